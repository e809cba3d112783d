"""How long personal data is kept: a number of months in the database, applied by a command that a timer starts.

Older texts go, and so does what is known of customers with whom nothing has happened since. Their number in the
source stays where they have one: a customer who comes back is the same customer, and the next file says who that is.
Sessions that ended and links that were used go after three months in any case, what stood in mails after one, and that
a mail was sent after a year; so does what somebody saw of their bell, when it is told anew.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, String, Table, and_, cast, delete, literal, or_, select, update

from data_access.actions.rules import RUNNING
from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.bell.seen import BELL, KEPT_DAYS
from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.erasing.erase import take_out
from data_access.erasing.facts import Removed, add_to, remove_telling_texts, remove_texts, withdraw_empty_lessons
from data_access.erasing.kept_imports import change_images, empty_refusals
from data_access.erasing.personal import ABOUT_CUSTOMERS, OF_CUSTOMER, TEXTS, nameless
from data_access.erasing.persons import customer_as_person
from data_access.erasing.reviews import remove_old_comments
from data_access.importers.customers_found import BY_NAME
from data_access.rejected import Rejected
from data_access.schema import (
    absence,
    action,
    annotation,
    complaint,
    complaint_event,
    customer,
    customer_stage,
    customer_tier,
    import_batch,
    import_change,
    import_refusal,
    invitation,
    lesson,
    mail,
    mail_body,
    meeting,
    meeting_action,
    meeting_item,
    peer_rating,
    period_snapshot,
    planned_contact,
    praise,
    quality_calibration,
    quality_rating,
    review_part,
    review_step,
    reward_rule,
    seen,
    session,
    setting,
    talk,
    talk_item,
    target,
    target_change,
)
from data_access.scope import Action, Scope, may

MONTHS, APPLIED = "retention_months", "retention_applied_at"
FEWEST, MOST = 1, 600
SIGN_IN_DAYS = 90
MAIL_DAYS, MAIL_BODY_DAYS = 400, 30
# What tells the age of a row that is no fact.
AGES = {
    customer_tier: "to_on", customer_stage: "to_on", target: "to_on", target_change: "changed_on",
    complaint_event: "told_on", action: "due_on", period_snapshot: "to_on", annotation: "to_on",
    talk: "held_on", talk_item: "added_on",
    meeting: "week_on", meeting_item: "week_on", meeting_action: "week_on",
    review_part: "told_on", review_step: "told_on", peer_rating: "period_ended_on",
    quality_rating: "reviewed_on", quality_calibration: "asked_on", reward_rule: "valid_to", praise: "given_on",
    mail_body: "written_on", lesson: "written_on",
    planned_contact: "planned_on",
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """How many months personal data is kept (None: for good), and when older data was last removed."""

    months: int | None
    applied_at: datetime | None


def kept_for(connection: Connection, scope: Scope) -> Kept | None:
    """The setting, for administrators; None for everybody else.

    Source: setting, written by `python -m data_access retention`.
    """
    return _kept(connection) if may(scope, Action.SEE_DATA_HEALTH) else None


def _kept(connection: Connection) -> Kept:
    asked = select(setting.c.key, setting.c.value).where(setting.c.key.in_((MONTHS, APPLIED)))
    found = {row.key: row.value for row in connection.execute(asked)}
    applied = found.get(APPLIED)
    return Kept(int(found[MONTHS]) if MONTHS in found else None, datetime.fromisoformat(applied) if applied else None)


def set_months(connection: Connection, months: int | None, clock: Clock) -> None:
    """Keep personal data for so many months from now on; None: for good. Nothing is removed by this.

    Raises:
        Rejected: "retention_months_wrong".
    """
    if months is None:
        connection.execute(delete(setting).where(setting.c.key == MONTHS))
    elif not FEWEST <= months <= MOST:
        raise Rejected("retention_months_wrong", fewest=FEWEST, most=MOST)
    else:
        _set(connection, MONTHS, str(months))
    audit.record(connection, None, What.RETENTION_SET, clock, months=months)


def apply(connection: Connection, clock: Clock) -> Removed:
    """Remove what is older than the setting says; return how many rows of which table lost what."""
    removed: Removed = {}
    _forget_sign_ins(connection, clock, removed)
    _forget_mails(connection, clock, removed)
    old = clock.now - timedelta(days=KEPT_DAYS)
    looked = connection.execute(delete(seen).where(seen.c.subject == BELL, seen.c.seen_at < old))
    add_to(removed, seen.name, "gone", looked.rowcount)
    months = _kept(connection).months
    if months is not None:
        before = (pd.Timestamp(clock.today) - pd.DateOffset(months=months)).date()
        _remove_texts(connection, before, removed)
        stripped = _remove_customers(connection, before, clock, removed)
        over = connection.execute(delete(absence).where(absence.c.to_on < before))
        add_to(removed, absence.name, "gone", over.rowcount)
        _remove_from_imports(connection, clock.midnight(before), stripped, removed)
    _set(connection, APPLIED, clock.now.isoformat())
    audit.record(connection, None, What.RETENTION_APPLIED, clock, months=months, rows=sum(removed.values()))
    return removed


def _set(connection: Connection, key: str, value: str) -> None:
    made = upsert(connection, setting).values(key=key, value=value)
    connection.execute(made.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def _forget_sign_ins(connection: Connection, clock: Clock, removed: Removed) -> None:
    ago = clock.now - timedelta(days=SIGN_IN_DAYS)
    i = invitation.c
    for table, over in ((session, session.c.seen_at < ago), (invitation, or_(i.used_at < ago, i.expires_at < ago))):
        add_to(removed, table.name, "gone", connection.execute(delete(table).where(over)).rowcount)


def _forget_mails(connection: Connection, clock: Clock, removed: Removed) -> None:
    """What stood in mails that nobody could send, and after a year that there were any."""
    body = mail_body.c.written_on < clock.today - timedelta(days=MAIL_BODY_DAYS)
    add_to(removed, mail_body.name, "gone", connection.execute(delete(mail_body).where(body)).rowcount)
    old = mail.c.created_at < clock.now - timedelta(days=MAIL_DAYS)
    add_to(removed, mail.name, "gone", connection.execute(delete(mail).where(old)).rowcount)


def _remove_texts(connection: Connection, before: date, removed: Removed) -> None:
    """Texts of rows that are older, and over: an open case still needs its own."""
    for table, names in TEXTS.items():
        rows = table.c[table.info.get("day") or AGES[table]] < before
        if table is action:
            rows = and_(rows, action.c.state.not_in(RUNNING))
        if table is talk_item:
            rows = and_(rows, talk_item.c.done_on.is_not(None))
        if "ended_on" in table.c:
            rows = and_(rows, table.c.ended_on < before)
        if table is complaint_event:
            over = select(complaint.c.id).where(complaint.c.ended_on < before)
            rows = and_(rows, table.c.complaint_id.in_(over))
        add_to(removed, table.name, "texts", remove_texts(connection, table, rows, names))
    remove_old_comments(connection, before, removed)
    withdraw_empty_lessons(connection)


def _remove_customers(connection: Connection, before: date, clock: Clock, removed: Removed) -> set[int]:
    """Customers with whom nothing has happened since; returns whose row lost anything."""
    c = customer.c
    told = or_(c.name != literal("#") + cast(c.id, String), *(c[name].is_not(None) for name in OF_CUSTOMER))
    quiet = [c.created_on < before, *(~_happened(table, before) for table in ABOUT_CUSTOMERS if "day" in table.info)]
    p = planned_contact.c
    coming = select(p.id).where(p.customer_id == c.id, or_(p.ended_on.is_(None), p.ended_on >= before)).exists()
    found = connection.execute(select(customer).where(told, *quiet, ~coming)).all()
    numbered = {row.id for row in found if row.source_key and not row.source_key.startswith(BY_NAME)}
    persons = [customer_as_person(connection, row) for row in found]
    remove_telling_texts(connection, persons, removed)
    for row in found:
        if row.id in numbered:
            values: dict[str, Any] = {"name": nameless(row.id), **dict.fromkeys(OF_CUSTOMER), "request_hash": None}
            connection.execute(update(customer).where(c.id == row.id).values(values))
        else:  # whose name is all that files know them by
            for (table, what), rows in take_out(connection, customer_as_person(connection, row), clock).items():
                if table != customer.name:
                    add_to(removed, table, what, rows)
    add_to(removed, customer.name, "person", len(found))
    return numbered


def _happened(table: Table, before: date) -> ColumnElement[bool]:
    """Whether a customer has a row of this table since, or a case that is still open."""
    theirs = table.c.customer_id == customer.c.id
    since: ColumnElement[bool] = table.c[table.info["day"]] >= before
    if "ended_on" in table.c:
        since = or_(since, table.c.ended_on.is_(None), table.c.ended_on >= before)
    return select(table.c.id).where(theirs, since).exists()


def _remove_from_imports(connection: Connection, before: datetime, stripped: set[int], removed: Removed) -> None:
    """Refused rows of older imports, and what would come back if an import were withdrawn."""
    older = select(import_batch.c.id).where(import_batch.c.stored_at < before)
    r = import_refusal.c
    asked = select(r.id, r.value, r.row).where(r.batch_id.in_(older))
    said = [row.id for row in connection.execute(asked) if row.value is not None or row.row]
    empty_refusals(connection, said)
    add_to(removed, import_refusal.name, "rows", len(said))

    day = before.date().isoformat()

    def scrubbed(table: Table, row_id: int, image: dict[str, Any]) -> dict[str, Any]:
        if table is customer and row_id in stripped:
            return {**image, "name": nameless(row_id), **dict.fromkeys(OF_CUSTOMER), "void_reason": None}
        on = image.get(table.info.get("day") or "to_on")
        if table not in TEXTS or on is None or str(on) >= day or ("ended_on" in image and image["ended_on"] is None):
            return image
        return {**image, **{name: None if table.c[name].nullable else "" for name in TEXTS[table]}}

    add_to(removed, import_change.name, "rows", change_images(connection, scrubbed))
