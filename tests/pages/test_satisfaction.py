"""The satisfaction page, as each role, in both languages, full and empty."""

import sqlite3
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pages.shared.feedback import voices
from pages.shared.tables import file_of
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

SATISFACTION = "insight/satisfaction.py"


@pytest.mark.parametrize(("person", "language"), [(EXECUTIVE, "zh"), (LEAD, "en"), (STAFF, "zh"), ("owner", "en")])
def test_it_shows_satisfaction_with_its_cases(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(SATISFACTION, person=person, language=language)
    assert visit.title[0].value == ("满意度" if language == "zh" else "Satisfaction")
    assert visit.metric[0].value.endswith("%")
    assert "n = " in texts(visit)


def test_a_kpi_with_a_target_but_without_data_says_so(demo: Path, open_page: Open) -> None:
    visit = open_page(SATISFACTION, person=LEAD, language="en")
    ease = next(tile for tile in visit.metric if "CES" in tile.label)
    assert "—" in ease.value
    assert "No data · target ≥ 80%" in texts(visit)


@pytest.mark.parametrize("cut", ["team_id", "channel", "tier", "level", "topic"])
def test_it_compares_by_every_cut_in_the_link(demo: Path, open_page: Open, cut: str) -> None:
    visit = open_page(SATISFACTION, person="owner", language="en", by=cut)
    assert visit.button_group[-1].value == cut
    assert "Satisfaction (CSAT)" in texts(visit)


def test_a_lead_reads_comments_low_scores_first(demo: Path, open_page: Open) -> None:
    frames = [shown.value for shown in open_page(SATISFACTION, person=LEAD).dataframe]
    comments = next(frame for frame in frames if "comment" in frame and len(frame) > 3)
    scores = [int(score[0]) for score in comments["of_scale"] if score.endswith("▼")]
    assert scores
    assert list(comments["of_scale"].str.endswith("▼")) == sorted(comments["of_scale"].str.endswith("▼"), reverse=True)


def test_staff_read_only_what_was_said_about_themselves(demo: Path, open_page: Open) -> None:
    frames = [shown.value for shown in open_page(SATISFACTION, person=STAFF, period="this_year").dataframe]
    comments = next(frame for frame in frames if "comment" in frame)
    assert set(comments["handler"]) == {"许清和"}


def test_an_executive_reads_no_single_comment(demo: Path, open_page: Open) -> None:
    visit = open_page(SATISFACTION, person=EXECUTIVE)
    assert not visit.dataframe
    assert "只有经办人及其主管可以查看" in texts(visit)


def waiting(visit: AppTest) -> list[str]:
    return [str(button.key) for button in visit.button if str(button.key).startswith("confirm_")]


def test_a_self_logged_score_counts_once_its_lead_confirmed_it(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(SATISFACTION, person=LEAD)
    assert "待您确认：1 条" in texts(visit)
    assert "n = 53" in texts(visit)
    visit.button(key=waiting(visit)[0]).click().run()
    assert not visit.exception
    assert "已确认，开始计入统计" in texts(visit)
    assert "待您确认" not in texts(visit)
    assert "n = 54" in texts(visit)


def test_a_lead_confirms_the_score_they_read_although_another_came_before_it(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(SATISFACTION, person=LEAD)
    read = waiting(visit)[0]
    with closing(sqlite3.connect(demo_to_change)) as other, other:
        other.execute(
            "UPDATE survey_answer SET counted = 0, confirmed_at = NULL, comment = 'another' WHERE id = (SELECT id FROM "
            "survey_answer WHERE team_id = (SELECT team_id FROM survey_answer WHERE id = ?) AND counted "
            "AND member_id IS NOT NULL AND member_id != ? ORDER BY answered_at LIMIT 1)",
            (int(read.removeprefix("confirm_")), LEAD),
        )
    visit.button(key=read).click().run()
    left = waiting(visit)
    assert len(left) == 1
    assert left != [read]
    assert "another" in texts(visit)


def test_one_key_confirms_one_score_and_tells_of_another(demo_to_change: Path, open_page: Open) -> None:
    with sqlite3.connect(demo_to_change) as other:
        other.execute(
            "UPDATE survey_answer SET counted = 0 WHERE id IN (SELECT id FROM survey_answer WHERE counted "
            "AND confirmed_at IS NULL AND team_id = 3 AND member_id = 12 ORDER BY id DESC LIMIT 1)"
        )
    visit = open_page(SATISFACTION, person=LEAD)
    key, (first, second) = visit.query_params["confirm_answer"], waiting(visit)
    visit.button(key=first).click().run()
    visit.query_params["confirm_answer"] = key
    visit.run()
    visit.button(key=second).click().run()
    assert "此前已以不同内容保存过" in texts(visit)
    assert waiting(visit)[0] == second


def test_a_comment_that_waits_is_shown_as_written(demo_to_change: Path, open_page: Open) -> None:
    nasty = "<b>x</b> ![y](http://x/y.png) **z**"
    with closing(sqlite3.connect(demo_to_change)) as other, other:
        other.execute("UPDATE survey_answer SET comment = ? WHERE NOT counted AND voided_at IS NULL", (nasty,))
    visit = open_page(SATISFACTION, person=LEAD)
    assert nasty in [element.value for element in visit.text]
    assert not any("http://x" in element.value for element in visit.markdown)


def test_another_lead_is_not_asked_to_confirm_it(demo: Path, open_page: Open) -> None:
    assert "电话里说很满意" not in texts(open_page(SATISFACTION, person=OTHER_LEAD))


def test_a_single_team_is_not_called_the_only_one(demo: Path, open_page: Open) -> None:
    said = texts(open_page(SATISFACTION, person=LEAD))
    assert "售后一组明显未达标" in said
    assert "只有售后一组" not in said


def test_scores_too_few_for_an_executive_are_said_to_be_hidden(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as other, other:
        other.execute(
            "DELETE FROM survey_answer WHERE kind = 'csat' AND answered_on >= '2026-11-01' AND id NOT IN (SELECT id "
            "FROM survey_answer WHERE kind = 'csat' AND score IS NOT NULL AND counted AND answered_on >= '2026-11-01' "
            "AND answered_on <= '2026-11-20' ORDER BY id LIMIT 3)"
        )
    said = texts(open_page(SATISFACTION, person=EXECUTIVE, language="en"))
    assert "Fewer than 5 answers here" in said
    assert "No score on the 1–5 scale" not in said


def test_a_score_that_few_gave_is_put_with_its_neighbour_for_an_executive(
    demo_to_change: Path, open_page: Open
) -> None:
    with closing(sqlite3.connect(demo_to_change)) as other, other:
        other.execute(
            "DELETE FROM survey_answer WHERE kind = 'csat' AND answered_on >= '2026-11-01' AND id NOT IN (SELECT id "
            "FROM survey_answer WHERE kind = 'csat' AND score IS NOT NULL AND counted AND answered_on >= '2026-11-01' "
            "AND answered_on <= '2026-11-20' AND team_id = 3 ORDER BY id LIMIT 25)"
        )

    def scores(person: int) -> str:
        visit = open_page(SATISFACTION, person=person, language="en")
        (alt,) = (chart.proto.alt for chart in visit.get("plotly_chart") if "Score" in chart.proto.alt)
        return str(alt)

    assert "Score 4–5 " in scores(EXECUTIVE)
    assert "Score 1–2 " in scores(EXECUTIVE)
    assert "Score 1 " not in scores(EXECUTIVE)
    assert "Score 1 " in scores(LEAD)


def test_a_formula_in_a_comment_is_text_in_both_files(demo: Path) -> None:
    found = pd.DataFrame(
        {
            "score": [1.0], "scale_high": [5.0], "low": [True], "comment": ["=HYPERLINK(1)"], "customer": ["@SUM(1)"],
            "member": ["A"], "member_en": [None], "team": ["B"], "team_en": [None], "answered_on": [date(2026, 11, 20)],
            "channel": ["phone"], "topic": ["-1+1"], "kind": ["csat"],
        }
    )  # fmt: skip
    rows, columns = voices.told(found), voices.comment_columns(found)
    csv = file_of("csv", rows, columns, "", "en", "Asia/Shanghai").decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in csv
    assert "'@SUM(1)" in csv
    assert "'-1+1" in csv
    sheet = load_workbook(BytesIO(file_of("xlsx", rows, columns, "", "en", "Asia/Shanghai"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]
    assert not any(cell.data_type == "f" for cell in cells)


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(SATISFACTION))


def test_an_administrator_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(SATISFACTION, person=ADMIN).metric
