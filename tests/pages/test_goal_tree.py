"""The goal tree as each role reads it: parts under their whole, what executives are told of members, and long goals."""

import pytest
from sqlalchemy import insert, select

from data_access.engine import open_database, writing
from data_access.schema import target
from pages.shared.texts import frame
from pages.shared.texts import goal_tree as way_words
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF
from tests.pages.test_targets import said

PAGE = "goals/tree.py"


def tree(visit):
    return next(each.value for each in visit.dataframe if "goal" in each.value)


@pytest.mark.parametrize(("person", "language"), [(STAFF, "zh"), (LEAD, "en"), (EXECUTIVE, "zh"), ("owner", "en")])
def test_everybody_sees_the_goals_that_they_may_read_above_their_parts(demo, open_page, person, language):
    visit = open_page(PAGE, person=person, language=language, period="this_quarter")
    goals = tree(visit)["goal"].tolist()
    depth = [len(goal) - len(goal.lstrip("\u2003")) for goal in goals]
    assert depth[0] == 0
    members = {STAFF: 0, LEAD: 2, EXECUTIVE: 0, "owner": 2}[person]
    assert depth.count(2) == members  # organisation, team, member
    assert way_words.LONG.said(language) in {each.value for each in visit.header}


def test_an_administrator_has_no_goal_tree(demo, open_page):
    assert frame.NOT_YOUR_PAGE.en in said(open_page(PAGE, person=ADMIN, language="en"))


def test_an_empty_database_says_how_goals_get_parts(nothing, open_page):
    assert way_words.TREE_NONE.zh in said(open_page(PAGE))


def test_a_goal_says_how_its_parts_stand(demo, open_page):
    rows = tree(open_page(PAGE, person=LEAD, language="en", period="this_quarter"))
    team = rows[rows["goal"].str.contains("After-sales 1")].iloc[0]
    assert team["parts"] == "1 missed, 1 not yet clear"


def test_a_long_goal_is_judged_by_its_path_and_only_for_who_sees_the_whole(demo, open_page):
    told = said(open_page(PAGE, person=EXECUTIVE, language="en"))
    assert "ahead of its path" in told
    assert "milestones: 2025 52.0, 2026 44.0, 2027 36.0" in told
    assert "is not shown to you" in said(open_page(PAGE, person=LEAD, language="en"))


def test_executives_are_told_of_members_goals_only_from_five_of_a_kind_up(demo_to_change, open_page):
    """Two of three states are rarer than that: of these nothing is said, not even by subtracting."""
    engine, t = open_database(f"sqlite:///{demo_to_change}"), target.c
    with writing(engine) as connection:
        team = connection.execute(
            select(target).where(t.metric == "first_response_within", t.scope == "team", t.parent_id.is_not(None))
        ).mappings().one()  # fmt: skip
        row = {name: team[name] for name in ("metric", "from_on", "to_on", "value", "team_id", "created_at")}
        parts = [{**row, "scope": "member", "member_id": 14, "parent_id": team["id"], "state": "agreed"}] * 3
        connection.execute(insert(target), [*parts[:2], {**parts[0], "state": "disputed"}])
    engine.dispose()
    assert "members' goals" not in str(tree(open_page(PAGE, person=EXECUTIVE, language="en", period="this_quarter")))
    with writing(engine) as connection:
        connection.execute(insert(target), parts[:1])
    engine.dispose()
    rows = tree(open_page(PAGE, person=EXECUTIVE, language="en", period="this_quarter"))
    assert [each for each in rows["parts"].dropna() if "members" in each] == ["members' goals: 5 agreed"]
    assert not rows["goal"].str.contains("Wang Yiming").any()
