"""A lead follows up a low score and declines a suggestion; staff of another team see none of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, StartServer
from tests.browser.demo import ENVIRONMENT, demo_root
from tests.browser.visiting import PHONE, no_wider_than_the_window, settled, visit
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.pages.conftest import LEAD

OTHER_TEAM = 23
NOTE, WHY = "已致电道歉，改为周六上门", "今年没有预算，明年再看"


def choose(page: Page, kind: str) -> None:
    """The first entry of this kind, from the list of the form."""
    page.get_by_role("combobox", name="处理哪一条").press_sequentially(kind)
    page.get_by_role("option", name=kind).first.click()


def to_do(page: Page) -> int:
    return int(page.get_by_role("radio", name="待处理").inner_text().split()[-1])


def exported(page: Page, address: str) -> list[str]:
    """The lines of the list there as a file: on the page they are a picture."""
    visit(page, address)
    with page.expect_download() as file:
        page.get_by_role("button", name="CSV").click()
    return Path(file.value.path()).read_text(encoding="utf-8").splitlines()


def test_a_lead_answers_feedback_and_another_team_hears_nothing(
    server: StartServer, new_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = shared_folder(tmp_path_factory.getbasetemp())
    address = server(demo_root(tmp_path_factory.mktemp("demo"), made, recent_demo_file), **ENVIRONMENT).address
    page = new_page(size=(PHONE[0], 1800))  # all of it in sight: a list closes when its page scrolls
    visit(page, f"{address}/feedback-inbox?as={LEAD}")
    no_wider_than_the_window(page)
    waiting = to_do(page)

    choose(page, "满意度")
    page.get_by_role("textbox", name="回访情况").fill(NOTE)
    page.get_by_role("button", name="完成回访").click()
    expect(page.get_by_text("已完成回访，并计入统计。")).to_be_visible()
    settled(page)
    assert to_do(page) == waiting - 1

    choose(page, "建议")
    page.get_by_role("radio", name="不采纳").click()
    page.get_by_role("button", name="答复", exact=True).click()
    expect(page.get_by_text("请填写不采纳的原因")).to_be_visible()
    page.get_by_role("textbox", name="如何落实").fill(WHY)
    page.get_by_role("button", name="答复", exact=True).click()
    expect(page.get_by_text("已答复，并计入统计。")).to_be_visible()
    settled(page)
    assert to_do(page) == waiting - 2

    done = exported(page, f"{address}/feedback-inbox?view=done&as={LEAD}")
    assert [line for line in done if WHY in line and "未采纳" in line]
    assert [line for line in done if NOTE in line and "回访" in line]
    others = exported(page, f"{address}/feedback-inbox?view=done&as={OTHER_TEAM}")
    assert len(others) > 10
    assert not [line for line in others if WHY in line or NOTE in line]
