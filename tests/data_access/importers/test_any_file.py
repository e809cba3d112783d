"""Whatever a file holds, it is read or refused in words."""

import csv
import gzip
import io
import json
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data_access.importers import fields, limits
from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.preview import preview
from data_access.importers.proposing import propose, unknown_values
from data_access.importers.reading import open_table
from data_access.importers.rows import applied, folded
from data_access.rejected import Rejected
from tests.conftest import examples
from tests.data_access.importers.files import cells, lines, workbook

KINDS = st.sampled_from(fields.KINDS)
PIECES = st.sampled_from(
    ['"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", "\0", " ", "a", "1", "0", "id", "工单编号", "创建时间",
     "满意度", "2024-03-05", "26/08/2023 18:39", "31/2/2016", "45164.5", "非常满意", "?", "=1+1", "é", "😀", "\ufeff",
     "\u2028", "\x1a", "9" * 400, "1e999", "%d"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=120).map("".join)
CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ['say "no"', "a,b", "x;y", "p|q", "two\nlines", "退货太慢", "1", "2024-03-05", '"', "'", "tab\there"]
)


def _import_all(content: bytes, kind: Kind) -> None:
    """What a person does: open, propose, decide, look, import."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        try:
            table = open_table(path)
            mapping = propose(kind, table)
            sample = table.sample()
            preview(mapping, sample)
            unknown_values(mapping, sample)
            for key in mapping.undecided:
                mapping = mapping.decided(key, "day_first")
            mapping = Mapping.from_json(mapping.to_json())
            read = folded(table, mapping).refused if mapping.event_log else [p.rows for p in applied(table, mapping)]
            assert read is not None
        except Rejected as refused:
            refused.said("zh")
            refused.said("en")


SLOW = settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.binary(max_size=400) | st.binary(max_size=60).map(gzip.compress), KINDS)
@example(b"\xff\xfe", "contacts")
@example(b"\xff\xfeA", "contacts")
@example(b"PK\x03\x04", "contacts")
@example(b"\x1f\x8b\x08\x00", "contacts")
def test_no_bytes_make_a_traceback(content: bytes, kind: Kind) -> None:
    _import_all(content, kind)


@SLOW
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]), KINDS)
def test_no_text_makes_a_traceback(text: str, encoding: str, kind: Kind) -> None:
    _import_all(text.encode(encoding, "replace"), kind)


@SLOW
@given(st.data(), KINDS)
def test_no_cells_under_the_right_headers_make_a_traceback(data: st.DataObject, kind: Kind) -> None:
    headers = [item.synonyms[0] for item in fields.FIELDS[kind] if item.synonyms]
    chosen = data.draw(st.lists(st.sampled_from(headers), min_size=2, max_size=9))
    cell = st.lists(PIECES.filter(lambda piece: piece not in "\0\r\n"), max_size=2).map("".join)
    rows = data.draw(st.lists(st.lists(cell, min_size=len(chosen), max_size=len(chosen)), max_size=12))
    text = io.StringIO()
    csv.writer(text).writerows([chosen, *rows])
    _import_all(text.getvalue().encode("utf-8"), kind)


@SLOW
@given(st.binary(min_size=1, max_size=8), st.integers(0, 4000), st.integers(0, 60))
def test_no_damage_to_a_workbook_makes_a_traceback(damage: bytes, at: int, cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder), {"data": [["id", "opened at", "score"], [1, "2024-03-05", 5], [2, "soon", 4]]})
        content = bytearray(path.read_bytes())
    at %= len(content)
    content[at : at + len(damage)] = damage
    _import_all(bytes(content[: len(content) - cut]), "contacts")


@SLOW
@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=25),
    st.sampled_from([",", "\t", ";", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_a_table_reads_back_as_it_was_written(
    rows: list[list[str]], delimiter: str, encoding: str, end: str, packed: bool
) -> None:
    table_rows = [["编号", "问题描述", "客户备注"], *([f"n{at}", *row] for at, row in enumerate(rows))]
    table_rows[0].append("last")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table_rows)
    content = text.getvalue().replace("\x85", "").encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(gzip.compress(content) if packed else content)
        table = open_table(path)
        read, at = cells(table), lines(table)
    assert table.columns == ("编号", "问题描述", "客户备注", "last")
    assert read == [[cell.replace("\x85", "") for cell in row] for row in table_rows[1:]]
    expected = [2]
    for row in table_rows[1:-1]:
        expected.append(expected[-1] + 1 + sum(cell.count("\n") for cell in row))
    assert at == expected


@pytest.mark.parametrize("block", [64, 257, 4096])
def test_the_size_of_the_blocks_read_changes_nothing(
    block: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [[str(at), "退货,慢" if at % 3 else 'two\n"lines"', "" if at % 5 else "é"] for at in range(300)]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([["id", "text", "more"], *rows])
    path = tmp_path / "file.csv"
    path.write_bytes(text.getvalue().encode("gb18030") + b'300,"cut')
    whole = open_table(path)
    expected = pd.concat(whole.chunks(), ignore_index=True)
    monkeypatch.setattr(limits, "BLOCK", block)
    pd.testing.assert_frame_equal(pd.concat(whole.chunks(), ignore_index=True), expected)
    assert expected.drop(columns="line").fillna("").to_numpy().tolist() == rows
    assert [row.line for row in whole.unread] == [2 + 300 + 100]


def test_a_saved_mapping_is_plain_text() -> None:
    assert json.loads(Mapping("contacts", {"key": "编号"}).to_json())["columns"] == {"key": "编号"}
