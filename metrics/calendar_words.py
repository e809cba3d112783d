"""Days, ranges of days and axis labels as a reader writes them, in either language."""

from datetime import date, timedelta

from babel.dates import format_date

from metrics.calendars.periods import EARLIEST, Grain, Period
from metrics.formats import LOCALES
from metrics.words import Language, Text

_DAY: dict[Language, str] = {"en": "d MMM", "zh": "M月d日"}
_DAY_OF_YEAR: dict[Language, str] = {"en": "d MMM y", "zh": "y年M月d日"}
_MONTH: dict[Language, str] = {"en": "MMM", "zh": "M月"}
_MONTH_OF_YEAR: dict[Language, str] = {"en": "MMM y", "zh": "y年M月"}
_SHORT_DAY: dict[Language, str] = {"en": "d MMM", "zh": "M/d"}
_QUARTER = Text(en="Q{quarter} {year}", zh="{year}年第{quarter}季度")
_HALF_YEAR = Text(en="H{half} {year}", zh="{year}年{which}半年")
_WEEK = Text(en="Week {week}", zh="第{week}周")
_YEAR = Text(en="{year}", zh="{year}年")
_ALL_TIME = Text(en="All time", zh="全部时间")


def day(when: date, language: Language, *, this_year: int | None = None) -> str:
    """ "21 Nov 2026", "2026年11月21日"; without the year where it is `this_year`."""
    pattern = _DAY if when.year == this_year else _DAY_OF_YEAR
    return format_date(when, pattern[language], LOCALES[language])


def days(first: date, last: date, language: Language, *, this_year: int | None = None) -> str:
    """The days from `first` to `last`, both included.

    "1–21 Nov", "11月1–21日"; over a month's end "28 Oct – 3 Nov", "10月28日–11月3日".
    The year stands where one of them is not in `this_year`, once if it is the same.
    """
    if first == last:
        return day(first, language, this_year=this_year)
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if language == "zh":
        end = f"{last.day}日" if same_month else day(last, "zh", this_year=first.year)
        start = day(first, "zh", this_year=this_year if same_year else None)
        return f"{start.removesuffix('日') if same_month else start}–{end}"
    end = day(last, "en", this_year=this_year if same_year else None)
    if same_month:
        return f"{first.day}–{end}"
    return f"{day(first, 'en', this_year=last.year)} – {end}"


def period(of: Period, language: Language, *, this_year: int | None = None) -> str:
    """A period by its days; the one of all time by name."""
    if of.start == EARLIEST:
        return _ALL_TIME.said(language)
    return days(of.start, max(of.start, of.end - timedelta(days=1)), language, this_year=this_year)


def axis_label(start: date, grain: Grain, language: Language, *, with_year: bool = False) -> str:
    """A bucket under a chart, short. A week is named by its Monday, since few know week numbers."""
    locale = LOCALES[language]
    match grain:
        case Grain.DAY | Grain.WEEK:
            pattern = _DAY_OF_YEAR if with_year else _SHORT_DAY
            return format_date(start, pattern[language], locale)
        case Grain.MONTH:
            return format_date(start, (_MONTH_OF_YEAR if with_year else _MONTH)[language], locale)
        case Grain.QUARTER:
            return _QUARTER.said(language, quarter=(start.month + 2) // 3, year=start.year)
        case Grain.HALF_YEAR:
            half = 1 if start.month <= 6 else 2
            return _HALF_YEAR.said(language, half=half, which="上下"[half - 1], year=start.year)
        case Grain.YEAR:
            return _YEAR.said(language, year=start.year)


def week_number(when: date, language: Language) -> str:
    """The ISO week that holds the day: "Week 47", "第47周"."""
    return _WEEK.said(language, week=when.isocalendar().week)
