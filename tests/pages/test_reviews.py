"""Reviews: assessing oneself, rating, answering a result, writing and sharing, appeals, how far cycles are."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access.demo.names import MEMBERS
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

REVIEWS = "growth/reviews.py"
COLLEAGUE, APPEALING = 12, 14  # of the lead's team
OWN_LAST, COLLECTED, APPEALED = 1, 6, 4  # the staff member's reviews of last quarter and of this, and one appealed


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(name)]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def shown(visit: AppTest) -> str:
    return texts(visit) + "\n".join(table.value.to_csv() for table in visit.dataframe)


def stored(file: Path, asked: str, *given: Any) -> Any:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(asked, given).fetchone()


def moved(file: Path, cycle: int, since: str, until: str) -> None:
    """Let a cycle be about other days."""
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE review_cycle SET from_on = ?, to_on = ? WHERE id = ?", (since, until, cycle))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_member_finds_what_waits_and_their_result(demo: Path, open_page: Open, language: str) -> None:
    todo = open_page(REVIEWS, person=STAFF, language=language)
    assert todo.title[0].value == ("绩效评估" if language == "zh" else "Reviews")
    waits = todo.dataframe[0].value
    assert list(waits["what"])[:2] == (
        ["填写自评", "评价同事"] if language == "zh" else ["Assess myself", "Rate a colleague"]
    )
    result = shown(open_page(REVIEWS, person=STAFF, language=language, view="own"))
    assert ("4.5 及以上" if language == "zh" else "4.5 or more") in result
    assert ("共 4 位同事参与评价" if language == "zh" else "4 colleagues rated") in result
    assert "回复及时，客户评价稳定" in result
    assert "遇到急单会主动补位。" in result


def test_no_page_of_anybody_says_who_rated_or_what_single_colleagues_gave(demo: Path, open_page: Open) -> None:
    for who, view in ((STAFF, "own"), (LEAD, "team"), (EXECUTIVE, "appeals")):
        visit = open_page(REVIEWS, person=who, view=view, number=str(APPEALED))
        comments = [each.value for each in visit.text if each.value.startswith("· ")]
        assert len(comments) == 4
        assert not [name for each in comments for pair in MEMBERS for name in pair if name in each]


def test_a_draft_is_kept_and_what_is_typed_stays_on_refusal(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(REVIEWS, person=STAFF, language="zh")
    field(visit, "text_area", "review_assess_words").input("夜班多")
    field(visit, "button", "review_assess_send").click().run()
    assert "请至少为一个类别评分" in texts(visit)
    assert field(visit, "text_area", "review_assess_words").value == "夜班多"
    field(visit, "button", "review_assess_draft").click().run()
    assert "草稿已保存" in texts(visit)
    assert field(visit, "text_area", "review_assess_words").value == "夜班多"
    assert "夜班多" not in shown(open_page(REVIEWS, person=LEAD, view="team", number=str(COLLECTED)))
    scores = [each for each in visit.button_group if str(each.key).startswith("review_assess_score")]
    for each in scores:
        each.set_value(4)
    field(visit, "button", "review_assess_send").click().run()
    assert "已提交，结果公布前可修改" in texts(visit)
    kept = stored(demo_to_change, "SELECT words, reach FROM review_part WHERE review_id = ?", COLLECTED)
    assert kept == ("夜班多", "lead")


def test_a_colleague_rates_and_may_change_it(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(REVIEWS, person=STAFF, language="zh")
    table = visit.dataframe[0]
    visit.session_state[str(table.key)] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    visit.run()
    rates = [each for each in visit.button_group if str(each.key).startswith("review_rate_score")]
    rates[0].set_value(2)
    field(visit, "button", "review_rate_send").click().run()
    assert "已提交。收集结束前可修改" in texts(visit)
    kept = stored(demo_to_change, "SELECT scores, sent FROM peer_rating WHERE author_id = ? AND review_id > 5", STAFF)
    assert kept == ('{"customer": 2}', 1)
    assert "您已提交该评价，仍可修改。" in texts(visit)


def test_a_lead_writes_looks_at_the_preview_and_shares(demo_to_change: Path, open_page: Open) -> None:
    moved(demo_to_change, 1, "2026-04-01", "2026-07-01")
    moved(demo_to_change, 2, "2026-07-01", "2026-10-01")  # which is over
    visit = open_page(REVIEWS, person=LEAD, language="zh", view="cycles")
    field(visit, "button", "review_cycle_close").click().run()
    assert "收集已结束" in texts(visit)
    visit = open_page(REVIEWS, person=LEAD, language="zh", view="team", number=str(COLLECTED))
    for each in visit.button_group:
        if str(each.key).startswith("review_write_score"):
            each.set_value(4)
    field(visit, "text_area", "review_write_words").input("进步明显")
    field(visit, "button", "review_write_finish").click().run()
    assert "预览" in texts(visit)
    assert [each.value for each in visit.text].count("进步明显") == 1
    preview = [each.value for each in visit.text]
    field(visit, "button", "review_share_send").click().run()
    assert "已公布 1 份" in texts(visit)
    member = open_page(REVIEWS, person=STAFF, language="zh", view="own", number=str(COLLECTED))
    assert [each.value for each in member.text][: len(preview)] == preview
    field(member, "button", "review_answer_send").click().run()
    assert "已确认" in texts(member)
    assert stored(demo_to_change, "SELECT state FROM review WHERE id = ?", COLLECTED) == ("acknowledged",)


def test_an_appeal_is_decided_and_its_member_is_told(demo_to_change: Path, open_page: Open) -> None:
    assert "申诉由沈若澜处理" in texts(open_page(REVIEWS, person=APPEALING, view="own"))
    visit = open_page(REVIEWS, person=EXECUTIVE, language="zh", view="appeals")
    field(visit, "button", "review_decide_send").click().run()
    assert "请说明理由" in texts(visit)
    field(visit, "button_group", "review_decide_way").set_value("changes").run()
    field(visit, "text_area", "review_decide_words").input("夜班已核实")
    field(visit, "button", "review_decide_send").click().run()
    assert "已裁定" in texts(visit)
    told = open_page(REVIEWS, person=APPEALING, language="zh")
    assert "查看结果" in set(told.dataframe[0].value["what"])
    assert "申诉裁定" in shown(open_page(REVIEWS, person=APPEALING, language="zh", view="own"))


def test_an_assessment_can_be_changed_until_the_result_is_shared(demo_to_change: Path, open_page: Open) -> None:
    with closing(sqlite3.connect(demo_to_change)) as database, database:
        database.execute("UPDATE review SET state = 'writing' WHERE state = 'collecting'")
    visit = open_page(REVIEWS, person=STAFF)
    field(visit, "text_area", "review_assess_words").input("还想补充一句")
    field(visit, "button_group", f"review_assess_score_{COLLECTED}_customer").set_value("4")
    field(visit, "button", "review_assess_send").click().run()
    assert "已提交，结果公布前可修改" in texts(visit)
    assert not [each for each in visit.button if str(each.key).startswith("review_propose_send")]


def test_a_lead_opens_a_cycle_and_is_told_what_is_wrong(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(REVIEWS, person=OTHER_LEAD, language="zh", view="cycles")
    assert "尚未开展绩效评估" in texts(visit)
    field(visit, "number_input", "review_open_weight_customer").set_value(10)
    field(visit, "button", "review_open_send").click().run()
    assert "权重合计为 80" in texts(visit)
    field(visit, "number_input", "review_open_weight_customer").set_value(30)
    field(visit, "button", "review_open_send").click().run()
    assert "周期已发起" in texts(visit)
    assert stored(demo_to_change, "SELECT count(*) FROM review WHERE lead_id = ?", OTHER_LEAD)[0] > 3


def test_executives_read_how_far_cycles_are_and_nobodys_name(demo: Path, open_page: Open) -> None:
    said = shown(open_page(REVIEWS, person=EXECUTIVE, language="en", view="cycles"))
    assert "10 of 20" in said
    assert [pair for pair in MEMBERS[1:] if pair[1] in said] == []


def test_who_has_no_part_in_it_does_not_get_the_page(demo: Path, open_page: Open) -> None:
    assert "绩效评估" not in [title.value for title in open_page(REVIEWS, person=ADMIN).title]
    other = shown(open_page(REVIEWS, person=OTHER_LEAD, language="en", view="team", number=str(OWN_LAST)))
    assert "No review cycle is open yet" in other


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_database_says_how_reviews_begin(nothing: Path, open_page: Open, language: str) -> None:
    said = texts(open_page(REVIEWS, language=language))
    assert ("尚未开展绩效评估" if language == "zh" else "No review cycle is open yet") in said
