"""Rewards as they are read: who reached what, how long it waits, and what today's facts would say."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.recognition.deciding import decides
from data_access.recognition.eligible import Deciding, earned, found_key
from data_access.recognition.rewards import rewards_known
from data_access.recognition.rules import ELIGIBLE, GRANTED, rule_of, rules_known
from metrics import formats
from pages.shared import session
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.recognition.rule_words import asked_said, kind_said, period_said, rule_name, text_or_none, value_said
from pages.shared.session import language, name_of, say
from pages.shared.texts import recognition as words

LEFT_OUT_OF_TEAM = ("reached", "asked", "today", "since", "decided_by", "reason", "kind_said")


@dataclass(frozen=True)
class ByFacts:
    """What the facts of now say. `rows`: by found_key whether it passes and by which value; more: how many are new."""

    rows: dict[str, tuple[bool, float]]
    more: int


def found(number: int | None = None) -> pd.DataFrame:
    """The rewards that the visitor may read of, beside what `rewards_known` gives with what they say."""
    rows = load(rewards_known, number=number)
    told = rows.to_dict("records")
    return rows.assign(
        status=[status_said(row) for row in told],
        who=[who_said(row) for row in told],
        rule=[rule_name(row) for row in told],
        period=[period_said(row["every"], row["earned_from"]) for row in told],
        reached=[value_said(row) for row in told],
        asked=[asked_said(row) for row in told],
        kind_said=[kind_said(row) for row in told],
        of_team=[name_of(row["team"], text_or_none(row["team_en"])) for row in told],
        since=rows["eligible_on"],
        by=[_name(row["decided_by"], row["decided_by_en"]) for row in told],
        reason=rows["decision_reason"],
    )


def by_facts(rows: pd.DataFrame) -> ByFacts:
    """How those whom the visitor decides about stand by the facts of now, and how many nobody has found yet."""
    found: dict[str, tuple[bool, float]] = {}
    known, deciding, more = set(rows["found_key"]), Deciding(load(people.teams)), 0
    for rule in map(rule_of, load(rules_known).to_dict("records")):
        for row in load(earned, rule).to_dict("records"):
            member_id = None if pd.isna(row["member_id"]) else int(row["member_id"])
            key = found_key(rule.line, row["earned_from"], row["team_id"], member_id)
            found[key] = row["passed"], row["value"]
            whose = {"member_id": member_id, "team_id": row["team_id"], **deciding.of(member_id, row["team_id"])}
            more += row["passed"] and key not in known and decides(session.scope(), whose)
    return ByFacts(found, more)


def today_said(row: dict[Any, Any], facts: ByFacts) -> str:
    """What the facts of now would say of a reward; of others' numbers nothing is said to who may not read them."""
    if row["found_key"] not in facts.rows:
        return formats.MISSING
    passed, value = facts.rows[row["found_key"]]
    said = value_said(row, value)
    return say(words.STILL if passed else words.NO_LONGER, value=said)


def status_said(row: dict[Any, Any]) -> str:
    """How it stands and for how long."""
    if row["state"] == ELIGIBLE and pd.notna(row["waiting_days"]):
        return say(words.WAITS, days=formats.number(max(0, row["waiting_days"]), language()))
    if row["state"] == GRANTED and pd.notna(row["granted_days"]):
        return say(words.GRANTED_AFTER, days=formats.number(max(0, row["granted_days"]), language()))
    return say(words.STATES[row["state"]])


def who_said(row: dict[Any, Any]) -> str:
    """Whom it is for."""
    own = _name(row["member"], row["member_en"])
    return own or say(words.OF_TEAM, team=name_of(row["team"], text_or_none(row["team_en"])))


def columns(rows: pd.DataFrame, *, team: bool = False) -> list[Column]:
    """The first are what a phone shows; `team`: as it is told to colleagues, without numbers."""
    declared = [
        Column("status", words.STATE, pinned=True),
        Column("who", words.WHO),
        Column("rule", words.RULE),
        Column("period", words.FOR),
        Column("reached", words.REACHED, meaning=words.REACHED_MEANS),
        Column("asked", words.ASKED),
        Column("today", words.TODAY),
        Column("kind_said", words.WHAT),
        Column("of_team", words.TEAM_COLUMN),
        Column("since", words.SINCE, Kind.DAY),
        Column("decided_on", words.DECIDED_ON, Kind.DAY),
        Column("by", words.DECIDED_BY, words=_given),
        Column("reason", words.REASON, words=_given, width=240),
        Column("number", words.NUMBER),
    ]
    hidden = {*LEFT_OUT_OF_TEAM, "by"} if team else set()
    there = [column for column in declared if column.key in rows and column.key not in hidden]
    seldom = {"today", "decided_on", "by", "reason"}
    return [column for column in there if column.key not in seldom or rows[column.key].notna().any()]


def some_shown(rows: pd.DataFrame) -> None:
    """Say it where there are more than the list holds."""
    total = int(rows["all"].iloc[0]) if len(rows) else 0
    if total > len(rows):
        count = formats.number(total, language())
        st.caption(say(words.SOME, shown=formats.number(len(rows), language()), count=count))


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(name: object, name_en: object) -> str | None:
    return name_of(name, text_or_none(name_en)) if isinstance(name, str) else None
