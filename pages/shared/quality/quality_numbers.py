"""What quality reviews come to: by category, by member, by team."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.quality.reviews import VOIDED, review_ratings
from metrics import formats
from metrics.calendars.periods import Period
from metrics.people import quality
from metrics.people.quality import Rated
from metrics.service_quality import critical_failures, quality_reviews, quality_score
from pages.shared import filters, forms, kpis, panels, session, show
from pages.shared.charts import bars, dots, draw
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.kpis import Kpi
from pages.shared.quality import review_list
from pages.shared.quality.rating_fields import category_said
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import quality as words

TILES = (quality_score, quality_reviews, critical_failures)
MOST_REVIEWS = 400  # whose ratings are read for one chart


def filters_of(member_id: int | None) -> Filters:
    """Whose numbers: one member's, else those of the chosen team."""
    return filters.chosen() if member_id is None else Filters(member_id=(member_id,))


def cards(kpi: Kpi, period: Period, of: Filters, member_id: int | None) -> None:
    """The score over time, where points are won and lost or which team has how many, and each member for leads."""
    if not kpi.trend["value"].notna().any():
        return
    trend, beside = st.columns([3, 2])
    with trend:
        panels.trend_card(kpi, "quality_trend", of)
    with beside:
        if review_list.reads_reviews():
            category_card(period, member_id)
        else:
            group_card(period, of, "team_id")
    if session.scope().sees_persons and member_id is None:
        members, causes = st.columns([3, 2])
        with members:
            group_card(period, of, "member_id")
        with causes:
            cause_card(period, member_id)
    elif review_list.reads_reviews():
        cause_card(period, member_id)


def category_card(period: Period, member_id: int | None) -> None:
    """The mean of each category over the reviews of the period that the visitor reads."""
    ids = tuple(int(key) for key in _inside(period, member_id)["number"].head(MOST_REVIEWS))
    with st.container(border=True, height="stretch"):
        if not ids:
            show.headline(say(words.BY_CATEGORY), say(words.NONE_IN_PERIOD))
            return
        rows = load(review_ratings, ids).to_dict("records")
        rated = [
            (int(row["line"]), Rated(1.0, row["score_low"], row["score_high"], False, _score(row["score"])))
            for row in rows
        ]  # fmt: skip
        names = {int(row["line"]): category_said(row) for row in rows}
        groups = pd.DataFrame(
            [
                {"name": names[line], "value": mean, "n": n, "low": float("nan"), "high": float("nan")}
                for line, (mean, n) in quality.by_category(rated).items()
            ]
        ).assign(hidden=False)  # fmt: skip
        lowest = groups.loc[groups["value"].idxmin()]
        sentence = say(words.BY_CATEGORY_SAYS, name=lowest["name"], value=formats.share(lowest["value"], language()))
        show.headline(sentence, say(words.BY_CATEGORY_CAPTION, count=formats.number(len(ids), language())))
        chart = dots(say(words.BY_CATEGORY), groups, panels.said_of(quality_score))
        columns = [
            Column("name", words.CATEGORY, pinned=True),
            Column("value", words.MEAN, Kind.SHARE),
            Column("n", words.TIMES_RATED, Kind.COUNT),
        ]
        drawn = partial(
            table, groups, columns, "quality_by_category", name=say(words.BY_CATEGORY), filters=filters.said()
        )
        draw(chart, "quality_categories_dots", title=sentence, table=lambda: (drawn(), None)[1])


def cause_card(period: Period, member_id: int | None) -> None:
    """Why points were lost: how often the reviews of the period that the visitor reads named each root cause."""
    found = _inside(period, member_id)
    named = found["root_cause"].dropna().value_counts()
    with st.container(border=True, height="stretch"):
        if named.empty:
            show.headline(say(words.BY_CAUSE), say(words.NO_CAUSE_IN_PERIOD))
            return
        counts = {"count": int(named.iloc[0]), "all": int(named.sum())}
        sentence = say(words.BY_CAUSE_SAYS, name=review_list.cause_said(named.index[0]), **_written(counts))
        several = len(named) > 1 and named.iloc[0] == named.iloc[1]
        show.headline(
            say(words.BY_CAUSE_EVEN) if several else sentence,
            say(words.BY_CAUSE_CAPTION, **_written({"reviews": len(found), "none": len(found) - int(named.sum())})),
        )
        groups = pd.DataFrame({"name": [review_list.cause_said(code) for code in named.index], "n": named.to_numpy()})
        chart = bars(say(words.BY_CAUSE), groups["name"].tolist(), groups["n"].tolist(), language())
        columns = [Column("name", words.ROOT_CAUSE, pinned=True), Column("n", words.TIMES_NAMED, Kind.COUNT)]
        drawn = partial(table, groups, columns, "quality_by_cause", name=say(words.BY_CAUSE), filters=filters.said())
        draw(chart, "quality_causes", title=say(words.BY_CAUSE), table=lambda: (drawn(), None)[1])


def group_card(period: Period, chosen: Filters, by: str) -> None:
    """The mean score by member, for who leads them, or by team."""
    across = chosen if by == "member_id" else filters.chosen(team=False)
    part = load(asking.ask, tuple(sorted(quality_score.needs)), kpis.so_far(period), filters=across, by=(by,))
    groups = kpis.by_group(quality_score, part, by)
    groups = groups[groups["n"] > 0] if by == "member_id" else groups
    if by == "member_id":
        people = forms.members_to_name()
        names = dict(zip(people["member_id"], people["said"], strict=True))
        groups = groups[groups["member_id"].isin(names)]
        groups = groups.assign(name=[names[key] for key in groups["member_id"]])
    else:
        groups = panels.named_teams(groups)
    first = Column("name", words.MEMBER if by == "member_id" else words.TEAM, pinned=True)
    caption = words.BY_MEMBER_CAPTION if by == "member_id" else words.BY_TEAM_CAPTION
    target = None if by == "member_id" else kpis.target_of(quality_score, kpis.agreed(TILES, period), across)
    panels.group_card(
        quality_score, groups.sort_values("name", ignore_index=True), target, f"quality_{by}", first=first,
        caption=say(caption), by=by, of=across,
    )  # fmt: skip


def member_picked() -> int | None:
    """Whom the visitor looks at: a lead at one member or at all of them (None), everybody else at themselves; None for
    who sees totals alone."""
    scope = session.scope()
    if not scope.sees_persons:
        return scope.member_id if review_list.reads_reviews() else None
    people = forms.members_to_name()
    people = people[people["member_id"] != session.scope().member_id]
    names = {
        "": say(words.EVERYBODY),
        **{str(key): said for key, said in zip(people["member_id"], people["said"], strict=True)},
    }
    picked = filters.choice(
        "member", words.MEMBER, list(names), lambda code: names.get(code, code), default="", width=240, always=False
    )
    return int(picked) if picked else None


def _inside(period: Period, member_id: int | None) -> pd.DataFrame:
    """The reviews of the period that the visitor reads and that count."""
    found = review_list.reviews(member_id=member_id)
    days = found["reviewed_on"]
    return found[(days >= pd.Timestamp(period.start)) & (days < pd.Timestamp(period.end)) & (found["state"] != VOIDED)]


def _written(counts: dict[str, int]) -> dict[str, str]:
    return {name: formats.number(count, language()) for name, count in counts.items()}


def _score(score: object) -> int | None:
    return None if pd.isna(score) else int(score)  # type: ignore[call-overload]
