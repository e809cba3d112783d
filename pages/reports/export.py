"""Export, on every page by itself: the page is run once more and taken down, and a dialog makes a file of it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data_access.rejected import NotAllowed
from data_access.scope import Scope
from pages.reports import files
from pages.reports.document import Document
from pages.reports.pictures import NoPictures, chromium
from pages.reports.taking import taken
from pages.shared import looks, menu, rights
from pages.shared.session import plain, say
from pages.shared.texts import reports as words

# A form about one's own way in, which shows nothing; and what is between two people, of which no file is made and
# nothing audited. Their help says so.
WITHOUT = frozenset({"account", "one-to-ones"})


class Export:
    """The export of one page in one run."""

    def __init__(self, page: Any, scope: Scope) -> None:
        self._page, self._asked = page, False
        self._offered = page.url_path not in WITHOUT and menu.is_offered(page.url_path, scope)

    def button(self) -> None:
        """Offer it, where the page has something to take along."""
        if self._offered:
            self._asked = st.button(
                say(words.EXPORT), key="export_page", type="tertiary", icon=":material/download:",
                help=say(words.EXPORT_HELP),
            )  # fmt: skip

    def run(self) -> None:
        """Draw the page; open the export where somebody asked for it."""
        if not self._asked:
            self._page.run()
            return
        # Asked before: the dialog runs again by itself, with rights of then, and the document is of now.
        unchanged = rights.unchanged()
        _opened(taken(self._page), unchanged)


def _opened(document: Document, unchanged: Callable[[], bool]) -> None:
    @st.dialog(plain(say(words.TITLE, title=document.title)), width="medium")
    def opened() -> None:
        _choose(document, unchanged)

    opened()


def _choose(document: Document, unchanged: Callable[[], bool]) -> None:
    if not document.parts:
        st.caption(say(words.NOTHING))
        return
    possible = [kind for kind in words.FORMATS if chromium() or kind not in files.BY_CHROMIUM]
    kind = st.segmented_control(
        say(words.FORMAT), possible, default=possible[0], key="export_format", required=True,
        format_func=lambda one: say(words.FORMATS[one]),
    )  # fmt: skip
    kind = kind or possible[0]
    st.caption(say(words.WHAT[kind]))
    if len(possible) < len(words.FORMATS):
        st.caption(say(words.NO_CHROMIUM))
    which = _which_chart(document) if kind == "png" else None
    if kind == "png" and not document.charts:
        st.caption(say(words.NO_CHARTS))
        return
    name, mime = files.name_of(document, kind, which)
    if st.button(say(words.MAKE), key="export_make", type="primary", icon=":material/draft:"):
        data = None
        if unchanged():
            data = _made(document, kind, lambda said: files.made(document, kind, which, said))
        else:
            st.error(say(words.NOT_ALLOWED))
        if data is not None:
            st.download_button(
                say(words.READY, name=name), data, name, mime, key="export_save", on_click="ignore",
                icon=":material/download:", type="primary",
            )  # fmt: skip


def _which_chart(document: Document) -> str | None:
    """The key of the chart that is wanted; None for all of them."""
    titles = {"": say(words.ALL_CHARTS, count=len(document.charts))}
    titles.update((chart.key, files.title_of(chart)) for chart in document.charts)
    if len(document.charts) == 1:
        titles.pop("")
    picked = st.selectbox(say(words.WHICH_CHART), list(titles), format_func=titles.__getitem__, key="export_chart")
    return picked or None


def _made(document: Document, kind: str, make: Callable[[Callable[[float], None]], bytes]) -> bytes | None:
    """The file, recorded in the audit like every other that is taken along; None where it could not be made."""
    record = looks.exported(f"page_{document.address}", kind, document.rows, list(document.member_ids))
    bar = st.progress(0.0, say(words.MAKING))
    try:
        data = make(lambda part: (bar.progress(min(1.0, part), say(words.MAKING)), None)[1])
    except NoPictures:
        st.error(say(words.FAILED))
        return None
    except NotAllowed:
        st.error(say(words.NOT_ALLOWED))
        return None
    finally:
        bar.empty()
    record()
    return data
