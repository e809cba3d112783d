"""One-to-ones as the two read them: with whom a lead speaks, the talks, one of them, and what is one's own to do."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.scope import Action, may
from data_access.talks.talks import talk_items, talk_partners, talks
from metrics import formats
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.talks import talk_forms
from pages.shared.texts import frame
from pages.shared.texts import talks as words

LONG_DAYS = 42  # without a talk
MOST_LINES = 10


def partners_card() -> int | None:
    """With whom a lead speaks, the longest without a talk first; who is chosen."""
    if not may(session.scope(), Action.HOLD_TALKS):
        return None
    found = load(talk_partners)
    if found.empty:
        return None
    with st.container(border=True):
        long = int((found["days"].isna() | (found["days"] > LONG_DAYS)).sum())
        counts = {"count": formats.number(len(found), language()), "long": formats.number(long, language())}
        show.headline(say(words.PARTNERS_SAYS, **counts), say(words.PARTNERS_CAPTION))
        shown = [
            Column("name", words.PARTNER, pinned=True),
            Column("last_on", words.LAST, Kind.DAY),
            Column("days", words.DAYS, Kind.COUNT),
            Column("next_on", words.NEXT, Kind.DAY),
            Column("items_open", words.TO_DO, Kind.COUNT),
        ]
        chosen = table(
            _named(found), shown, forms.field(talk_forms.HOLD, "partners"), name=say(frame.TALKS), select=True,
            most_lines=MOST_LINES, taken_along=False,
        )  # fmt: skip
    return None if chosen is None or chosen >= len(found) else int(found["partner_id"].iloc[chosen])


def talks_card(partner_id: int | None) -> int | None:
    """The visitor's talks, with one partner or all, the newest first; the one that is chosen, else the newest."""
    found = load(talks) if partner_id is None else load(talks, with_member_id=partner_id)
    if found.empty:
        leads = may(session.scope(), Action.HOLD_TALKS)
        show.nothing_here(words.NONE, words.NONE_LEAD if leads else words.NONE_MEMBER)
        return None
    with st.container(border=True):
        said = words.TALKS_SAYS_ONE if len(found) == 1 else words.TALKS_SAYS
        show.headline(say(said, count=formats.number(len(found), language())), say(words.TALKS_CAPTION))
        shown = [
            Column("held_on", words.HELD, Kind.DAY, pinned=True),
            Column("name", words.PARTNER),
            Column("items_open", words.TO_DO, Kind.COUNT),
            Column("next_on", words.NEXT, Kind.DAY),
        ]
        chosen = table(
            _named(found), shown, f"talks_{partner_id}_{len(found)}", name=say(frame.TALKS), select=True,
            most_lines=MOST_LINES, taken_along=False,
        )  # fmt: skip
    place = 0 if chosen is None or chosen >= len(found) else chosen
    return int(found["talk_id"].iloc[place])


def talk_card(talk_id: int) -> None:
    """One talk: what both noted, what is to be done, and when they speak next."""
    found = load(talks)
    rows = _named(found[found["talk_id"] == talk_id]).to_dict("records")
    if not rows:
        return
    row = rows[0]
    with st.container(border=True):
        show.headline(say(words.TALK_OF, name=row["name"], day=f"{row['held_on']:%Y-%m-%d}"), say(words.CAPTION))
        theirs = row["their_notes"]
        st.caption(plain(say(words.THEIR_NOTES, name=row["name"])))
        if isinstance(theirs, str) and theirs:
            st.text(theirs, width="stretch")
        else:
            st.caption(say(words.NO_NOTES))
        talk_forms.notes_form(row)
    with st.container(border=True):
        show.headline(say(words.ITEMS), say(words.ITEMS_CAPTION))
        talk_forms.items_form(row, items_of(talk_id))
    talk_forms.next_and_remove(row)


def items_of(talk_id: int) -> list[dict[Any, Any]]:
    """What is to be done after a talk, with the words of each line."""
    rows: list[dict[Any, Any]] = said(load(talk_items, talk_id=talk_id)).to_dict("records")
    return rows


def said(items: pd.DataFrame) -> pd.DataFrame:
    """Items with `text` (an erased one says so), `owner` and `partner` in the visitor's language, and `late`."""
    today = pd.Timestamp(session.clock().today)
    texts = [todo if isinstance(todo, str) and todo else say(words.ERASED) for todo in items["todo"]]
    return items.assign(
        text=texts,
        owner=[_name(*pair) for pair in zip(items["owner"], items["owner_en"], strict=True)],
        partner=[_name(*pair) for pair in zip(items["partner"], items["partner_en"], strict=True)],
        late=items["done_on"].isna() & (items["due_on"] < today),
    )


def own_talk_items_card() -> None:
    """What the visitor is to do after one-to-ones; nothing is drawn for who has nothing to do."""
    found = load(talk_items, open_only=True)
    rows = said(found[found["mine"]].reset_index(drop=True))
    if rows.empty:
        return
    with st.container(border=True, height="stretch"):
        text = words.OWN_SAYS_ONE if len(rows) == 1 else words.OWN_SAYS
        counts = {"count": len(rows), "late": int(rows["late"].sum())}
        told = {name: formats.number(number, language()) for name, number in counts.items()}
        show.headline(say(text, **told), say(words.OWN_CAPTION))
        shown = rows.assign(state=[say(words.OPEN_LATE if late else words.OPEN) for late in rows["late"]])
        declared = [
            Column("state", words.STATE, pinned=True),
            Column("text", words.WHAT, width=250),
            Column("due_on", words.DUE, Kind.DAY),
            Column("partner", words.PARTNER),
            Column("held_on", words.HELD, Kind.DAY),
        ]
        table(shown, declared, "own_talk_items", name=say(frame.TALKS), most_lines=8, taken_along=False)
        st.page_link("growth/talks.py", label=say(words.TO_TALKS), icon=":material/arrow_forward:")


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(name=[_name(*pair) for pair in zip(rows["partner"], rows["partner_en"], strict=True)])


def _name(name: object, name_en: object) -> str | None:
    if not isinstance(name, str):
        return None
    return name_of(name, name_en if isinstance(name_en, str) else None)
