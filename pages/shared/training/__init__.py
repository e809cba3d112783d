"""What the page of trainings draws."""
