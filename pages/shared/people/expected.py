"""What could be expected of each with the cases they had, beside what they reached, and the sentence what it means."""

from dataclasses import replace

from data_access.numbers import mix
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.statistics.fairness import FEWEST_CASES
from pages.shared import kpis
from pages.shared.data import load
from pages.shared.kpis import Kpi
from pages.shared.people.colleagues import Compared
from pages.shared.periods import held
from pages.shared.session import language, say
from pages.shared.texts import scorecards as words


def with_expected(found: Compared, period: Period, chosen: Filters) -> Compared:
    """The rows with a column `expected`, missing where it cannot be told; the same where no such thing is known."""
    if held.closing_of(period) is not None:  # the mix is of today's facts, and was not kept
        return found
    told = load(mix.expected_of_members, found.metric.key, kpis.so_far(period), filters=chosen)
    if told.empty:
        return found
    keys = ["member_id", "team_id"]
    place = found.rows[keys].astype({"member_id": "Int64", "team_id": "Int64"})
    beside = told[[*keys, "expected"]].astype({"member_id": "Int64", "team_id": "Int64"})
    expected = place.merge(beside, on=keys, how="left")["expected"]
    return replace(found, rows=found.rows.assign(expected=expected.to_numpy()))


def own_line(kpi: Kpi, period: Period) -> str:
    """What the team reaches with one's own cases, and whether that differs clearly; "" where it cannot be told."""
    if held.closing_of(period) is not None:
        return ""
    told = load(mix.expected_of_own, kpi.metric.key, kpis.so_far(period))
    told = told[told["n"] >= FEWEST_CASES]
    if len(told) != 1 or kpi.now.value is None:
        return ""
    row = told.iloc[0]
    more, less = row["low"] > 1, row["high"] < 1
    text = words.MIX_ABOVE if more else words.MIX_BELOW if less else words.MIX_ALIKE
    value, awaited = (formats.share(each, language()) for each in (row["ratio"] * row["expected"], row["expected"]))
    return say(text, name=say(kpi.metric.name), value=value, expected=awaited)
