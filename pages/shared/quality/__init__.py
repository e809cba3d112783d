"""What the page of quality reviews draws."""
