"""Service standards in words: for whom they are, how much time they allow."""

from typing import Any

import pandas as pd

from data_access.workflow import complaints
from metrics import formats
from metrics.standards import WORKING
from pages.shared import session
from pages.shared.complaints.stages_said import step_said
from pages.shared.filters import code_said
from pages.shared.session import language, say
from pages.shared.texts import frame
from pages.shared.texts import standards as words

TIERS = ("vip", "regular", "prospect")
SEVERITIES = tuple(reversed(complaints.SEVERITIES))  # the gravest first
CHANNELS = tuple(frame.CHANNELS)


def time_said(minutes: float, clock: str) -> str:
    """ "4 h", "4 h of working time", "2 working days"."""
    if clock != WORKING:
        return formats.duration(minutes, language())
    day = day_minutes()
    said = formats.duration(minutes, language(), working_day_minutes=day)
    return said if minutes >= 2 * day else say(words.IN_WORKING_TIME, duration=said)


def day_minutes() -> float:
    """The length of a usual working day, in which longer times are told."""
    return session.calendars().usual.version(session.clock().today).day_minutes


def whom_said(row: Any) -> str:
    """What a standard, or a case, names: "VIP · High · Phone"; every case where it names nothing."""
    named = [code_said(row[name]) for name in ("tier", "severity", "channel") if given(row[name])]
    return " · ".join(named) or say(words.ANY_CASE)


def standard_said(row: Any) -> str:
    """One standard in a line, to choose it from a list."""
    step, time = step_said(row["step"]), time_said(row["minutes"], row["clock"])
    return f"{step} · {whom_said(row)} · {time}"


def choices(found: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What tier, severity and channel can be, with its words: what everybody has, and what a standard names besides."""
    known = {"tier": TIERS, "severity": SEVERITIES, "channel": CHANNELS}
    return {name: {code: code_said(code) for code in codes_of(found, name, codes)} for name, codes in known.items()}


def codes_of(found: pd.DataFrame, name: str, known: tuple[str, ...]) -> list[str]:
    """The known codes, and those that a standard names besides."""
    return [*known, *sorted({str(code) for code in found[name].dropna()} - set(known))]


def given(value: object) -> bool:
    """Whether something is named."""
    return isinstance(value, str) and value != ""
