"""Durations round the clock or in working hours: the switch is on every page with times, and files honour it."""

import csv
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from data_access.engine import reading
from data_access.members.people import scope_of
from data_access.numbers.asking import ask
from metrics.calendars.periods import Grain, named
from pages.shared import session
from pages.shared.menu import MENU
from tests.data_access.demo_file import TODAY
from tests.pages.conftest import LEAD, Open, texts

PAGES = [entry.script for entries in MENU.values() for entry in entries if not entry.own]
ROUND_THE_CLOCK, WORKING = ", minutes", ", working minutes"  # how a file's headers say in what durations are
TIMES = "complaints/times.py"
NUMBER = "2541"  # of a complaint of the lead's team


@dataclass
class Seen:
    """A page by one of the clocks: whether the switch is there, what is read, its files by name as their rows."""

    switch: bool
    said: str
    files: dict[str, list[list[str]]] = field(default_factory=dict)

    @property
    def content(self) -> tuple[str, list[list[list[str]]]]:
        """Everything but the files' names, in which drafts have their number."""
        return self.said, list(self.files.values())

    @property
    def headers(self) -> list[list[str]]:
        return [rows[0] for rows in self.files.values()]


@pytest.fixture
def see(demo: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Seen]:
    """A page with every table open at once, and the files of them all, each made outside of the visit as servers do."""
    made: list[tuple[str, Callable[[], bytes]]] = []
    button, download = st.button, st.download_button

    def taken(label: str, data: Any, file_name: str, *rest: Any, **options: Any) -> bool:
        if file_name.endswith(".csv"):
            made.append((str(options["key"]), data))
        return bool(download(label, data, file_name, *rest, **options))

    def pressed(label: str, **options: Any) -> bool:
        return bool(button(label, **options)) or str(options.get("key", "")).startswith("table_")

    monkeypatch.setattr(st, "download_button", taken)
    monkeypatch.setattr(st, "button", pressed)
    monkeypatch.setattr(st, "dialog", lambda *_, **__: lambda drawn: drawn)

    def seen(script: str, clock: str) -> Seen:
        made.clear()
        visit = open_page(script, person=LEAD, language="en", time=clock, period="this_year", number=NUMBER)
        switch = any(group.key == "pick_time" for group in visit.button_group)
        with ThreadPoolExecutor(1) as outside:
            files = {name: outside.submit(data).result().decode("utf-8-sig") for name, data in made}
        return Seen(switch, texts(visit), {name: list(csv.reader(io.StringIO(text))) for name, text in files.items()})

    return seen


@pytest.mark.parametrize("script", PAGES)
def test_a_page_with_times_has_the_switch_and_its_files_honour_it(see: Callable[[str, str], Seen], script: str) -> None:
    """Where a file has durations round the clock by the other clock, too, those in working hours stand beside them."""
    found = {clock: see(script, clock) for clock in ("calendar", "working")}
    for clock, seen in found.items():
        for header in seen.headers:
            told = {end for end in (ROUND_THE_CLOCK, WORKING) if any(name.endswith(end) for name in header)}
            chosen = WORKING if clock == "working" else ROUND_THE_CLOCK
            assert not told or chosen in told, header
            assert seen.switch or len(told) != 1, header
    plain, working = found.values()
    assert plain.switch == working.switch == (plain.content != working.content)


def test_the_exported_times_are_those_in_working_hours(see: Callable[[str, str], Seen]) -> None:
    rows = next(rows for name, rows in see(TIMES, "working").files.items() if name.startswith("complaint_times_table"))
    house, measure = session.house(), "complaint_resolution_p50_working"
    with reading(house.database) as connection:
        lead = scope_of(connection, LEAD, TODAY)
    months = named("this_year", TODAY).elapsed(TODAY)
    asked = ask(house.mirror, lead, (measure,), months, session.clock(), every=Grain.MONTH)
    medians = dict(zip((f"{start:%Y-%m-%d}" for start in asked["start"]), asked[measure], strict=True))
    exported = {row[0]: float(row[1]) for row in rows[1:] if row and row[0] in medians}
    assert rows[0][1].endswith(WORKING)
    assert exported == pytest.approx(medians)
