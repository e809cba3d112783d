"""The page of absences, and what other pages say of who is away."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data_access.demo.absences import COVERED, DEPUTY
from pages.shared.complaints import open_complaints
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, OTHER_LEAD, STAFF, Open, texts

PAGE, OPEN = "team/absences.py", "complaints/open.py"


def test_a_team_reads_who_of_it_is_away_and_what_lies_there(demo: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=LEAD, language="en")
    shown = visit.dataframe[0].value
    assert list(shown["stands_in"]) == ["Wang Yiming", "nobody", "Xu Qinghe"]
    assert list(shown["open_complaints"]) == [2, 2, 0]
    assert "Sun Haoran: away today, and nobody stands in. Open complaints without anybody: 2." in texts(visit)
    visit = open_page(PAGE, person=STAFF)
    shown = visit.dataframe[0].value
    assert list(shown["when"]) == ["请假中", "请假中", "未开始"]
    assert list(shown["open_complaints"].notna()) == [False, True, False]  # of a colleague's only what is to be taken
    assert not any("change_absence" in str(each.key) for each in visit.button)
    assert all("请假事由" not in field.label for field in (*visit.text_input, *visit.text_area))


def test_another_team_reads_of_nobody_and_who_works_with_no_customers_has_no_such_page(
    demo: Path, open_page: Open
) -> None:
    assert not open_page(PAGE, person=OTHER_LEAD).dataframe
    assert "目前及今后均无人请假。" in texts(open_page(PAGE, person=OTHER_LEAD))
    for who in (EXECUTIVE, ADMIN):
        assert not open_page(PAGE, person=who).button_group
        assert "请假与代理" not in [title.value for title in open_page(PAGE, person=who).title]


@pytest.mark.parametrize(
    ("who", "mine", "unowned"), [(DEPUTY, 3, 3), (STAFF, 1, 3), (COVERED, 2, 3), (OTHER_LEAD, 1, 0)]
)
def test_the_open_page_counts_them_for_the_deputy_and_where_nobody_stands_in(
    demo: Path, open_page: Open, who: int, mine: int, unowned: int
) -> None:
    visit = open_page(OPEN, person=who, language="en")
    options = zip(open_complaints.VIEWS, visit.button_group(key="pick_view").options, strict=True)
    counts = {view: int(option.rpartition(" ")[2]) for view, option in options}
    assert (counts["mine"], counts["unowned"]) == (mine, unowned)
    owners = set(visit.dataframe[0].value["member"])
    assert ("Zhao Xuesong, away until 24 Nov, stands in: Wang Yiming" in owners) is (who in (DEPUTY, COVERED))
    assert ("Sun Haoran, away until 23 Nov, nobody stands in" in owners) is (who != OTHER_LEAD)


def test_an_absence_is_entered_and_a_name_to_choose_says_so(demo_to_change: Path, open_page: Open) -> None:
    visit = open_page(PAGE, person=STAFF, language="en")
    (send,) = [each for each in visit.button if each.label == "Enter"]
    visit = send.click().run()
    assert "Say from which day until which day." in texts(visit)
    last: date = TODAY + timedelta(days=3)
    visit.date_input[1].set_value(last)
    (deputy,) = visit.selectbox
    assert "Sun Haoran, away until 23 Nov" in deputy.options
    assert not {"Xu Qinghe", "Ma Jiashu"} & set(deputy.options)  # oneself, and the lead of another team
    deputy.select("Wang Yiming")
    (send,) = [each for each in visit.button if each.label == "Enter"]
    visit = send.click().run()
    assert "Entered: Xu Qinghe, 20–23 Nov." in texts(visit)
    assert list(visit.dataframe[0].value["member"]).count("Xu Qinghe") == 1
