"""Cases and lessons: who writes, publishes, reads and finds them, and how readers are counted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from data_access.bell.notices import bell_notices
from data_access.due import due_for
from data_access.due_by_day import LESSON, PUBLISH_WITHIN_DAYS
from data_access.lessons import naming, reading, writing
from data_access.lessons.reading import lessons, tags_used
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, complaint, customer, lesson, suggestion
from tests.data_access.erasing.traces import erase_customer, erase_member
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
    NORTH,
    SOUTH,
    TODAY,
    World,
    customer_of,
    put,
    whole_world,
)

TEXT = {
    "heading": "Read the invoice back", "happened": "The invoice was wrong by 50%.", "learned": "先复述一遍再提交",
    "tags": ("发票", "invoice, Invoice"),
}  # fmt: skip


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def do(world: World, who: int, command: Any, **given: Any) -> int:
    with world.writing() as connection:
        return int(command(connection, world.scope(who), clock=CLOCK, **{"request_key": str(uuid4()), **given}))


def written(world: World, who: int = CAI, **given: Any) -> int:
    case = case_of(world, who)
    return do(world, who, writing.write_lesson, **{"origin": "complaint", "origin_id": case, **TEXT, **given})


def case_of(world: World, who: int) -> int:
    with world.reading() as connection:
        return int(
            connection.execute(select(complaint.c.id).where(complaint.c.member_id == who)).scalars().first() or 0
        )


def read(world: World, who: int, number: int) -> int:
    with world.writing() as connection:
        return reading.read_lesson(connection, world.scope(who), clock=CLOCK, lesson_id=number)


def found(world: World, who: int, **asked: Any) -> set[int]:
    with world.reading() as connection:
        return set(lessons(connection, world.scope(who), **asked)["number"])


def row_of(world: World, who: int, number: int) -> dict[Any, Any]:
    with world.reading() as connection:
        rows = lessons(connection, world.scope(who), lesson_id=number)
    return rows.iloc[0].to_dict() if len(rows) else {}


def waiting(world: World, who: int, number: int) -> tuple[str, ...]:
    """Where somebody hears of a lesson that waits: what is due, on which day, and their bell."""
    with world.reading() as connection:
        due = due_for(connection, world.scope(who), until=TODAY + timedelta(days=PUBLISH_WITHIN_DAYS), clock=CLOCK)
        bell = bell_notices(connection, world.scope(who), clock=CLOCK)
    due, bell = (each[(each["kind"] == LESSON) & (each["entry_id"] == number)] for each in (due, bell))
    days = [str(CLOCK.day_of(at)) for at in due["due_at"]]
    return (*days, *due["category"], *bell["phase"], *bell["member"])


def reason(refused: pytest.ExceptionInfo[Rejected]) -> str:
    return refused.value.reason


def test_what_staff_wrote_waits_for_their_lead_and_then_everybody_reads_it(world: World) -> None:
    number = written(world)
    assert {who: number in found(world, who) for who in (CAI, ADA, DAN, EVE, BO, FAY, GIL, HU)} == {
        CAI: True, ADA: True, DAN: False, EVE: False, BO: False, FAY: False, GIL: False, HU: False,
    }  # fmt: skip
    for who in (CAI, BO):
        assert waiting(world, who, number) == ()
        with pytest.raises((NotAllowed, Rejected)):
            do(world, who, writing.publish_lesson, lesson_id=number, revision=0)
    assert waiting(world, ADA, number) == (str(TODAY + timedelta(days=7)), TEXT["heading"], "waiting", "Cai")
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    assert waiting(world, ADA, number) == ()
    assert {who: number in found(world, who) for who in (DAN, EVE, BO, FAY, GIL, HU)} == {
        DAN: True, EVE: True, BO: True, FAY: True, GIL: False, HU: False,
    }  # fmt: skip
    with pytest.raises(Rejected) as refused:
        do(world, ADA, writing.publish_lesson, lesson_id=number, revision=1)
    assert reason(refused) == "lesson_published"


def test_what_a_lead_wrote_is_published_at_once_and_executives_read_no_name(world: World) -> None:
    number = do(world, ADA, writing.write_lesson, origin="complaint", origin_id=case_of(world, CAI), **TEXT)
    told = row_of(world, FAY, number)
    assert (told["state"], told["heading"], told["writer"]) == ("published", TEXT["heading"], None)
    assert not told["reachable"]
    assert row_of(world, EVE, number)["writer"] == "Ada"
    assert not row_of(world, EVE, number)["reachable"]
    assert row_of(world, CAI, number)["reachable"]


def test_a_lesson_is_found_by_words_in_both_languages_and_by_tags(world: World) -> None:
    number = written(world, ADA, origin_id=case_of(world, CAI))
    for words in ("INVOICE", "复述", "read back", "发票", "50%"):
        assert number in found(world, EVE, words=words), words
    for words in ("5_%", "refund", "invoice refund", "a%e"):
        assert number not in found(world, EVE, words=words), words
    assert number in found(world, EVE, tags=("发票", "INVOICE"))
    assert number not in found(world, EVE, tags=("发",))
    assert row_of(world, EVE, number)["tags"] == ("发票", "Invoice")
    with world.reading() as connection:
        assert tags_used(connection, world.scope(EVE)).to_dict("list") == {"tag": ["Invoice", "发票"], "n": [1, 1]}
        assert tags_used(connection, world.scope(GIL)).empty


def test_each_reader_counts_once_and_the_writer_does_not(world: World) -> None:
    number = written(world)
    assert read(world, ADA, number) == 0  # not published yet
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    assert [read(world, who, number) for who in (EVE, EVE, CAI, FAY)] == [1, 0, 0, 1]
    assert row_of(world, BO, number)["reads"] == 2
    with pytest.raises(Rejected):
        read(world, GIL, number)
    with pytest.raises(NotAllowed):
        read(world, HU, number)


def test_a_text_that_names_the_customer_is_refused_with_the_name(world: World) -> None:
    with world.writing() as connection:
        connection.execute(
            update(complaint).where(complaint.c.id == case_of(world, CAI)).values(customer_id=customer_of(NORTH))
        )
    for part in ("heading", "happened", "learned", "tags"):
        text: Any = "as the CUSTOMER OF  north 1 said"
        with pytest.raises(Rejected) as refused:
            written(world, **{part: (text,) if part == "tags" else text})
        assert reason(refused) == "lesson_names_customer"
        assert "Customer of North 1" in refused.value.said("en")


def test_a_text_that_names_the_customer_is_not_published_where_they_became_known_later(world: World) -> None:
    case, named = case_of(world, CAI), update(customer).where(customer.c.id == customer_of(NORTH))
    with world.writing() as connection:
        connection.execute(update(complaint).where(complaint.c.id == case).values(customer_id=None))
    number = written(world, happened="Zelda Quill called")
    with world.writing() as connection:
        connection.execute(named.values(name="Zelda Quill"))
        connection.execute(update(complaint).where(complaint.c.id == case).values(customer_id=customer_of(NORTH)))
    with pytest.raises(Rejected) as refused:
        do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    assert reason(refused) == "lesson_names_customer"


def test_a_chinese_name_is_found_however_it_is_spaced(world: World) -> None:
    with world.writing() as connection:
        connection.execute(update(customer).where(customer.c.id == customer_of(NORTH)).values(name="林小满"))
    with pytest.raises(Rejected) as refused:
        written(world, happened="林 小满 打来电话")
    assert reason(refused) == "lesson_names_customer"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("北京华宇科技有限公司", "华宇科技说发票错了", True),
        ("Acme Trading Co., Ltd.", "ACME Trading called us", True),
        ("Zelda Quill", "Zelda-Quill called", True),
        ("Zelda Quill", "ＺＥＬＤＡ　Ｑｕｉｌｌ called", True),
        ("Zelda Quill", "Quill, Zelda called", True),
        ("林小满", "林·小满 来电", True),
        ("Ann Lee", "Joann leecher and Annlee", False),
        ("Go Ltd.", "go and see", False),
        ("公司", "客户来电", False),
        ("林小满", "小满时节", False),
        ("林小满", "林女士来电，很着急", True),
        ("林小满", "Ms. Lin called", True),
        ("林小满", "Lin 女士来电", True),
        ("林小满", "林总说可以", True),
        ("林小满", "园林总数与林业经理", False),
        ("林小满", "Linda and Ms Linden called", False),
        ("欧阳小满", "欧阳先生来电", True),
        ("Zelda Quill", "客户Zelda Quill来电", True),
        ("Zelda Quill", "Mrs Quill and Quill先生", True),
        ("Zelda Quill", "A quill for the ms, Sir", False),
        ("Acme Trading Co., Ltd.", "Dr. Trading", False),
    ],
)
def test_a_name_is_found_as_people_write_it_and_not_within_other_words(name: str, text: str, told: bool) -> None:
    assert naming.names(text, name) is told


def test_a_lesson_does_not_name_another_customer_of_the_team_in_full_either(world: World) -> None:
    with world.writing() as connection:
        for number, name in enumerate(("欧阳小满", "北京华宇科技有限公司", "Zelda Quill"), start=2):
            put(connection, customer, {"name": name, "team_id": NORTH if number < 4 else SOUTH, "created_on": TODAY})
    for text in ("问过欧阳小满了", "由北京华宇科技有限公司承运"):
        with pytest.raises(Rejected) as refused:
            written(world, happened=text)
        assert reason(refused) == "lesson_names_customer"
    # One of another team is nobody whom the writer knows, and must not be found out this way.
    assert written(world, happened="Zelda Quill 的 17 件货物，本公司已赔付，小满时节")


def test_a_lesson_of_an_erased_customers_case_may_have_their_number_in_it(world: World) -> None:
    number = case_of(world, CAI)
    with world.writing() as connection:
        theirs = connection.execute(select(complaint.c.customer_id).where(complaint.c.id == number)).scalar_one()
    erase_customer(world.database, f"#{theirs}")
    assert written(world, happened=f"{theirs} days late")


def test_a_lesson_of_an_action_does_not_name_the_customer_who_suggested_it(world: World) -> None:
    with world.writing() as connection:
        case = connection.execute(select(suggestion.c.id).where(suggestion.c.team_id == NORTH)).scalars().first()
        one = connection.execute(select(action.c.id).where(action.c.team_id == NORTH)).scalars().first()
        theirs = update(suggestion).where(suggestion.c.id == case).values(customer_id=customer_of(NORTH))
        connection.execute(theirs)
        connection.execute(update(action).where(action.c.id == one).values(origin="suggestion", origin_id=case))
    given = {**TEXT, "origin": "action", "origin_id": one}
    with pytest.raises(Rejected) as refused:
        do(world, ADA, writing.write_lesson, **{**given, "happened": "Customer of North 1 said so"})
    assert reason(refused) == "lesson_names_customer"
    assert do(world, ADA, writing.write_lesson, **given)


def test_of_an_erased_customer_no_lesson_tells(world: World) -> None:
    number = do(world, ADA, writing.write_lesson, origin="complaint", origin_id=case_of(world, CAI), **TEXT)
    with world.writing() as connection:
        connection.execute(
            update(lesson).where(lesson.c.id == number).values(happened="Zelda-Quill called", tags=",quill zelda,")
        )
        connection.execute(update(customer).where(customer.c.id == customer_of(NORTH)).values(name="Zelda Quill"))
    erase_customer(world.database, f"#{customer_of(NORTH)}")
    told = row_of(world, EVE, number)
    assert (told["happened"], told["learned"], told["tags"]) == ("[erased] called", TEXT["learned"], ("[erased]",))


def test_a_lesson_of_which_no_word_is_left_is_published_no_more(world: World) -> None:
    number = written(world)
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    erase_member(world.database, f"#{CAI}")
    assert number not in found(world, EVE)
    left = row_of(world, ADA, number)
    assert (left["heading"], left["state"]) == ("", "withdrawn")
    with pytest.raises(Rejected) as refused:
        do(world, ADA, writing.publish_lesson, lesson_id=number, revision=left["revision"])
    assert reason(refused) == "lesson_heading_missing"


def test_what_its_writer_changes_waits_for_the_lead_again(world: World) -> None:
    number = written(world)
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    do(world, ADA, writing.correct_lesson, lesson_id=number, revision=1, **{**TEXT, "heading": "Twice"})
    assert row_of(world, EVE, number)["heading"] == "Twice"
    do(world, CAI, writing.correct_lesson, lesson_id=number, revision=2, **{**TEXT, "heading": "Thrice"})
    assert number not in found(world, EVE)
    assert row_of(world, ADA, number)["state"] == "proposed"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"heading": " "}, "lesson_heading_missing"),
        ({"happened": ""}, "lesson_happened_missing"),
        ({"learned": "\0"}, "lesson_learned_missing"),
        ({"heading": "x" * 201}, "text_too_long"),
        ({"tags": ("a,b,c,d,e,f,g,h,i",)}, "lesson_tags"),
        ({"tags": ("x" * 41,)}, "lesson_tags"),
        ({"origin": "rumour"}, "choice_unknown"),
        ({"origin_id": 999_999}, "entry_not_found"),
    ],
)
def test_what_is_missing_is_said(world: World, given: dict[str, Any], expected: str) -> None:
    with pytest.raises(Rejected) as refused:
        written(world, **given)
    assert reason(refused) == expected


def test_a_lesson_of_another_teams_case_cannot_be_written(world: World) -> None:
    for who in (BO, EVE):
        with pytest.raises(Rejected) as refused:
            written(world, who, origin_id=case_of(world, CAI))
        assert reason(refused) == "entry_not_found"
    for who in (FAY, GIL, HU):
        with pytest.raises(NotAllowed):
            written(world, who, origin_id=case_of(world, CAI))


def test_sent_twice_it_is_one_and_two_at_once_do_not_overwrite_each_other(world: World) -> None:
    assert written(world, request_key="once") == written(world, request_key="once")
    number = written(world, request_key="once")
    do(world, ADA, writing.correct_lesson, lesson_id=number, revision=0, **{**TEXT, "heading": "Read it back twice"})
    with pytest.raises(Rejected) as refused:
        do(world, CAI, writing.correct_lesson, lesson_id=number, revision=0, **{**TEXT, "heading": "Mine"})
    assert (reason(refused), "Ada" in refused.value.said("en")) == ("lesson_moved_on", True)
    assert row_of(world, CAI, number)["heading"] == "Read it back twice"


def test_who_wrote_it_or_the_lead_withdraws_it_with_a_reason_and_the_lead_publishes_it_again(world: World) -> None:
    number = written(world)
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=0)
    for who in (DAN, EVE):
        with pytest.raises(NotAllowed):
            do(world, who, writing.withdraw_lesson, lesson_id=number, revision=1, reason="no")
    with pytest.raises(Rejected) as refused:
        do(world, CAI, writing.withdraw_lesson, lesson_id=number, revision=1, reason=" ")
    assert reason(refused) == "reason_missing"
    do(world, CAI, writing.withdraw_lesson, lesson_id=number, revision=1, reason="out of date")
    assert number not in found(world, EVE)
    assert row_of(world, ADA, number)["withdrawn_why"] == "out of date"
    with pytest.raises(Rejected) as refused:
        do(world, CAI, writing.correct_lesson, lesson_id=number, revision=2, **TEXT)
    assert reason(refused) == "lesson_withdrawn"
    do(world, ADA, writing.publish_lesson, lesson_id=number, revision=2)
    assert number in found(world, EVE)


def test_where_there_is_none_nothing_is_found(world: World) -> None:
    with world.writing() as connection:
        connection.execute(lesson.delete())
    assert found(world, ADA) == set()
