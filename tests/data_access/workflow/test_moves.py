"""What may be done with a complaint, whatever was done before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.rejected import REASONS
from data_access.workflow.moves import (
    ANSWERED,
    CONFIRMED,
    HIGHEST_LEVEL,
    INVESTIGATED,
    RECEIVED,
    SOLUTION,
    STAGES,
    Illegal,
    Move,
    State,
    To,
    Workflow,
    after,
    forbidden,
    possible,
    told,
)

FIRST = State(RECEIVED, 3, 1)
RECIPIENTS = st.builds(
    To, st.sampled_from([None, 3, 4]), st.sampled_from([None, 1, 2]), st.sampled_from([None, "Warehouse"])
)

OWN = ("own_1", "own_2")


@st.composite
def workflows(draw):
    """The usual stages with two of the organisation's own anywhere between the first and the answer."""
    order = list(STAGES[:3])
    for own in OWN:
        order.insert(draw(st.integers(1, len(order))), own)
    return Workflow(tuple(order), frozenset(draw(st.sets(st.sampled_from(OWN)))))


WORKFLOWS = workflows()


def led(*moves: Move, state: State = FIRST) -> State:
    for move in moves:
        state = after(state, move, To(4, 1) if move is Move.HAND_OVER else To())
    return state


def test_the_usual_way_leads_through_every_stage():
    stages = [led(*[Move.MOVE_ON] * count).stage for count in range(3)]
    assert stages == [RECEIVED, INVESTIGATED, SOLUTION]
    assert led(Move.MOVE_ON, Move.MOVE_ON, Move.RESOLVE).stage == ANSWERED
    assert led(Move.RESOLVE, Move.CONFIRM).stage == CONFIRMED


def test_opening_it_again_begins_another_episode_where_it_is_looked_into():
    state = led(Move.RESOLVE, Move.CONFIRM, Move.REOPEN)
    assert (state.stage, state.episode) == (INVESTIGATED, 2)


def test_a_department_that_is_asked_leaves_the_complaint_with_who_held_it():
    state = after(FIRST, Move.HAND_OVER, To(department="Warehouse"))
    assert (state.department, state.holder_id) == ("Warehouse", 3)
    back = after(state, Move.TAKE, To(4, 2))
    assert (back.department, back.holder_id, back.team_id) == (None, 4, 2)


def test_resolving_ends_a_wait_and_takes_it_back_from_a_department():
    waiting = replace(FIRST, paused=True, department="Warehouse")
    assert after(waiting, Move.RESOLVE) == State(ANSWERED, 3, 1)


@pytest.mark.parametrize(
    ("state", "move", "to", "reason"),
    [
        (FIRST, Move.CONFIRM, To(), "complaint_still_open"),
        (FIRST, Move.REOPEN, To(), "complaint_still_open"),
        (FIRST, Move.RESUME, To(), "complaint_not_paused"),
        (FIRST, Move.SEND_BACK, To(), "stage_is_first"),
        (FIRST, Move.HAND_OVER, To(), "recipient_missing"),
        (replace(FIRST, stage=SOLUTION), Move.MOVE_ON, To(), "stage_is_last"),
        (replace(FIRST, stage=SOLUTION), Move.SEND_BACK, To(stage=SOLUTION), "stage_not_before"),
        (replace(FIRST, paused=True), Move.MOVE_ON, To(), "complaint_paused"),
        (replace(FIRST, paused=True), Move.PAUSE, To(), "complaint_paused"),
        (replace(FIRST, level=HIGHEST_LEVEL), Move.ESCALATE, To(), "level_is_highest"),
        (replace(FIRST, stage=ANSWERED), Move.RESOLVE, To(), "complaint_not_open"),
        (replace(FIRST, stage=CONFIRMED), Move.CONFIRM, To(), "complaint_not_open"),
        (replace(FIRST, stage=CONFIRMED), Move.TAKE, To(4), "complaint_not_open"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(state, move, to, reason):
    with pytest.raises(Illegal) as refused:
        after(state, move, to)
    assert refused.value.reason == reason
    assert reason in REASONS


@given(st.lists(st.tuples(st.sampled_from(list(Move)), RECIPIENTS, WORKFLOWS), max_size=25))
def test_whatever_is_done_in_whichever_order_of_stages_the_story_leads_to_the_same(steps):
    state, story = FIRST, [row(Move.LOG, FIRST)]
    for move, to, workflow in steps:
        allowed = forbidden(state, move, workflow) is None
        assert allowed == (move in possible(state, workflow)) or move is Move.LOG
        try:
            following = after(state, move, to, workflow)
        except Illegal:
            continue
        assert allowed
        state = following
        story.append(row(move, state))
        assert move not in (Move.MOVE_ON, Move.SEND_BACK) or state.stage not in workflow.retired
    assert state.stage in (*STAGES, *OWN)
    assert not (state.paused and not state.working)
    assert 0 <= state.level <= HIGHEST_LEVEL
    assert told(story) == state


@given(st.sampled_from(STAGES), st.booleans(), st.integers(0, HIGHEST_LEVEL))
def test_a_button_is_offered_for_exactly_what_would_not_be_refused(stage, paused, level):
    state = State(stage, 3, 1, level=level, paused=paused and stage in STAGES[:3])
    offered = set(possible(state))
    assert offered == {move for move in Move if forbidden(state, move) is None} - {Move.LOG}
    assert Move.COMMENT in offered


def test_a_stage_of_ones_own_stands_between_the_others_until_it_is_retired():
    usual = Workflow(("received", "own_1", "investigated", "solution", "own_2"))
    assert after(FIRST, Move.MOVE_ON, workflow=usual).stage == "own_1"
    last = replace(FIRST, stage="own_2")
    assert last.working
    assert forbidden(last, Move.MOVE_ON, usual) == "stage_is_last"
    assert after(last, Move.RESOLVE, workflow=usual).stage == ANSWERED
    retired = replace(usual, retired=frozenset({"own_1", "own_2"}))
    assert after(FIRST, Move.MOVE_ON, workflow=retired).stage == INVESTIGATED
    assert after(last, Move.SEND_BACK, workflow=retired).stage == SOLUTION


def test_a_story_that_moves_on_to_where_it_is_or_to_the_answer_is_none():
    for wrong in (RECEIVED, ANSWERED):
        with pytest.raises(Illegal):
            told([row(Move.LOG, FIRST), row(Move.MOVE_ON, replace(FIRST, stage=wrong))])


def test_no_story_is_no_state():
    assert told([]) is None


def row(move, state):
    return {
        "what": move.value, "stage": state.stage, "holder_id": state.holder_id, "team_id": state.team_id,
        "department": state.department, "level": state.level, "paused": state.paused, "episode": state.episode,
    }  # fmt: skip
