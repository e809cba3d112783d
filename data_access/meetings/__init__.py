"""The weekly meeting: what needs talking about, what was decided, and the minutes that keep both."""
