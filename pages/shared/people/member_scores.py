"""Each member's score beside the others', fairly: by name, with intervals, against the whole team, never ranked."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scorecards import cards
from data_access.scorecards.cards import Basis, Whose
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Unit, needed_by
from metrics.people.scorecard import Card, beside
from metrics.people.weights import STAFF
from metrics.statistics.fairness import Standing
from metrics.statistics.funnel import PLACE_WORDS, Place, places
from metrics.words import Language, Text
from pages.shared import filters, kpis, panels, session, show
from pages.shared.charts import dots, draw, funnel
from pages.shared.charts.figure import Said
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.people.colleagues import Compared, listed_names
from pages.shared.periods import held
from pages.shared.scorecards import scored
from pages.shared.scorecards.score_card import score_card
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import people as people_words
from pages.shared.texts import scorecards as words

MOST_DOTS = 40


def scores_card(measured: pd.DataFrame, period: Period, chosen: Filters) -> None:
    """The scores of the people in the rows of colleagues.handled, and how they lie to the whole of their team."""
    rows = scores(measured, period, chosen)
    with st.container(border=True, height="stretch"):
        sentence = headline(rows, language())
        show.headline(sentence, say(words.SCORES_CAPTION))
        if rows["value"].notna().any():
            covered = [formats.share(each, language(), 0) for each in rows["coverage"]]
            shown = rows.assign(cases=[say(words.COVERED, coverage=each) for each in covered])
            chart = dots(say(words.SCORES), shown, Said(scored.SCORE, language(), filters.local()), most=MOST_DOTS)
            draw(chart, "member_scores", title=sentence, table=partial(_table, rows, chosen))


def scores(measured: pd.DataFrame, period: Period, chosen: Filters) -> pd.DataFrame:
    """One row per row of `measured` (by name): member_id, team_id, name, team, value, low, high, rate (all of 100), n
    (the most cases that a part rests on), coverage (0-1) and beside (a Standing)."""
    rests, part = scored.basis(period), kpis.so_far(period)
    today, gone = session.clock().today, kpis.elapsed(period).share
    needs = tuple(sorted(needed_by(cards.weighed_at_all(period, rests, STAFF))))
    of_team = Filters(team_id=chosen.team_id)
    found = load(asking.ask, needs, part, filters=of_team, by=("team_id", "member_id"))
    keys = measured[["member_id", "team_id", "name", "team"]].astype({"member_id": "Int64", "team_id": "Int64"})
    found = found[found["member_id"].notna()].astype({"member_id": "Int64", "team_id": "Int64"})
    rows = keys.merge(found, on=["member_id", "team_id"], how="left")
    live = cards.cards_by_row(rows, period, rests, today=today, elapsed_share=gone)
    made = [scored.kept(_whose(row), period) or card for (_, row), card in zip(keys.iterrows(), live, strict=True)]
    together = load(asking.ask, needs, part, filters=of_team, by=("team_id",))
    wholes = _wholes(together, period, rests, gone)
    lines = [_line(card, wholes.get(team)) for card, team in zip(made, rows["team_id"], strict=True)]
    return pd.concat([keys, pd.DataFrame(lines, index=keys.index)], axis=1)


def headline(rows: pd.DataFrame, language: Language) -> str:
    """Who is clear of the team's score with the whole interval; nothing else is a difference."""
    there = rows[rows["value"].notna()]
    told = [
        text.said(language, names=listed_names(list(there.loc[there["beside"] == which, "name"]), len(there), language))
        for which, text in ((Standing.BELOW, words.SCORES_BELOW), (Standing.ABOVE, words.SCORES_ABOVE))
        if (there["beside"] == which).any()
    ]
    return ("; " if language == "en" else "，").join(told) or words.SCORES_NONE_DIFFERS.said(language)


def funnel_card(found: Compared, chosen: Filters) -> None:
    """The funnel of a share over everybody shown; nothing is drawn of any other metric."""
    rows = found.rows[found.rows["n"] > 0]
    if found.metric.unit is not Unit.SHARE or rows.empty:
        return
    shown = rows.assign(cases=rows["n"], part=rows["value"] * rows["n"])
    rate = float(shown["part"].sum() / shown["cases"].sum())
    said, name = panels.said_of(found.metric), say(found.metric.name)
    lie = places(shown["part"].to_numpy(), shown["cases"].to_numpy(), rate)
    out = [str(each) for each, place in zip(shown["name"], lie, strict=True) if place is Place.OUTSIDE_OUTER]
    names = listed_names(out, len(shown), language())
    sentence = say(words.FUNNEL_OUT, name=name, names=names) if out else say(words.FUNNEL_IN, name=name)
    with st.container(border=True, height="stretch"):
        show.headline(sentence, say(words.FUNNEL_CAPTION, rate=said.value(rate)))
        placed = shown.assign(place=pd.Series(lie, shown.index, dtype="object"))
        chart = funnel(name, shown, rate, said)
        draw(chart, "members_funnel", title=sentence, table=partial(_funnel_table, found, placed, chosen))


def member_score(row: pd.Series, period: Period) -> None:
    """The scorecard of one row of the members' table, as the member sees it of that team."""
    whose = _whose(row)
    team_id = whose.team_ids[0] if whose.team_ids else None
    key = f"score_{whose.member_id}_{team_id or 0}"
    score_card(scored.scored(whose, period, team_id), key, title=words.SCORE_OF, name=str(row["name"]))


def _whose(row: pd.Series) -> Whose:
    return Whose(int(row["member_id"]), STAFF, () if pd.isna(row["team_id"]) else (int(row["team_id"]),))


def _wholes(together: pd.DataFrame, period: Period, rests: Basis, gone: float) -> dict[int, Card]:
    """The card of each team as if all its people were one."""
    today, found = session.clock().today, {}
    teams = together[together["team_id"].notna()]
    readings = cards.readings_by_row(cards.weighed_at_all(period, rests, STAFF), teams)
    for team_id, each in zip(teams["team_id"].astype(int), readings, strict=True):
        rated = rests.ratings[rests.ratings["team_id"] == team_id].assign(member_id=0)
        basis = replace(rests, ratings=rated)
        whose = Whose(0, STAFF, (team_id,))
        then = held.kept(period, Filters(team_id=(team_id,)))
        there = each if then is None else {key: kept.reading for key, kept in then.items()}
        found[team_id] = cards.card_of(
            whose, there, period, basis, today=today, elapsed_share=gone, team_id=team_id
        )  # fmt: skip
    return found


def _line(card: Card, whole: Card | None) -> dict[str, object]:
    score = card.score
    ends = {name: None if end is None else 100 * end for name, end in
            (("value", score.value), ("low", score.low), ("high", score.high))}  # fmt: skip
    lies = Standing.TOO_FEW if whole is None else beside(card, whole)
    most = max((part.reading.n for part in card.parts if part.attainment is not None), default=0)
    return {**ends, "n": most, "coverage": score.coverage, "beside": lies}


def _table(rows: pd.DataFrame, chosen: Filters) -> None:
    columns = [
        Column("name", people_words.MEMBER, pinned=True),
        *([Column("team", people_words.TEAM)] if rows["team"].nunique() > 1 else []),
        Column("value", words.SCORE, Kind.POINTS, words.SCORE_MEANING),
        Column("low", words.LOW, Kind.POINTS),
        Column("high", words.HIGH, Kind.POINTS),
        Column("coverage", words.COVERAGE, Kind.SHARE),
        Column("beside", words.BESIDE, words=lambda lies: say(words.BESIDE_WORDS[str(lies)])),
    ]
    table(rows, columns, "member_scores_table", name=say(words.SCORES), filters=filters.said(chosen))


def _funnel_table(found: Compared, rows: pd.DataFrame, chosen: Filters) -> None:
    columns = [
        Column("name", people_words.MEMBER, pinned=True),
        replace(column_of(found.metric, "value", few="n", sorts_by="fair"), label=people_words.VALUE),
        Column("n", people_words.CASES, Kind.COUNT),
        Column("place", words.PLACE, words=_place_said),
    ]
    table(rows, columns, "members_funnel_table", name=say(found.metric.name), filters=filters.said(chosen))


def _place_said(place: object) -> str:
    text: Text = PLACE_WORDS[Place(str(place))]
    return say(text)
