"""What the import page does beside drawing: keep the uploaded file, propose and correct its mapping, store it."""

import atexit
import hashlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data_access.importers import proposing, storing, withdrawing
from data_access.importers.choices import plain as plain_word
from data_access.importers.choices import vocabulary
from data_access.importers.dates import Order
from data_access.importers.fields import Field, Kind, of
from data_access.importers.mapping import Mapping, Scale
from data_access.importers.mappings import mapping_for, save_mapping
from data_access.importers.own_stages import FIELD, with_stages
from data_access.importers.reading import Table, open_table
from data_access.importers.reading_in import rows_expected
from data_access.importers.storing import Outcome
from data_access.rejected import REASONS
from data_access.workflow import stages
from pages.shared import session
from pages.shared.complaints.stages_said import stage_said
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.session import plain, say
from pages.shared.texts import imports as words

NONE = ""
SAMPLE_ROWS = 1_000
LARGE_ROWS = 200_000  # storing more keeps other writers waiting for seconds
COMMON_ZONES = ("Asia/Shanghai", "UTC", "Asia/Hong_Kong", "Asia/Tokyo", "Europe/London", "America/New_York")


def uploaded(file: Any) -> Path:
    """The uploaded file as a file of ours, written once however often the page runs; gone with the visit's process."""
    content = file.getvalue()
    name = hashlib.sha256(content).hexdigest()
    path = folder() / name
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(content)
        unfinished.rename(path)
    return path


@st.cache_resource(show_spinner=False)
def folder() -> Path:
    """Where this process keeps what was brought to it; gone with the process."""
    folder = tempfile.mkdtemp(prefix="dashboard_uploads_")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def opened(path: Path, filename: str, sheet: str | None) -> Table:
    """The table in the file; raises Rejected with what is wrong with it."""
    return open_table(path, filename=filename, sheet=sheet)


def first_mapping(kind: Kind, table: Table) -> tuple[str | None, Mapping]:
    """The saved mapping for these columns with its name, else a proposed one."""
    key = (kind, table.path.name, table.sheet)
    known = st.session_state.setdefault("first_mappings", {})
    if key not in known:
        scope = session.scope()
        saved = session.house().servers.read(lambda connection: mapping_for(connection, scope, table.columns, kind))
        known[key] = saved or (None, proposing.propose(kind, table, zone=session.house().zone))
    found: tuple[str | None, Mapping] = known[key]
    return found


def corrected(mapping: Mapping, table: Table, sample: pd.DataFrame) -> Mapping:
    """Draw the questions on a mapping and return it as answered."""
    kind_fields = of(mapping.kind)
    required = _required(mapping)
    mapped = [
        field
        for field in kind_fields.values()
        if field.key in mapping.columns or field.required or field.key in required
    ]
    others = [field for field in kind_fields.values() if field not in mapped]
    chosen = dict(mapping.columns)
    st.subheader(say(words.COLUMNS), anchor=False)
    _pickers(mapped, chosen, table, mapping)
    if others:
        with st.expander(say(words.MORE_FIELDS, count=len(others))):
            _pickers(others, chosen, table, mapping)
    for key in {*chosen, *mapping.columns}:
        if chosen.get(key) != mapping.columns.get(key):
            mapping = mapping.with_column(key, chosen.get(key))
    mapping = proposing.refined(mapping, table, sample)
    st.subheader(say(words.READING), anchor=False)
    return with_stages(_read_as(mapping, table, sample), load(stages.stages))


def large_notice(table: Table) -> None:
    """Of a large file: that forms which others save meanwhile wait; nothing of others."""
    if rows_expected(table) > LARGE_ROWS:
        st.caption(f":material/hourglass_top: {plain(say(words.LARGE))}")


def stored(table: Table, mapping: Mapping, *, dry_run: bool) -> Outcome:
    """Store the file with a progress bar; a click on Cancel, or anywhere else, ends it and leaves nothing behind."""
    house = session.house()
    running = st.empty()
    with running.container():
        bar = st.progress(0.0, say(words.PHASES["reading"]))
        st.button(say(words.CANCEL), key=f"cancel_{dry_run}", icon=":material/stop_circle:")

    def progress(share: float, phase: str) -> None:
        # While it runs, any click makes this call raise, which rolls everything back.
        bar.progress(min(share, 1.0), say(words.PHASES[phase]))

    outcome = storing.store(
        house.database, session.scope(), table, mapping, session.clock(), dry_run=dry_run, progress=progress
    )
    running.empty()
    return outcome


def given_meaning(mapping: Mapping, unknown: pd.DataFrame, key: str) -> Mapping:
    """Ask what each unknown word means, and return the mapping with the answers; a word without one stays as it is."""
    known, values = of(mapping.kind), {field: dict(words) for field, words in mapping.values.items()}
    with st.grid(3, min_column_width=220):
        for row in unknown.itertuples():
            choices = known[row.field].choices
            codes = sorted(set(vocabulary(choices, mapping.stores_as).values())) if choices else []
            said = {code: code_said(code) for code in codes}
            if choices == FIELD and mapping.stores_as == "complaints":
                own = load(stages.stages).query("own and not retired")["code"]
                said = {code: stage_said(code) for code in (*codes, *own)}
            chosen = st.selectbox(
                f"{say(known[row.field].name)} · {plain(row.value)}", list(said), index=None,
                key=f"means_{mapping.kind}_{key}_{row.field}_{row.value}", format_func=said.__getitem__,
                placeholder=say(words.AS_IT_IS),
            )  # fmt: skip
            if chosen:
                values.setdefault(row.field, {})[plain_word(row.value)] = chosen
    return replace(mapping, values=values)


def keep_outcome(key: str, outcome: Outcome, *, dry_run: bool) -> None:
    """Remember what came of this file read this way, for as long as it is looked at."""
    st.session_state["import_outcome"] = (key, outcome, dry_run)


def kept_outcome(key: str) -> tuple[Outcome, bool] | None:
    """What came of this file read this way, and whether it was only tried; None if it was not tried yet."""
    kept = st.session_state.get("import_outcome")
    return kept[1:] if kept and kept[0] == key else None


def keep_mapping(name: str, mapping: Mapping, table: Table) -> None:
    """Save the mapping for files with these columns; raises Rejected without a name."""
    house = session.house()
    save_mapping(
        house.database, session.scope(), name=name, mapping=mapping, columns=table.columns, now=session.clock().now
    )


def withdraw(batch_id: int) -> None:
    """Withdraw an import; raises Rejected where a later one built on it."""
    withdrawing.withdraw_import(session.house().database, session.scope(), batch_id, session.clock())


def reason_said(reason: str) -> str:
    """A refusal's sentence in the visitor's language."""
    try:
        return say(REASONS[reason])
    except KeyError:
        return reason


def _required(mapping: Mapping) -> set[str]:
    """The fields without which a file of this kind cannot be stored."""
    return set(replace(mapping, columns={}).lacking())


def _pickers(fields: list[Field], chosen: dict[str, str], table: Table, mapping: Mapping) -> None:
    required = _required(mapping)
    options, none = [NONE, *table.columns], say(words.NO_COLUMN)
    # As narrow as on a phone two of them fit beside each other: a form half as long.
    with st.grid(3, min_column_width=150):
        for field in fields:
            label = say(words.REQUIRED, field=say(field.name)) if field.key in required else say(field.name)
            now = mapping.columns.get(field.key, NONE)
            picked = st.selectbox(
                label,
                options,
                index=options.index(now) if now in options else 0,
                key=f"column_{mapping.kind}_{table.path.name}_{table.sheet}_{field.key}",
                format_func=lambda column: column or none,
            )
            if picked:
                chosen[field.key] = picked
            else:
                chosen.pop(field.key, None)


def _read_as(mapping: Mapping, table: Table, sample: pd.DataFrame) -> Mapping:
    key = f"{mapping.kind}_{table.path.name}_{table.sheet}"
    if mapping.event_log:
        st.caption(say(words.EVENT_LOG))
    for field in mapping.undecided:
        cells = sample[mapping.columns[field]].dropna()
        example = plain(str(cells.iloc[0])) if len(cells) else "—"
        orders: tuple[Order, ...] = ("day_first", "month_first")
        picked = st.radio(
            say(words.ORDER, field=say(of(mapping.kind)[field].name)), orders, index=None, key=f"order_{key}_{field}",
            format_func={order: say(words.ORDERS[order]) for order in orders}.__getitem__, horizontal=True,
            help=say(words.ORDER_EXAMPLE, example=example),
        )  # fmt: skip
        if picked:
            mapping = mapping.decided(field, picked)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if mapping.kind in ("contacts", "tickets"):
            kinds: tuple[Any, ...] = ("interactions", "complaints")
            stores_as = mapping.stores_as or ("complaints" if mapping.kind == "tickets" else "interactions")
            picked_kind = st.radio(
                say(words.STORES_AS), kinds, index=kinds.index(stores_as), key=f"as_{key}", horizontal=True,
                format_func={kind: say(words.STORED[kind]) for kind in kinds}.__getitem__,
            )  # fmt: skip
            if picked_kind != mapping.stores_as:
                # The words of states mean something else now.
                values = {field: told for field, told in mapping.values.items() if field != "state"}
                mapping = replace(mapping, stores_as=picked_kind, values=values)
                mapping = proposing.refined(mapping, table, sample)
        zones = list(dict.fromkeys((mapping.zone, session.house().zone, *COMMON_ZONES)))
        mapping = replace(mapping, zone=st.selectbox(say(words.ZONE), zones, key=f"zone_{key}", width=200))
        if mapping.scale is not None:
            mapping = replace(mapping, scale=_scale(mapping.scale, key))
    return mapping


def _scale(scale: Scale, key: str) -> Scale:
    low = st.number_input(say(words.SCALE_LOW), value=float(scale.low), step=1.0, key=f"low_{key}", width=170)
    high = st.number_input(say(words.SCALE_HIGH), value=float(scale.high), step=1.0, key=f"high_{key}", width=170)
    missing = st.checkbox(say(words.ZERO_MISSING), value=scale.zero_means_missing, key=f"zero_{key}")
    return replace(scale, low=low, high=high, zero_means_missing=missing)
