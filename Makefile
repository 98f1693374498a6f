# make run         opens the window; without a screen, drives it through the main job and leaves
#                  pictures of every step in FOLDER
# make test        every check that takes minutes at most: style, types, imports, and all tests
#                  but the long ones (10 minutes is the end)
# make test-long   what the short suite leaves out: the tests marked `long` (killing writers,
#                  other programs as judges, slow builds), and every property test again with
#                  many fresh examples
# make bench       measured claims, each beside its baseline
# make setup       only what run and test do first: system packages, .venv
# make clean       takes away what the others made, but for .venv
#
# The split of the tests is explained in docs/testing.md. PYTHON=… chooses another Python.

PYTHON ?= python3
FOLDER ?= build/tour

BIN := .venv/bin
STAMP := .venv/installed.stamp

.DELETE_ON_ERROR:
.PHONY: run test test-long bench setup clean python system system-tests

# Everything is installed by versions that constraints.txt fixes, the build's own tools included.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
$(STAMP): export PIP_CONSTRAINT := constraints.txt
$(STAMP): export PIP_BUILD_CONSTRAINT := constraints.txt

run: $(STAMP) | system
# macOS has a screen without saying so in the environment.
ifneq ($(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),)
	$(BIN)/annotator
else
	@echo "No screen here: driving the window through the main job. Pictures: $(FOLDER)"
	$(BIN)/annotator tour --to "$(FOLDER)"
endif

# The tests come last, so that their own summary is the last line.
test: $(STAMP) | system-tests
	$(BIN)/ruff check --quiet --output-format=concise .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest --cov --cov-report=term -n auto --maxprocesses=4 --dist=loadfile

test-long: $(STAMP) | system-tests
	$(BIN)/pytest -m "long or hypothesis" --hypothesis-profile=long -o faulthandler_timeout=0

bench: $(STAMP) | system-tests
	$(BIN)/python benchmarks/run.py

setup: $(STAMP) | system-tests

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
	find annotator tests packaging benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Annotator needs Python 3.11 or newer, and '$(PYTHON)' is none;" \
	         "name one: make PYTHON=python3.11" >&2; exit 1; }

system: | python
	@PYTHON="$(PYTHON)" packaging/system_packages.sh venv qt screen fonts

system-tests: | python
	@PYTHON="$(PYTHON)" packaging/system_packages.sh venv qt screen fonts tests

$(BIN)/python: | python system
	@rm -rf .venv
	$(PYTHON) -m venv .venv

$(STAMP): pyproject.toml constraints.txt packaging/build_hook.py | $(BIN)/python
	$(BIN)/pip install --quiet -e '.[dev]' -c constraints.txt
	@$(BIN)/python -c 'import PySide6.QtWidgets' || \
	  { echo "Qt does not start; see packaging/system-packages.txt for what it needs." >&2; exit 1; }
	@touch $@
