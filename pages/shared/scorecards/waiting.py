"""What waits for the visitor themselves: one line for each subject that has something to agree to, read or attend."""

from collections.abc import Callable

from pages.shared.goals import answering
from pages.shared.reviews import own_reviews

# Each draws a card of its own if something waits, and nothing at all otherwise.
CARDS: tuple[Callable[[], None], ...] = (answering.waiting_card, own_reviews.own_reviews_card)


def waiting_cards() -> None:
    """Everything that waits, in the order in which it should be seen to."""
    for card in CARDS:
        card()
