"""What a comparison of members says, and by what its shares are sorted."""

from datetime import date

import pandas as pd

from metrics import response, satisfaction
from metrics.declare import Metric
from metrics.statistics.arithmetic import numbers, ratio
from metrics.statistics.fairness import standing
from metrics.words import Text
from pages.shared.columns import Column, Kind
from pages.shared.people.colleagues import Compared, headline, judged, table_key
from pages.shared.tables import file_of, shown_frame
from pages.shared.wording import worded
from tests.pages.shared.test_wording import told


def compared(good: list[int], n: list[int], metric: Metric = satisfaction.csat, rate: float = 0.8) -> Compared:
    part, whole = numbers(good), numbers(n)
    rows = pd.DataFrame({"name": [f"P{place}" for place in range(len(n))], "value": ratio(part, whole), "n": whole})
    return Compared(metric, rows.assign(standing=standing(part, whole, rate)), rate)


def test_only_who_is_clear_of_the_common_rate_is_named() -> None:
    assert headline(compared([20, 80, 50], [50, 100, 50]), "en") == (
        "P0 clearly below the team's rate; P2 clearly above the team's rate"
    )


def test_nobody_is_named_on_too_few_cases() -> None:
    assert headline(compared([3, 80, 0, 40], [3, 100, 4, 50]), "zh") == "没有人与所在团队水平有明显差异"


def test_many_names_are_counted() -> None:
    assert headline(compared([10] * 4 + [95], [50] * 4 + [100]), "en").startswith("4 of 5 members clearly below")


def test_one_member_alone_is_not_compared() -> None:
    assert "too few members" in headline(compared([40, 3], [50, 3]), "en")


def test_no_cases_say_that_there_is_no_data() -> None:
    assert headline(compared([0, 0], [0, 0]), "zh") == "该时段客户满意度（CSAT）暂无数据"


def test_a_median_is_only_set_side_by_side() -> None:
    found = compared([20, 80], [50, 100], response.first_response_time)
    assert headline(found, "en") == "First response (median): each member"


def test_other_people_in_the_table_are_another_table() -> None:
    rows = pd.DataFrame({"team_id": [1, 1], "member_id": [7, 8]})
    assert table_key(rows) == table_key(rows.copy())
    assert table_key(rows) != table_key(rows.assign(member_id=[7, 9]))


def test_each_is_compared_with_their_own_team() -> None:
    measured = pd.DataFrame(
        {
            "member_id": [1, 2, 3, 4],
            "team_id": [7, 7, 8, 8],
            "name": ["A", "B", "C", "D"],
            "team": ["East", "East", "West", "West"],
            "hidden": False,
            "answers": [100.0, 3.0, 100.0, 0.0],
            "answers_top": [60.0, 3.0, 90.0, 0.0],
        }
    )
    rows = judged(satisfaction.csat, measured)
    assert list(rows["rate"].round(4)) == [0.6117, 0.6117, 0.9, 0.9]
    assert list(rows["standing"]) == ["within", "too_few", "within", None]
    assert list(rows["fair"].round(4).fillna(-1)) == [0.6019, 0.6623, 0.9, -1]


def test_three_of_three_are_worth_less_than_forty_five_of_fifty() -> None:
    part, whole = pd.Series([3.0, 45.0, 82.0]), pd.Series([3.0, 50.0, 100.0])
    measured = pd.DataFrame({"answers_top": part, "answers": whole, "member_id": [1, 2, 3], "team_id": 7})
    rows = judged(satisfaction.csat, measured.assign(name="", team="", hidden=False))
    assert rows["fair"][0] < rows["fair"][1]


SHARES = pd.DataFrame({"share": [1.0, 0.9, 0.9, None], "n": [3, 50, 50, 0], "fair": [0.826, 0.871, 0.871, None]})
COLUMN = Column("share", Text(en="Share", zh="比例"), Kind.SHARE, few="n", sorts_by="fair")


def test_a_share_is_shown_as_it_is_and_sorted_by_its_fair_value() -> None:
    style = worded(shown_frame(SHARES, [COLUMN], "Asia/Shanghai"), SHARES, [COLUMN], "en")
    assert list(style.data["share"].sort_values(ascending=False).index) == [2, 1, 0, 3]
    assert list(told(style)["share"]) == ["100.0%", "90.0%", "90.0%", "—"]


def test_a_file_holds_the_share_as_it_is() -> None:
    file = file_of("csv", SHARES, [COLUMN], f"{date(2026, 11, 20)}", "en", "Asia/Shanghai").decode("utf-8-sig")
    assert file.splitlines()[1:3] == ["1", "0.9"]
