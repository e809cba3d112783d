"""When what happens in the demo company: the days on which its stories turn, whatever today is."""

from dataclasses import dataclass
from datetime import date, timedelta

from metrics.calendars.periods import Grain, Period, start_of, step

# A month this young has too few answers for somebody to have fifty; the stories of a month then tell of the last one.
YOUNG_MONTH_DAYS = 20

DROP_DAYS = 42
MOVED_DAYS = 120
LEFT_DAYS = 200
PACKED_DAYS = 105  # fifteen weeks
TRAINED_DAYS = 113  # sixteen weeks, and the day itself

FEW_ANSWERS = 3  # of 3 good
MANY_ANSWERS, MANY_GOOD = 50, 45


@dataclass(frozen=True)
class Stories:
    """Days as of `today`. `month` holds the one with 3 good answers of 3 and the one with 45 of 50."""

    today: date

    @property
    def month(self) -> Period:
        start = start_of(self.today, Grain.MONTH)
        if self.today.day < YOUNG_MONTH_DAYS:
            start = step(start, Grain.MONTH, -1)
        return Period("own", start, step(start, Grain.MONTH), Grain.MONTH)

    @property
    def newest_joined_on(self) -> date:
        """The newest member came with the month's first day."""
        return self.month.start

    @property
    def drop_on(self) -> date:
        """From here on after-sales 1 satisfies fewer customers."""
        return self.today - timedelta(days=DROP_DAYS - 1)

    @property
    def moved_on(self) -> date:
        return self.today - timedelta(days=MOVED_DAYS)

    @property
    def left_on(self) -> date:
        return self.today - timedelta(days=LEFT_DAYS)

    @property
    def packed_on(self) -> date:
        """From here on parcels of after-sales 1 are packed in two boxes, and fewer arrive damaged."""
        return self.today - timedelta(days=PACKED_DAYS)

    @property
    def trained_on(self) -> date:
        """From here on some of after-sales 2 answer faster, who learnt how."""
        return self.today - timedelta(days=TRAINED_DAYS)

    @property
    def dropped(self) -> Period:
        """The days since the drop, today included."""
        return Period("own", self.drop_on, self.today + timedelta(days=1))

    @property
    def before_drop(self) -> Period:
        """As many days before it."""
        return Period("own", self.drop_on - timedelta(days=DROP_DAYS), self.drop_on)
