"""Taking a page along in a test: the click on Export, and the document that comes of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.testing.v1 import AppTest

from data_access.workflow.stages import UNNAMED
from pages.reports import export
from pages.reports.document import Document
from pages.reports.taking import taken
from pages.shared.session import telling


@contextmanager
def exporting() -> Iterator[list[Document]]:
    """The documents that are made while it lasts."""
    found: list[Document] = []

    def keep(page: object) -> Document:
        found.append(taken(page))
        return found[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "taken", keep)
        yield found


def document_of(visit: AppTest, language: str) -> Document:
    """Click Export on an open page."""
    with exporting() as found, telling("en" if language == "en" else "zh", UNNAMED):
        visit.button(key="export_page").click().run()
    assert not visit.exception, [error.value for error in visit.exception]
    return found[0]
