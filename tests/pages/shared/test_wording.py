"""The words of a table's cells, as they leave for the browser."""

from functools import partial
from typing import Any

import pandas as pd
import pytest
from pandas.io.formats.style import Styler
from streamlit import dataframe_util
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from metrics.words import LANGUAGES, Language, Text
from pages.shared.columns import Column, Kind, written
from pages.shared.tables import shown_frame
from pages.shared.wording import GREYS, worded

ZONE = "Asia/Shanghai"


def column(key: str, kind: Kind = Kind.TEXT, **more: Any) -> Column:
    return Column(key, Text(en=key, zh=key + "列"), kind, **more)


MEMBERS = pd.DataFrame(
    {
        "name": ["=王", None, "Li"], "tier": ["vip", "regular", "vip"], "share": [0.846, None, 1.0], "n": [6, 0, 3],
        "minutes": [188.0, 5.5, None], "on": pd.to_datetime(["2026-11-20", None, "2026-11-18"]),
    }
)  # fmt: skip
COLUMNS = (
    column("name"), column("tier", words=str.upper), column("share", Kind.SHARE, few="n"), column("n", Kind.COUNT),
    column("minutes", Kind.MINUTES), column("on", Kind.DAY),
)  # fmt: skip


def sent(style: Any) -> ArrowData:
    """What Streamlit sends of a styled table."""
    proto = ArrowData()
    marshall_styler(proto, style, "table")
    return proto


def told(style: Any) -> pd.DataFrame:
    """What its cells say."""
    return dataframe_util.convert_arrow_bytes_to_pandas_df(sent(style).styler.display_values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_sent_as_pandas_own_styler_would_have_it(language: Language) -> None:
    shown = shown_frame(MEMBERS, COLUMNS, ZONE)
    own = Styler(shown, uuid="table")
    for one in COLUMNS[1:]:
        own = own.format(partial(written, column=one, language=language), subset=[one.key])
    own = own.apply(lambda _: ["", f"color: {GREYS['light']}", f"color: {GREYS['light']}"], subset=["share"])
    ours = worded(shown, MEMBERS, COLUMNS, language)
    pd.testing.assert_frame_equal(told(ours).iloc[:, 1:], told(own).iloc[:, 1:])
    assert sent(ours).styler.styles == sent(own).styler.styles
    pd.testing.assert_frame_equal(ours.data, own.data)


def test_values_read_like_the_tiles_and_those_on_too_few_cases_are_grey() -> None:
    style = worded(shown_frame(MEMBERS, COLUMNS, ZONE), MEMBERS, COLUMNS, "en", grey=GREYS["dark"])
    assert list(told(style)["share"]) == ["84.6%", "—", "100.0%"]
    assert list(told(style)["minutes"]) == ["3.1 h", "5.5 min", "—"]
    assert sent(style).styler.styles == f"#T_table_row1_col2, #T_table_row2_col2 {{ color: {GREYS['dark']} }}"


def test_a_given_score_is_written_as_it_was_given() -> None:
    scores, one = pd.DataFrame({"score": [5.0, 4.5, None]}), (column("score", Kind.GIVEN),)
    assert list(told(worded(shown_frame(scores, one, ZONE), scores, one, "zh"))["score"]) == ["5", "4.5", "—"]


def test_an_unchanged_table_is_not_sent_again() -> None:
    once, again = (worded(shown_frame(MEMBERS, COLUMNS, ZONE), MEMBERS, COLUMNS, "zh") for _ in range(2))
    assert sent(once) == sent(again)


def test_a_table_without_rows_has_nothing_to_say() -> None:
    none = MEMBERS.head(0)
    assert told(worded(shown_frame(none, COLUMNS, ZONE), none, COLUMNS, "en")).empty


def test_durations_of_one_column_are_told_as_the_longest_of_them() -> None:
    def said(*minutes: float) -> list[str]:
        frame, columns = pd.DataFrame({"minutes": minutes}), (column("minutes", Kind.MINUTES),)
        return list(told(worded(shown_frame(frame, columns, ZONE), frame, columns, "en")).iloc[:, 0])

    assert said(2496, 4608, 90) == ["1.7 days", "3.2 days", "1.5 h"]
    assert said(2496, 90) == ["41.6 h", "1.5 h"]
