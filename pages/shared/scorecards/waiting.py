"""What waits for the visitor themselves: one card for each subject that has something to agree to, read or attend."""

from collections.abc import Callable

import streamlit as st

from data_access.numbers.filters import Filters
from pages.shared import show
from pages.shared.actions import action_cards
from pages.shared.complaints import own_complaints
from pages.shared.goals import answering, own_card
from pages.shared.quality import own_quality
from pages.shared.recognition import own_card as recognised
from pages.shared.reviews import own_reviews
from pages.shared.talks import talk_cards
from pages.shared.texts import scorecards as words
from pages.shared.training import training_cards

NARROWEST = 420  # px: two cards side by side, one on a phone

# Each draws a card of its own if something waits and says so, and draws nothing at all otherwise.
WAITING: tuple[Callable[[], object], ...] = (
    answering.waiting_card,
    own_quality.waiting_quality_card,
    own_reviews.own_reviews_card,
    training_cards.own_trainings_card,
    talk_cards.own_talk_items_card,
    action_cards.own_actions_card,
)
# Each draws a card if there is anything, waiting or not.
GROWTH: tuple[Callable[[], bool], ...] = (
    own_card.own_targets_card,
    recognised.own_recognition_card,
    own_quality.own_quality_card,
)


def waiting_cards(own: Filters) -> None:
    """Everything that waits, in the order in which it should be seen to."""
    answering.told()
    with st.grid(2, min_column_width=NARROWEST):
        own_complaints.open_card(own)
        for card in WAITING:
            card()


def growth_cards() -> None:
    """What was agreed, said and reviewed lately; a word about what will stand here where there is nothing yet."""
    drawn = [card() for card in GROWTH]
    if not any(drawn):
        show.nothing_here(words.NO_GROWTH, words.NO_GROWTH_WHAT)
