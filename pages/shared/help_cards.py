"""The help of a page as it is read, and what a search in all of it finds."""

from collections.abc import Iterable, Mapping

import streamlit as st

from metrics.declare import Metric
from metrics.registry import METRICS, SUBJECTS
from metrics.words import Text
from pages.shared import menu, session, show
from pages.shared.menu import Entry
from pages.shared.session import plain, say
from pages.shared.texts import glossary
from pages.shared.texts import help_page as words
from pages.shared.texts.help.declare import PageHelp
from pages.shared.texts.help.every import HELP

PICKED, ASKED = "help_page", "help_asked"


def page_picked(entries: Mapping[str, Entry]) -> str:
    """The page whose help is read: as a link's address says, else as chosen here."""
    asked = st.query_params.get("page", "")
    if asked not in entries:
        asked = menu.first_of(session.scope())
    # A link to another page's help changes the address of a visit that chose one before.
    if PICKED not in st.session_state or st.session_state.get(ASKED) != asked:
        st.session_state[PICKED] = asked
    picked: str = st.selectbox(
        say(words.PAGE), list(entries), key=PICKED, format_func=lambda address: say(entries[address].name), width=280
    )
    st.session_state[ASKED] = st.query_params["page"] = picked
    return picked


def help_card(entry: Entry) -> None:
    """All that is told of a page, and the way to it."""
    told = HELP[entry.address]
    with st.container(border=True):
        st.subheader(plain(say(entry.name)), anchor=False)
        st.markdown(plain(say(told.purpose)))
        st.page_link(entry.script, label=say(words.OPEN, page=plain(say(entry.name))), icon=":material/arrow_forward:")
        _section(words.WHO, [plain(say(told.who))])
        _section(words.PARTS, [_line(say(part.name), say(part.what)) for part in told.parts])
        if told.metrics:
            _section(words.NUMBERS, [_metric(key) for key in told.metrics])
        _section(words.MISSING, [plain(say(told.missing))])


def found_card(entries: Iterable[Entry], wanted: str) -> None:
    """The pages and the metrics whose words hold what was sought."""
    pages = [entry for entry in entries if wanted in _words(HELP[entry.address], entry.name)]
    metrics = [
        metric.key for subject in SUBJECTS for metric in subject.metrics
        if wanted in searched(metric)
    ]  # fmt: skip
    if not pages and not metrics:
        show.nothing_here(words.NOTHING_FOUND, words.NOTHING_FOUND_WHAT)
        return
    st.caption(say(words.FOUND, count=len(pages), metrics=len(metrics)))
    for entry in pages:
        with st.container(border=True, gap="xsmall"):
            st.page_link(
                "manage/help.py", label=f"**{plain(say(entry.name))}**", icon=":material/help:",
                query_params={"page": entry.address},
            )  # fmt: skip
            for line in _lines(HELP[entry.address], wanted):
                st.caption(plain(line))
    if metrics:
        _section(words.NUMBERS, [_metric(key) for key in metrics])


def searched(metric: Metric) -> str:
    """The words by which a metric is found: its key, its names in both languages, all else as it is read."""
    return f"{metric.key} {metric.name.en} {metric.name.zh} {say(metric.meaning)} {say(metric.reckoned)}".lower()


def _section(title: Text, lines: Iterable[str]) -> None:
    st.markdown(f"##### {plain(say(title))}\n\n" + "\n".join(lines))


def _metric(key: str) -> str:
    """A metric in its own words."""
    metric = METRICS[key]
    how = say(
        glossary.LINE, unit=say(glossary.UNITS[metric.unit]), better=say(glossary.BETTER[metric.better]),
        cohort=say(glossary.COHORTS[metric.cohort]),
    )  # fmt: skip
    reckoned = say(glossary.RECKONED, how=plain(say(metric.reckoned)))
    return f"{_line(say(metric.name), say(metric.meaning))}  \n  {reckoned}  \n  :gray[{plain(how)}]"


def _line(name: str, what: str) -> str:
    return "- " + say(words.LINE, name=plain(name), what=plain(what))


def _said(told: PageHelp) -> list[str]:
    parts = [f"{say(part.name)}: {say(part.what)}" for part in told.parts]
    return [say(told.purpose), say(told.who), *parts, say(told.missing)]


def _words(told: PageHelp, name: Text) -> str:
    return "\n".join([name.en, name.zh, *_said(told)]).lower()


def _lines(told: PageHelp, wanted: str) -> list[str]:
    """What is shown of a page that was found: where the words stand, or what it is for."""
    return [line for line in _said(told) if wanted in line.lower()][:3] or [say(told.purpose)]
