"""The week, month or quarter that a digest is about: the last one that is over, and the days that come now."""

from dataclasses import dataclass
from datetime import date, timedelta

from metrics.calendars.periods import Grain, Period, named, start_of, step

GRAINS = {"week": Grain.WEEK, "month": Grain.MONTH, "quarter": Grain.QUARTER}
DAYS_AHEAD = 7


@dataclass(frozen=True)
class Span:
    """kind: week, month or quarter. key: the same whenever it is asked for within one; of two digests with the same
    kind and key nobody gets the second."""

    kind: str
    over: Period
    today: date

    @property
    def key(self) -> str:
        """Named by what it is about: 2026-W47, 2026-10, 2026-Q3."""
        start = self.over.start
        if self.kind == "week":
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02}"
        return f"{start:%Y-%m}" if self.kind == "month" else f"{start.year}-Q{(start.month + 2) // 3}"

    @property
    def score(self) -> Period:
        """What scorecards are about: the last full month or quarter; in a week the month of its last day, which may
        still run, since targets are set for months."""
        if self.kind != "week":
            return self.over
        start = start_of(self.over.end - timedelta(days=1), Grain.MONTH)
        return Period("month", start, step(start, Grain.MONTH), Grain.MONTH)

    @property
    def until(self) -> date:
        """The last day of what is told to be due."""
        return self.today + timedelta(days=DAYS_AHEAD - 1)

    @property
    def meeting_week(self) -> date:
        """The Monday of the week in which the next meeting is."""
        return start_of(self.today, Grain.WEEK)


def span(kind: str, today: date) -> Span:
    """The digest that is due on `today`."""
    return Span(kind, named(f"last_{kind}", today), today)
