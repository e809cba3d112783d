"""What reviews rate, unless a lead says otherwise when opening a cycle; and which periods they are about."""

from datetime import date

from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.words import Text

CATEGORIES: dict[str, Text] = {
    "customer": Text(en="Thinks of the customer", zh="客户意识"),
    "teamwork": Text(en="Works with others", zh="团队协作"),
    "reliability": Text(en="Reliable", zh="责任心"),
    "expertise": Text(en="Knows the subject", zh="专业能力"),
    "improving": Text(en="Makes things better", zh="主动改进"),
}
USUAL_WEIGHTS = {"customer": 30.0, "teamwork": 25.0, "reliability": 20.0, "expertise": 15.0, "improving": 10.0}
OWN = "own"  # the key of the one category that a cycle may have besides
QUARTER, HALF_YEAR = KINDS = ("quarter", "half_year")
MONTHS = {QUARTER: 3, HALF_YEAR: 6}


def period_of(kind: str, start: date) -> Period:
    """The quarter or half-year that begins on `start`."""
    return Period(kind, start, step(start, Grain.MONTH, MONTHS[kind]), Grain.QUARTER if kind == QUARTER else None)


def periods_before(kind: str, today: date, count: int = 4) -> list[Period]:
    """The running quarter or half-year and those before it, the last finished one first, the running one last."""
    months = MONTHS[kind]
    first = start_of(today, Grain.MONTH)
    begun = first.replace(month=(first.month - 1) // months * months + 1)
    return [period_of(kind, step(begun, Grain.MONTH, -months * back)) for back in [*range(1, count + 1), 0]]


def is_begin(kind: str, day: date) -> bool:
    """Whether a quarter or a half-year begins on this day."""
    return day.day == 1 and (day.month - 1) % MONTHS[kind] == 0
