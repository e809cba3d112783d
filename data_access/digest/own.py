"""A digest's part for somebody who works with customers or leads who do: their score, what waits, recognition."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from data_access.digest import words
from data_access.digest.content import Figure, Line, Part, Section
from data_access.digest.reader import Reader
from data_access.due import due_for
from data_access.due_by_day import TARGET
from data_access.goals.known import targets_waiting
from data_access.hours.working_time import calendars
from data_access.numbers.asking import ask
from data_access.numbers.targets import targets_for
from data_access.periods import held
from data_access.periods.closed import closings, frozen_results
from data_access.recognition.praising import praise_known
from data_access.recognition.rewards import rewards_known
from data_access.scorecards import cards
from data_access.scorecards.cards import Basis, Whose
from data_access.scorecards.ratings import ratings
from data_access.scorecards.weights import weight_sets
from data_access.training.trained import DUE, LATE, trainings
from metrics import calendar_words, formats
from metrics.calendars.periods import Period
from metrics.calendars.working_days import working_days
from metrics.declare import needed_by
from metrics.goals.targets import STATUS_WORDS, Status
from metrics.people.scorecard import WHOLE, Card, card
from metrics.people.scorecard import Part as CardPart
from metrics.people.weights import LEAD, RATED
from metrics.registry import METRICS

MOST = 5
DAYS_OF_TRAININGS = 30


def own_part(reader: Reader) -> Part:
    """What concerns the person themselves."""
    sections = (_score(reader), _due(reader), to_agree(reader), _trainings(reader), _recognition(reader))
    return Part(reader.say(words.OWN_PART), tuple(each for each in sections if each.says_something))


def _score(reader: Reader) -> Section:
    whose, period = cards.own(reader.scope), reader.span.score
    days = calendar_words.period(period, reader.language, this_year=reader.clock.today.year)
    if whose is None:
        return Section("")
    made = _card(reader, whose, period)
    title = reader.say(words.LEADS_SCORE if whose.role == LEAD else words.SCORE, days=days)
    if made.score.value is None:
        return Section(title)
    share = formats.share(made.score.coverage, reader.language, 0)
    rests = reader.say(words.SCORE_RESTS, share=share)
    score = Figure(reader.say(words.SCORE_VALUE), formats.number(100 * made.score.value, reader.language), (rests,))
    figures = (score, *(_figure(reader, part) for part in made.parts if part.reading.value is not None))
    runs = reader.say(words.SCORE_RUNS) if period.end > reader.clock.today else ""
    return Section(title, figures=figures, note=runs, address="scorecard")


def _figure(reader: Reader, part: CardPart) -> Figure:
    metric, language = METRICS.get(part.key), reader.language
    cases = reader.say(words.CASES, count=formats.number(part.reading.n, language))
    if metric is None:
        return Figure(reader.say(RATED[part.key]), formats.share(part.reading.value, language, 0), (cases,))
    said = [reader.say(STATUS_WORDS[part.status])]
    goal = part.target
    if goal is not None and goal.value is not None:
        written = formats.target(goal.value, metric, language, local=reader.local)
        said = [reader.say(words.STATUS, status=said[0], target=written)]
    value = formats.value_beside(part.reading.value, goal.value if goal else None, metric, language, local=reader.local)
    return Figure(reader.say(metric.name), value, (*said, cases), urgent=part.status is Status.MISSED)


def _card(reader: Reader, whose: Whose, period: Period) -> Card:
    """The same card as on My scorecard; of a closed period the one that was kept."""
    connection, scope, clock = reader.connection, reader.scope, reader.clock
    teams = scope.led_team_ids if whose.role == LEAD else scope.own_team_ids
    team_id = next(iter(teams)) if len(teams) == 1 else None
    known = closings(connection, scope)
    there = known[(known["from_on"] == period.start) & (known["to_on"] == period.end)]
    if len(there):
        frozen = frozen_results(connection, scope, int(there["snapshot_id"].iloc[0]))
        of_team = whose.team_ids[0] if len(whose.team_ids) == 1 else None
        parts = held.parts_of(frozen, whose.member_id, lead=whose.role == LEAD, team_id=of_team)
        if parts:
            return card(parts, WHOLE)
    targets = targets_for(connection, scope, period, tuple(METRICS), clock=clock)
    basis = Basis(targets, weight_sets(connection, scope), ratings(connection, scope, (period,), clock=clock))
    metrics = cards.metrics_of(cards.weights_of(whose, period, basis, team_id))
    so_far = period.elapsed(clock.today)
    measured = ask(reader.asked, scope, needed_by(metrics), so_far, clock, filters=whose.filters)
    (readings,) = cards.readings_by_row(metrics, measured)
    calendar = calendars(connection).of(team_id)
    whole = working_days(calendar, period).count
    elapsed = working_days(calendar, so_far).count / whole if whole else 1.0
    return cards.card_of(
        whose, readings, period, basis, today=clock.today, elapsed_share=elapsed, team_id=team_id
    )  # fmt: skip


def _due(reader: Reader) -> Section:
    """How many of what, and from when on: never what it is about, since mails pass through others' hands."""
    found = due_for(reader.connection, reader.scope, until=reader.span.until, clock=reader.clock)
    found = found[found["kind"] != TARGET]  # which have a section of their own
    title = reader.say(words.DUE, day=reader.day(reader.span.until))
    if found.empty:
        return Section(title, (Line(reader.say(words.NOTHING_DUE)),))
    return Section(title, tuple(_due_lines(reader, found)))


def _due_lines(reader: Reader, found: pd.DataFrame) -> Iterator[Line]:
    for kind, (what, address) in words.KINDS.items():
        rows = found[found["kind"] == kind]
        if rows.empty:
            continue
        late = int(rows["overdue"].sum())
        first = rows["due_at"].min().tz_convert(ZoneInfo(reader.clock.zone)).date()
        text = words.DUE_LINE if not late else words.DUE_ALL_LATE if late == len(rows) else words.DUE_LATE
        said = reader.say(text, what=reader.say(what), count=len(rows), late=late, day=reader.day(first))
        yield Line(said, address, urgent=late > 0)


def to_agree(reader: Reader) -> Section:
    """Targets whose answer is the person's."""
    found = targets_waiting(reader.connection, reader.scope, clock=reader.clock)
    year, lines = reader.clock.today.year, []
    for row in found.head(MOST).to_dict("records"):
        metric = METRICS.get(row["metric"])
        first, end = (pd.Timestamp(row[name]).date() for name in ("from_on", "to_on"))
        days = calendar_words.days(first, end - timedelta(days=1), reader.language, this_year=year)
        name = reader.say(metric.name) if metric else row["metric"]
        lines.append(Line(reader.say(words.TO_AGREE_LINE, metric=name, days=days), "targets"))
    return Section(reader.say(words.TO_AGREE), (*lines, *_more(reader, len(found))), address="targets")


def _trainings(reader: Reader) -> Section:
    found = trainings(reader.connection, reader.scope, clock=reader.clock, own=True)
    until = pd.Timestamp(reader.clock.today + timedelta(days=DAYS_OF_TRAININGS))
    found = found[found["state"].isin([LATE, DUE]) & (found["due_on"] <= until)]
    lines = [
        Line(
            reader.say(
                words.TRAINING_LINE, course=reader.name(row["course"], row["course_en"]),
                day=reader.day(row["due_on"].date()),
            ),
            "training", urgent=row["state"] == LATE,
        )
        for row in found.head(MOST).to_dict("records")
    ]  # fmt: skip
    return Section(reader.say(words.COMING_TRAININGS), (*lines, *_more(reader, len(found))), address="training")


def _recognition(reader: Reader) -> Section:
    """How often; who said what stands in the dashboard."""
    over, lines = reader.span.over, []
    praised = praise_known(reader.connection, reader.scope)
    mine = praised["received"].astype("bool") & ~praised["withdrawn"]
    within = (praised["given_on"] >= pd.Timestamp(over.start)) & (praised["given_on"] < pd.Timestamp(over.end))
    granted = rewards_known(reader.connection, reader.scope, clock=reader.clock)
    days = pd.to_datetime(granted["decided_on"])
    got = (granted["state"] == "granted") & granted["mine"].astype("bool")
    got &= (days >= pd.Timestamp(over.start)) & (days < pd.Timestamp(over.end))
    for text, count in ((words.PRAISED, int((mine & within).sum())), (words.REWARDED, int(got.sum()))):
        if count:
            lines.append(Line(reader.say(text, count=count), "recognition"))
    return Section(reader.say(words.RECOGNITION), tuple(lines), address="recognition")


def _more(reader: Reader, count: int) -> tuple[Line, ...]:
    return (Line(reader.say(words.AND_MORE, count=count - MOST)),) if count > MOST else ()
