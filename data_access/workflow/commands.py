"""What a person does with a complaint, a command for each move. Each returns the complaint's id.

All of them take the `revision` of the complaint that the person saw, do nothing when they are sent again with the same
`request_key`, and refuse in the same words:

    NotAllowed: `scope` may not work on complaints.
    Rejected: "entry_not_found"; "complaint_moved_on": somebody was quicker; "request_key_reused"; "text_too_long"; and
        where the move is illegal now: "complaint_not_open", "complaint_still_open", "complaint_paused",
        "complaint_not_paused", "stage_is_first", "stage_is_last", "level_is_highest".
"""

from sqlalchemy import Connection

from data_access import entries
from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.scope import Action, Scope, require
from data_access.workflow import moves
from data_access.workflow.doing import do
from data_access.workflow.moves import Move, To
from data_access.workflow.steps import Step

LONGEST_CAUSE, LONGEST_TEXT = 200, 500
MOST_AT_ONCE = 200


def take_complaint(
    connection: Connection, scope: Scope, *, clock: Clock, complaint_id: int, revision: int, request_key: str
) -> int:
    """Become the one who answers for it.

    Raises:
        Rejected: also "member_not_found": somebody without a name among the members cannot hold anything.
    """
    require(scope, Action.WORK_ON_COMPLAINT)
    if scope.member_id is None:
        raise Rejected("member_not_found")
    to = To(scope.member_id)
    return do(connection, complaint_id, revision, Step(Move.TAKE, to), by=scope, clock=clock, request_key=request_key)


def hand_over_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    member_id: int | None = None,
    team_id: int | None = None,
    department: str | None = None,
    text: str,
    request_key: str,
) -> int:
    """Give it to somebody, to a team where anybody may take it, or ask another department; its stage goes on.

    Who asks a department goes on answering for it, and the time until it comes back is the department's.

    Raises:
        Rejected: also "reason_missing", "recipient_missing", "member_not_found", "team_not_found",
            "department_unknown".
    """
    why = entries.given_text(text, "reason_missing")
    step = Step(Move.HAND_OVER, To(member_id, team_id, department), why)
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def hand_over_complaints(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaints: tuple[tuple[int, int], ...],
    member_id: int | None = None,
    team_id: int | None = None,
    text: str,
    request_key: str,
) -> int:
    """Give several to the same person or team, all of them or none; returns how many.

    `complaints`: the id and the revision of each.

    Raises:
        Rejected: also "complaint_missing", "too_many_at_once", and what handing over one may raise.
    """
    if not complaints:
        raise Rejected("complaint_missing")
    if len(complaints) > MOST_AT_ONCE:
        raise Rejected("too_many_at_once", count=len(complaints), limit=MOST_AT_ONCE)
    for complaint_id, revision in complaints:
        hand_over_complaint(
            connection, scope, clock=clock, complaint_id=complaint_id, revision=revision, member_id=member_id,
            team_id=team_id, text=text, request_key=f"{request_key}:{complaint_id}",
        )  # fmt: skip
    return len(complaints)


def move_complaint_on(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    stage: str | None = None,
    text: str | None = None,
    request_key: str,
) -> int:
    """Bring it to its next stage; `stage`: the one that the person saw to be next.

    Raises:
        Rejected: also "stage_order_changed": another one is by now.
    """
    step = Step(Move.MOVE_ON, To(stage=stage), entries.given_text(text))
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def send_complaint_back(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    stage: str | None = None,
    text: str,
    request_key: str,
) -> int:
    """Bring it back to an earlier stage, without `stage` to the one before.

    Raises:
        Rejected: also "reason_missing", "stage_not_before".
    """
    step = Step(Move.SEND_BACK, To(stage=stage), entries.given_text(text, "reason_missing"))
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def pause_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    reason: str,
    text: str | None = None,
    request_key: str,
) -> int:
    """Let it wait for the customer or a third party: its clock and its promise stand still.

    Raises:
        Rejected: also "choice_unknown": `reason` is none of moves.PAUSE_REASONS.
    """
    entries.one_of(reason, moves.PAUSE_REASONS)
    step = Step(Move.PAUSE, text=entries.given_text(text), reason=reason)
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def resume_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    text: str | None = None,
    request_key: str,
) -> int:
    """Go on after a wait; the promise has as much time left as when it began."""
    step = Step(Move.RESUME, text=entries.given_text(text))
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def escalate_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    member_id: int | None = None,
    text: str,
    request_key: str,
) -> int:
    """Hand it one level up, with `member_id` to somebody who answers for it from now on.

    Raises:
        Rejected: also "reason_missing", "member_not_found".
    """
    step = Step(Move.ESCALATE, To(member_id), entries.given_text(text, "reason_missing"))
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def contact_customer(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    reason: str,
    text: str,
    request_key: str,
) -> int:
    """Write down what the customer was told. A bare acknowledgement stops its own clock only, a substantive reply also
    that of the first response; later ones change neither.

    Raises:
        Rejected: also "text_missing", "choice_unknown": `reason` is none of moves.CONTACTS.
    """
    entries.one_of(reason, moves.CONTACTS)
    step = Step(Move.CONTACT, text=entries.given_text(text, "text_missing"), reason=reason)
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def resolve_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    cause: str,
    ending: str,
    text: str | None = None,
    request_key: str,
) -> int:
    """Say what caused it and how it ended: its time stops, and the customer is to be asked whether that is so.

    Raises:
        Rejected: also "cause_missing", "choice_unknown": `ending` is none of moves.ENDINGS.
    """
    entries.one_of(ending, moves.ENDINGS)
    why = limited(entries.given_text(cause, "cause_missing"), LONGEST_CAUSE)
    step = Step(Move.RESOLVE, text=limited(entries.given_text(text), LONGEST_TEXT), reason=ending, cause=why)
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def confirm_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    cause: str | None = None,
    text: str | None = None,
    request_key: str,
) -> int:
    """The customer was called back and agrees: it is closed. `cause` where none is stated yet.

    Raises:
        Rejected: also "cause_missing".
    """
    why = limited(entries.given_text(cause), LONGEST_CAUSE)
    step = Step(Move.CONFIRM, text=entries.given_text(text), cause=why)
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def reopen_complaint(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    complaint_id: int,
    revision: int,
    text: str,
    request_key: str,
) -> int:
    """Begin another episode of a resolved complaint; what the first one took stays.

    Raises:
        Rejected: also "reason_missing".
    """
    step = Step(Move.REOPEN, text=entries.given_text(text, "reason_missing"))
    return do(connection, complaint_id, revision, step, by=scope, clock=clock, request_key=request_key)


def comment_on_complaint(
    connection: Connection, scope: Scope, *, clock: Clock, complaint_id: int, text: str, request_key: str
) -> int:
    """Add a remark to its story, whatever happened meanwhile.

    Raises:
        Rejected: also "text_missing".
    """
    step = Step(Move.COMMENT, text=entries.given_text(text, "text_missing"))
    return do(connection, complaint_id, None, step, by=scope, clock=clock, request_key=request_key)


def limited(text: str | None, limit: int) -> str | None:
    """The text, which is refused where its column cannot hold it."""
    if text and len(text) > limit:
        raise Rejected("text_too_long", length=len(text), limit=limit)
    return text
