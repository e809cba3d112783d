"""One complaint as its page shows it: how it stands, where its time went, what happened, what else the customer has."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import absences
from data_access.settling import RECURS_WITHIN_DAYS
from data_access.workflow import complaints, story
from data_access.workflow.moves import Move
from data_access.workflow.steps import MOVE_WORDS
from metrics import formats
from pages.shared import filters, page, show
from pages.shared.charts.draw import draw
from pages.shared.charts.stages import Span, stage_bar
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import department_said, stage_said
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.people import absent
from pages.shared.remaining import duration_said, left_said, minutes_left
from pages.shared.session import in_language, language, name_of, plain, say, zone
from pages.shared.tables import table
from pages.shared.texts import complaints as list_words
from pages.shared.texts import overview
from pages.shared.texts import workflow as words

SHOWN_AT_ONCE = 12
MINUTE = 60.0


def headed(found: story.Complaint) -> None:
    """The title, what the complaint is about, and how it stands."""
    row = found.row
    page.head(say(words.TITLE, number=found.id), period=False, team=False, channel=False, tier=False, times=True)
    about = [row["customer"], *(in_language(row[name]) for name in ("category",) if row[name])]
    about += [code_said(row[name]) for name in ("tier", "severity", "channel") if row[name]]
    show.caption_line([part for part in about if part])
    who = _holder(found) if row["member"] else ""
    state = found.state
    standing = [
        stage_said(state.stage),
        say(words.NOW_WITH, who=who) if who else say(words.WITHOUT_OWNER) if state.working else "",
        say(words.NOW_AT, department=department_said(state.department)) if state.department else "",
        say(words.WAITS) if state.paused else "",
        say(words.LEVEL, level=state.level) if state.level else "",
        say(words.EPISODE, episode=state.episode) if state.episode > 1 else "",
    ]
    with st.container(horizontal=True, gap="small"):
        for part in filter(None, standing):
            st.badge(
                plain(part), color="orange" if part in standing[3:5] else "blue" if part == standing[0] else "gray"
            )
    times = [say(words.OPENED_AT, at=_at(row["opened_at"]))]
    if state.working and row["due_at"] is not None:
        left = minutes_left(pd.Series([pd.Timestamp(row["due_at"])]), pd.Series([row["team_id"]])).iloc[0]
        times += [say(words.DUE_AT, at=_at(row["due_at"])), left_said(left)]
    took, waited = (row[f"{what}{_by_clock()}"] for what in ("resolution", "paused"))
    if took is not None:
        times.append(say(words.RESOLVED_AFTER, duration=duration_said(took)))
    if waited:
        times.append(say(words.WAITING_OUT, duration=duration_said(waited)))
    show.caption_line(times)


def _holder(found: story.Complaint) -> str:
    """The name; and, while it is not closed, until when they are away and who stands in."""
    name = name_of(found.row["member"], found.row["member_en"])
    gone = load(absences.holder_away, found.id) if found.row["closed_at"] is None else None
    if gone is None:
        return name
    return absent.holder_said(name, gone.last_on, name_of(gone.deputy, gone.deputy_en) if gone.deputy else None)


def stages_card(found: story.Complaint) -> None:
    """Its stages as bars with their owners and the due time, and the same as a table."""
    stages = load(story.complaint_stages, found.id)
    if stages.empty:
        return
    begins, ends = (_since_opened(found, stages[name]) for name in ("entered_at", "until"))
    named = stages.assign(who=[_who(row) for row in stages.to_dict("records")])
    # Who goes on with a stage goes on with its due time: it is marked where the stage ends.
    marked = stages["due_at"].notna() & ~stages[["stage", "episode"]].duplicated(keep="last")
    dues = pd.Series(_since_opened(found, stages["due_at"]), stages.index).clip(lower=0).where(marked)
    spans = [
        Span(
            row["stage"], stage_said(row["stage"]), row["who"], begin, end, isinstance(row["department"], str),
            pd.isna(row["left_at"]), None if pd.isna(due) else due,
        )
        for row, begin, end, due in zip(named.to_dict("records"), begins, ends, dues, strict=True)
    ]  # fmt: skip
    spans = [span for span in spans if span.minutes > 0 or span.running] or spans[:1]
    working = [span for span in spans if span.stage not in ("answered", "confirmed")]
    whole = sum(span.minutes for span in working)
    longest = max(working, key=lambda span: span.minutes, default=spans[0])
    told = {"stage": longest.said, "whole": duration_said(whole)}
    sentence = say(words.STAGES_ONE, **told)
    if len(working) > 1 and whole:
        sentence = say(words.STAGES_SAY, share=formats.share(longest.minutes / whole, language(), 0), **told)
    due = found.row["due_at"]
    due_after = None if due is None else max(0.0, *_since_opened(found, pd.Series([pd.Timestamp(due)])))
    columns = [
        Column("stage", list_words.STAGE, words=stage_said, pinned=True),
        Column("who", list_words.OWNER),
        Column("entered_at", words.FROM, Kind.TIME),
        Column("left_at", words.UNTIL, Kind.TIME),
        Column("due_at", list_words.DUE, Kind.TIME),
        Column("minutes", words.TOOK, Kind.MINUTES),
        Column("business_minutes", words.TOOK_WORKING, Kind.WORKING_MINUTES),
        Column("paused_minutes", words.PAUSED, Kind.MINUTES),
    ]
    with st.container(border=True, height="stretch"):
        show.headline(sentence, say(words.STAGES_CAPTION))
        draw(
            stage_bar(spans, due_after, language(), duration_said),
            f"stages_{found.id}", title=say(words.WHERE_TIME),
            table=partial(_stages_table, named, columns, found.id),
        )  # fmt: skip


def _stages_table(named: pd.DataFrame, columns: list[Column], number: int) -> None:
    table(
        named, columns, f"stages_{number}_table", name=say(words.WHERE_TIME),
        filters=say(words.TITLE, number=number),
    )  # fmt: skip


def text_card(found: story.Complaint) -> None:
    """What the customer said, its cause and how it ended; of one that was opened again, the story tells how."""
    row = found.row
    ended = not (found.state.working and found.state.episode > 1)
    with st.container(border=True, height="stretch"):
        st.caption(plain(say(list_words.SAID)))
        st.text(row["text"] or formats.MISSING, width="stretch")
        for label, said in (
            (list_words.CAUSE, in_language(row["cause"]) if row["cause"] else None),
            (words.ENDING, say(words.ENDINGS[row["ending"]]) if ended and row["ending"] in words.ENDINGS else None),
            (list_words.OUTCOME, in_language(row["outcome"]) if ended and row["outcome"] else None),
        ):
            if said:
                st.caption(plain(say(label)))
                st.text(said, width="stretch")


def story_card(found: story.Complaint) -> None:
    """Every step with who took it, when, and how long after the one before, the newest first."""
    steps = load(story.complaint_story, found.id)
    at = pd.Series(_since_opened(found, steps["created_at"]), steps.index, dtype="float64")
    steps = steps.assign(after=at.diff(), asked=steps["department"].shift()).iloc[::-1]
    with st.container(border=True):
        show.headline(say(words.STORY), say(words.STORY_CAPTION if len(steps) else words.NO_STORY))
        for row in steps.head(SHOWN_AT_ONCE).to_dict("records"):
            _step(row)
        if len(earlier := steps.iloc[SHOWN_AT_ONCE:]):
            with st.expander(say(words.EARLIER, count=len(earlier))):
                for row in earlier.to_dict("records"):
                    _step(row)


def others_card(found: story.Complaint) -> None:
    """The customer's other complaints, and whether one of them is the same matter again."""
    row = found.row
    if row["customer_id"] is None:
        return
    others = load(story.complaints_of_customer, row["customer_id"], besides=found.id)
    days = complaints.ALIKE_WITHIN_DAYS
    recurs = _came_again(found)
    near = (pd.to_datetime(others["opened_on"]) - pd.Timestamp(row["opened_on"])).abs() <= pd.Timedelta(days=days)
    same = others[near & (others["category"] == row["category"]) & ~others["complaint_id"].isin(recurs)]
    if row["category"] and len(same):
        numbers = say(overview.COMMA).join(str(number) for number in same["complaint_id"])
        st.warning(plain(say(words.COMES_BACK, days=days, numbers=numbers)), icon=":material/replay:")
    with st.container(border=True):
        show.headline(say(words.OTHERS), "" if len(others) else say(words.OTHERS_NONE))
        for each in others.head(SHOWN_AT_ONCE).to_dict("records"):
            about = [f"{each['opened_on']:%Y-%m-%d}", stage_said(each["stage"])]
            about += [in_language(each["category"])] if isinstance(each["category"], str) else []
            label = " · ".join([say(list_words.COMPLAINT_NUMBER, number=each["complaint_id"]), *about])
            st.page_link(
                "complaints/complaint.py", label=plain(label), query_params={"number": str(each["complaint_id"])}
            )


def _came_again(found: story.Complaint) -> set[int]:
    """Say that the same came again after it was closed, before this one or with another; returns their numbers."""
    recurs = load(story.complaint_recurrences, found.id)
    told = [
        say(
            words.CAME_BEFORE if each["earlier"] else words.CAME_AFTER, number=each["complaint_id"],
            closed=each["closed_on"], opened=each["opened_on"],
            apart=formats.duration(each["apart_minutes"], language()),
        )
        for each in recurs.to_dict("records")
    ]  # fmt: skip
    if found.row["recurred"] and recurs["earlier"].all():
        told.append(say(words.CAME_AFTER_ELSEWHERE, days=RECURS_WITHIN_DAYS))
    for sentence in told:
        st.warning(plain(sentence), icon=":material/replay:")
    return set(recurs["complaint_id"])


def _step(row: dict[str, Any]) -> None:
    """One step in two lines: who did what and when, and what they said."""
    move = Move(str(row["what"]))
    by = name_of(row["by"], row["by_en"]) if isinstance(row["by"], str) else say(words.SYSTEM)
    answered = move is Move.TAKE and isinstance(row["asked"], str)
    what = say(words.DEPARTMENT_ANSWERED_STEP, department=department_said(row["asked"])) if answered else ""
    what = what or say(MOVE_WORDS[move])
    if move in (Move.MOVE_ON, Move.SEND_BACK, Move.REOPEN):
        what += f" → {stage_said(row['stage'])}"
    if move in (Move.HAND_OVER, Move.ESCALATE):
        what += f" → {_who(row, 'holder')}"
    reason = str(row["reason"] or "")
    kept = {**words.PAUSE_REASONS, **words.CONTACTS, **words.ENDINGS}.get(reason)
    when = _at(row["created_at"])
    if row["after"] >= 1:
        when += f" · {say(words.AFTER_STEP, duration=duration_said(row['after']))}"
    with st.container(gap=None):
        st.markdown(
            f"**{plain(by)}** {plain(what)}" + (plain(say(words.STEP_REASON, reason=say(kept))) if kept else "")
        )
        st.caption(plain(when))
        if isinstance(row["text"], str):
            # What a complaint ended with may be given in both languages; what people write is as they wrote it.
            st.text(in_language(row["text"]) if move is Move.RESOLVE else row["text"], width="stretch")


def _who(row: dict[str, Any], holder: str = "member") -> str:
    """Who had it: a department that was asked, else a person, else a team, else nobody."""
    if isinstance(row["department"], str):
        return department_said(row["department"])
    for part in (holder, "team"):
        name, name_en = row[part], row[f"{part}_en"]
        if isinstance(name, str):
            return name_of(name, name_en if isinstance(name_en, str) else None)
    return say(list_words.NOBODY)


def _by_clock() -> str:
    """How the columns of durations end by the clock that was chosen."""
    return "_business_minutes" if filters.working_hours() else "_minutes"


def _since_opened(found: story.Complaint, moments: pd.Series) -> list[float]:
    """Minutes from the opening to each moment, by the clock that was chosen and the calendar of its team."""
    ends = pd.Series(pd.to_datetime(moments, utc=True))
    opened = pd.Series(pd.Timestamp(found.row["opened_at"]), index=ends.index)
    if (working := filters.working()) is None:
        return [float(minutes) for minutes in (ends - opened).dt.total_seconds() / MINUTE]
    team_ids = pd.Series(found.row["team_id"], index=ends.index, dtype="Int64")
    return [float(minutes) for minutes in working.minutes(team_ids, opened, ends).fillna(0.0)]


def _at(moment: Any) -> str:
    shown: str = pd.Timestamp(moment).tz_convert(zone()).strftime("%Y-%m-%d %H:%M")
    return shown
