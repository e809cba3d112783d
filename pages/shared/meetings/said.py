"""Items of a meeting in words: their line, their numbers as they were, and what became of them."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from metrics import calendar_words, formats
from metrics.registry import METRICS
from pages.shared import filters
from pages.shared.actions.action_effects import change_said
from pages.shared.session import language, name_of, say
from pages.shared.texts import meetings as words

OPEN, DISCUSSED, DECIDED, ACTED, DISMISSED = "open", "discussed", "decided", "acted", "dismissed"
ICONS = {OPEN: "○", DISCUSSED: "◐", DECIDED: "✓", ACTED: "✓", DISMISSED: "–"}
Row = Mapping[Any, Any]


def line(row: Row) -> str:
    """The line in the visitor's language; of one that was removed what its numbers were."""
    told = row["line_en"] if language() == "en" else row["line_zh"]
    return str(told) if told else " / ".join(_figures(row)) or say(words.ERASED)


def state(row: Row) -> str:
    """What became of an item: a code of words.STATES."""
    if row["dismissed"]:
        return DISMISSED
    if row["actions"]:
        return ACTED
    if given(row["decision"]):
        return DECIDED
    return DISCUSSED if given(row["discussed"]) else OPEN


def given(text: object) -> bool:
    """Whether somebody wrote anything."""
    return isinstance(text, str) and bool(text)


def named(row: Row, who: str) -> str:
    """A person of a row in the visitor's language; "—" for nobody."""
    name, name_en = row[who], row[f"{who}_en"]
    if not isinstance(name, str):
        return formats.MISSING
    return name_of(name, name_en if isinstance(name_en, str) else None)


def _figures(row: Row) -> list[str]:
    """The numbers of an item as they were, each with its name."""
    told = []
    for key, value, n, target in row["figures"] or []:
        metric = METRICS.get(key)
        if metric is None:
            continue
        written = partial(
            formats.value,
            metric=metric,
            language=language(),
            local=filters.local(),
            among=formats.longest(value, target),
        )
        parts = [f"{say(metric.name)} {written(value)}"]
        if n is not None:
            parts.append(say(words.CASES, n=formats.number(n, language())))
        if target is not None:
            parts.append(say(words.GOAL, target=written(target)))
        told.append(" · ".join(parts))
    return told


def action(row: Row, *, now: bool = False) -> str:
    """An action in one line, as it was decided; with `now` also how it stands."""
    title = row["title"] or say(words.ERASED)
    day = f"{pd.Timestamp(row['due_on']):%Y-%m-%d}"
    told = say(words.ACTION_SAYS, number=row["action_id"], title=title, who=named(row, "owner"), day=day)
    metric = METRICS.get(row["metric"]) if isinstance(row["metric"], str) else None
    if metric is not None:
        kpi = {"what": told, "kpi": say(metric.name)}
        if pd.isna(row["expected"]):
            told = say(words.MEASURED, **kpi)
        else:
            told = say(words.EXPECTED, **kpi, change=change_said(metric, float(row["expected"])))
    if now and row["state"] in words.ACTION_STATES:
        return say(words.ACTION_LATER, what=told, state=say(words.ACTION_STATES[row["state"]]))
    return told


def since(row: Row, told: str) -> str:
    """That an item was dismissed, with the week since when where that was in an earlier meeting."""
    on = row["dismissed_on"]
    if not isinstance(on, date) or on >= row["week_on"]:
        return told
    return say(words.DISMISSED_SINCE, said=told, day=calendar_words.day(on, language(), this_year=row["week_on"].year))


def before(row: Row) -> list[str]:
    """What was said about the same thing in an earlier week, a line each."""
    told = []
    if given(row["discussed"]):
        told.append(say(words.BEFORE_SAID, words=row["discussed"]))
    if given(row["decision"]):
        told.append(say(words.BEFORE_DECIDED, words=row["decision"]))
    if given(row["dismissed_why"]):
        told.append(say(words.BEFORE_DISMISSED, why=row["dismissed_why"]))
    return told + [action(each, now=True) for each in row["actions"]]
