"""No number under five cases reaches an executive, neither shown nor as a total minus what is shown."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.small_cells import hidden_cells
from data_access.scope import OWNER, SMALLEST_CELL, Role, Scope
from metrics.calendars.periods import Grain, named
from tests.data_access.demo_file import TODAY

EXECUTIVE = Scope(member_id=1, roles=frozenset({Role.EXECUTIVE}))
COUNTED = ("complaints_opened", "answers", "interactions_opened", "nps_answers")
COLUMNS = ("team_id", "channel", "tier")
PERIODS = [named(key, TODAY) for key in ("this_week", "last_month", "this_quarter")]


def teams_of(rows, by=("team_id",), filters=EVERYTHING, **options):
    given_ = {"timed": False, "adds_up": True} | options
    return hidden_cells(EXECUTIVE, by, filters, ("complaints_opened",), rows, **given_)["complaints_opened"]


def test_a_small_team_is_hidden_with_the_next_smallest():
    assert teams_of([(1, 3, 3), (2, 40, 40), (3, 9, 9)]) == {(1,), (3,)}


def test_two_small_teams_that_are_large_together_need_no_third():
    assert teams_of([(1, 3, 3), (2, 40, 40), (3, 2, 2)]) == {(1,), (3,)}


def test_two_small_teams_that_are_small_together_need_a_third():
    assert teams_of([(1, 1, 1), (2, 40, 40), (3, 2, 2), (4, 11, 11)]) == {(1,), (3,), (4,)}


def test_nothing_is_hidden_where_all_are_large_or_empty():
    assert teams_of([(1, 0, 0), (2, 40, 40), (3, 5, 5)]) == set()


def test_a_total_that_is_small_is_hidden():
    assert teams_of([(4, 4)], by=()) == {()}
    assert teams_of([(5, 5)], by=()) == set()


def test_one_team_asked_for_alone_is_hidden_where_it_would_be_among_all():
    table = [(1, 3, 3), (2, 40, 40), (3, 9, 9)]
    alone = {team: teams_of(table, by=(), filters=Filters(team_id=(team,))) for team in (1, 2, 3)}
    assert alone == {1: {()}, 2: set(), 3: {()}}
    assert teams_of(table, by=(), filters=Filters(team_id=(2, 3))) == {()}


def test_the_one_small_week_of_a_team_is_hidden_with_another():
    rows = [
        (1, "w1", 9, 9),
        (1, "w2", 2, 2),
        (1, "w3", 30, 30),
        (2, "w1", 50, 50),
        (2, "w2", 60, 60),
        (2, "w3", 70, 70),
    ]
    hidden = teams_of(rows, timed=True)
    # In the team's line, and then in the lines of both weeks.
    assert hidden == {(1, "w2"), (1, "w1"), (2, "w1"), (2, "w2")}


def test_what_stands_at_the_ends_of_weeks_adds_up_to_nothing():
    rows = [(1, "w1", 9, 9), (1, "w2", 2, 2), (2, "w1", 50, 50), (2, "w2", 60, 60)]
    assert teams_of(rows, timed=True, adds_up=False) == {(1, "w2"), (2, "w2")}


def test_a_lead_who_is_an_executive_too_keeps_seeing_their_own_team():
    both = Scope(1, frozenset({Role.EXECUTIVE, Role.LEAD}), frozenset({1}), frozenset({1}))
    rows = [(1, 3, 3), (2, 4, 4), (3, 9, 9)]
    found = hidden_cells(both, ("team_id",), EVERYTHING, ("complaints_opened",), rows, timed=False, adds_up=True)
    assert found["complaints_opened"] == {(2,), (3,)}


@given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_line_of_any_table_gives_a_small_number_by_subtraction(table):
    rows = [(team, channel, n, n) for team, line in enumerate(table) for channel, n in enumerate(line)]
    hidden = teams_of(rows, by=("team_id", "channel"))
    cases = np.array(table)
    veil = np.array([[(team, channel) in hidden for channel in range(4)] for team in range(len(table))])
    assert not (~veil & (cases > 0) & (cases < SMALLEST_CELL)).any()
    for lines, counts in ((veil, cases), (veil.T, cases.T)):
        for line, n in zip(lines, counts, strict=True):
            left = n[line].sum()
            # Either nothing is had by subtraction, or all of the line is hidden, or what is had is many.
            assert left == 0 or not (~line & (n > 0)).any() or (left >= SMALLEST_CELL and (line & (n > 0)).sum() > 1)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
@pytest.mark.parametrize("column", COLUMNS)
def test_an_executive_cannot_reckon_a_small_number(mirror, clock, column, period):
    def asked(scope=EXECUTIVE, **options):
        return ask(mirror, scope, COUNTED, period, clock, **options)

    total, parts, truth = asked().iloc[0], asked(by=(column,)), asked(OWNER, by=(column,)).set_index(column)
    for name in COUNTED:
        shown = parts[[column, name]].dropna()
        assert not ((shown[name] > 0) & (shown[name] < SMALLEST_CELL)).any()
        left = total[name] - shown[name].sum()
        assert np.isnan(left) or left == 0 or left >= SMALLEST_CELL, name
    # One after the other, and in twos, with filters.
    values = list(truth.index)
    singly = {value: asked(filters=Filters(**{column: (value,)})).iloc[0] for value in values}
    for name in COUNTED:
        known = sum(row[name] for row in singly.values() if not np.isnan(row[name]))
        left = total[name] - known
        assert np.isnan(left) or left == 0 or left >= SMALLEST_CELL, name
        for one, other in product(values, values):
            if one != other:
                both = asked(filters=Filters(**{column: (one, other)})).iloc[0][name]
                for single in (singly[one][name], singly[other][name]):
                    left = both - single
                    assert np.isnan(left) or left == 0 or left >= SMALLEST_CELL, (name, one, other)


def test_the_weeks_of_a_quarter_do_not_give_a_small_week(mirror, clock):
    quarter = named("this_quarter", TODAY)
    weekly = ask(mirror, EXECUTIVE, COUNTED, quarter, clock, every=Grain.WEEK)
    total = ask(mirror, EXECUTIVE, COUNTED, quarter, clock).iloc[0]
    for name in COUNTED:
        left = total[name] - weekly[name].sum()
        assert np.isnan(left) or left == 0 or left >= SMALLEST_CELL, name
