"""What the page of the weekly meeting draws."""
