"""Median and p90 over time with their bands: by the rows themselves, in both clocks, and nobody's alone."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest

from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.numbers.resolution_course import resolution_course
from data_access.schema import complaint
from data_access.scope import NOBODY, OWNER, Role, Scope
from metrics.calendars.periods import Grain, Period
from metrics.statistics.quantiles import places
from tests.data_access.world import CLOCK, NORTH, SOUTH, World, a_case, noon, whole_world

EXECUTIVE = Scope(member_id=1, roles=frozenset({Role.EXECUTIVE}))
AUTUMN = Period("own", date(2026, 9, 1), date(2026, 11, 1))
P50, P90 = "complaint_resolution_p50", "complaint_resolution_p90"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """September: 40 resolved within 1 to 40 hours. October: 8 of one team within 1 to 8 hours, 4 of another."""
    with whole_world(tmp_path_factory.mktemp("course"), "sqlite") as made:
        for day, count, team in ((date(2026, 9, 7), 40, NORTH), (date(2026, 10, 7), 8, NORTH)):
            made.add(complaint, *(_resolved(day, hours, team) for hours in range(1, count + 1)))
        made.add(complaint, *(_resolved(date(2026, 10, 12), hours, SOUTH) for hours in range(1, 5)))
        made.mirror.refresh()
        yield made


def _resolved(on: date, hours: int, team: int) -> dict[str, object]:
    at = noon(on)
    case = a_case(at, complaints=True, resolved_at=at + timedelta(hours=hours))
    return {**case, "team_id": team, "resolution_business_minutes": 10.0 * hours}


def test_the_ends_are_the_durations_at_the_places_of_the_binomial(world: World) -> None:
    found = resolution_course(world.mirror, OWNER, AUTUMN, Filters(team_id=(NORTH,)), clock=CLOCK, every=Grain.MONTH)
    september, october = found.to_dict("records")
    assert (september["complaint_resolutions"], october["complaint_resolutions"]) == (40, 8)
    hours = {name: [60.0 * place for place in places(40, at)] for name, at in ((P50, 0.5), (P90, 0.9))}
    assert hours == {P50: [14 * 60, 27 * 60], P90: [32 * 60, 40 * 60]}
    for name, ends in hours.items():
        assert [september[f"{name}_low"], september[f"{name}_high"]] == ends
        assert september[f"{name}_low"] < september[name] < september[f"{name}_high"]
    # Of eight the median has a band; the p90 would need 36.
    assert [october[f"{P50}_low"], october[f"{P50}_high"]] == [60, 8 * 60]
    assert np.isnan(october[f"{P90}_high"])


def test_in_working_hours_the_bands_are_of_working_minutes(world: World) -> None:
    found = resolution_course(world.mirror, OWNER, AUTUMN, clock=CLOCK, every=Grain.MONTH, working=True)
    assert found[f"{P50}_working_low"].iloc[0] == 140
    assert f"{P50}_low" not in found


def test_the_values_are_those_of_the_tiles_and_empty_weeks_have_none(world: World) -> None:
    found = resolution_course(world.mirror, OWNER, AUTUMN, clock=CLOCK, every=Grain.WEEK)
    alone = ask(world.mirror, OWNER, (P50,), AUTUMN, CLOCK, every=Grain.WEEK)
    assert found[P50].tolist() == pytest.approx(alone[P50].tolist(), nan_ok=True)
    assert len(found) == 9
    assert found.loc[found["complaint_resolutions"] == 0, f"{P50}_low"].isna().all()


def test_an_executive_gets_no_band_of_a_cell_that_is_hidden(world: World) -> None:
    theirs = resolution_course(
        world.mirror, EXECUTIVE, AUTUMN, Filters(team_id=(SOUTH,)), clock=CLOCK, every=Grain.MONTH
    )
    october = theirs.iloc[-1]
    assert october["hidden"]
    assert np.isnan([october[name] for name in (P50, f"{P50}_low", f"{P90}_low")]).all()
    nobodys = resolution_course(world.mirror, NOBODY, AUTUMN, clock=CLOCK, every=Grain.MONTH)
    assert nobodys[[P50, f"{P50}_low"]].isna().all(axis=None)
