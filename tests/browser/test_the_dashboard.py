"""The real server, the demo company on 2026-11-20 and a real browser: what a person does on the first days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from data_access.clock import clock_of
from data_access.engine import open_database, reading
from data_access.members import people
from data_access.mirroring.mirror import Mirror
from data_access.numbers import asking
from data_access.schema import complaint
from data_access.settings import Settings, read
from metrics import complaints, formats, satisfaction
from metrics.calendars import periods
from metrics.declare import Metric, Reading, needed_by
from metrics.words import Language
from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, database_of, demo_root
from tests.browser.serving import Server
from tests.browser.visiting import rerun, settled, turn_to, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import LEAD, STAFF

COLLEAGUE, COLLEAGUE_NAME = 12, "Wang Yiming"  # of the same team
LEAD_AND_ADMIN = 5  # of After-sales 2
CONTACTS = """工单编号,受理时间,首次响应时间,解决时间,客服姓名,团队,渠道,客户名称,问题类别,满意度
B-1,2026-11-19 09:00,2026-11-19 09:10,2026-11-19 11:00,吴佩珊,售后二组,电话,测试客户甲,退货,5
B-2,2026-11-19 10:00,2026-11-19 10:30,2026-11-19 15:00,吴佩珊,售后二组,在线聊天,测试客户乙,退货,4
B-3,昨天,,,吴佩珊,售后二组,电话,测试客户丙,退货,3
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dashboard with a demo company that these tests may change."""
    made = shared_folder(tmp_path_factory.getbasetemp())
    return demo_root(tmp_path_factory.mktemp("demo"), made, recent_demo_file)


@pytest.fixture(scope="module")
def demo(server: StartServer, root: Path) -> Server:
    return server(root, **ENVIRONMENT)


@dataclass(frozen=True)
class Library:
    """The same company, asked beside the server."""

    settings: Settings
    mirror: Mirror

    def says(self, metric: Metric, person: int, code: str = "this_month") -> Reading:
        """The number that this person gets for a period."""
        with reading(self.mirror.database) as connection:
            clock = clock_of(connection, self.settings)
            scope = people.scope_of(connection, person, clock.today)
        period = periods.named(code, clock.today).elapsed(clock.today)
        return metric(asking.ask(self.mirror, scope, tuple(sorted(needed_by([metric]))), period, clock)).reading()

    def answers(self, person: int) -> int:
        return self.says(satisfaction.csat, person).n


@pytest.fixture(scope="module")
def library(root: Path) -> Iterator[Library]:
    settings = read({**ENVIRONMENT, "DATABASE_URL": database_of(root)})
    engine = open_database(settings.database_url)
    mirror = Mirror(engine)
    yield Library(settings, mirror)
    mirror.close()
    engine.dispose()


def tile(page: Page, metric: Metric, language: Language = "zh") -> str:
    """The value on a metric's tile."""
    found = page.get_by_test_id("stMetric").filter(has_text=metric.name.said(language)).first
    return found.get_by_test_id("stMetricValue").inner_text().strip()


# ------------------------------------------------------------------ who somebody is, and what they read


def test_a_visitor_chooses_a_person_and_reads_the_librarys_number(demo: Server, library: Library, page: Page) -> None:
    visit(page, demo.address)
    expect(page.get_by_role("heading", name="您想以谁的身份查看？")).to_be_visible()
    page.get_by_role("button", name="以此身份查看").first.click()  # the first card is a lead
    expect(page.get_by_role("heading", name="概览", exact=True)).to_be_visible()
    settled(page)
    person = int(re.search(r"as=(\d+)", page.url).group(1))  # type: ignore[union-attr]
    reading = library.says(satisfaction.csat, person)
    assert reading.value is not None
    assert tile(page, satisfaction.csat) == formats.share(reading.value, "zh")
    assert f"n = {reading.n}" in page.get_by_test_id("stMain").inner_text()


def test_a_link_keeps_its_page_through_the_choice_of_a_person(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/glossary")
    page.get_by_role("button", name="以此身份查看").first.click()
    expect(page.get_by_role("heading", name="指标词典")).to_be_visible()
    assert "/glossary" in page.url


def test_a_reload_keeps_person_language_and_period(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/overview?as={LEAD}")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("combobox", name="Period").click()
    page.get_by_role("option", name="Last quarter").click()
    expect(page.get_by_test_id("stMain")).to_contain_text("1 Jul")
    settled(page)
    before = tile(page, satisfaction.csat, "en")
    page.reload()
    settled(page)
    assert tile(page, satisfaction.csat, "en") == before
    assert page.get_by_role("combobox", name="Period").input_value() == "Last quarter"
    expect(page.get_by_test_id("stMain")).to_contain_text("Zhou Lixing")


def test_the_language_follows_the_browser_until_somebody_chooses(demo: Server, new_page: OpenPage) -> None:
    page = new_page(language="en-GB")
    visit(page, f"{demo.address}/overview?as={LEAD}")
    expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", name="概览", exact=True)).to_be_visible()


def test_the_tab_key_reaches_the_pickers(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/overview?as={LEAD_AND_ADMIN}")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))
        if any("时段" in name for name in reached):
            return
    raise AssertionError(f"40 presses reached only {sorted(reached)}")


# ------------------------------------------------------------------ forms


def log_score(page: Page, score: int, comment: str) -> None:
    page.get_by_role("radio", name=str(score), exact=True).click()
    page.get_by_role("textbox", name="留言").fill(comment)
    page.get_by_role("button", name="保存", exact=True).click()


def test_logged_feedback_is_counted_at_once(demo: Server, library: Library, page: Page) -> None:
    before = library.answers(LEAD)
    visit(page, f"{demo.address}/log-feedback?as={LEAD}")
    log_score(page, 5, "问题解决得很快")
    expect(page.get_by_text("已保存，并已计入统计。")).to_be_visible()
    assert library.answers(LEAD) == before + 1
    page.reload()  # the form's key was renewed: nothing is stored again
    settled(page)
    assert library.answers(LEAD) == before + 1
    turn_to(page, f"/overview?as={LEAD}")
    assert f"n = {before + 1}" in page.get_by_test_id("stMain").inner_text()


def test_a_score_about_ones_own_service_waits_for_the_lead(demo: Server, library: Library, page: Page) -> None:
    before = library.answers(LEAD)
    visit(page, f"{demo.address}/log-feedback?as={STAFF}")
    log_score(page, 5, "态度很好")
    expect(page.get_by_text("经主管确认后计入统计")).to_be_visible()
    assert library.answers(LEAD) == before


def test_a_logged_complaint_counts_once_however_often_it_is_sent(demo: Server, library: Library, page: Page) -> None:
    before = library.says(complaints.complaints_opened, LEAD).value
    visit(page, f"{demo.address}/log-complaint?as={STAFF}")
    page.get_by_role("textbox", name="情况说明").fill("包装破损，退款三天未到账")
    page.get_by_role("button", name="登记投诉").dblclick()
    expect(page.get_by_text(re.compile(r"投诉 \d+ 已登记，截止 2026-"))).to_be_visible()
    expect(page.get_by_role("textbox", name="情况说明")).to_have_value("")
    assert before is not None
    assert library.says(complaints.complaints_opened, LEAD).value == before + 1
    turn_to(page, f"/causes?as={LEAD}")
    assert tile(page, complaints.complaints_opened) == str(int(before) + 1)


def test_a_form_without_its_text_keeps_what_was_chosen(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/log-complaint?as={STAFF}")
    page.get_by_text("紧急", exact=True).click()
    page.get_by_role("button", name="登记投诉").click()
    expect(page.get_by_text("内容为空，请填写客户的原话或概要。")).to_be_visible()
    settled(page)
    expect(page.get_by_role("radio", name="紧急")).to_be_checked()


# ------------------------------------------------------------------ files


def bring(page: Page, name: str, content: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content.encode("utf-8")}
    )
    expect(page.get_by_text("3 · 前几行将如此存储")).to_be_visible()
    settled(page)


def test_an_imported_file_counts_once_and_its_mapping_is_found_again(
    demo: Server, library: Library, page: Page
) -> None:
    before = library.answers(LEAD_AND_ADMIN)
    visit(page, f"{demo.address}/import?as={LEAD_AND_ADMIN}")
    bring(page, "contacts.csv", CONTACTS)
    page.get_by_role("button", name="试运行（不存入）").click()
    expect(page.get_by_text("如果现在存入： 读取 3 行 · 新增 2 · 更新 0 · 未变 0 · 拒绝 1")).to_be_visible()
    assert library.answers(LEAD_AND_ADMIN) == before

    page.get_by_role("button", name="存入", exact=True).click()
    expect(page.get_by_text("已存入。 读取 3 行 · 新增 2 · 更新 0 · 未变 0 · 拒绝 1")).to_be_visible()
    assert library.answers(LEAD_AND_ADMIN) == before + 2
    expect(page.get_by_role("heading", name="被拒绝的行")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载，更正后重新导入").click()
    refused = download.value.path().read_text("utf-8-sig")
    assert refused.splitlines()[0] == CONTACTS.splitlines()[0]
    assert refused.splitlines()[1].startswith("B-3,昨天")

    page.get_by_label("映射名称").fill("呼叫中心")
    page.get_by_role("button", name="保存此映射，供下次使用").click()
    expect(page.get_by_text("已保存，遇到相同的列会自动使用。")).to_be_visible()

    visit(page, f"{demo.address}/import?as={LEAD_AND_ADMIN}")
    bring(page, "again.csv", CONTACTS)
    expect(page.get_by_text("识别到相同的列，使用已保存的映射“呼叫中心”。")).to_be_visible()
    page.get_by_role("button", name="存入", exact=True).click()
    expect(page.get_by_text("文件中的内容均已存在，没有变化。")).to_be_visible()
    assert library.answers(LEAD_AND_ADMIN) == before + 2

    turn_to(page, f"/overview?as={LEAD_AND_ADMIN}")
    reading = library.says(satisfaction.csat, LEAD_AND_ADMIN)
    assert tile(page, satisfaction.csat) == formats.share(reading.value, "zh")
    assert f"n = {before + 2}" in page.get_by_test_id("stMain").inner_text()


def test_a_file_that_is_no_table_says_what_to_do(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/import?as={LEAD_AND_ADMIN}")
    page.locator("input[type=file]").set_input_files({"name": "photo.xlsx", "mimeType": "", "buffer": b"PK\3\4nothing"})
    rerun(page)
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    assert "Traceback" not in page.content()


# ------------------------------------------------------------------ nobody else


def test_who_may_not_import_gets_no_page_by_its_address(demo: Server, page: Page) -> None:
    visit(page, f"{demo.address}/import?as={STAFF}")
    expect(page.get_by_text("此页面不属于您的角色。")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_a_complaint_goes_all_the_way_through_as_three_people(demo: Server, root: Path, new_page: OpenPage) -> None:
    """A member of staff hands it over, a colleague resolves it, their lead confirms it with the customer."""
    number = _complaint_of(root, STAFF)
    address = f"{demo.address}/complaint?number={number}&lang=en"
    page = new_page(language="en-GB")
    visit(page, f"{address}&as={STAFF}")
    _step(page, "Hand over")
    page.get_by_role("combobox", name="A person").press_sequentially(COLLEAGUE_NAME)
    page.get_by_role("option", name=COLLEAGUE_NAME).click()
    page.get_by_label("Why").fill("knows the customer")
    _send(page, "Hand over", f"Complaint {number} is handed over.")
    visit(page, f"{address}&as={COLLEAGUE}")
    expect(page.get_by_text("knows the customer")).to_be_visible()
    _step(page, "Resolve")
    page.get_by_role("combobox", name="Cause").press_sequentially("wrong address")
    page.get_by_role("option", name="wrong address").click()
    page.get_by_role("radio", name="compensated").click()
    _send(page, "Resolve", f"Complaint {number} is resolved.")
    visit(page, f"{address}&as={LEAD}")
    _send(page, "Confirm with the customer", f"Complaint {number} is closed.")
    expect(page.get_by_text("confirmed it with the customer")).to_be_visible()


def _step(page: Page, name: str) -> None:
    """Choose what to do next."""
    page.get_by_role("radio", name=name).click()
    rerun(page)


def _send(page: Page, name: str, said: str) -> None:
    page.get_by_role("button", name=name).last.click()
    expect(page.get_by_text(said)).to_be_visible()


def _complaint_of(root: Path, member_id: int) -> int:
    """An open complaint that this person holds."""
    engine = open_database(database_of(root))
    asked = select(complaint.c.id).where(complaint.c.member_id == member_id, complaint.c.ended_on.is_(None))
    with reading(engine) as connection:
        found = int(connection.execute(asked.order_by(complaint.c.id.desc())).scalars().first() or 0)
    engine.dispose()
    return found
