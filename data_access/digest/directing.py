"""A digest's part for executives: the organisation's KPIs and what about them is more than noise. No single person."""

from collections.abc import Iterator

from data_access.digest import words
from data_access.digest.content import Figure, Line, Part, Section
from data_access.digest.figures import Kpi, kpis
from data_access.digest.own import to_agree
from data_access.digest.reader import Reader
from metrics import calendar_words, complaints, customers, formats, response, satisfaction
from metrics.goals.targets import STATUS_WORDS, Status
from metrics.statistics.change import VERDICT_WORDS, Verdict
from metrics.statistics.signals import RULE_WORDS

TILES = (
    satisfaction.csat,
    response.first_response_time,
    response.resolution_within,
    complaints.complaint_resolution_time,
    complaints.complaints_overdue,
    customers.new_customers,
    customers.sales,
    customers.churn,
)


def executive_part(reader: Reader) -> Part:
    """The summary of the whole organisation."""
    sections = [*number_sections(reader, None), to_agree(reader)]
    return Part(reader.say(words.EXECUTIVE_PART), tuple(each for each in sections if each.says_something))


def number_sections(reader: Reader, team_id: int | None) -> Iterator[Section]:
    """The KPIs of a team or of all of them, and which of them changed clearly."""
    period = reader.span.over
    found = [each for each in kpis(reader, TILES, period, team_id=team_id) if each.now.value is not None or each.hidden]
    days = calendar_words.period(period, reader.language, this_year=reader.clock.today.year)
    note = reader.say(words.NUMBERS_NOTE[reader.span.kind])
    title = reader.say(words.NUMBERS, days=days)
    yield Section(title, figures=tuple(_figure(reader, each) for each in found), note=note, address="overview")
    if found:
        lines = tuple(Line(said, "overview") for said in _changed(reader, found))
        quiet = (Line(reader.say(words.NOTHING_CHANGED)),)
        yield Section(reader.say(words.CHANGED), lines or quiet)


def _figure(reader: Reader, kpi: Kpi) -> Figure:
    metric, language, local = kpi.metric, reader.language, reader.local
    if kpi.hidden:
        return Figure(reader.say(metric.name), formats.MISSING, (reader.say(words.FEW),))
    goal = kpi.target.value if kpi.target else None
    said = [reader.say(STATUS_WORDS[kpi.judgement.status])]
    if goal is not None:
        written = formats.target(goal, metric, language, local=local)
        said = [reader.say(words.STATUS, status=said[0], target=written)]
    if kpi.change.verdict is not Verdict.NO_COMPARISON:
        difference = formats.difference(kpi.change.difference, metric, language, local=local)
        said.append(_change(reader, kpi, difference))
    said.append(reader.say(words.CASES, count=formats.number(kpi.now.n, language)))
    value = formats.value_beside(kpi.now.value, goal, metric, language, local=local)
    return Figure(reader.say(metric.name), value, tuple(said), urgent=kpi.judgement.status is Status.MISSED)


def _change(reader: Reader, kpi: Kpi, difference: str) -> str:
    if kpi.change.verdict is Verdict.NOT_JUDGED:
        return difference
    return reader.say(words.CHANGE, difference=difference, verdict=reader.say(VERDICT_WORDS[kpi.change.verdict]))


def _changed(reader: Reader, found: list[Kpi]) -> Iterator[str]:
    """What is clear: a change that chance hardly makes, or a point beyond what is usual."""
    for kpi in found:
        what = []
        if kpi.change.verdict in (Verdict.CLEAR_BETTER, Verdict.CLEAR_WORSE, Verdict.CLEAR_CHANGE) and not kpi.hidden:
            difference = formats.difference(kpi.change.difference, kpi.metric, reader.language, local=reader.local)
            what.append(_change(reader, kpi, difference))
        if kpi.signal is not None and kpi.signal_on is not None and not kpi.hidden:
            rule = reader.say(RULE_WORDS[kpi.signal])
            what.append(reader.say(words.SIGNAL, rule=rule, day=reader.day(kpi.signal_on)))
        if what:
            stop = "；" if reader.language == "zh" else "; "
            yield reader.say(words.CHANGED_LINE, metric=reader.say(kpi.metric.name), what=stop.join(what))
