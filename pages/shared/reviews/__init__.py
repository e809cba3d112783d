"""What the page of reviews and the card on the scorecard draw."""
