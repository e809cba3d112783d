"""The shared pickers: period, team, channel, tier. Chosen once, kept from page to page and in the address.

The address holds stable codes (period=this_month, team=3), so that a link means the same in both languages.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import streamlit as st

from data_access.hours.working_time import Calendars
from data_access.members import people
from data_access.numbers.asking import extent
from data_access.numbers.choices import values_of
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics.calendars import periods
from metrics.calendars.business_time import Calendar
from metrics.calendars.periods import Period
from metrics.declare import Metric
from metrics.formats import Local
from metrics.words import Text
from pages.shared import recording, session
from pages.shared.data import load
from pages.shared.kept import keep, kept
from pages.shared.session import name_of, plain, say
from pages.shared.texts import frame as words

DEFAULT_PERIOD = "this_month"
ROUND_THE_CLOCK, WORKING_HOURS = "calendar", "working"
NONE = "-"  # how the address says "not stated"


def bar(
    *, period: bool = True, team: bool = True, channel: bool = True, tier: bool = True, times: bool = False
) -> None:
    """Draw the pickers; a page leaves out those that its numbers cannot be cut by. `times`: it shows durations."""
    recording.pickers(period=period, team=team, time=times, channel=channel, tier=tier)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if period:
            _period_picker()
        if team:
            _team_picker()
        if times:
            _clock_picker()
        if channel or tier:
            count = sum(bool(kept(name)) for name in ("channel", "tier"))
            label = say(words.MORE_FILTERS_SET, count=count) if count else say(words.MORE_FILTERS)
            with st.popover(label, width="content"):
                if channel:
                    _values_picker("channel", words.CHANNEL)
                if tier:
                    _values_picker("tier", words.TIER)


def working_hours() -> bool:
    """Whether durations are told in working hours, and not round the clock."""
    return kept("time") == WORKING_HOURS


def working() -> Calendars | None:
    """The calendars by which durations are counted; None round the clock."""
    return session.calendars() if working_hours() else None


def calendar() -> Calendar:
    """The calendar by which working days are counted: that of the chosen team, or of the only one that this visitor
    sees; the usual one for several."""
    team, seen = kept("team"), teams_counted(session.scope())
    picked = int(team) if team.isdecimal() and (seen is None or int(team) in seen) else None
    return session.calendars().of(next(iter(seen)) if picked is None and seen and len(seen) == 1 else picked)


def local() -> Local:
    """How this house writes amounts, and the chosen team's durations in working hours."""
    return Local(session.house().currency, calendar().version(session.clock().today).day_minutes)


def by_clock(metrics: tuple[Metric, ...]) -> tuple[Metric, ...]:
    """The metrics with their durations by the clock that was chosen."""
    return tuple(of_clock(metric) for metric in metrics)


def of_clock(metric: Metric) -> Metric:
    """The metric by the clock that was chosen: itself if it is no duration."""
    return metric.working if working_hours() and metric.working is not None else metric


def period() -> Period:
    """The chosen period; an unreadable address means the default."""
    today = session.clock().today
    code = kept("period") or DEFAULT_PERIOD
    if code == "own":
        try:
            return periods.own(date.fromisoformat(kept("from")), date.fromisoformat(kept("to")))
        except ValueError:
            code = DEFAULT_PERIOD
    try:
        return periods.named(code, today)
    except KeyError:
        return periods.named(DEFAULT_PERIOD, today)


def choose_period(code: str, first: date | None = None, last: date | None = None) -> None:
    """Show another period from the next run on; `first` and `last` of "own" dates."""
    keep("period", code, DEFAULT_PERIOD)
    keep("from", first.isoformat() if first else "")
    keep("to", last.isoformat() if last else "")
    for picker in ("pick_period", "pick_days"):
        st.session_state.pop(picker, None)


def pick(
    name: str, label: Text, options: tuple[str, ...], said: Callable[[str], str], *, default: str | None = None
) -> str:
    """A choice of the page's own, kept in the address under `name`; the first option, or `default`, until somebody
    chose. The default may change with what else is chosen."""
    usual = options[0] if default is None else default
    now = kept(name) if kept(name) in options else usual
    picked = st.pills(
        say(label), options, default=now, key=f"pick_{name}" if default is None else f"pick_{name}_{default}",
        format_func=said, required=True, label_visibility="collapsed",
        wrap=True,  # beside a heading too, where a phone is too narrow for all of them
    )  # fmt: skip
    keep(name, "" if picked == usual else picked or now)
    recording.picked(say(label), said(picked or now))
    return picked or now


def number() -> int | None:
    """The number of the one thing that the page is about, in the address; None without any."""
    given = st.query_params.get("number", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def ask_number(label: Text, button: Text) -> None:
    """Ask for that number."""
    with st.form("ask_number", border=False, width=360):
        typed = st.number_input(say(label), min_value=1, max_value=999_999_999, value=None, step=1)
        if st.form_submit_button(say(button), icon=":material/search:") and typed is not None:
            st.query_params["number"] = str(int(typed))
            st.rerun()


def choice(
    name: str, label: Text, options: list[str], said: Callable[[str], str], *, default: str, width: Any,
    labelled: bool = True, always: bool = True,
) -> str:  # fmt: skip
    """A choice from a list that may be long. With `always` the address says it even where it is the `default`, which
    may be another one for another visitor. Without being `labelled` it has to say by itself what it is about."""
    now = kept(name) if kept(name) in options else default
    picked = st.selectbox(
        say(label), options, index=options.index(now), key=f"pick_{name}", format_func=said, width=width,
        label_visibility="visible" if labelled else "collapsed",
    )  # fmt: skip
    keep(name, picked, "" if always else default)
    recording.picked(say(label), said(picked))
    return picked


def chosen(*, team: bool = True) -> Filters:
    """The filters as chosen; `team=False` for a question that is cut by team itself."""
    picked = kept("team")
    known = set(load(people.teams)["team_id"])
    ids = (int(picked),) if team and picked.isdecimal() and int(picked) in known else ()
    return Filters(team_id=ids, channel=_codes("channel"), tier=_codes("tier"))


def said(of: Filters | None = None, *, standing: bool = False, days: Period | None = None) -> str:
    """The filters in words, for exports and captions; `of` are those of a page that sets other ones than chosen.

    standing: what is shown is of now, in no period. days: it is of these, not of the chosen period.
    """
    shown = chosen() if of is None else of
    parts = [] if standing else [period_said() if days is None else _days_said(days)]
    for question, key, ids in (
        (people.members, "member_id", shown.member_id),
        (people.teams, "team_id", shown.team_id),
    ):
        names = load(question).set_index(key) if ids else None
        if names is not None:
            parts += [name_of(names["name"][one], names["name_en"][one]) for one in ids if one in names.index]
            parts += [code_said(None)] * (None in ids)
    for codes in (shown.channel, shown.tier, shown.level, shown.topic, shown.category, shown.severity, shown.cause):
        parts += [code_said(code) for code in codes]
    return " · ".join(parts)


def period_said() -> str:
    """The chosen period in words."""
    found = period()
    if found.code == "own":
        return f"{found.start:%Y-%m-%d} – {periods.last_day(found):%Y-%m-%d}"
    return say(words.PERIODS[found.code])


def _days_said(days: Period) -> str:
    """A chosen period that has begun to run is that period, other days are themselves."""
    if days == period().elapsed(session.clock().today):
        return period_said()
    first = "" if days.start == periods.EARLIEST else f"{days.start:%Y-%m-%d} "
    return f"{first}– {periods.last_day(days.elapsed(session.clock().today)):%Y-%m-%d}"


def code_said(code: Any) -> str:
    """A stored code in the visitor's language; one we do not know is shown as it was stored, and in that
    language where it was given in both."""
    if not isinstance(code, str):
        return say(words.NOT_STATED)
    return say(words.CODES[code]) if code in words.CODES else session.in_language(code)


def _codes(name: str) -> tuple[str | None, ...]:
    return tuple(None if code == NONE else code for code in kept(name).split(",") if code)


def _period_picker() -> None:
    options = list(words.PERIODS)
    now = kept("period") if kept("period") in options else DEFAULT_PERIOD
    picked = st.selectbox(
        say(words.PERIOD), options, index=options.index(now), key="pick_period", width=150,
        format_func=lambda code: say(words.PERIODS[code]),
    )  # fmt: skip
    keep("period", picked, DEFAULT_PERIOD)
    if picked == "own":
        found = period()
        today = session.clock().today
        shown = (
            (found.start, periods.last_day(found))
            if found.code == "own"
            else (periods.start_of(today, periods.Grain.MONTH), today)
        )
        days = st.date_input(say(words.FROM_TO), shown, key="pick_days", width=260, format="YYYY-MM-DD")
        if isinstance(days, tuple) and len(days) == 2:
            keep("from", days[0].isoformat())
            keep("to", days[1].isoformat())
    else:
        keep("from", "")
        keep("to", "")


def _team_picker() -> None:
    frame = load(people.teams_to_pick)
    if len(frame) < 2:
        return
    names = {"": say(words.ALL_TEAMS)}
    for team_id, name, name_en in zip(frame["team_id"], frame["name"], frame["name_en"], strict=True):
        names[str(team_id)] = name_of(name, name_en)
    options = list(names)
    now = kept("team") if kept("team") in options else ""
    picked = st.selectbox(
        say(words.WHICH_TEAM), options, index=options.index(now), key="pick_team", width=190,
        format_func=lambda option: names.get(option, option),
    )  # fmt: skip
    keep("team", picked)


def _clock_picker() -> None:
    picked = st.segmented_control(
        say(words.CLOCK), list(words.CLOCKS), default=WORKING_HOURS if working_hours() else ROUND_THE_CLOCK,
        key="pick_time", format_func=lambda code: say(words.CLOCKS[code]), required=True, width="content",
        help=plain(say(words.CLOCK_HELP)),
    )  # fmt: skip
    keep("time", picked or ROUND_THE_CLOCK, ROUND_THE_CLOCK)


def _values_picker(name: str, label: Any) -> None:
    options = [NONE if value is None else value for value in load(values_of, name)]
    now = [code for code in kept(name).split(",") if code in options]
    picked = st.multiselect(
        say(label), options, default=now, key=f"pick_{name}", placeholder=say(words.ALL),
        format_func=lambda code: code_said(None if code == NONE else code),
    )  # fmt: skip
    keep(name, ",".join(picked))


def known_days() -> Period:
    """The days this visitor can count anything on; today alone before there are facts."""
    known, today = load(extent), session.clock().today
    first = min((day for table, day in known.first.items() if table != "customer"), default=today)
    return Period("known", first, max(known.last or today, first) + timedelta(days=1))
