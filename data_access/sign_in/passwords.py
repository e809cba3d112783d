"""Passwords: which may be chosen, and hashing them with argon2id.

Length counts, not composition (NIST SP 800-63B): a sentence is a good password. Refused is what somebody would try
first: the commonest ones, and one's own name and address.
"""

import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data_access.rejected import Rejected

SHORTEST, LONGEST = 12, 256  # characters

# About 0.1 s and 64 MiB each; more at once would only take memory and make everybody wait.
HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
AT_ONCE = 2
LONGEST_WAIT_SECONDS = 10
_places = BoundedSemaphore(AT_ONCE)

# Among the commonest of at least twelve characters in published lists, and this field's own; in lower case.
_COMMONEST = """
    123456123456 1234567891234 123456789abc 123456789qwe 123456789123 1234567890qwe 12345678910a 1q2w3e4r5t6y
    1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1234qwerasdf 123qweasdzxc 147258369147 123321123321 112233445566
    147258369000 102030405060 a1b2c3d4e5f6 aa123456aa123 aa1234567890 abc123456789 abc123abc123 abcd12345678
    abcdefghijkl admin1234567 administrator adminadmin123 asdfghjkl123 asdfghjkl;'\\ changeme1234 changemeplease
    charlie12345 correcthorsebatterystaple customer1234 dashboard123 dashboard1234 football1234 hello1234567
    iloveyou1234 iloveyou5201314 letmein12345 liverpool123 manchester123 michael12345 mypassword123 p@ssw0rd1234
    p@ssword1234 passw0rd1234 password1234 password12345 password123456 password2024 password2025 password2026
    passwordpassword princess1234 q1w2e3r4t5y6 qazwsxedcrfv qwer12345678 qwertyqwerty qwerty123456 qwertyuiop12
    qwertyuiop123 qwertyuiop[] qwertyuiop[]\\ qwertyuiopasdf qweasdzxc123 sunshine1234 superman1234 test12345678
    testtesttest unbelievable welcome12345 welcome123456 woaini5201314 woaini123456 woaini1314520 wodemima1234
    zxcvbnm12345 zxcvbnm123456 zxcvbnmasdfg 我爱你一生一世我爱你一生一世
"""
COMMONEST = frozenset(_COMMONEST.split())
SEQUENCES = ("0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


def normal(password: str) -> str:
    """The password as it is hashed: typed on another keyboard, the same characters are the same password."""
    return unicodedata.normalize("NFKC", password)


def check_new(password: str, *personal: str | None) -> None:
    """Refuse a new password that is too short or that others would guess; `personal` is their name and address.

    Raises:
        Rejected: "password_too_short", "password_too_long", "password_common", "password_personal".
    """
    chosen = normal(password)
    if len(chosen) < SHORTEST:
        raise Rejected("password_too_short", least=SHORTEST, length=len(chosen))
    if len(chosen) > LONGEST:
        raise Rejected("password_too_long", most=LONGEST)
    plain = chosen.casefold()
    if plain in COMMONEST or _repeats(plain) or any(plain in line or plain[::-1] in line for line in SEQUENCES):
        raise Rejected("password_common")
    if _letters(plain) in set(_personal(personal)):
        raise Rejected("password_personal")


def hashed(password: str) -> str:
    """The hash that is stored.

    Raises:
        Rejected: "sign_in_busy": too many people are signing in at this moment.
    """
    with _place():
        return HASHER.hash(_bytes(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the one that was stored. Takes as long where there is none to compare with.

    Raises:
        Rejected: "sign_in_busy": too many people are signing in at this moment.
    """
    with _place():
        try:
            return HASHER.verify(stored or _of_nobody(), _bytes(password)) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def outdated(stored: str) -> bool:
    """Whether it was hashed with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise Rejected("sign_in_busy")
    try:
        yield
    finally:
        _places.release()


def _bytes(password: str) -> bytes:
    # What is longer was never accepted; cut, it costs nobody more and matches nothing shorter.
    return normal(password[: 4 * LONGEST])[: LONGEST + 1].encode("utf-8", "surrogatepass")


@cache
def _of_nobody() -> str:
    """A hash like all others, of what nobody knows."""
    return HASHER.hash(secrets.token_bytes(32))


def _repeats(plain: str) -> bool:
    """Whether it is one to three characters over and over again."""
    return any(plain == (plain[:size] * len(plain))[: len(plain)] for size in (1, 2, 3))


def _personal(known: tuple[str | None, ...]) -> Iterator[str]:
    for each in known:
        if each:
            said = normal(each).casefold()
            for part in (said, said.partition("@")[0]):
                letters = _letters(part)
                yield letters
                yield letters * 2


def _letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())
