from pathlib import Path

import pytest

from data_access.importers.reading import open_table
from data_access.rejected import Rejected
from tests.data_access.importers.files import all_rows, cells, lines, opened, packed, written

CHINESE = (
    "工单编号,创建时间,问题描述\n1,2023-08-26 18:39,退货太慢，客服说“再等等”\n2,2023-08-27 09:00,物流信息没有更新\n"
)
ROWS = [["1", "2023-08-26 18:39", "退货太慢，客服说“再等等”"], ["2", "2023-08-27 09:00", "物流信息没有更新"]]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_chinese_file_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str, found: str) -> None:
    content = CHINESE if encoding not in ("utf-16-le", "utf-16-be") else CHINESE * 1 + "3,2023-08-28 10:00,ok\n" * 3
    table = opened(tmp_path, content, encoding)
    assert table.encoding == found
    assert table.columns == ("工单编号", "创建时间", "问题描述")
    assert cells(table)[:2] == ROWS


def test_utf_16_with_its_mark_reads_big_end_first_too(tmp_path: Path) -> None:
    assert cells(opened(tmp_path, b"\xfe\xff" + CHINESE.encode("utf-16-be"))) == ROWS


def test_western_letters_are_not_taken_for_chinese(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,name\n1,Müller\n2,Café bar\n3,José Peña\n4,Ærø\n", "cp1252")
    assert cells(table)[0] == ["1", "Müller"]
    assert cells(table)[2] == ["3", "José Peña"]


def test_chinese_that_begins_far_down_the_file_is_still_found(tmp_path: Path) -> None:
    content = "id,text\n" + "1,plain\n" * 700_000 + "2,退货太慢了，物流没有更新\n"
    table = opened(tmp_path, content, "gb18030")
    assert table.encoding == "gb18030"
    assert list(table.chunks())[-1]["text"].iloc[-1] == "退货太慢了，物流没有更新"


def test_a_few_lost_characters_leave_a_file_utf_8(tmp_path: Path) -> None:
    content = ("id,text\n" + "1,退货太慢\n" * 200).encode() + b"2,\xf0\x9f lost\n"
    table = opened(tmp_path, content)
    assert table.encoding == "utf-8"
    assert cells(table)[0] == ["1", "退货太慢"]
    assert len(cells(table)) == 201


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found_whatever_the_file_is_called(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(["id", "text", "amount"]) + "\n" + delimiter.join(["1", "good and fast", "2.50"]) + "\n"
    table = opened(tmp_path, text)
    assert table.delimiter == delimiter
    assert cells(table) == [["1", "good and fast", "2.50"]]


def test_decimal_commas_do_not_hide_the_semicolons(tmp_path: Path) -> None:
    table = opened(tmp_path, "id;amount;price\n1;1,5;2,5\n2;2,5;3,5\n")
    assert cells(table) == [["1", "1,5", "2,5"], ["2", "2,5", "3,5"]]


def test_commas_in_texts_do_not_hide_the_tabs(tmp_path: Path) -> None:
    table = opened(tmp_path, "id\ttext\n1\tgood, fast, kind\n2\tslow\n3\tno, never\n")
    assert cells(table)[0] == ["1", "good, fast, kind"]


def test_excels_own_line_about_the_separator_is_no_row(tmp_path: Path) -> None:
    table = opened(tmp_path, "sep=;\nid;text\n1;a\n")
    assert (table.columns, table.header_line, cells(table)) == (("id", "text"), 2, [["1", "a"]])


def test_titles_and_blank_lines_above_the_header_are_skipped(tmp_path: Path) -> None:
    table = opened(tmp_path, "客户工单明细,,\n导出时间：2024-01-01,,\n\n编号,渠道,评分\n1,电话,5\n")
    assert (table.columns, table.header_line) == (("编号", "渠道", "评分"), 4)
    assert lines(table) == [5]


def test_headers_that_occur_twice_or_not_at_all_get_names_of_their_own(tmp_path: Path) -> None:
    table = opened(tmp_path, ",category,category,line,line\n1,a,b,c,d\n")
    assert table.columns == ("column 1", "category", "category (2)", "line (2)", "line (3)")
    assert lines(table) == [2]


def test_a_file_without_header_numbers_its_columns(tmp_path: Path) -> None:
    table = opened(tmp_path, "1,2023-08-26,5\n2,2023-08-27,4\n")
    assert (table.columns, table.header_line, len(cells(table))) == (("column 1", "column 2", "column 3"), 0, 2)


def test_a_file_with_only_a_header_has_no_rows(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,opened at,score\n")
    assert table.columns == ("id", "opened at", "score")
    assert (list(table.chunks()), len(table.sample())) == ([], 0)
    assert list(table.sample().columns) == ["id", "opened at", "score", "line"]


@pytest.mark.parametrize("content", ["", "\n\n\n", ",,,\n,,\n", " \n"])
def test_a_file_without_anything_in_it_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(Rejected, match="file_empty"):
        opened(tmp_path, content)


def test_blank_rows_anywhere_are_left_out_and_lines_stay_right(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,text\n\n1,a\n,\n , \n2,b\n" + ",\n" * 30_000)
    assert (cells(table), lines(table)) == ([["1", "a"], ["2", "b"]], [3, 6])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks_of_every_system_count_as_one(tmp_path: Path, end: str) -> None:
    table = opened(tmp_path, end.join(["id,text", "1,a", f'2,"two{end}lines"', "3,c", ""]))
    assert cells(table) == [["1", "a"], ["2", "two\nlines"], ["3", "c"]]
    assert lines(table) == [2, 3, 5]


def test_quotes_escaped_quotes_and_separators_within_quotes(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,text\n1,"a, ""b"" c"\n2,""\n3,"""x"""\n')
    assert cells(table) == [["1", 'a, "b" c'], ["2", ""], ["3", '"x"']]
    assert all_rows(table)["text"].isna().tolist() == [False, True, False]


def test_a_stray_quote_in_a_text_is_a_quote(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,text\n1,a 5" screen\n2,"b"\n3,"c" d\n4,e\n')
    assert cells(table) == [["1", 'a 5" screen'], ["2", "b"], ["3", "c d"], ["4", "e"]]
    assert lines(table) == [2, 3, 4, 5]


def test_a_file_cut_within_a_quoted_cell_loses_only_its_last_row(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,text,score\n1,"fine",5\n2,"cut off in the mid')
    assert cells(table) == [["1", "fine", "5"]]
    assert [(row.line, row.reason) for row in table.unread] == [(3, "row_cut_off")]


def test_a_cut_within_several_lines_of_a_text_makes_no_rows_of_them(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,text,score\n1,"fine",5\n2,"first\nsecond\nthird')
    assert cells(table) == [["1", "fine", "5"]]
    assert table.unread[0].line == 3


def test_a_missing_quote_far_above_the_end_loses_only_its_own_row(tmp_path: Path) -> None:
    table = opened(tmp_path, 'id,text,score\n1,"never closed,5\n' + "2,fine,4\n" * 60_000)
    assert len(cells(table)) == 60_000
    assert [(row.line, row.reason) for row in table.unread] == [(2, "row_cut_off")]


def test_a_file_cut_outside_quotes_does_not_store_half_a_row(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,amount,customer\n1,100,7\n2,25")
    assert cells(table) == [["1", "100", "7"]]
    assert [(row.line, row.value) for row in table.unread] == [(3, "2,25")]


def test_a_last_row_without_line_break_is_whole(tmp_path: Path) -> None:
    assert cells(opened(tmp_path, "id,text\n1,a\n2,b")) == [["1", "a"], ["2", "b"]]


def test_short_rows_are_filled_up_and_long_ones_refused(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,text,score\n1,a\n2,b,5,,\n3,c,5,too much\n4,d,4\n")
    assert cells(table) == [["1", "a", ""], ["2", "b", "5"], ["4", "d", "4"]]
    assert lines(table) == [2, 3, 5]
    assert [(row.line, row.reason) for row in table.unread] == [(4, "row_too_long")]


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    assert cells(opened(tmp_path, "id,text\n" + "1,abcdefghijklmnopq\n" * 20 + "2,a\0b\n"))[-1] == ["2", "ab"]


def test_lines_stay_right_over_many_blocks(tmp_path: Path) -> None:
    text = "id,text\n" + "".join(
        f'{i},"two\nlines of row {i}"\n' if i % 3 == 0 else f"{i},one\n" for i in range(200_000)
    )
    table = opened(tmp_path, text)
    numbers = [line for chunk in table.chunks() for line in chunk["line"]]
    expected, at = [], 2
    for i in range(200_000):
        expected.append(at)
        at += 2 if i % 3 == 0 else 1
    assert numbers == expected
    assert max(len(chunk) for chunk in table.chunks(1000)) == 1000


def test_a_packed_file_reads_like_the_plain_one(tmp_path: Path) -> None:
    table = open_table(packed(tmp_path, CHINESE.encode("gb18030"), "export.csv.gz"))
    assert (table.encoding, cells(table)) == ("gb18030", ROWS)


def test_a_packed_file_that_was_cut_gives_what_is_there(tmp_path: Path) -> None:
    whole = packed(
        tmp_path, ("id,text\n" + "".join(f"{i},text {i * 7919}\n" for i in range(50_000))).encode()
    ).read_bytes()
    table = open_table(written(tmp_path, whole[: len(whole) // 2], "cut.csv.gz"))
    found = cells(table)
    assert 10_000 < len(found) < 50_000
    assert found[:2] == [["0", "text 0"], ["1", "text 7919"]]


def test_the_sample_is_the_first_rows(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,text\n" + "".join(f"{i},a\n" for i in range(5000)))
    assert table.sample(3)["id"].tolist() == ["0", "1", "2"]
    assert len(table.sample()) == 200


def test_a_table_can_be_read_twice_and_counts_its_unread_rows_once(tmp_path: Path) -> None:
    table = opened(tmp_path, "id,text\n1,a\n2,b,c\n")
    assert cells(table) == cells(table)
    assert len(table.unread) == 1


def test_the_name_is_the_persons_not_the_servers(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, "id,a\n1,2\n", "tmp123"), filename="投诉.csv").filename == "投诉.csv"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "file_not_a_table"),
        (b"%PDF-1.7\n" + bytes(range(32)) * 40, "file_not_a_table"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "file_is_a_web_page"),
        (b"PK\x03\x04 not a zip", "file_broken"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "file_broken"),
        (b"\x1f\x8b" + b"\xff" * 40, "file_broken"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        opened(tmp_path, content)
