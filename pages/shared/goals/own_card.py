"""The visitor's own targets, as a card for their scorecard."""

import streamlit as st

from data_access.goals.known import targets_known
from metrics import formats
from pages.shared import session, show
from pages.shared.data import load
from pages.shared.goals import past_months, target_list
from pages.shared.session import language, say
from pages.shared.texts import goals as words

MOST_LINES = 8


def own_targets_card() -> bool:
    """What was agreed with the visitor and still runs or begins, with what waits for their answer; nothing is drawn
    for who has none."""
    me = session.scope().member_id
    if me is None:
        return False
    rows = load(targets_known, from_on=session.clock().today, to_on=past_months.LAST_DAY)
    own = rows[rows["member_id"].eq(me).fillna(False)]
    own = own.sort_values(["waiting", "from_on"], ascending=[False, True], kind="stable").reset_index(drop=True)
    if own.empty:
        return False
    with st.container(border=True):
        waiting = formats.number(int(own["waiting"].sum()), language())
        said = words.OWN_SAYS_ONE if len(own) == 1 else words.OWN_SAYS
        show.headline(say(said, count=formats.number(len(own), language()), waiting=waiting), say(words.OWN_CAPTION))
        number = target_list.list_card(own, "own_targets", most_lines=MOST_LINES, own=True)
        label = say(words.TO_TARGETS) if number is None else say(words.OPEN_IT, number=number)
        st.page_link(
            "goals/targets.py", label=label, icon=":material/arrow_forward:",
            query_params={} if number is None else {"number": str(number)},
        )  # fmt: skip
    return True
