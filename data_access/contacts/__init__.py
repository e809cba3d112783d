"""Contacts with customers that are planned: who gets in touch with whom, when and why, and what came of it."""
