"""What was decided to do about something: who does it, until when, and what it is to change."""

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, String, Table

from data_access.schema.columns import AtOnePlace, Decided, Utc, metadata

# state: open, doing, done or dropped. origin: what the decision came from, a code; cause and category say of which
# complaints, origin_id of which entry where there is one. expected: the change of `metric` that is hoped for, in the
# unit of its value; of counts in a week. result: what came of it, or why it was dropped or taken up again, by
# result_by. last_move: what changed_by did last, a code. Text about customers does not belong here: the team reads it.
action = Table(
    "action",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String(300), nullable=False),
    Column("title_by", Integer, ForeignKey("member.id")),
    Column("owner_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("due_on", Date, nullable=False),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("done_on", Date),
    Column("result", String(500)),
    Column("result_by", Integer, ForeignKey("member.id")),
    Column("metric", String(60)),
    Column("expected", Float),
    Column("origin", String(20), nullable=False),
    Column("origin_id", Integer),
    Column("cause", String(200)),
    Column("category", String(200)),
    Column("decided_on", Date, nullable=False),
    Column("decided_by", Integer, ForeignKey("member.id")),
    Column("last_move", String(20), nullable=False),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    Index("ix_action_state", "state", "due_on"),
    info={"scope": Decided(), "place": AtOnePlace()},
)
