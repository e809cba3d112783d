"""Breaking a team's target down to its members, with a check, and taking what members' targets come to for the team."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals import breaking_down, rules, setting
from data_access.goals.known import targets_known
from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Metric, needed_by
from metrics.goals.breaking_down import SPLIT_WORDS, Split, adds_up, made_of, parts_of, splits_of
from metrics.goals.goal import Goal, written
from metrics.goals.targets import GoalKind
from metrics.registry import METRICS
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.goals import answering, past_months, wordings
from pages.shared.goals.amounts import amount_field
from pages.shared.goals.whose import Whose, members_of
from pages.shared.session import language, plain, say
from pages.shared.texts import goals as words
from pages.shared.texts import goals_many as many

DIVIDE, BACK = "divide_target", "team_from_members"


@dataclass(frozen=True)
class Member:
    """Somebody who gets a part: what they reached in the last full period, and on how many cases."""

    whose: Whose
    value: float | None
    cases: float


def divide_cards() -> None:
    """The team's target that is chosen, its members' parts, and what they come to."""
    forms.told(DIVIDE)
    forms.told(BACK)
    known = load(targets_known, from_on=session.clock().today, to_on=past_months.LAST_DAY)
    rows = {int(row["target_id"]): row for row in known.to_dict("records") if _divisible(row)}
    if not rows:
        show.nothing_here(many.DIVIDE_NONE, many.DIVIDE_NONE_DO)
        return
    chosen = st.selectbox(
        say(many.DIVIDE_WHICH), list(rows), key=forms.field(DIVIDE, "which"),
        format_func=lambda number: _said(rows[number]) if number in rows else str(number),
    )  # fmt: skip
    row = rows[chosen if chosen in rows else next(iter(rows))]
    metric = METRICS[row["metric"]]
    members = members_with_numbers(metric, row)
    dividing, back = st.columns([3, 2])
    with dividing:
        _parts_card(metric, row, members)
    with back:
        _back_card(metric, row, members, known)


def members_with_numbers(metric: Metric, row: dict[Any, Any]) -> list[Member]:
    """The people of the target's team for whom the visitor sets targets, with their last full period."""
    team_id = int(row["team_id"])
    teams = load(people.teams).set_index("team_id")
    everybody = members_of((team_id,), {team_id: str(teams["name"].get(team_id, ""))})
    found = [each for each in everybody if rules.sets(session.scope(), "member", team_id, each.member_id)]
    if not found:
        return []
    start, end = past_months.period_before(row["from_on"], row["to_on"])
    ids = tuple(each.member_id for each in found)
    needs = tuple(sorted(needed_by([metric])))
    measured = load(asking.ask, needs, Period("before", start, end), filters=Filters(member_id=ids), by=("member_id",))
    readings = dict(zip(measured["member_id"].tolist(), metric(measured).readings(), strict=True))
    every = [(each, readings.get(each.member_id)) for each in found]
    return [Member(who, None if read is None else read.value, 0.0 if read is None else read.n) for who, read in every]


def _parts_card(metric: Metric, row: dict[Any, Any], members: list[Member]) -> None:
    number, whole = int(row["target_id"]), float(row["value"])
    seen = answering.seen_revision(number, int(row["revision"]), "divided")
    with st.container(border=True):
        show.headline(say(many.DIVIDE), say(many.DIVIDE_CAPTION))
        splits = splits_of(metric)
        split = st.pills(
            say(many.HOW), splits, default=splits[0], required=True, key=forms.field(DIVIDE, f"how_{number}"),
            format_func=lambda each: say(SPLIT_WORDS[each]),
        )  # fmt: skip
        offered = parts_of(
            metric, whole, Split(split or splits[0]), [each.value for each in members], [each.cases for each in members]
        )
        st.caption(plain(say(many.PART_EACH, unit=wordings.unit_said(metric))))
        with st.container(horizontal=True):
            typed = [
                _part_field(metric, each, part, f"{number}_{split}")
                for each, part in zip(members, offered, strict=True)
            ]
        there = [(each, part) for each, part in zip(members, typed, strict=True) if part is not None]
        read = not any(math.isnan(part) for _, part in there)
        if read:
            _check(metric, whole, [part for _, part in there], [each.cases for each, _ in there])
        with st.form(forms.field(DIVIDE, f"form_{number}"), border=False):
            reason = ""
            if row["locked"]:
                reason = st.text_area(
                    say(words.CHANGE_REASON), key=forms.field(DIVIDE, f"reason_{number}"), max_chars=1000, height=80,
                    help=plain(say(words.CHANGE_REASON_HELP)),
                ) or ""  # fmt: skip
            sent = st.form_submit_button(
                say(many.DIVIDE_SEND), key=forms.field(DIVIDE, f"send_{number}"), type="primary",
                icon=":material/call_split:",
            )  # fmt: skip
        if sent and not read:
            st.error(say(many.PART_UNREAD), icon=":material/error:")
        elif sent:
            parts = tuple((int(each.whose.member_id or 0), each.value, part) for each, part in there)
            forms.submit(
                DIVIDE, breaking_down.break_down_target, lambda count: say(many.DIVIDED_SAID, count=count),
                target_id=number, revision=seen, parts=parts, reason=reason,
            )  # fmt: skip


def _part_field(metric: Metric, member: Member, part: float, of: str) -> float | None:
    name = member.whose.name.partition(" · ")[0]
    said = say(many.LAST_NOTHING, name=name)
    if member.value is not None:
        value, count = wordings.value_said(metric, member.value), formats.number(member.cases, language())
        said = say(many.LAST_REACHED, name=name, value=value, count=count)
    key = forms.field(DIVIDE, f"part_{member.whose.member_id}_{of}_{round(float(written(metric, part)), 2)}")
    return amount_field(st, plain(said), key, metric, part, width=300)


def _check(metric: Metric, whole: float, parts: list[float], cases: list[float]) -> None:
    made = made_of(metric, parts, cases)
    if made is None:
        return
    made_said, whole_said = (_bare(metric, each) for each in (made, whole))
    how = say(many.CHECKED_SUM if metric.additive else many.CHECKED_MEAN)
    if adds_up(metric, made, whole):
        st.success(plain(say(many.ADDS_UP, made=made_said)), icon=":material/check:")
    else:
        by = formats.difference(made - whole, metric, language(), local=filters.local())
        st.warning(plain(say(many.MISSES_BY, made=made_said, by=by, whole=whole_said)), icon=":material/balance:")
    st.caption(plain(how))


def _back_card(metric: Metric, row: dict[Any, Any], members: list[Member], known: pd.DataFrame) -> None:
    """What the members' own targets come to, and taking that for the team."""
    same = known[
        (known["level"] == "member") & (known["metric"] == metric.key) & (known["team_id"] == row["team_id"])
        & (known["from_on"] == row["from_on"]) & (known["to_on"] == row["to_on"]) & known["value"].notna()
    ]  # fmt: skip
    if same.empty:
        return
    cases = {each.whose.member_id: each.cases for each in members}
    weights = [cases.get(int(member_id), 0.0) for member_id in same["member_id"]]
    made = made_of(metric, same["value"].tolist(), weights)
    if made is None:
        return
    number, whole = int(row["target_id"]), float(row["value"])
    seen = answering.seen_revision(number, int(row["revision"]), "back")
    with st.container(border=True):
        counted, whole_said = formats.number(len(same), language()), _bare(metric, whole)
        caption = say(many.BACK_CAPTION, count=counted, whole=whole_said)
        show.headline(say(many.BACK_SAYS, made=_bare(metric, made)), caption)
        if adds_up(metric, made, whole) or not row["changes"]:
            return
        with st.form(forms.field(BACK, f"form_{number}"), border=False):
            reason = ""
            if row["locked"]:
                reason = st.text_area(
                    say(words.CHANGE_REASON), key=forms.field(BACK, f"reason_{number}"), max_chars=1000, height=80
                ) or ""  # fmt: skip
            sent = st.form_submit_button(
                say(many.BACK_SEND), key=forms.field(BACK, f"send_{number}"), icon=":material/call_merge:"
            )
        if sent:
            was = wordings.goal_of_row(row)
            goal = Goal(
                GoalKind.ABSOLUTE.value, was.baseline, round(written(metric, made), 2), tolerance=was.tolerance,
                weight=was.weight, rationale=was.rationale, parent_id=was.parent_id,
            )  # fmt: skip
            forms.submit(
                BACK, setting.change_target, lambda key: say(many.BACK_SAID, number=key), target_id=number,
                revision=seen, from_on=row["from_on"], to_on=row["to_on"], goal=goal, reason=reason,
            )  # fmt: skip


def _divisible(row: dict[Any, Any]) -> bool:
    """Whether it is a team's target with a value, whose members' targets the visitor sets."""
    if row["level"] != "team" or wordings.given(row["value"]) is None or row["metric"] not in METRICS:
        return False
    return rules.sets(session.scope(), "member", int(row["team_id"]), -1)


def _bare(metric: Metric, value: float) -> str:
    return formats.bare(round(value, 6), metric, language(), local=filters.local())


def _said(row: dict[Any, Any]) -> str:
    target = wordings.target_said(row["metric"], wordings.target_of_row(row))
    days = wordings.days_said(row["from_on"], row["to_on"])
    return f"{wordings.whose_said(row)} · {wordings.metric_said(row['metric'])} {target} · {days}"
