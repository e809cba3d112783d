"""Help: every page of the menu has it in both languages, and it names the numbers that its page shows."""

import ast
from pathlib import Path

import pytest

from metrics.registry import METRICS
from pages.shared.menu import MENU
from pages.shared.texts.help.every import HELP
from tests.conftest import ROOT
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

ENTRIES = {entry.address: entry for entries in MENU.values() for entry in entries}
# What a page draws through a module of its own.
DRAWN_BY = {
    "training": ("training/training_totals.py",),
    "quality-reviews": ("quality/quality_numbers.py",),
    "recognition": ("recognition/spread_cards.py",),
    "feedback-inbox": ("feedback/answered.py",),
    "satisfaction": ("feedback/answered.py",),
}


def shown_by(file: Path) -> set[str]:
    """The metrics that a file names, as `subject.metric` or by themselves."""
    tree = ast.parse(file.read_text("utf-8"))
    from_metrics = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "metrics"
        for alias in node.names
    }
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
             and isinstance(node.value, ast.Name) and node.value.id in from_metrics}  # fmt: skip
    return {name for name in named | from_metrics if name in METRICS}


def test_every_page_of_the_menu_has_its_help() -> None:
    assert set(ENTRIES) - set(HELP) == set(), "say in pages/shared/texts/help/ what they are for"


def test_help_says_everything_in_both_languages() -> None:
    for address, told in HELP.items():
        assert told.parts, address
        for text in (
            told.purpose,
            told.who,
            told.missing,
            *(each for part in told.parts for each in (part.name, part.what)),
        ):
            assert text.en.strip(), address
            assert any("\u4e00" <= sign <= "\u9fff" for sign in text.zh), text.zh


@pytest.mark.parametrize("address", sorted(ENTRIES))
def test_help_names_the_numbers_that_its_page_shows(address: str) -> None:
    files = [ROOT / "pages" / ENTRIES[address].script]
    files += [ROOT / "pages" / "shared" / name for name in DRAWN_BY.get(address, ())]
    shown = set().union(*(shown_by(file) for file in files))
    if address != "help":
        assert shown <= set(HELP[address].metrics)
    assert set(HELP[address].metrics) <= set(METRICS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_is_explained_with_its_metrics_own_words(demo: Path, open_page: Open, language: str) -> None:
    said = texts(open_page("manage/help.py", person=LEAD, language=language, page="overview"))
    told = HELP["overview"]
    for text in (told.purpose, told.who, told.missing, METRICS["csat"].name):
        assert text.said(language) in said
    assert METRICS["csat"].meaning.said(language) in said


def test_only_ones_own_pages_are_explained(demo: Path, open_page: Open) -> None:
    for person, page, others in (
        (STAFF, "scorecard", "audit"),
        (ADMIN, "audit", "members"),
        (EXECUTIVE, "overview", "members"),
    ):
        visit = open_page("manage/help.py", person=person, language="en", page=others)
        offered = visit.selectbox(key="help_page").options
        assert ENTRIES[page].name.en in offered
        assert ENTRIES[others].name.en not in offered
        assert HELP[others].purpose.en not in texts(visit)


def test_a_search_finds_pages_and_metrics_or_says_that_there_is_none(demo: Path, open_page: Open) -> None:
    visit = open_page("manage/help.py", person=LEAD)
    said = texts(visit.text_input(key="help_search").set_value("批量转派").run())
    assert "找到 1 个页面、0 个指标" in said
    assert HELP["open-complaints"].parts[0].what.zh in said
    assert METRICS["nps"].meaning.zh in texts(visit.text_input(key="help_search").set_value("NPS").run())
    assert "没有包含这些词的帮助" in texts(visit.text_input(key="help_search").set_value("zzzz").run())
