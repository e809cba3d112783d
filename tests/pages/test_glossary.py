"""The glossary: every metric of the registry, for everybody."""

from pathlib import Path

import pytest

from metrics.registry import METRICS, SUBJECTS
from metrics.words import Language
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open, texts

GLOSSARY = "manage/glossary.py"


@pytest.mark.parametrize(
    ("person", "language"), [(EXECUTIVE, "zh"), (ADMIN, "en"), (LEAD, "zh"), (STAFF, "en"), ("owner", "zh")]
)
def test_it_names_and_explains_every_metric(demo: Path, open_page: Open, person: int | str, language: Language) -> None:
    said = texts(open_page(GLOSSARY, person=person, language=language))
    for metric in METRICS.values():
        assert metric.name.said(language) in said
        assert metric.meaning.said(language) in said
        assert metric.reckoned.said(language) in said
    for subject in SUBJECTS:
        assert subject.name.said(language) in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_needs_no_facts(nothing: Path, open_page: Open, language: Language) -> None:
    assert METRICS["csat"].meaning.said(language) in texts(open_page(GLOSSARY, language=language))


@pytest.mark.parametrize("words", ["满意度", "satisfaction", "csat", "各分制合并"])
def test_a_metric_is_found_by_its_names_its_key_and_its_formula(demo: Path, open_page: Open, words: str) -> None:
    page = open_page(GLOSSARY, person=STAFF)
    page.text_input(key="glossary_search").set_value(words)
    page.run()
    assert METRICS["csat"].meaning.zh in texts(page)
    assert METRICS["sales"].meaning.zh not in texts(page)


def test_a_search_that_finds_nothing_says_so(demo: Path, open_page: Open) -> None:
    page = open_page(GLOSSARY, person=STAFF, language="en")
    page.text_input(key="glossary_search").set_value("no such metric [x](http://example.com)")
    page.run()
    assert not page.exception
    assert METRICS["csat"].meaning.en not in texts(page)
