"""No file makes a traceback: it is stored, or refused with a reason; and what it stores, the mirror holds."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data_access.importers.fields import FIELDS, KINDS, Kind
from data_access.importers.mapping import Mapping, Scale
from data_access.importers.reading import open_table
from data_access.importers.storing import store
from data_access.importers.withdrawing import withdraw_import
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.rejected import Rejected
from data_access.scope import OWNER
from tests.conftest import examples
from tests.data_access.importers.storing import new_office
from tests.data_access.world import CLOCK

DATES = st.sampled_from(
    [
        "", "2026-11-02", "2026-11-02 09:00", "2025-01-01 00:00", "1899-12-30", "2999-01-01", "2026-02-30", "soon",
        "0001-01-01", "9999-12-31 23:59",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "", "Ann", "李安", "North", "=1+1", "'=x", "-", "yes", "No", "Closed", "Open", "vip", "x" * 400, "a@b.c",
        "A@B.C", "?", 'a,b\n"c"', "\u0000", "🙂",
    ]
)  # fmt: skip
NUMBERS = st.sampled_from(["", "0", "1", "5", "-3", "2.5", "1e9", "1e300", "99999999999999999999", "many", "４"])
KEYS = st.sampled_from(["", "1", "2", "3", "x" * 300])


@st.composite
def files(draw: st.DrawFn) -> tuple[Kind, str, Mapping]:
    """A file of some kind with the columns of its fields, and rows of anything."""
    kind: Kind = draw(st.sampled_from(KINDS))
    must = [field.key for field in FIELDS[kind] if field.required]
    may = [field.key for field in FIELDS[kind] if not field.required]
    columns = must + draw(st.lists(st.sampled_from(may), unique=True, max_size=len(may)))
    cells = {
        "key": KEYS, **{field.key: DATES for field in FIELDS[kind] if field.kind in ("date", "datetime")},
        **{field.key: NUMBERS for field in FIELDS[kind] if field.kind in ("number", "amount", "score")},
    }  # fmt: skip
    rows = draw(st.lists(st.tuples(*(cells.get(column, WORDS) for column in columns)), max_size=6))
    written = io.StringIO(newline="")
    csv.writer(written).writerows([columns, *rows])
    log = kind == "tickets" and "event_at" in columns and draw(st.booleans())
    mapping = Mapping(
        kind,
        {column: column for column in columns},
        stores_as=draw(st.sampled_from(["interactions", "complaints"])) if kind in ("contacts", "tickets") else None,
        scale=Scale(1, 5),
        event_log=log,
    )
    return kind, written.getvalue(), mapping


@settings(
    deadline=None,
    max_examples=examples(15),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(files(), min_size=1, max_size=3))
def test_whatever_is_imported_is_stored_or_refused_and_can_be_withdrawn(many: list[tuple[Kind, str, Mapping]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_office(Path(folder)) as office:
        mirror, empty, batches = Mirror(office.engine), office.sizes(), []
        try:
            for number, (_, content, mapping) in enumerate(many):
                path = Path(folder) / f"{number}.csv"
                path.write_text(content, encoding="utf-8")
                try:
                    table = open_table(path)
                    first = store(office.engine, OWNER, table, mapping, CLOCK)
                    path.write_text(content + "\n\n", encoding="utf-8")
                    again = store(office.engine, OWNER, open_table(path), mapping, CLOCK)
                except Rejected:
                    continue
                batches += [first.batch_id, again.batch_id]
                assert first.read == again.read
                assert (again.new, again.changed) == (0, 0)
                assert again.unchanged == first.new + first.changed + first.unchanged
            assert not any(each.differences for each in check.compare(mirror))
            for batch_id in reversed(batches):
                if batch_id is not None:
                    withdraw_import(office.engine, OWNER, batch_id, CLOCK)
            assert not any(each.differences for each in check.compare(mirror))
            left = {
                name: size for name, size in office.sizes().items() if name not in ("import_batch", "import_refusal")
            }
            assert left == {name: empty[name] for name in left}
        finally:
            mirror.close()
