"""Who and what was around when a staged row happened: member, team, customer, tier and level."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, func, or_, select

from data_access.dialect import nothing
from data_access.importers.customers_found import stage_customer
from data_access.importers.people import stage_person
from data_access.schema import customer, customer_tier, membership

NAMED = ("member_id", "team_id", "customer_id")
KEEPS = frozenset({"team_id", "tier", "level"})


def joined(s: Table) -> Any:
    """A stage with the people and customers its rows name."""
    people = s.outerjoin(stage_person, stage_person.c.local == s.c.person)
    customers = people.outerjoin(stage_customer, stage_customer.c.local == s.c.customer)
    return customers.outerjoin(customer, customer.c.id == stage_customer.c.id)


def circumstances(s: Table, on: Column[Any], *, teams: bool = False) -> list[ColumnElement[Any]]:
    """Member, team, customer, tier and level of staged rows on their day `on`, and what the file itself says.

    Where the file has no column of teams (`teams`) it is the member's of that day: a blank one means no team. Where
    it says no tier it is the customer's then, or the one known now if none is known of that day.
    """
    team = stage_person.c.team_id if teams else team_of(stage_person.c.member_id, on)
    then = (
        select(customer_tier.c.tier)
        .where(
            customer_tier.c.customer_id == stage_customer.c.id,
            customer_tier.c.from_on <= on,
            or_(customer_tier.c.to_on.is_(None), customer_tier.c.to_on > on),
        )
        .limit(1)
        .scalar_subquery()
    )
    stated = [s.c[name] if name in s.c else nothing(customer.c[name].type) for name in ("tier", "level")]
    return [
        stage_person.c.member_id.label("member_id"),
        func.coalesce(stage_person.c.team_id, team).label("team_id"),
        stage_customer.c.id.label("customer_id"),
        func.coalesce(stated[0], then, customer.c.tier).label("tier"),
        func.coalesce(stated[1], customer.c.level).label("level"),
        stage_person.c.team_id.label("stated_team_id"),
        stated[0].label("stated_tier"),
        stated[1].label("stated_level"),
    ]


def team_of(member_id: ColumnElement[Any], on: ColumnElement[Any]) -> Any:
    """The team a member belonged to on a day, the one joined last if several."""
    m = membership
    return (
        select(m.c.team_id)
        .where(m.c.member_id == member_id, m.c.from_on <= on, or_(m.c.to_on.is_(None), m.c.to_on > on))
        .order_by(m.c.from_on.desc())
        .limit(1)
        .scalar_subquery()
    )
