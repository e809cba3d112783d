"""What customers said: how they scored, and their comments."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.answering import feedback
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scope import SMALLEST_CELL, Role
from metrics import formats
from metrics.calendars.periods import Period
from pages.shared import filters, show
from pages.shared.charts import distribution, draw
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import Number
from pages.shared.session import language, name_of, say, scope
from pages.shared.tables import table
from pages.shared.texts import feedback as feedback_words
from pages.shared.texts import satisfaction as words

SCORES = (5, 4, 3, 2, 1)
# What the sentence tells in any case: all that is left for who may not see how few gave one score.
TOGETHER = {"4–5": (5, 4), "3": (3,), "1–2": (2, 1)}
MOST_COMMENTS = 100
TALL = 250  # px: as much as the trend beside it leaves


def distribution_card(period: Period, chosen: Filters) -> None:
    """How many gave each score of the 1-5 scale, in words, as bars and as a table."""
    measures = tuple(f"answers_scored_{score}" for score in SCORES)
    counts = load(asking.ask, measures, period, filters=chosen).iloc[0]
    given = [float(counts[measure]) for measure in measures]
    with st.container(border=True, height="stretch"):
        if counts["hidden"] and pd.isna(given).any():
            show.headline(say(words.DISTRIBUTION), say(words.SCORES_HIDDEN))
            return
        if pd.isna(given).any() or not sum(given):
            show.headline(say(words.DISTRIBUTION), say(words.NO_SCORES))
            return
        n = sum(given)
        top, bottom = (formats.share(part / n, language()) for part in (given[0] + given[1], given[3] + given[4]))
        sentence = say(words.DISTRIBUTION_SAYS, top=top, bottom=bottom, n=formats.number(n, language()))
        show.headline(sentence, say(words.DISTRIBUTION_CAPTION))
        shown: dict[str, tuple[int, ...]] = {str(score): (score,) for score in SCORES}
        if scope().hides_small_cells(chosen.team_id) and any(0 < part < SMALLEST_CELL for part in given):
            shown = TOGETHER
        labels = [say(words.POINTS, score=score) for score in shown]
        counts_shown = [sum(given[SCORES.index(score)] for score in scores) for scores in shown.values()]
        rows = pd.DataFrame({"score": labels, "share": [part / n for part in counts_shown], "n": counts_shown})
        columns = (
            Column("score", words.SCORE, pinned=True),
            Column("share", words.SHARE, Kind.SHARE),
            Column("n", words.CASES, Kind.COUNT),
        )
        of_score = {
            label: Number(f"answers_scored_{scores[0]}", words.DISTRIBUTION, words.DISTRIBUTION_MEANS, period, chosen)
            for label, scores in zip(labels, shown.values(), strict=True)
        }
        table = partial(
            number_table, rows, columns, "distribution_table", name=say(words.DISTRIBUTION),
            meaning=words.DISTRIBUTION_MEANS, behind=lambda line: of_score[line["score"]], said=filters.said(chosen),
        )  # fmt: skip
        draw(
            distribution(say(words.DISTRIBUTION), labels, counts_shown, language(), height=TALL),
            "distribution",
            title=sentence,
            table=table,
        )


def comments_card(period: Period, chosen: Filters) -> None:
    """What was written, low scores first; a sentence for those who may see no single comment."""
    with st.container(border=True):
        if not scope().has(Role.STAFF, Role.LEAD):
            show.headline(say(words.COMMENTS), say(words.COMMENTS_NOT_FOR_YOU))
            return
        found = load(feedback.comments, period, chosen, limit=MOST_COMMENTS)
        if found.empty:
            show.headline(say(words.COMMENTS), say(words.NO_COMMENTS))
            return
        count = formats.number(len(found), language())
        show.headline(say(words.COMMENTS), say(words.COMMENTS_CAPTION, count=count, most=MOST_COMMENTS))
        _exportable(told(found), comment_columns(found), "comments", say(words.COMMENTS))


def told(found: pd.DataFrame) -> pd.DataFrame:
    """Answers with their score on its scale and the names of who handled them in the visitor's language."""
    return found.assign(
        of_scale=[_score(row) for row in found.to_dict("records")],
        handler=[name_of(name, name_en) for name, name_en in zip(found["member"], found["member_en"], strict=True)],
        of_team=[name_of(name, name_en) for name, name_en in zip(found["team"], found["team_en"], strict=True)],
    )


def comment_columns(found: pd.DataFrame) -> list[Column]:
    """The columns of what `told` gives; team and kind only where there are several."""
    declared = [
        Column("of_scale", words.SCORE, pinned=True),
        Column("comment", words.COMMENT, words=_or_missing, width=460),
        Column("customer", words.CUSTOMER, words=_or_missing),
        Column("handler", words.MEMBER),
        Column("answered_on", words.WHEN, Kind.DAY),
        Column("channel", words.CHANNEL, words=filters.code_said),
        Column("topic", words.TOPIC, words=filters.code_said),
        Column("kind", words.KIND, words=_kind),
        Column("of_team", words.TEAM),
    ]
    several = {"of_team": "team", "kind": "kind"}
    return [column for column in declared if column.key not in several or found[several[column.key]].nunique() > 1]


def _score(row: dict[str, object]) -> str:
    score, highest = row["score"], row["scale_high"]
    if score is None or score != score:
        return formats.MISSING
    low = " ▼" if row.get("low") else ""
    return f"{score:g} / {highest:g}{low}" if highest is not None and highest == highest else f"{score:g}{low}"


def _kind(kind: str) -> str:
    return say(feedback_words.KINDS[kind]) if kind in feedback_words.KINDS else kind


def _or_missing(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _exportable(frame: pd.DataFrame, columns: object, key: str, name: str) -> None:
    table(frame, columns, key, name=name, filters=filters.said())  # type: ignore[arg-type]
