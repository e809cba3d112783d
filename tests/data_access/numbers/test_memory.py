"""Answers are kept until the facts change, and many who ask the same at once make one question."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data_access.numbers.memory import Memory


def test_the_same_question_asked_by_fifty_at_once_is_answered_once():
    memory, together, found = Memory(), threading.Barrier(50), []

    def find() -> int:
        found.append(1)
        return len(found)

    def ask(_: int) -> int:
        together.wait(30)
        return memory.answer(1, "contacts", find)

    with ThreadPoolExecutor(50) as people:
        assert set(people.map(ask, range(50))) == {1}
    assert len(found) == 1


def test_another_number_of_the_facts_makes_the_question_new():
    memory = Memory()
    assert [memory.answer(number, "contacts", lambda number=number: number) for number in (1, 1, 2, 2)] == [1, 1, 2, 2]


def test_a_restored_backup_with_a_lower_number_makes_the_question_new():
    memory = Memory()
    assert memory.answer(7, "contacts", lambda: "before") == "before"
    assert memory.answer(3, "contacts", lambda: "after") == "after"


def test_nothing_is_an_answer_that_is_kept_too():
    memory = Memory()
    assert memory.answer(1, "last day", lambda: None) is None
    assert memory.answer(1, "last day", lambda: "asked again") is None


def test_a_failure_is_not_kept():
    memory = Memory()

    def fail() -> None:
        raise RuntimeError("once")

    with pytest.raises(RuntimeError, match="once"):
        memory.answer(1, "contacts", fail)
    assert memory.answer(1, "contacts", lambda: 5) == 5


def test_a_question_may_ask_another_one():
    memory = Memory()
    assert memory.answer(1, "all", lambda: memory.answer(1, "part", lambda: 2) + 1) == 3


def test_the_answers_asked_longest_ago_give_way():
    memory = Memory(most=2)
    for key in ("a", "b", "a", "c"):
        memory.answer(1, key, lambda: "first")
    assert [memory.answer(1, key, lambda: "again") for key in ("a", "c", "b")] == ["first", "first", "again"]
