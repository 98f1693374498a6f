#!/usr/bin/env bash
# Installs the missing Debian packages for the uses named as arguments: qt, screen, fonts, tests
# (system-packages.txt), and venv for what Debian's own Python ($PYTHON) needs to make a .venv.
# Where that is not allowed it names them in one line and goes on: what is missing may be there
# under another name, or not be needed on this machine. Does nothing when nothing is missing.
set -euo pipefail

list=$(dirname "${BASH_SOURCE[0]}")/system-packages.txt

wanted() {
    local use
    for use in "$@"; do
        if [ "$use" = venv ]; then
            "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null ||
                "${PYTHON:-python3}" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
        else
            awk -v use="$use" '$1 == use { print $2 }' "$list"
        fi
    done
}

# The wanted packages that are neither installed nor provided by one that is.
missing() {
    local installed name
    installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
        awk '$1 == "installed" { gsub(/,|\([^)]*\)/, " "); $1 = ""; print }' | tr '\n' ' ') "
    for name in $(wanted "$@"); do
        case $installed in
            *" $name "*) ;;
            *) printf '%s ' "$name" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# Whether packages may be installed without asking anybody.
allowed() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true; }
} >/dev/null 2>&1

install() {
    local options=(-q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
    # The lists of a fresh machine are empty or old: fetch them when the first attempt fails.
    as_root apt-get "${options[@]}" install --no-install-recommends "$@" ||
        { as_root apt-get "${options[@]}" update &&
            as_root apt-get "${options[@]}" install --no-install-recommends "$@"; }
} </dev/null

# Qt brings what it needs on other systems, and other Linux systems have their own names for it.
command -v dpkg-query >/dev/null || exit 0

read -r -a names <<<"$(missing "$@")" || true
if [ "${#names[@]}" -gt 0 ] && allowed; then
    echo "Installing system packages: ${names[*]}"
    log=$(mktemp)
    install "${names[@]}" >"$log" 2>&1 || tail -n 5 "$log" >&2
    rm -f "$log"
    read -r -a names <<<"$(missing "$@")" || true
fi
if [ "${#names[@]}" -gt 0 ]; then
    echo "Qt needs these system packages: ${names[*]}; install them with: sudo apt-get install ${names[*]}" >&2
fi
