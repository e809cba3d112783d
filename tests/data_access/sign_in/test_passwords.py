import threading

import pytest

from data_access.rejected import Rejected
from data_access.sign_in import passwords
from tests.data_access.signing_in import PASSWORD, hash_of


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("elevenchars", "password_too_short"),
        ("", "password_too_short"),
        ("x" * 10 + "yz" * 124, "password_too_long"),
        ("password1234", "password_common"),
        ("PassWord1234", "password_common"),
        ("aaaaaaaaaaaaaaa", "password_common"),
        ("abcabcabcabcabc", "password_common"),
        ("123456789012", "password_common"),
        ("lkjhgfdsapoiuytrewq", "password_common"),
        ("ｐａｓｓｗｏｒｄ１２３４", "password_common"),  # full width, the same to the keyboard of somebody else
        ("ada.lovelace@example.com", "password_personal"),
        ("Ada Lovelace", "password_personal"),
        ("ada-lovelace", "password_personal"),
        ("AdaLovelaceAdaLovelace", "password_personal"),
    ],
)
def test_a_password_that_others_would_guess_is_refused(password: str, why: str) -> None:
    with pytest.raises(Rejected) as refused:
        passwords.check_new(password, "Ada Lovelace", None, "Ada.Lovelace@example.com")
    assert refused.value.reason == why


@pytest.mark.parametrize(
    "password",
    ["twelve chars", "今天的电车又晚点了二十分钟", "🚋🚌🚎🚌🚋🚎🚌🚋🚎🚎🚌🚋", "x y" * 80 + "!", "  spaces   count  "],
)
def test_any_other_of_enough_characters_may_be_chosen(password: str) -> None:
    passwords.check_new(password, "Ada Lovelace", "", None, "ada@example.com")


def test_the_same_characters_typed_otherwise_are_the_same_password() -> None:
    stored = passwords.hashed("Ｃａｆｅ\u0301 by the river")
    assert passwords.matches(stored, "Caf\u00e9 by the river")
    assert not passwords.matches(stored, "Cafe by the river")


def test_a_longer_password_is_another_one() -> None:
    longest = "ab" * 128
    stored = passwords.hashed(longest)
    assert passwords.matches(stored, longest)
    assert not passwords.matches(stored, longest + "c")
    assert not passwords.matches(stored, longest * 10_000)


@pytest.mark.parametrize("stored", [None, "", "no hash at all"])
def test_nothing_matches_where_no_password_is_stored(stored: str | None) -> None:
    assert not passwords.matches(stored, PASSWORD)
    assert not passwords.matches(stored, "")


def test_a_stored_password_cannot_be_read_and_is_salted() -> None:
    assert hash_of(PASSWORD).startswith("$argon2id$")
    assert PASSWORD not in hash_of(PASSWORD)
    assert passwords.hashed(PASSWORD) != hash_of(PASSWORD)


def test_a_hash_of_other_parameters_is_outdated() -> None:
    assert not passwords.outdated(hash_of(PASSWORD))
    assert passwords.outdated(passwords.PasswordHasher(time_cost=1, memory_cost=8 * 1024).hash(PASSWORD))


def test_what_cannot_be_encoded_is_only_a_wrong_password() -> None:
    assert not passwords.matches(hash_of(PASSWORD), "\ud800" * 12)


def test_no_more_than_two_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "LONGEST_WAIT_SECONDS", 0.01)
    taken = [passwords._place() for _ in range(passwords.AT_ONCE)]
    for place in taken:
        place.__enter__()
    with pytest.raises(Rejected, match="sign_in_busy"):
        passwords.matches(None, PASSWORD)
    for place in taken:
        place.__exit__(None, None, None)
    done = [threading.Thread(target=passwords.matches, args=(None, PASSWORD)) for _ in range(2)]
    for thread in done:
        thread.start()
    for thread in done:
        thread.join()
