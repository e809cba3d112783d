"""Customers, what they were to us when, and what they bought."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from data_access.schema.columns import (
    Divided,
    OfCustomer,
    OfTeam,
    Utc,
    circumstances,
    counted,
    identity,
    metadata,
    origin,
)

# tier, level and stage are today's; customer_tier and customer_stage hold their history.
# first_purchase_on is kept by whatever stores purchases, so that "new customers" is a plain count.
customer = Table(
    "customer",
    metadata,
    identity(),
    Column("name", String(300), nullable=False),
    counted("member_id", Integer, ForeignKey("member.id")),  # who looks after them
    counted("team_id", Integer, ForeignKey("team.id")),
    Column("backup_member_id", Integer, ForeignKey("member.id")),
    counted("tier", String(60)),
    counted("level", String(60)),
    Column("stage", String(60)),
    Column("phone", String(60)),
    Column("email", String(200)),
    Column("city", String(100)),
    Column("country", String(100)),
    Column("birthday", Date),
    counted("created_on", Date, nullable=False),
    counted("first_purchase_on", Date),
    counted("lost_on", Date),
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_customer_name", "name"),
    Index("ix_customer_created_on", "created_on"),
    info={"scope": OfTeam(), "day": "created_on", "place": Divided("id")},
)

customer_tier = Table(
    "customer_tier",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", Integer, ForeignKey("customer.id"), nullable=False),
    Column("tier", String(60), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("reason", String(500)),
    Column("batch_id", Integer),
    UniqueConstraint("customer_id", "from_on"),
    info={"scope": OfCustomer(), "place": Divided("customer_id")},
)

customer_stage = Table(
    "customer_stage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", Integer, ForeignKey("customer.id"), nullable=False),
    Column("stage", String(60), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("reason", String(500)),
    Column("batch_id", Integer),
    UniqueConstraint("customer_id", "from_on"),
    info={"scope": OfCustomer(), "place": Divided("customer_id")},
)

# One row per order line. purchased_on is missing where the source did not say when.
purchase = Table(
    "purchase",
    metadata,
    identity(),
    *circumstances(),
    counted("order_key", String(100), nullable=False),
    Column("product", String(200)),
    Column("quantity", Float),
    counted("amount_cents", BigInteger, nullable=False),
    counted("purchased_on", Date),
    Column("purchased_at", Utc),
    Column("strange", String(200)),
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_purchase_purchased_on", "purchased_on"),
    Index("ix_purchase_customer_id", "customer_id"),
    info={"scope": OfTeam(), "day": "purchased_on", "place": Divided("customer_id")},
)
