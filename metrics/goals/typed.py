"""A duration as people type it: "30 min", "1 h 30 min", "2 days", "4 小时"; in minutes, however it was typed."""

import re
from unicodedata import normalize

from metrics.declare import Metric, Unit
from metrics.formats import DAY, HOUR, Local

MOST_LETTERS = 60
_UNITS = {
    1 / 60: "s|sec|secs|second|seconds|秒|秒钟",
    1: "m|min|mins|minute|minutes|working minute|working minutes|分|分钟|工作分钟|个工作分钟",
    HOUR: "h|hr|hrs|hour|hours|working hour|working hours|时|小时|个小时|工作小时|个工作小时",
}
_DAYS = frozenset(["d", "day", "days", "天", "日"])
_WORKING_DAYS = frozenset(["working day", "working days", "工作日", "个工作日"])
_MINUTES = {word: minutes for minutes, words in _UNITS.items() for word in words.split("|")}
_PART = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?|半)\s*([a-z]+(?: [a-z]+)?|[^\d\s.,a-z+-]+)\s*")
_HALF = "半"


class Unreadable(ValueError):
    """What was typed is no duration."""


def minutes_of(typed: str, metric: Metric, local: Local) -> float | None:
    """The minutes that were typed, with their sign; None for nothing. `local` says how long a working day is.

    A number without its unit is refused: 4 may be minutes or hours. So are working days of a metric whose days have 24
    hours. Either language is read, whichever the page is in.

    Raises:
        Unreadable
    """
    plain = " ".join(
        normalize("NFKC", typed[: MOST_LETTERS + 1]).casefold().replace("−", "-").replace("–", "-").split()
    )
    if not plain:
        return None
    sign, rest = (-1.0 if plain[0] == "-" else 1.0), plain.lstrip("+-").strip()
    if len(typed) > MOST_LETTERS or len(plain) - len(plain.lstrip("+-")) > 1 or not rest:
        raise Unreadable(typed)
    if re.fullmatch(r"0+(\.0+)?", rest):
        return 0.0
    minutes, at, smallest = 0.0, 0, float("inf")
    while at < len(rest):
        found = _PART.match(rest, at)
        size = None if found is None else _size(found[2], metric, local)
        if found is None or size is None or size >= smallest:  # "30 min 1 h" and "1 h 2 h" are slips
            raise Unreadable(typed)
        minutes += size * (0.5 if found[1] == _HALF else float(found[1].replace(",", "")))
        at, smallest = found.end(), size
    return sign * minutes


def _size(unit: str, metric: Metric, local: Local) -> float | None:
    """The minutes of one of these units; None for a word that is none."""
    if unit in _WORKING_DAYS:
        return local.working_day(metric) if metric.unit is Unit.WORKING_MINUTES else None
    if unit in _DAYS:
        return local.working_day(metric) or DAY
    return _MINUTES.get(unit)
