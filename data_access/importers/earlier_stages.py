"""Logs that come in several files: what an earlier file told of a ticket stays before what a later one goes on with."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access import derived
from data_access.importers.choices import ENDED
from data_access.importers.events import WAITING, Folded
from data_access.schema import complaint, complaint_stage, member, team

AT_A_TIME = 500
FIRST_STAGE = "received"


def continued(connection: Connection, source: str, folded: Folded, columns: Collection[str]) -> Folded:
    """What a log's file tells, with the stages that are stored of tickets which it only goes on with.

    A file goes on with a ticket if it begins after the last stage that is stored of it was entered. A ticket of which
    no more than one stage is stored and that begins as received may as well be told anew, and is. `columns`: what
    the file has, which is taken at its word.
    """
    known = _stored(connection, source)
    if known.empty or folded.cases.empty:
        return folded
    begins = folded.stages.drop_duplicates("key").set_index("key")["stage"]
    cases = folded.cases.set_index("key").join(known[["id", "entered_at", "stages"]], how="inner")
    anew = (cases["stages"] == 1) & (begins.reindex(cases.index) == FIRST_STAGE)
    goes_on = cases.index[(cases["first_event_at"] > cases["entered_at"]) & ~anew & cases.index.isin(begins.index)]
    if not len(goes_on):
        return folded
    before = known.loc[goes_on]
    since = cases.loc[goes_on, "first_event_at"]
    back = before["stage"].isin(ENDED) & ~begins.loc[goes_on].isin(ENDED)
    if "reopened_count" in columns:
        back &= cases.loc[goes_on, "reopened_count"] != 0
    told = _stages(connection, before)
    last = ~told["key"].duplicated(keep="last")
    told["left_at"] = told["left_at"].mask(last, told["key"].map(since))
    stages = folded.stages
    first = stages["key"].isin(goes_on) & ~stages["key"].duplicated()
    offset = stages["key"].map(before["episode"] - 1 + back.astype("int64")).fillna(0).astype("int64")
    stages = stages.assign(
        entered_at=stages["entered_at"].mask(first, stages["key"].map(since)), episode=stages["episode"] + offset
    )
    stages = pd.concat([told[list(stages.columns)], stages], ignore_index=True).sort_values("key", kind="stable")
    cases = folded.cases.set_index("key", drop=False)
    goes = cases.index.isin(goes_on)
    theirs = cases.index[goes]
    with_before = _with_what_was(
        cases[goes], before.reindex(theirs), since.reindex(theirs), back.reindex(theirs), columns
    )
    cases = pd.concat([cases[~goes], with_before]).reindex(cases.index)
    return replace(folded, cases=cases.reset_index(drop=True), stages=stages.reset_index(drop=True))


def _with_what_was(
    cases: pd.DataFrame, before: pd.DataFrame, since: pd.Series, back: pd.Series, columns: Collection[str]
) -> pd.DataFrame:
    """The cases with what the earlier file knew: when they were resolved first, came back, and how often."""
    again, ended = before["episode"] > 1, before["stage"].isin(ENDED)
    came_back = before["reopened_at"].where(again).fillna(since.where(back))
    resolved = cases["resolved_at"].mask(cases["resolved_at"] < since.where(back))
    # What follows a resolution, and is no work, does not move it.
    kept = before["resolved_at"].where(ended & ~back & cases["reopened_at"].isna())
    count = cases["reopened_count"]
    if "reopened_count" not in columns:
        count = count + before["reopened_count"] + back
    return cases.assign(
        resolved_at=resolved.fillna(kept) if "resolved_at" in columns else kept.fillna(resolved),
        first_resolved_at=before["first_resolved_at"].where(again | back).fillna(cases["first_resolved_at"]),
        reopened_at=came_back.fillna(cases["reopened_at"]),
        reopened_count=count.astype("float64"),
    )


def _stored(connection: Connection, source: str) -> pd.DataFrame:
    """The tickets that are stored with more than their beginning: their last stage and how many there are, by key."""
    c, s = complaint.c, complaint_stage.c
    last = select(s.complaint_id, func.max(s.position).label("position"), func.count().label("stages"))
    newest = last.join_from(complaint_stage, complaint).where(c.source == source).group_by(s.complaint_id).subquery()
    named = ("first_resolved_at", "resolved_at", "reopened_at", "reopened_count", "episode")
    asked = select(c.source_key, c.id, newest.c.stages, s.stage, s.entered_at, *(c[name] for name in named)).join_from(
        complaint, newest, newest.c.complaint_id == c.id
    )
    same = and_(s.complaint_id == newest.c.complaint_id, s.position == newest.c.position)
    found = pd.DataFrame(connection.execute(asked.join(complaint_stage, same)).mappings().all())
    if found.empty:
        return found
    return _moments(found, "entered_at", "first_resolved_at", "resolved_at", "reopened_at").set_index("source_key")


def _stages(connection: Connection, before: pd.DataFrame) -> pd.DataFrame:
    """Their stages as a log tells them."""
    s = complaint_stage.c
    key_of = dict(zip(before["id"], before.index, strict=True))
    columns = (s.complaint_id, s.stage, s.episode, s.stated, s.entered_at, s.left_at)
    names = (team.c.name.label("team"), member.c.name.label("member"),
             func.coalesce(member.c.source_key, member.c.email).label("member_key"))  # fmt: skip
    rows: list[Any] = []
    for start in range(0, len(key_of), AT_A_TIME):
        ids = list(key_of)[start : start + AT_A_TIME]
        asked = select(*columns, *names).select_from(complaint_stage.outerjoin(team, team.c.id == s.team_id))
        asked = asked.outerjoin(member, member.c.id == s.member_id).where(s.complaint_id.in_(ids))
        rows += connection.execute(asked.order_by(s.complaint_id, s.position)).mappings().all()
    found = _moments(pd.DataFrame(rows), "entered_at", "left_at")
    texts = {name: found[name].astype("str") for name in ("team", "member", "member_key")}
    return found.assign(
        key=found["complaint_id"].map(key_of).astype("str"), waiting=found["stated"] == WAITING, **texts
    )


def _moments(found: pd.DataFrame, *names: str) -> pd.DataFrame:
    return found.assign(**{name: derived.moments(found, name) for name in names})
