"""The summary of a month or a quarter."""
