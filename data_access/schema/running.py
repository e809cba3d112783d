"""Imports, settings, and the stamps that keep every mirror fresh."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.schema.columns import AtOnePlace, BetweenTwo, Directory, Everywhere, Managed, Utc, metadata

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("stores_as", String(20)),
    Column("filename", String(300), nullable=False),
    Column("file_hash", String(64), nullable=False),
    Column("mapping", JSON, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_new", Integer, nullable=False),
    Column("rows_changed", Integer, nullable=False),
    Column("rows_unchanged", Integer, nullable=False),
    Column("rows_refused", Integer, nullable=False),
    Column("rows_strange", Integer, nullable=False, server_default="0"),
    Column("stored_at", Utc, nullable=False),
    Column("stored_by", Integer, ForeignKey("member.id")),
    Column("withdrawn_at", Utc),
    Column("withdrawn_by", Integer, ForeignKey("member.id")),
    info={"scope": Managed(), "place": Everywhere()},
)

import_refusal = Table(
    "import_refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("column", String(200)),
    Column("value", Text),
    Column("reason", String(60), nullable=False),
    Column("row", JSON, nullable=False),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# What a row was before an import changed it, so that the import can be withdrawn.
import_change = Table(
    "import_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    Column("table_name", String(60), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", JSON, nullable=False),
    info={"scope": Managed(), "place": AtOnePlace()},
)

import_mapping = Table(
    "import_mapping",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("signature", String(64), nullable=False, index=True),
    Column("mapping", JSON, nullable=False),
    Column("saved_at", Utc, nullable=False),
    Column("saved_by", Integer, ForeignKey("member.id")),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# What people's forms did to entries that were there (confirm, refuse, close, void), so that a form sent again does
# nothing. What a form makes keeps the key itself. Nobody reads this table through a page, and administrators not at
# all: when somebody rated a colleague, or noted what a one-to-one was about, stands here.
request = Table(
    "request",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id")),
    Column("request_key", String(36), nullable=False),
    Column("request_hash", String(64), nullable=False),
    Column("command", String(60), nullable=False),
    Column("entry_id", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    UniqueConstraint("member_id", "request_key"),
    info={"scope": BetweenTwo("member_id", "member_id"), "place": AtOnePlace()},
)

setting = Table(
    "setting",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", String(500), nullable=False),
    info={"scope": Directory(), "place": Everywhere()},
)

# One row: the number of the last writing transaction. It stays locked until that commits, so numbers come in
# commit order.
fact_counter = Table(
    "fact_counter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    info={"scope": Directory(), "place": AtOnePlace()},
)

# The number of the last transaction that touched this table's facts of this day.
fact_day = Table(
    "fact_day",
    metadata,
    Column("table_name", String(60), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("number", Integer, nullable=False),
    UniqueConstraint("number", "table_name", "day"),
    info={"scope": Directory(), "place": AtOnePlace()},
)
