"""What the page of data sources does beside drawing: ask for the first rows, read a source, keep what is typed."""

import hashlib
import tempfile
from pathlib import Path

import streamlit as st

from data_access.importers.mapping import Mapping
from data_access.importers.reading import Table
from data_access.rejected import Rejected
from data_access.sources import running, saved
from data_access.sources.places import variables
from data_access.sources.runs import Ran
from data_access.sources.saved import Source
from pages.shared import session
from pages.shared.data import load
from pages.shared.imports import importing
from pages.shared.session import plain, say
from pages.shared.texts import imports as words
from pages.shared.texts import sources as source_words

CHANGED, TRIED, TO_READ = "source_changed", "source_tried", "source_to_read"


def change(source_id: int | None) -> None:
    """Put a saved source into the form, or empty it."""
    st.session_state[CHANGED] = source_id
    st.session_state.pop(TRIED, None)


def changed() -> Source | None:
    """The source that the form changes; None while it makes a new one."""
    source_id = st.session_state.get(CHANGED)
    return None if source_id is None else load(saved.source, source_id)


def choices(now: str | None) -> list[str]:
    """The variables to choose from; the one that a source names stays, also where it is not set any more."""
    return sorted({*variables(), *([now] if now else [])})


def try_out(variable: str, statement: str | None, name: str) -> None:
    """Ask for the first rows, and keep them for as long as the same is asked; raises Rejected."""
    key = _key(variable, statement)
    st.session_state.pop(TRIED, None)
    folder = Path(tempfile.mkdtemp(dir=importing.folder()))
    st.session_state[TRIED] = (key, running.try_out(variable, statement, name, folder))


def tried(variable: str, statement: str | None) -> Table | None:
    """The first rows of exactly this; None until they are asked for."""
    key, table = st.session_state.get(TRIED, (None, None))
    return table if key == _key(variable, statement) else None


def first_mapping(kind: str, table: Table, now: Source | None) -> Mapping:
    """The source's own mapping, else what is saved or proposed for these columns."""
    if now is not None and now.mapping.kind == kind and set(now.mapping.columns.values()) <= set(table.columns):
        return now.mapping
    return importing.first_mapping(kind, table)[1]  # type: ignore[arg-type]


def ask_to_read(name: str, anew: bool) -> None:
    """Let the next run read a source before it draws what came of the last time."""
    st.session_state[TO_READ] = (name, anew)


def asked_to_read() -> tuple[str, bool] | None:
    """The source that a click asked to be read, once, and whether all of it anew."""
    asked: tuple[str, bool] | None = st.session_state.pop(TO_READ, None)
    return asked


def read(name: str, *, anew: bool) -> Ran:
    """Read a source at once, with a bar that says how far it is; raises Rejected."""
    house, slot = session.house(), st.empty()
    bar = slot.progress(0.0, plain(say(source_words.READING, name=name)))

    def progress(share: float, phase: str) -> None:
        bar.progress(min(share, 1.0), say(words.PHASES[phase]))

    scope = session.scope(at_once=True)
    try:
        ran = running.run(house.database, scope, name, session.moment(), anew=anew, progress=progress)
    except Rejected:
        slot.empty()
        raise
    slot.empty()
    return ran


def _key(variable: str, statement: str | None) -> str:
    return hashlib.sha256(f"{variable}\n{statement}".encode()).hexdigest()
