"""Which standard applies: the one that names more, then tier before severity before channel."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metrics.standards import Case, Standard, applying, decided_by, matching

DAY = date(2026, 11, 20)


def standard(key: int, minutes: int = 60, **about: str) -> Standard:
    return Standard(id=key, step="resolve", minutes=minutes, clock="calendar", valid_from=date(2026, 1, 1), **about)  # type: ignore[arg-type]


ANY = standard(1)
VIP = standard(2, tier="vip")
HIGH = standard(3, severity="high")
CHAT = standard(4, channel="chat")
VIP_CHAT = standard(5, tier="vip", channel="chat")
HIGH_CHAT = standard(6, severity="high", channel="chat")
ALL = (ANY, CHAT, HIGH, VIP, HIGH_CHAT, VIP_CHAT)


@pytest.mark.parametrize(
    ("case", "winner"),
    [
        (Case(), ANY),
        (Case("regular", "low", "phone"), ANY),
        (Case("vip", "low", "phone"), VIP),
        (Case("vip", "high", "phone"), VIP),  # tier before severity
        (Case("regular", "high", "phone"), HIGH),
        (Case("regular", "low", "chat"), CHAT),
        (Case("regular", "high", "chat"), HIGH_CHAT),  # two named before one
        (Case("vip", "high", "chat"), VIP_CHAT),
        (Case(None, "high", "chat"), HIGH_CHAT),
    ],
)
def test_the_most_specific_standard_applies(case: Case, winner: Standard) -> None:
    assert applying(ALL, "resolve", case, DAY) == winner
    assert applying(reversed(ALL), "resolve", case, DAY) == winner


def test_severity_goes_before_channel() -> None:
    assert applying((CHAT, HIGH), "resolve", Case("vip", "high", "chat"), DAY) == HIGH


def test_what_is_missing_of_a_case_matches_only_what_is_left_open() -> None:
    assert applying((VIP, HIGH, CHAT), "resolve", Case(), DAY) is None


def test_a_standard_counts_from_its_first_day_until_before_its_last() -> None:
    one = Standard(1, "resolve", 60, "calendar", DAY, DAY + timedelta(days=2))
    days = [DAY + timedelta(days=shift) for shift in (-1, 0, 1, 2)]
    assert [applying((one,), "resolve", Case(), day) is not None for day in days] == [False, True, True, False]


def test_another_step_has_its_own_standards() -> None:
    assert applying(ALL, "respond", Case("vip", "high", "chat"), DAY) is None


def test_it_is_told_why_one_goes_before_the_other() -> None:
    assert decided_by(VIP_CHAT, VIP) == "more"
    assert decided_by(VIP, HIGH) == "tier"
    assert decided_by(HIGH, CHAT) == "severity"
    assert decided_by(VIP_CHAT, HIGH_CHAT) == "tier"


cells = some.tuples(
    some.sampled_from([None, "vip", "regular"]), some.sampled_from([None, "high", "low"]),
    some.sampled_from([None, "chat", "phone"]),
)  # fmt: skip


@given(some.lists(cells, unique=True), cells)
def test_the_winner_matches_and_nothing_more_specific_does(
    named: list[tuple[str | None, str | None, str | None]], case: tuple[str | None, str | None, str | None]
) -> None:
    known = [
        Standard(number, "resolve", 60, "working", DAY, None, tier, severity, channel)
        for number, (tier, severity, channel) in enumerate(named)
    ]
    about = Case(*case)
    matched = matching(known, "resolve", about, DAY)
    assert {each.id for each in matched} == {each.id for each in known if each.matches(about)}
    winner = applying(known, "resolve", about, DAY)
    assert winner == next(iter(matched), None)
    for other in matched[1:]:
        assert winner is not None
        more = {name for name in ("tier", "severity", "channel") if getattr(winner, name) is not None}
        its = {name for name in ("tier", "severity", "channel") if getattr(other, name) is not None}
        assert len(more) >= len(its)
        assert decided_by(winner, other) != "newer"
