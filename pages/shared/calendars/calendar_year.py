"""The year of a calendar as twelve small months, and its special days in a table."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from metrics import calendar_words, formats
from metrics.calendars import hours
from metrics.calendars.calendar_year import DayKind, months_of, stretches
from metrics.calendars.periods import Grain
from metrics.words import Language
from pages.shared import session, show
from pages.shared.calendars.calendar_looked import Looked
from pages.shared.columns import Column, Kind
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import calendars as words

OWN = {DayKind.OWN_FREE.value, DayKind.OWN_WORKED.value}
_STYLE = """<style>
.year { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); gap: 1.4rem 1.8rem; }
.year table { border-collapse: separate; border-spacing: 2px; width: 100%; table-layout: fixed; align-self: start;
    font-variant-numeric: tabular-nums; }
.year caption { text-align: left; padding: 0 0 .25rem .2rem; }
.year caption b { font-weight: 600; }
.year caption span { float: right; font-size: .8rem; padding: .15rem .2rem 0 0; color: light-dark(#52606e, #9fb0c0); }
.year th { font-weight: 400; font-size: .75rem; padding: 0; text-align: center; border: 0;
    color: light-dark(#52606e, #9fb0c0); }
.year td { height: 2.15rem; padding: 0; text-align: center; vertical-align: middle; line-height: 1; border: 0;
    border-radius: .35rem; font-size: .85rem; }
.year small, .legend small { display: block; font-size: .62rem; margin-top: .1rem; }
.year .free, .legend .free { background: light-dark(#f4f6f8, #18212b); color: light-dark(#52606e, #9fb0c0); }
.year .holiday, .year .own_free, .legend .holiday, .legend .own_free
    { background: light-dark(#e3edf8, #1d3349); color: light-dark(#17508f, #8fc1f7); }
.year .extra, .year .own_worked, .legend .extra, .legend .own_worked
    { background: light-dark(#1f5fa8, #6aaaf0); color: light-dark(#ffffff, #10161d); }
.year .own_free, .year .own_worked, .legend .own_free, .legend .own_worked
    { outline: 2px dashed light-dark(#0d1620, #e6ebf0); outline-offset: -2px; }
.year .today, .legend .today { box-shadow: 0 0 0 2px light-dark(#0d1620, #e6ebf0); font-weight: 700; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; font-size: .85rem; margin-bottom: .4rem; }
.legend div { display: flex; align-items: center; gap: .45rem; }
.legend i { font-style: normal; width: 2.1rem; height: 1.7rem; border-radius: .35rem; display: inline-flex;
    flex-direction: column; align-items: center; justify-content: center; line-height: 1; font-size: .8rem;
    border: 1px solid light-dark(#dde3e9, #2c3844); }
@media (max-width: 640px) { .year td { height: 1.85rem; } .year { gap: .9rem; } }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
</style>"""


def year_card(looked: Looked) -> None:
    """How much is worked in the year and in each of its months, and which days are not as the week says."""
    days, spoken = looked.days, language()
    kinds = days["kind"]
    off = int(kinds.isin([DayKind.HOLIDAY.value, DayKind.OWN_FREE.value]).sum())
    extra = int(kinds.isin([DayKind.EXTRA.value, DayKind.OWN_WORKED.value]).sum())
    headline = say(
        words.HEADLINE_EXTRA if off or extra else words.HEADLINE, year=looked.year, days=int((~days["off"]).sum()),
        hours=_hours(days["minutes"].sum(), spoken), off=off, extra=extra,
    )  # fmt: skip
    with st.container(border=True):
        show.headline(headline, say(words.YEAR_CAPTION))
        st.html(_STYLE)
        st.html(_legend(set(kinds), session.clock().today.year == looked.year))
        st.html(grid(days, session.clock().today, spoken))


def grid(days: pd.DataFrame, today: date, spoken: Language) -> str:
    """The months as tables. Nothing that somebody wrote stands in it: names of corrections are in the table below."""
    sums = months_of(days).set_index("month")
    months = []
    for number, rows in days.groupby(pd.to_datetime(days["day"]).dt.month):
        one = sums.loc[number]
        count, worked = int(one["working_days"]), _hours(one["minutes"], spoken)
        name = calendar_words.axis_label(rows["day"].iloc[0], Grain.MONTH, spoken)
        head = "".join(
            f'<th scope="col"><abbr title="{escape(long.said(spoken))}" style="text-decoration:none">'
            f"{escape(short.said(spoken))}</abbr></th>"
            for short, long in zip(hours.WEEKDAYS_SHORT, hours.WEEKDAYS, strict=True)
        )
        said = (
            f'<b>{escape(name)}</b><span title="{escape(words.MONTH_SUM_LONG.said(spoken, days=count, hours=worked))}">'
        )
        said += f"{escape(words.MONTH_SUM.said(spoken, days=count, hours=worked))}</span>"
        months.append(
            f"<table><caption>{said}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{_weeks(rows, today, spoken)}</tbody></table>"
        )
    return f'<div class="year">{"".join(months)}</div>'


def special_days(looked: Looked) -> None:
    """The days that are not as the week says, those that belong together in one row."""
    show.headline(say(words.SPECIAL_DAYS), say(words.SPECIAL_CAPTION))
    found = stretches(looked.days)
    if found.empty:
        st.caption(plain(say(words.NO_SPECIAL, year=looked.year)))
        return
    columns = [
        Column("when", words.WHEN, pinned=True),
        Column("name_said", words.NAME_OF_DAY),
        Column("what", words.WHAT),
        Column("days", words.HOW_MANY, Kind.COUNT, width=60),
    ]
    spoken = language()
    said = found.assign(
        when=[span(first, last) for first, last in zip(found["first"], found["last"], strict=True)],
        name_said=[name_of_day(kind, name) for kind, name in zip(found["kind"], found["name"], strict=True)],
        what=[words.KINDS[DayKind(kind)].said(spoken) for kind in found["kind"]],
    )
    name = f"{looked.name} {looked.year}"
    table(said, columns, f"special_{looked.id}_{looked.year}", name=name, most_lines=12)


def span(first: date, last: date) -> str:
    """The days of a stretch, with the weekday of a single one."""
    if first != last:
        return calendar_words.days(first, last, language(), this_year=first.year)
    weekday = hours.WEEKDAYS[first.weekday()].said(language())
    short = weekday[:3] if language() == "en" else weekday.replace("星期", "周")
    return f"{calendar_words.day(first, language(), this_year=first.year)} {short}"


def name_of_day(kind: str, name: str) -> str:
    """A special day's name in the visitor's language, as far as it has one in it; * for the organisation's own."""
    said = say(words.HOLIDAYS[name]) if name in words.HOLIDAYS else session.in_language(name)
    return f"{said} *" if kind in OWN else said


def _weeks(rows: pd.DataFrame, today: date, spoken: Language) -> str:
    cells = ["<td></td>"] * rows["day"].iloc[0].weekday()
    for day, kind, minutes, name in zip(rows["day"], rows["kind"], rows["minutes"], rows["name"], strict=True):
        cells.append(_cell(day, DayKind(kind), minutes, name, day == today, spoken))
    cells += ["<td></td>"] * (-len(cells) % 7)
    return "".join(f"<tr>{''.join(cells[begin : begin + 7])}</tr>" for begin in range(0, len(cells), 7))


def _cell(day: date, kind: DayKind, minutes: float, name: str, is_today: bool, spoken: Language) -> str:
    parts = [words.KINDS[kind].said(spoken)]
    if name and kind.value not in OWN:
        parts.append(words.HOLIDAYS[name].said(spoken) if name in words.HOLIDAYS else name)
    if minutes:
        parts.append(words.DAY_HOURS.said(spoken, hours=_hours(minutes, spoken)))
    heard = ""
    if is_today:
        parts.append(words.TODAY.said(spoken))
        heard = f'<span class="heard">, {escape(words.TODAY.said(spoken))}</span>'
    sign = _sign(kind, spoken)
    mark = f"<small>{escape(sign)}</small>" if sign else ""
    shown = f"{kind.value} today" if is_today else kind.value
    return f'<td class="{shown}" title="{escape(" · ".join(parts))}">{day.day}{heard}{mark}</td>'


def _legend(there: set[str], this_year: bool) -> str:
    """What the signs mean, as far as they are there."""
    spoken = language()
    shown = [(kind, _sign(kind, spoken)) for kind in DayKind if kind.value in there]
    entries = [
        f'<div><i class="{kind.value}">{f"<small>{escape(sign)}</small>" if sign else "1"}</i>'
        f"{escape(words.KINDS[kind].said(spoken))}</div>"
        for kind, sign in shown
    ]
    if this_year:
        today = session.clock().today
        entries.append(f'<div><i class="today">{today.day}</i>{escape(words.TODAY.said(spoken))}</div>')
    return f'<div class="legend">{"".join(entries)}</div>'


def _sign(kind: DayKind, spoken: Language) -> str:
    return words.SIGNS[kind].said(spoken) if kind in words.SIGNS else ""


def _hours(minutes: float, spoken: Language) -> str:
    return formats.number(float(minutes) / 60, spoken, 1, trim=True)
