"""Quality reviews: how well cases were served, reviewing one, second reviews of the same case, and what is rated."""

import streamlit as st

from pages.shared import filters, forms, kpis, page, panels, show
from pages.shared.actions.origin_forms import decide_from
from pages.shared.quality import (
    calibration_cards,
    case_choice,
    category_forms,
    quality_numbers,
    review_list,
    review_moves,
    review_told,
)
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import quality as words

CARDS = {
    "review": case_choice.review_cards,
    "calibrate": calibration_cards.calibration_cards,
    "form": category_forms.category_cards,
}

head = st.container()
view = "reviews"
if review_moves.reviews_cases():
    view = filters.pick("view", words.VIEW, tuple(words.VIEWS), lambda code: say(words.VIEWS[code]))
with head:
    page.head(frame.QUALITY, period=view not in CARDS, team=view not in CARDS, channel=False, tier=False)
if view in CARDS:
    CARDS[view]()
    st.stop()

period = filters.period()
page.period_line(period)
forms.told(review_moves.STEP)
waiting = st.container()  # what waits for the visitor stands before the numbers, the rest of the reviews after them
member_id = quality_numbers.member_picked()
of = quality_numbers.filters_of(member_id)
found = kpis.kpis(quality_numbers.TILES, period, of)
panels.kpi_tiles(found, period, of)
quality_numbers.cards(found[0], period, of, member_id)
if not review_list.reads_reviews():
    if all(kpi.now.value is None and not kpi.hidden for kpi in found):
        show.nothing_here(words.NONE, words.NONE_DO)
    show.caption_line([say(words.TOTALS_ONLY)])
    st.stop()

with waiting if review_list.one_waits_for_me() else st.container():
    number = review_list.list_card(member_id)
    if number is None:
        st.stop()
    row = review_list.opened(number)
    offered = review_moves.moves_of(row)
    told, step = st.columns([3, 2]) if offered else (st.container(), None)
    with told:
        review_told.told_card(row)
        if row["state"] != "voided" and not row["mine"]:
            decide_from("review", number, row["team_id"])
    if step is not None:
        with step:
            review_moves.moves_card(row, offered)
