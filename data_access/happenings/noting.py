"""Noting what happened, correcting and withdrawing it: a lead for their teams, an executive for all of them.

Whoever corrects what somebody else has changed meanwhile hears what they did, and nothing of theirs is stored. Each
command refuses, besides what it names itself:

    NotAllowed: `scope` notes nothing, or nothing of this team.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "annotation_moved_on".
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import annotation, member, team
from data_access.scope import Action, Scope, may, require, visible
from metrics.registry import METRICS
from metrics.words import Text

KINDS = ("market", "policy", "campaign", "training", "outage", "other")
LONGEST_TITLE = 300  # as long as the column
MOST_METRICS = 12
MOST_DAYS = 1100
SOMEBODY = Text(en="Somebody", zh="有人")


def notes(scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` notes what happened to this team; None: to the whole organisation."""
    if not may(scope, Action.NOTE_HAPPENINGS):
        return False
    return scope.has(Role.EXECUTIVE) or team_id in scope.led_team_ids


def add_annotation(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    first: date | None,
    last: date | None = None,
    kind: str,
    title: str,
    team_id: int | None = None,
    metrics: tuple[str, ...] = (),
    new_phase: bool = False,
) -> int:
    """Note what happened from the day `first` to the day `last` (none: on that day), and return the annotation's id.

    metrics: the keys of those it is about; none for all. new_phase: it changed what is usual: limits begin anew.

    Raises:
        Rejected: also "annotation_title_missing", "annotation_day_missing", "annotation_ends_before",
            "annotation_too_long", "annotation_too_many", "choice_missing", "choice_unknown", "team_not_found".
    """
    require(scope, Action.NOTE_HAPPENINGS)
    content = {**_given(first, last, kind, title, metrics, new_phase), "team_id": team_id}

    def work() -> int:
        t = visible(team, scope)
        if team_id is not None and not connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first():
            raise Rejected("team_not_found")
        if not notes(scope, team_id):
            raise NotAllowed()
        row = {
            **content, "title_by": scope.member_id, "revision": 0, "changed_at": clock.now,
            "changed_by": scope.member_id, "created_at": clock.now, "created_by": scope.member_id,
        }  # fmt: skip
        return int(connection.execute(insert(annotation).values(row).returning(annotation.c.id)).scalar_one())

    return requests.once(connection, "add_annotation", content, work, by=scope, clock=clock, request_key=request_key)


def correct_annotation(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    annotation_id: int,
    revision: int,
    first: date | None,
    last: date | None = None,
    kind: str,
    title: str,
    metrics: tuple[str, ...] = (),
    new_phase: bool = False,
) -> int:
    """Say anew what happened, when, and to which metrics; return the annotation's id. Whom it is about stays.

    Raises:
        Rejected: also "annotation_withdrawn", and what `add_annotation` refuses.
    """
    require(scope, Action.NOTE_HAPPENINGS)
    new = _given(first, last, kind, title, metrics, new_phase)

    def work() -> int:
        row = _found(connection, annotation_id, revision, by=scope)
        if any(row[name] != value for name, value in new.items()):
            by = {"title_by": scope.member_id} if new["title"] != row["title"] else {}
            _change(connection, row, {**new, **by}, by=scope, clock=clock)
        return annotation_id

    content = {"annotation_id": annotation_id, "revision": revision, **new}
    return requests.once(
        connection, "correct_annotation", content, work, by=scope, clock=clock, request_key=request_key
    )


def withdraw_annotation(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, annotation_id: int, revision: int
) -> int:
    """Take it back, and return its id: it stands on no trend any more, and limits no longer begin anew with it.

    Raises:
        Rejected: also "annotation_withdrawn".
    """
    require(scope, Action.NOTE_HAPPENINGS)

    def work() -> int:
        row = _found(connection, annotation_id, revision, by=scope)
        _change(connection, row, {"withdrawn_at": clock.now, "withdrawn_by": scope.member_id}, by=scope, clock=clock)
        return annotation_id

    content = {"annotation_id": annotation_id, "revision": revision}
    return requests.once(
        connection, "withdraw_annotation", content, work, by=scope, clock=clock, request_key=request_key
    )


def _found(connection: Connection, annotation_id: int, revision: int, *, by: Scope) -> Mapping[Any, Any]:
    a, m = visible(annotation, by), visible(member, by)
    row = connection.execute(select(a).where(a.c.id == annotation_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not notes(by, row["team_id"]):
        raise NotAllowed()
    if row["revision"] != revision:
        who = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == row["changed_by"])).first()
        said = SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)
        raise Rejected("annotation_moved_on", who=said)
    if row["withdrawn_at"] is not None:
        raise Rejected("annotation_withdrawn")
    return row


def _change(connection: Connection, row: Mapping[Any, Any], values: dict[str, Any], *, by: Scope, clock: Clock) -> None:
    told = {"changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    connection.execute(update(annotation).where(annotation.c.id == row["id"]).values({**values, **told}))


def _given(
    first: date | None, last: date | None, kind: str, title: str, metrics: tuple[str, ...], new_phase: bool
) -> dict[str, Any]:
    """What was typed, as it is stored."""
    said = given_text(title, "annotation_title_missing") or ""
    if len(said) > LONGEST_TITLE:
        raise Rejected("text_too_long", length=len(said), limit=LONGEST_TITLE)
    if first is None:
        raise Rejected("annotation_day_missing")
    end = last or first
    if end < first:
        raise Rejected("annotation_ends_before")
    if (end - first).days >= MOST_DAYS or end == date.max:
        raise Rejected("annotation_too_long", limit=MOST_DAYS)
    if len(set(metrics)) > MOST_METRICS:
        raise Rejected("annotation_too_many", limit=MOST_METRICS)
    known = [entries.one_of(key, tuple(METRICS)) for key in sorted(set(metrics))]
    return {
        "from_on": first, "to_on": end + timedelta(days=1), "kind": entries.one_of(kind, KINDS), "title": said,
        "metrics": ",".join(known) or None, "new_phase": bool(new_phase),
    }  # fmt: skip
