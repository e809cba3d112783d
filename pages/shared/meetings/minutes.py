"""Minutes of a closed meeting: who was there, decisions, actions, and the numbers as they were; also as a sheet."""

from typing import Any
from unicodedata import east_asian_width

import pandas as pd
import streamlit as st

from data_access.meetings import held, holding
from data_access.meetings.held import Meeting
from data_access.meetings.rules import AWAY, MISSED, PRESENT
from metrics import calendar_words, formats
from pages.shared import forms, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.meetings import chosen, going_on, said
from pages.shared.meetings.going_on import STEP
from pages.shared.scorecards.printed import AT_ALL, SHEET, STYLE, WIDTH
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import meetings as words

MOST_LINES = 8
MINUTES = "minutes"
# A long note begins where its item does, and is as wide as its column.
_READ = f"""<style>
.st-key-{MINUTES} table {{ table-layout: fixed; width: 100%; }}
.st-key-{MINUTES} :is(td, th) {{ vertical-align: top; }}
.st-key-{MINUTES} th:first-child {{ width: 42%; }}
.st-key-{MINUTES} td * {{ max-width: none !important; }}
</style>"""
# Of what was said, on the sheet: letters of one item, of all together, and the fewest of one. A Chinese one is as wide
# as two others.
LONGEST_NOTE, ALL_NOTES, SHORTEST_NOTE = 160, 1400, 40


def minutes_card(told: Meeting) -> None:
    """The minutes of a closed meeting, and for who holds it opening it again."""
    forms.told(STEP)
    st.html(_READ)
    with st.container(border=True, key=MINUTES):
        _body(told)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                "team/meeting.py", label=say(words.PRINT), icon=":material/print:",
                query_params={"meets": str(told.team_id), "week": told.week_on.isoformat(), AT_ALL: "1"},
            )  # fmt: skip
            if told.held and st.button(say(words.REOPEN), key=forms.field(STEP, "reopen"), icon=":material/lock_open:"):
                forms.submit(STEP, holding.reopen_meeting, lambda _: say(words.REOPENED), meeting_id=told.meeting_id)


def sheet(told: Meeting) -> None:
    """The same as one page of paper."""
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            "team/meeting.py", label=say(words.PRINT_BACK), icon=":material/arrow_back:",
            query_params={"meets": str(told.team_id), "week": told.week_on.isoformat()},
        )  # fmt: skip
        st.caption(plain(say(words.PRINT_HOW)))
    with st.container(key=SHEET, width=WIDTH, gap="xsmall"):
        st.title(say(words.MINUTES), anchor=False)
        count = max(len(talked_about(told)[0]), 1)
        _body(told, longest=max(min(LONGEST_NOTE, ALL_NOTES // count), SHORTEST_NOTE))


def list_card(team_id: int) -> None:
    """All minutes of the team; choosing one opens its week."""
    found = load(held.minutes_kept, team_id=team_id)
    if found.empty:
        return
    with st.container(border=True):
        one = len(found) == 1
        count = formats.number(len(found), language())
        show.headline(
            say(words.MINUTES_LIST_SAYS_ONE if one else words.MINUTES_LIST_SAYS, count=count),
            say(words.MINUTES_LIST_CAPTION),
        )
        columns = [
            Column("week_on", words.COLUMN_WEEK, Kind.DAY, pinned=True), Column("held_on", words.COLUMN_HELD, Kind.DAY),
            Column("present", words.COLUMN_PRESENT, Kind.COUNT), Column("items", words.COLUMN_ITEMS, Kind.COUNT),
            Column("decisions", words.COLUMN_DECISIONS, Kind.COUNT),
            Column("actions", words.COLUMN_ACTIONS, Kind.COUNT),
        ]  # fmt: skip
        row = table(
            found, columns, f"minutes_{team_id}_{len(found)}", name=say(frame.MEETING), select=True,
            most_lines=MOST_LINES,
        )  # fmt: skip
        if row is not None and row < len(found):
            week = found["week_on"].iloc[row].date().isoformat()
            st.page_link(
                "team/meeting.py", label=say(words.WEEK_OF, days=chosen.days(found["week_on"].iloc[row].date())),
                icon=":material/open_in_new:", query_params={"meets": str(team_id), "week": week},
            )  # fmt: skip


def led_said(told: Meeting) -> str:
    """Who led the meeting."""
    return say(words.LED_BY, name=said.named({"led_by": told.led_by, "led_by_en": told.led_by_en}, "led_by"))


def people(told: Meeting) -> list[str]:
    """Who was there, who was away, and who missed it, a line each."""
    found = told.presences
    lines = []
    for code, label in ((PRESENT, words.THERE), (AWAY, words.NOT_THERE), (MISSED, words.MISSED)):
        names = [said.named(row, "member") for row in found[found["presence"] == code].to_dict("records")]
        if names:
            listed = (", " if language() == "en" else "、").join(names)
            lines.append(say(words.PEOPLE_SAYS, who=say(label), count=len(names), names=listed))
    return lines


def decisions(told: Meeting) -> list[str]:
    """What was decided, each with what it is about."""
    rows = told.items.to_dict("records")
    return [
        say(words.DECIDED_ABOUT, words=row["decision"], line=said.line(row))
        for row in rows
        if said.given(row["decision"])
    ]


def talked_about(told: Meeting) -> tuple[list[dict[Any, Any]], list[dict[Any, Any]]]:
    """The items of which something came, and those that were left."""
    rows = told.items.to_dict("records")
    return [row for row in rows if said.state(row) != said.OPEN], [row for row in rows if said.state(row) == said.OPEN]


def outcome(row: dict[Any, Any], *, longest: int | None = None) -> str:
    """What came of an item that was talked about, in a line: dismissed and why, or what was said, all of it or as much
    as a sheet has room for."""
    if row["dismissed"]:
        return said.since(row, say(words.DISMISSED_SAYS, why=row["dismissed_why"]))
    if said.given(row["discussed"]):
        text = " · ".join(" ".join(line.split()) for line in str(row["discussed"]).splitlines() if line.strip())
        return text if longest is None else _shortened(text, longest)
    return say(words.STATES[said.state(row)])


def _shortened(text: str, longest: int) -> str:
    """As much of a text as is no wider than so many Latin letters."""
    width = 0
    for place, letter in enumerate(text):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > longest:
            return f"{text[:place].rstrip()}…"
    return text


def _body(told: Meeting, *, longest: int | None = None) -> None:
    head = [say(words.MINUTES_OF, team=chosen.team_name(told.team_id), days=chosen.days(told.week_on))]
    if told.held_on is not None:
        head.append(say(words.MINUTES_HELD, day=calendar_words.day(told.held_on, language())))
    if told.led_by is not None:
        head.append(led_said(told))
    show.headline(" · ".join(head), going_on.as_of_said(told))
    st.markdown(" · ".join(plain(line) for line in people(told)) or formats.MISSING)
    _list(say(words.DECISIONS), decisions(told))
    _list(say(words.ACTIONS), [said.action(row) for row in told.actions.to_dict("records")])
    talked, left = talked_about(told)
    st.markdown(f"**{plain(say(words.NUMBERS))}**")
    rows = [
        {say(words.LINE): plain(said.line(row)), say(words.OUTCOME): plain(outcome(row, longest=longest))}
        for row in talked
    ]
    if rows:
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say(words.NUMBERS))
    else:
        st.caption(plain(say(words.NO_DECISIONS)))
    if left:
        _list(say(words.NOT_TALKED), [said.line(row) for row in left])


def _list(title: str, lines: list[str]) -> None:
    st.markdown(f"**{plain(title)}**")
    if lines:
        st.markdown("\n".join(f"- {plain(' '.join(line.split()))}" for line in lines))
    else:
        st.caption(plain(say(words.NO_DECISIONS)))
