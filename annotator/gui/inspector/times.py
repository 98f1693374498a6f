"""Moments as a person reads them."""

from datetime import datetime


def short_time(stamp: str, *, now: datetime | None = None) -> str:
    """The time of day for today, else the day, from an ISO 8601 moment; as given if it is none."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    today = (now or datetime.now().astimezone()).date()
    if moment.date() == today:
        return moment.strftime("%H:%M")
    day = f"{moment.day} {moment.strftime('%b')}"
    return day if moment.year == today.year else f"{day} {moment.year}"


def long_time(stamp: str) -> str:
    """Day and time in full; as given if it is no moment."""
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return f"{moment.day} {moment.strftime('%B %Y, %H:%M')}"
