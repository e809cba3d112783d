"""Numbers and durations as a reader writes them, in either language. Dates are in metrics/calendar_words.py.

Nothing here is ever negative with a hyphen, rounded to whole days, or empty: what is missing is "—".
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from babel.core import Locale
from babel.numbers import format_compact_currency, format_currency, format_decimal

from metrics.declare import DURATIONS, Better, Metric, Unit
from metrics.words import Language, Text


@dataclass(frozen=True)
class Local:
    """What is particular to a place: the currency of its amounts, and how long a working day is there."""

    currency: str = "CNY"
    working_day_minutes: float = 8 * 60

    def working_day(self, metric: Metric) -> float | None:
        """The length of a day in which the metric's durations are told; None where a day has 24 hours."""
        return self.working_day_minutes if metric.unit is Unit.WORKING_MINUTES else None


LOCAL = Local()
MISSING = "—"
NO_DATA = Text(en="No data", zh="暂无数据")
MINUS = "\N{MINUS SIGN}"

LOCALES: dict[Language, Locale] = {"en": Locale("en"), "zh": Locale("zh", script="Hans")}

HOUR, DAY = 60, 24 * 60
SHORT_FROM = 10_000  # of money under an axis
MOST_MORE_DECIMALS = 2  # beside a goal that reads the same
HOURS_UP_TO = 48  # from here on days say more; below them "30 h" is more exact than "1.3 days"

_SECONDS = Text(en="{number} s", zh="{number} 秒")
_MINUTES = Text(en="{number} min", zh="{number} 分钟")
_HOURS = Text(en="{number} h", zh="{number} 小时")
_DAY = Text(en="{number} day", zh="{number} 天")
_DAYS = Text(en="{number} days", zh="{number} 天")
_WORKING_DAY = Text(en="{number} working day", zh="{number} 个工作日")
_WORKING_DAYS = Text(en="{number} working days", zh="{number} 个工作日")
_FASTER = Text(en="faster by {duration}", zh="快 {duration}")
_SLOWER = Text(en="slower by {duration}", zh="慢 {duration}")
_UNCHANGED = Text(en="unchanged", zh="持平")
_PERCENT_POINTS = Text(en="{number} points", zh="{number} 个百分点")
_POINTS = Text(en="{number} points", zh="{number} 分")
_INTERVAL = Text(en="95% interval {low}–{high}", zh="95% 区间 {low}–{high}")


def number(amount: float | None, language: Language, decimals: int = 0, *, trim: bool = False) -> str:
    """A plain number with thousands apart; `trim` leaves out zeros at the end of the decimals."""
    if amount is None or math.isnan(amount):
        return MISSING
    return _written(_rounded(amount, decimals), _pattern(decimals, trim), language)


def cases(n: float, language: Language) -> str:
    """ "n = 1,204"."""
    return f"n = {number(n, language)}"


def share(amount: float | None, language: Language, decimals: int = 1, *, trim: bool = False) -> str:
    """A share of 0-1 as a per cent: 84.6%."""
    if amount is None or math.isnan(amount):
        return MISSING
    return _written(_rounded(amount, decimals + 2), f"{_pattern(decimals, trim)}%", language)


def duration(
    minutes: float | None,
    language: Language,
    *,
    working_day_minutes: float | None = None,
    among: float | None = None,
) -> str:
    """A duration in the unit that suits: seconds, minutes, hours, days; one decimal where it matters.

    `working_day_minutes`: the length of the calendar's working day, for a duration on the business clock; its days
    are then working days.
    among: the longest of those it is read beside. Where that one is told in days, so is every other of a day or more:
    nobody should have to compare "41.6 h" with "2.3 days".
    """
    if minutes is None or math.isnan(minutes):
        return MISSING
    sign, size = ("-" if minutes < 0 else ""), abs(minutes)
    day = working_day_minutes or DAY
    # A working day is hours long: from two of them on, days are counted.
    hours_up_to = 2 * day if working_day_minutes else HOURS_UP_TO * HOUR
    if among is not None and among >= hours_up_to:
        hours_up_to = day
    seconds = round(size * 60)
    if seconds == 0:
        return _MINUTES.said(language, number="0")
    if seconds < 60:
        return _signed(sign + _SECONDS.said(language, number=seconds))
    if round(size, 1 if size < 10 else 0) < HOUR:
        count = number(size, language, 1 if round(size, 1) < 10 else 0, trim=True)
        return _signed(sign + _MINUTES.said(language, number=count))
    if size < hours_up_to:
        return _signed(sign + _HOURS.said(language, number=number(size / HOUR, language, 1, trim=True)))
    count = number(size / day, language, 1, trim=True)
    one, many = (_WORKING_DAY, _WORKING_DAYS) if working_day_minutes else (_DAY, _DAYS)
    return _signed(sign + (one if count == "1" else many).said(language, number=count))


def hours(amount: float | None, language: Language) -> str:
    """Hours as hours, however many they are: 60 h of training are not two and a half days."""
    if amount is None or math.isnan(amount):
        return MISSING
    return _HOURS.said(language, number=number(amount, language, 1, trim=True))


def one_day(language: Language, *, working: bool) -> str:
    """The day beside other whole days, as under an axis: "1 day" and not "24 h"."""
    return (_WORKING_DAY if working else _DAY).said(language, number="1")


def money(amount: float | None, language: Language, currency: str = "CNY") -> str:
    """An amount with its currency; small ones to the hundredth, from 1,000 up in whole units."""
    if amount is None or math.isnan(amount):
        return MISSING
    pattern = "¤#,##0.00" if abs(amount) < 1000 and amount != round(amount) else "¤#,##0"
    return _written(amount, pattern, language, currency)


def money_in_short(amount: float, language: Language, currency: str = "CNY") -> str:
    """An amount under an axis, large ones by the word for their size: CN¥1.5M, ¥150万."""
    if abs(amount) < SHORT_FROM:
        return money(amount, language, currency)
    return _signed(format_compact_currency(amount, currency, locale=LOCALES[language], fraction_digits=2))


def value(
    amount: float | None,
    metric: Metric,
    language: Language,
    *,
    local: Local = LOCAL,
    more: int = 0,
    among: float | None = None,
) -> str:
    """A metric's value with its unit: 84.6%, 6 min, 1,204, 4.25 / 5, 30.0, ¥29,356,250.

    `more`: that many decimals more than usual, of shares, scores and points. `among`: as in `duration`.
    """
    match metric.unit:
        case Unit.SHARE:
            return share(amount, language, 1 + more)
        case Unit.MINUTES | Unit.WORKING_MINUTES:
            return duration(amount, language, working_day_minutes=local.working_day(metric), among=among)
        case Unit.MONEY:
            return money(amount, language, local.currency)
        case Unit.HOURS:
            return hours(amount, language)
        case Unit.POINTS | Unit.PER_HUNDRED:
            return number(amount, language, 1 + more)
        case Unit.SCORE:
            text = number(amount, language, 2 + more)
            return f"{text} / {metric.scale[1]}" if metric.scale and text != MISSING else text
        case Unit.COUNT:
            return number(amount, language)


def value_beside(
    amount: float | None,
    goal: float | None,
    metric: Metric,
    language: Language,
    *,
    local: Local = LOCAL,
    among: float | None = None,
) -> str:
    """The value, with a decimal or two more where it would read like the goal that it is not: 4.197 beside a goal of
    4.2 is "4.197 / 5", since nobody could understand how "4.20 / 5" has missed it."""
    among = longest(amount, goal, among)
    plain = value(amount, metric, language, local=local, among=among)
    if amount is None or goal is None or abs(amount - goal) < 1e-9:
        return plain
    for more in range(MOST_MORE_DECIMALS + 1):
        exact = value(amount, metric, language, local=local, more=more, among=among)
        if exact != value(goal, metric, language, local=local, more=more, among=among):
            return exact
    return plain


def longest(*amounts: float | None) -> float | None:
    """The largest of what is read together, where there is any: the `among` of `duration`."""
    return max((amount for amount in amounts if amount is not None and not math.isnan(amount)), default=None)


def interval(low: float | None, high: float | None, metric: Metric, language: Language) -> str:
    """ "95% interval 82.5–86.5"; empty where the metric has none, since a missing interval needs no mark."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return ""
    factor, decimals = (100, 1) if metric.unit is Unit.SHARE else (1, 1)
    ends = {name: number(end * factor, language, decimals) for name, end in (("low", low), ("high", high))}
    return _INTERVAL.said(language, **ends)


def difference(amount: float | None, metric: Metric, language: Language, *, local: Local = LOCAL) -> str:
    """now - before in words that fit the unit: "−1.2 points", "faster by 2 min", "+12".

    "unchanged" where it rounds to 0.
    """
    if amount is None or math.isnan(amount):
        return MISSING
    if metric.unit in DURATIONS:
        size = duration(abs(amount), language, working_day_minutes=local.working_day(metric))
        if size == duration(0, language):
            return _UNCHANGED.said(language)
        return (_FASTER if amount < 0 else _SLOWER).said(language, duration=size)
    words: Text | None = None
    match metric.unit:
        case Unit.SHARE:
            size, words = number(abs(amount) * 100, language, 1), _PERCENT_POINTS
        case Unit.POINTS:
            size, words = number(abs(amount), language, 1), _POINTS
        case Unit.PER_HUNDRED:
            size = number(abs(amount), language, 1)
        case Unit.SCORE:
            size = number(abs(amount), language, 2)
        case Unit.MONEY:
            size = money(abs(amount), language, local.currency)
        case Unit.HOURS:
            size = hours(abs(amount), language)
        case _:
            size = number(abs(amount), language)
    if not any(digit in size for digit in "123456789"):
        return _UNCHANGED.said(language)
    signed = (MINUS if amount < 0 else "+") + size
    return words.said(language, number=signed) if words else signed


def bare(
    amount: float | None, metric: Metric, language: Language, *, local: Local = LOCAL, among: float | None = None
) -> str:
    """A value a person set, without decimals nobody wrote: 88%, 4.5 / 5, 10 min."""
    match metric.unit:
        case Unit.SHARE:
            return share(amount, language, 1, trim=True)
        case Unit.SCORE:
            text = number(amount, language, 2, trim=True)
            return f"{text} / {metric.scale[1]}" if metric.scale and text != MISSING else text
        case Unit.POINTS | Unit.PER_HUNDRED | Unit.COUNT:
            return number(amount, language, 1, trim=True)
        case _:
            return value(amount, metric, language, local=local, among=among)


def target(
    amount: float | None, metric: Metric, language: Language, *, local: Local = LOCAL, among: float | None = None
) -> str:
    """A target with its direction: "≥ 88%", "≤ 10 min"."""
    if amount is None or math.isnan(amount):
        return MISSING
    text = bare(amount, metric, language, local=local, among=among)
    match metric.better:
        case Better.HIGHER:
            return f"≥ {text}"
        case Better.LOWER:
            return f"≤ {text}"
        case Better.NEITHER:
            return text


def band(low: float, high: float, metric: Metric, language: Language, *, local: Local = LOCAL) -> str:
    """A target with two ends: "80%–90%"."""
    return "–".join(bare(edge, metric, language, local=local) for edge in (low, high))


@lru_cache(maxsize=8192)  # a page writes hundreds of numbers, and nearly all of them again in its next run
def _written(amount: float, pattern: str, language: Language, currency: str | None = None) -> str:
    locale = LOCALES[language]
    if currency is None:
        return _signed(format_decimal(amount, pattern, locale))
    return _signed(format_currency(amount, currency, pattern, locale, currency_digits=False))


def _pattern(decimals: int, trim: bool) -> str:
    places = ("#" if trim else "0") * decimals
    return f"#,##0.{places}" if places else "#,##0"


def _rounded(amount: float, decimals: int) -> float:
    # Half of the last place away from zero, as people round; adding 0.0 turns -0.0 into 0.0.
    size = abs(amount) * 10**decimals
    whole = int(size + 0.5 + 1e-9)
    return math.copysign(whole / 10**decimals, amount) + 0.0


def _signed(text: str) -> str:
    return text.replace("-", MINUS)
