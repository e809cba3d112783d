import datetime as dt
import zipfile
from pathlib import Path

import pytest

from data_access.importers import limits
from data_access.importers.reading import open_table
from data_access.rejected import Rejected
from tests.data_access.importers.files import cells, lines, packed, workbook, written


def test_cells_of_every_kind_become_text(tmp_path: Path) -> None:
    at = dt.datetime(2023, 8, 26, 18, 39, 5)  # noqa: DTZ001  a sheet knows no zones
    row = ["a", 5, 2.5, True, at, dt.date(2023, 8, 26), dt.time(18, 39), None]
    table = open_table(workbook(tmp_path, {"data": [["t", "i", "f", "b", "at", "on", "clock", "none"], row]}))
    assert cells(table) == [["a", "5", "2.5", "true", "2023-08-26 18:39:05", "2023-08-26", "18:39:00", ""]]


def test_the_first_sheet_with_anything_is_taken_unless_one_is_chosen(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"封面": [], "工单": [["id", "a"], [1, 2]], "more": [["id", "b"], [3, 4]]})
    table = open_table(path)
    assert (table.sheets, table.sheet, cells(table)) == (("封面", "工单", "more"), "工单", [["1", "2"]])
    assert cells(open_table(path, sheet="more")) == [["3", "4"]]
    with pytest.raises(Rejected, match="sheet_unknown"):
        open_table(path, sheet="none")


def test_lines_are_the_sheets_row_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["客户满意度调查"], [], [None, "id", "score"], [None, 1, 5], [], [None, 2, 4]]
    table = open_table(workbook(tmp_path, {"data": rows}))
    assert table.header_line == 4
    assert lines(table) == [5, 7]
    assert cells(table) == [["", "1", "5"], ["", "2", "4"]]


def test_a_formula_is_its_last_value_and_is_never_computed(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"data": [["id", "sum"], [1, "=1+1"], [2, "text =SUM(A1)"]]})
    assert [row[1] for row in cells(open_table(path))] == ["", "text =SUM(A1)"]


def test_thousands_of_blank_rows_at_the_end_are_left_out(tmp_path: Path) -> None:
    rows: list[list[object]] = [["id", "text"], [1, "a"], *([[" ", ""]] * 5000)]
    assert cells(open_table(workbook(tmp_path, {"data": rows}))) == [["1", "a"]]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="file_empty"):
        open_table(workbook(tmp_path, {"data": []}))


def _with_sheet(folder: Path, xml: bytes) -> Path:
    """A workbook whose only sheet is this XML."""
    source = workbook(folder, {"data": [["id"], [1]]}, "plain.xlsx")
    path = folder / "made.xlsx"
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as write:
        for part in read.infolist():
            write.writestr(part.filename, xml if "sheet1.xml" in part.filename else read.read(part))
    return path


def test_a_cell_at_the_far_end_of_the_sheet_does_not_ask_for_all_cells_before_it(tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="ZZ1048576"><v>2</v></c></row>'
        b"</sheetData></worksheet>"
    )
    with pytest.raises(Rejected, match="file_unpacks_too_large"):
        open_table(_with_sheet(tmp_path, sheet))
    with pytest.raises(Rejected, match="too_many_columns"):
        open_table(_with_sheet(tmp_path, sheet.replace(b"ZZ", b"XFD")))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="file_unpacks_too_large"):
        open_table(_with_sheet(tmp_path, b" " * (limits.FREE_BYTES * 2)))


def test_a_size_declared_too_small_does_not_help_a_zip_bomb(tmp_path: Path) -> None:
    path = _with_sheet(tmp_path, b" " * (limits.FREE_BYTES * 2))
    with zipfile.ZipFile(path) as archive:
        part = next(part for part in archive.infolist() if "sheet1.xml" in part.filename)
        directory = archive.start_dir
    content = bytearray(path.read_bytes())
    entry = content.index(part.filename.encode(), directory) - 46  # of the directory; the other is at the part itself
    for size_at in (entry + 24, part.header_offset + 22):
        assert int.from_bytes(content[size_at : size_at + 4], "little") == part.file_size
        content[size_at : size_at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(Rejected, match=r"file_unpacks_too_large|file_broken"):
        open_table(path)


def test_a_workbook_of_endlessly_many_parts_or_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, {"data": [["id"], [1]]})
    open_table(path)
    for limit in ("PARTS", "WORKBOOK_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(limits, limit, 5)
            with pytest.raises(Rejected, match="file_unpacks_too_large"):
                open_table(path)


def test_a_packed_text_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="file_unpacks_too_large"):
        open_table(packed(tmp_path, b"\n" * (limits.FREE_BYTES + 1)))


def test_a_zip_that_is_no_workbook_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", "id,a\n1,2\n")
    with pytest.raises(Rejected, match="file_not_a_table"):
        open_table(path)


def test_too_many_columns_and_too_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Rejected, match="too_many_columns"):
        open_table(written(tmp_path, ",".join(f"c{i}" for i in range(limits.COLUMNS + 1)) + "\n"))
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(Rejected, match="file_too_large") as refused:
        open_table(written(tmp_path, "id,text\n1,abc\n"))
    assert "MB" in refused.value.said("en")
    assert "MB" in refused.value.said("zh")


def test_a_cell_too_long_refuses_its_row(tmp_path: Path) -> None:
    long = "x" * (limits.CELL_LENGTH + 1)
    table = open_table(written(tmp_path, f'id,text\n1,a\n2,{long}\n3,"{long}"\n4,b\n'))
    assert cells(table) == [["1", "a"], ["4", "b"]]
    assert [row.line for row in table.unread] == [3, 4]
