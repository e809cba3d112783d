"""Who can sign in, who is signed in, and the links that let somebody in once.

No secret stands here: passwords as argon2id hashes, tokens as their SHA-256.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from data_access.schema.columns import AtOnePlace, Managed, OwnAccount, Utc, metadata

# A member without an account was never invited. Without password_hash and subject they have not come yet. `failed`
# counts since the last success; issuer and subject say who they are to an identity provider.
account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False, unique=True),
    Column("password_hash", String(300)),
    Column("password_set_at", Utc),
    Column("issuer", String(300)),
    Column("subject", String(300)),
    Column("active", Boolean, nullable=False, server_default="1"),
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("locked_until", Utc),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    UniqueConstraint("issuer", "subject"),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# One row per sign-in. `agent` is the browser's short name, so that somebody knows which of their sessions is which.
session = Table(
    "session",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("account_id", Integer, ForeignKey("account.id"), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("seen_at", Utc, nullable=False),
    Column("agent", String(100)),
    Column("ended_at", Utc),
    Index("ix_session_account_id", "account_id"),
    info={"scope": OwnAccount(), "place": AtOnePlace()},
)

# kind: setup (makes the first administrator; without an account), invite, reset.
invitation = Table(
    "invitation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("account_id", Integer, ForeignKey("account.id")),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Column("expires_at", Utc, nullable=False),
    Column("used_at", Utc),
    Index("ix_invitation_account_id", "account_id"),
    info={"scope": Managed(), "place": AtOnePlace()},
)
