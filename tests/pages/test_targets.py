"""The page of targets: the list as each role reads it, answering, the form and what it would have meant."""

import pytest

from data_access.demo.targets_agreed import CHANGED, DISPUTING, WAITING
from metrics.goals.goal import LACK_WORDS, Lack
from metrics.registry import METRICS
from pages.shared.goals import wordings
from pages.shared.texts import frame
from pages.shared.texts import goals as words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF

PAGE = "goals/targets.py"


def said(visit):
    """Everything that stands on the page."""
    parts = (visit.title, visit.subheader, visit.caption, visit.markdown, visit.text, visit.warning, visit.error)
    return "\n".join(str(each.value) for kind in parts for each in kind).replace("\\", "")


def listed(visit):
    """The table of targets."""
    return next(each.value for each in visit.dataframe if "kpi" in each.value)


def choose(visit, number):
    """Open one target of the list."""
    visit.query_params["number"] = str(number)
    return visit.run()


def field(fields, label):
    return next(each for each in fields if each.label.startswith(label))


@pytest.mark.parametrize(("person", "language"), [(STAFF, "zh"), (LEAD, "en"), (EXECUTIVE, "zh"), ("owner", "en")])
def test_everybody_reads_the_targets_that_are_theirs_to_read(demo, open_page, person, language):
    visit = open_page(PAGE, person=person, language=language, period="this_quarter")
    rows = listed(visit)
    whose = {words.LEVELS["organisation"].said(language)}
    assert whose <= set(rows["whose"])
    members = rows["weight"].notna().sum() if "weight" in rows else 0
    assert members == {STAFF: 0, LEAD: 3, EXECUTIVE: 0, "owner": 3}[person]


def test_an_administrator_has_no_page_of_targets(demo, open_page):
    assert frame.NOT_YOUR_PAGE.en in said(open_page(PAGE, person=ADMIN, language="en"))


def test_who_sees_one_team_is_not_told_its_number_as_the_organisations(demo, open_page):
    rows = listed(open_page(PAGE, person=LEAD, language="en", period="this_quarter"))
    of_all, of_team = rows[rows["whose"] == "Organisation"], rows[rows["whose"] == "After-sales 1"]
    assert set(of_all["actual"]) == {"—"}
    assert set(of_all["status"]) == {words.NOT_SHOWN.en}
    assert "—" not in set(of_team["actual"])
    whole = listed(open_page(PAGE, person=EXECUTIVE, language="en", period="this_quarter"))
    assert (whole.loc[whole["whose"] == "Organisation", "actual"] != "—").sum() > 10


def test_an_empty_database_says_that_there_are_no_targets(nothing, open_page):
    assert words.NONE.zh in said(open_page(PAGE))


def test_a_member_disputes_with_a_comment_and_what_was_typed_stays_without_one(demo_to_change, open_page):
    visit = open_page(PAGE, person=WAITING, period="this_quarter")
    assert words.WAITING_ONE.zh in said(visit)
    field(visit.button, words.DISPUTE.zh).click()
    visit.run()
    assert "请说明异议内容" in said(visit)
    field(visit.text_area, "意见").set_value("三月休假")
    field(visit.button, words.DISPUTE.zh).click()
    visit.run()
    assert words.WAITING_ONE.zh not in said(visit)
    lead = open_page(PAGE, person=LEAD, period="own", **{"from": "2027-01-01", "to": "2027-03-31"})
    row = listed(lead).iloc[0]
    assert (row["whose"], row["state_said"]) == ("许清和", "有异议")
    assert "三月休假" in said(choose(lead, int(row["target_id"])))


def test_the_history_of_a_target_says_who_changed_what_and_why(demo, open_page):
    rows = listed(open_page(PAGE, person=CHANGED, language="en", period="this_quarter"))
    number = str(rows["target_id"].iloc[0])
    visit = open_page(PAGE, person=CHANGED, language="en", number=number)
    lines = next(each.value for each in visit.dataframe if "changed" in each.value)
    assert lines["what"].tolist() == ["Agreed", "Changed", "Agreed", "Proposed"]
    assert lines["changed"].iloc[1] == "value 94% → 91%"
    assert "Coaches a newcomer" in lines["reason"].iloc[1]
    hidden = open_page(PAGE, person=DISPUTING, language="en", number=number)
    assert words.NOT_FOUND.said("en", number=number) in said(hidden)


def test_the_form_shows_what_the_value_would_have_meant_and_refuses_what_is_not_smart(demo_to_change, open_page):
    visit = open_page(PAGE, person=LEAD, task="propose")
    field(visit.selectbox, "指标").set_value("csat")
    field(visit.selectbox, "目标归属").set_value("member:3:12")
    visit.run()
    assert "来自数据：2026年第3季度为 90.0%" in said(visit)
    field(visit.number_input, "目标值").set_value(95.0)
    visit.run()
    assert "即目标为 ≥ 95%，目前为 90.0%" in said(visit)
    assert "个月可达成该目标" in said(visit)
    field(visit.button, words.SENT.zh).click()
    visit.run()
    assert LACK_WORDS[Lack.RATIONALE].zh in said(visit)
    assert field(visit.number_input, "目标值").value == 95.0
    field(visit.text_area, "为什么重要").set_value("满意的客户会再来")
    field(visit.number_input, "权重").set_value(30.0)
    field(visit.button, words.SENT.zh).click()
    visit.run()
    assert "等待相关人员确认" in "\n".join(str(each.value) for each in visit.success)
    assert words.WAITING_ONE.zh in said(open_page(PAGE, person=12))


def test_any_kpi_can_be_given_a_target(demo, open_page):
    for metric in ("new_customers", "sales", "first_response_time_working", "suggestions_adopted", "csat_mean", "nps"):
        visit = open_page(PAGE, person=EXECUTIVE, task="propose")
        field(visit.selectbox, "指标").set_value(metric)
        field(visit.selectbox, "目标归属").set_value("organisation::")
        visit.run()
        assert not visit.exception, metric
        timed = metric.endswith("_working")
        inputs = visit.text_input if timed else visit.number_input
        assert field(inputs, "基线").value not in (None, ""), metric
        change = "区间下限" if metric == "suggestions_adopted" else "目标值"
        field(inputs, change).set_value("2 个工作日" if timed else 5.0)
        visit.run()
        assert not visit.exception, metric
        if timed:
            assert "即目标为 ≤ 2 个工作日" in said(visit)
            field(visit.text_input, change).set_value("5")
            assert "无法识别“5”。请填写数字和单位" in "\n".join(each.value for each in visit.run().error)
            field(visit.button, words.SENT.zh).click()
            assert LACK_WORDS[Lack.UNREAD].zh in said(visit.run())


def test_nobody_is_offered_what_they_may_not_do(demo, open_page):
    executive = open_page(PAGE, person=EXECUTIVE, language="en", task="propose")
    assert not [code for code in field(executive.selectbox, "For whom").options if "·" in code]
    lead = open_page(PAGE, person=LEAD, language="en", task="propose")
    options = field(lead.selectbox, "For whom").options
    assert "Organisation" not in options
    assert "Zhou Lixing · After-sales 1" not in options  # nobody sets their own
    staff = open_page(PAGE, person=STAFF, language="en", task="propose")
    assert not [each for each in staff.button if each.label == words.SENT.en]


def test_who_sets_no_targets_is_not_told_to_set_one_where_there_are_none(demo, open_page):
    for person, advice in ((STAFF, words.NONE_DO_READING), (LEAD, words.NONE_DO)):
        visit = open_page(PAGE, person=person, period="own", **{"from": "2020-01-01", "to": "2020-01-31"})
        assert advice.zh in said(visit)


def test_a_target_nobody_touched_since_has_words_instead_of_an_empty_history(demo, open_page):
    visit = open_page(PAGE, person=EXECUTIVE, language="en", number="1")
    assert words.HISTORY_NONE.en in said(visit)


def test_a_number_field_rounds_as_the_sentence_below_it():
    assert wordings.shown_in_field(METRICS["first_response_time"], 5.85) == 5.9
    assert wordings.shown_in_field(METRICS["csat"], 89.995) == 90.0
    assert wordings.shown_in_field(METRICS["sales"], -0.25) == -0.3
