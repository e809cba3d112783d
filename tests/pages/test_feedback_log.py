"""Logging feedback: counted at once, stored once, refused without losing what was typed, shown harmless."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

LOG = "feedback/log.py"
SATISFACTION = "insight/satisfaction.py"
COLLEAGUE = 12  # of after-sales 1, as STAFF is


def field(visit: AppTest, kind: str, name: str) -> Any:
    found = [one for one in getattr(visit, kind) if str(one.key).startswith(f"log_feedback_{name}_")]
    assert len(found) == 1, [one.key for one in getattr(visit, kind)]
    return found[0]


def log(visit: AppTest, score: int | None, text: str = "", member: int | None = None) -> AppTest:
    if score is not None:
        field(visit, "button_group", "score").set_value(score)
    field(visit, "text_area", "text").input(text)
    if member is not None:
        field(visit, "selectbox", "member").set_value(member)
    return field(visit, "button", "send").click().run()


def answers(open_page: Open) -> str:
    """What the lead's satisfaction tile says it rests on."""
    return next(line for line in texts(open_page(SATISFACTION, person=LEAD)).split("\n") if "95% 区间" in line)


@pytest.mark.parametrize(("person", "language"), [(LEAD, "zh"), (STAFF, "en"), ("owner", "zh")])
def test_who_works_with_customers_gets_the_form(demo: Path, open_page: Open, person: int | str, language: str) -> None:
    visit = open_page(LOG, person=person, language=language)
    assert visit.title[0].value == ("登记反馈" if language == "zh" else "Log feedback")


@pytest.mark.parametrize("person", [EXECUTIVE, ADMIN])
def test_others_do_not(demo: Path, open_page: Open, person: int) -> None:
    assert not open_page(LOG, person=person).text_area


def test_a_score_about_a_colleague_counts_at_once(demo_to_change: Path, open_page: Open) -> None:
    assert "n = 53" in answers(open_page)
    visit = log(open_page(LOG, person=LEAD), 5, "很快解决", member=STAFF)
    assert "已保存，并已计入统计" in texts(visit)
    assert "n = 54" in answers(open_page)


def test_it_counts_on_the_overview_too(demo_to_change: Path, open_page: Open) -> None:
    log(open_page(LOG, person=LEAD), 5, "很快解决", member=STAFF)
    overview = texts(open_page("insight/overview.py", person=LEAD))
    assert "n = 54 · 95% 区间" in overview


@pytest.mark.parametrize(
    ("kind", "score", "tile", "before", "after"),
    [("nps", 0, "NPS", "n = 15", "n = 16"), ("ces", 7, "CES", "n = 0", "n = 1")],
)
def test_every_scale_reaches_its_own_tile(
    demo_to_change: Path, open_page: Open, kind: str, score: int, tile: str, before: str, after: str
) -> None:
    def basis() -> list[str]:
        lines = texts(open_page(SATISFACTION, person=LEAD)).split("\n")
        return [line.split(" · ")[0] for line in lines if line.startswith("n = ")]

    assert before in basis()
    visit = open_page(LOG, person=LEAD)
    field(visit, "button_group", "kind").set_value(kind).run()
    log(visit, score, member=STAFF)
    assert after in basis()


def test_the_form_says_that_ones_own_scores_wait(demo: Path, open_page: Open) -> None:
    # In Chinese: AppTest words a choice outside of the visit, where the language is not known.
    visit = open_page(LOG, person=STAFF)
    assert "经主管确认后才计入统计" in texts(visit)
    field(visit, "button_group", "kind").set_value("praise").run()
    assert "经主管确认后才计入统计" not in texts(visit)


def test_what_one_logged_last_stands_below_and_says_whether_it_counts(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=STAFF)
    assert not visit.dataframe
    log(visit, 3, "还行")
    visit = log(visit, 4, "第二次好多了")
    field(visit, "button_group", "kind").set_value("suggestion").run()
    latest = log(visit, None, "希望周末也有人接电话").dataframe[0].value
    scores = latest[latest["kind"] == "csat"]
    assert list(scores["text"]) == ["第二次好多了", "还行"]
    assert set(scores["became"]) == {"… 待确认"}
    other = latest[latest["kind"] == "suggestion"]
    assert list(other["text"]) == ["希望周末也有人接电话"]
    assert list(other["became"]) == ["… 待答复"]


def test_what_staff_logged_about_a_colleague_stays_in_their_list(demo_to_change: Path, open_page: Open) -> None:
    log(open_page(LOG, person=STAFF, language="en"), 2, "同事很慢", member=COLLEAGUE)
    for language, became in (("zh", "… 待回访"), ("en", "… to be followed up")):
        shown = open_page(LOG, person=STAFF, language=language).dataframe[0].value.iloc[0]
        assert shown[["text", "became"]].tolist() == ["同事很慢", became]
    assert not open_page(LOG, person=COLLEAGUE).dataframe


def test_who_logged_a_refused_score_reads_by_whom_and_why(demo_to_change: Path, open_page: Open) -> None:
    log(open_page(LOG, person=STAFF), 5, "很快解决")
    visit = open_page(SATISFACTION, person=LEAD)
    newest = max(
        int(str(button.key).removeprefix("confirm_")) for button in visit.button if "confirm_" in str(button.key)
    )
    refuse(visit, newest, "没有这次通话")
    assert "已退回，不计入统计" in texts(visit)
    for language, became in (("zh", "✕ 已退回（"), ("en", "✕ refused by ")):
        shown = open_page(LOG, person=STAFF, language=language).dataframe[0].value.iloc[0]
        assert shown["reason"] == "没有这次通话"
        assert shown["became"].startswith(became)
    assert "n = 53" in answers(open_page)


def refuse(visit: AppTest, answer_id: int, why: str) -> AppTest:
    (field,) = [one for one in visit.text_area if f"reason_{answer_id}_" in str(one.key)]
    field.input(why)
    (button,) = [one for one in visit.button if f"send_{answer_id}_" in str(one.key)]
    return button.click().run()


def test_a_score_is_not_refused_without_a_reason(demo_to_change: Path, open_page: Open) -> None:
    log(open_page(LOG, person=STAFF), 5, "很快解决")
    visit = open_page(SATISFACTION, person=LEAD)
    answer_id = next(int(str(one.key)[8:]) for one in visit.button if str(one.key).startswith("confirm_"))
    assert refuse(visit, answer_id, " ").error
    assert "待您确认：2 条" in texts(visit)


def test_an_executive_is_told_of_a_leads_own_score_without_the_score(demo_to_change: Path, open_page: Open) -> None:
    assert "confirm_" not in str([one.key for one in open_page(SATISFACTION, person=EXECUTIVE).button])
    log(open_page(LOG, person=LEAD), 1, "绝密的留言", member=LEAD)
    for other in (LEAD, OTHER_LEAD, ADMIN, STAFF):
        assert "绝密的留言" not in texts(open_page(SATISFACTION, person=other))
    for language, waiting in (("zh", "待您确认：1 条"), ("en", "Waiting for your confirmation: 1")):
        visit = open_page(SATISFACTION, person=EXECUTIVE, language=language)
        said = texts(visit)
        assert waiting in said
        assert "绝密的留言" not in said
        assert "1 / 5" not in said
        assert len([one for one in visit.button if str(one.key).startswith("confirm_")]) == 1


def test_what_an_executive_confirmed_counts(demo_to_change: Path, open_page: Open) -> None:
    # In Chinese, as above.
    log(open_page(LOG, person=LEAD), 1, "绝密的留言", member=LEAD)
    visit = open_page(SATISFACTION, person=EXECUTIVE)
    (button,) = [one for one in visit.button if str(one.key).startswith("confirm_")]
    button.click().run()
    assert not visit.exception
    assert "已确认，开始计入统计" in texts(visit)
    assert "n = 54" in answers(open_page)


def test_a_score_about_oneself_waits_for_the_lead(demo_to_change: Path, open_page: Open) -> None:
    visit = log(open_page(LOG, person=STAFF), 5, "很快解决")
    assert "经主管确认后计入统计" in texts(visit)
    assert "n = 53" in answers(open_page)
    assert "待您确认：2 条" in texts(open_page(SATISFACTION, person=LEAD))


def test_the_same_form_sent_twice_stores_once(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=LEAD)
    key = visit.query_params["log_feedback"]
    log(visit, 4, "还可以", member=STAFF)
    visit.query_params["log_feedback"] = key
    visit.run()
    log(visit, 4, "还可以", member=STAFF)
    assert "n = 54" in answers(open_page)


def test_other_content_under_the_same_key_is_refused_and_stays(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=LEAD)
    key = visit.query_params["log_feedback"]
    log(visit, 4, "还可以", member=STAFF)
    visit.query_params["log_feedback"] = key
    visit.run()
    log(visit, 1, "其实不好", member=STAFF)
    assert visit.error
    assert field(visit, "text_area", "text").value == "其实不好"
    assert "n = 54" in answers(open_page)


def test_without_a_score_and_words_nothing_is_stored(demo_to_change: Path, open_page: Open) -> None:
    visit = log(open_page(LOG, person=LEAD), None)
    assert visit.error
    assert "n = 53" in answers(open_page)


def test_signs_of_markup_and_formulas_stay_signs(demo_to_change: Path, open_page: Open) -> None:
    nasty = "=1+1 <img src=x onerror=alert(1)> **bold** [a](http://x)"
    log(open_page(LOG, person=LEAD), 1, nasty, member=STAFF)
    visit = open_page(SATISFACTION, person=LEAD)
    shown = [comment for frame in visit.dataframe if "comment" in frame.value for comment in frame.value["comment"]]
    assert nasty in shown
    assert not any(nasty in element.value for element in visit.markdown)


def test_praise_is_stored_and_needs_words(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(LOG, person=LEAD)
    field(visit, "button_group", "kind").set_value("praise").run()
    assert field(visit, "button", "send").click().run().error
    assert "已保存" in texts(log(visit, None, "谢谢许清和"))
