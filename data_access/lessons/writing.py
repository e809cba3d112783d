"""Writing a lesson down, correcting, publishing and withdrawing it.

Whoever works with customers writes; what a member of staff wrote waits for a lead of the team, what a lead wrote is
published at once. Each command refuses, besides what it names itself:

    NotAllowed: `scope` writes none, or nothing about this one.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "lesson_moved_on".
"""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import given_text, one_of
from data_access.lessons.naming import name_no_customer
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, complaint, lesson, member
from data_access.scope import Action, Scope, require, visible
from metrics.words import Text

ACTION, COMPLAINT = "action", "complaint"
ORIGINS = {ACTION: action, COMPLAINT: complaint}
PROPOSED, PUBLISHED, WITHDRAWN = "proposed", "published", "withdrawn"
LONGEST_HEADING, LONGEST_PART, LONGEST_REASON = 200, 3_000, 300
MOST_TAGS, LONGEST_TAG = 8, 40
SOMEBODY = Text(en="Somebody", zh="有人")


def publishes(scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` publishes and withdraws what people of this team wrote."""
    return scope.everything or (team_id is not None and team_id in scope.led_team_ids)


def write_lesson(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    origin: str,
    origin_id: int,
    heading: str,
    happened: str,
    learned: str,
    tags: tuple[str, ...] = (),
) -> int:
    """Write down what is to be learned from an action or a complaint that `scope` sees; return the lesson's id.

    Raises:
        Rejected: also "lesson_heading_missing", "lesson_happened_missing", "lesson_learned_missing",
            "lesson_names_customer", "lesson_tags", "choice_unknown".
    """
    require(scope, Action.WRITE_LESSONS)
    given = _given(heading, happened, learned, tags)
    content = {"origin": one_of(origin, tuple(ORIGINS)), "origin_id": origin_id, **given}

    def work() -> int:
        table = visible(ORIGINS[origin], scope)
        found = connection.execute(select(table.c.team_id).where(table.c.id == origin_id)).first()
        if found is None:
            raise Rejected("entry_not_found")
        name_no_customer(connection, origin, origin_id, given, by=scope)
        at_once = publishes(scope, found.team_id)
        row = {
            **content, "team_id": found.team_id, "state": PUBLISHED if at_once else PROPOSED,
            "written_on": clock.today, "written_by": scope.member_id,
            "published_on": clock.today if at_once else None, "published_by": scope.member_id if at_once else None,
            "changed_at": clock.now, "changed_by": scope.member_id, "created_at": clock.now,
            "created_by": scope.member_id,
        }  # fmt: skip
        return int(connection.execute(insert(lesson).values(row).returning(lesson.c.id)).scalar_one())

    return requests.once(connection, "write_lesson", content, work, by=scope, clock=clock, request_key=request_key)


def correct_lesson(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    lesson_id: int,
    revision: int,
    heading: str,
    happened: str,
    learned: str,
    tags: tuple[str, ...] = (),
) -> int:
    """Say it better: by who wrote it, and by who leads the team. What the lead corrects stays published; what the
    writer changes waits for the lead again, who agreed to other words.

    Raises:
        Rejected: also "lesson_withdrawn", and what `write_lesson` refuses.
    """
    require(scope, Action.WRITE_LESSONS)
    given = _given(heading, happened, learned, tags)

    def work() -> int:
        row = _found(connection, lesson_id, revision, by=scope)
        name_no_customer(connection, row["origin"], row["origin_id"], given, by=scope)
        if any(row[name] != value for name, value in given.items()):
            kept = publishes(scope, row["team_id"]) or row["state"] != PUBLISHED
            again = {} if kept else {"state": PROPOSED, "published_on": None, "published_by": None}
            _change(connection, row, {**given, **again}, by=scope, clock=clock)
        return lesson_id

    content = {"lesson_id": lesson_id, "revision": revision, **given}
    return requests.once(connection, "correct_lesson", content, work, by=scope, clock=clock, request_key=request_key)


def publish_lesson(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, lesson_id: int, revision: int
) -> int:
    """Let everybody read it, as who leads the team; one that was withdrawn, again.

    Raises:
        Rejected: also "lesson_published", "lesson_heading_missing", "lesson_names_customer".
    """
    require(scope, Action.WRITE_LESSONS)

    def work() -> int:
        row = _found(connection, lesson_id, revision, by=scope, withdrawn=True)
        if not publishes(scope, row["team_id"]):
            raise NotAllowed()
        if row["state"] == PUBLISHED:
            raise Rejected("lesson_published")
        given_text(row["heading"], "lesson_heading_missing")  # whose words were erased
        # Whose case it is may be known since, and to the lead better than to who wrote it.
        texts = {name: row[name] for name in ("heading", "happened", "learned", "tags")}
        name_no_customer(connection, row["origin"], row["origin_id"], texts, by=scope)
        values = {
            "state": PUBLISHED, "published_on": clock.today, "published_by": scope.member_id, "withdrawn_why": None,
            "withdrawn_by": None,
        }  # fmt: skip
        _change(connection, row, values, by=scope, clock=clock)
        return lesson_id

    content = {"lesson_id": lesson_id, "revision": revision}
    return requests.once(connection, "publish_lesson", content, work, by=scope, clock=clock, request_key=request_key)


def withdraw_lesson(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, lesson_id: int, revision: int, reason: str
) -> int:
    """Take it back and say why: by who wrote it, and by who leads the team. Then only these read it.

    Raises:
        Rejected: also "lesson_withdrawn", "reason_missing".
    """
    require(scope, Action.WRITE_LESSONS)
    said = _limited(given_text(reason, "reason_missing"), LONGEST_REASON)

    def work() -> int:
        row = _found(connection, lesson_id, revision, by=scope)
        values = {"state": WITHDRAWN, "withdrawn_why": said, "withdrawn_by": scope.member_id}
        _change(connection, row, values, by=scope, clock=clock)
        return lesson_id

    content = {"lesson_id": lesson_id, "revision": revision, "reason": said}
    return requests.once(connection, "withdraw_lesson", content, work, by=scope, clock=clock, request_key=request_key)


def _found(
    connection: Connection, lesson_id: int, revision: int, *, by: Scope, withdrawn: bool = False
) -> Mapping[Any, Any]:
    """The lesson, if `by` wrote it or leads the team; one that is withdrawn only where it may be."""
    one, m = visible(lesson, by), visible(member, by)
    row = connection.execute(select(one).where(one.c.id == lesson_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not (publishes(by, row["team_id"]) or (by.member_id is not None and row["written_by"] == by.member_id)):
        raise NotAllowed()
    if row["revision"] != revision:
        who = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == row["changed_by"])).first()
        raise Rejected(
            "lesson_moved_on", who=SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)
        )
    if row["state"] == WITHDRAWN and not withdrawn:
        raise Rejected("lesson_withdrawn")
    return row


def _change(connection: Connection, row: Mapping[Any, Any], values: dict[str, Any], *, by: Scope, clock: Clock) -> None:
    told = {"changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    connection.execute(update(lesson).where(lesson.c.id == row["id"]).values({**values, **told}))


def _given(heading: str, happened: str, learned: str, tags: tuple[str, ...]) -> dict[str, Any]:
    """What was typed, as it is stored."""
    return {
        "heading": _limited(given_text(heading, "lesson_heading_missing"), LONGEST_HEADING),
        "happened": _limited(given_text(happened, "lesson_happened_missing"), LONGEST_PART),
        "learned": _limited(given_text(learned, "lesson_learned_missing"), LONGEST_PART),
        "tags": _tags(tags),
    }


def _tags(tags: tuple[str, ...]) -> str | None:
    """Each once, whatever its case and its commas, in the order given."""
    parts = (" ".join(part.split()) for tag in tags for part in re.split(r"[,，、;；#]", given_text(tag) or ""))
    kept = list({part.casefold(): part for part in parts if part}.values())
    if len(kept) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in kept):
        raise Rejected("lesson_tags", limit=MOST_TAGS, length=LONGEST_TAG)
    return f",{','.join(kept)}," if kept else None


def _limited(text: str | None, limit: int) -> str | None:
    if text is not None and len(text) > limit:
        raise Rejected("text_too_long", length=len(text), limit=limit)
    return text
