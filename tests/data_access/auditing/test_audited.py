"""Every command there is leaves an entry, or says that it is not worth one; what changed nothing leaves none."""

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access import voiding
from data_access.answering import confirming, feedback
from data_access.auditing import audited, recorded
from data_access.auditing.audit import What
from data_access.auditing.audit_aside import settle
from data_access.auditing.audit_chain import verify
from data_access.auditing.not_recorded import NOT_WORTH_IT
from data_access.auditing.recorded import RECORDED
from data_access.hours import calendar_changes, calendar_days
from data_access.importers import mappings, storing, withdrawing
from data_access.members import administration, inviting, team_changes
from data_access.rejected import Rejected
from data_access.schema import audit_entry, survey_answer
from data_access.scope import OWNER, Role
from data_access.sign_in import accounts, provider_accounts, sessions
from data_access.sources import running, saved
from data_access.workflow import complaints, department_changes, stage_changes
from tests.data_access.signing_in import OTHER, PASSWORD, give_account, later, sign_in
from tests.data_access.test_scope import ADMINISTERING, COMMANDS, LONG_COMMANDS, WITH_ONES_OWN, called
from tests.data_access.world import ADA, BO, CAI, CLOCK, DAN, GIL, NORTH, SOUTH, TODAY, World, noon, whole_world

# They begin transactions themselves and record in them.
BY_THEMSELVES = {
    storing.store, withdrawing.withdraw_import, mappings.save_mapping, saved.save_source, saved.remove_source,
    running.run,
}  # fmt: skip
# What finds something for a command, and changes nothing.
FINDING = {
    "members.identities.person_chosen", "members.identities.account_of", "members.identities.team_chosen",
    "mailing.choices.own_address",
    "hours.calendar_changes.calendar_chosen",
}  # fmt: skip


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def told(world: World) -> list[tuple[Any, ...]]:
    """Who did what about whom or what, in order."""
    assert settle(world.database)
    e = audit_entry.c
    with world.reading() as connection:
        assert verify(connection).whole
        asked = select(e.member_id, e.what, e.about_member_id, e.about, e.about_id, e.details).order_by(e.id)
        return [(*row[:5], json.loads(row.details)) for row in connection.execute(asked)]


def perform(world: World, who: int, command: Callable[..., Any], **fields: Any) -> Any:
    if "clock" in inspect.signature(command).parameters:
        fields["clock"] = CLOCK
    with world.writing() as connection:
        return audited.perform(command, fields, connection=connection, scope=world.scope(who), clock=CLOCK)


@pytest.mark.parametrize("command", [*COMMANDS, *ADMINISTERING, *WITH_ONES_OWN, *LONG_COMMANDS], ids=called)
def test_every_command_is_recorded_or_said_to_be_not_worth_it(command):
    known = {*RECORDED, *NOT_WORTH_IT, *BY_THEMSELVES}
    assert command in known or called(command) in FINDING, (
        f"{called(command)} leaves nothing in the audit: give it a line in RECORDED or NOT_WORTH_IT of "
        "data_access/auditing/recorded.py or not_recorded.py"
    )


def test_nothing_sets_a_target_that_does_not_record_it():
    """One module stores what people do with targets, each by a command that is in RECORDED; the demo makes its own."""
    sets = re.compile(r"\b(insert|update|delete)\(\s*target\b")
    folder = Path(audited.__file__).parent.parent
    silent = [
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.py")
        if "target" in _from_schema(ast.parse(text := file.read_text("utf-8")))
        and sets.search(text)
        and What.TARGET_CHANGED.name not in text
    ]
    assert sorted(silent) == ["demo/targets.py", "demo/targets_agreed.py", "goals/rules.py"]
    commands = {function for function in COMMANDS if function.__module__.startswith("data_access.goals.")}
    assert commands <= set(RECORDED)


def _from_schema(tree: ast.Module) -> set[str]:
    """The tables that a module takes from the schema."""
    taken = (each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom))
    return {name.name for each in taken if (each.module or "").startswith("data_access.schema") for name in each.names}


@pytest.mark.parametrize("command", RECORDED, ids=called)
def test_what_is_told_of_a_command_are_fields_that_it_has(command):
    entry, fields = RECORDED[command], inspect.signature(command).parameters
    named = {entry.member, entry.thing, *entry.kept} - {"", recorded.ANSWER}
    assert named <= set(fields)


def test_a_role_that_is_given_is_recorded_and_one_that_was_there_is_not(world):
    perform(world, GIL, administration.give_role, member_id=CAI, role="lead")
    perform(world, GIL, administration.give_role, member_id=CAI, role="lead")
    perform(world, GIL, administration.set_roles, member_id=CAI, roles=["lead", "staff"])
    perform(world, GIL, administration.set_roles, member_id=CAI, roles=["lead"])
    assert told(world) == [
        (GIL, "role_given", CAI, None, None, {"role": "lead"}),
        (GIL, "roles_set", CAI, None, None, {"roles": ["lead"]}),
    ]


def test_teams_and_people_are_recorded_by_their_numbers(world):
    perform(world, GIL, team_changes.join_team, member_id=CAI, team_id=SOUTH, from_on=TODAY)
    perform(world, GIL, team_changes.lead_team, team_id=SOUTH, member_id=DAN)
    made = perform(
        world, GIL, inviting.create_member, name="Nia", name_en=None, email="nia@example.com", role="staff",
        team_id=NORTH, request_key="k",
    )  # fmt: skip
    perform(world, GIL, administration.deactivate, member_id=made)
    assert told(world) == [
        (GIL, "team_joined", CAI, "team", SOUTH, {"from_on": TODAY.isoformat()}),
        (GIL, "team_lead_set", DAN, "team", SOUTH, {}),
        (GIL, "person_added", made, None, None, {"role": "staff", "team_id": NORTH}),
        (GIL, "person_deactivated", made, None, None, {}),
    ]


def test_calendars_are_recorded_by_their_numbers_and_days(world):
    corrected = {"first": TODAY, "last": TODAY, "works": False, "name": "a private word", "request_key": "a"}
    for _ in range(2):
        perform(world, GIL, calendar_days.correct_days, calendar_id=1, **corrected)
    perform(world, GIL, calendar_changes.set_team_calendar, team_id=SOUTH, calendar_id=1, request_key="b")
    perform(world, GIL, calendar_days.recount_calendar, calendar_id=1, since=TODAY, team_ids=(NORTH,), request_key="c")
    day = TODAY.isoformat()
    assert told(world)[:2] == [
        (GIL, "calendar_days_corrected", None, "calendar", 1, {"first": day, "last": day, "works": False}),
        (GIL, "team_calendar_set", None, "team", SOUTH, {"calendar_id": 1}),
    ]


def test_stages_and_departments_are_recorded_by_their_numbers_without_their_names(world):
    perform(world, GIL, stage_changes.add_stage, name="a private word", after_id=1, request_key="a")
    perform(world, GIL, stage_changes.retire_stage, stage_id=6, request_key="b")
    perform(world, GIL, department_changes.add_department, name="a private word", calendar_id=1, request_key="c")
    assert told(world) == [
        (GIL, "stage_added", None, "stage", 6, {"after_id": 1}),
        (GIL, "stage_retired", None, "stage", 6, {}),
        (GIL, "department_added", None, "department", 1, {"calendar_id": 1}),
    ]


def test_an_entry_that_is_voided_is_recorded_once_however_often_it_is_sent(world):
    with world.reading() as connection:
        answer = (
            connection.execute(select(survey_answer.c.id).where(survey_answer.c.member_id == CAI)).scalars().first()
        )
    for key in ("a", "a", "b"):
        perform(world, ADA, voiding.void_entry, table="survey_answer", entry_id=answer, reason="twice", request_key=key)
    assert told(world) == [(ADA, "entry_voided", None, "survey_answer", answer, {})]


def test_a_score_that_is_confirmed_and_one_that_is_refused_are_recorded_and_one_that_is_logged_says_so_itself(world):
    logged = [
        perform(
            world, CAI, feedback.log_answer, kind="csat", score=5, comment=None, member_id=CAI, customer_id=None,
            answered_on=TODAY, request_key=key,
        ).id
        for key in "ab"
    ]  # fmt: skip
    perform(world, ADA, confirming.confirm_answer, answer_id=logged[0], request_key="c")
    perform(world, ADA, confirming.refuse_answer, answer_id=logged[1], reason="a private word", request_key="d")
    assert told(world) == [
        (ADA, "answer_confirmed", None, "survey_answer", logged[0], {}),
        (ADA, "answer_refused", None, "survey_answer", logged[1], {}),
    ]


def test_a_refused_command_leaves_nothing(world):
    with pytest.raises(Rejected):
        perform(world, BO, voiding.void_entry, table="survey_answer", entry_id=1, reason="x", request_key="k")
    with pytest.raises(Rejected):
        perform(world, ADA, administration.give_role, member_id=CAI, role="admin")
    assert told(world) == []


def test_a_closed_complaint_is_recorded(world):
    key = perform(
        world, ADA, complaints.log_complaint, category="billing", severity="high", channel="phone", customer_id=None,
        text="words", member_id=CAI, opened_at=noon(TODAY), request_key="k",
    ).id  # fmt: skip
    perform(world, ADA, complaints.close_complaint, complaint_id=key, cause="a bug", request_key="l")
    assert told(world) == [(ADA, "complaint_closed", None, "complaint", key, {})]


def test_signing_in_failing_and_signing_out_are_recorded_by_account(world):
    key = give_account(world, CAI)
    token = sign_in(world, CAI)
    with pytest.raises(Rejected, match="sign_in_failed"):
        sign_in(world, CAI, "something else entirely")
    assert settle(world.database)
    for _ in range(2):
        with pytest.raises(Rejected, match="sign_in_failed"):
            accounts.sign_in(world.database, email="cai@example.con", password=PASSWORD, clock=CLOCK, agent="Firefox")
    assert settle(world.database)
    for _ in range(2):
        with world.writing() as connection:
            sessions.end(connection, token, CLOCK)
    assert told(world) == [
        (CAI, "signed_in", None, None, None, {"way": "password"}),
        (None, "sign_in_failed", CAI, "account", key, {"way": "password"}),
        (None, "sign_in_failed", None, None, None, {"way": "password"}),
        (CAI, "signed_out", None, None, None, {}),
    ]


def test_setting_up_links_and_passwords_are_recorded(world):
    with world.writing() as connection:
        setup = accounts.begin_setup(connection, CLOCK)
    accounts.set_up(
        world.database, token=setup, name="Zoe", email="zoe@example.com", password=PASSWORD, clock=CLOCK, agent=None
    )
    invited = perform(world, GIL, inviting.invite, member_id=CAI, email="cai@example.com")
    accounts.accept(world.database, token=invited, password=PASSWORD, clock=CLOCK, agent=None)
    accounts.change_password(world.database, world.scope(CAI), old=PASSWORD, new=OTHER, clock=later(minutes=1))
    kinds = [(who, what, whom) for who, what, whom, *_ in told(world)]
    zoe = kinds[0][0]
    assert zoe not in (None, CAI, GIL)
    assert kinds == [
        (zoe, "set_up", None),
        (GIL, "person_invited", CAI),
        (CAI, "password_set", None),
        (CAI, "password_changed", None),
    ]


def test_a_provider_signs_in_sets_roles_and_is_refused(world):
    def come(subject: str, roles: list[Role] | None = None) -> None:
        with world.writing() as connection:
            provider_accounts.sign_in_by_provider(
                connection, issuer="https://id.example", subject=subject, email="cai@example.com", email_verified=True,
                roles=roles, clock=CLOCK, agent=None,
            )  # fmt: skip

    come("c")
    come("c", [Role.STAFF, Role.LEAD])
    come("c", [Role.LEAD, Role.STAFF])
    with pytest.raises(Rejected, match="provider_other_person"):
        come("d")
    assert told(world) == [
        (CAI, "signed_in", None, None, None, {"way": "provider"}),
        (None, "roles_set", CAI, None, None, {"roles": ["lead", "staff"], "way": "provider"}),
        (CAI, "signed_in", None, None, None, {"way": "provider"}),
        (CAI, "signed_in", None, None, None, {"way": "provider"}),
        (None, "sign_in_failed", None, None, None, {"reason": "provider_other_person", "way": "provider"}),
    ]


def test_a_link_made_on_the_console_is_recorded_without_a_person(world):
    with world.writing() as connection:
        inviting.rescue(connection, email="gil@example.com", clock=CLOCK)
    assert told(world) == [(None, "reset_link_made", GIL, None, None, {"way": "console"})]


def test_the_owner_of_a_database_is_recorded_as_nobody(world):
    with world.writing() as connection:
        fields = {"member_id": CAI, "role": "lead"}
        audited.perform(administration.give_role, fields, connection=connection, scope=OWNER, clock=CLOCK)
    assert told(world) == [(None, What.ROLE_GIVEN.value, CAI, None, None, {"role": "lead"})]
