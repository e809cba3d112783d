"""Exported files, read back as their owner's program would."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.workflow.stages import Names
from metrics import registry  # noqa: F401 - fills the registry
from metrics.declare import REGISTRY
from metrics.spreadsheets import FORMULA_SIGNS, safe
from metrics.words import Language, Text
from pages.shared import exports, session, tables
from pages.shared.columns import Column, Kind, column_of
from pages.shared.complaints.stages_said import department_said, stage_said

DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A0", "＝1+1", "＋1", "－1", "＠SUM(A1)",
]  # fmt: skip


def workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_either_file_is_a_formula(text: str) -> None:
    frame = pd.DataFrame({text: [text]})
    sheet = workbook(exports.as_xlsx(frame, text, "en")).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet["A2"].value.startswith("'")
    read = pd.read_csv(io.BytesIO(exports.as_csv(frame, text, "en")), nrows=1)
    assert read.iloc[0, 0].startswith("'")
    assert read.columns[0].startswith("'")


@given(st.text(max_size=40))
def test_whatever_a_text_is_no_program_computes_it(text: str) -> None:
    assert not safe(text).startswith(FORMULA_SIGNS)
    sheet = workbook(exports.as_xlsx(pd.DataFrame({"a": [text]}), "", "zh")).worksheets[0]
    assert sheet["A2"].data_type != "f"


def test_numbers_stay_numbers_also_negative_ones() -> None:
    frame = pd.DataFrame({"change": [-1.5, 2.0, None], "count": [1, 2, 3]})
    read = pd.read_csv(io.BytesIO(exports.as_csv(frame, "", "en")), nrows=3)
    assert read["change"].tolist()[:2] == [-1.5, 2.0]
    again = pd.read_excel(io.BytesIO(exports.as_xlsx(frame, "", "en")), engine="calamine")
    assert again["change"].tolist()[:2] == [-1.5, 2.0]
    assert again["count"].tolist() == [1, 2, 3]


def test_a_csv_begins_with_the_mark_that_excel_needs_for_chinese() -> None:
    content = exports.as_csv(pd.DataFrame({"姓名": ["王小明"]}), "本月", "zh")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == ["姓名", "王小明", "", "筛选条件：本月"]


def test_both_files_say_which_filters_were_set() -> None:
    frame = pd.DataFrame({"a": [1]})
    assert exports.as_csv(frame, "This month · VIP", "en").decode("utf-8-sig").splitlines()[-1] == (
        "Filters: This month · VIP"
    )
    about = workbook(exports.as_xlsx(frame, "This month · VIP", "en"))["Filters"]
    assert about["A1"].value == "This month · VIP"
    assert workbook(exports.as_xlsx(frame, "", "zh"))["筛选条件"]["A1"].value == "无"


def test_days_and_times_are_days_and_times_in_excel() -> None:
    frame = pd.DataFrame({"on": [date(2026, 11, 21)], "at": [datetime(2026, 11, 21, 9, 40)]})  # noqa: DTZ001 - Excel's
    sheet = workbook(exports.as_xlsx(frame, "", "en")).worksheets[0]
    assert sheet["A2"].is_date
    assert sheet["B2"].value == datetime(2026, 11, 21, 9, 40)  # noqa: DTZ001


def test_an_empty_table_still_has_its_header_and_its_filters() -> None:
    frame = pd.DataFrame({"a": pd.Series(dtype="float64")})
    assert exports.as_csv(frame, "x", "en").decode("utf-8-sig").splitlines() == ["a", "", "Filters: x"]
    assert workbook(exports.as_xlsx(frame, "x", "en")).worksheets[0].max_row == 1


def test_a_control_sign_in_a_text_does_not_break_the_workbook() -> None:
    sheet = workbook(exports.as_xlsx(pd.DataFrame({"a": ["x\x00\x0by"]}), "", "en")).worksheets[0]
    assert sheet["A2"].value == "xy"


COLUMNS = [
    Column("name", Text(en="Member", zh="成员")),
    column_of(REGISTRY["csat"], few="n"),
    column_of(REGISTRY["first_response_time"], "minutes"),
    Column("at", Text(en="At", zh="时间"), Kind.TIME),
    Column("tier", Text(en="Tier", zh="等级"), words=lambda code: {"vip": "VIP"}.get(code, "?")),
]
MEMBERS = pd.DataFrame(
    {
        "name": ["=王", "Li"], "csat": [0.846, None], "n": [402, 3], "minutes": [6.0, 185.0], "tier": ["vip", "other"],
        "at": pd.to_datetime(["2026-11-20T23:10Z", None]), "secret": ["x", "y"],
    }
)  # fmt: skip


def test_a_column_that_is_not_declared_is_neither_shown_nor_exported() -> None:
    assert "secret" not in tables.shown_frame(MEMBERS, COLUMNS, "Asia/Shanghai").columns
    assert b"secret" not in tables.file_of("csv", MEMBERS, COLUMNS, "", "en", "Asia/Shanghai")


def test_an_export_names_the_unit_of_durations_and_writes_times_in_the_reporting_zone() -> None:
    header, first, *_ = (
        tables.file_of("csv", MEMBERS, COLUMNS, "", "zh", "Asia/Shanghai").decode("utf-8-sig").splitlines()
    )
    assert header.split(",")[2].endswith("，分钟")
    assert first == "'=王,0.846,6,2026-11-21 07:10:00,VIP"


def test_a_share_is_a_number_that_excel_shows_as_per_cent() -> None:
    sheet = workbook(tables.file_of("xlsx", MEMBERS, COLUMNS, "", "en", "Asia/Shanghai")).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].number_format) == (0.846, "0.0%")
    assert sheet["B3"].value is None


def test_a_files_name_is_one_that_every_system_takes() -> None:
    assert tables._file_name('成员 / "A:B"') == "成员_A_B"
    assert tables._file_name("...") == "export"


@pytest.mark.parametrize(("language", "said"), [("en", "urgent"), ("zh", "紧急")])
def test_what_is_worded_in_a_file_is_in_the_pages_language_though_no_visit_makes_it(
    language: Language, said: str
) -> None:
    """A server makes files in threads of their own, in which nobody has chosen a language."""
    frame = pd.DataFrame({"severity": ["urgent"], "on": [pd.Timestamp(2026, 11, 20)]})
    columns = [
        Column(
            "severity", Text(en="Severity", zh="严重程度"), words=lambda _: session.say(Text(en="urgent", zh="紧急"))
        ),
        Column("on", Text(en="On", zh="日期"), Kind.DAY),
    ]
    with ThreadPoolExecutor(1) as outside:
        made = outside.submit(tables.file_of, "csv", frame, columns, "", language, "Asia/Shanghai").result()
    assert made.decode("utf-8-sig").splitlines()[1] == f"{said},2026-11-20"


def test_a_file_calls_stages_and_departments_as_the_organisation_does() -> None:
    """It is made where no visit knows their names: they come along."""
    frame = pd.DataFrame({"stage": ["own_1"], "department": ["Lab"]})
    columns = [
        Column("stage", Text(en="Stage", zh="阶段"), words=stage_said),
        Column("department", Text(en="Department", zh="部门"), words=department_said),
    ]
    named = Names({"own_1": ("技术鉴定", "Assessed")}, {"Lab": ("实验室", "Laboratory")}, ("own_1",))
    with ThreadPoolExecutor(1) as outside:
        made = outside.submit(tables.file_of, "csv", frame, columns, "", "en", "Asia/Shanghai", named).result()
    assert made.decode("utf-8-sig").splitlines()[1] == "Assessed,Laboratory"
