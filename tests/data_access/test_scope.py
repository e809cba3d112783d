"""The gate, asked with every question and command there is; new ones are found by themselves."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import func, select

import data_access
from data_access.goals.sheet import SheetRow
from data_access.importers.mapping import Mapping
from data_access.meetings.sending import MinutesLetter
from data_access.numbers.filters import Filters
from data_access.recognition.rules import Rule
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import FACTS, complaint, customer, interaction, metadata, survey_answer
from data_access.scope import NOBODY, OWNER, SMALLEST_CELL, Role, Scope, countable, counted_as, of_colleagues, visible
from data_access.sign_in.sign_in_settings import SignIn
from metrics.calendars.periods import Grain
from metrics.goals.goal import Goal
from metrics.people.rewards import Every
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    MAX,
    NAMES,
    NORTH,
    OFFICE_HOURS,
    SERVING,
    SOUTH,
    TEAM_OF,
    TEAMS,
    THIS_MONTH,
    TODAY,
    World,
    customer_of,
    noon,
    whole_world,
)
from tests.databases import SQLITE

# ------------------------------------------------------------------ finding what there is


def found_by_itself(*asked_of: str) -> Iterator[Callable[..., Any]]:
    """Every public function of data_access whose second parameter is `scope` and whose first one of `asked_of`."""
    for module in pkgutil.walk_packages(data_access.__path__, "data_access."):
        if ".migrations" in module.name or module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if name.startswith("_") or function.__module__ != loaded.__name__:
                continue
            names = list(inspect.signature(function).parameters)
            if len(names) > 1 and names[0] in asked_of and names[1] == "scope":
                yield function


def called(function: Callable[..., Any]) -> str:
    return f"{function.__module__.removeprefix('data_access.')}.{function.__name__}"


EVERY = list(found_by_itself("connection", "asked"))
# What only administrators do, and what everybody does with what is their own; each has tests of its own.
ABOUT_PEOPLE = {
    "administration", "calendar_changes", "calendar_days", "department_changes", "identities", "inviting",
    "stage_changes", "standard_changes", "team_changes",
}  # fmt: skip
OF_ADMINISTRATORS = {
    "members.administration.everybody", "members.team_changes.stays", "auditing.audit_questions.entries",
    "auditing.audit_questions.chain",
}  # fmt: skip
ABOUT_SOURCES = {"sources.saved.save_source", "sources.saved.remove_source", "mailing.health.send_again"}
ADMINISTERING = [
    function
    for function in EVERY
    if (function.__module__.rpartition(".")[2] in ABOUT_PEOPLE and called(function) not in OF_ADMINISTRATORS)
    or called(function) in ABOUT_SOURCES
]
# What executives alone do has tests of its own: tests/data_access/periods, tests/data_access/scorecards.
DIRECTING = [
    function
    for function in EVERY
    if called(function) in ("periods.closing.close_period", "scorecards.weight_changes.set_weights")
]
OWN = {
    "sign_in.sessions.end_own", "sign_in.sessions.end_others", "bell.seen.look_at_bell", "bell.seen.end_tour",
    "mailing.choices.choose_mails", "mailing.choices.use_language", "mailing.choices.own_address",
    "lessons.reading.read_lesson",
}  # fmt: skip
WITH_ONES_OWN = [function for function in EVERY if called(function) in OWN]
COMMANDS = [
    function
    for function in EVERY
    if "request_key" in inspect.signature(function).parameters
    and function not in (*ADMINISTERING, *DIRECTING, *WITH_ONES_OWN)
]
LONG_COMMANDS = list(found_by_itself("engine"))  # they begin their transactions themselves
QUESTIONS = [function for function in EVERY if function not in (*COMMANDS, *ADMINISTERING, *DIRECTING, *WITH_ONES_OWN)]

# Of every October, which is over in none of the tiny company's facts.
RULE = Rule(
    1, 1, "reach", ("csat",), 0.5, False, 5, Every.MONTH, "members", None, frozenset(NAMES), date(2026, 10, 1), None,
    False,
)  # fmt: skip

# What a parameter without a default is asked with. A new parameter name needs a line here.
ARGUMENTS: dict[str, Any] = {
    "clock": CLOCK,
    "period": THIS_MONTH,
    "today": TODAY,
    "filters": Filters(),
    "metrics": ("csat", "first_response_time", "complaints_backlog", "sales", "new_customers"),
    "metric": "csat",
    "metric_key": "csat",
    "measures": frozenset({"answers", "answers_top", "interactions_opened", "complaints_backlog", "sales_cents"}),
    "words": "Customer",
    "column": "channel",
    "team_ids": tuple(TEAMS),
    "team_id": NORTH,
    "batch_id": 1,
    "source_id": 1,
    "variable": "DASHBOARD_SOURCE_CRM",
    "mapping": Mapping("contacts", {"opened_at": "Opened"}),
    "limit": 10,
    "member_id": CAI,
    "customer_id": customer_of(NORTH),
    "request_key": "key",
    "kind": "csat",
    "score": 5,
    "text": "kind words",
    "answered_on": TODAY,
    "received_on": TODAY,
    "answer_id": 1,
    "table": "survey_answer",
    "entry_id": 1,
    "note": "called",
    "suggestion_id": 1,
    "decision": "adopted",
    "reason": "twice",
    "category": "billing",
    "severity": "high",
    "channel": "phone",
    "opened_at": noon(TODAY),
    "complaint_id": 2,
    "cause": "a bug",
    "columns": ("Number", "Opened"),
    "name": "Zendesk",
    "name_en": None,
    "email": "zendesk@example.com",
    "role": "staff",
    "roles": ("staff", "lead"),
    "from_on": TODAY,
    "on": TODAY,
    "parent_id": None,
    "sign_in": SignIn(accounts=True),
    "calendar": OFFICE_HOURS,
    "revision": 0,
    "until": TODAY,
    "ending": "solved",
    "complaints": ((2, 0),),
    "calendar_id": 1,
    "zone": "Asia/Shanghai",
    "valid_from": TODAY,
    "week": ("9-18",) * 5 + ("", ""),
    "holidays": "CN",
    "first": TODAY,
    "last": TODAY,
    "works": False,
    "since": TODAY,
    "tier": "vip",
    "day": TODAY,
    "step": "resolve",
    "minutes": 60,
    "counted_in": "working",
    "standard_id": 1,
    "review_on": TODAY,
    "owner_id": GIL,
    "absence_id": 1,
    "title": "Read invoices twice",
    "due_on": TODAY,
    "action_id": 1,
    "contact_id": 1,
    "planned_on": TODAY,
    "about": "how the repair went",
    "done_on": TODAY,
    "result": "fewer mistakes",
    "stage_id": 1,
    "after_id": 1,
    "department_id": 1,
    "snapshot_id": 1,
    "annotation_id": 1,
    "periods": (THIS_MONTH,),
    "seen": 0,
    "course_id": 1,
    "training_id": 1,
    "hours": 2.0,
    "member_ids": (CAI,),
    "attended_on": TODAY,
    "talk_id": 1,
    "item_id": 1,
    "partner_id": CAI,
    "held_on": TODAY,
    "own_revision": 0,
    "notes": "secret",
    "next_on": None,
    "todo": "call him",
    "for_me": True,
    "done": True,
    "level": "member",
    "to_on": date(2027, 1, 1),
    "new_from_on": date(2027, 1, 1),
    "new_to_on": date(2027, 4, 1),
    "goal": Goal("points", 0.6, 10.0, rationale="Fewer second calls"),
    "target_id": 5,
    "targets": ((5, 0),),
    "comment": "too much",
    "parts": ((CAI, 0.6, 0.7),),
    "rows": (SheetRow(2, (("metric", "CSAT"), ("level", "member"))),),
    "cycle_id": 1,
    "review_id": 1,
    "reviews": ((1, 0),),
    "rater_ids": (),
    "collects_until": TODAY,
    "shares_until": TODAY,
    "send": True,
    "goals": "one more language",
    "finished": True,
    "stays": True,
    "number": 1,
    "review_ids": (1, 2, 3, 4, 5, 6, 7, 8),
    "ratings": ((1, 5, None), (2, 4, None), (3, 4, None), (4, None, None), (5, 3, None), (6, 1, None)),
    "case_kind": "complaint",
    "case_id": 1,
    "calibrator_id": BO,
    "calibration_id": 1,
    "category_id": 1,
    "weight": 10.0,
    "score_low": 1,
    "score_high": 5,
    "rule": RULE,
    "asked": None,  # no rule of the tiny company holds for time that is over
    "how": "reach",
    "threshold": 0.9,
    "fewest": 20,
    "every": "month",
    "whom": "members",
    "rule_id": 1,
    "reward_id": 1,
    "to_id": EVE,
    "praise_id": 1,
    "meeting_id": 1,
    "letters": (MinutesLetter("en", "Minutes", "text", "<p>text</p>"),),
    "week_on": date(2026, 11, 9),
    "week_start": date(2026, 11, 9),
    "items": (),
    "presence": "missed",
    "was": "present",
    "why": "a holiday",
    "names": ("number:csat",),
    "tour": "staff",
    "lesson_id": 1,
    "origin": "complaint",
    "origin_id": 1,
    "heading": "Ask for the number first",
    "happened": "the wrong order",
    "learned": "read it back",
}
# Of each table a case that is over and an open one of whoever is differently near: oneself, a colleague, the team below
# and another team; and one that is not there.
WHOSE = (CAI, DAN, MAX, EVE)
NO_CASE = 999
LOOKED_AT = {
    table: [each * SERVING.index(member_id) + number for member_id in WHOSE for number in (1, each)] + [NO_CASE]
    for table, each in ((complaint, 2), (interaction, 6))
}
# How else a question is asked: by name, what replaces or adds to the arguments above.
VARIATIONS: dict[str, list[dict[str, Any]]] = {
    "numbers.asking.ask": [
        {"by": by, "every": every, "filters": filters}
        for by in ((), ("team_id",), ("member_id",), ("team_id", "topic"), ("customer_id",))
        for every in (None, Grain.WEEK)
        for filters in (Filters(), Filters(member_id=(EVE,)), Filters(team_id=(SOUTH,)))
    ],
    "numbers.behind.rows_behind": [
        {"number": number}
        for number in (
            "csat",
            "answers_scored_1",
            "response_rate",
            "first_response_time",
            "complaints_backlog",
            "sales",
            "new_customers",
        )
    ],
    "reviewing.opening.open_cycle": [{"kind": "quarter", "from_on": date(2026, 7, 1), "weights": {"customer": 100.0}}],
    "reviewing.rating.rate_colleague": [{"scores": {"customer": 4}}],
    "reviewing.writing.assess_oneself": [{"scores": {"customer": 4}}],
    "reviewing.writing.write_review": [{"scores": {"customer": 4}}],
    "reviewing.sharing.decide_appeal": [{"scores": {"customer": 4}}],
    "training.attendance.record_attendance": [{"scores": ((CAI, None),)}],
    "quality.scoring.review_case": [{"case_kind": "complaint", "case_id": 2}, {"member_id": CAI}],
    "quality.cases.cases_to_review": [{"member_id": member_id} for member_id in SERVING],
    "quality.cases.case_found": [
        {"case_kind": table.name, "case_id": number} for table, numbers in LOOKED_AT.items() for number in numbers
    ],
    "quality.reviews.quality_reviews": [{}, {"number": 1}, {"member_ids": SERVING}],
    "quality.part.quality_part": [{"member_id": member_id} for member_id in SERVING],
    "answering.feedback.latest_feedback": [{"member_id": member_id} for member_id in SERVING],
    "numbers.complaint_times.resolution_durations": [{"by": by} for by in (None, "tier", "member_id", "customer_id")],
    "answering.inbox.feedback_to_answer": [{}, {"kind": "suggestion", "due": "never"}, {"due": "week"}],
    "answering.inbox.feedback_done": [{}, {"kind": "csat", "outcome": "in_time"}, {"outcome": "adopted"}],
    "numbers.resolution_course.resolution_course": [
        {"every": Grain.WEEK, "filters": filters} for filters in (Filters(), Filters(member_id=(EVE,)))
    ],
    "actions.deciding.open_action": [{"origin": "cause"}],
    "contacts.planning.plan_contact": [{"kind": "care", "owner_id": CAI}],
    "contacts.planning.hand_over_contact": [{"owner_id": DAN}],
    "answering.feedback.log_suggestion": [{"kind": "praise"}],
    "recognition.eligible.earned": [{}, {"clock": replace(CLOCK, now=CLOCK.now + timedelta(days=20))}],
    "recognition.rule_changes.set_reward_rule": [{"kind": "recognition", "team_id": NORTH}],
    "recognition.rule_changes.change_reward_rule": [{"kind": "recognition"}],
    "workflow.complaints.complaints_like": [{"customer_id": customer_of(team_id)} for team_id in TEAMS],
    "numbers.spread.member_values": [{}, {"metrics": ("sales", "new_customers"), "filters": Filters(member_id=(EVE,))}],
    "health.strange_rows": [{"table": table} for table in ("interaction", "complaint", "purchase")],
    "workflow.commands.hand_over_complaint": [{"member_id": CAI}],
    "workflow.commands.hand_over_complaints": [{"member_id": CAI}],
    "workflow.commands.pause_complaint": [{"reason": "customer"}],
    "workflow.commands.contact_customer": [{"reason": "replied"}],
    "promises.promised_cases.promised_case": [
        {"kind": kind, "number": str(number)}
        for kind, table in (("complaint", complaint), ("contact", interaction))
        for number in LOOKED_AT[table]
    ],
    "happenings.noting.add_annotation": [{"kind": "market", "metrics": ()}],
    "happenings.noting.correct_annotation": [{"kind": "market", "metrics": ()}],
    "goals.known.targets_known": [{}, {"target_id": 1}, {"from_on": TODAY, "to_on": date(2027, 1, 1)}],
    "numbers.choices.values_of": [{"column": "channel"}, {"column": "topic"}, {"column": "category"}],
}
# What executives do themselves; nobody else of those who work with no customers may.
OF_EXECUTIVES = {
    *(f"happenings.noting.{name}_annotation" for name in ("add", "correct", "withdraw")),
    *(f"goals.setting.{name}_target" for name in ("propose", "change", "withdraw")),
    "goals.replying.agree_to_target",
    "goals.replying.agree_to_targets",
    "goals.replying.dispute_target",
    "goals.breaking_down.break_down_target",
    "goals.copying.copy_targets",
    "goals.sheet.store_target_sheet",
    "recognition.eligible.find_eligible",
    *(f"recognition.rule_changes.{name}_reward_rule" for name in ("set", "change", "end")),
}
# Anybody praises anybody.
OF_EVERYBODY = {"recognition.praising.give_praise", "recognition.praising.withdraw_praise"}
# Names that everybody who signed in may read: no numbers and no texts stand beside them.
DIRECTORY = {
    "members.people.teams",
    "members.people.teams_to_pick",
    "members.people.members",
    "members.people.team_members",
    "members.people.members_between",
    "members.people.teams_to_log_for",
    "hours.calendars.calendars_known",
    "hours.calendars.versions_of",
    "hours.calendars.corrections_of",
    "hours.calendars.teams_by_calendar",
    "members.absences.members_to_enter_for",
    "members.absences.deputies_for",
    "workflow.stages.stages",
    "workflow.departments.departments",
    "periods.closed.closings",
    "scorecards.weights.weight_sets",
    "quality.calibrating.calibrators",
    "quality.form.review_categories",
    "recognition.rules.rules_known",
}
DIRECTORY_COLUMNS = {
    "team_id", "member_id", "name", "name_en", "parent_id", "lead_id", "active",
    "calendar_id", "zone", "usual", "valid_from", "week", "holidays", "day", "works", "through_id",
    "stage_id", "department_id", "code", "retired", "own", "working",
    "snapshot_id", "from_on", "to_on", "grain", "closed_at", "closed_by", "closed_by_en", "note",
    "set_id", "role", "part", "weight", "set_at", "set_by", "set_by_en",
    "category_id", "score_low", "score_high", "critical",
    "rule_id", "line", "how", "metrics", "threshold", "certain", "fewest", "every", "whom", "team", "team_en",
    "kind", "amount_cents", "public", "why", "valid_to", "newest", "mine", "covers", "people",
}  # fmt: skip
# Administrators look after the data: they see how many rows are strange or incomplete, and none of them.
HEALTH = {
    "health.strange_counts", "health.completeness", "health.mirror_compared", "health.scores_waiting",
    "health.wall_standing", "workflow.stages_held.open_by_stage", "workflow.stages_held.open_by_department",
}  # fmt: skip
# Columns that tell one person's row from another's.
OF_ONE_PERSON = {
    "member_id", "member", "member_en", "customer_id", "customer", "comment", "text", "answer_id", "complaint_id",
    "id", "phone", "cause",
}  # fmt: skip


def arguments(function: Callable[..., Any]) -> list[dict[str, Any]]:
    """Each way to ask a question here."""
    needed = [
        name
        for name, parameter in list(inspect.signature(function).parameters.items())[2:]
        if parameter.default is inspect.Parameter.empty
        and parameter.kind not in (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    ]
    ways = VARIATIONS.get(called(function), [{}])
    unknown = [name for name in needed if name not in ARGUMENTS and not all(name in way for way in ways)]
    if unknown:
        pytest.fail(
            f"{called(function)} needs {', '.join(unknown)}: add a value for each to ARGUMENTS in {__file__}, "
            f"or for this one to VARIATIONS[{called(function)!r}]."
        )
    return [{**{name: ARGUMENTS[name] for name in needed if name in ARGUMENTS}, **way} for way in ways]


def answers(world: World, function: Callable[..., Any], scope: Scope) -> Iterator[Any]:
    """What a question gives somebody, asked in each way."""
    for given in arguments(function):
        names = list(inspect.signature(function).parameters)
        if names[0] == "asked":
            yield function(world.mirror, scope, **given)
        else:
            own = {"asked": world.mirror} if "asked" in names and function in QUESTIONS else {}
            with world.reading() as connection:
                yield function(connection, scope, **{**given, **own})


def frame_of(answer: Any) -> pd.DataFrame:
    """Whatever a question gives, as a frame; None is no row."""
    if isinstance(answer, pd.DataFrame):
        return answer
    frames = [getattr(answer, field.name) for field in fields(answer)] if is_dataclass(answer) else []
    for value in frames:
        if isinstance(value, pd.DataFrame):
            return value
    if is_dataclass(answer):
        return pd.DataFrame([{field.name: getattr(answer, field.name) for field in fields(answer)}])
    if isinstance(answer, dict):
        return pd.DataFrame({"key": list(answer), "value": list(answer.values())})
    if isinstance(answer, tuple | list | set | frozenset):
        return pd.DataFrame({"value": list(answer)})
    return pd.DataFrame([] if answer is None else [{"value": answer}])


def says_nothing(answer: Any) -> bool:
    """Whether there is no row, or none with anything in it but how it was asked."""
    if isinstance(answer, int | bytes):  # a file's first line names its columns
        return not answer if isinstance(answer, int) else len(answer.splitlines()) <= 1
    said = frame_of(answer).drop(columns=["start", "hidden", "low", "high"], errors="ignore")
    if is_dataclass(answer) and not any(isinstance(getattr(answer, f.name), pd.DataFrame) for f in fields(answer)):
        return not any(getattr(answer, field.name) for field in fields(answer))
    if is_dataclass(answer) and getattr(answer, "total", 0):
        return False
    return bool(said.isna().to_numpy().all())


def strings(frame: pd.DataFrame) -> set[str]:
    return {str(value) for name in frame for value in frame[name] if isinstance(value, str)}


def about(frame: pd.DataFrame) -> set[int]:
    """The members whose rows, texts or numbers an answer gives away."""
    told = " ".join(strings(frame))
    found = {key for key, name in NAMES.items() if f"@{name}" in told}
    if "member_id" in frame:
        found |= {int(value) for value in frame["member_id"].dropna()}
    if "member" in frame:
        found |= {key for key, name in NAMES.items() if name in set(frame["member"].dropna())}
    return found


def of_teams(frame: pd.DataFrame) -> set[int]:
    """The teams whose totals, rows or customers an answer gives away."""
    told = " ".join(strings(frame))
    found = {key for key, name in TEAMS.items() if f"Customer of {name}" in told}
    if "team_id" in frame:
        found |= {int(value) for value in frame["team_id"].dropna()}
    if "team" in frame:
        found |= {key for key, name in TEAMS.items() if name in set(frame["team"].dropna())}
    return found


every_question = pytest.mark.parametrize("question", QUESTIONS, ids=called)
every_command = pytest.mark.parametrize("command", COMMANDS, ids=called)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("world"), database_kind) as made:
        yield made


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Where questions are asked: in SQLite. That PostgreSQL answers the same, with and without its wall, is held by
    mirroring/test_direct.py and test_wall.py for each of them."""
    with whole_world(tmp_path_factory.mktemp("company"), SQLITE) as made:
        yield made


# ------------------------------------------------------------------ every question


def test_the_walk_finds_the_questions_and_commands_it_should() -> None:
    names = {called(function) for function in QUESTIONS}
    assert {
        "numbers.asking.ask",
        "members.people.members",
        "workflow.complaints.complaints_open",
        "numbers.behind.rows_behind",
    } <= names
    assert {"answering.feedback.log_answer", "workflow.complaints.close_complaint"} <= {
        called(function) for function in COMMANDS
    }
    assert set(VARIATIONS) <= {called(function) for function in EVERY}


def test_the_cases_looked_at_one_by_one_are_of_who_is_differently_near(world: World) -> None:
    for table, numbers in LOOKED_AT.items():
        c = table.c
        with world.reading() as connection:
            asked = select(c.member_id, c.ended_on.is_(None)).where(c.id.in_(numbers)).order_by(c.id)
            found = [(row[0], bool(row[1])) for row in connection.execute(asked)]
        assert found == [(member_id, is_open) for member_id in WHOSE for is_open in (False, True)]


@every_question
def test_nobody_gets_nothing_from_any_question(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, NOBODY):
        assert says_nothing(answer), frame_of(answer)


@every_question
def test_a_member_who_left_gets_nothing_from_any_question(company: World, question: Callable[..., Any]) -> None:
    assert company.scope(HU) == NOBODY
    for answer in answers(company, question, company.scope(HU)):
        assert says_nothing(answer)


@every_question
def test_staff_get_only_their_own_rows_and_their_teams_totals(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, company.scope(CAI)):
        frame = frame_of(answer)
        if called(question) in DIRECTORY:
            assert set(frame.columns) <= DIRECTORY_COLUMNS
            continue
        assert about(frame) <= {CAI}
        assert of_teams(frame) <= {NORTH}


@every_question
def test_a_lead_gets_nothing_of_another_team(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, company.scope(BO)):
        if called(question) not in DIRECTORY:
            assert about(frame_of(answer)) <= {BO, EVE}
            assert of_teams(frame_of(answer)) <= {SOUTH}


@every_question
def test_a_lead_gets_their_teams_and_those_below(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, company.scope(ADA)):
        if called(question) not in DIRECTORY:
            assert about(frame_of(answer)) <= {key for key, team_id in TEAM_OF.items() if team_id != SOUTH}
            assert of_teams(frame_of(answer)) <= set(TEAMS) - {SOUTH}


@every_question
def test_an_executive_gets_no_row_or_text_of_one_person(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, company.scope(FAY)):
        frame = frame_of(answer)
        if called(question) in DIRECTORY:
            continue
        assert about(frame) == set()
        assert "Customer of" not in " ".join(strings(frame))
        for name in OF_ONE_PERSON & set(frame.columns):
            assert frame[name].isna().all(), name
        if "hidden" in frame and "n" in frame:
            assert not ((frame["n"] > 0) & (frame["n"] < SMALLEST_CELL)).any()


@every_question
def test_an_administrator_gets_no_facts(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, company.scope(GIL)):
        if called(question) in DIRECTORY:
            assert set(frame_of(answer).columns) <= DIRECTORY_COLUMNS
        elif called(question) in HEALTH:
            assert about(frame_of(answer)) == set()
            assert of_teams(frame_of(answer)) == set()
        elif called(question) in OF_ADMINISTRATORS:  # names, addresses, roles and teams; nothing that anybody did
            assert not set(frame_of(answer).columns) & (OF_ONE_PERSON - {"member_id"})
        else:
            assert says_nothing(answer), frame_of(answer)


@every_question
def test_the_owner_of_a_database_gets_an_answer_to_every_question(company: World, question: Callable[..., Any]) -> None:
    for answer in answers(company, question, OWNER):
        frame_of(answer)


# ------------------------------------------------------------------ every command


@pytest.mark.parametrize("who", [None, HU, FAY, GIL], ids=["nobody", "left", "executive", "admin"])
@every_command
def test_who_works_with_no_customers_can_change_nothing(
    world: World, command: Callable[..., Any], who: int | None
) -> None:
    if who == FAY and called(command) in OF_EXECUTIVES:
        return
    scope = NOBODY if who is None else world.scope(who)
    if who in (FAY, GIL) and called(command) in OF_EVERYBODY:
        return
    refused = (NotAllowed, Rejected) if who == FAY and ".deciding." in called(command) else NotAllowed
    for given in arguments(command):
        with world.writing() as connection, pytest.raises(refused):
            command(connection, scope, **given)


@every_command
def test_nobody_changes_an_entry_of_a_team_that_is_not_theirs(world: World, command: Callable[..., Any]) -> None:
    """The arguments are about North's entries; Bo leads South."""
    before = counts(world)
    for given in arguments(command):
        with world.writing() as connection:
            with suppress(Rejected):  # of which NotAllowed is one; a new entry of their own team is fine
                command(connection, world.scope(BO), **given)
            connection.rollback()
    assert counts(world) == before


@pytest.mark.parametrize("who", [None, HU, CAI, ADA, FAY], ids=["nobody", "left", "staff", "lead", "executive"])
@pytest.mark.parametrize("command", LONG_COMMANDS, ids=called)
def test_only_administrators_import_and_withdraw(world: World, command: Callable[..., Any], who: int | None) -> None:
    """Refused before anything else is looked at, so nothing else need be given."""
    scope = NOBODY if who is None else world.scope(who)
    parameters = list(inspect.signature(command).parameters.items())[2:]
    nothing = {name: None for name, parameter in parameters if parameter.default is inspect.Parameter.empty}
    with pytest.raises(NotAllowed):
        command(world.database, scope, **nothing)


@pytest.mark.parametrize("who", [None, HU, CAI, ADA, FAY], ids=["nobody", "left", "staff", "lead", "executive"])
@pytest.mark.parametrize("command", ADMINISTERING, ids=called)
def test_only_administrators_decide_about_people_calendars_and_sources(
    world: World, command: Callable[..., Any], who: int | None
) -> None:
    scope = NOBODY if who is None else world.scope(who)
    for given in arguments(command):
        with world.writing() as connection, pytest.raises(NotAllowed):
            command(connection, scope, **given)


def counts(world: World) -> dict[str, int]:
    with world.reading() as connection:
        return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in FACTS}


# ------------------------------------------------------------------ the gate itself


def test_a_table_that_does_not_say_who_sees_it_cannot_be_read() -> None:
    for table in metadata.sorted_tables:
        visible(table, NOBODY)  # each says


def test_a_table_of_which_no_number_is_made_cannot_be_counted() -> None:
    with pytest.raises(LookupError, match="not mirrored"):
        countable(metadata.tables["member"], OWNER, person=False)


def test_answers_are_shared_only_by_who_counts_the_same_rows(world: World) -> None:
    both = Scope(ADA, frozenset({Role.EXECUTIVE, Role.LEAD}), led_team_ids=frozenset({NORTH}))
    away = replace(world.scope(CAI), stands_in_for_ids=frozenset({DAN}), unattended_ids=frozenset({EVE}))
    for scope in (NOBODY, OWNER, both, away, *map(world.scope, (CAI, ADA, BO, FAY, GIL))):
        for person in (False, True):
            shared = counted_as(scope, person=person)
            for table in FACTS:
                own, theirs = (
                    select(countable(table, each, person=person)).compile(compile_kwargs={"literal_binds": True})
                    for each in (scope, shared)
                )
                assert str(own) == str(theirs), (scope, table.name)
    assert counted_as(world.scope(FAY), person=True) != OWNER


def test_staff_see_the_customers_of_their_team_and_count_only_their_own(world: World) -> None:
    cai = world.scope(CAI)
    with world.reading() as connection:
        seen = set(connection.execute(select(visible(customer, cai).c.id)).scalars())
        one_by_one = set(connection.execute(select(countable(customer, cai, person=True).c.member_id)).scalars())
    assert seen == {customer_of(NORTH, 1), customer_of(NORTH, 2)}
    assert one_by_one <= {CAI}


def test_a_lead_sees_the_team_below_and_no_other(world: World) -> None:
    with world.reading() as connection:
        seen = set(connection.execute(select(visible(interaction, world.scope(ADA)).c.member_id)).scalars())
    assert MAX in seen
    assert EVE not in seen


def test_a_member_who_changed_teams_keeps_last_months_rows_with_the_old_team(world: World) -> None:
    moved = Scope(member_id=CAI, roles=frozenset({Role.STAFF}), own_team_ids=frozenset({SOUTH}))
    with world.reading() as connection:
        own = set(connection.execute(select(visible(survey_answer, moved).c.team_id)).scalars())
        total = set(connection.execute(select(countable(survey_answer, moved, person=False).c.team_id)).scalars())
    assert own == {NORTH}
    assert total == {SOUTH}


def test_only_the_spread_asks_as_a_colleague() -> None:
    """The exception to "only their own" is used in one place, which gives quartiles."""
    folder = Path(data_access.__file__).parent
    users = [path.name for path in folder.rglob("*.py") if "of_colleagues" in path.read_text(encoding="utf-8")]
    assert sorted(users) == ["scope.py", "spread.py"]


def test_only_the_gate_asks_the_rules_behind_it() -> None:
    folder = Path(data_access.__file__).parent
    asking = [path.name for path in folder.rglob("*.py") if "scope_rules import" in path.read_text(encoding="utf-8")]
    assert asking == ["scope.py"]


@pytest.mark.parametrize("who", [FAY, GIL, HU])
def test_who_is_in_no_team_has_no_colleagues(world: World, who: int) -> None:
    assert of_colleagues(world.scope(who)) == NOBODY
