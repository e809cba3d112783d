"""Which characters the bytes of a text file mean."""

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator

from charset_normalizer import from_bytes

from data_access.rejected import Rejected

SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = ["cp1252", "cp1250", "cp1251", "big5", "shift_jis", "euc_jp", "cp949", "cp1254", "cp1253"]
_DOUBLE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_RARE = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_BROKEN_SHARE = 0.01  # of the bytes outside ASCII: a text with some lost characters, not another encoding


def find(blocks: Callable[[], Iterable[bytes]]) -> str:
    """Return the name of the encoding of a file whose bytes `blocks` gives, anew at each call.

    Marks at the beginning count first, then UTF-8 over the whole file, then GB18030 if its double bytes
    look like Chinese, then what charset-normalizer thinks of the lines that are not ASCII.

    Raises:
        Rejected: "file_not_a_table" for what is no text.
    """
    head = next(iter(blocks()), b"")
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    wide = _without_mark(head[:SAMPLE])
    if wide:
        return wide
    if _looks_binary(head[:SAMPLE].decode("latin-1")):  # control bytes are control bytes in all that is left
        raise Rejected("file_not_a_table")
    broken, foreign, sample = _utf_8(blocks())
    if broken == 0 or (foreign and broken <= foreign * _BROKEN_SHARE):
        return "utf-8"
    if _looks_chinese(sample):
        return "gb18030"
    guesses = from_bytes(sample[: SAMPLE // 2], cp_isolation=_LIKELY)
    best = guesses.best()
    if best is None:
        return "cp1252"
    western = any(guess.encoding == "cp1252" and guess.chaos <= best.chaos + 0.01 for guess in guesses)
    return "cp1252" if western and best.encoding in ("cp1250", "cp1254") else best.encoding  # by far the commonest


def decoded(blocks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The text in pieces: every line break is \\n, NULs are gone, a character cut at the end is dropped."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("replace"), translate=True)
    for block in blocks:
        piece = decoder.decode(block)
        yield piece.replace("\0", "") if "\0" in piece else piece
    last = decoder.decode(b"", final=True).rstrip("\ufffd\0\x1a")
    if last:
        yield last


def _without_mark(head: bytes) -> str | None:
    """UTF-16 without its mark: in text with some ASCII, every second byte of many is 0."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.2 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.2 * half and odd < 0.02 * half:
        return "utf-16-be"
    if even + odd > 0.05 * len(head) and len(head) > 64:
        raise Rejected("file_not_a_table")
    return None


def _utf_8(blocks: Iterable[bytes]) -> tuple[int, int, bytes]:
    """How many places are no UTF-8, how many bytes are no ASCII, and the first lines that are not."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    broken = foreign = 0
    sample = b""
    for block in blocks:
        if not block.isascii():
            foreign += len(block) - len(block.decode("ascii", "ignore"))
            if len(sample) < SAMPLE:
                sample += b"\n".join(line for line in block.split(b"\n") if not line.isascii())[:SAMPLE]
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            broken += block.decode("utf-8", "replace").count("\ufffd")
            decoder.reset()
            if broken > 1000 and broken > foreign * _BROKEN_SHARE:
                break
    return broken, foreign, sample


def _looks_chinese(sample: bytes) -> bool:
    """In Chinese text both bytes of nearly all characters are high; in Latin-1 the second is a letter, in Big5 it
    often is. Rare characters take four bytes that nothing else looks like."""
    rare = len(_RARE.findall(sample))
    doubles = _DOUBLE.findall(_RARE.sub(b"", sample))
    common = sum(1 for pair in doubles if 0xB0 <= pair[0] <= 0xF7 and pair[1] >= 0xA1)
    marks = sum(1 for pair in doubles if 0xA1 <= pair[0] <= 0xA9 and pair[1] >= 0xA1)
    enough = 0.5 if len(doubles) < 50 else 0.7
    if common + rare == 0 or common + marks + rare < enough * (len(doubles) + rare):
        return False
    text = sample.decode("gb18030", "replace")
    return text.count("\ufffd") <= 0.02 * len(text)


def _looks_binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:SAMPLE])) > 0.02 * min(len(text), SAMPLE)
