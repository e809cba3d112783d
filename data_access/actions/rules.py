"""What holds for every action: its states, who may change it, and that nobody overwrites what they have not seen.

Whoever acts on what somebody else has changed meanwhile hears what happened, and nothing of theirs is stored. Every
command on an action refuses in these words:

    NotAllowed: `scope` may not do this, or not with this action.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "action_moved_on": somebody was quicker.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from data_access.clock import Clock
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, member
from data_access.scope import Action, Scope, may, visible
from metrics.words import Text

OPEN, DOING, DONE, DROPPED = STATES = ("open", "doing", "done", "dropped")
RUNNING = (OPEN, DOING)
# What a decision came from. One from a review says no more than that: what stands in it is not the team's to read.
CAUSE, MEETING, SUGGESTION, REVIEW = ORIGINS = ("cause", "meeting", "suggestion", "review")
LONGEST_TITLE, LONGEST_RESULT, LONGEST_ABOUT = 300, 500, 200  # as long as the columns

MOVES: dict[str, Text] = {
    "opened": Text(en="decided it", zh="制定了该措施"),
    "changed": Text(en="changed it", zh="修改了该措施"),
    "started": Text(en="began it", zh="开始执行该措施"),
    "finished": Text(en="said it is done", zh="将该措施标记为完成"),
    "dropped": Text(en="dropped it", zh="取消了该措施"),
    "reopened": Text(en="took it up again", zh="重新启动了该措施"),
}
SOMEBODY = Text(en="Somebody", zh="有人")


def decides(scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` decides what this team does."""
    return may(scope, Action.DECIDE_ACTIONS) and (scope.everything or team_id in scope.led_team_ids)


def found(connection: Connection, action_id: int, revision: int, *, by: Scope, of_owner: bool) -> Mapping[Any, Any]:
    """The action as it is, which must be as the person saw it; `of_owner`: its owner may do this, too."""
    a, m = visible(action, by), visible(member, by)
    row = connection.execute(select(a).where(a.c.id == action_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    mine = of_owner and by.member_id is not None and row["owner_id"] == by.member_id
    if not (mine or decides(by, row["team_id"])):
        raise NotAllowed()
    if row["revision"] != revision:
        who = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == row["changed_by"])).first()
        said = SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)
        raise Rejected("action_moved_on", who=said, what=MOVES[row["last_move"]])
    return row


def move(
    connection: Connection, row: Mapping[Any, Any], what: str, values: dict[str, Any], *, by: Scope, clock: Clock
) -> None:
    """Change an action, and keep who did what to it last; `what` is a code of MOVES."""
    told = {"last_move": what, "changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    connection.execute(update(action).where(action.c.id == row["id"]).values({**values, **told}))


def still_running(row: Mapping[Any, Any]) -> None:
    """Refuse what is done or dropped already."""
    if row["state"] not in RUNNING:
        raise Rejected("action_over")


def limited(text: str | None, limit: int) -> str | None:
    """The text, which is refused where its column cannot hold it."""
    if text and len(text) > limit:
        raise Rejected("text_too_long", length=len(text), limit=limit)
    return text
