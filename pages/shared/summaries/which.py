"""Which month or quarter a summary is of, kept in the address: of=2026-10 or of=2026-Q3."""

from datetime import date

from metrics import calendar_words
from metrics.calendars import periods
from metrics.calendars.periods import Grain, Period
from pages.shared import filters, session
from pages.shared.session import language, say
from pages.shared.texts import summaries as words

MONTHS, QUARTERS = 24, 12  # how far back can be picked


def pick() -> Period:
    """Draw the pickers; the newest month or quarter that is over is picked until somebody chooses."""
    grain = Grain(filters.pick("grain", words.GRAIN, tuple(words.GRAINS), lambda code: say(words.GRAINS[code])))
    newest = periods.start_of(session.clock().today, grain)
    starts = [periods.step(newest, grain, -back) for back in range(MONTHS if grain is Grain.MONTH else QUARTERS)]
    codes = {_code(start, grain): start for start in starts}
    picked = filters.choice(
        f"of_{grain.value}", words.WHICH, list(codes), lambda code: _offered(codes[code], grain, newest),
        default=_code(starts[1], grain), width=220, always=False, labelled=False,
    )  # fmt: skip
    return Period("own", codes[picked], periods.step(codes[picked], grain), grain)


def name_of(period: Period) -> str:
    """October 2026, Q3 2026."""
    assert period.grain is not None
    return _named(period.start, period.grain)


def _offered(start: date, grain: Grain, newest: date) -> str:
    named = _named(start, grain)
    return say(words.RUNNING, name=named) if start == newest else named


def _named(start: date, grain: Grain) -> str:
    if grain is Grain.QUARTER:
        return say(words.QUARTER, year=start.year, quarter=(start.month + 2) // 3)
    return calendar_words.axis_label(start, Grain.MONTH, language(), with_year=True)


def _code(start: date, grain: Grain) -> str:
    return f"{start.year}-Q{(start.month + 2) // 3}" if grain is Grain.QUARTER else f"{start:%Y-%m}"
