"""Every page as each role, in a company in which every text would do harm; and every form, filled with more of it."""

import csv
import io
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Table, and_, false, func, or_, select
from streamlit.testing.v1 import AppTest

from data_access.auditing import audit_aside, audit_chain
from data_access.auditing.audit import What
from data_access.demo.absences import UNATTENDED
from data_access.demo.names import MEMBERS
from data_access.demo.people import AFTER_SALES_1
from data_access.engine import open_database, reading
from data_access.erasing.personal import TEXTS
from data_access.schema import (
    action,
    audit_entry,
    complaint,
    complaint_event,
    customer,
    import_batch,
    import_mapping,
    import_source,
    interaction,
    member,
    quality_calibration,
    quality_rating,
    quality_review,
    suggestion,
    survey_answer,
    talk,
    talk_item,
    target,
    team,
    training,
)
from pages.reports.export import WITHOUT
from pages.reports.html import html
from pages.reports.xlsx import xlsx
from pages.shared import session
from pages.shared.menu import MENU
from pages.shared.texts import frame
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import ADMIN, EXECUTIVE, FRAME, LEAD, STAFF
from tests.pages.hostile import COMPUTING, TYPED, cells, marked, tags, taken_for_more, written_into
from tests.pages.houses import serve
from tests.pages.pictures_told import untold
from tests.pages.reports.taken import document_of

ADDRESSES = [entry.address for entries in MENU.values() for entry in entries]
EVERYBODY = {"glossary", "standards", "weights", "recognition", "my-mails", "help"}
SEES_NUMBERS = {
    "overview", "summary", "satisfaction", "trends", "happenings", "resolution-times", "causes", "actions", "targets",
    "goal-tree", "periods", "reviews", "training", "quality-reviews", "lessons",
} | EVERYBODY  # fmt: skip
WORKS = {
    "scorecard", "open-complaints", "complaint", "log-complaint", "feedback-inbox", "log-feedback", "working-time",
    "absences", "one-to-ones", "meeting", "customer-contacts",
} | SEES_NUMBERS  # fmt: skip
# The page of one's account is for those who sign in (tests/browser/test_accounts.py); here nobody does.
OFFERED = {
    STAFF: WORKS,
    LEAD: WORKS | {"members"},
    EXECUTIVE: SEES_NUMBERS,
    ADMIN: {"import", "sources", "working-time", "people", "data-health", "audit", "workflow"} | EVERYBODY,
}
TAKING = (LEAD, EXECUTIVE, ADMIN)  # who takes whole pages along; staff have those of their leads
TEAM = AFTER_SALES_1  # the lead's and staff's
PEOPLE = len(MEMBERS)
CASES = (interaction, complaint, survey_answer, suggestion)
FIRST = {"selection": {"rows": [0], "columns": [], "cells": []}}
DRAFT = re.compile(r"_[0-9a-f]{8}$")
# What a person wrote or was called: «complaint.text 12» and the like.
OF_CASES = {f"{table.name}.{name}" for table, names in TEXTS.items() for name in names if "member_id" in table.c}


@dataclass
class Walk:
    """What was seen on the way through all pages."""

    file: Path
    refused: set[tuple[int, str]] = field(default_factory=set)  # who was told that a page is not theirs
    seen: dict[int, set[tuple[str, int]]] = field(default_factory=dict)  # by whom which texts, wherever it was
    harm: list[str] = field(default_factory=list)
    files: dict[str, list[str]] = field(default_factory=dict)  # the exports' cells
    taken: Counter[int] = field(default_factory=Counter)  # by whom how many files
    sent: set[str] = field(default_factory=set)  # the forms
    pages: set[tuple[int, str]] = field(default_factory=set)  # who took which page along
    tags: set[str] = field(default_factory=set)  # those of the pages' HTML files
    untold: list[str] = field(default_factory=list)  # charts without a sentence, charts and tables without alt text
    charts: int = 0

    def see(self, who: int, where: str, visit: AppTest) -> AppTest:
        assert not visit.exception, (who, where, [error.value for error in visit.exception])
        messages = [node.proto for node in visit._tree if getattr(node, "proto", None) is not None]
        self.harm += [f"{who} {where}: {wrong}" for wrong in taken_for_more(messages)]
        missing, charts, _ = untold(visit._tree)
        self.untold += [f"{who} {where}: {wrong}" for wrong in missing]
        self.charts += charts
        for message in messages:
            self.seen.setdefault(who, set()).update(marked(message.SerializeToString()))
        return visit

    def ask(self, asked: Any) -> set[Any]:
        """The first values of what the database holds now."""
        engine = open_database(f"sqlite:///{self.file}")
        with reading(engine) as connection:
            found = set(connection.execute(asked).scalars())
        engine.dispose()
        return found


def walked(walk: Walk, who: int, downloads: list[tuple[str, Any]]) -> AppTest:
    """Open every page as this person, take along every table, and send every form that was not sent yet."""
    visit = AppTest.from_file(FRAME, default_timeout=30)
    visit.query_params["as"] = str(who)
    own = select(complaint.c.id).where(complaint.c.member_id == STAFF, complaint.c.ended_on.is_(None))
    visit.query_params["number"] = str(min(walk.ask(own)))  # of the page of one complaint
    visit.run()
    for address in ADDRESSES:
        downloads.clear()
        walk.see(who, address, go(visit, who, address))
        if any(frame.NOT_YOUR_PAGE.zh in each.value for each in visit.markdown):
            walk.refused.add((who, address))
            continue
        tables = [table for table in visit.dataframe if len(table.proto.selection_mode)]
        for table in tables:  # what is said of a row that is chosen
            visit.session_state[str(table.key)] = FIRST
        if tables:
            walk.see(who, f"{address}, a row chosen", visit.run())
        for name, made in downloads:
            found = walk.files[f"{who} {address}/{name}"] = cells(name, made())
            walk.taken[who] += 1
            walk.seen[who] |= marked("\n".join(found).encode())
        if who in TAKING and any(button.key == "export_page" for button in visit.button):
            taken_along(walk, who, address, visit)
        for form in dict.fromkeys(button.form_id for button in visit.button if button.form_id):
            if DRAFT.sub("", form) not in walk.sent:
                send(walk, who, visit, form)
    return visit


def taken_along(walk: Walk, who: int, address: str, visit: AppTest) -> None:
    """The page as files, which show no more than it does, its tables' own files do, and its charts as tables do."""
    drawn = [node.proto.SerializeToString() for node in visit._tree if getattr(node, "proto", None) is not None]
    seen = marked(b"".join(drawn).replace(b"\\", b"")) | walk.seen[who]  # Markdown's signs have a stroke before them
    document = document_of(visit, "zh")
    book = walk.files[f"{who} {address}/page.xlsx"] = cells("page.xlsx", xlsx(document))
    page = html(document, {picture.key: b"<svg></svg>" for picture in document.pictures})
    walk.tags |= tags(page)
    walk.pages.add((who, address))
    as_tables = [note.frame.to_csv() for picture in document.charts for note in picture.behind]
    seen |= marked("".join(as_tables).encode())
    for words in ("\n".join(book), page):
        more = marked(words.encode()) - seen
        walk.harm += [f"{who} {address} shows more in a file: {mark}" for mark in more]


def go(visit: AppTest, who: int, address: str) -> AppTest:
    """To the page at this address, whoever it is for; AppTest's own way knows only those that have a script."""
    for each in visit.selectbox:
        if each.proto.accept_new_options:  # it may hold what was written there
            each.options.append(TYPED)
    pages = visit._registered_pages
    visit._page_hash = next(key for key, page in pages.items() if page.get("url_pathname") == address)
    visit.query_params.update({"as": str(who), "lang": "zh"})
    return visit.run()


def send(walk: Walk, who: int, visit: AppTest, form: str) -> None:
    """Fill everything that stands on the page and send one form of it."""
    name = form.partition("_form")[0]
    for each in (*visit.text_input, *visit.text_area):
        each.set_value(f"=1+{name}@example.com" if "email" in str(each.key) else TYPED)
    for each in visit.selectbox:
        if each.proto.accept_new_options:
            each.options.append(TYPED)
            each.set_value(TYPED)
        elif each.value is None and each.options and str(each.key).startswith(name):
            each.select_index(0)
    for button in visit.button:
        if button.form_id == form:
            button.click()
    walk.see(who, form, visit.run())
    walk.sent.add(DRAFT.sub("", form))


def imported(walk: Walk, visit: AppTest) -> None:
    """Files whose name, header and cells are such texts: one that is stored, one that corrects it, one that lacks
    columns; then taking the first one back, which the second stands in the way of."""
    table = io.StringIO()
    rows = [
        ["Ticket number", "Created at", "Agent name", "Group", "Channel", "CSAT score", TYPED],
        *([f"A{n}", "2026-11-02 09:00", f"{TYPED}1", f"{TYPED}2", f"{TYPED}3", "5", TYPED] for n in range(4)),
        [TYPED, TYPED, TYPED, TYPED, TYPED, TYPED, TYPED],
    ]
    csv.writer(table).writerows(rows)
    for content in (table.getvalue(), table.getvalue().replace(",5,", ",4,"), f'"{TYPED}",b\n1,2\n'):
        go(visit, ADMIN, "import")
        visit.file_uploader[0].set_value((f"{TYPED}.csv", content.encode(), "text/csv"))
        walk.see(ADMIN, "a file", visit.run())
        for key in ("import_try", "import_store"):
            if any(button.key == key for button in visit.button):
                visit.button(key=key).click()
                walk.see(ADMIN, key, visit.run())
        for form in {button.form_id for button in visit.button if button.form_id == "save_mapping"}:
            send(walk, ADMIN, visit, form)
    go(visit, ADMIN, "import")
    visit.session_state["import_batches"] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    walk.see(ADMIN, "an earlier import", visit.run())
    next(button for button in visit.button if str(button.key).startswith("withdraw_")).click()
    walk.see(ADMIN, "withdrawing", visit.run())
    assert len(visit.error) == 1


def connected(walk: Walk, visit: AppTest, elsewhere: Path) -> None:
    """A data source whose name, columns and rows are such texts; then a statement that is one."""
    column = TYPED.replace('"', "")
    with closing(sqlite3.connect(elsewhere)) as other, other:
        other.execute(f'CREATE TABLE ticket (number, opened_at, "{column}")')
        other.execute("INSERT INTO ticket VALUES (?, ?, ?)", (TYPED, "2026-11-02 09:00", TYPED))
    for statement in ("SELECT * FROM ticket", TYPED):
        go(visit, ADMIN, "sources")
        for each in visit.text_input:
            each.set_value(TYPED)
        visit.text_area[0].set_value(statement)
        visit.button(key="source_try").click()
        walk.see(ADMIN, "a source", visit.run())
        for form in {button.form_id for button in visit.button if "source" in button.form_id}:
            button = next(button for button in visit.button if button.form_id == form)
            button.click()
            walk.see(ADMIN, form, visit.run())
    walk.see(ADMIN, "sources", go(visit, ADMIN, "sources"))


def voided(walk: Walk, visit: AppTest) -> None:
    """An answer behind a tile, taken out of the numbers for such a reason. A dialog is open while its button is."""
    go(visit, LEAD, "satisfaction")
    details = "details_csat"
    walk.see(LEAD, "rows", visit.button(key=details).click().run())
    rows = next(table for table in visit.dataframe if str(table.key).startswith("rows_csat_"))
    visit.session_state[str(rows.key)] = FIRST
    walk.see(LEAD, "a row behind a tile", visit.button(key=details).click().run())
    form = next(button.form_id for button in visit.button if button.form_id.startswith("void_survey_answer"))
    next(field for field in visit.text_input if field.form_id == form).set_value(TYPED)
    next(button for button in visit.button if button.form_id == form).click()
    walk.see(LEAD, form, visit.button(key=details).click().run())


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    made = recent_demo_file(shared_folder(tmp_path_factory.getbasetemp()))
    folder = tmp_path_factory.mktemp("hostile")
    found = Walk(Path(shutil.copy(made, folder / "company.db")))
    written_into(found.file)
    downloads: list[tuple[str, Any]] = []
    draw = st.download_button

    def kept(label: str, data: Any, file_name: str, *rest: Any, **options: Any) -> Any:
        downloads.append((file_name, data))
        return draw(label, data, file_name, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        serve(f"sqlite:///{found.file}", patch)
        patch.setattr(st, "download_button", kept)
        patch.setenv("DASHBOARD_SOURCE_OTHER", f"sqlite:///{folder / 'elsewhere.db'}")
        for who in (STAFF, EXECUTIVE, LEAD):
            visit = walked(found, who, downloads)
        voided(found, visit)
        visit = walked(found, ADMIN, downloads)
        imported(found, visit)
        connected(found, visit, folder / "elsewhere.db")
        yield found


def test_what_was_stored_or_typed_is_nowhere_more_than_text(walk: Walk) -> None:
    for who in (STAFF, LEAD):
        assert {"team.name", "customer.name", "complaint.category"} <= {name for name, _ in walk.seen[who]}
    assert walk.harm == []


def test_no_chart_is_without_a_sentence_before_it_and_none_is_silent_to_who_cannot_see_it(walk: Walk) -> None:
    assert walk.charts > 100
    assert walk.untold == []


def test_no_cell_of_any_export_is_a_formula(walk: Walk) -> None:
    assert len(walk.files) > 30
    for name, found in walk.files.items():
        assert [cell for cell in found if cell.startswith(COMPUTING)] == [], name


def test_every_page_that_shows_something_can_be_taken_along(walk: Walk) -> None:
    for who in TAKING:
        assert {address for by, address in walk.pages if by == who} == OFFERED[who] - WITHOUT
    alone = {tag for tag in walk.tags if " " not in tag}
    assert alone <= {
        "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div", "span", "p",
        "h1", "h2", "h3", "h4", "dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "svg",
        "strong", "em", "code", "pre", "small", "br", "hr",
    }  # fmt: skip
    attributes = {tag.partition(" ")[2] for tag in walk.tags} - {""}
    assert attributes <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "style", "scope", "role", "aria-label",
    }  # fmt: skip


def test_every_form_stores_what_was_typed_and_nothing_runs(walk: Walk) -> None:
    typed = (
        complaint.c.text, complaint.c.category, complaint.c.cause, complaint.c.outcome, survey_answer.c.comment,
        survey_answer.c.topic, survey_answer.c.refusal_reason, survey_answer.c.void_reason, member.c.name,
        member.c.name_en, team.c.name, team.c.name_en, import_mapping.c.name, import_source.c.name,
        import_batch.c.filename, interaction.c.channel, action.c.title, action.c.result,
    )  # fmt: skip
    # What an import finds in a column of codes is kept as far as the column reaches.
    lost = [str(column) for column in typed if not walk.ask(select(1).where(func.substr(column, 1, 60) == TYPED[:60]))]
    assert lost == []
    assert max(walk.ask(select(func.count()).select_from(member))) >= PEOPLE


def test_all_that_was_taken_along_seen_imported_and_decided_stands_in_the_audit(walk: Walk) -> None:
    database, e = session.house().database, audit_entry.c
    assert audit_aside.settle(database)
    with reading(database) as connection:
        assert audit_chain.verify(connection).whole
        told = Counter(tuple(row) for row in connection.execute(select(e.member_id, e.what)))
    assert {who: told[who, What.EXPORTED] for who in OFFERED} == {who: walk.taken[who] for who in OFFERED}
    assert told[ADMIN, What.IMPORTED] == 2
    decided = {
        STAFF: {What.COMPLAINT_CLOSED}, LEAD: {What.MEMBERS_SEEN, What.ANSWER_REFUSED, What.ENTRY_VOIDED},
        ADMIN: {
            What.PERSON_ADDED, What.PERSON_CHANGED, What.TEAM_CREATED, What.MAPPING_SAVED, What.SOURCE_SAVED,
        },
    }  # fmt: skip
    for who, kinds in decided.items():
        assert {kind for kind in kinds if not told[who, kind]} == set(), who


@pytest.mark.parametrize("who", OFFERED)
def test_each_role_gets_its_pages_and_is_told_that_others_are_not_theirs(walk: Walk, who: int) -> None:
    assert {address for person, address in walk.refused if person == who} == set(ADDRESSES) - OFFERED[who]


def mine_of_targets(who: int) -> Any:
    """The members' targets that somebody reads: their own, and a lead's team's."""
    return target.c.member_id == who if who == STAFF else target.c.team_id == TEAM


@pytest.mark.parametrize("who", [STAFF, LEAD])
def test_who_works_reads_of_no_case_and_no_customer_of_others_on_any_page_or_in_any_export(
    walk: Walk, who: int
) -> None:
    def mine(table: Table) -> Any:
        if who == LEAD:
            return table.c.team_id == TEAM
        to_take = false()
        if table is complaint:  # nobody's, and what was not closed of who is away without anybody in their place
            closed = select(complaint_event.c.complaint_id).where(complaint_event.c.created_by == STAFF)
            not_closed = or_(table.c.closed_at.is_(None), table.c.id.in_(closed))
            away = and_(table.c.member_id == UNATTENDED, not_closed)
            to_take = and_(or_(table.c.member_id.is_(None), away), table.c.team_id == TEAM)
        return or_(table.c.member_id == STAFF, table.c.created_by == STAFF, to_take)

    theirs = {table.name: walk.ask(select(table.c.id).where(mine(table))) for table in CASES}
    of_nobody = target.c.member_id.is_(None)  # the organisation's, and a team's
    of_team = or_(target.c.team_id.is_(None), target.c.team_id == TEAM)
    theirs["target"] = walk.ask(select(target.c.id).where(or_(mine_of_targets(who), and_(of_nobody, of_team))))
    # Of other teams' reviews only those that somebody reviewed once more, and what they were asked.
    second = quality_calibration.c.calibrator_id == who
    asked = or_(quality_calibration.c.team_id == TEAM, second) if who == LEAD else second
    theirs["quality_calibration"] = walk.ask(select(quality_calibration.c.id).where(asked))
    both = [select(key).where(second) for key in (quality_calibration.c.review_id, quality_calibration.c.second_id)]
    own = select(quality_review.c.id).where(mine(quality_review))
    read = walk.ask(own) | walk.ask(both[0]) | walk.ask(both[1])
    of_them = quality_rating.c.review_id.in_(read - {None})
    theirs |= {"quality_review": read, "quality_rating": walk.ask(select(quality_rating.c.id).where(of_them))}
    theirs["customer"] = walk.ask(select(customer.c.id).where(customer.c.team_id == TEAM))
    for table in CASES:
        theirs["customer"] |= walk.ask(select(table.c.customer_id).where(mine(table)))
    known = training.c.team_id == TEAM if who == LEAD else training.c.member_id == STAFF
    theirs["training"] = walk.ask(select(training.c.id).where(known))
    for two in (talk, talk_item):  # nobody's but the two's
        theirs[two.name] = walk.ask(select(two.c.id).where(or_(two.c.lead_id == who, two.c.member_id == who)))
    told = {(name, number) for name, number in walk.seen[who] if name in OF_CASES | {"customer.name"}}
    assert len(told) > 20
    assert {name for name, _ in told} >= {"talk.lead_notes", "talk_item.todo"}
    assert {(name, number) for name, number in told if number not in theirs[name.partition(".")[0]]} == set()


@pytest.mark.parametrize("who", [EXECUTIVE, ADMIN])
def test_who_works_on_no_case_reads_of_none(walk: Walk, who: int) -> None:
    of_persons = walk.ask(select(target.c.id).where(target.c.member_id.is_not(None)))
    of_goals = {number for name, number in walk.seen[who] if name.partition(".")[0] == "target"}
    assert of_goals & of_persons == set()
    assert of_goals == set() or who == EXECUTIVE
    of_cases = {name for name in OF_CASES if not name.startswith("target.")} | {"customer.name", "customer.phone"}
    assert {name for name, _ in walk.seen[who]} & of_cases == set()
