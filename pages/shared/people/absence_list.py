"""The absences of today and of the days to come: who, when, who stands in, and what nobody sees to."""

import pandas as pd
import streamlit as st

from pages.shared import session, show
from pages.shared.columns import Column, Kind
from pages.shared.session import name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import absences as words
from pages.shared.texts import frame

COLUMNS = [
    Column("member", words.WHO, pinned=True),
    Column("away_from", words.FROM, Kind.DAY),
    Column("away_until", words.UNTIL, Kind.DAY),
    Column("stands_in", words.STANDS_IN),
    Column("open_complaints", words.HOLDS, Kind.COUNT, words.HOLDS_MEANS),
    Column("when", words.WHEN),
]


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """`absences_ahead` with what people read: member and stands_in in their language, `now` (away today) and when."""
    now = found["away_from"] <= pd.Timestamp(session.clock().today)
    return found.assign(
        member=[_name(*pair) for pair in zip(found["member"], found["member_en"], strict=True)],
        stands_in=[
            _stands_in(*each) for each in zip(found["deputy"], found["deputy_en"], found["covered"], strict=True)
        ],
        now=now.astype("bool"),
        when=[say(words.NOW if here else words.LATER) for here in now],
    )


def unattended_note(found: pd.DataFrame) -> None:
    """What nobody sees to today, with the way to it; nothing where everybody is covered or holds nothing."""
    alone = found[found["now"] & ~found["covered"] & found["open_complaints"].fillna(0).gt(0)]
    if alone.empty:
        return
    names = "、" if session.language() == "zh" else ", "
    told = {"names": names.join(alone["member"]), "count": int(alone["open_complaints"].sum())}
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":orange[:material/person_off:] {plain(say(words.UNATTENDED, **told))}")
        st.page_link(
            "complaints/open.py", label=say(words.SEE_OPEN), icon=":material/list:", query_params={"view": "unowned"}
        )


def list_card(found: pd.DataFrame, key: str) -> int | None:
    """All of them in a table; the absence_id of the one chosen that the visitor may change, None without any."""
    with st.container(border=True):
        today = int(found["now"].sum())
        changeable = bool(found["may_change"].any())
        caption = [say(words.LIST_CAPTION), say(words.CHOOSE_TO_CHANGE) if changeable else ""]
        between = "" if session.language() == "zh" else " "
        show.headline(say(words.LIST_SAYS, today=today, later=len(found) - today), between.join(filter(None, caption)))
        columns = [each for each in COLUMNS if each.key != "open_complaints" or found["open_complaints"].notna().any()]
        row = table(found, columns, key, name=say(frame.ABSENCES), select=changeable)
    if row is None or row >= len(found) or not found["may_change"].iloc[row]:
        return None
    return int(found["absence_id"].iloc[row])


def _stands_in(name: object, name_en: object, covered: bool) -> str:
    if not isinstance(name, str):
        return say(words.NOBODY)
    return _name(name, name_en) if covered else say(words.NOT_COVERED, name=_name(name, name_en))


def _name(name: str, name_en: object) -> str:
    return name_of(name, name_en if isinstance(name_en, str) else None)
