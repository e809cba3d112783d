"""Who did and saw what: entries that nobody changes or removes, each holding the hash of the one before.

Triggers of both databases (data_access/migrations/versions/0004…) refuse to change, remove or replace an entry, and
to move the head anywhere but to the entry that was just added. How the hash is made: data_access/auditing/audit.py.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from data_access.schema.columns import AtOnePlace, Managed, Utc, metadata

# `id` is the number in the chain, without a gap. `member_id` did it: missing for nobody who is known and for the
# console. `about_member_id` is whom it concerns, `about` and `about_id` which other thing; `details` are codes and
# ids as canonical JSON, kept as text because the hash is made of it. Members are no foreign keys: an entry outlives
# whatever it is about.
audit_entry = Table(
    "audit_entry",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("member_id", Integer),
    Column("what", String(40), nullable=False),
    Column("about_member_id", Integer),
    Column("about", String(40)),
    Column("about_id", Integer),
    Column("details", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_entry_at", "at"),
    Index("ix_audit_entry_member_id_at", "member_id", "at"),
    Index("ix_audit_entry_about_member_id_at", "about_member_id", "at"),
    Index("ix_audit_entry_what_at", "what", "at"),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# One row, id 1: the number and the hash of the newest entry. Whoever adds one locks it, so that the chain has no forks.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    info={"scope": Managed(), "place": AtOnePlace()},
)
