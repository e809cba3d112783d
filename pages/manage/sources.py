"""Data sources: what is read again and again from other databases and from folders."""

import shlex

import streamlit as st

from data_access.rejected import Rejected
from data_access.sources import saved
from pages.shared import forms, show
from pages.shared.data import load, save
from pages.shared.imports import source_form, source_list, sourcing
from pages.shared.session import language, plain, say
from pages.shared.texts import frame
from pages.shared.texts import sources as words


def main() -> None:
    """The page from top to bottom."""
    st.title(say(frame.SOURCES), anchor=False)
    st.write(say(words.INTRODUCTION))
    forms.told(source_form.FORM)
    if asked := sourcing.asked_to_read():
        read(*asked)
    found = load(saved.sources)
    if found.empty:
        show.nothing_here(words.NONE_YET, words.NONE_YET_WHAT)
    else:
        with st.container(border=True):
            show.headline(say(words.SOURCES), say(words.CHOOSE))
            chosen = source_list.listed(found, "sources", select=True)
            if chosen is not None:
                one(int(found["source_id"].iloc[chosen]), str(found["name"].iloc[chosen]))
    with st.container(border=True):
        source_form.form()


def one(source_id: int, name: str) -> None:
    """What can be done with a source, and the last times it was read."""
    st.markdown(f"**{plain(name)}**")
    with st.container(horizontal=True):
        st.button(
            say(words.READ_NOW), key=f"read_{source_id}", type="primary", icon=":material/sync:",
            on_click=sourcing.ask_to_read, args=(name, False),
        )  # fmt: skip
        st.button(
            say(words.READ_ANEW), key=f"anew_{source_id}", icon=":material/restart_alt:",
            on_click=sourcing.ask_to_read, args=(name, True),
        )  # fmt: skip
        st.button(
            say(words.CHANGE), key=f"change_{source_id}", icon=":material/edit:",
            on_click=sourcing.change, args=(source_id,),
        )  # fmt: skip
        with st.popover(say(words.REMOVE), icon=":material/delete:"):
            st.write(say(words.REMOVE_SURE))
            if st.button(say(words.REMOVE), key=f"remove_{source_id}", type="primary"):
                save(saved.remove_source, source_id=source_id)
                sourcing.change(None)
                forms.done(source_form.FORM, say(words.REMOVED))
    st.caption(say(words.TIMER))
    st.code(f"python -m data_access import --from {shlex.quote(name)}", language=None)
    source_list.runs_of(source_id)


def read(name: str, anew: bool) -> None:
    """Read it, and say what came of it."""
    try:
        ran = sourcing.read(name, anew=anew)
    except Rejected as error:
        source_list.refusal(error)
        return
    counts = ran.counts
    said = say(
        words.DONE, name=name, read=counts.rows_read, new=counts.rows_new, changed=counts.rows_changed,
        unchanged=counts.rows_unchanged, refused=counts.rows_refused,
    )  # fmt: skip
    for failure in ran.failures:
        why = failure.why.said(language())
        st.warning(plain(say(words.FILE_FAILED, file=failure.file, why=why)), icon=":material/error:")
    st.success(plain(f"{said} {say(words.MORE)}" if ran.more else said), icon=":material/check_circle:")


main()
