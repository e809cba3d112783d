"""The import page without a browser: from the upload to the withdrawal, as each role, in both languages."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data_access.engine import open_database, reading
from data_access.rejected import REASONS
from data_access.schema import interaction
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

IMPORT = "manage/imports.py"
OWNER_SAID = {"zh": "本机所有者", "en": "Owner of this machine"}
CONTACTS = """Ticket number,Created at,First response at,Resolved at,Agent name,Group,Channel,CSAT score
A1,2026-11-02 09:00,2026-11-02 09:05,2026-11-02 11:00,Ann,North,Phone,5
A2,2026-11-02 23:30,2026-11-02 23:10,2026-11-03 01:30,Ben,South,Pigeon,2
A3,soon,,,Ann,North,Email,
"""
UNDECIDED = """Ticket number,Created at,Agent name
A1,02/03/2026 09:00,Ann
A2,03/04/2026 09:00,Ann
"""
COUNTS = {
    "zh": "读取 {} 行 · 新增 {} · 更新 {} · 未变 {} · 拒绝 {}",
    "en": "{} rows read · {} new · {} changed · {} unchanged · {} refused",
}


def with_file(open_page: Open, content: str | bytes = CONTACTS, name: str = "contacts.csv", **visit: object) -> AppTest:
    """The page after this file was chosen."""
    page = open_page(IMPORT, **visit)
    content = content if isinstance(content, bytes) else content.encode("utf-8")
    page.file_uploader[0].set_value((name, content, "text/csv"))
    return run(page)


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, [error.value for error in page.exception]
    return page


def click(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def frames(page: AppTest) -> list[str]:
    return [shown.value.to_string() for shown in page.dataframe]


def test_the_page_before_anything_was_imported(nothing: Path, open_page: Open) -> None:
    assert "尚未导入任何文件" in texts(open_page(IMPORT))
    assert "Nothing was imported yet" in texts(open_page(IMPORT, language="en"))


@pytest.mark.parametrize("person", [EXECUTIVE, LEAD, STAFF])
def test_who_may_not_import_gets_no_page(demo: Path, open_page: Open, person: int) -> None:
    page = open_page(IMPORT, person=person)
    assert not page.file_uploader
    assert "历次导入" not in texts(page)


@pytest.mark.parametrize(("language", "title"), [("zh", "导入"), ("en", "Import")])
@pytest.mark.parametrize("person", [ADMIN, "owner"])
def test_who_may_import_sees_the_earlier_ones(
    demo: Path, open_page: Open, person: int | str, language: str, title: str
) -> None:
    page = open_page(IMPORT, person=person, language=language)
    assert page.title[0].value == title
    assert len(page.file_uploader) == 1
    assert "contacts_2026-10.csv" in frames(page)[-1]
    assert ("罗启文" if language == "zh" else "Luo Qiwen") in frames(page)[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_is_mapped_tried_and_stored(nothing: Path, open_page: Open, language: str) -> None:
    page = with_file(open_page, language=language)
    shown = next(each.value for each in page.dataframe if "2026-11-02 09:00" in each.value.to_string())
    opened = "受理时间" if language == "zh" else "Opened at"
    assert shown[opened].tolist() == ["2026-11-02 09:00", "2026-11-02 23:30", "soon"]
    why = REASONS["date_unreadable"].said("zh" if language == "zh" else "en")
    assert shown.iloc[2, 1].startswith("Created at")
    assert why in shown.iloc[2, 1]
    assert ("电话" if language == "zh" else "Phone") in shown.to_string()
    assert "Pigeon" in shown.to_string()

    click(page, "import_try")
    assert COUNTS[language].format(3, 2, 0, 0, 1) in page.info[-1].value
    assert "尚未导入任何文件" in texts(page) or "Nothing was imported yet" in texts(page)

    click(page, "import_store")
    assert COUNTS[language].format(3, 2, 0, 0, 1) in page.success[0].value
    assert any(why in each for each in frames(page))
    assert ("2 名成员" if language == "zh" else "2 member(s)") in texts(page)
    assert ("首次响应早于受理时间" if language == "zh" else "Answered before it was reported") in texts(page)
    assert OWNER_SAID[language] in frames(page)[-1]

    again = with_file(open_page, language=language)
    click(again, "import_store")
    assert COUNTS[language].format(3, 0, 0, 2, 1) in again.success[0].value


@pytest.mark.parametrize(("language", "said"), [("zh", "文件较大"), ("en", "A large file")])
def test_of_a_large_file_it_says_that_others_wait_meanwhile(
    nothing: Path, open_page: Open, language: str, said: str
) -> None:
    head, row = "Ticket number,Created at,Agent name\n", "A{},2026-11-02 09:00,Ann\n"
    large = head + "".join(row.format(number) for number in range(250_000))
    assert said in texts(with_file(open_page, large, language=language))
    assert said not in texts(with_file(open_page, large[: len(large) // 2], language=language))


def test_a_corrected_file_updates(nothing: Path, open_page: Open) -> None:
    click(with_file(open_page), "import_store")
    corrected = with_file(open_page, CONTACTS.replace("soon", "2026-11-05 10:00").replace("Phone,5", "Phone,4"))
    click(corrected, "import_store")
    assert COUNTS["zh"].format(3, 1, 1, 1, 0) in corrected.success[0].value


def test_what_was_stored_can_be_withdrawn(nothing: Path, open_page: Open) -> None:
    click(with_file(open_page), "import_store")
    page = open_page(IMPORT)
    page.session_state["import_batches"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    run(page)
    assert any("soon" in each for each in frames(page))  # its refused rows
    key = next(button.key for button in page.button if re.fullmatch(r"withdraw_\d+", str(button.key)))
    click(page, str(key))
    again = with_file(open_page)
    click(again, "import_try")
    assert COUNTS["zh"].format(3, 2, 0, 0, 1) in again.info[-1].value


def test_dates_that_the_rows_do_not_decide_are_asked_for(nothing: Path, open_page: Open) -> None:
    page = with_file(open_page, UNDECIDED, language="en")
    assert not [button for button in page.button if button.key == "import_store"]
    asked = next(radio for radio in page.radio if "which comes first" in radio.label)
    assert asked.value is None
    assert asked.options == ["day first", "month first"]
    asked.set_value("day_first")
    run(page)
    assert "2026-03-02 09:00" in frames(page)[0]
    click(page, "import_store")
    assert COUNTS["en"].format(2, 2, 0, 0, 0) in page.success[0].value


def test_a_required_field_without_a_column_is_asked_for(nothing: Path, open_page: Open) -> None:
    page = with_file(open_page, "Colour,Weight\nred,5\n", language="en")
    assert page.warning
    assert REASONS["mapping_incomplete"].said("en", fields="Opened at") in texts(page)
    assert not [button for button in page.button if button.key == "import_store"]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "需要一列评价时间"), ("en", "need a column with the day or time")]
)
def test_answers_without_a_day_are_asked_for_it_before_anything_is_stored(
    nothing: Path, open_page: Open, language: str, said: str
) -> None:
    answers = "Response ID,Score,Comment,Filled in\n1,5,good,2026-11-02\n2,4,fine,2026-11-03\n"
    page = open_page(IMPORT, language=language)
    page.segmented_control[0].set_value("answers")
    run(page)
    page.file_uploader[0].set_value(("answers.csv", answers.encode(), "text/csv"))
    run(page)
    assert said in "".join(warning.value for warning in page.warning)
    assert "import_store" not in [button.key for button in page.button]
    assert "answered_at" not in texts(page)
    (day,) = [one for one in page.selectbox if "answered_at" in str(one.key)]
    day.set_value("Filled in")
    run(page)
    assert not page.warning
    assert "import_store" in [button.key for button in page.button]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no workbook", b"\x00\x01\x02\x03" * 50], ids=["empty", "zip", "bytes"]
)
@pytest.mark.parametrize("name", ["file.csv", "file.xlsx", "file.csv.gz"])
def test_an_unreadable_file_is_refused_in_a_sentence(nothing: Path, open_page: Open, name: str, content: bytes) -> None:
    page = with_file(open_page, content, name)
    said = texts(page)
    assert "{" not in said
    assert page.error or page.warning


def test_a_saved_mapping_is_found_again_and_lacks_no_name(nothing: Path, open_page: Open) -> None:
    page = click(with_file(open_page), "import_try")
    save = next(button for button in page.button if button.label == "保存此映射，供下次使用")
    save.click()
    run(page)
    assert page.error[0].value == REASONS["mapping_name_missing"].zh
    page.text_input(key="mapping_name").set_value("Call centre")
    next(button for button in page.button if button.label == "保存此映射，供下次使用").click()
    run(page)
    again = with_file(open_page)
    assert "“Call centre”" in texts(again)


def test_another_kind_of_file_asks_for_other_fields(nothing: Path, open_page: Open) -> None:
    page = open_page(IMPORT, language="en")
    page.segmented_control[0].set_value("customers")
    run(page)
    page.file_uploader[0].set_value(("customers.csv", b"Customer ID,Name,Tier\nC1,Ann,VIP\n", "text/csv"))
    run(page)
    assert "VIP" in frames(page)[0]
    click(page, "import_store")
    assert COUNTS["en"].format(1, 1, 0, 0, 0) in page.success[0].value


def test_an_image_or_a_link_in_a_file_stays_text(nothing: Path, open_page: Open) -> None:
    name = "![x](http://example.com/x.png)"
    page = with_file(open_page, CONTACTS.replace("Ticket number", name), f"{name[:3]}.csv")
    click(page, "import_try")
    assert not [each for each in page.markdown if "](http" in each.value]


def test_an_unknown_word_is_given_a_meaning_on_the_page(nothing: Path, open_page: Open) -> None:
    visit = open_page(IMPORT)
    content = b"id,created at,channel\n1,2026-11-02 09:00,Fax\n2,2026-11-03 09:00,phone\n"
    visit.file_uploader[0].set_value(("contacts.csv", content, "text/csv")).run()
    means = next(one for one in visit.selectbox if str(one.key).startswith("means_") and "Fax" in str(one.key))
    means.set_value("email").run()
    visit.button(key="import_store").click().run()
    assert not visit.exception
    engine = open_database(f"sqlite:///{nothing}")
    with reading(engine) as connection:
        found = connection.execute(select(interaction.c.channel).order_by(interaction.c.id)).scalars().all()
    engine.dispose()
    assert found == ["email", "phone"]
