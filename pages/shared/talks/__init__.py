"""What the page of one-to-ones draws."""
