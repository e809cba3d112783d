"""Whether the backlog adds up on every day there is: what stood, what came and what went make what stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.clock import Clock
from data_access.mirroring.check import NAMED
from data_access.numbers.asking import Asked
from data_access.numbers.backlog import backlog_days
from data_access.scope import OWNER
from metrics.calendars.periods import EARLIEST, Period
from metrics.statistics.backlog import contradicting, otherwise_received
from metrics.words import Text

ADDS_UP = Text(en="Backlog: {days} days, each adds up", zh="未结投诉：{days} 天，每天都对得上")
CONTRADICTS = Text(
    en="Backlog: {days} days, {count} of them do not add up, among them {named}. Stages overlap there, or were entered "
    "and never left",
    zh="未结投诉：{days} 天，其中 {count} 天对不上，例如 {named}。这些天有阶段重叠，或进入后一直没有离开",
)
OTHERWISE = Text(
    en="Complaints: on {count} days others were received than came into work, among them {named}. An import brought "
    "some that were resolved when they came, or whose first stage begins later",
    zh="投诉：{count} 天的受理数与进入处理的数不同，例如 {named}。部分导入的投诉受理时即已解决，或首个阶段晚于受理",
)


@dataclass(frozen=True)
class Reckoned:
    """On how many days anything moved, and the days (with by how much) that contradict themselves."""

    days: int
    contradicting: dict[date, int]
    otherwise: dict[date, int]

    @property
    def texts(self) -> Iterator[tuple[Text, dict[str, object]]]:
        """The sentences, and what fills their places."""
        wrong = self.contradicting
        yield (CONTRADICTS, {"days": self.days, **_filled(wrong)}) if wrong else (ADDS_UP, {"days": self.days})
        if self.otherwise:
            yield OTHERWISE, _filled(self.otherwise)


def reckon(asked: Asked, clock: Clock) -> Reckoned:
    """Hold every day up to today against itself."""
    days = backlog_days(asked, OWNER, Period("all", EARLIEST, date.max), clock=clock)
    return Reckoned(len(days), _by_day(contradicting(days)), _by_day(otherwise_received(days)))


def _by_day(found: pd.DataFrame) -> dict[date, int]:
    return dict(zip(found["day"], found["difference"].astype("int64"), strict=True))


def _filled(found: dict[date, int]) -> dict[str, object]:
    named = "; ".join(f"{day} ({by:+d})" for day, by in list(found.items())[:NAMED])
    return {"count": len(found), "named": named}
