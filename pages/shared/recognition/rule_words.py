"""Rules of rewards in sentences that anybody can read, and what somebody reached, in words."""

from typing import Any

import pandas as pd

from data_access.recognition.rules import BEST, MATERIAL, MEMBERS
from metrics import formats
from metrics.calendars.periods import Grain
from metrics.people.rewards import EVERY_WORDS, Every
from metrics.registry import METRICS
from pages.shared import filters, session
from pages.shared.session import language, name_of, say
from pages.shared.texts import recognition as words
from pages.shared.texts.overview import COMMA


def sentence(rule: dict[Any, Any]) -> str:
    """What earns the reward, by one row of `rules_known`."""
    every = say(EVERY_WORDS[Every(rule["every"])])
    filled = {
        "teams": teams_said(rule), "role": say(words.ROLES[rule["role"]]) if rule["role"] in words.ROLES else "",
        "metric": metrics_said(rule), "every": every, "fewest": formats.number(rule["fewest"], language()),
    }  # fmt: skip
    if rule["how"] == BEST:
        return say(words.STAND_OUT, **filled)
    said = say(
        words.REACH_MEMBERS if rule["whom"] == MEMBERS else words.REACH_TEAMS,
        threshold=threshold_said(rule["metrics"], rule["threshold"]), **filled,
    )  # fmt: skip
    said = said.replace("） ", "）")  # which is wide enough by itself
    between = "" if language() == "zh" else " "
    return f"{said}{between}{say(words.CERTAIN)}" if rule["certain"] else said


def teams_said(rule: dict[Any, Any]) -> str:
    """Which teams a rule is for."""
    if not isinstance(rule["team"], str):
        return say(words.ALL_TEAMS)
    return name_of(rule["team"], text_or_none(rule["team_en"]))


def metrics_said(rule: dict[Any, Any]) -> str:
    """What a rule measures."""
    return say(COMMA).join(say(METRICS[key].name) if key in METRICS else key for key in rule["metrics"])


def rule_name(row: dict[Any, Any]) -> str:
    """What a rule is called."""
    return name_of(row["name"], text_or_none(row["name_en"]))


def kind_said(row: dict[Any, Any]) -> str:
    """What is given; the amount is told to whom it concerns."""
    if row["kind"] == MATERIAL and pd.notna(row["amount_cents"]):
        amount = formats.money(float(row["amount_cents"]) / 100, language(), session.house().currency)
        return say(words.FOR_AMOUNT, amount=amount)
    return say(words.KINDS[row["kind"]]) if row["kind"] == MATERIAL else say(words.FOR_RECOGNITION)


def threshold_said(metrics: tuple[str, ...], threshold: float) -> str:
    """What is asked for, with its direction: "≥ 90%"."""
    metric = METRICS.get(metrics[0])
    return f"{threshold:g}" if metric is None else formats.target(threshold, metric, language(), local=filters.local())


def value_said(row: dict[Any, Any], value: Any = None) -> str:
    """What was reached: "92.0% · n = 25 · 75.0–97.8%"; with another `value` this one alone."""
    number = row["value"] if value is None else value
    if pd.isna(number):
        return formats.MISSING
    metric = METRICS.get(row["metrics"][0])
    said = f"{number:g}" if metric is None else formats.value(number, metric, language(), local=filters.local())
    if row["how"] == BEST:
        said = formats.share(number, language())
    if value is not None:
        return said
    parts = [said, formats.cases(row["n"], language())]
    if metric is not None and pd.notna(row["low"]) and pd.notna(row["high"]):
        parts.append(formats.interval(row["low"], row["high"], metric, language()))
    return " · ".join(part for part in parts if part)


def asked_said(row: dict[Any, Any]) -> str:
    """What the rule asked for when it was found."""
    if pd.isna(row["threshold"]):
        return formats.MISSING
    if row["how"] == BEST:
        return say(words.ABOVE_TEAM, value=formats.share(row["threshold"], language()))
    return threshold_said(row["metrics"], row["threshold"])


def period_said(every: str, first: Any) -> str:
    """Which month, quarter, half-year or year it was, beginning on `first`: 2026-10, 2026 Q4, 2026 H1, 2026."""
    match Every(every):
        case Every.MONTH:
            return f"{first:%Y-%m}"
        case Every.QUARTER:
            return f"{first:%Y} Q{(first.month + 2) // 3}"
        case Every.HALF_YEAR:
            return f"{first:%Y} H{1 if first.month == 1 else 2}"
        case _:
            return f"{first:%Y}"


def text_or_none(text: object) -> str | None:
    """A name of a frame, which is missing in more ways than one."""
    return text if isinstance(text, str) and text else None


def grain_of(every: str) -> Grain | None:
    """The calendar's unit that a rule looks at; a half-year is none."""
    return None if every == Every.HALF_YEAR else Grain(every)
