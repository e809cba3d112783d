"""Sentences that say what a chart shows, and claim no more than its intervals carry."""

import math
from typing import NamedTuple

import pandas as pd

from metrics import formats
from metrics.declare import Better, Metric
from metrics.goals.targets import Target
from metrics.statistics.signals import Signal
from metrics.words import Language, Text
from pages.shared.standings import Standing, Usual

_SAYS = {
    Signal.ABOVE_LIMIT: Text(en="{name} left its usual range upwards ({when})", zh="{name}高于以往波动范围（{when}）"),
    Signal.BELOW_LIMIT: Text(
        en="{name} left its usual range downwards ({when})", zh="{name}低于以往波动范围（{when}）"
    ),
    Signal.RUN_ABOVE: Text(
        en="{name} has been above its usual level since {when}", zh="{name}自{when}起持续高于以往水平"
    ),
    Signal.RUN_BELOW: Text(
        en="{name} has been below its usual level since {when}", zh="{name}自{when}起持续低于以往水平"
    ),
    Signal.NEAR_HIGH: Text(en="{name} is higher than usual ({when})", zh="{name}高于往常（{when}）"),
    Signal.NEAR_LOW: Text(en="{name} is lower than usual ({when})", zh="{name}低于往常（{when}）"),
}
_USUAL = Text(en="{name} stays within its usual range", zh="{name}在以往波动范围内")
_NOT_JUDGED = {
    Usual.TOO_FEW: Text(en="{name}: too few points to say what is usual", zh="{name}：点数过少，暂无波动范围可比"),
    Usual.TOO_RARE: Text(en="{name} over time: too rare to say what is usual", zh="{name}走势：数量过少，不设波动范围"),
}
_NEW_PHASE = Text(
    en="{name}: too few points since {when} to say what is usual now",
    zh="{name}自{when}进入新阶段，点数过少，暂无波动范围可比",
)
_NOTHING = Text(en="No data on {name} yet", zh="{name}暂无数据")

_ONE_MISSES = Text(en="Only {names} is clearly short of the target", zh="只有{names}明显未达标")
_IT_MISSES = Text(en="{names} is clearly short of the target", zh="{names}明显未达标")
_SOME_MISS = Text(
    en="{count} of {all} are clearly short of the target: {names}", zh="{all} 个中有 {count} 个明显未达标：{names}"
)
_ALL_MISS = Text(en="All are clearly short of the target", zh="全部明显未达标")
_ALL_REACH = Text(en="All clearly reach the target", zh="全部明显达标")
_NONE_MISSES = Text(en="None is clearly short of the target", zh="没有明显未达标者")
_NO_TARGET_APART = Text(en="{best} and {worst} clearly differ", zh="{best}与{worst}差异明显")
_NO_TARGET_ALIKE = Text(en="No clear difference", zh="没有明显差异")
_BY_NUMBER_ONLY = Text(en="{name} by group", zh="{name}分组比较")
_OF_WHICH = Text(en="{name}: {best} makes up {share}", zh="{name}：{best}占 {share}")
_OF = Text(en="{name}: {said}", zh="{name}：{said}")
_JOIN = {"en": ", ", "zh": "、"}


def of_trend(metric: Metric, standing: Standing, since: str, language: Language) -> str:
    """What a trend shows. `since`: its `standing.since` in words."""
    name = metric.name.said(language)
    match standing.usual:
        case Usual.NOTHING:
            return _NOTHING.said(language, name=name)
        case Usual.WITHIN:
            return _USUAL.said(language, name=name)
        case Usual.TOO_FEW if since:
            return _NEW_PHASE.said(language, name=name, when=since)
        case Usual.SIGNAL if standing.signal is not None:
            return _SAYS[standing.signal].said(language, name=name, when=since)
    return _NOT_JUDGED.get(standing.usual, _NOT_JUDGED[Usual.TOO_RARE]).said(language, name=name)


def of_groups(metric: Metric, groups: pd.DataFrame, target: Target | None, language: Language, *, of: str = "") -> str:
    """What a comparison of groups shows. `groups`: name, value, low, high; those without a value are left out.

    `of`: what is compared, before what is said of it; without, the page says it.
    """
    name = of or metric.name.said(language)
    said = _of_groups(metric, groups, target, language, name)
    return _OF.said(language, name=of, said=said) if of and of not in said else said


def _of_groups(metric: Metric, groups: pd.DataFrame, target: Target | None, language: Language, name: str) -> str:
    columns = (groups[key].tolist() for key in ("name", "value", "low", "high"))
    there = [_Group(*row) for row in zip(*columns, strict=True) if not math.isnan(row[1])]
    if not there:
        return _NOTHING.said(language, name=name)
    if metric.additive and len(groups) == len(there) > 1 and max(group.value for group in there) > 0:
        return _made_up(there, name, language)  # with a part hidden nothing is said of the whole
    if metric.better is Better.NEITHER or any(math.isnan(group.low) for group in there):
        return name if name != metric.name.said(language) else _BY_NUMBER_ONLY.said(language, name=name)
    if target is None or target.value is None:
        return _apart(there, language)
    edge = target.value
    higher = metric.better is Better.HIGHER
    misses = [group for group in there if (group.high < edge if higher else group.low > edge)]
    reaches = [group for group in there if (group.low >= edge if higher else group.high <= edge)]
    names = _JOIN[language].join(group.name for group in misses)
    if len(misses) == len(there):
        return (_ALL_MISS if len(there) > 1 else _IT_MISSES).said(language, names=names)
    if len(misses) == 1:
        return _ONE_MISSES.said(language, names=names)
    if len(misses):
        return _SOME_MISS.said(language, count=len(misses), all=len(there), names=names)
    return (_ALL_REACH if len(reaches) == len(there) else _NONE_MISSES).said(language)


class _Group(NamedTuple):
    name: str
    value: float
    low: float
    high: float


def _made_up(there: list[_Group], name: str, language: Language) -> str:
    """Which part of a sum its greatest group is."""
    greatest, whole = max(there, key=lambda group: group.value), math.fsum(group.value for group in there)
    share = formats.share(greatest.value / whole, language, 0)
    return _OF_WHICH.said(language, name=name, best=greatest.name, share=share)


def _apart(there: list[_Group], language: Language) -> str:
    # By the ends that may meet: one odd case at the top must not hide that two others differ.
    best, worst = max(there, key=lambda group: group.low), min(there, key=lambda group: group.high)
    if best.low > worst.high:
        return _NO_TARGET_APART.said(language, best=best.name, worst=worst.name)
    return _NO_TARGET_ALIKE.said(language)
