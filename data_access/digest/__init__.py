"""Digests: what each person reads once a week, month or quarter without opening the dashboard."""
