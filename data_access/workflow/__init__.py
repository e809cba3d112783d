"""Working on complaints: what may be done with one, doing it, and its story."""
