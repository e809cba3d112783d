"""Import: a file is looked at, mapped, tried and stored; earlier imports can be withdrawn."""

from pathlib import Path

import streamlit as st

from data_access.importers.batches import import_batches
from data_access.importers.fields import KINDS, Kind
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import unknown_values
from data_access.importers.reading import Table
from data_access.rejected import Rejected
from pages.shared.data import load
from pages.shared.imports import import_preview, import_results, importing
from pages.shared.session import language, plain, say
from pages.shared.texts import frame
from pages.shared.texts import imports as words


def main() -> None:
    """The page from top to bottom."""
    st.title(say(frame.IMPORT), anchor=False)
    st.write(say(words.INTRODUCTION))
    kinds = {kind: say(words.KINDS[kind]) for kind in KINDS}
    kind = st.segmented_control(
        say(words.WHAT), KINDS, default="contacts", required=True, format_func=kinds.__getitem__, key="import_kind"
    )
    upload = st.file_uploader(say(words.FILE), type=["csv", "tsv", "txt", "xlsx", "xls", "gz"], key="import_file")
    if upload is not None:
        try:
            file(kind or "contacts", importing.uploaded(upload), upload.name)
        except Rejected as refused:
            st.error(plain(refused.said(language())), icon=":material/error:")
    st.divider()
    import_results.earlier(load(import_batches))


def file(kind: Kind, path: Path, filename: str) -> None:
    """What the file holds, how it will be stored, and storing it."""
    table = importing.opened(path, filename, None)
    if len(table.sheets) > 1:
        table = importing.opened(path, filename, st.selectbox(say(words.SHEET), table.sheets, key=f"sheet_{path.name}"))
    read_as = say(
        words.READ_AS, columns=len(table.columns), header=table.header_line, encoding=(table.encoding or "XLSX").upper()
    )
    st.caption(plain(read_as))
    sample = table.sample(importing.SAMPLE_ROWS)
    name, proposed = importing.first_mapping(kind, table)
    st.info(say(words.KNOWN, name=plain(name)) if name else say(words.PROPOSED), icon=":material/fact_check:")
    mapping = importing.corrected(proposed, table, sample)
    unknown = unknown_values(mapping, sample)
    if len(unknown):
        mapping = import_results.unknown(unknown, mapping, path.name)
    st.subheader(say(words.PREVIEW), anchor=False)
    import_preview.first_rows(mapping, sample)
    store(table, mapping)


def store(table: Table, mapping: Mapping) -> None:
    """The buttons, and what came of them."""
    st.subheader(say(words.STORE), anchor=False)
    try:
        mapping.check(table.columns)
    except Rejected as lacking:
        st.warning(plain(lacking.said(language())), icon=":material/rule:")
        return
    importing.large_notice(table)
    with st.container(horizontal=True):
        trying = st.button(say(words.TRY), key="import_try", icon=":material/science:")
        storing = st.button(say(words.STORE_BUTTON), key="import_store", type="primary", icon=":material/save:")
    key = f"{table.path.name}_{table.sheet}_{mapping.to_json()}"
    if trying or storing:
        importing.keep_outcome(key, importing.stored(table, mapping, dry_run=trying), dry_run=trying)
    found = importing.kept_outcome(key)
    if found is not None:
        import_results.outcome(*found)
        import_results.mapping_to_keep(mapping, table)


main()
