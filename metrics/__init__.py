"""What every number means: its words, its unit, its direction, its arithmetic. Knows no database and no page."""
