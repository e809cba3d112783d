"""Working hours as people write them, "09:00-12:00, 13:30-18:00", and read back."""

import re
import unicodedata

from metrics.calendars.business_time import DAY_MINUTES, Windows
from metrics.words import Text

WEEKDAYS: tuple[Text, ...] = (
    Text(en="Monday", zh="星期一"),
    Text(en="Tuesday", zh="星期二"),
    Text(en="Wednesday", zh="星期三"),
    Text(en="Thursday", zh="星期四"),
    Text(en="Friday", zh="星期五"),
    Text(en="Saturday", zh="星期六"),
    Text(en="Sunday", zh="星期日"),
)
WEEKDAYS_SHORT: tuple[Text, ...] = (
    Text(en="Mon", zh="一"),
    Text(en="Tue", zh="二"),
    Text(en="Wed", zh="三"),
    Text(en="Thu", zh="四"),
    Text(en="Fri", zh="五"),
    Text(en="Sat", zh="六"),
    Text(en="Sun", zh="日"),
)

_HOUR = 60
_APART = re.compile(r"[,;、。\n]+")
_MOMENT = r"(\d{1,2})(?::(\d{2}))?"
_WINDOW = re.compile(rf"{_MOMENT}(?:-|~|to|至|到){_MOMENT}")
_NO_HOURS = frozenset({"-", "off", "none", "休", "休息"})
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−〜～"), "-")


class Unreadable(ValueError):
    """No working hours: `part` is what could not be read."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def written(windows: Windows) -> str:
    """The windows of a day: "09:00-12:00, 13:30-18:00"; empty for none."""
    return ", ".join(f"{_moment(begin)}-{_moment(end)}" for begin, end in windows)


def read(words: str) -> Windows:
    """The windows that somebody wrote, in their order; none for nothing.

    Takes what keyboards offer: 9-18, 9:00–12:00；13：30～18：00; a dash or 休 for none. Whether they are in
    order and apart is another question (business_time.windows_wrong).

    Raises:
        Unreadable: a part of it is no window.
    """
    plain = re.sub(r"[ \t\r]+", "", unicodedata.normalize("NFKC", words).translate(_DASHES).lower())
    if plain in _NO_HOURS:
        return ()
    return tuple(_window(part) for part in _APART.split(plain) if part)


def _window(part: str) -> tuple[int, int]:
    found = _WINDOW.fullmatch(part)
    if found is None:
        raise Unreadable(part)
    begin, end = (int(hour) * _HOUR + int(minute or 0) for hour, minute in (found.group(1, 2), found.group(3, 4)))
    if any(int(minute or 0) >= _HOUR for minute in found.group(2, 4)) or max(begin, end) > DAY_MINUTES:
        raise Unreadable(part)
    return begin, end


def _moment(minute: int) -> str:
    return f"{minute // _HOUR:02d}:{minute % _HOUR:02d}"
