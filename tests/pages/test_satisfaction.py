"""The satisfaction page, as each role, in both languages, full and empty."""

from pathlib import Path

import pytest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

SATISFACTION = "insight/satisfaction.py"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF, "owner"])
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
    assert "留言只显示给经办人及其主管" in texts(visit)


def test_a_self_logged_score_counts_once_its_lead_confirmed_it(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(SATISFACTION, person=LEAD)
    assert "待您确认：1 条" in texts(visit)
    before = texts(visit)
    visit.session_state["waiting"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    visit.run()
    visit.button(key="confirm").click().run()
    assert not visit.exception
    assert "已确认，开始计入统计" in texts(visit)
    assert "待您确认" not in texts(visit)
    assert "n = 53" in before
    assert "n = 54" in texts(visit)


def test_another_lead_is_not_asked_to_confirm_it(demo: Path, open_page: Open) -> None:
    assert "电话里说很满意" not in texts(open_page(SATISFACTION, person=OTHER_LEAD))


def test_an_empty_database_leads_to_the_import(nothing: Path, open_page: Open) -> None:
    assert "数据库还是空的" in texts(open_page(SATISFACTION))


def test_an_administrator_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert not open_page(SATISFACTION, person=ADMIN).metric
