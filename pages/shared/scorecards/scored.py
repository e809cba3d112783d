"""Scorecards for a page: what each rests on is asked in a few questions, which are remembered."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd

from data_access.numbers import asking, targets
from data_access.scorecards import cards, ratings, weights
from data_access.scorecards.cards import Basis, Whose
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Better, Cohort, Measured, Metric, Unit, Values, needed_by
from metrics.people.scorecard import Card
from metrics.people.weights import LEAD, RATED, RATED_MEANING
from metrics.registry import METRICS
from metrics.words import Text
from pages.shared import kpis, session
from pages.shared.data import load
from pages.shared.periods import held
from pages.shared.texts import scorecards as words

MONTHS = 12


@dataclass(frozen=True)
class Scored:
    """Somebody's scorecard of a period. team_id: the team whose targets hold."""

    whose: Whose
    period: Period
    card: Card
    team_id: int | None


def basis(period: Period) -> Basis:
    """What every scorecard of the period rests on: three questions, whoever they are about."""
    return Basis(
        load(targets.targets_for, period, tuple(METRICS)), load(weights.weight_sets), load(ratings.ratings, (period,))
    )


def scored(whose: Whose, period: Period, team_id: int | None) -> Scored:
    """Somebody's scorecard of a period; of a closed one what was kept of it."""
    then = kept(whose, period)
    if then is not None:
        return Scored(whose, period, then, team_id)
    rests = basis(period)
    metrics = cards.metrics_of(cards.weights_of(whose, period, rests, team_id))
    needs = tuple(sorted(needed_by(metrics)))
    measured = load(asking.ask, needs, kpis.so_far(period), filters=whose.filters) if needs else pd.DataFrame([{}])
    (readings,) = cards.readings_by_row(metrics, measured)
    made = cards.card_of(
        whose, readings, period, rests, today=session.clock().today, elapsed_share=kpis.elapsed(period).share,
        team_id=team_id,
    )  # fmt: skip
    return Scored(whose, period, made, team_id)


def kept(whose: Whose, period: Period) -> Card | None:
    """Somebody's scorecard as it was when the period was closed; None where it is open, or there was none."""
    team_id = whose.team_ids[0] if len(whose.team_ids) == 1 else None
    return held.kept_card(period, whose.member_id, lead=whose.role == LEAD, team_id=team_id)


def last_months(today: date) -> tuple[Period, ...]:
    """The months of the trend, oldest first; the last one runs."""
    first = step(start_of(today, Grain.MONTH), Grain.MONTH, 1 - MONTHS)
    window = Period("scores", first, step(start_of(today, Grain.MONTH), Grain.MONTH))
    return tuple(window.buckets(Grain.MONTH))


def score_course(whose: Whose, team_id: int | None) -> pd.DataFrame:
    """Somebody's score month by month: start, value, low, high (100 is every target reached), coverage (0-1).

    Each month has the targets and the weights that held in it. Kept until something is committed: it is made of
    facts, targets, weights, ratings and closed months.
    """
    today = session.clock().today
    gone = kpis.elapsed(last_months(today)[-1])  # by the calendar of the chosen team
    key = ("score_course", session.scope(), today, gone, whose, team_id)
    return session.house().watch.remembered(key, partial(_score_course, whose, team_id)).copy()


def _score_course(whose: Whose, team_id: int | None) -> pd.DataFrame:
    today = session.clock().today
    months = last_months(today)
    goals = load(targets.targets_of_each, months, tuple(METRICS))
    sets, rated = load(weights.weight_sets), load(ratings.ratings, months)
    rests = [Basis(goals[goals["start"] == month.start], sets, rated) for month in months]
    weighed = [cards.weights_of(whose, month, each, team_id) for month, each in zip(months, rests, strict=True)]
    metrics = tuple({metric.key: metric for each in weighed for metric in cards.metrics_of(each)}.values())
    window = Period("scores", months[0].start, months[-1].elapsed(today).end)
    needs = tuple(sorted(needed_by(metrics)))
    measured = load(asking.ask, needs, window, filters=whose.filters, every=Grain.MONTH)
    rows = []
    for month, each, readings in zip(months, rests, cards.readings_by_row(metrics, measured), strict=True):
        made = partial(cards.card_of, whose, readings, month, each, today=today, team_id=team_id)
        then = kept(whose, month)
        score = (then or made(elapsed_share=kpis.elapsed(month).share if month.end > today else 1.0)).score
        value, low, high = (None if end is None else 100 * end for end in (score.value, score.low, score.high))
        rows.append({"start": month.start, "value": value, "low": low, "high": high, "coverage": score.coverage})
    return pd.DataFrame(rows).astype({"value": "float64", "low": "float64", "high": "float64"})


def name_of(key: str) -> Text:
    """What a part is called."""
    return METRICS[key].name if key in METRICS else RATED[key]


def meaning_of(key: str) -> Text:
    """What a part means."""
    return METRICS[key].meaning if key in METRICS else RATED_MEANING[key]


def own_team() -> int | None:
    """The team whose targets hold for the visitor: the only one they lead, else the only one they are in."""
    scope = session.scope()
    teams = scope.led_team_ids or scope.own_team_ids
    return next(iter(teams)) if len(teams) == 1 else None


def _never(_: Measured) -> Values:
    raise LookupError("a score is made of other metrics")


# How a score is written: it is no metric of its own, since it is made of others.
SCORE = Metric(
    "score", words.SCORE, words.SCORE_MEANING, words.SCORE_RECKONED, Unit.POINTS, Better.HIGHER, Cohort.STANDING,
    frozenset(), _never, additive=False, matures_days=0, tolerance=0.0, scale=None,
)  # fmt: skip
