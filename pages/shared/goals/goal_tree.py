"""The goals of a period as a tree: which is part of which, how each stands, and how its parts do."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals.known import members_goals_counted, targets_known
from data_access.scope import Action, may, teams_counted
from metrics import formats
from metrics.goals.targets import STATUS_WORDS, Status
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.goals import standings, target_list
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import goal_tree as way_words
from pages.shared.texts import goals as words

INDENT = "\u2003"  # a wide blank: tables take plain ones away
BRANCH = "└ "
ORDER = tuple(STATUS_WORDS)
URGENT = (Status.MISSED, Status.NEAR, Status.NOT_YET_CLEAR, Status.TOO_EARLY, Status.MET)  # as an executive reads them


def tree_card(*, persons: bool = True) -> None:
    """The table of the tree; the goal that is chosen in it can be opened on the page of targets.

    Without `persons` members' goals are left out, and the goals of exactly this period stand there whether they have
    parts or not: the organisation's, or of whom reads no more than their teams' those of the teams.
    """
    period = filters.period()
    rows = load(targets_known, from_on=period.start, to_on=period.end)
    if not persons:
        rows = rows[rows["level"] != "member"].reset_index(drop=True)
    team_ids = filters.chosen().team_id
    if team_ids:
        rows = rows[(rows["level"] == "organisation") | rows["team_id"].isin(team_ids)].reset_index(drop=True)
    level = "organisation" if teams_counted(session.scope()) is None else "team"
    own = rows[(rows["level"] == level) & (rows["from_on"] == period.start) & (rows["to_on"] == period.end)]
    found = branches(rows, frozenset() if persons else frozenset(own["target_id"]))
    if not found:
        sets = may(session.scope(), Action.SET_TARGETS)
        show.nothing_here(way_words.TREE_NONE, way_words.TREE_NONE_DO if sets else way_words.TREE_NONE_READING)
        st.page_link("goals/targets.py", label=say(words.TO_TARGETS), icon=":material/arrow_forward:")
        return
    shown = _as_frame(rows, found) if persons else _urgent_first(_as_frame(rows, found))
    with st.container(border=True):
        count = formats.number(int((shown["depth"] == 0).sum()), language())
        missed = formats.number(int(((shown["status_code"] == "missed") & (shown["depth"] > 0)).sum()), language())
        show.headline(say(way_words.TREE_SAYS, count=count, missed=missed) if persons else _states(shown))
        chosen = table(
            shown, _columns(shown), "goal_tree", name=say(frame.GOAL_TREE), select=True, most_lines=24,
            filters=filters.said(filters.chosen()),
        )  # fmt: skip
        if chosen is not None and chosen < len(shown):
            number = int(shown["target_id"].iloc[chosen])
            st.page_link(
                "goals/targets.py", label=say(words.OPEN_IT, number=number), icon=":material/open_in_new:",
                query_params={"number": str(number)},
            )  # fmt: skip
    alone = len(rows) - len(shown)
    if alone > 0:
        st.caption(say(way_words.ALONE, count=formats.number(alone, language())))


def branches(rows: pd.DataFrame, also: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """The goals that have parts or are parts, with how deep they lie: each above its parts, the tree from the top.

    A goal whose whole the visitor does not see stands at the top, if it has parts itself or is one of `also`.
    """
    known = rows["target_id"].tolist()
    parents = {
        number: None if pd.isna(parent) or int(parent) not in set(known) else int(parent)
        for number, parent in zip(known, rows["parent_id"], strict=True)
    }
    children: dict[int, list[int]] = {}
    for number, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(number)
    hidden = set(load(members_goals_counted)["parent_id"].tolist())

    def below(number: int, depth: int) -> Iterator[tuple[int, int]]:
        yield number, depth
        for child in children.get(number, []):
            yield from below(child, depth + 1)

    shown = hidden | also | set(children)
    tops = [each for each in known if parents[each] is None and each in shown]
    return [pair for top in tops for pair in below(top, 0)]


def _as_frame(rows: pd.DataFrame, found: list[tuple[int, int]]) -> pd.DataFrame:
    depths = dict(found)
    kept = rows.set_index("target_id", drop=False).loc[[number for number, _ in found]].reset_index(drop=True)
    told = target_list.with_standings(kept)
    there = standings.standings(kept)
    codes = {number: _status(row, there[number]) for number, row in zip(told["target_id"], _dicts(told), strict=True)}
    return told.assign(
        depth=[depths[number] for number in told["target_id"]],
        goal=[_goal(row, depths[row["target_id"]]) for row in _dicts(told)],
        status_code=[codes[number].value for number in told["target_id"]],
        parts=[_parts(number, kept, codes) for number in told["target_id"]],
    )


def _urgent_first(shown: pd.DataFrame) -> pd.DataFrame:
    """Each goal with its parts below it, those that are missed first."""
    rank = {status.value: place for place, status in enumerate(URGENT)}
    tops = shown["status_code"].where(shown["depth"] == 0)
    ranked = tops.map(lambda code: rank.get(code, len(rank)), na_action="ignore").ffill()
    return shown.iloc[ranked.argsort(kind="stable")].reset_index(drop=True)


def _states(shown: pd.DataFrame) -> str:
    """How many of the goals are met, and how many missed."""
    found = Counter(shown["status_code"])
    counts = {"count": len(shown), "met": found[Status.MET.value], "missed": found[Status.MISSED.value]}
    return say(way_words.TREE_STATES, **{name: formats.number(each, language()) for name, each in counts.items()})


def _columns(shown: pd.DataFrame) -> list[Column]:
    declared = [
        Column("status", words.STATUS, width=90),  # first, so that a phone shows it beside the goal
        Column("goal", way_words.GOAL, width=300),
        Column("target", words.TARGET),
        Column("actual", words.ACTUAL),
        Column("parts", way_words.PARTS_STATE, meaning=way_words.PARTS_MEANS, words=_given),
        Column("attainment", words.ATTAINMENT, Kind.SHARE, words.ATTAINMENT_MEANS),
        Column("days", words.DAYS, width=150),
        Column("target_id", words.NUMBER),
    ]
    return [column for column in declared if column.key != "attainment" or shown["attainment"].notna().any()]


def _goal(row: dict[Any, Any], depth: int) -> str:
    return f"{INDENT * depth}{BRANCH if depth else ''}{row['kpi']} · {row['whose']}"


def _status(row: dict[Any, Any], standing: standings.Standing) -> Status:
    return Status.NOT_AGREED if row["state"] != "agreed" else standing.judgement.status


def _parts(number: int, rows: pd.DataFrame, codes: dict[int, Status]) -> str | None:
    """How the parts of a goal stand; of those that an executive does not read, how many."""
    own = Counter(codes[each] for each in rows.loc[rows["parent_id"].eq(number).fillna(False), "target_id"])
    said = [
        say(way_words.PARTS_COUNT, count=formats.number(own[status], language()), status=_status_said(status))
        for status in ORDER
        if own[status]
    ]
    counted = load(members_goals_counted)
    for row in counted[counted["parent_id"] == number].to_dict("records"):
        state = say(words.STATES[row["state"]])
        said.append(say(way_words.PARTS_HIDDEN, count=formats.number(row["n"], language()), state=_low(state)))
    return say(way_words.COMMA).join(said) if said else None


def _status_said(status: Status) -> str:
    return _low(say(STATUS_WORDS[status]))


def _low(said: str) -> str:
    return said[:1].lower() + said[1:]


def _dicts(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return list(rows.to_dict("records"))


def _given(text: object) -> str:
    return text if isinstance(text, str) else formats.MISSING
