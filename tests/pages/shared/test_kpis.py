"""What a KPI shows of cells that are hidden from executives."""

from pathlib import Path

import pandas as pd

from metrics import complaints, satisfaction
from pages.shared.kpis import is_hidden
from tests.pages.conftest import EXECUTIVE, Open

MEASURED = pd.DataFrame(
    {
        "answers": [40.0, float("nan")],
        "answers_top": [30.0, float("nan")],
        "complaints_backlog": [float("nan"), 7.0],
        "hidden": [True, True],
    }
)


def test_a_small_cell_of_one_metric_hides_no_other() -> None:
    assert is_hidden(satisfaction.csat, MEASURED).tolist() == [False, True]
    assert is_hidden(complaints.complaints_backlog, MEASURED).tolist() == [True, False]


def test_nothing_is_hidden_where_there_is_only_no_data() -> None:
    assert not is_hidden(satisfaction.csat, MEASURED.assign(hidden=False)).any()


def test_an_executive_reads_what_is_large_enough_beside_what_is_hidden(demo: Path, open_page: Open) -> None:
    visit = open_page("insight/overview.py", person=EXECUTIVE, period="this_week", team="5")
    shown = {tile.label: tile.value for tile in visit.metric}
    hidden = [label for label, value in shown.items() if value == ":gray[—]"]
    assert 0 < len(hidden) < len(shown)
