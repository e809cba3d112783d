"""Places that facts are read from again and again, and what came of each time."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from data_access.schema.columns import AtOnePlace, Managed, Utc, metadata

# `variable` names the environment variable that holds the address of a database, or the path of a folder; neither
# stands here. With a statement it is a database. `last_value` is the watermark of the newest row that was stored.
import_source = Table(
    "import_source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("variable", String(100), nullable=False),
    Column("statement", Text),
    Column("watermark", String(200)),
    Column("last_value", Text),
    Column("mapping", JSON, nullable=False),
    Column("system", String(40), nullable=False, server_default=""),
    Column("row_limit", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("saved_at", Utc, nullable=False),
    Column("saved_by", Integer, ForeignKey("member.id")),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# One row each time a source is read. Without `ended_at` it is being read, or was killed. `batch_id` is the last
# import of that time; `error` a key of REASONS, `details` fill its sentence and hold what could not be read.
source_run = Table(
    "source_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", Integer, ForeignKey("import_source.id"), nullable=False, index=True),
    Column("started_at", Utc, nullable=False),
    Column("ended_at", Utc),
    Column("files", Integer, nullable=False, server_default="0"),
    Column("rows_read", Integer, nullable=False, server_default="0"),
    Column("rows_new", Integer, nullable=False, server_default="0"),
    Column("rows_changed", Integer, nullable=False, server_default="0"),
    Column("rows_unchanged", Integer, nullable=False, server_default="0"),
    Column("rows_refused", Integer, nullable=False, server_default="0"),
    Column("batch_id", Integer, ForeignKey("import_batch.id")),
    Column("error", String(60)),
    Column("details", JSON, nullable=False),
    info={"scope": Managed(), "place": AtOnePlace()},
)
