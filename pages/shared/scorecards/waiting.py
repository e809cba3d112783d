"""What waits for the visitor themselves: one line for each subject that has something to agree to, read or attend."""

from collections.abc import Callable

from pages.shared.goals import answering, own_card
from pages.shared.quality import own_quality
from pages.shared.recognition import own_card as recognised
from pages.shared.reviews import own_reviews
from pages.shared.talks import talk_cards
from pages.shared.training import training_cards

# Each draws a card of its own if something waits, and nothing at all otherwise.
CARDS: tuple[Callable[[], None], ...] = (
    answering.waiting_card,
    own_quality.own_quality_card,
    own_reviews.own_reviews_card,
    training_cards.own_trainings_card,
    talk_cards.own_talk_items_card,
    own_card.own_targets_card,
    recognised.own_recognition_card,
)


def waiting_cards() -> None:
    """Everything that waits, in the order in which it should be seen to."""
    for card in CARDS:
        card()
