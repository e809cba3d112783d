"""The stages of complaints in their order, and what changes them; for administrators."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.workflow import stage_changes
from metrics import formats
from pages.shared import forms, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import named
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import stages as words

ADD, CHANGE = "stage_add", "stage_change"


def order_card(found: pd.DataFrame, held: pd.DataFrame) -> int | None:
    """Every stage with how many open complaints it holds; the id of the one that was chosen in the table."""
    rows = found.assign(
        place=range(1, len(found) + 1),
        said=[_said(row) for row in found.to_dict("records")],
        kind=[_kind(row) for row in found.to_dict("records")],
        n=_counts(found, held),
        other=found["name" if language() == "en" else "name_en"],
    )
    columns = [
        Column("said", words.STAGE, pinned=True),
        Column("n", words.OPEN_NOW, Kind.COUNT, meaning=words.OPEN_NOW_MEANS),
        Column("kind", words.KIND),
        Column("other", words.OTHER_NAME),
        Column("place", words.PLACE, Kind.COUNT, width=60),
    ]
    with st.container(border=True):
        show.headline(words.ARROW.join(rows["said"][~rows["retired"]]), say(words.ORDER_CAPTION))
        place = table(rows, columns, "stages", name=say(words.ORDER), select=True)
    return int(rows["stage_id"].iloc[place]) if place is not None and place < len(rows) else None


def add_card(found: pd.DataFrame) -> None:
    """A stage of one's own, behind another one."""
    places = _places(found)
    last = int(found["stage_id"][found["working"] & ~found["retired"]].iloc[-1])
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ADD), say(words.ADD_CAPTION))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            name, name_en = name_fields(ADD, "new", stage_changes.LONGEST_NAME)
            after = st.selectbox(
                say(words.AFTER), list(places), index=list(places).index(last), key=forms.field(ADD, "after"),
                format_func=places.__getitem__,
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.ADD_BUTTON), key=forms.field(ADD, "send"), type="primary", icon=":material/add:"
            )
        if sent:
            forms.submit(
                ADD, stage_changes.add_stage, lambda _: say(words.ADDED, name=named(name, name_en)), name=name,
                name_en=name_en, after_id=after,
            )  # fmt: skip


def change_card(found: pd.DataFrame, held: pd.DataFrame, chosen: int | None) -> None:
    """Rename any stage; move, retire or use again one's own: the one `chosen` in the table, else the first of these."""
    rows = {int(row["stage_id"]): row for row in found.to_dict("records")}
    own = [key for key, row in rows.items() if row["own"]]
    labels = {key: _said(row) for key, row in rows.items()}
    first = chosen if chosen in rows else next(iter([*own, *rows]))
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CHANGE), say(words.CHANGE_CAPTION))
        forms.told(CHANGE)
        # The field is named after what was chosen in the table: a click there chooses here, too.
        key = st.selectbox(
            say(words.WHICH), list(rows), index=list(rows).index(first),
            key=f"{forms.field(CHANGE, 'which')}_{chosen}", format_func=labels.__getitem__,
        )  # fmt: skip
        row = rows[key]
        _rename(row)
        if not row["own"]:
            st.caption(plain(say(words.FIXED)))
            return
        _move(row, found)
        if row["retired"]:
            _restore(row)
        else:
            counts = dict(zip(found["stage_id"], _counts(found, held), strict=True))
            _retire(row, counts[key])


def name_fields(form: str, part: str, longest: int, row: dict[Any, Any] | None = None) -> tuple[str, str]:
    """A name in both languages, as it was typed; `row` has those of now."""
    now = {} if row is None else {key: row[key] for key in ("name", "name_en") if isinstance(row[key], str)}
    first, second = st.columns(2)
    name = first.text_input(
        say(words.NAME), now.get("name", ""), key=forms.field(form, f"name_{part}"), max_chars=longest
    )
    name_en = second.text_input(
        say(words.NAME_EN_OPTIONAL), now.get("name_en", ""), key=forms.field(form, f"name_en_{part}"),
        max_chars=longest, help=say(words.NAME_EN_HELP),
    )  # fmt: skip
    return name, name_en


def _rename(row: dict[Any, Any]) -> None:
    key = int(row["stage_id"])
    with st.form(forms.field(CHANGE, f"form_{key}"), border=False):
        name, name_en = name_fields(CHANGE, str(key), stage_changes.LONGEST_NAME, row)
        sent = st.form_submit_button(say(words.RENAME), key=forms.field(CHANGE, f"rename_{key}"), type="primary")
    if sent:
        forms.submit(
            CHANGE, stage_changes.rename_stage, lambda _: say(words.RENAMED, name=named(name, name_en)), stage_id=key,
            name=name, name_en=name_en,
        )  # fmt: skip


def _move(row: dict[Any, Any], found: pd.DataFrame) -> None:
    key, order = int(row["stage_id"]), found["stage_id"].tolist()
    places = _places(found[found["stage_id"] != key])
    before = order[order.index(key) - 1]
    with st.form(forms.field(CHANGE, f"move_form_{key}"), border=False):
        after = st.selectbox(
            say(words.AFTER), list(places), index=list(places).index(before), key=forms.field(CHANGE, f"after_{key}"),
            format_func=places.__getitem__,
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.MOVE), key=forms.field(CHANGE, f"move_{key}"), icon=":material/swap_vert:"
        )
    if sent:
        forms.submit(
            CHANGE, stage_changes.move_stage, lambda _: say(words.MOVED, name=_said(row), after=places[after]),
            stage_id=key, after_id=after,
        )  # fmt: skip


def _retire(row: dict[Any, Any], count: Any) -> None:
    key = int(row["stage_id"])
    with st.popover(say(words.RETIRE), icon=":material/block:"):
        said = formats.MISSING if pd.isna(count) else formats.number(count, language())
        st.caption(plain(say(words.RETIRE_WHAT, count=said)))
        if st.button(say(words.RETIRE_SURE), key=forms.field(CHANGE, f"retire_{key}"), type="primary"):
            forms.submit(
                CHANGE, stage_changes.retire_stage, lambda _: say(words.RETIRED, name=_said(row)), stage_id=key
            )


def _restore(row: dict[Any, Any]) -> None:
    key = int(row["stage_id"])
    if st.button(
        say(words.RESTORE), key=forms.field(CHANGE, f"restore_{key}"), icon=":material/settings_backup_restore:"
    ):
        forms.submit(CHANGE, stage_changes.restore_stage, lambda _: say(words.RESTORED, name=_said(row)), stage_id=key)


def _places(found: pd.DataFrame) -> dict[int, str]:
    """Behind which stages one of one's own may stand."""
    return {int(row["stage_id"]): _said(row) for row in found[found["working"]].to_dict("records")}


def _counts(found: pd.DataFrame, held: pd.DataFrame) -> list[float]:
    """How many open complaints each stage holds; missing after the answer, and where it may not be seen."""
    known = dict(zip(held["code"], held["n"], strict=True))
    counts = [known.get(row["code"], 0) if row["working"] else pd.NA for row in found.to_dict("records")]
    return [float("nan") if pd.isna(n) else float(n) for n in counts]


def _kind(row: dict[Any, Any]) -> str:
    return say(words.EVERYBODYS if not row["own"] else words.OWN_RETIRED if row["retired"] else words.OWN)


def _said(row: dict[Any, Any]) -> str:
    return named(row["name"], row["name_en"])
