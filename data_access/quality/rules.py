"""What holds for every quality review: what is given with one, its causes, and until when it is to be acknowledged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert

from data_access.entries import given_text, one_of
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import quality_rating
from data_access.scope import Action, Scope, require
from metrics.people.quality import Rated, review_score
from metrics.words import Text

INTERACTION, COMPLAINT = KINDS = ("interaction", "complaint")
ROOT_CAUSES = ("knowledge", "skill", "attitude", "process", "system", "information", "workload", "other")
ACKNOWLEDGE_WITHIN_DAYS = 7
CALIBRATE_WITHIN_DAYS = 7
LONGEST_FINDINGS, LONGEST_REPLY, LONGEST_REMARK, LONGEST_BRIEF = 2000, 1000, 500, 500  # as long as the columns

# One category as a form sends it: its id, the score (None: N/A), a remark.
Given = tuple[int, int | None, str | None]


@dataclass(frozen=True)
class Result:
    """What a review comes to, and its ratings as rows."""

    score: float
    critical_failed: bool
    rows: list[dict[str, Any]]

    def store(self, connection: Connection, review_id: int, about: Mapping[str, Any]) -> None:
        """Store the ratings of a review; `about` is the review's row."""
        of_it = {
            name: about[name] for name in ("reviewed_on", "reviewer_id", "member_id", "team_id", "customer_id")
        }  # fmt: skip
        connection.execute(insert(quality_rating), [{"review_id": review_id, **row, **of_it} for row in self.rows])


def reviewer(scope: Scope) -> int:
    """Whose reviews these are; who looks at a database without being anybody in it reviews nobody."""
    require(scope, Action.REVIEW_QUALITY)
    if scope.member_id is None:
        raise NotAllowed()
    return scope.member_id


def result(ratings: Sequence[Given], categories: Sequence[Mapping[Any, Any]]) -> Result:
    """The ratings against the categories that they must be of, no more and no fewer.

    Raises:
        Rejected: "quality_form_changed", "quality_score_unknown", "quality_nothing_rated", "text_too_long".
    """
    known = {row["id"]: row for row in categories}
    if sorted(key for key, _, _ in ratings) != sorted(known):
        raise Rejected("quality_form_changed")
    rated, rows = [], []
    for key, score, remark in ratings:
        row = known[key]
        low, high = int(row["score_low"]), int(row["score_high"])
        if score is not None and not low <= score <= high:
            raise Rejected("quality_score_unknown", name=named(row), low=low, high=high)
        rated.append(Rated(row["weight"], low, high, bool(row["critical"]), score))
        rows.append({"category_id": key, "score": score, "remark": limited(remark, LONGEST_REMARK)})
    whole = review_score(rated)
    if whole is None:
        raise Rejected("quality_nothing_rated")
    return Result(whole, any(each.failed for each in rated), rows)


def cause_of(root_cause: str | None, found: Result) -> str | None:
    """The root cause, which must be said where something critical failed."""
    if root_cause:
        return one_of(root_cause, ROOT_CAUSES)
    if found.critical_failed:
        raise Rejected("quality_cause_missing")
    return None


def named(category: Mapping[Any, Any]) -> Text:
    """What a category is called."""
    return Text(en=category["name_en"] or category["name"], zh=category["name"])


def limited(text: str | None, limit: int) -> str | None:
    """The text, which is refused where its column cannot hold it."""
    said = given_text(text)
    if said and len(said) > limit:
        raise Rejected("text_too_long", length=len(said), limit=limit)
    return said


def sent(ratings: Iterable[Given]) -> list[list[Any]]:
    """The ratings as content of a form."""
    return [list(each) for each in ratings]
