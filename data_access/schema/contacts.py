"""Contacts with customers that somebody planned: who gets in touch with whom on which day, and what came of it."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import Divided, Planned, Utc, metadata

# kind: follow_up, call_back or care. state: planned, done or dropped. team_id: of the customer when it was planned; of
# the owner where the customer has none. result: what came of it, or why it was dropped, by result_by. moved: how often
# it was put to another day. last_move: what changed_by did last, a code.
planned_contact = Table(
    "planned_contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", Integer, ForeignKey("customer.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("planned_on", Date, nullable=False),
    Column("owner_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("about", String(300), nullable=False),
    Column("about_by", Integer, ForeignKey("member.id")),
    Column("state", String(20), nullable=False, server_default="planned"),
    Column("ended_on", Date),
    Column("result", String(500)),
    Column("result_by", Integer, ForeignKey("member.id")),
    Column("moved", Integer, nullable=False, server_default="0"),
    Column("last_move", String(20), nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Index("ix_planned_contact_state", "state", "planned_on"),
    Index("ix_planned_contact_customer_id", "customer_id"),
    info={"scope": Planned(), "place": Divided("customer_id")},
)
