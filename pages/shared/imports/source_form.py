"""Making or changing a source: where it is, what it gives, how its columns become ours, and how much at a time."""

import streamlit as st

from data_access.importers.fields import KINDS, Kind
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import unknown_values
from data_access.importers.reading import Table
from data_access.rejected import Rejected
from data_access.sources import saved, statements
from data_access.sources.places import PREFIX, is_database
from data_access.sources.saved import Source
from pages.shared import forms, show
from pages.shared.data import save
from pages.shared.imports import import_preview, import_results, importing, sourcing
from pages.shared.imports.source_list import refusal
from pages.shared.session import language, plain, say
from pages.shared.texts import imports
from pages.shared.texts import sources as words

FORM = "source"


def form() -> None:
    """The questions in order; what follows is asked once the first rows are there."""
    now = sourcing.changed()
    show.headline(say(words.CHANGING, name=now.name) if now else say(words.NEW))
    if now is not None:
        st.button(say(words.LEAVE), key="source_leave", on_click=sourcing.change, args=(None,), icon=":material/add:")
    choices = sourcing.choices(now.variable if now else None)
    if not choices:
        st.info(say(words.NO_VARIABLES, prefix=f"`{PREFIX}`"), icon=":material/key:")
        return
    part = f"{FORM}_{now.id if now else 'new'}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            say(words.NAME), now.name if now else "", key=forms.field(part, "name"), max_chars=100, width=280
        )
        variable = st.selectbox(
            say(words.VARIABLE), choices, index=choices.index(now.variable) if now else 0,
            key=forms.field(part, "variable"), help=say(words.VARIABLE_HELP), width=360,
        )  # fmt: skip
    try:
        statement = _statement(part, variable, now)
        kinds = {kind: say(imports.KINDS[kind]) for kind in KINDS}
        kind: Kind = st.segmented_control(
            say(words.KIND), KINDS, default=now.mapping.kind if now else "contacts", required=True,
            format_func=kinds.__getitem__, key=forms.field(part, "kind"),
        ) or "contacts"  # fmt: skip
        if st.button(say(words.TRY), key="source_try", icon=":material/science:"):
            with st.spinner(say(words.TRYING)):
                sourcing.try_out(variable, statement, name or variable)
        table = sourcing.tried(variable, statement)
        if table is not None:
            _rest(part, table, kind, now, name=name, variable=variable, statement=statement)
    except Rejected as error:
        refusal(error)


def _statement(part: str, variable: str, now: Source | None) -> str | None:
    """The statement; None for a folder."""
    if not is_database(variable):
        return None
    return str(
        st.text_area(
            say(words.STATEMENT), (now.statement if now else None) or "", key=forms.field(part, "statement"),
            help=say(words.STATEMENT_HELP), max_chars=statements.LONGEST, height=160,
            placeholder="SELECT id, opened_at, agent, channel, changed_at FROM ticket",
        )
    )  # fmt: skip


def _rest(
    part: str, table: Table, kind: Kind, now: Source | None, *, name: str, variable: str, statement: str | None
) -> None:
    """The mapping with its preview, and how the source is read."""
    sample = table.sample(importing.SAMPLE_ROWS)
    st.caption(plain(say(words.TRIED, columns=len(table.columns), rows=len(sample))))
    if statement is None:
        st.caption(plain(say(words.TRIED_FILE, file=table.filename)))
    elif sample.empty:
        st.info(say(words.NO_ROWS), icon=":material/inbox:")
    mapping = importing.corrected(sourcing.first_mapping(kind, table, now), table, sample)
    unknown = unknown_values(mapping, sample)
    if len(unknown):
        mapping = import_results.unknown(unknown, mapping, f"{part}_{table.path.name}")
    st.subheader(say(imports.PREVIEW), anchor=False)
    import_preview.first_rows(mapping, sample)
    try:
        mapping.check(table.columns)
    except Rejected as lacking:
        st.warning(plain(lacking.said(language())), icon=":material/rule:")
        return
    _save(part, table, mapping, now, name=name, variable=variable, statement=statement)


def _save(
    part: str, table: Table, mapping: Mapping, now: Source | None, *, name: str, variable: str, statement: str | None
) -> None:
    st.subheader(say(words.HOW), anchor=False)
    watermark, limit, seconds = None, saved.ROWS, saved.SECONDS
    with st.form(forms.field(part, "form"), border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if statement is not None:
                columns = ["", *table.columns]
                before = now.watermark if now and now.watermark in columns else ""
                none = say(words.NO_WATERMARK)
                watermark = st.selectbox(
                    say(words.WATERMARK), columns, index=columns.index(before), key=forms.field(part, "watermark"),
                    format_func=lambda column: column or none, help=say(words.WATERMARK_HELP), width=280,
                    disabled=mapping.event_log,
                )  # fmt: skip
                limit = st.number_input(
                    say(words.ROW_LIMIT), 1, saved.MOST_ROWS, now.row_limit if now else saved.ROWS, 1000,
                    key=forms.field(part, "limit"), width=200,
                )  # fmt: skip
                seconds = st.number_input(
                    say(words.SECONDS), 1, saved.MOST_SECONDS, now.seconds if now else saved.SECONDS, 10,
                    key=forms.field(part, "seconds"), width=160,
                )  # fmt: skip
            system = st.text_input(
                say(words.SYSTEM), now.system if now else "", key=forms.field(part, "system"), max_chars=40,
                help=say(words.SYSTEM_HELP), width=200,
            )  # fmt: skip
        sent = st.form_submit_button(
            say(words.SAVE), key=forms.field(part, "send"), type="primary", icon=":material/save:"
        )
    if not sent:
        return
    save(
        saved.save_source, name=name, variable=variable, statement=statement, mapping=mapping, system=system,
        watermark=None if mapping.event_log else watermark, row_limit=int(limit), seconds=int(seconds),
        source_id=now.id if now else None,
    )  # fmt: skip
    sourcing.change(None)
    forms.renew(part)
    forms.done(FORM, say(words.SAVED, name=" ".join(name.split())))
