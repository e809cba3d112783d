"""One's own quality reviews on another page: those to acknowledge, and the newest."""

import pandas as pd
import streamlit as st

from data_access.quality.reviews import TO_ACKNOWLEDGE, VOIDED
from metrics import formats
from pages.shared import session, show
from pages.shared.quality import review_list
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import quality as words

NEWEST = 5


def waiting_quality_card() -> bool:
    """The visitor's own reviews that they have not acknowledged; nothing is drawn where none waits."""
    rows = _own()
    return _card(rows[rows["state"] == TO_ACKNOWLEDGE], "waiting_quality")


def own_quality_card() -> bool:
    """The visitor's newest reviews; nothing is drawn for who has none."""
    return _card(_own(), "own_quality")


def _own() -> pd.DataFrame:
    found = review_list.reviews(team=False, member_id=session.scope().member_id)
    return found[found["mine"] & (found["state"] != VOIDED)]


def _card(rows: pd.DataFrame, key: str) -> bool:
    if rows.empty:
        return False
    waiting = rows["state"] == TO_ACKNOWLEDGE
    rows = rows.assign(last=~waiting).sort_values("last", kind="stable", ignore_index=True).head(NEWEST)
    with st.container(border=True, height="stretch"):
        count = formats.number(int(waiting.sum()), language())
        said = words.OWN_NONE if not waiting.any() else words.OWN_SAYS_ONE if waiting.sum() == 1 else words.OWN_SAYS
        caption = say(words.WAITING_CAPTION) if waiting.all() else say(words.OWN_CAPTION, count=len(rows))
        show.headline(say(said, count=count), caption)
        place = table(
            rows, review_list.columns(rows, names=False), key, name=say(frame.QUALITY), select=True
        )  # fmt: skip
        number = int(rows["number"].iloc[place if place is not None and place < len(rows) else 0])
        opened = place is not None or waiting.any()
        st.page_link(
            "growth/quality.py", label=say(words.OPEN_IT, number=number) if opened else say(words.TO_REVIEWS),
            icon=":material/arrow_forward:", query_params={"number": str(number)} if opened else {},
        )  # fmt: skip
    return True
