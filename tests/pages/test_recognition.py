"""Recognition: what earns a reward, granting and declining it, praising a colleague, and who reads of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.auditing import audit_aside
from data_access.demo.names import MEMBERS
from data_access.demo.recognition import STAFF as WANG
from pages.shared import session
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

PAGE = "growth/recognition.py"


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def shown(visit: AppTest) -> str:
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def stored(file: Path, asked: str, *given: object) -> Any:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(asked, given).fetchone()


def waiting_for(file: Path, lead: int = LEAD) -> int:
    """A reward that the lead of a team is to decide about."""
    asked = """SELECT min(reward.id) FROM reward JOIN team ON team.id = decider_team_id
        WHERE state = 'eligible' AND member_id IS NOT NULL AND team.lead_id = ?"""
    return int(stored(file, asked, lead)[0])


@pytest.mark.parametrize(("language", "waits", "sentence"), [
    ("zh", "奖励待决定", "单季度客户满意度（CSAT）≥ 90%，且样本不少于 20"),
    ("en", " for a decision, ", "(CSAT) ≥ 90% in a quarter, over at least 20 cases"),
])  # fmt: skip
def test_a_lead_reads_what_waits_with_its_evidence_and_everybody_the_rules(
    demo: Path, open_page: Open, language: str, waits: str, sentence: str
) -> None:
    visit = open_page(PAGE, person=LEAD, language=language, number=str(waiting_for(demo)))
    assert waits in texts(visit)
    assert "· n = " in shown(visit)
    assert ("仍符合" if language == "zh" else "still eligible") in shown(visit)
    assert audit_aside.settle(session.house().database)  # and it is known who looked at whose numbers
    asked = "SELECT count(*) FROM audit_entry WHERE what = 'members_seen' AND member_id = ?"
    assert stored(demo, asked, LEAD) != (0,)
    for who in (STAFF, ADMIN):
        assert sentence in texts(open_page(PAGE, person=who, language=language, view="rules"))


def test_a_lead_declines_with_a_reason_or_grants(demo_to_change: Path, open_page: Open) -> None:
    number = waiting_for(demo_to_change)
    (whose,) = stored(demo_to_change, "SELECT member_id FROM reward WHERE id = ?", number)
    visit = open_page(PAGE, person=LEAD, number=str(number))
    field(visit, "button_group", "reward_step_move").set_value("decline").run()
    field(visit, "button", "reward_step_send_decline").click().run()
    assert "请填写理由" in texts(visit)
    field(visit, "text_area", "reward_step_decline").input("样本集中在一天")
    field(visit, "button", "reward_step_send_decline").click().run()
    assert f"已决定不授予：{number} 号奖励" in texts(visit)
    asked = "SELECT state, decision_reason, decided_by FROM reward WHERE id = ?"
    assert stored(demo_to_change, asked, number) == ("refused", "样本集中在一天", LEAD)
    assert "样本集中在一天" in shown(open_page(PAGE, person=whose))
    again = open_page(PAGE, person=LEAD, number=str(number), view="decided")
    field(again, "text_area", "reward_step_reconsider").input("复核后无误")
    field(again, "button", "reward_step_send_reconsider").click().run()
    third = open_page(PAGE, person=LEAD, number=str(number))
    field(third, "button", "reward_step_send_grant").click().run()
    assert f"已授予：{number} 号奖励" in texts(third)
    assert stored(demo_to_change, asked, number) == ("granted", None, LEAD)


def test_a_colleague_reads_who_was_granted_what_without_the_number(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF)
    told = next(table.value for table in visit.dataframe if "reached" not in table.value)
    assert set(told["status"]) == {"已授予"}
    asked = "SELECT count(*) FROM reward WHERE state = 'granted' AND public AND member_id <> ? AND team_id = 3"
    assert len(told) == stored(demo, asked, STAFF)[0] > 0


def test_executives_decide_about_teams_and_leads_and_read_of_nobody_else(demo: Path, open_page: Open) -> None:
    for view in ("decide", "decided", "spread", "rules"):
        said = shown(open_page(PAGE, person=EXECUTIVE, view=view))
        assert [name for name, _ in MEMBERS[1:] if name in said] == [], view
    spread = shown(open_page(PAGE, person=EXECUTIVE, language="en", view="spread"))
    granted, earned = stored(demo, "SELECT sum(state = 'granted'), count(*) FROM reward")
    assert f"{100 * granted / earned:.1f}%" in spread
    assert "Share of what was granted" in spread or "share_people" in spread


def test_looking_again_finds_nothing_new_in_what_was_looked_at(demo_to_change: Path, open_page: Open) -> None:
    gone = waiting_for(demo_to_change)
    with closing(sqlite3.connect(demo_to_change)) as database, database:
        database.execute("DELETE FROM reward WHERE id = ?", (gone,))
    visit = open_page(PAGE, person=LEAD, language="en")
    assert "more would be eligible in your teams" in texts(visit)
    for said in ("new ones were found.", "Nothing new was found."):
        field(visit, "button", "find_eligible_send").click().run()
        assert said in texts(visit)
    assert "more would be eligible in your teams" not in texts(visit)
    assert waiting_for(demo_to_change) > gone


def test_somebody_is_found_by_their_name_and_praised_and_it_is_taken_back(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page(PAGE, person=ADMIN, view="praise")
    field(visit, "text_input", "give_praise_name").input("wang yi").run()
    field(visit, "text_area", "give_praise_words").input("第一个报了导入的错")
    field(visit, "button", "give_praise_send").click().run()
    assert "已发送，王一鸣现在可以看到您的表扬" in texts(visit)
    assert "第一个报了导入的错" in shown(open_page(PAGE, person=WANG, view="praise"))
    asked = "SELECT id FROM praise WHERE from_id = ?"
    assert stored(demo_to_change, asked, ADMIN) is not None
    assert "第一个报了导入的错" not in shown(open_page(PAGE, person=EXECUTIVE, view="praise"))


def test_praise_about_a_complaint_leads_to_it(demo_to_change: Path, open_page: Open) -> None:
    number = stored(demo_to_change, "SELECT max(id) FROM complaint WHERE team_id = 3")[0]
    with closing(sqlite3.connect(demo_to_change)) as database, database:
        database.execute(
            "UPDATE praise SET case_number = ? WHERE id = (SELECT max(id) FROM praise WHERE to_id = ?)", (number, STAFF)
        )
    visit = open_page(PAGE, person=STAFF, view="praise")
    listed = next(table for table in visit.dataframe if "words" in table.value)
    place = listed.value["case"].tolist().index(str(number))
    visit.session_state[listed.key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    visit.run()
    assert f"number={number}" in [link.proto.query_string for link in visit.get("page_link")]


def test_an_executive_makes_a_rule_and_hears_what_is_missing(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=EXECUTIVE, view="rules")
    field(visit, "text_input", "set_reward_rule_name_").input("=回访之星")
    field(visit, "button", "set_reward_rule_send").click().run()
    assert "请填写须达到的数值" in texts(visit)
    field(visit, "number_input", "set_reward_rule_threshold").set_value(95)
    field(visit, "button", "set_reward_rule_send").click().run()
    assert "已保存：5 号规则" in texts(visit)
    asked = "SELECT name, metrics, threshold, every, line, valid_from FROM reward_rule WHERE id = 5"
    assert stored(demo_to_change, asked) == ("=回访之星", '["csat"]', 0.95, "month", 5, "2026-12-01")


def test_an_empty_house_says_how_rules_come_about(nothing: Path, open_page: Open) -> None:
    assert "No reward waits for your decision" in texts(open_page(PAGE, language="en"))
    assert "No rule has been made yet" in texts(open_page(PAGE, language="en", view="rules"))
    assert "Too few rewards were granted" in texts(open_page(PAGE, language="en", view="spread"))


def test_the_scorecards_card_says_what_was_granted_and_praised_lately(demo: Path) -> None:
    script = "from pages.shared.recognition.own_card import own_recognition_card\nown_recognition_card()"
    visit = AppTest.from_string(script, default_timeout=30)
    visit.query_params.update({"as": str(WANG), "lang": "en"})
    visit.session_state["as"] = str(WANG)
    visit.run()
    assert "praise received 2" in texts(visit)
