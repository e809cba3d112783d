"""Who is asked to rate whom: colleagues by turns, whoever the lead chooses instead, and whom somebody proposed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, update

from data_access.members.roles import Role
from data_access.rejected import Rejected
from data_access.reviewing.rules import Row
from data_access.schema import member, member_role, peer_rating, review_rater
from metrics.people.peers import FEWEST_RATERS
from metrics.words import Text

USUAL_RATERS = 5  # so that one who does not answer, or cannot say, does not silence the others
WORKS = (Role.STAFF.value, Role.LEAD.value)


def ask_usual(connection: Connection, row: dict[str, Any], beside: list[int]) -> None:
    """Ask the next few after somebody in the row of those who report to the same lead: everybody as often."""
    member_id = row["member_id"]
    place = beside.index(member_id) if member_id in beside else 0
    others = [other for other in beside[place:] + beside[:place] if other != member_id][:USUAL_RATERS]
    if len(others) >= FEWEST_RATERS:
        _insert(connection, row, others, asked=True)


def ask(connection: Connection, row: Row, chosen: list[int]) -> None:
    """Ask these and nobody else; what others entered already is gone, as nothing of it was shown.

    Raises:
        Rejected: "review_rater_wrong".
    """
    _may_rate(connection, row, chosen)
    r, of = review_rater.c, review_rater.c.review_id == row["id"]
    known = set(connection.execute(select(r.rater_id).where(of)).scalars())
    connection.execute(delete(review_rater).where(of, r.proposed_by.is_(None), r.rater_id.not_in(chosen)))
    connection.execute(update(review_rater).where(of).values(asked=r.rater_id.in_(chosen)))
    _insert(connection, row, [each for each in chosen if each not in known], asked=True)
    gone = [peer_rating.c.review_id == row["id"], peer_rating.c.author_id.not_in(chosen)]
    connection.execute(delete(peer_rating).where(*gone))


def propose(connection: Connection, row: Row, chosen: list[int]) -> None:
    """Keep whom somebody proposes for themselves, in place of whom they proposed before.

    Raises:
        Rejected: "review_rater_wrong".
    """
    _may_rate(connection, row, chosen)
    r, of = review_rater.c, review_rater.c.review_id == row["id"]
    connection.execute(delete(review_rater).where(of, r.asked.is_(False), r.rater_id.not_in(chosen)))
    connection.execute(update(review_rater).where(of, r.rater_id.not_in(chosen)).values(proposed_by=None))
    connection.execute(update(review_rater).where(of, r.rater_id.in_(chosen)).values(proposed_by=row["member_id"]))
    known = set(connection.execute(select(r.rater_id).where(of)).scalars())
    new = [each for each in chosen if each not in known]
    _insert(connection, row, new, asked=False, proposed_by=row["member_id"])


def _insert(connection: Connection, row: Mapping[Any, Any], rater_ids: list[int], **values: Any) -> None:
    of = {"review_id": row["id"], "cycle_id": row["cycle_id"], "member_id": row["member_id"], "proposed_by": None}
    rows = [{**of, "rater_id": each, **values} for each in rater_ids]
    if rows:
        connection.execute(insert(review_rater), rows)


def _may_rate(connection: Connection, row: Row, chosen: list[int]) -> None:
    works = exists().where(member_role.c.member_id == member.c.id, member_role.c.role.in_(WORKS))
    asked = select(member.c.id, member.c.name, member.c.name_en, member.c.active, works.label("works"))
    known = {each.id: each for each in connection.execute(asked.where(member.c.id.in_(chosen)))}
    for member_id in chosen:
        found = known.get(member_id)
        no_rater = member_id in (row["member_id"], row["lead_id"])
        if found is None or not found.active or not found.works or no_rater:
            name = Text(en=found.name_en or found.name, zh=found.name) if found else f"#{member_id}"
            raise Rejected("review_rater_wrong", name=name)
