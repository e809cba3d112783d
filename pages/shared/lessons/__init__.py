"""What the page of cases and lessons draws, and the links that lead there."""
