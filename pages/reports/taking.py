"""Making a document of a page: it is run once more, as this visitor, with what they had set, and taken down."""

import re
from typing import Any

import streamlit as st

from data_access.members import people
from data_access.numbers.asking import extent
from metrics import calendar_words
from metrics.calendars.periods import EARLIEST
from metrics.registry import SUBJECTS
from metrics.words import Language
from pages.reports import markdown
from pages.reports.capture import captured, ended_early
from pages.reports.document import Definition, Document, Heading, Number, Part, Picture, Table, Words, each
from pages.reports.reading import Reader
from pages.shared import filters, recording, session
from pages.shared.data import load
from pages.shared.origin import latest_said, rights_said
from pages.shared.recording import ChartNote, Notes, TableNote
from pages.shared.session import language, name_of, say
from pages.shared.texts import frame
from pages.shared.texts import glossary as glossary_words


def taken(page: Any) -> Document:
    """Draw the page, and return what was drawn as a document."""
    with recording.listening() as notes, captured(notes) as drawn:
        with ended_early():
            page.run()
        reader = Reader(language(), filters.local(), session.house().zone, _behind)
        parts = reader.parts(drawn)
    titles = [part.words for part in each(parts) if isinstance(part, Heading) and part.level == 1]
    zone, scope = session.zone(), session.scope()
    return Document(
        address=page.url_path,
        title=markdown.plain(titles[0]) if titles else page.title,
        language=language(),
        zone=session.house().zone,
        as_of=session.clock().now.astimezone(zone),
        made_at=session.moment().now.astimezone(zone),
        made_by=rights_said(scope, load(people.teams_to_pick)),
        filters=tuple(_filters(notes)),
        parts=parts,
        definitions=tuple(_definitions(parts, language())),
        member_ids=tuple(sorted(notes.member_ids)),
        local=filters.local(),
        latest=latest_said(load(extent).last),
    )


def _behind(note: ChartNote) -> list[TableNote]:
    """What a chart's table would show. It is drawn into a place of its own, which stays empty for who looks."""
    if note.table is None:
        return []
    with st.empty().container():
        return recording.tables_behind(note)


def _filters(notes: Notes) -> list[tuple[str, str]]:
    """What was set, in words; a picker that is on "all" says so."""
    chosen, found = filters.chosen(), []
    if "period" in notes.pickers:
        period = filters.period()
        said = filters.period_said()
        if period.start != EARLIEST and period.code != "own":
            year = session.clock().today.year
            said = f"{said} · {calendar_words.period(period, language(), this_year=year)}"
        found.append((say(frame.PERIOD), said))
    if "team" in notes.pickers:
        found.append((say(frame.WHICH_TEAM), _teams(chosen.team_id) or say(frame.ALL_TEAMS)))
    if "time" in notes.pickers:
        clock = filters.WORKING_HOURS if filters.working_hours() else filters.ROUND_THE_CLOCK
        found.append((say(frame.CLOCK), say(frame.CLOCKS[clock])))
    for name, label, codes in (("channel", frame.CHANNEL, chosen.channel), ("tier", frame.TIER, chosen.tier)):
        if name in notes.pickers:
            stop = ", " if language() == "en" else "、"
            found.append((say(label), stop.join(filters.code_said(code) for code in codes) or say(frame.ALL)))
    return [*found, *notes.picked.items()]


def _teams(team_ids: tuple[int | None, ...]) -> str:
    known = load(people.teams).set_index("team_id") if team_ids else None
    if known is None:
        return ""
    return ", ".join(name_of(known.loc[one, "name"], known.loc[one, "name_en"]) for one in team_ids)


def _definitions(parts: tuple[Part, ...], spoken: Language) -> list[Definition]:
    """What the numbers mean that the document names: metrics in the words of the glossary, others as the page says."""
    named: dict[str, str] = {}
    sentences = []
    for part in each(parts):
        match part:
            case Number(name, _, _, meaning):
                named[markdown.plain(name)] = markdown.plain(meaning)
            case Table(_, _, _, _, _, TableNote() as note):
                named.update(_columns(note, spoken))
            case Picture(_, title, _, _, small, behind) if not small:
                sentences.append(markdown.plain(title))
                for note in behind:
                    named.update(_columns(note, spoken))
            case Heading(_, said) | Words(said, _):
                sentences.append(markdown.plain(said))
    text = "\n".join(sentences)
    found = {}
    by_name = _metrics(spoken)
    for name in sorted(by_name, key=len, reverse=True):
        if name in named or _stands(name, text):
            found[name] = by_name[name]
            text = text.replace(name, " ")
    own = [Definition(name, meaning) for name, meaning in named.items() if meaning and name not in found]
    return [found[name] for name in by_name if name in found] + own


def _columns(note: TableNote, spoken: Language) -> dict[str, str]:
    return {column.label.said(spoken): column.meaning.said(spoken) for column in note.columns if column.meaning}


def _stands(name: str, text: str) -> bool:
    """Whether a metric is named in a text: as words of their own where a language has spaces."""
    return re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text) is not None


def _metrics(spoken: Language) -> dict[str, Definition]:
    """The glossary's metrics by their names, durations by the clock that was chosen."""
    found = {}
    for subject in SUBJECTS:
        for metric in subject.metrics:
            shown = filters.of_clock(metric)
            name = shown.name.said(spoken)
            found[name] = Definition(
                name,
                shown.meaning.said(spoken),
                shown.reckoned.said(spoken),
                glossary_words.UNITS[shown.unit].said(spoken),
                glossary_words.BETTER[shown.better].said(spoken),
                glossary_words.COHORTS[shown.cohort].said(spoken),
            )
    return found
