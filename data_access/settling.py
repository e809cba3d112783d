"""What one fact says about others: whether anybody came back, or complained again, and when a customer first bought.

Whoever stores or voids contacts, complaints or purchases settles the customers concerned, in the same transaction.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    SelectBase,
    Table,
    and_,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
    true,
    update,
)

from data_access.dialect import days_after, moment_after
from data_access.schema import complaint, customer, interaction, purchase
from data_access.stamps import stamp

COMES_BACK_WITHIN_DAYS = 7
RECURS_WITHIN_DAYS = 30


def settle_first_contacts(connection: Connection, customers: SelectBase) -> None:
    """Decide first_contact of every contact of `customers` (a query of customer ids).

    True where it was resolved, not reopened, and no other contact of the same customer on the same topic followed
    it within 7 days of its resolution. Missing without a resolution.
    """
    one, other = interaction, interaction.alias("other")
    came_back = exists().where(
        other.c.customer_id == one.c.customer_id,
        other.c.opened_on >= one.c.opened_on,
        other.c.opened_on <= _within(one),
        other.c.topic.is_not_distinct_from(one.c.topic),
        or_(other.c.opened_at > one.c.opened_at, and_(other.c.opened_at == one.c.opened_at, other.c.id > one.c.id)),
        other.c.counted,
    )
    settled = case(
        (one.c.first_resolved_on.is_(None), null()),
        (or_(one.c.reopened_count > 0, came_back), false()),
        else_=true(),
    )
    wrong = and_(one.c.customer_id.in_(customers), one.c.first_contact.is_distinct_from(settled))
    corrected = update(one).values(first_contact=settled).where(wrong).returning(one.c.opened_on)
    stamp(connection, one, set(connection.execute(corrected).scalars()))


def returning(contacts: Table, customer: ColumnElement[Any], order: ColumnElement[Any]) -> Select[tuple[Any]]:
    """The same rule over all rows of `contacts`, which are nobody else's: the numbers (`order`) of those after which
    the `customer` came back."""
    c = contacts.c
    following = func.lead(c.opened_on).over(partition_by=[customer, c.topic], order_by=[c.opened_at, order])
    found = select(order.label("number"), _within(contacts).label("within"), following.label("following"))
    each = found.where(customer.is_not(None)).subquery()
    return select(each.c.number).where(each.c.following <= each.c.within)


def _within(contacts: FromClause) -> ColumnElement[date]:
    """The last day on which another contact is the same matter coming back."""
    return days_after(contacts.c.first_resolved_on, COMES_BACK_WITHIN_DAYS)


def settle_recurrences(connection: Connection, customers: SelectBase) -> None:
    """Decide `recurred` of every complaint of `customers` (a query of customer ids).

    True where another complaint of the same customer and category was opened from the moment of its closing until,
    not including, RECURS_WITHIN_DAYS later. Missing where it is not closed, and without a category.
    """
    one, other = complaint, complaint.alias("other")
    again = exists().where(comes_again(one, other))
    settled = case((or_(one.c.closed_at.is_(None), one.c.category.is_(None)), null()), (again, true()), else_=false())
    wrong = and_(one.c.customer_id.in_(customers), one.c.recurred.is_distinct_from(settled))
    corrected = update(one).values(recurred=settled).where(wrong).returning(one.c.opened_on)
    stamp(connection, one, set(connection.execute(corrected).scalars()))


def comes_again(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether the complaint `other` is `one` coming again after it was closed."""
    return and_(
        other.c.customer_id == one.c.customer_id,
        # Says nothing new, but finds them by an index; a day more, for days of 23 hours.
        other.c.opened_on >= one.c.closed_on,
        other.c.opened_on <= days_after(one.c.closed_on, RECURS_WITHIN_DAYS + 1),
        other.c.opened_at >= one.c.closed_at,
        other.c.opened_at < moment_after(one.c.closed_at, RECURS_WITHIN_DAYS),
        other.c.category == one.c.category,
        other.c.id != one.c.id,
        other.c.counted,
    )


def settle_first_purchases(connection: Connection, customers: SelectBase) -> None:
    """Decide first_purchase_on of `customers` (a query of customer ids): their earliest dated, counted purchase."""
    first: Any = (
        select(func.min(purchase.c.purchased_on))
        .where(purchase.c.customer_id == customer.c.id, purchase.c.counted)
        .scalar_subquery()
    )
    wrong = and_(customer.c.id.in_(customers), customer.c.first_purchase_on.is_distinct_from(first))
    corrected = update(customer).values(first_purchase_on=first).where(wrong).returning(customer.c.created_on)
    stamp(connection, customer, set(connection.execute(corrected).scalars()))
