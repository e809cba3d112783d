"""Answering feedback: low scores are followed up with the customer, suggestions are adopted or declined."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.hours.working_time import calendars
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import suggestion, survey_answer
from data_access.scope import Action, Scope, require, visible
from data_access.stamps import stamp
from metrics.calendars.business_time import minutes_between

ADOPTED, DECLINED = "adopted", "declined"
ANSWERS = (ADOPTED, DECLINED)
LONGEST_NOTE = 500  # as long as the columns


def follow_up(
    connection: Connection, scope: Scope, *, clock: Clock, answer_id: int | None, note: str, request_key: str
) -> int:
    """Write down that the customer of a low score was spoken with now, and what came of it; return the answer's id.

    By a lead of the answer's team. Sent again with the same words it changes nothing, with the same `request_key` or
    with another.

    Raises:
        NotAllowed: `scope` answers no feedback, or does not lead the answer's team.
        Rejected: "feedback_chosen_none", "note_missing", "text_too_long", "request_key_reused", "entry_not_found",
            "score_not_low", "followed_up_already".
    """
    require(scope, Action.ANSWER_FEEDBACK)
    said = _text(note, "note_missing")
    content = {"answer_id": answer_id, "note": said}
    before = requests.done_before(connection, "follow_up", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    key, found = _found(connection, scope, survey_answer, answer_id)
    if found["followed_up_at"] is not None:
        if (found["followed_up_by"], found["follow_up_note"]) != (scope.member_id, said):
            raise Rejected("followed_up_already")
    elif found["follow_up_due_at"] is None or not found["counted"]:
        raise Rejected("score_not_low")
    else:
        done = {
            "followed_up_at": clock.now, "followed_up_on": clock.today, "followed_up_by": scope.member_id,
            "follow_up_note": said, **_took(connection, "follow_up", found, found["answered_at"], clock),
        }  # fmt: skip
        connection.execute(update(survey_answer).where(survey_answer.c.id == key).values(done))
        stamp(connection, survey_answer, [found["answered_on"]])
    requests.remember(connection, "follow_up", content, by=scope, clock=clock, request_key=request_key, entry_id=key)
    return key


def answer_suggestion(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    suggestion_id: int | None,
    decision: str | None,
    reason: str | None = None,
    request_key: str,
) -> int:
    """Adopt or decline a suggestion, as `decision` (one of ANSWERS) says, and return its id.

    Declining needs a reason; what is adopted may have a word on what becomes of it. Sent again with the same words
    it changes nothing, with the same `request_key` or with another.

    Raises:
        NotAllowed: `scope` answers no feedback, or does not lead the suggestion's team.
        Rejected: "feedback_chosen_none", "decision_missing", "choice_unknown", "decline_reason_missing",
            "text_too_long", "request_key_reused", "entry_not_found", "praise_needs_no_answer",
            "suggestion_answered_already".
    """
    require(scope, Action.ANSWER_FEEDBACK)
    if decision is None:
        raise Rejected("decision_missing")
    entries.one_of(decision, ANSWERS)
    said = _text(reason, "decline_reason_missing" if decision == DECLINED else None)
    content = {"suggestion_id": suggestion_id, "decision": decision, "reason": said}
    before = requests.done_before(connection, "answer_suggestion", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    key, found = _found(connection, scope, suggestion, suggestion_id)
    if found["kind"] != "suggestion":
        raise Rejected("praise_needs_no_answer")
    if found["answered_at"] is not None:
        if (found["answered_by"], found["state"], found["answer"]) != (scope.member_id, decision, said):
            raise Rejected("suggestion_answered_already")
    else:
        done = {
            "state": decision, "answer": said, "answered_at": clock.now, "answered_on": clock.today,
            "answered_by": scope.member_id, **_took(connection, "answer", found, found["received_at"], clock),
        }  # fmt: skip
        connection.execute(update(suggestion).where(suggestion.c.id == key).values(done))
        stamp(connection, suggestion, [found["received_on"]])
    requests.remember(
        connection, "answer_suggestion", content, by=scope, clock=clock, request_key=request_key, entry_id=key
    )
    return key


def _took(connection: Connection, what: str, found: Any, begin: datetime, clock: Clock) -> dict[str, Any]:
    """How long it took on both clocks, and whether what was promised was kept, if anything was."""
    due_at = found[f"{what}_due_at"]
    return {
        f"{what}_minutes": max(0.0, (clock.now - begin).total_seconds() / 60),
        f"{what}_business_minutes": minutes_between(calendars(connection).of(found["team_id"]), begin, clock.now),
        f"{what}_kept": None if due_at is None else clock.now <= due_at,
    }


def _text(text: str | None, missing: str | None) -> str | None:
    said = entries.given_text(text, missing)
    if said and len(said) > LONGEST_NOTE:
        raise Rejected("text_too_long", length=len(said), limit=LONGEST_NOTE)
    return said


def _found(connection: Connection, scope: Scope, table: Table, key: int | None) -> tuple[int, Any]:
    """The id and the row as it is now.

    Raises:
        NotAllowed: of a team that `scope` does not lead.
        Rejected: "feedback_chosen_none", "entry_not_found".
    """
    if key is None:
        raise Rejected("feedback_chosen_none")
    seen = visible(table, scope)
    found = connection.execute(select(seen).where(seen.c.id == key, seen.c.voided_at.is_(None))).mappings().first()
    if found is None:
        raise Rejected("entry_not_found")
    if not scope.everything and found["team_id"] not in scope.led_team_ids:
        raise NotAllowed()
    return key, found
