"""Mails: what waits to be sent, and sending it."""
