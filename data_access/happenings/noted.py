"""What was noted, as a list: the happenings that somebody may read of, newest first."""

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from data_access.happenings.noting import notes
from data_access.members.person_scope import teams_of
from data_access.schema import annotation, member, team
from data_access.scope import Scope, visible

_KEPT = ("title", "kind", "metrics", "new_phase", "changed_at", "withdrawn_at", "revision", "team_id")
_OF_PERSONS = ("told_by", "told_by_en", "changed_by", "changed_by_en")


def annotations_noted(
    connection: Connection,
    scope: Scope,
    *,
    team_ids: tuple[int, ...] = (),
    number: int | None = None,
    limit: int = 1_000,
) -> pd.DataFrame:
    """The annotations of the organisation and of the teams that `scope` reads of; with `team_ids` no other teams'.

    One row per annotation, the newest first. Columns: number, title, kind, metrics (keys with commas between, missing
    for all), new_phase, first_on, last_on (its first and last day), changed_at, withdrawn_at (UTC; missing unless it
    was taken back), revision, team_id, team, team_en (missing for the whole organisation), told_by, told_by_en,
    changed_by, changed_by_en, noted (whether `scope` may change it), all (how many there are).
    Of other teams than the person's own, who noted it is missing.

    Source: annotation, filled by data_access/happenings/noting.py.
    """
    a, t, m = visible(annotation, scope), visible(team, scope), visible(member, scope)
    told, changed = m.alias("told"), m.alias("changed")
    rules = [or_(a.c.team_id.is_(None), a.c.team_id.in_(team_ids))] if team_ids else []
    if number is not None:
        rules.append(a.c.id == number)
    total = select(func.count()).select_from(a).where(*rules).scalar_subquery()
    asked = (
        select(
            a.c.id.label("number"), *(a.c[name] for name in _KEPT), a.c.from_on, a.c.to_on, t.c.name.label("team"),
            t.c.name_en.label("team_en"), told.c.name.label("told_by"), told.c.name_en.label("told_by_en"),
            changed.c.name.label("changed_by"), changed.c.name_en.label("changed_by_en"), total.label("all"),
        )
        .select_from(
            a.outerjoin(t, t.c.id == a.c.team_id)
            .outerjoin(told, told.c.id == a.c.title_by)
            .outerjoin(changed, changed.c.id == a.c.changed_by)
        )
        .where(*rules)
        .order_by(a.c.from_on.desc(), a.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    found = pd.read_sql(asked, connection).astype({"team_id": "Int64", "new_phase": "bool"})
    found["first_on"] = pd.to_datetime(found["from_on"])
    found["last_on"] = pd.to_datetime(found["to_on"]) - pd.Timedelta(days=1)
    found["noted"] = pd.Series(
        [notes(scope, None if pd.isna(team_id) else int(team_id)) for team_id in found["team_id"]], found.index, "bool"
    )
    theirs = found["team_id"].isna() | found["team_id"].isin(sorted(teams_of(scope))) | scope.everything
    for name in _OF_PERSONS:
        found[name] = found[name].where(theirs)
    return found.drop(columns=["from_on", "to_on"])
