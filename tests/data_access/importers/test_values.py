import pandas as pd
import pytest

from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping, Scale
from data_access.importers.preview import preview
from data_access.importers.proposing import propose
from data_access.importers.values import Applied, apply
from data_access.rejected import REASONS


def _rows(**columns: list[str | None]) -> pd.DataFrame:
    rows = pd.DataFrame(columns, dtype="str")
    return rows.assign(line=range(2, len(rows) + 2))


def _proposed(kind: Kind, **columns: list[str | None]) -> Applied:
    rows = _rows(**columns)
    return apply(propose(kind, [name for name in rows.columns if name != "line"], rows), rows)


def _times(cells: list[str | None], zone: str) -> list[str]:
    mapping = Mapping("contacts", {"key": "id", "opened_at": "at"}, {"opened_at": "year_first"}, zone=zone)
    found = apply(mapping, _rows(id=[str(at) for at in range(len(cells))], at=cells))
    return [f"{time:%Y-%m-%d %H:%M}" for time in found.rows["opened_at"]]


def test_times_of_the_files_zone_are_stored_in_utc() -> None:
    assert _times(["2024-10-01 07:30"], "Asia/Shanghai") == ["2024-09-30 23:30"]


def test_an_offset_in_the_cell_wins_over_the_files_zone() -> None:
    assert _times(["2024-10-01T07:30+02:00", "2024-10-01 07:30"], "Asia/Shanghai") == [
        "2024-10-01 05:30",
        "2024-09-30 23:30",
    ]


def test_hours_that_a_clock_change_skips_or_repeats_are_read() -> None:
    times = _times(["2024-03-31 02:30", "2024-10-27 02:30", "2024-10-27 03:30"], "Europe/Berlin")
    assert times == ["2024-03-31 01:00", "2024-10-27 00:30", "2024-10-27 02:30"]


def test_a_bad_cell_refuses_its_row_and_names_itself() -> None:
    found = _proposed(
        "contacts", id=["1", "2", "3", None], opened_at=["2024-03-05", "soon", "2024-03-06", "2024-03-06"],
        resolved_at=["2024-03-06", "2024-03-06", "n/a", "2024-03-06"],
    )  # fmt: skip
    assert found.rows["key"].tolist() == ["1", "3"]
    assert found.refused.to_dict("records") == [
        {"line": 3, "column": "opened_at", "value": "soon", "reason": "date_unreadable"},
        {"line": 5, "column": "id", "value": "", "reason": "cell_required"},
    ]
    assert found.refused_rows["opened_at"].tolist() == ["soon", "2024-03-06"]
    assert found.refused_rows["line"].tolist() == [3, 5]


def test_a_row_with_two_bad_cells_names_both_and_is_refused_once() -> None:
    mapping = Mapping("contacts", {"key": "id", "opened_at": "at", "score": "score"}, scale=Scale(1, 5))
    found = apply(mapping, _rows(id=["1"], at=["soon"], score=["much"]))
    assert (len(found.rows), len(found.refused), len(found.refused_rows)) == (0, 2, 1)


def test_an_end_before_its_beginning_is_kept() -> None:
    found = _proposed("contacts", id=["1"], opened_at=["2024-03-05 10:00"], first_response_at=["2024-03-05 00:00"])
    assert len(found.rows) == 1


def test_a_zero_may_say_that_nobody_answered() -> None:
    rows = _rows(id=["1", "2", "3", "4"], at=["2026-11-02"] * 4, score=["0", "5", "6", "Offered"])
    columns = {"key": "id", "answered_at": "at", "score": "score"}
    mapping = Mapping("answers", columns, scale=Scale(1, 5, zero_means_missing=True))
    found = apply(mapping, rows)
    assert found.rows["score"].isna().tolist() == [True, False, True]
    assert found.refused["reason"].tolist() == ["score_outside_scale"]
    strict = apply(Mapping("answers", columns, scale=Scale(1, 5)), rows)
    assert strict.refused["line"].tolist() == [2, 4]


def test_scores_in_words_and_stars_and_out_of_five() -> None:
    cells: list[str | None] = ["非常满意", "满意", "★★★", "4/5", "5分", "5 - very good", "2.0", None, "不满意"]
    found = _proposed("answers", id=[str(at) for at in range(9)], answered_at=["2026-11-02"] * 9, score=cells)
    assert found.rows["score"].fillna(0).tolist() == [5, 4, 3, 4, 5, 5, 2, 0, 2]


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        (["1,234.50", "¥1,234", "99.00元", "(5)", "1e3"], [1234.5, 1234, 99, -5, 1000]),
        (["1.234,50", "12,5", "7"], [1234.5, 12.5, 7]),
        (["1 234,50", "3"], [1234.5, 3]),
        (["１２３", "$ 5.25"], [123, 5.25]),
    ],
)
def test_amounts_as_people_write_them(cells: list[str | None], amounts: list[float]) -> None:
    number: list[str | None] = [str(at) for at in range(len(cells))]
    found = _proposed("orders", order_number=number, customer_key=number, amount=cells)
    assert found.rows["amount"].tolist() == amounts


def test_what_is_no_number_is_refused() -> None:
    mapping = Mapping("orders", {"key": "id", "customer_key": "id", "amount": "amount"})
    found = apply(mapping, _rows(id=["1", "2", "3", "4", "5"], amount=["inf", "1,2,3", "0x10", "nan", "five"]))
    assert found.refused["reason"].tolist() == ["number_unreadable"] * 3 + ["cell_required", "number_unreadable"]


def test_words_become_codes_and_unknown_channels_stay() -> None:
    found = _proposed(
        "tickets", id=["1", "2", "3"], created_at=["2024-03-05"] * 3, channel=["电话", "E-Mail ", "Fax"],
        priority=["P1", "中", None], status=["处理中", "Pending", "莫名"], complaint_type=["a", "b", "c"],
    )  # fmt: skip
    assert found.rows["channel"].tolist() == ["phone", "email", "Fax"]
    assert found.rows["severity"].fillna("").tolist() == ["critical", "normal", ""]
    assert found.rows["state"].tolist() == ["investigated", "investigated", "莫名"]
    assert found.rows["waiting"].tolist() == [False, True, False]


def test_an_unknown_tier_is_kept_until_somebody_says_what_it_means() -> None:
    rows = _rows(id=["1", "2"], tier=["VIP", "Tin"])
    mapping = Mapping("customers", {"key": "id", "tier": "tier"})
    assert apply(mapping, rows).rows["tier"].tolist() == ["vip", "Tin"]
    said = Mapping("customers", {"key": "id", "tier": "tier"}, values={"tier": {"tin": "prospect"}})
    assert apply(said, rows).rows["tier"].tolist() == ["vip", "prospect"]


def test_an_unknown_kind_of_answer_is_refused_since_it_decides_what_counts() -> None:
    rows = _rows(id=["1", "2"], at=["2026-11-02"] * 2, kind=["NPS", "Tin"], score=["9", "9"])
    columns = {"key": "id", "answered_at": "at", "kind": "kind", "score": "score"}
    mapping = Mapping("answers", columns, scale=Scale(0, 10))
    assert apply(mapping, rows).refused["reason"].tolist() == ["value_unknown"]


def test_breached_is_read_as_not_within() -> None:
    found = _proposed("tickets", id=["1", "2", "3"], created_at=["2024-03-05"] * 3, 是否超时=["是", "否", None])
    assert found.rows["within_standard"].astype("object").fillna("?").tolist() == [False, True, "?"]


def test_na_may_be_a_name_or_a_country() -> None:
    found = _proposed(
        "customers", id=["1", "2"], last_name=["Null", "n/a"], first_name=["Ann", "Bo"], country=["NA", "n/a"]
    )
    assert found.rows["name"].tolist() == ["Ann Null", "Bo"]
    assert found.rows["country"].fillna("").tolist() == ["NA", ""]


def test_chinese_names_are_written_together() -> None:
    assert _proposed("customers", 客户编号=["1"], 姓=["周"], 名=["敏"]).rows["name"].tolist() == ["周敏"]


def test_a_person_may_have_several_roles() -> None:
    found = _proposed("members", 姓名=["周敏", "王芳", "李雷"], 角色=["客服", "主管；管理员", "客服,魔术师"])
    assert found.rows["roles"].tolist() == ["staff", "lead,admin"]
    assert found.refused["reason"].tolist() == ["value_unknown"]


def test_nothing_in_gives_nothing_out() -> None:
    mapping = Mapping("contacts", {"key": "id", "opened_at": "at", "score": "score"}, scale=Scale(1, 5))
    found = apply(mapping, _rows(id=[], at=[], score=[]))
    assert (len(found.rows), len(found.refused)) == (0, 0)
    assert list(found.rows.columns) == ["key", "opened_at", "score", "line"]
    assert str(found.rows["opened_at"].dtype) == "datetime64[us, UTC]"


@pytest.mark.parametrize(
    "reason",
    [
        "date_unreadable",
        "time_unreadable",
        "number_unreadable",
        "score_unreadable",
        "score_outside_scale",
        "yes_or_no_unreadable",
        "value_unknown",
        "cell_required",
        "cell_too_long",
        "row_cut_off",
        "row_too_long",
    ],
)
def test_every_reason_has_its_words(reason: str) -> None:
    assert REASONS[reason].said("zh") != REASONS[reason].said("en")


def test_the_preview_shows_the_rows_as_they_will_be_stored_and_marks_refused_cells() -> None:
    rows = _rows(id=["1", "2"], opened_at=["2024-03-05 10:00", "soon"], score=["5", "4"])
    mapping = propose("contacts", ["id", "opened_at", "score"], rows)
    mapping = Mapping("contacts", {"key": "id", "opened_at": "opened_at", "score": "score"}, scale=mapping.scale)
    shown = preview(mapping, rows)
    assert shown["refused"].tolist() == ["", "opened_at:date_unreadable"]
    assert shown["opened_at"].tolist() == [pd.Timestamp("2024-03-05 02:00", tz="UTC"), "soon"]
    assert shown["score"].tolist() == [5, 4]


def test_the_preview_works_while_a_date_is_undecided_or_nothing_is_mapped() -> None:
    rows = _rows(id=["1"], opened_at=["01/02/2024"])
    mapping = propose("contacts", ["id", "opened_at"], rows)
    assert mapping.undecided == ("opened_at",)
    assert list(preview(mapping, rows).columns) == ["key", "line", "refused"]
    assert len(preview(Mapping("contacts", {}), rows)) == 1


def test_a_day_and_a_time_of_day_in_two_columns_are_one_moment() -> None:
    found = _proposed(
        "contacts", 序号=["1", "2", "3"], 日期=["2024/3/5", "2024/3/6", None], 时间=["09:12:00", "x", "10:00:00"],
        首次响应时间=["09:20:00", None, "10:10"], 处理完成时间=["2024/3/6 08:00"] * 3,
    )  # fmt: skip
    assert found.rows["opened_at"].tolist() == [pd.Timestamp("2024-03-05 01:12", tz="UTC")]
    assert found.rows["first_response_at"].tolist() == [pd.Timestamp("2024-03-05 01:20", tz="UTC")]
    assert found.rows["resolved_at"].tolist() == [pd.Timestamp("2024-03-06 00:00", tz="UTC")]
    assert "opened_time" not in found.rows
    assert found.refused[["line", "column", "reason"]].to_numpy().tolist() == [
        [3, "时间", "time_unreadable"], [4, "日期", "cell_required"], [4, "首次响应时间", "date_unreadable"],
    ]  # fmt: skip
