"""What came of imports: the counts, the refused rows, the earlier ones and their withdrawal."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data_access.health import STRANGE
from data_access.importers.fields import of
from data_access.importers.mapping import Mapping
from data_access.importers.reading import Table
from data_access.importers.refusals import refused_file, refused_rows
from data_access.importers.storing import Outcome
from data_access.rejected import Rejected
from data_access.scope import Role
from metrics import formats
from pages.shared import columns, session, show
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.imports import importing
from pages.shared.session import language, name_of, plain, say, zone
from pages.shared.tables import recorded
from pages.shared.tables import table as draw_table
from pages.shared.texts import frame
from pages.shared.texts import imports as words

MOST_WORDS = 24  # to give a meaning to; more belong into the file


def unknown(values: pd.DataFrame, mapping: Mapping, key: str) -> Mapping:
    """Words of the file that no vocabulary knows; the mapping with those of them that the visitor gave a meaning."""
    kind = mapping.kind
    known = of(kind)
    shown = values.assign(field=[say(known[key].name) for key in values["field"]])
    # Where rows would be refused for it, nobody should have to look for the reason.
    with st.expander(say(words.UNKNOWN_COUNT, count=len(shown)), expanded=not values["kept"].all()):
        st.caption(say(words.UNKNOWN_CAPTION))
        draw_table(
            shown,
            (
                Column("field", words.FIELD),
                Column("value", words.VALUE),
                Column("rows", words.ROWS, columns.Kind.COUNT),
                Column("kept", words.KEPT, words=lambda kept: say(words.KEPT_AS[bool(kept)])),
            ),
            "unknown_values",
            name=say(words.UNKNOWN),
        )
        return importing.given_meaning(mapping, values.head(MOST_WORDS), key)


def outcome(found: Outcome, dry_run: bool) -> None:
    """The counts of an import that was tried or stored, and its refused rows."""
    number = {
        "read": found.read, "new": found.new, "changed": found.changed, "unchanged": found.unchanged,
        "refused": found.refused_rows,
    }  # fmt: skip
    counts = say(words.COUNTS, **{key: formats.number(value, language()) for key, value in number.items()})
    if dry_run:
        st.info(f"{say(words.WOULD)} {counts}", icon=":material/science:")
    elif found.new or found.changed:
        st.success(f"{say(words.DID)} {counts}", icon=":material/check_circle:")
    else:
        st.success(f"{say(words.DID_NOTHING)} {counts}", icon=":material/check_circle:")
    notes = []
    made = {"teams": found.teams, "members": found.members, "customers": found.customers}
    if any(made.values()):
        items = [say(words.FOUND_ITEMS[key], count=count) for key, count in made.items() if count]
        notes.append(say(words.FOUND, items=" · ".join(items)))
    if found.repeated:
        notes.append(say(words.REPEATED, count=found.repeated))
    if found.strange:
        items = [say(words.STRANGE_ITEM, what=say(STRANGE[code]), count=count) for code, count in found.strange.items()]
        notes.append(say(words.STRANGE, items=" · ".join(items)))
    if found.stages_left_out:
        notes.append(say(words.STAGES_LEFT_OUT))
    for note in notes:
        st.caption(plain(note))
    if not dry_run:
        _where_next(found)
    if len(found.refused):
        refused(found.refused, found.batch_id)


def _where_next(found: Outcome) -> None:
    """Where what was stored can be seen."""
    with st.container(horizontal=True):
        if session.scope().has(Role.STAFF, Role.LEAD, Role.EXECUTIVE):
            st.page_link("insight/overview.py", label=say(words.TO_OVERVIEW), icon=":material/monitoring:")
        if found.strange:
            label = say(words.TO_DATA_HEALTH)
            st.page_link("manage/data_health.py", label=label, icon=":material/health_and_safety:")


def refused(cells: pd.DataFrame, batch_id: int | None) -> None:
    """Every refused cell with line, column, value and reason; once stored, the rows as a file to correct."""
    with st.container(border=True):
        show.headline(say(words.REFUSED))
        shown = cells[["line", "column", "value"]].assign(reason=cells["reason"].map(importing.reason_said))
        draw_table(
            shown,
            (
                Column("line", words.LINE, columns.Kind.COUNT, width=70, pinned=True),
                Column("column", words.COLUMN, width=140),
                Column("value", words.VALUE, width=140),
                Column("reason", words.REASON, width=700),
            ),
            f"refused_{batch_id}",
            name=say(words.REFUSED),
        )
        if batch_id is not None:
            content = load(refused_file, batch_id)
            data = recorded(lambda: content, f"refused_{batch_id}", "csv", len(cells))
            st.download_button(
                say(words.REFUSED_DOWNLOAD), data, f"refused_{batch_id}.csv", "text/csv", on_click="ignore",
                icon=":material/download:", key=f"refused_file_{batch_id}",
            )  # fmt: skip


def mapping_to_keep(mapping: Mapping, table: Table) -> None:
    """Offer to save the mapping under a name."""
    with st.form("save_mapping", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(say(words.MAPPING_NAME), key="mapping_name", width=320, max_chars=100)
        if st.form_submit_button(say(words.SAVE_MAPPING), icon=":material/bookmark_add:"):
            try:
                importing.keep_mapping(name, mapping, table)
                st.toast(say(words.MAPPING_SAVED), icon=":material/check:")
            except Rejected as wrong:
                st.error(plain(wrong.said(language())))


def earlier(batches: pd.DataFrame) -> None:
    """The imports so far; choosing one shows its refused rows and offers to withdraw it."""
    st.subheader(say(words.EARLIER), anchor=False)
    if batches.empty:
        show.nothing_here(words.NONE_YET, words.NONE_YET_DO)
        return
    who = [name_of(*names) if isinstance(names[0], str) else say(frame.OWNER) for names in _names(batches)]
    chosen = draw_table(
        batches.assign(stored_by=who),
        (
            Column("stored_at", words.WHEN, columns.Kind.TIME, pinned=True),
            Column("filename", words.FILE),
            Column("kind", words.KIND, words=lambda kind: say(words.KINDS[kind]) if kind in words.KINDS else str(kind)),
            Column("stored_by", words.WHO),
            Column("rows_new", words.NEW, columns.Kind.COUNT),
            Column("rows_changed", words.CHANGED, columns.Kind.COUNT),
            Column("rows_unchanged", words.UNCHANGED, columns.Kind.COUNT),
            Column("rows_refused", words.REFUSED_COUNT, columns.Kind.COUNT),
            Column("withdrawn_at", words.WITHDRAWN, columns.Kind.TIME),
        ),
        "import_batches",
        name=say(words.EARLIER),
        select=True,
    )
    if chosen is not None:
        _one(batches.iloc[chosen])


def _names(batches: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(batches["stored_by"], batches["stored_by_en"], strict=True)


def _one(batch: pd.Series) -> None:
    batch_id = int(batch["batch_id"])
    when = batch["stored_at"].astimezone(zone()).strftime("%Y-%m-%d %H:%M")
    st.markdown(f"**{plain(say(words.SELECTED, filename=batch['filename'], when=when))}**")
    cells = load(refused_rows, batch_id)
    if len(cells):
        refused(cells, batch_id)
    if not pd.isna(batch["withdrawn_at"]):
        return
    with st.popover(say(words.WITHDRAW), icon=":material/undo:"):
        st.write(say(words.WITHDRAW_SURE))
        if st.button(say(words.WITHDRAW), key=f"withdraw_{batch_id}", type="primary"):
            try:
                importing.withdraw(batch_id)
                st.toast(say(words.DONE_WITHDRAWN), icon=":material/check:")
                st.rerun()
            except Rejected as refusal:
                st.error(plain(refusal.said(language())))
