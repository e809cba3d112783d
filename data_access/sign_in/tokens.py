"""Secrets that let somebody in: who holds one is let in, and the database only knows what it looks like hashed."""

import hashlib
import secrets


def make_token() -> str:
    """A new token of 256 random bits, fit for an address and a cookie."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What is stored and looked up instead of the token. It has no weak guesses, so one plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
