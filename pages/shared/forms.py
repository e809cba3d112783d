"""What every form needs: a double click stores once, a refusal keeps what was typed, a success is said afterwards.

`request_key` lives in the address under the form's name, so that it outlives a reload and a server that died. Its
first part is the draft: it names the form's fields, so that they are empty again after a save.
"""

import re
from collections.abc import Callable
from secrets import token_hex
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from data_access import customers
from data_access.members import people
from data_access.rejected import Rejected
from pages.shared import bars, recording, session
from pages.shared.data import load, parameters, save
from pages.shared.filters import code_said
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import forms as words

Answer = TypeVar("Answer")

_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{16}")
# More would not be read; more letters find fewer.
MOST_CUSTOMERS = 12
LONGEST_SOUGHT = 100  # letters
NEWEST = "told_newest"  # which form was saved last: one success at a time is enough


def request_key(form: str) -> str:
    """The key under which this form's entry is stored; made when the form is first drawn."""
    kept = st.query_params.get(form, "")
    if not _KEY.fullmatch(kept):
        kept = f"{token_hex(4)}-{token_hex(8)}"
        st.query_params[form] = kept
    return kept


def renew(form: str) -> None:
    """Begin the next entry: another key and empty fields, from the next run on."""
    st.query_params[form] = f"{token_hex(4)}-{token_hex(8)}"


def field(form: str, name: str) -> str:
    """The key of a widget of this form, or of st.form itself. Every field has one: it empties them after a save."""
    return f"{form}_{name}_{request_key(form).partition('-')[0]}"


def submit(form: str, command: Callable[..., Answer], said: Callable[[Answer], str], **fields: Any) -> None:
    """Run a command with what was typed. `said` words its answer, which `told` shows in the next run.

    A command without a request key is one that does the same when it is done twice.

    A refusal is shown where this is called, and the fields keep what was typed.
    """
    st.session_state.pop(f"told_{form}", None)
    keyed = {"request_key": request_key(form)} if "request_key" in parameters(command) else {}
    bar = bars.Bar() if "progress" in parameters(command) else None
    try:
        if bar is not None:
            answer = save(command, progress=bar.progress, **keyed, **fields)
        else:
            # Another writer, a large import for instance, may hold the database for a while: say that this waits.
            with st.spinner(say(words.SAVING)):
                answer = save(command, **keyed, **fields)
    except Rejected as error:
        if slot := st.session_state.get(f"slot_{form}"):
            slot.empty()  # what was said of the save before would seem to be about this one
        refused(error, form)
        return
    finally:
        if bar is not None:
            bar.gone()
    done(form, said(answer), answer, bar)


def done(form: str, sentence: str, answer: object = None, bar: bars.Bar | None = None) -> None:
    """Empty the form's fields, and say in the next run what its save did."""
    renew(form)
    st.session_state[f"told_{form}"] = (request_key(form), sentence, answer)
    st.session_state[NEWEST] = form
    if bar is not None:
        bar.clicked()
    st.rerun()


def told(form: str) -> Any:
    """Say what the last save did, until the next one, of whichever form, or until the page is left; return what its
    command answered, None while nothing is said."""
    slot = st.session_state[f"slot_{form}"] = st.empty()
    draft, sentence, answer = st.session_state.get(f"told_{form}", ("", "", None))
    if not sentence or draft != request_key(form) or st.session_state.get(NEWEST) != form:
        return None
    recording.passing()
    slot.success(plain(sentence), icon=":material/check_circle:")
    return answer


def quiet() -> None:
    """Say no more of the last save: what the page shows from now on is something else."""
    st.session_state.pop(NEWEST, None)


def refused(error: Rejected, form: str) -> None:
    """Why nothing was stored, in the visitor's language; and the way on where the form was stored before."""
    st.error(plain(error.said(language())), icon=":material/error:")
    if error.reason == "request_key_reused":
        st.button(say(words.SEND_AS_NEW), key=f"{form}_as_new", on_click=_as_new, args=(form,))


def customer_field(form: str, *, needed: bool = False) -> int | None:
    """Find a customer by a few letters; None while none is chosen. Draw it above st.form: inside, nothing is sought.
    `needed`: nothing can be stored without one."""
    sought = st.text_input(
        say(words.FIND_CUSTOMER), key=field(form, "customer_words"), placeholder=say(words.FIND_HELP),
        icon=":material/search:", live=True,
    )  # fmt: skip
    if not sought.strip():
        return None
    found = load(customers.find_customers, sought[:LONGEST_SOUGHT], MOST_CUSTOMERS)
    if found.empty:
        st.caption(say(words.NONE_FOUND_NEEDED if needed else words.NONE_FOUND))
        return None
    labels = {row["customer_id"]: _customer_said(row) for _, row in found.iterrows()}
    # The field is named after what was sought: a choice among other people must not carry over.
    chosen: int | None = st.selectbox(
        say(words.WHICH_CUSTOMER), list(labels), key=f"{field(form, 'customer')}_{sought.strip()}",
        index=0 if len(labels) == 1 else None, format_func=labels.__getitem__, placeholder=say(words.CHOOSE),
        help=say(words.MORE_LETTERS) if len(labels) == MOST_CUSTOMERS else None,
    )  # fmt: skip
    return chosen


def member_field(form: str, label: str, *, help: str | None = None, me: bool = False) -> int | None:
    """One of the people whom the visitor may name, or nobody. With `me` the visitor stands first and is chosen."""
    colleagues = members_to_name()
    names = dict(zip(colleagues["member_id"], colleagues["said"], strict=True))
    own = session.scope().member_id
    first = list(names).index(own) if me and own in names else None
    chosen: int | None = st.selectbox(
        label, list(names), key=field(form, "member"), index=first, format_func=names.__getitem__,
        placeholder=say(words.NOBODY), help=help,
    )  # fmt: skip
    return chosen


def team_field(form: str, label: str, *, help: str | None = None) -> int | None:
    """One of the teams the visitor may log for, their own first chosen; nothing is asked of who has just one."""
    scope, found = session.scope(), load(people.teams_to_log_for)
    if found.empty or (len(found) == 1 and scope.own_team_ids):
        return None
    names = {
        int(row["team_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in found.to_dict("records")
    }
    own = next((place for place, team_id in enumerate(names) if team_id in scope.own_team_ids), None)
    chosen: int | None = st.selectbox(
        label, list(names), key=field(form, "team"), index=own, format_func=names.__getitem__,
        placeholder=say(words.CHOOSE), help=help,
    )  # fmt: skip
    return chosen


def members_to_name() -> pd.DataFrame:
    """The active members of the visitor's own and led teams, the visitor first; all for the owner of the database.

    Columns: member_id, said (the name in the visitor's language).
    """
    scope = session.scope()
    if scope.everything:
        found = load(people.members)
        found = found[found["active"].astype("bool")]  # without members the column would be of objects
    else:
        teams = tuple(sorted(scope.own_team_ids | scope.led_team_ids))
        found = load(people.team_members, teams, session.clock().today).drop_duplicates("member_id")
    names = [name_of(name, name_en) for name, name_en in zip(found["name"], found["name_en"], strict=True)]
    named = found.assign(said=names, other=found["member_id"] != scope.member_id)
    return named.sort_values("other", kind="stable")[["member_id", "said"]].reset_index(drop=True)


def _customer_said(row: pd.Series) -> str:
    """What sets customers of one name apart: tier, level and the end of their telephone number."""
    parts = [row["name"], *(code_said(row[part]) for part in ("tier", "level") if isinstance(row[part], str))]
    if isinstance(row["phone_end"], str):
        parts.append(say(words.PHONE_END, digits=row["phone_end"]))
    return " · ".join(parts)


def _as_new(form: str) -> None:
    """Another key for the same draft: what was typed stays."""
    st.query_params[form] = f"{request_key(form).partition('-')[0]}-{token_hex(8)}"
