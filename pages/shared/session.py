"""This visit: who it is, in which language, at what time, from which database.

The only file that knows the Engine. Where people sign in, the gate in front of the pages says by a header which
session a visit belongs to. Where nobody does, part of the address says who the visitor chose to be, so that a reload
and a link keep it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st
from sqlalchemy import Engine

from data_access.clock import Clock, clock_of, currency_of
from data_access.engine import open_database, reading
from data_access.hours import working_time
from data_access.hours.working_time import Calendars
from data_access.members import people
from data_access.migrate import migrate
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.scope import NOBODY, OWNER, Scope
from data_access.servers import Servers, open_standby
from data_access.settings import Settings, read
from data_access.sign_in import sessions
from data_access.watch import Watch
from data_access.workflow import stages
from data_access.workflow.stages import Names
from metrics.words import LANGUAGES, Language, Text, spoken

# Only the gate (pages/sign_in/gate.py) can set it: it takes away what somebody outside sent under this name.
SESSION_HEADER = "x-dashboard-session"
RIGHTS_LAST_SECONDS = 5
_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~:$&=")
# What is said outside of a visit: a file is made while its page stands still, in a thread that knows of no visit.
_telling: ContextVar[Language | None] = ContextVar("telling", default=None)
_named: ContextVar[Names | None] = ContextVar("named", default=None)
# Where browsers' Markdown sees an address of the web, whatever is escaped in it; a sign without width hides it.
_ADDRESS = re.compile(r"https?(?=://)|www(?=\.)", re.IGNORECASE)


@dataclass(frozen=True)
class House:
    """What all visits of this process share."""

    settings: Settings
    database: Engine  # the primary, where everything is written
    servers: Servers  # where everything is read
    mirror: Mirror | Direct  # where numbers are asked: see DASHBOARD_READ
    watch: Watch
    zone: str
    currency: str


@dataclass(frozen=True)
class Visitor:
    """Whose visit this is; `name` is missing for the owner of a database on their own machine."""

    scope: Scope
    name: str | None
    name_en: str | None


@st.cache_resource(show_spinner=False)
def house() -> House:
    """The shared database, migrated, and this process's mirror of it, or what answers in its place."""
    settings = read()
    database = open_database(settings.database_url)
    migrate(database, settings)
    with reading(database) as connection:
        zone = clock_of(connection, settings).zone
        currency = currency_of(connection)
    servers = Servers(database, [open_standby(address) for address in settings.standbys])
    asked = Direct(database, servers) if settings.without_mirror else Mirror(database, servers)
    return House(settings, database, servers, asked, Watch(database, servers), zone, currency)


def clock() -> Clock:
    """The time of asking, in whole minutes, so that the same question within a minute is asked once."""
    here = house()
    return Clock(here.settings.now(here.zone).replace(second=0, microsecond=0), here.zone)


def moment() -> Clock:
    """The time of asking to the second: for sessions, which begin and end at a moment."""
    here = house()
    return Clock(here.settings.now(here.zone), here.zone)


def zone() -> ZoneInfo:
    """The reporting zone, in which people read times."""
    return ZoneInfo(house().zone)


def calendars() -> Calendars:
    """When the teams work, which is no secret among those who sign in; kept until something is stored."""
    here = house()
    return here.watch.remembered(("calendars",), lambda: here.servers.read(working_time.calendars))


def settle_names() -> None:
    """Find what stages and departments are called, for the whole run: tables ask for it with every cell."""
    here = house()
    st.session_state["names"] = here.watch.remembered(("names",), lambda: here.servers.read(stages.names_of))


def names() -> Names:
    """What stages and departments are called, as the run found it."""
    if (told := _named.get()) is not None:
        return told
    found: Names = st.session_state.get("names", stages.UNNAMED)
    return found


def language() -> Language:
    """The language of this run: a page asks for it with every word."""
    if told := _telling.get():
        return told
    settled: Language | None = st.session_state.get("spoken")
    return settled or settle_language()


@contextmanager
def telling(language: Language, named: Names) -> Iterator[None]:
    """Say everything in this language, whoever asks; stages and departments are called as in `named`."""
    tokens = _telling.set(language), _named.set(named)
    try:
        yield
    finally:
        _telling.reset(tokens[0])
        _named.reset(tokens[1])


def settle_language() -> Language:
    """What the whole run is said in: the visitor's choice, else what their browser prefers."""
    chosen = st.session_state.get("language") or st.query_params.get("lang")
    if chosen in LANGUAGES:  # also of a mail's link or a sign-in: a link to another page drops it from the address
        st.session_state["language"] = chosen
    preferred = chosen if chosen in LANGUAGES else (st.context.locale or "zh").lower()
    spoken: Language = "zh" if preferred.startswith("zh") else "en"
    st.session_state["spoken"] = spoken
    return spoken


def choose_language(chosen: Language) -> None:
    """Keep the visitor's language for this visit and in the address."""
    st.session_state["language"] = st.session_state["spoken"] = chosen
    st.query_params["lang"] = chosen


def say(text: Text, **filled: object) -> str:
    """The text in the visitor's language."""
    return text.said(language(), **filled)


def name_of(name: str | None, name_en: str | None) -> str:
    """A team's or a person's name in the visitor's language, as far as it has one in it."""
    return (name_en if language() == "en" and isinstance(name_en, str) and name_en else name) or "—"


def in_language(stored: str) -> str:
    """A stored word given in both languages, "物流延误 / Late delivery", in the visitor's; others as they are."""
    return spoken(stored, language())


def visitor() -> Visitor | None:
    """Who this is, with rights as of now; None until they chose, or once they are signed out.

    The frame asks in every run, so that rights which were taken away end with the next click.
    """
    found = _signed_in() if signing_in() else _chosen()
    st.session_state["visitor"] = (monotonic(), found)
    return found


def scope(*, at_once: bool = False) -> Scope:
    """What this visit may see; NOBODY before somebody was chosen.

    A fragment runs without the frame and must not live on rights of long ago; what stores asks for those of this
    moment. A fragment of somebody who is signed out, or may something else now, gives way to the whole page.
    """
    looked_up, before = st.session_state.get("visitor", (0.0, None))
    if not at_once and monotonic() - looked_up <= RIGHTS_LAST_SECONDS:
        return before.scope if before else NOBODY
    found = visitor()
    if before is not None and found != before and signing_in():
        st.rerun()
    return found.scope if found else NOBODY


def signing_in() -> bool:
    """Whether people sign in here, and nobody chooses who to be."""
    return house().settings.sign_in.on


def session_id() -> int | None:
    """The session that this visit belongs to; None where nobody signs in."""
    named = st.context.headers.get(SESSION_HEADER) if signing_in() else None
    return int(named) if named and named.isdecimal() else None


def _signed_in() -> Visitor | None:
    here, now, key = house(), moment(), session_id()
    if key is None:
        return None
    sign_in = here.settings.sign_in
    signed = here.servers.read(lambda each: sessions.of_session(each, key, now, sign_in), first_hand=True)
    if signed is None:
        return None
    if not here.servers.reading_only:
        sessions.saw(here.database, signed, now)
    return _member(signed.member_id)


def _chosen() -> Visitor | None:
    chosen = str(st.query_params.get("as") or st.session_state.get("as") or "")
    if chosen == "owner" and not house().settings.demo:
        found: Visitor | None = Visitor(OWNER, None, None)
    else:
        found = _member(int(chosen)) if chosen.isdecimal() else None
    if found:
        keep_person(chosen)
    return found


def _member(member_id: int) -> Visitor | None:
    today = clock().today

    def find(connection: Any) -> Visitor | None:
        found = people.scope_of(connection, member_id, today)
        if found == NOBODY:
            return None
        names = people.members(connection, found).set_index("member_id")
        if member_id not in names.index:  # without a role nobody's name is theirs to read, not even their own
            return Visitor(found, None, None)
        return Visitor(found, names.loc[member_id, "name"], names.loc[member_id, "name_en"])

    here = house()
    return here.watch.remembered(("visitor", member_id, today), lambda: here.servers.read(find, first_hand=True))


def keep_person(chosen: str) -> None:
    """Be this person from now on, also after a reload."""
    st.session_state["as"] = chosen
    if st.query_params.get("as") != chosen:
        st.query_params["as"] = chosen


def leave() -> None:
    """Be nobody again."""
    st.session_state.pop("as", None)
    st.query_params.pop("as", None)


def plain(words: str) -> str:
    """Text of the database for a place that reads Markdown: its signs stay signs, and an address is no link."""
    words = _ADDRESS.sub("\\g<0>\u2060", words)
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in words)
