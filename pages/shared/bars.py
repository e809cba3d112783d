"""The bar of a save that takes long: what is being done, and how much of how much.

A visitor who clicks meanwhile breaks off nothing: the click waits until the work is stored, which it is or is not as a
whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from metrics import formats
from pages.shared.session import language, say
from pages.shared.texts import forms as words


class Bar:
    """A bar that is told how far the work has come, and keeps what the visitor clicked meanwhile."""

    def __init__(self) -> None:
        self._slot = st.empty()
        self._click: BaseException | None = None
        self._draw(0.0, say(words.SAVING))

    def progress(self, phase: str, done: int, of: int) -> None:
        """So many of so many are done; see data_access/progress.py."""
        counts = {name: formats.number(count, language()) for name, count in (("done", done), ("count", of))}
        self._draw(_share(phase, done, of), say(words.PHASES[phase], **counts))

    def gone(self) -> None:
        """Draw it no more."""
        with self._kept():
            self._slot.empty()

    def clicked(self) -> None:
        """Go where the visitor clicked while it was drawn, if they did."""
        if self._click is not None:
            raise self._click

    def _draw(self, share: float, said: str) -> None:
        with self._kept():
            self._slot.progress(share, said)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Drawing is where Streamlit breaks off a run whose visitor clicked."""
        try:
            yield
        except (RerunException, StopException) as click:
            self._click = click


def _share(phase: str, done: int, of: int) -> float:
    """How much of the whole bar: the phases that go together share it as they share the time."""
    begin, end = words.PARTS.get(phase, (0.0, 1.0))
    return begin + (end - begin) * (min(1.0, done / of) if of else 1.0)
