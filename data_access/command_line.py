"""What every command says, and in which language: that of the terminal (LC_ALL, LC_MESSAGES, LANG)."""

import os
import sys

from metrics.words import Language, Text


def language() -> Language:
    """Chinese where the terminal is Chinese, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(text: Text, **filled: object) -> None:
    """Print a sentence at once, also where the output is a pipe."""
    print(text.said(language(), **filled), flush=True)


def complain(text: Text, **filled: object) -> None:
    """Print a sentence about what went wrong."""
    print(text.said(language(), **filled), file=sys.stderr, flush=True)
