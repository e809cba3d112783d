"""What the demo company promises its customers: by severity until the end, by tier until the first answer."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert

from data_access.demo.complaints import PROMISED_HOURS, PROMISED_REPLY_HOURS, SEVERITIES, Complaints
from data_access.demo.customers import TIERS
from data_access.demo.people import ADMIN, AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS, LEADS
from data_access.demo.times import Numbers, Times, later
from data_access.hours.working_time import Calendars
from data_access.schema import service_standard
from metrics.calendars.periods import Grain, start_of, step
from metrics.standards import ACKNOWLEDGE, CALENDAR, RESOLVE, RESPOND, WORKING

VIP, EMAIL = "vip", "email"
HOUR = 60
# Minutes until a customer hears that their complaint has arrived; half a year ago it was made shorter.
SIGN_BEFORE, SIGN, SIGN_BY_EMAIL = 30, 15, 120
CALL_BACK = 2 * 450  # of working time: two days of seven and a half hours


def store_standards(connection: Connection, times: Times, complaints: Complaints, by: Calendars) -> None:
    """Store the standards, and write on the complaints by which of them they were promised what."""
    today, changed = times.today, times.today - timedelta(days=183)
    first = _standard(RESOLVE, 0, times.first)
    after_sales, other, key_accounts = (LEADS[team] for team in (AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS))
    next_month = step(start_of(today, Grain.MONTH), Grain.MONTH, 1)
    soon, overdue = today + timedelta(days=75), today - timedelta(days=20)
    severities = [
        {**first, "severity": severity, "minutes": int(hours) * HOUR, "owner_id": after_sales, "review_on": soon}
        for severity, hours in zip(SEVERITIES, PROMISED_HOURS, strict=True)
    ]
    severities[SEVERITIES.index("critical")]["review_on"] = overdue
    reply, vip_reply = (int(PROMISED_REPLY_HOURS[TIERS.index(tier)]) * HOUR for tier in ("regular", VIP))
    found = [
        *severities,
        {**_standard(RESPOND, reply, times.first), "owner_id": other, "review_on": soon},
        {**_standard(RESPOND, vip_reply, times.first), "tier": VIP, "owner_id": key_accounts, "review_on": soon},
        {**_standard(ACKNOWLEDGE, SIGN_BEFORE, times.first), "valid_to": changed, "owner_id": other},
        {**_standard(ACKNOWLEDGE, SIGN, changed), "owner_id": other, "review_on": changed + timedelta(days=365)},
        {**_standard(ACKNOWLEDGE, SIGN_BY_EMAIL, times.first), "channel": EMAIL, "owner_id": other, "review_on": soon},
        {**_standard("answered", CALL_BACK, today - timedelta(days=60)), "clock": WORKING, "owner_id": after_sales,
         "review_on": soon},
        {**_standard(RESOLVE, 24 * HOUR, next_month), "tier": VIP, "severity": "critical", "owner_id": key_accounts,
         "review_on": next_month + timedelta(days=90)},
    ]  # fmt: skip
    rows = [{**each, "id": number} for number, each in enumerate(found, start=1)]
    connection.execute(insert(service_standard), rows)
    complaints.columns.update(_promised(times, complaints.columns, rows, by))


def _promised(times: Times, columns: dict[str, Any], rows: list[dict[str, Any]], by: Calendars) -> dict[str, Numbers]:
    """For each complaint the standards of its due times, the time of its first sign, and its team's calendar."""
    number = {(row["step"], row["severity"], row["tier"], row["channel"], row["valid_from"]): row for row in rows}
    since = {row["valid_from"] for row in rows if row["step"] == ACKNOWLEDGE}
    resolve = {each: number[RESOLVE, each, None, None, times.first]["id"] for each in SEVERITIES}
    reply, vip_reply = (number[RESPOND, None, tier, None, times.first]["id"] for tier in (None, VIP))
    before, now = (number[ACKNOWLEDGE, None, None, None, day] for day in sorted(since))
    email = number[ACKNOWLEDGE, None, None, EMAIL, times.first]
    by_email = columns["channel"] == EMAIL
    changed = times.day(columns["opened_at"]) >= np.datetime64(now["valid_from"])
    sign = {
        key: np.where(by_email, email[key], np.where(changed, now[key], before[key])) for key in ("id", "minutes")
    }  # fmt: skip
    return {
        "standard_id": np.array([resolve[each] for each in columns["severity"]]),
        "response_standard_id": np.where(columns["tier"] == VIP, vip_reply, reply),
        "acknowledge_standard_id": sign["id"],
        "acknowledge_due_at": later(columns["opened_at"], sign["minutes"].astype("float64")),
        "calendar_id": np.array([by.id_of(int(team_id)) for team_id in columns["team_id"]]),
    }


def _standard(step: str, minutes: int, valid_from: date) -> dict[str, Any]:
    return {
        "name": None, "step": step, "minutes": minutes, "clock": CALENDAR, "tier": None, "severity": None,
        "channel": None, "valid_from": valid_from, "valid_to": None, "owner_id": None, "review_on": None,
        "created_by": ADMIN, "created_at": datetime.combine(valid_from, time(), UTC),
    }  # fmt: skip
