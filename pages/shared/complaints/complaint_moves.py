"""What can be done next with a complaint: a button for each step, and the fields that the chosen one needs."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.numbers.choices import values_of
from data_access.scope import Action, may
from data_access.workflow import commands, story
from data_access.workflow.departments import departments
from data_access.workflow.moves import Move
from data_access.workflow.steps import MOVE_WORDS
from metrics.words import Text
from pages.shared import forms, session, show
from pages.shared.complaints.stages_said import department_said, stage_said
from pages.shared.data import load
from pages.shared.people import absent
from pages.shared.session import in_language, name_of, plain, say
from pages.shared.texts import complaints as list_words
from pages.shared.texts import workflow as words

FORM = "complaint_step"
COMMANDS: dict[Move, Callable[..., int]] = {
    Move.TAKE: commands.take_complaint,
    Move.MOVE_ON: commands.move_complaint_on,
    Move.RESOLVE: commands.resolve_complaint,
    Move.CONTACT: commands.contact_customer,
    Move.CONFIRM: commands.confirm_complaint,
    Move.RESUME: commands.resume_complaint,
    Move.HAND_OVER: commands.hand_over_complaint,
    Move.PAUSE: commands.pause_complaint,
    Move.ESCALATE: commands.escalate_complaint,
    Move.SEND_BACK: commands.send_complaint_back,
    Move.REOPEN: commands.reopen_complaint,
    Move.COMMENT: commands.comment_on_complaint,
}
ICONS = {
    Move.TAKE: "front_hand", Move.MOVE_ON: "arrow_forward", Move.RESOLVE: "check", Move.CONTACT: "call",
    Move.CONFIRM: "task_alt", Move.RESUME: "play_arrow", Move.HAND_OVER: "swap_horiz", Move.PAUSE: "pause",
    Move.ESCALATE: "arrow_upward", Move.SEND_BACK: "undo", Move.REOPEN: "replay", Move.COMMENT: "chat",
}  # fmt: skip


def moves_card(found: story.Complaint) -> None:
    """The steps that may be taken now, and the form of the one that was chosen."""
    if not may(session.scope(), Action.WORK_ON_COMPLAINT):
        st.caption(say(words.NOTHING_NEXT))
        return
    seen, following = _seen(found)
    offered = _offered(found)
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], key=forms.field(FORM, f"move_{found.id}"),
            format_func=lambda move: f":material/{ICONS[move]}: {_called(move, found)}", required=True,
            label_visibility="collapsed",
        )  # fmt: skip
        move = Move(picked or offered[0])
        st.caption(plain(_meant(move, found)))
        # To whom decides which fields there are, so it stands outside of the form.
        whom = _kind_of_recipient(found) if move is Move.HAND_OVER else None
        with st.form(forms.field(FORM, f"form_{move.value}"), border=False):
            fields = _fields(move, found, whom)
            sent = st.form_submit_button(
                _called(move, found), key=forms.field(FORM, f"send_{move.value}"), type="primary",
                icon=f":material/{ICONS[move]}:",
            )  # fmt: skip
        if sent:
            on: dict[str, Any] = {} if move is Move.COMMENT else {"revision": seen}
            if move is Move.MOVE_ON:
                on["stage"] = following
            done = words.DEPARTMENT_ANSWERED_DONE if _back(move, found) else words.DONE[move]
            forms.submit(
                FORM, COMMANDS[move], lambda number: say(done, number=number), complaint_id=found.id,
                **on, **fields,
            )  # fmt: skip
        elif seen != found.revision:
            _say_what_happened(found)


def _offered(found: story.Complaint) -> list[Move]:
    """The steps that this visitor may take. Who asked a department takes it back as soon as that has answered."""
    me = session.scope().member_id
    others: list[Move] = [move for move in found.moves if move is not Move.TAKE]
    if len(others) == len(found.moves) or me is None:
        return others
    if found.state.holder_id != me:
        return found.moves
    return [Move.TAKE, *others] if found.state.department else others


def _back(move: Move, found: story.Complaint) -> bool:
    """Whether the step takes back what a department was asked."""
    mine = found.state.holder_id == session.scope().member_id
    return move is Move.TAKE and mine and found.state.department is not None


def _called(move: Move, found: story.Complaint) -> str:
    return say(words.DEPARTMENT_ANSWERED if _back(move, found) else words.MOVES[move])


def _meant(move: Move, found: story.Complaint) -> str:
    """What the step does; of moving on also where it leads."""
    if _back(move, found) and found.state.department:
        return say(words.DEPARTMENT_ANSWERED_MEANS, department=department_said(found.state.department))
    following = found.workflow.next(found.state.stage) if move is Move.MOVE_ON else None
    return say(words.MEANS[move]) if following is None else say(words.LEADS_TO, stage=stage_said(following))


def _seen(found: story.Complaint) -> tuple[int, str | None]:
    """The revision that stood on the page when the visitor clicked, and the stage that followed: this run may have
    found newer ones already."""
    key = f"seen_{found.id}"
    following = found.workflow.next(found.state.stage) if found.state.working else None
    before: tuple[int, str | None] = st.session_state.get(key, (found.revision, following))
    st.session_state[key] = (found.revision, following)
    return before


def _say_what_happened(found: story.Complaint) -> None:
    """Somebody else took a step since the visitor looked; what they had chosen may not be possible any more."""
    steps = load(story.complaint_story, found.id)
    if steps.empty or steps["by_id"].iloc[-1] == session.scope().member_id:
        return
    last = steps.iloc[-1]
    by = name_of(last["by"], last["by_en"]) if isinstance(last["by"], str) else say(words.SYSTEM)
    said = say(words.MOVED_ON, who=by, what=say(MOVE_WORDS[Move(last["what"])]))
    st.warning(plain(said), icon=":material/info:")


def _fields(move: Move, found: story.Complaint, whom: str | None) -> dict[str, Any]:
    """Draw what the step needs, and give what was typed."""
    match move:
        case Move.TAKE:
            return {}
        case Move.HAND_OVER:
            return {**_recipient(whom or words.PERSON), "text": _text(words.WHY)}
        case Move.PAUSE:
            reason = _choice("reason", words.PAUSE_REASON, words.PAUSE_REASONS)
            return {"reason": reason, "text": _text(words.REMARK) or None}
        case Move.CONTACT:
            return {"reason": _choice("contact", words.CONTACT, words.CONTACTS), "text": _text(words.REMARK)}
        case Move.ESCALATE:
            return {"member_id": colleague_field(FORM, say(words.TAKES_OVER)), "text": _text(words.WHY)}
        case Move.RESOLVE:
            cause, ending = _cause(), _choice("ending", words.ENDING, words.ENDINGS)
            return {"cause": cause, "ending": ending, "text": _text(words.WHAT_TO_SAY) or None}
        case Move.CONFIRM if not found.row["cause"]:
            return {"cause": _cause(), "text": _text(words.REMARK) or None}
        case Move.SEND_BACK:
            before = found.workflow.before(found.state.stage)
            stage = st.selectbox(
                say(words.BACK_TO), before, index=len(before) - 1, key=forms.field(FORM, f"stage_{len(before)}"),
                format_func=stage_said,
            )  # fmt: skip
            return {"stage": stage, "text": _text(words.WHY)}
        case Move.REOPEN:
            return {"text": _text(words.WHY)}
        case Move.COMMENT:
            return {"text": _text(words.REMARK)}
    return {"text": _text(words.REMARK) or None}


def _kind_of_recipient(found: story.Complaint) -> str:
    kind: str | None = st.segmented_control(
        say(words.TO_WHOM), list(words.RECIPIENTS), default=words.PERSON,
        key=forms.field(FORM, f"whom_{found.id}"), format_func=lambda code: say(words.RECIPIENTS[code]), required=True,
    )  # fmt: skip
    return kind or words.PERSON


def _recipient(kind: str) -> dict[str, Any]:
    if kind == words.PERSON:
        return {"member_id": colleague_field(FORM, say(words.RECIPIENTS[kind]))}
    if kind == words.TEAM:
        found = load(people.teams)
        names = {int(row["team_id"]): _named(row) for row in found.to_dict("records")}
        return {"team_id": _of_names("to_team", words.RECIPIENTS[kind], names)}
    known = load(departments)
    if known.empty:
        st.caption(plain(say(words.NO_DEPARTMENT)))
    names_of = {code: department_said(code) for code in known["code"]}
    return {"department": _of_names("to_department", words.RECIPIENTS[kind], names_of)}


def colleague_field(form: str, label: str) -> int | None:
    """Anybody who works here: a complaint may be given to every team's people, also to who is away, which is said."""
    found = load(people.members)
    found = found[found["active"].astype("bool")]
    names = absent.beside({int(row["member_id"]): _named(row) for row in found.to_dict("records")})
    chosen: int | None = st.selectbox(
        label, list(names), index=None, key=forms.field(form, "colleague"), format_func=names.__getitem__,
        placeholder=say(list_words.CHOOSE),
    )  # fmt: skip
    return chosen


def _of_names(field: str, label: Text, names: dict[Any, str]) -> Any:
    return st.selectbox(
        say(label), list(names), index=None, key=forms.field(FORM, field), format_func=names.__getitem__,
        placeholder=say(list_words.CHOOSE),
    )  # fmt: skip


def _cause() -> str:
    picked: str | None = st.selectbox(
        say(list_words.CAUSE), [known for known in load(values_of, "cause") if known], index=None,
        key=forms.field(FORM, "cause"), format_func=in_language, accept_new_options=True,
        placeholder=say(list_words.CHOOSE_OR_WRITE), help=plain(say(list_words.CAUSE_HELP)),
    )  # fmt: skip
    return picked or ""


def _choice(field: str, label: Text, options: dict[str, Text]) -> str:
    picked = st.pills(
        say(label), list(options), key=forms.field(FORM, field), format_func=lambda code: say(options[code])
    )
    return picked or ""


def _text(label: Text) -> str:
    return st.text_area(
        say(label), key=forms.field(FORM, f"text_{label.en}"), max_chars=commands.LONGEST_TEXT, height=80
    )


def _named(row: dict[Any, Any] | pd.Series) -> str:
    return name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
