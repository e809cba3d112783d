"""The menu: which pages there are, where they stand, and to whom they are offered.

Leaving a page out is courtesy; what a page may show is decided in data_access/scope.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data_access.scope import Action, Role, Scope, may
from metrics.words import Text
from pages.shared import show
from pages.shared.session import say, signing_in
from pages.shared.texts import frame as words
from pages.shared.texts import help_page, workflow


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its script under pages/, its address, its name, and whom it is for."""

    script: str
    address: str
    name: Text
    offered: Callable[[Scope], bool]
    aside: bool = False  # for everybody, whatever their work is: nobody lands there either
    own: bool = False  # about one's account: only where people sign in, and nobody lands there


def _works(scope: Scope) -> bool:
    return scope.has(Role.STAFF, Role.LEAD)


def _sees_numbers(scope: Scope) -> bool:
    return scope.has(Role.STAFF, Role.LEAD, Role.EXECUTIVE)


def _is_somebody(scope: Scope) -> bool:
    return _works(scope) and scope.member_id is not None


def _takes_part(scope: Scope) -> bool:
    return may(scope, Action.TAKE_PART_IN_TALKS) and scope.member_id is not None


def _has_a_role(scope: Scope) -> bool:
    return bool(scope.roles) and scope.member_id is not None


MENU: dict[Text, tuple[Entry, ...]] = {
    words.INSIGHT: (
        Entry("insight/overview.py", "overview", words.OVERVIEW, _sees_numbers),
        Entry("insight/summary.py", "summary", words.SUMMARY, _sees_numbers),
        Entry("insight/satisfaction.py", "satisfaction", words.SATISFACTION, _sees_numbers),
        Entry("insight/trends.py", "trends", words.TRENDS, _sees_numbers),
        Entry("insight/happenings.py", "happenings", words.HAPPENINGS, _sees_numbers),
    ),
    words.ME: (
        Entry("me/scorecard.py", "scorecard", words.SCORECARD, _is_somebody),
        Entry("me/mails.py", "my-mails", words.MAILS, _has_a_role, aside=True),
        Entry("me/account.py", "account", words.ACCOUNT, lambda scope: scope.member_id is not None, own=True),
    ),
    words.TEAM: (
        Entry("team/meeting.py", "meeting", words.MEETING, _works),
        Entry("team/members.py", "members", words.MEMBERS, lambda scope: scope.sees_persons),
        Entry("team/absences.py", "absences", words.ABSENCES, lambda scope: may(scope, Action.ENTER_ABSENCE)),
        Entry("team/contacts.py", "customer-contacts", words.CONTACTS, _works),
        Entry("team/actions.py", "actions", words.ACTIONS, _sees_numbers),
        Entry("team/lessons.py", "lessons", words.LESSONS, _sees_numbers),
    ),
    words.COMPLAINTS: (
        Entry("complaints/open.py", "open-complaints", words.OPEN_COMPLAINTS, _works),
        Entry("complaints/complaint.py", "complaint", workflow.COMPLAINT, _works),
        Entry("complaints/times.py", "resolution-times", words.RESOLUTION_TIMES, _sees_numbers),
        Entry("complaints/causes.py", "causes", words.CAUSES, _sees_numbers),
        Entry(
            "complaints/log.py",
            "log-complaint",
            words.LOG_COMPLAINT,
            lambda scope: may(scope, Action.LOG_COMPLAINT),
        ),
    ),
    words.FEEDBACK: (
        Entry("feedback/inbox.py", "feedback-inbox", words.FEEDBACK_INBOX, _works),
        Entry("feedback/log.py", "log-feedback", words.LOG_FEEDBACK, lambda scope: may(scope, Action.LOG_FEEDBACK)),
    ),
    words.GOALS: (
        Entry("goals/targets.py", "targets", words.TARGETS, _sees_numbers),
        Entry("goals/tree.py", "goal-tree", words.GOAL_TREE, _sees_numbers),
        Entry("goals/weights.py", "weights", words.WEIGHTS, lambda scope: bool(scope.roles), aside=True),
        Entry("goals/periods.py", "periods", words.PERIODS_CLOSED, _sees_numbers),
    ),
    words.GROWTH: (
        Entry("growth/reviews.py", "reviews", words.REVIEWS, _sees_numbers),
        Entry("growth/training.py", "training", words.TRAINING, _sees_numbers),
        Entry("growth/talks.py", "one-to-ones", words.TALKS, _takes_part),
        Entry("growth/quality.py", "quality-reviews", words.QUALITY, _sees_numbers),
        Entry("growth/recognition.py", "recognition", words.RECOGNITION, lambda scope: bool(scope.roles), aside=True),
    ),
    words.MANAGE: (
        Entry("manage/imports.py", "import", words.IMPORT, lambda scope: may(scope, Action.IMPORT)),
        Entry("manage/sources.py", "sources", words.SOURCES, lambda scope: may(scope, Action.IMPORT)),
        Entry(
            "manage/calendars.py",
            "working-time",
            words.WORKING_TIME,
            lambda scope: _works(scope) or may(scope, Action.MANAGE_STANDARDS),
        ),
        Entry("manage/people.py", "people", words.PEOPLE, lambda scope: may(scope, Action.MANAGE_PEOPLE)),
        Entry(
            "manage/data_health.py",
            "data-health",
            words.DATA_HEALTH,
            lambda scope: may(scope, Action.SEE_DATA_HEALTH),
        ),
        Entry("manage/standards.py", "standards", words.STANDARDS, lambda scope: bool(scope.roles)),
        Entry("manage/workflow.py", "workflow", words.WORKFLOW, lambda scope: may(scope, Action.MANAGE_STANDARDS)),
        Entry("manage/audit.py", "audit", words.AUDIT, lambda scope: may(scope, Action.SEE_AUDIT)),
        Entry("manage/glossary.py", "glossary", words.GLOSSARY, lambda scope: bool(scope.roles)),
        Entry("manage/help.py", "help", help_page.HELP, lambda scope: bool(scope.roles)),
    ),
}


def is_offered(address: str, scope: Scope) -> bool:
    """Whether the page at this address is one of theirs."""
    entries = (entry for section in MENU.values() for entry in section)
    return any(entry.address == address and _offered(entry, scope) for entry in entries)


def _offered(entry: Entry, scope: Scope) -> bool:
    return entry.offered(scope) and (not entry.own or signing_in())


def entries_for(scope: Scope) -> tuple[Entry, ...]:
    """The pages offered to `scope`, in the menu's order."""
    sections = sorted(MENU.values(), key=lambda each: _aside(each, scope))
    return tuple(entry for entries in sections for entry in entries if _offered(entry, scope))


def scripts_for(scope: Scope) -> frozenset[str]:
    """The scripts of these pages: no link leads elsewhere."""
    return frozenset(entry.script for entry in entries_for(scope))


def first_of(scope: Scope) -> str:
    """The address of the page on which `scope` lands."""
    offered = entries_for(scope)
    return next((entry.address for entry in offered if not entry.own and not entry.aside), offered[0].address)


def address_of(script: str) -> str:
    """The address of a page by its script."""
    return next(entry.address for entries in MENU.values() for entry in entries if entry.script == script)


def name_of(script: str) -> Text:
    """What the menu calls a page."""
    return next(entry.name for entries in MENU.values() for entry in entries if entry.script == script)


def _aside(entries: tuple[Entry, ...], scope: Scope) -> bool:
    return all(entry.aside for entry in entries if _offered(entry, scope))


def everything() -> list[Any]:
    """Every page there is, so that a link keeps its address while somebody says who they are. None of them runs."""
    pages = [st.Page(entry.script, url_path=entry.address) for entries in MENU.values() for entry in entries]
    return [st.Page(_nowhere, url_path="start", default=True), *pages]


def _nowhere() -> None:
    """The root of the address before it is known whose first page that is."""


def pages_for(scope: Scope) -> dict[str, list[Any]]:
    """The pages offered to `scope`, by section in the visitor's language; the first is where they land.

    The others keep their addresses, so that a colleague's link says whose page it is instead of "not found". Sections
    of which somebody sees no more than what everybody sees come last: their own work is elsewhere.
    """
    offered: dict[str, list[Any]] = {}
    for section, entries in sorted(MENU.items(), key=lambda each: _aside(each[1], scope)):
        pages = [
            st.Page(entry.script, title=say(entry.name), url_path=entry.address)
            for entry in entries
            if _offered(entry, scope)
        ]
        if pages:
            offered[say(section)] = pages
    landing = first_of(scope)
    first = next(page for pages in offered.values() for page in pages if page.url_path == landing)

    def start() -> None:
        # The page at the root of the address is everybody's first; it hands on what the address says.
        st.switch_page(first, query_params=st.query_params.to_dict())

    hidden = offered[next(iter(offered))]
    hidden.append(st.Page(start, url_path="start", default=True, visibility="hidden"))
    for entries in MENU.values():
        for entry in entries:
            if not _offered(entry, scope):
                title, address = say(entry.name), entry.address
                hidden.append(st.Page(_not_theirs, title=title, url_path=address, visibility="hidden"))
    return offered


def _not_theirs() -> None:
    """What stands at the address of a page that is not offered to this visitor."""
    show.nothing_here(words.NOT_YOUR_PAGE, words.NOT_YOUR_PAGE_WHAT)
