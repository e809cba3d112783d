"""Who and what was erased, as keyed fingerprints: what no import may bring again."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import AtOnePlace, Managed, Utc, metadata

# kind: customer or member, whose row `row_id` stays without what told who it was; entry: a row of facts whose own
# number named somebody. A person has one fingerprint per number, address or name that files know them by.
erased = Table(
    "erased",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("erased_at", Utc, nullable=False),
    UniqueConstraint("fingerprint"),
    info={"scope": Managed(), "place": AtOnePlace()},
)
