"""What was said and granted to the visitor lately, for their scorecard."""

import pandas as pd
import streamlit as st

from data_access.recognition.rules import ELIGIBLE, GRANTED
from metrics import formats
from metrics.calendars.periods import Grain, step
from pages.shared import session, show
from pages.shared.columns import Column, Kind
from pages.shared.recognition import praise_cards, reward_list
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import praise as praise_words
from pages.shared.texts import recognition as words

MONTHS = 6
MOST_LINES = 5


def own_recognition_card() -> bool:
    """Rewards granted to the visitor and praise for them of the last months; nothing where there is neither."""
    since = pd.Timestamp(step(session.clock().today.replace(day=1), Grain.MONTH, -MONTHS))
    rewards, praise = reward_list.found(), praise_cards.found()
    own = rewards[rewards["mine"]]
    waiting = int((own["state"] == ELIGIBLE).sum())
    granted = own[(own["state"] == GRANTED) & (own["decided_on"] >= since)]
    received = praise[praise["received"] & (praise["given_on"] >= since)]
    if not (len(granted) or len(received) or waiting):
        return False
    count = {"granted": len(granted), "praise": len(received), "months": MONTHS}
    said = say(words.CARD_SAYS, **{name: formats.number(amount, language()) for name, amount in count.items()})
    if waiting:
        said += f" · {say(words.CARD_WAITS, count=formats.number(waiting, language()))}"
    told = pd.DataFrame(
        {
            "on": [*granted["decided_on"], *received["given_on"]],
            "what": [*(f"{rule} · {period}" for rule, period in zip(granted["rule"], granted["period"], strict=True)),
                     *received["words"]],
            "by": [*granted["by"], *received["giver"]],
        }
    )  # fmt: skip
    with st.container(border=True):
        show.headline(say(words.CARD_TITLE), said)
        if len(told):
            shown = told.sort_values("on", ascending=False, kind="stable", ignore_index=True)
            columns = [
                Column("on", praise_words.GIVEN_ON, Kind.DAY, pinned=True),
                Column("what", praise_words.SAID, words=_or_missing, width=320),
                Column("by", praise_words.FROM, words=_or_missing),
            ]
            table(shown, columns, "own_recognition", name=say(words.CARD_TITLE), most_lines=MOST_LINES)
        st.page_link("growth/recognition.py", label=say(words.TO_PAGE), icon=":material/arrow_forward:")
    return True


def _or_missing(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING
