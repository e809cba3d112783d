"""Periods that are closed: their results stay as they were."""
