"""What stands behind an item and in no minutes: what customers said in praise, which key customers are
quiet, and with whom contacts were planned and not made."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.meetings.contacts_late import late_key_contacts
from data_access.meetings.items import CONTACT, PRAISE
from data_access.meetings.key_customers import QUIET, key_customers_quiet
from data_access.meetings.praised import BEST_COMMENTS, OF_COLLEAGUES, voices_of_week
from metrics import calendar_words
from metrics.words import Text
from pages.shared import session
from pages.shared.data import load
from pages.shared.session import in_language, language, name_of, plain, say
from pages.shared.texts import meetings as words


def told(team_id: int, week_on: date, kind: str, reason: str, name: str) -> None:
    """Asked anew each time for who holds the meeting; nothing for everybody else, and of other items."""
    of = {"team_id": team_id, "week_start": week_on}
    if kind == PRAISE and reason != OF_COLLEAGUES:
        voices = load(voices_of_week, **of)
        best = (voices["kind"] != "praise") == (reason == BEST_COMMENTS)
        lines = [_voice(each) for each in voices[best].to_dict("records")]
        _shown(words.VOICES, lines)
    elif kind == CONTACT and reason != QUIET:
        found = load(late_key_contacts, **of)
        of_one = name.partition(":")[2] if name.startswith("contact:") else None
        if of_one is not None:
            found = found[found["number"].astype("str") == of_one]
        _shown(words.PLANNED_WITH, [_planned(each) for each in found.to_dict("records")])
    elif kind == CONTACT:
        found = load(key_customers_quiet, **of)
        _shown(words.QUIET_CUSTOMERS, [_customer(each) for each in found.to_dict("records")])


def _shown(label: Text, lines: list[str]) -> None:
    if not lines:
        return
    with st.expander(say(label), icon=":material/visibility:"):  # closed: the whole room looks at the screen
        for line in lines:
            st.text(line, width="stretch")
        st.caption(plain(say(words.LIVE_ONLY)))


def _voice(row: Mapping[Any, Any]) -> str:
    parts = [in_language(row["text"]), row["customer"], _name(row)]
    return " · ".join(part for part in parts if isinstance(part, str) and part)


def _customer(row: Mapping[Any, Any]) -> str:
    year = session.clock().today.year
    last = calendar_words.day(pd.Timestamp(row["last_on"]).date(), language(), this_year=year)
    said = say(words.LAST_HEARD_OF, day=last, days=row["days"])
    return " · ".join(part for part in (row["customer"], said, _name(row)) if isinstance(part, str))


def _planned(row: Mapping[Any, Any]) -> str:
    day = calendar_words.day(pd.Timestamp(row["planned_on"]).date(), language(), this_year=session.clock().today.year)
    owner = name_of(row["owner"], row["owner_en"] if isinstance(row["owner_en"], str) else None)
    parts = [row["customer"], in_language(row["about"]), owner, say(words.PLANNED_FOR, day=day)]
    return " · ".join(part for part in parts if isinstance(part, str) and part)


def _name(row: Mapping[Any, Any]) -> str | None:
    english = row["member_en"] if isinstance(row["member_en"], str) else None
    return name_of(row["member"], english) if isinstance(row["member"], str) else None
