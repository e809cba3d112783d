"""Scores that members logged about their own service: counted once somebody else confirmed them, never when refused.

A lead of the member's team decides, or one of the teams above, never who gave the service or logged the score.
Where there is no such lead, as for the lead of a team with nobody above, an executive decides. Executives see no
single person's rows, so they are told who logged a score, on which day and of which kind, and neither the score nor
the customer nor a word of the comment: they vouch that an answer was given, after asking to be shown it, and cannot
pick the good ones. Whoever waits, administrators see on data health how many and for how long, without names.
"""

from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Subquery,
    and_,
    case,
    exists,
    false,
    or_,
    select,
    true,
    update,
)

from data_access import entries, requests
from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.named import with_names
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, member_role, survey_answer, team
from data_access.scope import Action, Role, Scope, may, visible
from data_access.stamps import stamp

LONGEST_REASON = 500  # as long as its column
ABOUT = ("answered_on", "kind", "score", "scale_low", "scale_high", "comment", "channel", "tier", "topic")
# What an executive is told of a score that only they can confirm, and what everybody else needs to find it.
UNSEEN = (
    "id", "member_id", "team_id", "kind", "answered_on", "answered_at", "counted", "confirmed_at", "refused_at",
    "voided_at",
)  # fmt: skip


def answers_awaiting_confirmation(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Scores that members logged about their own service and that `scope` may confirm, oldest first.

    They count in no number until then. One row per answer. Columns: answer_id, answered_on, kind, score,
    scale_low, scale_high, comment, channel, tier, topic, customer, member, member_en, team, team_en.

    Source: survey_answer, filled by pages/feedback.
    """
    a = visible(survey_answer, scope)
    asked = with_names(a, scope, a.c.id.label("answer_id"), *(a.c[name] for name in ABOUT))
    asked = asked.where(waiting(a.c), may_confirm(a.c, scope))
    return pd.read_sql(asked.order_by(a.c.answered_at, a.c.id), connection)


def answers_only_executives_confirm(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Scores that wait and that no lead can confirm, for executives, oldest first; without what was said.

    One row per answer. Columns: answer_id, answered_on, kind, member, member_en, team, team_en.

    Source: survey_answer, filled by pages/feedback.
    """
    a = _unseen(scope)
    asked = with_names(a, scope, a.c.id.label("answer_id"), a.c.answered_on, a.c.kind)
    with past_the_wall(connection):  # what is asked for says neither score nor customer nor comment
        return pd.read_sql(asked.where(waiting(a.c)).order_by(a.c.answered_at, a.c.id), connection)


def confirm_answer(connection: Connection, scope: Scope, *, clock: Clock, answer_id: int, request_key: str) -> int:
    """Count a score that a member logged about their own service, and return its id.

    Doing it again changes nothing and returns the same, with the same `request_key` or with another.

    Raises:
        NotAllowed: `scope` may not confirm this.
        Rejected: "request_key_reused", "entry_not_found", "own_answer", "answer_refused".
    """
    content = {"answer_id": answer_id}
    before = _done_before(connection, scope, "confirm_answer", content, request_key)
    if before is not None:
        return before
    found = _found(connection, scope, answer_id)
    if found.refused_at is not None:
        raise Rejected("answer_refused")
    if found.confirmed_at is None:
        confirmed = {"counted": True, "confirmed_at": clock.now, "confirmed_by": scope.member_id}
        connection.execute(update(survey_answer).where(survey_answer.c.id == answer_id).values(confirmed))
        stamp(connection, survey_answer, [found.answered_on])
    requests.remember(
        connection, "confirm_answer", content, by=scope, clock=clock, request_key=request_key, entry_id=answer_id
    )
    return answer_id


def refuse_answer(
    connection: Connection, scope: Scope, *, clock: Clock, answer_id: int, reason: str, request_key: str
) -> int:
    """Say that a score a member logged about their own service shall never count, and return its id.

    The row stays, with who refused it, when and why; who logged it is shown that. Refusing it again changes nothing,
    also not the reason. One that was confirmed counts already: it can only be voided.

    Raises:
        NotAllowed: `scope` may not confirm this.
        Rejected: "reason_missing", "text_too_long", "request_key_reused", "entry_not_found", "own_answer",
            "answer_confirmed".
    """
    _may_decide(scope)
    why = entries.given_text(reason, "reason_missing") or ""
    if len(why) > LONGEST_REASON:
        raise Rejected("text_too_long", length=len(why), limit=LONGEST_REASON)
    content = {"answer_id": answer_id, "reason": why}
    before = _done_before(connection, scope, "refuse_answer", content, request_key)
    if before is not None:
        return before
    found = _found(connection, scope, answer_id)
    if found.confirmed_at is not None:
        raise Rejected("answer_confirmed")
    if found.refused_at is None:
        refused = {"refused_at": clock.now, "refused_by": scope.member_id, "refusal_reason": why}
        connection.execute(update(survey_answer).where(survey_answer.c.id == answer_id).values(refused))
    requests.remember(
        connection, "refuse_answer", content, by=scope, clock=clock, request_key=request_key, entry_id=answer_id
    )
    return answer_id


def waiting(c: Any) -> ColumnElement[bool]:
    """Whether an answer waits for its confirmation, from the columns of `visible(survey_answer, ...)`."""
    return and_(~c.counted, c.confirmed_at.is_(None), c.refused_at.is_(None), c.voided_at.is_(None))


def may_confirm(c: Any, scope: Scope) -> ColumnElement[bool]:
    """Whether `scope` leads the answer's team and neither gave the service nor logged the score."""
    if not may(scope, Action.CONFIRM_FEEDBACK):
        return false()
    if scope.everything:
        return true()
    return and_(c.team_id.in_(sorted(scope.led_team_ids)), _of_others(c, scope))


def some_lead_can(c: Any) -> ColumnElement[bool]:
    """Whether an active lead of the answer's team, or of one above it, could confirm it."""
    above = select(team.c.id.label("team_id"), team.c.id.label("above_id")).cte("above", recursive=True)
    parent = select(above.c.team_id, team.c.parent_id).join(team, team.c.id == above.c.above_id)
    above = above.union(parent.where(team.c.parent_id.is_not(None)))
    lead = select(above.c.team_id, team.c.lead_id).join(team, team.c.id == above.c.above_id)
    lead = lead.join(member, and_(member.c.id == team.c.lead_id, member.c.active))
    leads = lead.join(
        member_role, and_(member_role.c.member_id == team.c.lead_id, member_role.c.role == Role.LEAD.value)
    ).subquery("leads")
    others = [leads.c.lead_id.is_distinct_from(who) for who in (c.member_id, c.created_by)]
    return exists(select(leads.c.lead_id).where(leads.c.team_id == c.team_id, *others))


def _unseen(scope: Scope) -> Subquery:
    """The columns of UNSEEN of self-logged scores that no lead can confirm, for executives who are not concerned."""
    a = survey_answer.c
    allowed = _of_others(a, scope) if may(scope, Action.CONFIRM_UNSEEN) and not scope.everything else false()
    self_logged = and_(a.request_key.is_not(None), a.created_by == a.member_id, a.voided_at.is_(None))
    columns = [a[name] for name in UNSEEN]
    return select(*columns).where(self_logged, allowed, ~some_lead_can(a)).subquery("unseen")


def _of_others(c: Any, scope: Scope) -> ColumnElement[bool]:
    return and_(*(or_(who.is_(None), who != scope.member_id) for who in (c.member_id, c.created_by)))


def _may_decide(scope: Scope) -> None:
    if not may(scope, Action.CONFIRM_FEEDBACK) and not may(scope, Action.CONFIRM_UNSEEN):
        raise NotAllowed()


def _done_before(
    connection: Connection, scope: Scope, command: str, content: dict[str, Any], request_key: str
) -> int | None:
    _may_decide(scope)
    return requests.done_before(connection, command, content, by=scope, request_key=request_key)


def _found(connection: Connection, scope: Scope, answer_id: int) -> Any:
    """The answer that `scope` may decide about: answered_on, confirmed_at, refused_at.

    Raises:
        NotAllowed: an executive asks for one that a lead decides, or for none.
        Rejected: "entry_not_found", "own_answer".
    """
    a, unseen = visible(survey_answer, scope), _unseen(scope)
    decided = (a.c.answered_on, a.c.confirmed_at, a.c.refused_at, may_confirm(a.c, scope).label("allowed"))
    found = connection.execute(select(*decided).where(a.c.id == answer_id, a.c.voided_at.is_(None))).first()
    if found is not None and found.allowed:
        return found
    columns = (unseen.c.answered_on, unseen.c.confirmed_at, unseen.c.refused_at)
    only_here = connection.execute(select(*columns).where(unseen.c.id == answer_id)).first()
    if only_here is not None:
        return only_here
    if not may(scope, Action.CONFIRM_FEEDBACK):
        raise NotAllowed()
    raise Rejected("entry_not_found" if found is None else "own_answer")


def who_confirms(c: Any) -> ColumnElement[str]:
    """Whose turn it is with an answer that waits: "lead", "executive", or "nobody" as long as there is no other."""
    executive = select(member.c.id).join(member_role, member_role.c.member_id == member.c.id)
    executive = executive.where(member.c.active, member_role.c.role == Role.EXECUTIVE.value)
    others = [member.c.id.is_distinct_from(who) for who in (c.member_id, c.created_by)]
    return case((some_lead_can(c), "lead"), (exists(executive.where(*others)), "executive"), else_="nobody")
