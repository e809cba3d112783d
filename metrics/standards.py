"""Which service standard applies to a case: the most specific one of those that match it.

A standard says for a tier, a severity and a channel, any of which may be left open, how long a step may take. Of the
standards for a step that are in force on the day and match the case, the one wins that names more of the three. Where
two name equally many, tier goes before severity before channel: what VIPs are promised holds on every channel.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ACKNOWLEDGE, RESPOND, RESOLVE = "acknowledge", "respond", "resolve"
# The stages of a complaint that take time; confirmed ends the moment it begins. An organisation may have stages of its
# own among those before the answer (data_access/workflow/stages.py).
STAGE_STEPS, ANSWER = ("received", "investigated", "solution"), "answered"
CALENDAR, WORKING = "calendar", "working"
CLOCKS = (WORKING, CALENDAR)


def steps_with(stages: Iterable[str] = STAGE_STEPS) -> tuple[str, ...]:
    """What a standard may be for, in its order; `stages` are those before the answer."""
    return (ACKNOWLEDGE, RESPOND, *stages, ANSWER, RESOLVE)


# What a standard may name, in the order that decides between two that name equally many.
NAMED = ("tier", "severity", "channel")


@dataclass(frozen=True)
class Case:
    """What a standard is chosen by; what is missing matches only standards that leave it open."""

    tier: str | None = None
    severity: str | None = None
    channel: str | None = None


@dataclass(frozen=True)
class Standard:
    """Minutes that a step may take, by the working or the plain clock, on days from `valid_from` until `valid_to`."""

    id: int
    step: str
    minutes: int
    clock: str
    valid_from: date
    valid_to: date | None = None
    tier: str | None = None
    severity: str | None = None
    channel: str | None = None

    @property
    def cell(self) -> tuple[str, str | None, str | None, str | None]:
        """What it is about; no two of the same cell are in force on one day."""
        return self.step, self.tier, self.severity, self.channel

    @property
    def rank(self) -> tuple[int, bool, bool, bool]:
        """How specific it is; the greatest wins."""
        named = [self.tier is not None, self.severity is not None, self.channel is not None]
        return sum(named), named[0], named[1], named[2]

    def in_force(self, day: date) -> bool:
        """Whether it counts for what begins on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def matches(self, case: Case) -> bool:
        """Whether everything that it names is so."""
        return all(
            named is None or named == found
            for named, found in ((self.tier, case.tier), (self.severity, case.severity), (self.channel, case.channel))
        )


def matching(standards: Iterable[Standard], step: str, case: Case, day: date) -> list[Standard]:
    """The standards for `step` that are in force on `day` and match the case; the first one applies."""
    found = [each for each in standards if each.step == step and each.in_force(day) and each.matches(case)]
    # Two of one cell cannot be saved; should they be there all the same, the newer one is meant.
    return sorted(found, key=lambda each: (each.rank, each.valid_from, each.id), reverse=True)


def applying(standards: Iterable[Standard], step: str, case: Case, day: date) -> Standard | None:
    """The standard that applies; None where nothing was promised."""
    return next(iter(matching(standards, step, case, day)), None)


def decided_by(winner: Standard, other: Standard) -> str:
    """Why `winner` goes before `other`: "more" where it names more, else the first it names and the other does not."""
    if winner.rank[0] != other.rank[0]:
        return "more"
    return next((name for name, mine, its in zip(NAMED, winner.rank[1:], other.rank[1:], strict=True) if mine > its),
                "newer")  # fmt: skip
