"""The hours of a calendar from which day on, and the form that adds others."""

from datetime import timedelta
from typing import Any

import streamlit as st
from babel.core import Locale

from data_access.hours import calendar_changes
from data_access.hours.working_time import SINCE
from metrics import formats
from metrics.calendars import days_off, hours
from metrics.calendars.business_time import Windows
from metrics.formats import LOCALES
from pages.shared import forms, session, show
from pages.shared.calendars import calendar_recount
from pages.shared.calendars.calendar_looked import Looked
from pages.shared.session import language, plain, say
from pages.shared.texts import calendars as words

ADD, REMOVE = "calendar_version", "calendar_version_gone"
NO_COUNTRY = ""
FREE = "-"
WORK_WEEK = 5


def hours_card(looked: Looked, *, may_change: bool) -> None:
    """Every version, the newest first; who may adds one, or removes one that is not in effect yet."""
    show.headline(say(words.HOURS), say(words.HOURS_CAPTION))
    forms.told(REMOVE)
    today = session.clock().today
    rows = looked.versions.to_dict("records")[::-1]
    in_effect = next((row["valid_from"] for row in rows if row["valid_from"] <= today), None)
    for row in rows:
        state = words.NOT_YET if row["valid_from"] > today else words.IN_EFFECT
        shown = row["valid_from"] > today or row["valid_from"] == in_effect
        _version(row, say(state) if shown else "")
        if may_change and row["valid_from"] > today:
            _remove(looked, row["valid_from"])
    if may_change:
        forms.told(ADD)
        calendar_recount.offer(ADD, looked)
        with st.expander(say(words.ADD_VERSION), icon=":material/more_time:"):
            _add(looked, rows[0] if rows else None)


def week_fields(form: str, part: str, week: tuple[Windows, ...]) -> list[str]:
    """Fields for the hours of Monday to Sunday, as they were typed: one for Monday to Friday, and in place of it one
    for each weekday that differs."""
    same = len(set(week[:WORK_WEEK])) == 1
    usual = hours.written(week[0]) if same else ""
    single = ["" if same else hours.written(windows) or FREE for windows in week[:WORK_WEEK]]
    shared = st.text_input(
        say(words.MONDAY_TO_FRIDAY), usual, key=forms.field(form, f"weekdays_{part}"), help=say(words.HOURS_HELP)
    )
    with st.container(horizontal=True):
        weekend = [
            st.text_input(
                say(label), hours.written(windows), key=forms.field(form, f"{name}_{part}"), placeholder=say(words.OFF)
            )
            for name, label, windows in zip(
                ("sat", "sun"), (words.SATURDAY, words.SUNDAY), week[WORK_WEEK:], strict=True
            )
        ]
    st.caption(plain(say(words.SINGLE_DAYS)))
    with st.container(horizontal=True, gap="small"):
        typed = [
            st.text_input(
                hours.WEEKDAYS[place].said(language()), single[place], key=forms.field(form, f"day{place}_{part}"),
                placeholder=say(words.AS_ABOVE), width=95,
            )
            for place in range(WORK_WEEK)
        ]  # fmt: skip
    return [each if each.strip() else shared for each in typed] + weekend


def country_field(form: str, part: str, holidays: str | None) -> str | None:
    """Whose public holidays are kept; a region is typed."""
    names = {NO_COUNTRY: say(words.NONE), **{code: country_said(code) for code in days_off.countries()}}
    codes = sorted(names, key=lambda code: (code not in (NO_COUNTRY, days_off.CHINA), names[code]))
    if holidays and holidays not in names:
        codes.append(holidays)
    found = st.selectbox(
        say(words.WHOSE_HOLIDAYS), codes, index=codes.index(holidays or NO_COUNTRY),
        key=forms.field(form, f"holidays_{part}"), format_func=lambda code: names.get(code, code),
        accept_new_options=True, help=say(words.WHOSE_HOLIDAYS_HELP), width=360,
    )  # fmt: skip
    return found or None


def country_said(code: str) -> str:
    """A country in the visitor's language, its region as it is written: 德国 (BY)."""
    country, _, region = code.partition("-")
    locale: Locale = LOCALES[language()]
    name = str(locale.territories.get(country, country))
    return f"{name} ({region})" if region else name


def week_said(week: tuple[Windows, ...]) -> list[str]:
    """The hours of a week in words, weekdays that follow each other with the same hours together."""
    lines, first = [], 0
    for place in range(len(week)):
        if place + 1 < len(week) and week[place + 1] == week[first]:
            continue
        begin, end = (hours.WEEKDAYS[each].said(language()) for each in (first, place))
        days = begin if first == place else say(words.WEEKDAYS_TO, first=begin, last=end)
        lines.append(f"{days} {_windows_said(week[first]) or say(words.OFF)}")
        first = place + 1
    return lines


def _windows_said(windows: Windows) -> str:
    """The windows of a day to be read, not to be written again: "09:00–12:00, 13:30–18:00"."""
    return hours.written(windows).replace("-", "–").replace(", ", say(words.BETWEEN_HOURS))


def _version(row: dict[Any, Any], state: str) -> None:
    week, valid_from = row["week"], row["valid_from"]
    begins = say(words.FROM_BEGINNING) if valid_from <= SINCE else say(words.FROM, day=valid_from.isoformat())
    total = sum(end - begin for windows in week for begin, end in windows) / 60
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain(begins)}**" + (f" :blue-badge[{plain(state)}]" if state else ""))
        for line in week_said(week):
            st.text(line)
        country = row["holidays"] if isinstance(row["holidays"], str) else None
        holidays = say(words.HOLIDAYS_OF, country=country_said(country)) if country else say(words.NO_HOLIDAYS)
        per_week = say(words.SUM_OF_WEEK, hours=formats.number(total, language(), 1, trim=True))
        st.caption(plain(f"{per_week} · {holidays}"))


def _remove(looked: Looked, valid_from: Any) -> None:
    part = f"{looked.id}_{valid_from}"
    if st.button(say(words.REMOVE_VERSION), key=forms.field(REMOVE, part), icon=":material/delete:"):
        calendar_recount.change(
            REMOVE, calendar_changes.remove_version, lambda _: say(words.VERSION_REMOVED, day=valid_from.isoformat()),
            looked, since=None, calendar_id=looked.id, valid_from=valid_from,
        )  # fmt: skip


def _add(looked: Looked, newest: dict[Any, Any] | None) -> None:
    part = str(looked.id)
    week = newest["week"] if newest else ((),) * 7
    holidays = newest["holidays"] if newest and isinstance(newest["holidays"], str) else None
    with st.form(forms.field(ADD, f"form_{part}"), border=False):
        valid_from = st.date_input(
            say(words.VALID_FROM), session.clock().today + timedelta(days=1), key=forms.field(ADD, f"from_{part}"),
            format="YYYY-MM-DD", width=180,
        )  # fmt: skip
        typed = week_fields(ADD, part, week)
        country = country_field(ADD, part, holidays)
        sent = st.form_submit_button(
            say(words.ADD_VERSION_BUTTON), key=forms.field(ADD, f"send_{part}"), type="primary"
        )
    if sent:
        calendar_recount.change(
            ADD, calendar_changes.add_version, lambda _: say(words.VERSION_ADDED, day=valid_from.isoformat()),
            looked, since=valid_from, calendar_id=looked.id, valid_from=valid_from, week=tuple(typed), holidays=country,
        )  # fmt: skip
