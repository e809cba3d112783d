"""Rewards and praise: what rules earn whom, who decides, who reads of it, and what two at once are told."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select, update

from data_access.__main__ import main
from data_access.auditing import audited
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.numbers.asking import ask
from data_access.numbers.behind import rows_behind
from data_access.recognition import deciding, eligible, praising, rule_changes
from data_access.recognition.rewards import rewards_known
from data_access.recognition.rules import rule_of, rules_known
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, member_role, membership, praise, reward, reward_rule, survey_answer, team
from data_access.scope import NOBODY, OWNER
from data_access.stamps import stamp
from metrics.calendars.periods import Period
from metrics.recognition import reward_grant_time, rewards_granted
from tests.data_access.erasing.traces import erase_member
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    IDA,
    MAX,
    NAMES,
    NIGHTS,
    NORTH,
    SOUTH,
    TEAM_OF,
    World,
    an_answer,
    customer_of,
    noon,
    whole_world,
)
from tests.databases import SQLITE, ZONE

NOVEMBER, NEW_YEAR = date(2026, 11, 1), date(2026, 1, 1)
# In November everybody had 3 of 5 answers in the top box; Cai, Ada and Eve have more.
IN_NOVEMBER = Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), ZONE)
DECEMBER = Clock(datetime(2026, 12, 1, 4, tzinfo=UTC), ZONE)  # noon in Shanghai on the first day
LATER = Clock(datetime(2026, 12, 3, 4, tzinfo=UTC), ZONE)  # two days and a half after the first day began


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with of_its_own(tmp_path, SQLITE) as made:
        yield made


@pytest.fixture
def either(tmp_path: Path, database_kind: str) -> Iterator[World]:
    """On each database, where statements, locks and keys are its own."""
    with of_its_own(tmp_path, database_kind) as made:
        yield made


@contextmanager
def of_its_own(folder: Path, kind: str) -> Iterator[World]:
    """The tiny company without what was recognised before."""
    with whole_world(folder, kind) as made:
        with made.writing() as connection:
            for table in (praise, reward, reward_rule):
                connection.execute(table.delete())
            stamp(connection, reward, [date(2025, 2, 1)])
        for who, good in ((CAI, 15), (ADA, 20), (EVE, 20)):
            more_answers(made, who, good)
        yield made


def more_answers(world: World, who: int, good: int, bad: int = 0) -> None:
    about = {"member_id": who, "team_id": TEAM_OF[who], "customer_id": customer_of(TEAM_OF[who])}
    scores = [5] * good + [1] * bad
    world.add(
        survey_answer, *({**about, **an_answer(noon(date(2026, 11, 10)), "csat", score, (1, 5))} for score in scores)
    )


def do(world: World, command: Callable[..., int], who: int | None, key: str = "k", **fields: Any) -> int:
    clock = fields.pop("clock", DECEMBER)
    with world.writing() as connection:
        given = {"clock": clock, "request_key": key, **fields}
        scope = OWNER if who is None else world.scope(who)
        return audited.perform(command, given, connection=connection, scope=scope, clock=clock)


def make_rule(world: World, who: int | None = FAY, key: str = "rule", **given: Any) -> int:
    usual = {
        "name": "好评之星", "name_en": "Praised by customers", "how": "reach", "metrics": ("csat",), "threshold": 0.8,
        "fewest": 10, "every": "month", "whom": "members", "kind": "recognition", "valid_from": NOVEMBER,
        "clock": IN_NOVEMBER, "why": "Customers notice",
    }  # fmt: skip
    return do(world, rule_changes.set_reward_rule, who, key, **{**usual, **given})


def find(world: World, who: int | None = ADA, key: str = "find", clock: Clock = DECEMBER) -> int:
    return do(world, eligible.find_eligible, who, key, clock=clock, asked=world.mirror)


def decide(world: World, name: str, who: int | None, number: int = 1, revision: int = 0, **given: Any) -> int:
    command = getattr(deciding, f"{name}_reward")
    key = given.pop("key", f"{name}{number}{revision}{who}")
    return do(world, command, who, key, reward_id=number, revision=revision, **{"clock": LATER, **given})


def seen(world: World, who: int | None, clock: Clock = LATER, **asked: Any) -> pd.DataFrame:
    with world.reading() as connection:
        return rewards_known(connection, OWNER if who is None else world.scope(who), clock=clock, **asked)


def praises(world: World, who: int) -> set[str]:
    with world.reading() as connection:
        return set(praising.praise_known(connection, world.scope(who))["words"])


def number_of(world: World, who: int) -> int:
    with world.reading() as connection:
        return int(connection.execute(select(reward.c.id).where(reward.c.member_id == who)).scalar_one())


def row(world: World, number: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(reward).where(reward.c.id == number)).one()


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


# ------------------------------------------------------------------ rule → eligible


def test_a_rule_finds_who_reached_it_with_the_evidence_and_nobody_twice(either: World) -> None:
    """Cai 18 of 20, Ada 20 of 20, Eve 23 of 25; the others 3 of 5 are too few and too low."""
    make_rule(either)
    assert find(either) == 3
    assert find(either, BO, "again") == 0
    found = seen(either, None).set_index("member_id")
    assert {who: (found.at[who, "value"], found.at[who, "n"]) for who in (CAI, ADA, EVE)} == {
        CAI: (0.9, 20), ADA: (1.0, 20), EVE: (0.92, 25),
    }  # fmt: skip
    cai = found.loc[CAI]
    assert (round(cai["low"], 4), round(cai["high"], 4), cai["threshold"]) == (0.699, 0.9721, 0.8)
    assert (cai["earned_from"].date(), cai["earned_on"].date(), cai["eligible_on"].date()) == (
        NOVEMBER, date(2026, 11, 30), date(2026, 12, 1),
    )  # fmt: skip
    assert (cai["state"], cai["waiting_days"], cai["decider_team_id"], cai["above"]) == ("eligible", 2, NORTH, False)
    # A lead's and only a lead's is decided above; Ada leads everything there is above her.
    assert (pd.isna(found.at[ADA, "decider_team_id"]), found.at[ADA, "above"]) == (True, True)


def test_certain_asks_for_the_worse_end_of_the_interval(world: World) -> None:
    """18 of 20 is [69.9, 97.2] and 20 of 20 [83.9, 100]: of 80 % only the second is sure; 23 of 25 begins at 75.0."""
    make_rule(world, certain=True)
    assert find(world) == 1
    assert list(seen(world, None)["member_id"]) == [ADA]


def test_what_is_not_over_or_not_mature_yet_earns_nothing(world: World) -> None:
    make_rule(world)
    make_rule(world, key="slow", name="复诉", metrics=("complaints_recurring",), threshold=0.5, fewest=5)
    assert find(world, clock=IN_NOVEMBER) == 0
    assert find(world, key="later") == 3  # of recurrence nobody knows before 30 days are over


def test_a_rule_for_a_team_a_role_or_teams_finds_only_these(world: World) -> None:
    make_rule(world, ADA, team_id=NORTH, role="staff")
    make_rule(world, key="teams", whom="teams", threshold=0.7, fewest=20)
    assert find(world) == 3
    found = seen(world, None)
    assert set(found["member_id"].dropna()) == {CAI}
    of_teams = found[found["member_id"].isna()].set_index("team_id")
    # North: 18 + 20 + 5 · 3 = 53 of 20 + 20 + 5 · 5 = 65; South 23 of 25; Nights 3 of 5.
    assert set(of_teams.index) == {NORTH, SOUTH}
    assert (round(of_teams.at[NORTH, "value"] * 65), of_teams.at[NORTH, "n"]) == (53, 65)
    assert of_teams["above"].all()


def test_half_years_and_years_are_earned_as_months_are(world: World) -> None:
    for every, first in (("half_year", date(2026, 7, 1)), ("year", NEW_YEAR), ("quarter", date(2026, 10, 1))):
        make_rule(world, key=every, name=every, every=every, valid_from=first)
    assert find(world, clock=Clock(datetime(2027, 1, 5, 4, tzinfo=UTC), ZONE)) == 9
    found = seen(world, None)
    assert set(found["earned_from"].dt.date) == {date(2026, 7, 1), NEW_YEAR, date(2026, 10, 1)}
    assert set(found["earned_on"].dt.date) == {date(2026, 12, 31)}
    assert (found.groupby("every")["value"].max() == 1).all()


def test_what_was_found_stays_when_facts_change_and_what_is_new_is_added(world: World) -> None:
    make_rule(world)
    find(world)
    more_answers(world, CAI, 0, bad=10)
    more_answers(world, DAN, 10)
    assert find(world, key="again") == 1
    assert set(seen(world, None)["member_id"]) == {CAI, ADA, EVE, DAN}
    with world.reading() as connection:
        (rule,) = rules_known(connection, world.scope(ADA)).to_dict("records")
    today = eligible.earned(world.mirror, world.scope(ADA), rule_of(rule), clock=LATER).set_index("member_id")
    assert (today.at[CAI, "value"], today.at[CAI, "passed"]) == (0.6, False)
    assert seen(world, None).set_index("member_id").at[CAI, "value"] == 0.9
    assert EVE not in today.index  # Bo's


def test_a_changed_rule_leaves_what_began_before_it_as_it_was(world: World) -> None:
    first = make_rule(world)
    change = {
        "rule_id": first, "name": "好评之星", "name_en": None, "threshold": 0.95, "fewest": 10, "kind": "material",
        "amount_cents": 50_000, "valid_from": date(2026, 12, 1),
    }  # fmt: skip
    second = do(world, rule_changes.change_reward_rule, FAY, "c", clock=IN_NOVEMBER, **change)
    again = partial(do, world, rule_changes.change_reward_rule, FAY, "d", clock=IN_NOVEMBER, **change)
    assert reason(again) == "rule_moved_on"
    with world.reading() as connection:
        known = rules_known(connection, world.scope(GIL)).set_index("rule_id")
    assert (known.at[first, "valid_to"], known.at[second, "line"], list(known["newest"])) == (
        date(2026, 12, 1), first, [True, False],
    )  # fmt: skip
    assert find(world) == 3  # November by the rule of November
    assert set(seen(world, None)["threshold"]) == {0.8}
    do(world, rule_changes.end_reward_rule, FAY, "e", rule_id=second, on=date(2026, 12, 1))
    assert find(world, key="spring", clock=Clock(datetime(2027, 3, 1, tzinfo=UTC), ZONE)) == 0


def test_member_of_the_month_is_who_stands_out_and_ties_are_shared(world: World) -> None:
    """Cai and Ada stand out of North alike; with all others at 60 % nobody else does. South has too few people."""
    for who in (DAN, IDA):
        more_answers(world, who, 30, bad=20)
    more_answers(world, CAI, 80, bad=2)
    more_answers(world, ADA, 80, bad=4)
    make_rule(world, how="best", threshold=None, fewest=20, public=True)
    assert find(world) == 2
    found = seen(world, None)
    assert set(found["member_id"]) == {CAI, ADA}
    assert (found["low"] > found["threshold"]).all()


# ------------------------------------------------------------------ making rules


def test_rules_that_make_no_sense_are_refused(world: World) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"name": " "}, "rule_name_missing"), ({"metrics": ()}, "rule_metric_missing"),
        ({"metrics": ("csat", "nps")}, "rule_metric_missing"), ({"metrics": ("luck",)}, "choice_unknown"),
        ({"metrics": ("rewards_granted",)}, "rule_metric_unfit"), ({"threshold": None}, "rule_threshold_missing"),
        ({"threshold": 80.0}, "rule_threshold_share"), ({"fewest": 4}, "rule_fewest"),
        ({"how": "best", "whom": "teams"}, "rule_best_unfit"),
        ({"how": "best", "metrics": ("sales",)}, "rule_best_unfit"),
        ({"metrics": ("first_response_time",), "certain": True}, "rule_certain_unfit"),
        ({"kind": "material"}, "rule_amount_missing"), ({"every": "week"}, "choice_unknown"),
        ({"role": "admin"}, "choice_unknown"), ({"valid_from": date(2026, 10, 1)}, "rule_backdated"),
        ({"team_id": 99}, "team_not_found"), ({"why": "x" * 501}, "text_too_long"),
    ]  # fmt: skip
    for given, why in refused:
        assert reason(partial(make_rule, world, **given)) == why, given
    assert reason(partial(make_rule, world, ADA)) == "rule_team_missing"
    for who, team_id in ((ADA, SOUTH), (CAI, NORTH), (GIL, None)):
        assert reason(partial(make_rule, world, who, team_id=team_id)) == "not_allowed"


# ------------------------------------------------------------------ eligible → granted or declined


def test_granted_after_two_days_and_a_half_and_it_counts(either: World) -> None:
    """Earned on 1 December at midnight, granted on the 3rd at noon: 60 hours, of which 9 + 9 + 3 in working hours."""
    make_rule(either)
    find(either)
    number = number_of(either, CAI)
    assert decide(either, "grant", ADA, number) == number
    found = row(either, number)
    assert (found.state, found.decided_by, found.grant_minutes) == ("granted", ADA, 60 * 60)
    assert found.grant_business_minutes == 21 * 60
    assert seen(either, CAI).iloc[0]["granted_days"] == 2
    period = Period("december", date(2026, 12, 1), date(2027, 1, 1))
    measures = rewards_granted.needs | reward_grant_time.needs
    measured = ask(either.mirror, OWNER, measures, period, LATER, by=("team_id",)).set_index("team_id")
    assert (measured.at[NORTH, "rewards"], measured.at[NORTH, "rewards_granted"], measured.at[SOUTH, "rewards"]) == (
        2, 1, 1,
    )  # fmt: skip
    assert rewards_granted(measured.loc[[NORTH]]).reading().value == 0.5
    assert reward_grant_time(measured.loc[[NORTH]]).reading().value == 3600
    with either.reading() as connection:
        told = connection.execute(select(audit_entry)).all()[-1]
        behind = rows_behind(connection, either.scope(CAI), "rewards_granted", period, clock=LATER)
    assert (told.what, told.member_id, told.about_id) == (What.REWARD_GRANTED, ADA, number)
    assert list(behind.frame["state"]) == ["granted"]


def test_a_double_click_grants_once_and_what_is_decided_stays_until_opened_again(world: World) -> None:
    make_rule(world)
    find(world)
    number = number_of(world, CAI)
    assert decide(world, "grant", ADA, number, key="g") == decide(world, "grant", ADA, number, key="g")
    assert reason(lambda: decide(world, "decline", ADA, number, reason="no", revision=1)) == "reward_decided"
    decide(world, "reconsider", ADA, number, revision=1, reason="Wrong person")
    assert reason(lambda: decide(world, "reconsider", ADA, number, revision=2, reason="x")) == "reward_not_decided"
    found = row(world, number)
    assert (found.state, found.grant_minutes, found.revision) == ("eligible", None, 2)


def test_declining_needs_a_reason_which_who_earned_it_reads_and_no_colleague(world: World) -> None:
    make_rule(world, public=True)
    find(world)
    number = number_of(world, CAI)
    assert reason(lambda: decide(world, "decline", ADA, number, reason="  ")) == "reward_reason_missing"
    decide(world, "decline", ADA, number, reason="Answers came from one customer")
    (own,) = seen(world, CAI).to_dict("records")
    assert (own["state"], own["decision_reason"]) == ("refused", "Answers came from one customer")
    for who in (DAN, EVE, BO, GIL):
        assert number not in set(seen(world, who)["number"])


def test_nobody_decides_about_themselves_or_whoever_leads_them(world: World) -> None:
    make_rule(world)
    find(world)
    ada, cai, eve = (number_of(world, who) for who in (ADA, CAI, EVE))
    assert reason(lambda: decide(world, "grant", ADA, ada)) == "reward_own"
    assert reason(lambda: decide(world, "grant", CAI, cai)) == "not_allowed"
    for who, number in ((DAN, cai), (BO, cai), (BO, ada), (ADA, eve), (FAY, cai)):
        assert reason(lambda who=who, number=number: decide(world, "grant", who, number)) in (  # type: ignore[misc]
            "not_allowed", "entry_not_found",
        )  # fmt: skip
    assert decide(world, "grant", FAY, ada) == ada  # a lead's: an executive
    assert decide(world, "grant", BO, eve) == eve


def test_a_lead_below_does_not_decide_about_who_leads_above(world: World) -> None:
    """Max leads Nights, in which Ada has helped; Ada leads North above it."""
    with world.writing() as connection:
        connection.execute(update(team).where(team.c.id == NIGHTS).values(lead_id=MAX))
        connection.execute(member_role.insert().values(member_id=MAX, role="lead"))
        connection.execute(membership.insert().values(member_id=ADA, team_id=NIGHTS, from_on=NOVEMBER))
    about = {"member_id": ADA, "team_id": NIGHTS, "customer_id": customer_of(NIGHTS)}
    world.add(survey_answer, *({**about, **an_answer(noon(NOVEMBER), "csat", 5, (1, 5))} for _ in range(12)))
    more_answers(world, MAX, 20)
    make_rule(world)
    assert find(world) == 5
    found = seen(world, None)
    there = found[(found["member_id"] == ADA) & (found["team_id"] == NIGHTS)].iloc[0]
    assert number_seen(world, MAX, there["number"]) is False
    assert number_seen(world, FAY, there["number"]) is True
    assert decide(world, "grant", ADA, number_of(world, MAX))  # who leads above decides about a lead


def number_seen(world: World, who: int, number: int) -> bool:
    return number in set(seen(world, who)["number"])


def test_two_at_once_one_is_quicker_and_the_other_hears_who(either: World) -> None:
    make_rule(either)
    find(either)
    number = number_of(either, CAI)

    def one(which: int) -> str:
        try:
            decide(
                either,
                "grant" if which else "decline",
                ADA if which else None,
                number,
                **({} if which else {"reason": "no"}),
            )
        except Rejected as refused:
            return refused.reason
        return "stored"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(one, range(2))) == ["reward_moved_on", "stored"]
    assert row(either, number).revision == 1


def test_two_who_look_at_once_find_everything_once(either: World) -> None:
    make_rule(either)
    either.mirror.refresh()
    with ThreadPoolExecutor(2) as both:
        assert sum(both.map(lambda who: find(either, who, f"key{who}"), (ADA, BO))) == 3
    assert len(seen(either, None)) == 3


def test_a_granted_reward_that_is_told_to_the_team_tells_no_number(world: World) -> None:
    make_rule(world, public=True, kind="material", amount_cents=10_000)
    find(world)
    decide(world, "grant", ADA, number_of(world, CAI))
    (told,) = seen(world, DAN).to_dict("records")
    assert (told["member"], told["state"], told["mine"], told["decides"]) == ("Cai", "granted", False, False)
    for name in ("value", "n", "low", "high", "amount_cents", "decision_reason", "granted_days", "decided_by"):
        assert pd.isna(told[name]), name
    assert seen(world, EVE)["mine"].all()
    period = Period("december", date(2026, 12, 1), date(2027, 1, 1))
    own = ask(world.mirror, world.scope(DAN), {"rewards"}, period, LATER, by=("member_id",))
    assert own.empty  # and none is made of it


def test_executives_read_of_leads_and_teams_alone_and_administrators_of_rules(world: World) -> None:
    make_rule(world)
    make_rule(world, key="teams", whom="teams", threshold=0.7, fewest=20)
    find(world)
    of_executive = seen(world, FAY)
    assert set(of_executive["member"].dropna()) == {"Ada"}
    assert of_executive["decides"].all()
    assert seen(world, GIL).empty
    with world.reading() as connection:
        assert len(rules_known(connection, world.scope(GIL))) == 2
        assert rules_known(connection, NOBODY).empty


# ------------------------------------------------------------------ praise


def test_praise_is_read_by_both_their_leads_and_the_team_if_the_giver_wants_it(either: World) -> None:
    give = partial(do, either, praising.give_praise, CAI)
    give("one", to_id=EVE, words="Took over my calls")
    give("two", to_id=EVE, words="Always friendly", public=True)
    both, public = {"Took over my calls", "Always friendly"}, {"Always friendly"}
    assert praises(either, CAI) == praises(either, EVE) == praises(either, ADA) == praises(either, BO) == both
    for who in (DAN, MAX, FAY, GIL):
        assert praises(either, who) == set()
    with either.writing() as connection:
        connection.execute(membership.insert().values(member_id=DAN, team_id=SOUTH, from_on=NOVEMBER))
    assert praises(either, DAN) == public
    give("three", to_id=GIL, words="Gave me access on a Sunday")
    assert praises(either, GIL) == {"Gave me access on a Sunday"}


def test_praise_that_is_taken_back_is_its_givers_alone(world: World) -> None:
    number = do(world, praising.give_praise, CAI, "one", to_id=EVE, words="Took over my calls", public=True)
    assert reason(lambda: do(world, praising.withdraw_praise, EVE, "no", praise_id=number)) == "entry_not_found"
    do(world, praising.withdraw_praise, CAI, "back", praise_id=number)
    assert praises(world, CAI) == {"Took over my calls"}
    for who in (EVE, BO, ADA):
        assert praises(world, who) == set()


def test_praise_of_nobody_oneself_or_about_an_unknown_case_is_refused(world: World) -> None:
    refused: list[tuple[dict[str, Any], str]] = [
        ({"to_id": None}, "praise_whom"), ({"to_id": HU}, "praise_whom"), ({"to_id": CAI}, "praise_self"),
        ({"words": " "}, "praise_words_missing"), ({"words": "x" * 1001}, "text_too_long"),
        ({"case_number": 999}, "praise_case"),
    ]  # fmt: skip
    for given, why in refused:
        fields = {"to_id": EVE, "words": "Well done", **given}
        assert reason(partial(do, world, praising.give_praise, CAI, **fields)) == why, given
    assert do(world, praising.give_praise, CAI, to_id=EVE, words="Well done", case_number=1)
    with pytest.raises(NotAllowed):
        do(world, praising.give_praise, HU, to_id=EVE, words="Well done")


def test_erasing_a_person_takes_their_words_and_what_was_written_about_them(world: World) -> None:
    make_rule(world, ADA, team_id=NORTH)
    find(world)
    decide(world, "decline", ADA, number_of(world, CAI), reason="Cai did not")
    do(world, praising.give_praise, CAI, "one", to_id=DAN, words="by Cai")
    do(world, praising.give_praise, DAN, "two", to_id=CAI, words="to Cai")
    do(world, praising.give_praise, DAN, "three", to_id=IDA, words="to Ida")
    erase_member(world.database, f"#{CAI}")
    with world.reading() as connection:
        assert set(connection.execute(select(praise.c.thanks)).scalars()) == {"", "to Ida"}
        found = connection.execute(select(reward.c.decision_reason).where(reward.c.member_id == CAI)).scalars().all()
    assert found == [None]


def test_a_company_without_rules_has_no_rewards_and_no_praise(world: World) -> None:
    assert find(world) == 0
    for who in NAMES:
        if who != HU:
            assert seen(world, who).empty
            assert praises(world, who) == set()


def test_time_off_the_calendar_is_no_working_time_of_granting(world: World) -> None:
    """Granted on the very day it was earned, before work begins."""
    make_rule(world)
    find(world)
    early = Clock(DECEMBER.midnight(date(2026, 12, 1)) + timedelta(hours=8), ZONE)
    number = number_of(world, CAI)
    decide(world, "grant", ADA, number, clock=early)
    assert (row(world, number).grant_minutes, row(world, number).grant_business_minutes) == (480, 0)


def test_a_timer_finds_what_the_button_finds(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_rule(world)
    monkeypatch.setenv("DATABASE_URL", str(world.database.url))
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-12-03")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for said in ("3 new ones were found; whoever leads decides.", "Nothing new was found."):
        assert main(["rewards"]) == 0
        assert said in capsys.readouterr().out
    assert len(seen(world, None)) == 3
