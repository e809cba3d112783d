"""Lines about KPIs: what each is and should be, over how many cases, and what is usual for it."""

import math
from functools import partial

from sqlalchemy import Connection

from data_access.clock import currency_of
from data_access.meetings.items import NUMBER, Figure, Item
from data_access.meetings.judged import AgainstTarget, Judged, StandsOut, numbers_judged
from data_access.meetings.looked import Filled, Looked, joined, told
from data_access.numbers.asking import Asked
from data_access.scope import Scope
from metrics import formats
from metrics.calendars.periods import last_day
from metrics.declare import Better, Cohort, Metric, Unit
from metrics.formats import Local
from metrics.goals.targets import Status
from metrics.statistics.signals import Signal
from metrics.words import Language, Text

MISSED, NEAR, BEHIND, NEARLY = "missed", "near", "behind", "nearly_on_pace"
ABOVE, BELOW = "above_limit", "below_limit"
WEEK, USUAL_LOW, USUAL_HIGH, EXPECTED = "week", "usual_low", "usual_high", "expected_by_now"

_LINE = Text(en="{name}: {said}", zh="{name}：{said}")
_AGAINST = Text(
    en="{value} over {days} ({n}), target {target}: {status}", zh="{days}为 {value}（{n}），目标 {target}，{status}"
)
_COUNTED = Text(en="{value} over {days}, target {target}: {status}", zh="{days}共 {value}，目标 {target}，{status}")
_STANDS = Text(
    en="{value} at the end of {day}, target {target}: {status}", zh="截至{day}为 {value}，目标 {target}，{status}"
)
_PACE = Text(
    en="{value} over {days}; by now {expected} of the target {target} should be there: {status}",
    zh="{days}累计 {value}，按进度应为 {expected}，目标 {target}，{status}",
)  # fmt: skip
_WEEK = Text(
    en="{value}{n} in the week of {day}, {side} its usual {low}–{high}",
    zh="{day}当周为 {value}{n}，{side}通常范围 {low}–{high}",
)  # fmt: skip
_N = Text(en=" ({n})", zh="（{n}）")
_SIDES = {Signal.ABOVE_LIMIT: Text(en="above", zh="高于"), Signal.BELOW_LIMIT: Text(en="below", zh="低于")}
_STATUS = {
    MISSED: Text(en="missed", zh="未达标"),
    NEAR: Text(en="just missed", zh="略低于目标"),
    BEHIND: Text(en="behind", zh="进度落后"),
    NEARLY: Text(en="slightly behind", zh="进度略慢"),
}
_NEAR_ABOVE = Text(en="just missed", zh="略高于目标")

# Where a metric is drawn over time; all others on the page that has most of them.
_PAGES = {
    "satisfaction": ("csat", "csat_mean", "dsat", "nps", "ces", "response_rate"),
    "overview": ("csat", "first_response_time", "resolution_within", "complaint_resolution_time", "complaints_overdue",
                 "new_customers", "sales"),
    "resolution-times": ("complaint_resolution_p90", "complaints_within_standard", "complaints_backlog",
                         "complaints_reopened", "complaints_recurring", "complaints_escalated"),
    "causes": ("complaints_opened", "complaints_per_100_customers", "complaints_per_100_orders"),
}  # fmt: skip


def number_items(connection: Connection, asked: Asked, of: Looked, *, by: Scope) -> list[Item]:
    """What is missed first, then what stands out, then what is near; each in the order of the glossary."""
    found = [(each, _reason(each)) for each in numbers_judged(connection, asked, of, by=by)]
    local = Local(currency_of(connection))
    return [_item(each, reason, of, local) for each, reason in sorted(found, key=lambda pair: _rank(*pair))]


def _reason(each: Judged) -> str:
    """Why it stands here: a week that stands out is news, whatever was known of the target before."""
    if each.week is not None:
        return ABOVE if each.week.signal is Signal.ABOVE_LIMIT else BELOW
    assert each.against is not None
    return _code(each.against)


def _code(against: AgainstTarget) -> str:
    if against.expected is not None:
        return BEHIND if against.status is Status.MISSED else NEARLY
    return MISSED if against.status is Status.MISSED else NEAR


def _rank(each: Judged, reason: str) -> int:
    if each.against is not None and each.against.status is Status.MISSED:
        return 0
    if each.week is not None:
        worse = {Better.HIGHER: BELOW, Better.LOWER: ABOVE}.get(each.metric.better)
        return 1 if reason == worse else 3
    return 2


def _item(each: Judged, reason: str, of: Looked, local: Local) -> Item:
    metric, parts, figures = each.metric, [], []
    if each.against is not None:
        against = each.against
        parts.append(_against_said(metric, against, of, local))
        value, target = against.reading.value, against.target.value
        figures.append(Figure(metric.key, value, against.reading.n, target))
        figures += [] if against.expected is None else [Figure(EXPECTED, against.expected)]
    if each.week is not None:
        week = each.week
        parts.append(_week_said(metric, week, of, local))
        figures.append(Figure(metric.key if each.against is None else WEEK, week.value, week.n))
        figures += [Figure(USUAL_LOW, week.low), Figure(USUAL_HIGH, week.high)]
    line = told(_LINE, name=metric.name, said=joined(parts, "; ", "；"))
    return Item(NUMBER, f"number:{metric.key}", reason, line, _where(each, of), tuple(figures))


def _against_said(metric: Metric, against: AgainstTarget, of: Looked, local: Local) -> Text:
    value, goal = against.reading.value, against.target.value
    code = _code(against)
    status = _NEAR_ABOVE if code == NEAR and metric.better is Better.LOWER else _STATUS[code]
    filled: dict[str, Filled] = {
        "value": lambda language: formats.value_beside(value, goal, metric, language, local=local),
        "target": partial(_target_said, metric, against, local),
        "days": of.days(against.period),
        "status": status,
    }
    if against.expected is not None:
        return told(_PACE, **filled, expected=partial(_value, against.expected, metric, local))
    if metric.cohort is Cohort.STANDING:
        return told(_STANDS, **filled, day=of.day(last_day(against.period)))
    if metric.unit in (Unit.COUNT, Unit.MONEY):
        return told(_COUNTED, **filled)
    return told(_AGAINST, **filled, n=partial(formats.cases, against.reading.n))


def _week_said(metric: Metric, week: StandsOut, of: Looked, local: Local) -> Text:
    n: Text | str = "" if metric.unit in (Unit.COUNT, Unit.MONEY) else told(_N, n=partial(formats.cases, week.n))
    low, high = week.low, week.high
    if metric.unit is Unit.COUNT:  # 9 is above limits that end at 8.9, and not above "9"
        low, high = math.ceil(low), math.floor(high)
    return told(
        _WEEK, value=partial(_value, week.value, metric, local), n=n, day=of.day(week.start),
        side=_SIDES[week.signal], low=partial(_value, low, metric, local), high=partial(_value, high, metric, local),
    )  # fmt: skip


def _target_said(metric: Metric, against: AgainstTarget, local: Local, language: Language) -> str:
    target = against.target
    if target.low is not None and target.high is not None:
        return formats.band(target.low, target.high, metric, language, local=local)
    return formats.target(target.value, metric, language, local=local)


def _value(amount: float, metric: Metric, local: Local, language: Language) -> str:
    return formats.value(amount, metric, language, local=local)


def _where(each: Judged, of: Looked) -> str:
    period = each.against.period if each.against is not None else of.judged
    page = next((page for page, keys in _PAGES.items() if each.metric.key in keys), "overview")
    chosen: dict[str, str | int] = {"metric": each.metric.key} if each.metric.key in _PAGES[page] else {}
    days = {"period": "own", "from": period.start.isoformat(), "to": last_day(period).isoformat()}
    return of.address(page, **chosen, **days)
