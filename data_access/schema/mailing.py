"""Mails: what is to be sent to whom and what became of it, what stands in it until then, and who wants what."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from data_access.schema.columns import AtOnePlace, BetweenTwo, Managed, Utc, metadata

# state: waiting, sending (somebody claimed it), sent, failed. `token` makes its Message-ID, the same however often it
# is sent. No content stands here: this table is administrators' to look at.
mail = Table(
    "mail",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("mail_key", String(120), nullable=False),
    Column("token", String(36), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Column("next_at", Utc, nullable=False),
    Column("tried", Integer, nullable=False, server_default="0"),
    Column("claimed_at", Utc),
    Column("claimed_by", String(36)),
    Column("sent_at", Utc),
    Column("error", String(40)),
    Column("smtp_code", Integer),
    UniqueConstraint("member_id", "kind", "mail_key"),
    Index("ix_mail_state", "state", "next_at"),
    info={"scope": Managed(), "place": AtOnePlace()},
)

# Goes when the mail is sent, or is too old to be. For whom it is, and for nobody else. rights: their roles and teams
# when it was made (outbox.rights_of); missing for one of an earlier version.
mail_body = Table(
    "mail_body",
    metadata,
    Column("mail_id", Integer, ForeignKey("mail.id"), primary_key=True, autoincrement=False),
    Column("member_id", Integer, ForeignKey("member.id"), nullable=False, index=True),
    Column("written_on", Date, nullable=False),
    Column("subject", String(300), nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("rights", JSON),
    info={"scope": BetweenTwo("member_id", "member_id"), "place": AtOnePlace()},
)

# What a person does not want (`refused`: kinds of mails), and the language that they use. Nobody else's business.
mail_choice = Table(
    "mail_choice",
    metadata,
    Column("member_id", Integer, ForeignKey("member.id"), primary_key=True, autoincrement=False),
    Column("language", String(5)),
    Column("refused", JSON, nullable=False),
    Column("changed_at", Utc, nullable=False),
    info={"scope": BetweenTwo("member_id", "member_id"), "place": AtOnePlace()},
)
