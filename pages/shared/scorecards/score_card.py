"""The scorecard itself: the score with its coverage, what each part adds, and every part opening to its rows."""

from functools import partial

import pandas as pd
import streamlit as st

from metrics import formats
from metrics.declare import Unit
from metrics.goals.targets import STATUS_WORDS, Status
from metrics.people.scorecard import Card, Part
from metrics.people.weights import LEAD
from metrics.registry import METRICS
from metrics.words import Text
from pages.shared import filters, panels, show
from pages.shared.charts import bars, draw
from pages.shared.charts.figure import Said
from pages.shared.columns import Column, Kind, written
from pages.shared.kpi_tiles import target_said
from pages.shared.scorecards import part_bullets
from pages.shared.scorecards.part_rows import part_rows
from pages.shared.scorecards.score_course import course
from pages.shared.scorecards.scored import Scored, meaning_of, name_of
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import people
from pages.shared.texts import scorecards as words

MOST_LINES = 16  # the score and all its parts are seen at once


def score_card(
    found: Scored, key: str, *, title: Text | None = None, also: str = "", name: str = "", parts: bool = True
) -> None:
    """The whole card. `title`, instead of "my score", has a place for the score and for a `name`; `also` is said
    beside the coverage; without `parts` their details stand elsewhere."""
    with st.container(border=True):
        sentence, caption = head(found, title, name=name)
        show.headline(sentence, f"{caption} · {also}" if also else caption)
        if found.card.score.value is not None:
            added, over_time = st.columns(2)
            with added:
                _contributions(found.card, key)
            with over_time:
                course(found, f"{key}_course")
        if parts:
            details(found, key)


def head(found: Scored, title: Text | None = None, *, name: str = "") -> tuple[str, str]:
    """The score in a sentence, and what it rests on."""
    score = found.card.score
    if score.value is None:
        return say(words.NO_SCORE), say(words.SCORE_MEANING)
    usual = words.TEAMS_SCORE if found.whose.role == LEAD else words.MY_SCORE
    rests_on = " · ".join(part for part in _rests_on(found.card) if part)
    return say(title or usual, score=points(score.value), name=name), rests_on


def details(found: Scored, key: str) -> None:
    """How far each target is reached, and the table of the parts."""
    if found.card.score.value is not None:
        part_bullets.bullets_of(found, f"{key}_bullets")
    parts_table(found, key)


def parts_table(found: Scored, key: str) -> None:
    """Every part with all that its contribution rests on; the line that somebody chooses opens to its rows."""
    rows = frame_of(found.card)
    st.caption(say(words.OPENS))
    of = found.whose.filters
    place = table(
        rows, COLUMNS, f"{key}_parts", name=say(words.SCORE), filters=filters.said(of), select=True,
        most_lines=MOST_LINES,
    )  # fmt: skip
    if place is None or not 0 < place <= len(found.card.parts):
        return
    part_rows(found, found.card.parts[place - 1], key)


def frame_of(card: Card) -> pd.DataFrame:
    """The score, and a line for each of its parts, in words where a number needs its unit.

    Columns: those of COLUMNS.
    """
    score = card.score
    whole = {
        "part": say(words.SCORE), "value": points(score.value), "n": None,
        "interval": _ends(score.low, score.high), "target": formats.MISSING,
        "status": say(words.COVERED, coverage=formats.share(score.coverage, language(), 0)),
        "attainment": score.value, "weight": sum(part.weight for part in card.parts),
        "contribution": None if score.value is None else 100 * score.value, "definition": say(words.SCORE_MEANING),
    }  # fmt: skip
    rows = [
        {
            "part": say(name_of(part.key)), "value": value_said(part), "n": part.reading.n,
            "interval": interval_said(part), "target": goal_said(part), "status": status_said(part),
            "attainment": part.attainment, "weight": part.weight,
            "contribution": None if part.contribution is None else 100 * part.contribution,
            "definition": say(meaning_of(part.key)),
        }
        for part in card.parts
    ]  # fmt: skip
    found = pd.DataFrame([whole, *rows])
    return found.astype(dict.fromkeys(("n", "attainment", "weight", "contribution"), "float64"))


def value_said(part: Part) -> str:
    """A part's value with its unit; "—" without data."""
    if part.reading.value is None:
        return formats.MISSING
    if part.key not in METRICS:
        return formats.share(part.reading.value, language())
    goal = part.target.value if part.target else None
    return said_of(part).beside(part.reading.value, goal)


def interval_said(part: Part) -> str:
    """The interval of a part's value, if it has one."""
    factor = 100 if part.key not in METRICS or METRICS[part.key].unit is Unit.SHARE else 1
    return _ends(part.reading.low, part.reading.high, factor)


def goal_said(part: Part) -> str:
    """The target of a part; "—" where there is none."""
    return (target_said(part.target, said_of(part)) if part.key in METRICS else "") or formats.MISSING


def status_said(part: Part) -> str:
    """How a part stands to its target; what people rated has none."""
    rated = part.key not in METRICS and part.status is Status.NO_TARGET
    return say(words.RATED_STATUS if rated else STATUS_WORDS[part.status])


def said_of(part: Part) -> Said:
    """How the numbers of a part that is a KPI are written."""
    return panels.said_of(METRICS[part.key])


def points(score: float | None) -> str:
    """A score of 0-1.2 as people know it: 98.8."""
    return formats.number(None if score is None else 100 * score, language(), 1)


def _rests_on(card: Card) -> list[str]:
    score = card.score
    low_high = "" if score.low is None else say(words.INTERVAL_SAID, low=points(score.low), high=points(score.high))
    coverage = say(words.COVERAGE_SAID, coverage=formats.share(score.coverage, language(), 0))
    return [coverage, low_high, say(words.HELD_SAID)]


def _contributions(card: Card, key: str) -> None:
    """Each part's contribution goes on where the one before ended, so that the last one ends at the score."""
    st.markdown(f"**{say(words.CONTRIBUTIONS)}**")
    st.caption(say(words.CONTRIBUTIONS_CAPTION))
    names = [say(name_of(part.key)) for part in card.parts]
    added = [100 * (part.contribution or 0.0) for part in card.parts]
    whole = sum(part.weight for part in card.parts if part.attainment is not None)
    starts = [sum(added[:place]) for place in range(len(added))]

    def written(place: int) -> str:
        part = card.parts[place]
        if part.contribution is None:
            return say(words.ABSENT)
        full = formats.number(100 * part.weight / whole, language(), 1)
        return say(words.SO_MUCH_OF, contribution=formats.number(added[place], language(), 1), full=full)

    chart = bars(say(words.CONTRIBUTIONS), names, added, language(), written=written, starts=starts)
    draw(chart, f"{key}_contributions", title=say(words.CONTRIBUTIONS), table=partial(_contributions_table, card, key))


def _contributions_table(card: Card, key: str) -> None:
    shown = [column for column in COLUMNS if column.key in ("part", "attainment", "weight", "contribution")]
    table(frame_of(card), shown, f"{key}_added", name=say(words.CONTRIBUTIONS))


def cell(value: object, column: Column) -> str:
    """A cell of `frame_of` in words."""
    return written(value, column, language(), filters.local())


def _ends(low: float | None, high: float | None, factor: int = 100) -> str:
    """ "82.5–86.5"; the header says what it is."""
    if low is None or high is None:
        return formats.MISSING
    return "–".join(formats.number(factor * end, language(), 1) for end in (low, high))


COLUMNS = [
    Column("part", words.PART, pinned=True),
    Column("value", words.VALUE),
    Column("n", people.CASES, Kind.COUNT),
    Column("interval", people.INTERVAL),
    Column("target", people.TARGET),
    Column("status", people.STATUS),
    Column("attainment", words.ATTAINMENT, Kind.SHARE, words.ATTAINMENT_MEANING),
    Column("weight", words.WEIGHT, Kind.GIVEN, words.WEIGHT_MEANING),
    Column("contribution", words.CONTRIBUTION, Kind.POINTS, words.CONTRIBUTION_MEANING),
    Column("definition", words.DEFINITION, width=320),
]
