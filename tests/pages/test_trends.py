"""The page of trends: the whole organisation for executives, their own teams for everybody else, and no person."""

from pathlib import Path

import pytest

from tests.pages.conftest import EXECUTIVE, Open, texts

PAGE = "insight/trends.py"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_executive_reads_the_whole_organisation_and_of_no_person(demo: Path, open_page: Open, language: str):
    read = texts(open_page(PAGE, person=EXECUTIVE, language=language))
    assert ("heading for" if language == "en" else "预计") in read
    assert ("Questions to ask" if language == "en" else "值得追问的问题") in read
