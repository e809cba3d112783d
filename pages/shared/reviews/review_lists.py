"""Reviews as lists: what waits for the visitor, their results, what they write, how far cycles are, appeals."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.reviewing import rules
from data_access.reviewing.progress import cycles_seen
from data_access.reviewing.reviews import reviews_seen
from data_access.reviewing.waiting import reviews_waiting
from data_access.scope import Role
from metrics import formats
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.reviews.review_fields import days_said, named
from pages.shared.session import language, name_of, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import reviews as words

MOST_LINES = 10


def waiting() -> pd.DataFrame:
    """What waits for the visitor, with words for what and whom, and how late it is."""
    found = load(reviews_waiting)
    late = (pd.Timestamp(session.clock().today) - found["due_on"]).dt.days
    told = found.to_dict("records")
    return found.assign(
        what=[say(words.KINDS[row["kind"]]) for row in told],
        whom=[named(row, "colleague") if isinstance(row["colleague"], str) else say(words.MYSELF) for row in told],
        late=[say(words.LATE, days=days) if days > 0 else None for days in late],
    )


def reviews() -> pd.DataFrame:
    """The reviews that the visitor sees, named in their language."""
    found = load(reviews_seen)
    told = found.to_dict("records")
    return found.assign(
        whom=[named(row, "member") for row in told], of_team=[named(row, "team") for row in told],
        days=[days_said(row) for row in told], said=[say(words.STATES[row["state"]]) for row in told],
        assessed=[say(words.SELF_SENT if row["self_sent"] else words.SELF_NOT) for row in told],
        rated=[_rated(row) for row in told],
    )  # fmt: skip


def views(found: pd.DataFrame, todo: pd.DataFrame, cycles: pd.DataFrame) -> dict[str, int]:
    """What the visitor can look at, each with how much there is."""
    scope = session.scope()
    works = scope.has(Role.STAFF, Role.LEAD) and scope.member_id is not None
    told = found["mine"] & found["state"].isin(rules.TOLD)
    appeals = found["decides"]
    counts: dict[str, int] = {}
    if works:
        counts |= {"todo": len(todo), "own": int(told.sum())}
    if scope.has(Role.LEAD):
        counts["team"] = int((found["writes"] & ~found["state"].isin(rules.TOLD)).sum())
    if scope.has(Role.LEAD, Role.EXECUTIVE):
        counts["cycles"] = len(cycles)
    if appeals.any() or scope.has(Role.EXECUTIVE):
        counts["appeals"] = int((appeals & found["state"].eq(rules.APPEALED)).sum())
    return counts


def cycles() -> pd.DataFrame:
    """The cycles that the visitor leads or directs, in words."""
    found, names = load(cycles_seen), team_names()
    told = found.to_dict("records")
    return found.assign(
        days=[days_said(row) for row in told], said=[say(words.STATES[row["state"]]) for row in told],
        teams=[say(words.COMMA).join(names.get(team_id, "") for team_id in row["team_ids"]) for row in told],
        **{
            name: [_of(row[part], row[whole]) for row in told]
            for name, part, whole in (
                ("said_assessed", "assessed", "reviews"), ("said_ratings", "answered", "asked"),
                ("said_written", "written", "reviews"), ("said_shared", "shared", "reviews"),
                ("said_acknowledged", "acknowledged", "reviews"),
            )
        },
    )  # fmt: skip


def todo_list(rows: pd.DataFrame, key: str, *, select: bool = True) -> int | None:
    """What waits, and which line was chosen."""
    columns = [
        Column("what", words.WHAT, pinned=True), Column("whom", words.WHOM), Column("due_on", words.UNTIL, Kind.DAY),
        Column("late", words.STATE, words=_given), Column("cycle", words.CYCLE),
    ]  # fmt: skip
    if rows["late"].isna().all():
        del columns[3]
    return table(rows, columns, key, name=say(frame.REVIEWS), select=select, most_lines=MOST_LINES)


def review_list(rows: pd.DataFrame, key: str, *, writing: bool = False) -> int | None:
    """Reviews, and which line was chosen; `writing`: with how far each is, for who writes them."""
    columns = [Column("whom", words.MEMBER, pinned=True), Column("said", words.STATE)]
    if rows["mine"].all():
        columns = [Column("cycle", words.CYCLE, pinned=True), Column("said", words.STATE)]
    if writing:
        columns += [Column("assessed", words.SELF_STATE),
                    Column("rated", words.PEER_STATE, meaning=words.PEER_STATE_MEANS)]  # fmt: skip
    columns += [
        *([] if rows["mine"].all() else [Column("cycle", words.CYCLE)]), Column("days", words.PERIOD),
        *([Column("shares_until", words.SHARES, Kind.DAY)] if writing else []),
        Column("of_team", words.TEAM), Column("number", words.NUMBER),
    ]  # fmt: skip
    return table(rows, columns, key, name=say(frame.REVIEWS), select=True, most_lines=MOST_LINES)


def chosen_of(rows: pd.DataFrame, key: str, *, writing: bool = False) -> dict[Any, Any]:
    """The list, and the review that was chosen in it or named by the address; else the first."""
    if len(rows) == 1:
        alone: dict[Any, Any] = rows.iloc[0].to_dict()
        return alone
    place = review_list(rows, f"{key}_{len(rows)}", writing=writing)
    number = filters.number()
    if place is not None and place < len(rows):
        number = int(rows["number"].iloc[place])
        st.query_params["number"] = str(number)
    named_one = rows[rows["number"] == number]
    row: dict[Any, Any] = (named_one if len(named_one) else rows).iloc[0].to_dict()
    return row


def cycles_card(rows: pd.DataFrame, key: str, *, select: bool) -> int | None:
    """How far the cycles are, and which was chosen."""
    columns = [
        Column("cycle", words.CYCLE, pinned=True), Column("said", words.STATE), Column("days", words.PERIOD),
        Column("teams", words.TEAM),
        Column("collects_until", words.COLLECTS, Kind.DAY), Column("shares_until", words.SHARES, Kind.DAY),
        Column("reviews", words.REVIEWS, Kind.COUNT), Column("said_assessed", words.ASSESSED),
        Column("said_ratings", words.RATINGS), Column("said_written", words.WRITTEN),
        Column("said_shared", words.SHARED), Column("said_acknowledged", words.ACKNOWLEDGED_COUNT),
    ]  # fmt: skip
    with st.container(border=True):
        show.headline(say(words.HOW_FAR), say(words.HOW_FAR_CAPTION))
        return table(rows, columns, key, name=say(words.HOW_FAR), select=select, most_lines=MOST_LINES)


def team_names() -> dict[int, str]:
    """The teams' names in the visitor's language."""
    return {
        int(row["team_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in load(people.teams).to_dict("records")
    }


def _rated(row: dict[Any, Any]) -> str:
    if row["state"] != rules.COLLECTING:
        return formats.MISSING
    if pd.isna(row["asked"]) or not row["asked"]:
        return say(words.PEER_STATES["none"])
    return say(words.PEER_STATES["enough" if row["enough"] else "few"])


def _of(part: Any, whole: Any) -> str:
    if pd.isna(part):
        return say(words.SMALL)
    return say(words.OF, part=formats.number(int(part), language()), whole=formats.number(int(whole), language()))


def _given(text: object) -> str:
    return text if isinstance(text, str) else formats.MISSING
