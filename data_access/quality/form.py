"""What quality reviews rate: the categories as they are, and changing them.

The organisation has one form. Who leads a team may change it, and all leads work with it from then on: reviews are
theirs, and administrators see none. A review keeps the categories that it was made with: another name, weight or scale
makes another row of the same line.
"""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, RowMapping, func, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.quality import rules
from data_access.rejected import Rejected
from data_access.schema import quality_category
from data_access.scope import Action, Scope, require, visible
from metrics.words import Text

LONGEST_NAME, HEAVIEST, HIGHEST = 100, 1_000.0, 10
# What everybody begins with: name, weight, lowest and highest score, critical.
FIRST: tuple[tuple[Text, float, int, int, bool], ...] = (
    (Text(en="Greeting and tone", zh="服务态度与用语"), 15, 1, 5, False),
    (Text(en="Understanding the concern", zh="需求理解"), 20, 1, 5, False),
    (Text(en="Correct and complete solution", zh="方案准确完整"), 30, 1, 5, False),
    (Text(en="Promises and follow-up", zh="承诺与跟进"), 20, 1, 5, False),
    (Text(en="Record of the case", zh="记录完整"), 10, 1, 5, False),
    (Text(en="Customer's data protected", zh="客户信息保护"), 5, 0, 1, True),
)


def first_categories(connection: Connection) -> None:
    """Give a database without categories those that everybody begins with."""
    if connection.execute(select(quality_category.c.id)).first() is None:
        rows = [
            {
                "line": place, "position": place, "name": name.zh, "name_en": name.en, "weight": weight,
                "score_low": low, "score_high": high, "critical": critical,
            }
            for place, (name, weight, low, high, critical) in enumerate(FIRST, start=1)
        ]  # fmt: skip
        connection.execute(insert(quality_category), rows)


def review_categories(connection: Connection, scope: Scope) -> pd.DataFrame:
    """What a review rates today, in the form's order.

    One row per category. Columns: category_id, name, name_en (missing where there is none), weight, score_low,
    score_high, critical.

    Source: quality_category, which pages/growth/quality.py changes.
    """
    c = visible(quality_category, scope)
    kept = (c.c[name] for name in ("name", "name_en", "weight", "score_low", "score_high", "critical"))
    asked = select(c.c.id.label("category_id"), *kept).where(c.c.retired_at.is_(None))
    found = pd.read_sql(asked.order_by(c.c.position, c.c.id), connection)
    return found.astype({"critical": "bool", "weight": "float64"})


def current(connection: Connection) -> list[RowMapping]:
    """The categories of today as rows. Not through `visible`: they are the same for everybody."""
    c = quality_category.c
    asked = select(quality_category).where(c.retired_at.is_(None)).order_by(c.position, c.id)
    return list(connection.execute(asked).mappings().all())


def add_category(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    name: str,
    name_en: str | None,
    weight: float,
    score_low: int,
    score_high: int,
    critical: bool = False,
) -> int:
    """Rate something more from now on, last in the form; return its id.

    Raises:
        NotAllowed: `scope` may not change the form.
        Rejected: "category_name_missing", "category_weight_wrong", "category_scale_wrong", "text_too_long",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_REVIEW_FORM)
    values = _values(name, name_en, weight, score_low, score_high, critical)

    def work() -> int:
        last = connection.execute(select(func.max(quality_category.c.position))).scalar() or 0
        made = _insert(connection, {**values, "line": 0, "position": last + 1}, scope, clock)
        connection.execute(update(quality_category).where(quality_category.c.id == made).values(line=made))
        return made

    return requests.once(connection, "add_category", values, work, by=scope, clock=clock, request_key=request_key)


def change_category(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    category_id: int,
    name: str,
    name_en: str | None,
    weight: float,
    score_low: int,
    score_high: int,
    critical: bool = False,
) -> int:
    """Rate it otherwise from now on, and return the id of what is rated then; earlier reviews keep what they rated.

    Raises:
        Rejected: also "category_gone": somebody was quicker.
    """
    require(scope, Action.MANAGE_REVIEW_FORM)
    values = _values(name, name_en, weight, score_low, score_high, critical)

    def work() -> int:
        row = _there(connection, category_id)
        if all(row[key] == value for key, value in values.items()):
            return category_id
        _retire(connection, category_id, clock)
        return _insert(connection, {**values, "line": row["line"], "position": row["position"]}, scope, clock)

    content = {"category_id": category_id, **values}
    return requests.once(connection, "change_category", content, work, by=scope, clock=clock, request_key=request_key)


def move_category(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, category_id: int, after_id: int | None
) -> int:
    """Put a category behind another one in the form, or first (None).

    Raises:
        Rejected: "category_gone", "request_key_reused".
    """
    require(scope, Action.MANAGE_REVIEW_FORM)

    def work() -> int:
        _there(connection, category_id)
        order = [row["id"] for row in current(connection) if row["id"] != category_id]
        if after_id is not None and after_id not in order:
            raise Rejected("category_gone")
        order.insert(0 if after_id is None else order.index(after_id) + 1, category_id)
        for place, key in enumerate(order, start=1):
            connection.execute(update(quality_category).where(quality_category.c.id == key).values(position=place))
        return category_id

    content = {"category_id": category_id, "after_id": after_id}
    return requests.once(connection, "move_category", content, work, by=scope, clock=clock, request_key=request_key)


def retire_category(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, category_id: int) -> int:
    """Rate it no more; earlier reviews keep it.

    Raises:
        Rejected: "category_gone", "category_last", "request_key_reused".
    """
    require(scope, Action.MANAGE_REVIEW_FORM)

    def work() -> int:
        _there(connection, category_id)
        if len(current(connection)) == 1:
            raise Rejected("category_last")
        _retire(connection, category_id, clock)
        return category_id

    content = {"category_id": category_id}
    return requests.once(connection, "retire_category", content, work, by=scope, clock=clock, request_key=request_key)


def _values(
    name: str, name_en: str | None, weight: float, score_low: int, score_high: int, critical: bool
) -> dict[str, Any]:
    said = given_text(name, "category_name_missing") or ""
    if not 0 < weight <= HEAVIEST:
        raise Rejected("category_weight_wrong")
    if score_low not in (0, 1) or not score_low < score_high <= HIGHEST:
        raise Rejected("category_scale_wrong")
    return {
        "name": rules.limited(said, LONGEST_NAME), "name_en": rules.limited(name_en, LONGEST_NAME),
        "weight": float(weight), "score_low": score_low, "score_high": score_high, "critical": critical,
    }  # fmt: skip


def _there(connection: Connection, category_id: int) -> RowMapping:
    for row in current(connection):
        if row["id"] == category_id:
            return row
    raise Rejected("category_gone")


def _insert(connection: Connection, values: dict[str, Any], scope: Scope, clock: Clock) -> int:
    row = {**values, "valid_from": clock.now, "created_by": scope.member_id}
    return int(connection.execute(insert(quality_category).values(row).returning(quality_category.c.id)).scalar_one())


def _retire(connection: Connection, category_id: int, clock: Clock) -> None:
    c = quality_category.c
    connection.execute(update(quality_category).where(c.id == category_id).values(retired_at=clock.now))
