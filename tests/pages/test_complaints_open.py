"""The open complaints: who sees which, how many, and closing one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

OPEN = "complaints/open.py"


def list_of(visit: AppTest) -> list[int]:
    """The numbers in the list, in its order."""
    frame = visit.dataframe[0].value
    return [int(number) for number in frame["complaint_id"]]


def widget(visit: AppTest, kind: str, name: str) -> object:
    found = [one for one in getattr(visit, kind) if f"close_complaint_{name}" in str(one.key)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("person", [LEAD, OTHER_LEAD, STAFF, "owner"])
def test_it_lists_by_due_time_and_counts(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(OPEN, person=person, language=language)
    assert visit.title[0].value == ("未结投诉" if language == "zh" else "Open complaints")
    if not visit.dataframe:
        assert "没有未结投诉" in texts(visit) or "No open complaint" in texts(visit)
        return
    due = visit.dataframe[0].value["due_at"].dropna()
    assert due.is_monotonic_increasing
