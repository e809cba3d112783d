"""What the page of happenings draws, and what every trend shows of them."""
