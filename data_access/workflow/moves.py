"""What may be done with a complaint, and how it is afterwards. Knows no database: the same rules lead a command, a
page's buttons and the reading of a story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Move(StrEnum):
    LOG = "log"
    TAKE = "take"
    CONTACT = "contact"
    HAND_OVER = "hand_over"
    MOVE_ON = "move_on"
    SEND_BACK = "send_back"
    PAUSE = "pause"
    RESUME = "resume"
    ESCALATE = "escalate"
    RESOLVE = "resolve"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    COMMENT = "comment"


RECEIVED, INVESTIGATED, SOLUTION, ANSWERED, CONFIRMED = STAGES = (
    "received", "investigated", "solution", "answered", "confirmed",
)  # fmt: skip
# In these somebody works on it, unless the organisation has stages of its own between them (`Workflow`).
WORKING = (RECEIVED, INVESTIGATED, SOLUTION)
# After these the complaint is resolved.
AFTER = (ANSWERED, CONFIRMED)
OWN = "own_"  # how the codes of an organisation's own stages begin
HIGHEST_LEVEL = 3
# Who else has to answer while a complaint waits.
PAUSE_REASONS = ("customer", "third_party")
# What the customer heard: that it is being looked into, or something that helps them on.
CONTACTS = ("replied", "acknowledged")
# How a complaint ended.
ENDINGS = ("solved", "compensated", "mediated", "explained", "withdrawn")


@dataclass(frozen=True)
class Workflow:
    """The stages in which complaints are worked on, in their order. `retired` ones are left and not entered."""

    working: tuple[str, ...] = WORKING
    retired: frozenset[str] = frozenset()

    def next(self, stage: str) -> str | None:
        """The stage that follows; None after the last one, when the customer gets the answer."""
        later = self.working[self._place(stage) + 1 :]
        return next((each for each in later if each not in self.retired), None)

    def before(self, stage: str) -> tuple[str, ...]:
        """The stages to which a complaint may be sent back, in their order."""
        return tuple(each for each in self.working[: self._place(stage)] if each not in self.retired)

    def _place(self, stage: str) -> int:
        return self.working.index(stage)


USUAL = Workflow()


@dataclass(frozen=True)
class State:
    """How a complaint is. `holder_id` is who answers for it, also while another `department` is asked."""

    stage: str
    holder_id: int | None = None
    team_id: int | None = None
    department: str | None = None
    level: int = 0
    paused: bool = False
    episode: int = 1

    @property
    def working(self) -> bool:
        """Whether it is not resolved."""
        return self.stage not in AFTER

    @property
    def held(self) -> bool:
        """Whether anybody answers for it."""
        return self.holder_id is not None


class Illegal(Exception):
    """A move that the state does not allow; `reason` is a key of the refusals' words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class To:
    """What a move is given: whom, which team or department, which stage."""

    holder_id: int | None = None
    team_id: int | None = None
    department: str | None = None
    stage: str | None = None


NOTHING = To()


def after(state: State, move: Move, to: To = NOTHING, workflow: Workflow = USUAL) -> State:
    """The state that `move` leads to.

    Raises:
        Illegal: it may not be done in this state, and why.
    """
    if (reason := forbidden(state, move, workflow)) is not None:
        raise Illegal(reason)
    match move:
        case Move.TAKE | Move.HAND_OVER:
            if move is Move.HAND_OVER and not (to.holder_id or to.team_id or to.department):
                raise Illegal("recipient_missing")
            if to.department:  # who holds it goes on answering for it
                return replace(state, department=to.department)
            return replace(state, holder_id=to.holder_id, team_id=to.team_id, department=None)
        case Move.MOVE_ON:
            following = workflow.next(state.stage) or ANSWERED
            if to.stage not in (None, following):
                raise Illegal("stage_order_changed")
            return replace(state, stage=following)
        case Move.SEND_BACK:
            before = workflow.before(state.stage)
            wanted = to.stage or before[-1]
            if wanted not in before:
                raise Illegal("stage_not_before")
            return replace(state, stage=wanted)
        case Move.PAUSE | Move.RESUME:
            return replace(state, paused=move is Move.PAUSE)
        case Move.ESCALATE:
            holder = (to.holder_id, to.team_id) if to.holder_id else (state.holder_id, state.team_id)
            return replace(state, level=state.level + 1, holder_id=holder[0], team_id=holder[1])
        case Move.RESOLVE:
            return replace(state, stage=ANSWERED, paused=False, department=None)
        case Move.CONFIRM:
            return replace(state, stage=CONFIRMED)
        case Move.REOPEN:
            return replace(state, stage=INVESTIGATED, episode=state.episode + 1, department=None)
    return state


def forbidden(state: State, move: Move, workflow: Workflow = USUAL) -> str | None:
    """Why `move` may not be done now, as a key of the refusals' words; None if it may."""
    if move in (Move.COMMENT, Move.LOG):
        return None
    if move is Move.REOPEN:
        return "complaint_still_open" if state.working else None
    if move is Move.CONFIRM:
        return "complaint_still_open" if state.working else _if(state.stage == CONFIRMED, "complaint_not_open")
    if not state.working:
        return "complaint_not_open"
    if move is Move.RESUME:
        return _if(not state.paused, "complaint_not_paused")
    if state.paused and move in (Move.PAUSE, Move.MOVE_ON, Move.SEND_BACK):
        return "complaint_paused"
    if move is Move.MOVE_ON:
        return _if(workflow.next(state.stage) is None, "stage_is_last")
    if move is Move.SEND_BACK:
        return _if(not workflow.before(state.stage), "stage_is_first")
    return _if(move is Move.ESCALATE and state.level >= HIGHEST_LEVEL, "level_is_highest")


def possible(state: State, workflow: Workflow = USUAL) -> list[Move]:
    """What may be done next, in the order in which it is usually done."""
    usual = [
        Move.RESUME, Move.MOVE_ON, Move.RESOLVE, Move.CONTACT, Move.CONFIRM, Move.HAND_OVER, Move.PAUSE, Move.ESCALATE,
        Move.SEND_BACK, Move.REOPEN, Move.COMMENT,
    ]  # fmt: skip
    usual.insert(-1 if state.held else 0, Move.TAKE)  # taking it from somebody is seldom what comes next
    return [move for move in usual if forbidden(state, move, workflow) is None]


def told(story: Iterable[Mapping[str, Any]]) -> State | None:
    """The state to which a story leads, move after move; None for none.

    `story` has the columns of complaint_event in the order of `number`. What the first row says is where it began.
    Which stage followed which is as it was then: the organisation may have changed their order since.

    Raises:
        Illegal: a step could not have been done.
    """
    state: State | None = None
    for row in story:
        if state is None:
            state = stated(row)
            continue
        to = To(row["holder_id"], row["team_id"], row["department"], row["stage"])
        move = Move(row["what"])
        state = after(state, move, to, _then(state, move, row["stage"]))
    return state


def _then(state: State, move: Move, led_to: str) -> Workflow:
    """The order of stages as far as a step tells of it: from which one it led to which."""
    if led_to in AFTER or led_to == state.stage:
        return Workflow((state.stage,))
    return Workflow((led_to, state.stage) if move is Move.SEND_BACK else (state.stage, led_to))


def is_own(stage: str) -> bool:
    """Whether this is the code of a stage that the organisation added."""
    return stage.startswith(OWN) and stage.removeprefix(OWN).isdecimal()


def stated(row: Mapping[str, Any]) -> State:
    """The state that a row of the story says it led to."""
    return State(
        row["stage"], row["holder_id"], row["team_id"], row["department"], row["level"], bool(row["paused"]),
        row["episode"],
    )  # fmt: skip


def _if(condition: bool, reason: str) -> str | None:
    return reason if condition else None
