"""The overview as it is usually written: whole tables in cached frames, grouped at every rerun, drawn with px.

The same eight numbers with the month before, half a year by week, and one of them by week and by team.
"""

import os
import sqlite3

import pandas as pd
import plotly.express as px
import streamlit as st

FIRST, END, BEFORE, SINCE = (pd.Timestamp(day) for day in ("2026-10-01", "2026-11-01", "2026-09-01", "2026-05-04"))
TABLES = {
    "interaction": "team_id, channel, tier, customer_id, opened_on, resolved_on, first_response_minutes, kept",
    "complaint": "team_id, channel, tier, customer_id, opened_on, resolved_on, ended_on, due_at, resolution_minutes",
    "survey_answer": "team_id, channel, tier, answered_on, kind, score, top_box",
    "purchase": "team_id, customer_id, purchased_on, amount_cents",
    "customer": "id, team_id, first_purchase_on, lost_on",
}


@st.cache_data
def whole(table: str) -> pd.DataFrame:
    columns = TABLES[table]
    days = [name for name in columns.split(", ") if name.endswith(("_on", "_at"))]
    with sqlite3.connect(os.environ["DATABASE_URL"].removeprefix("sqlite:///")) as connection:
        return pd.read_sql(f"SELECT {columns} FROM {table} WHERE counted", connection, parse_dates=days)  # noqa: S608


def within(frame: pd.DataFrame, day: str, first: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    return frame[(frame[day] >= first) & (frame[day] < end)]


def churn(first: pd.Timestamp, end: pd.Timestamp) -> float:
    quiet = pd.Timedelta(days=180)
    signs = pd.concat(
        within(frame, day, first - quiet, end)[["customer_id", day]].rename(columns={day: "on"})
        for frame, day in ((contacts, "opened_on"), (complaints, "opened_on"), (purchases, "purchased_on"))
    )
    seen = signs.groupby("customer_id")["on"].agg(["min", "max"])
    active = seen[seen["min"] < first].join(customers.set_index("id")["lost_on"])
    active = active[active["lost_on"].isna() | (active["lost_on"] >= first)]
    return float(((active["max"] < end - quiet) | (active["lost_on"] < end)).mean())


def overdue(end: pd.Timestamp) -> int:
    running = (complaints["opened_on"] < end) & ~(complaints["ended_on"] < end)
    return int((running & (complaints["due_at"] < end)).sum())


contacts, complaints, answers, purchases, customers = map(whole, TABLES)
BY_DAY = {
    "Satisfaction": (answers, "answered_on", lambda rows: rows["top_box"].mean()),
    "First response": (contacts, "opened_on", lambda rows: rows["first_response_minutes"].median()),
    "Within standard": (contacts, "resolved_on", lambda rows: rows["kept"].mean()),
    "Complaints": (complaints, "resolved_on", lambda rows: rows["resolution_minutes"].median()),
    "New customers": (customers, "first_purchase_on", len),
    "Sales": (purchases, "purchased_on", lambda rows: rows["amount_cents"].sum()),
}
weeks, MONTH = pd.date_range(SINCE, END, freq="7D"), END - FIRST

st.title("Overview")
places = st.columns(4) + st.columns(4)
for place, (name, (frame, day, number)) in zip(places, BY_DAY.items(), strict=False):
    now, before = number(within(frame, day, FIRST, END)), number(within(frame, day, BEFORE, FIRST))
    recent = within(frame, day, SINCE, END)
    trend = [number(rows) for _, rows in recent.groupby(pd.Grouper(key=day, freq="W"))]
    place.metric(name, f"{now:.2f}", f"{now - before:.2f}", chart_data=trend)
for place, name, of in zip(
    places[6:], ("Overdue", "Churn"), (overdue, lambda end: churn(end - MONTH, end)), strict=True
):
    place.metric(name, f"{of(END):.2f}", f"{of(END) - of(FIRST):.2f}", chart_data=[of(week) for week in weeks[1:]])

line, bars = st.columns([3, 2])
recent = within(answers, "answered_on", SINCE, END)
by_week = recent.groupby(pd.Grouper(key="answered_on", freq="W"))["top_box"].mean().reset_index()
line.plotly_chart(px.line(by_week, x="answered_on", y="top_box"))
by_team = within(answers, "answered_on", FIRST, END).groupby("team_id")["top_box"].mean().reset_index()
bars.plotly_chart(px.bar(by_team, x="top_box", y="team_id", orientation="h"))
