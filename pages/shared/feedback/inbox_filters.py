"""What the feedback inbox is cut to: by status, by type, by when it is due or what came of it; all in the address."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data_access.answering import inbox
from metrics.words import Text
from pages.shared import filters
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.texts import feedback_inbox as words

VIEWS = tuple(words.VIEWS)
ALL = "any"
WIDTH = 165  # px: two side by side on a phone


@dataclass(frozen=True)
class Picked:
    """What was chosen: one of VIEWS, and a code or None for what is not cut. `waiting`: the numbers to answer."""

    view: str
    kind: str | None
    due: str | None
    outcome: str | None
    waiting: inbox.ToAnswer

    @property
    def done(self) -> bool:
        """Whether it is about what is done, and not about what is to do."""
        return self.view == "done"

    @property
    def said(self) -> str:
        """The choices in words, for an export."""
        parts = [filters.said(filters.chosen(), standing=True)]
        parts += [say(words.KINDS[self.kind])] if self.kind else []
        parts += [say(words.PAST_DUE)] if self.view == "overdue" else []
        parts += [say(words.DUES[self.due])] if self.due in words.DUES else []
        parts += [say(words.DONE_HOWS[self.outcome])] if self.outcome else []
        return " · ".join(part for part in parts if part)


def picked() -> Picked:
    """Draw the choices, and say what was chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        status = st.container(width="content")  # filled second: it counts what the type leaves
        types = {ALL: words.ALL_TYPES, **{kind: words.KINDS[kind] for kind in inbox.KINDS}}
        kind = _cut("type", words.TYPE, types)
        waiting = load(inbox.feedback_waiting, filters.chosen(), kind=kind)
        counts = {"open": waiting.all, "overdue": waiting.overdue, "done": 0}
        with status:
            view = filters.pick("view", words.VIEW, VIEWS, lambda code: say(words.VIEWS[code], count=counts[code]))
        due = _cut("due", words.DUE_WHEN, words.DUES) if view == "open" else None
        outcome = _cut("outcome", words.DONE_HOW, words.DONE_HOWS) if view == "done" else None
    return Picked(view, kind, "overdue" if view == "overdue" else due, outcome, waiting)


def found(chosen: Picked) -> pd.DataFrame:
    """The list that was chosen."""
    if chosen.done:
        return load(inbox.feedback_done, filters.chosen(), kind=chosen.kind, outcome=chosen.outcome)
    return load(inbox.feedback_to_answer, filters.chosen(), kind=chosen.kind, due=chosen.due)


def _cut(name: str, label: Text, codes: dict[str, Text]) -> str | None:
    """A code, or None for all of them."""
    code = filters.choice(
        name, label, list(codes), lambda code: say(codes[code]), default=ALL, width=WIDTH, always=False
    )
    return None if code == ALL else code
