"""Taking a member out of reviews: what they gave colleagues and colleagues gave them, one by one; results stay."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from data_access.erasing.facts import Removed, add_to
from data_access.erasing.persons import Person
from data_access.schema import peer_rating, review_part, review_rater


def remove_ratings(connection: Connection, person: Person, removed: Removed) -> None:
    """Remove every rating by or about a member, whom they were to rate, and all comments shown beside theirs.

    Of the comments of a review all go: of those that stayed, everybody could tell which one was theirs. Figures stay
    as they were shown; they were made once, and are not made again.
    """
    p, a = peer_rating.c, review_rater.c
    theirs = select(p.review_id).where(p.author_id == person.id)
    rule = or_(review_part.c.member_id == person.id, review_part.c.review_id.in_(theirs))
    _remove_comments(connection, rule, removed)
    gone = connection.execute(delete(peer_rating).where(or_(p.author_id == person.id, p.member_id == person.id)))
    add_to(removed, peer_rating.name, "gone", gone.rowcount)
    named = connection.execute(delete(review_rater).where(or_(a.rater_id == person.id, a.member_id == person.id)))
    add_to(removed, review_rater.name, "gone", named.rowcount)


def remove_old_comments(connection: Connection, before: date, removed: Removed) -> None:
    """Remove what colleagues wrote in reviews whose collection closed earlier."""
    _remove_comments(connection, review_part.c.told_on < before, removed)


def _remove_comments(connection: Connection, which: ColumnElement[bool], removed: Removed) -> None:
    part = review_part.c
    for row in connection.execute(select(part.id, part.content).where(part.kind == "peer", which)).all():
        if row.content["comments"]:
            content = {**row.content, "comments": []}
            connection.execute(update(review_part).where(part.id == row.id).values(content=content))
            add_to(removed, review_part.name, "texts", 1)
