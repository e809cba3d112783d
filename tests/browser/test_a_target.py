"""One target from its proposal to the closed period: a lead, a member and an executive, on two days."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from data_access.clock import clock_of
from data_access.engine import open_database, writing
from data_access.schema import survey_answer
from data_access.scope import OWNER
from data_access.settings import read
from data_access.voiding import void_entry
from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, database_of, demo_root
from tests.browser.visiting import rerun, settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import EXECUTIVE, LEAD

MEMBER, NAME = 12, "Wang Yiming"  # of the lead's team, with no target to answer yet
KPI, TARGET = "Satisfaction (CSAT)", "≥ 60%"
LATER = {**ENVIRONMENT, "DASHBOARD_TODAY": "2026-12-08"}
NOVEMBER = "period=own&from=2026-11-01&to=2026-11-30"
LINE_HEIGHT = 35  # px, in Streamlit's tables


def choose(page: Page, field: str, option: str) -> None:
    box = page.get_by_role("combobox", name=field, exact=True)
    box.press_sequentially(option)
    page.get_by_role("option", name=option).first.click()
    rerun(page)


def propose(page: Page) -> None:
    """What a lead types; the first time without saying why it matters."""
    choose(page, "KPI", KPI)
    choose(page, "For whom", NAME)
    page.get_by_text("Month", exact=True).click()
    rerun(page)
    choose(page, "Which one", "Nov 2026")
    expect(page.get_by_text(f"{KPI} by month, {NAME}")).to_be_visible()
    value = page.get_by_role("spinbutton", name="Value to reach (%)")
    value.fill("60")
    value.press("Enter")
    expect(page.get_by_text(re.compile(r"In \d+ of the last \d+ months"))).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("relevant: why it matters")).to_be_visible()
    expect(value).to_have_value(re.compile("60"))
    page.get_by_role("textbox", name="Why it matters").fill("Customers should be glad that they called")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text(re.compile(r"target no\. \d+", re.IGNORECASE))).to_be_visible()


def score_of(page: Page, address: str) -> dict[str, str]:
    """The KPI's line of the member's own scorecard, as its file has it: on the page it is a picture."""
    visit(page, f"{address}/scorecard?as={MEMBER}&{NOVEMBER}")
    page.get_by_role("tab", name="What the score is made of").click()
    with page.expect_download() as file:
        page.get_by_role("tabpanel", name="What the score is made of").get_by_role("button", name="CSV").click()
    lines = list(csv.reader(io.StringIO(Path(file.value.path()).read_text(encoding="utf-8-sig"))))
    header = next(line for line in lines if line[0] == "Part")
    return dict(zip(header, next(line for line in lines if line[0] == KPI), strict=True))


def close_november(page: Page, address: str) -> None:
    visit(page, f"{address}/periods?as={EXECUTIVE}&length=month")
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + LINE_HEIGHT / 2, box["y"] + LINE_HEIGHT * 1.5)  # the newest month
    expect(page.get_by_text("Nov 2026 can be closed")).to_be_visible()
    settled(page)
    for words in ("Close it all the same", "I have checked the numbers"):
        page.get_by_text(words).click()
    page.get_by_role("button", name="Close Nov 2026").click()
    expect(page.get_by_text("Nov 2026 is closed.")).to_be_visible()


def void_a_good_answer(root: Path) -> None:
    settings = read({**LATER, "DATABASE_URL": database_of(root)})
    database = open_database(settings.database_url)
    with writing(database) as connection:
        a = survey_answer.c
        best = (a.member_id == MEMBER, a.answered_on >= date(2026, 11, 1), a.answered_on < date(2026, 12, 1), a.top_box)
        entry_id = connection.execute(select(a.id).where(*best, a.counted)).scalars().first()
        assert entry_id is not None
        void_entry(
            connection, OWNER, clock=clock_of(connection, settings), table="survey_answer", entry_id=entry_id,
            reason="Sent twice", request_key=str(uuid4()),
        )  # fmt: skip
    database.dispose()


def test_a_target_from_its_proposal_to_the_closed_period(
    server: StartServer, new_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = demo_root(tmp_path_factory.mktemp("demo"), shared_folder(tmp_path_factory.getbasetemp()), recent_demo_file)
    address = server(root, **ENVIRONMENT).address
    page = new_page(language="en-GB")
    visit(page, f"{address}/targets?task=propose&as={LEAD}")
    propose(page)

    assert score_of(page, address)["Target"] != TARGET  # what nobody agreed to is not scored
    expect(page.get_by_text("1 target waits for your answer")).to_be_visible()
    page.get_by_role("button", name="Agree", exact=True).click()
    expect(page.get_by_text(re.compile(r"You agreed to target no\. \d+\."))).to_be_visible()
    agreed = score_of(page, address)
    assert agreed["Target"] == TARGET
    assert float(agreed["Attainment"]) > 0
    assert float(agreed["Contribution"]) > 0

    address = server(root, **LATER).address
    before = score_of(page, address)
    close_november(page, address)
    void_a_good_answer(root)
    assert score_of(page, address) == before
    expect(page.get_by_text("Closed on 2026-12-08")).to_be_visible()
    visit(page, f"{address}/periods?as={EXECUTIVE}&length=month&number=1")
    expect(page.get_by_text("would be others today")).to_be_visible()
