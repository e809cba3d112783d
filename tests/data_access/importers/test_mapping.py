import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importers.mapping import Mapping, Scale, signature
from data_access.importers.values import apply
from data_access.rejected import Rejected

WHOLE = Mapping(
    "tickets", {"key": "编号", "opened_at": "time"}, {"opened_at": "day_first"}, ("closed_at",), "complaints",
    Scale(1, 10, True, "nps"), {"key": ("?",)}, {"state": {"新": "received"}}, "Europe/Berlin", True,
)  # fmt: skip


def test_a_mapping_comes_back_from_its_json() -> None:
    assert Mapping.from_json(WHOLE.to_json()) == WHOLE
    assert Mapping.from_json(Mapping("orders", {}).to_json()) == Mapping("orders", {})


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    )
)
def test_what_is_no_mapping_is_rejected(anything: object) -> None:
    with pytest.raises(Rejected, match="mapping_unreadable"):
        Mapping.from_json(json.dumps(anything))


def test_a_mapping_with_an_unknown_field_or_kind_is_rejected() -> None:
    for change in ({"kind": "cars"}, {"columns": {"wheels": "w"}}, {"formats": {"key": "%Q"}}, {"stores_as": "cars"}):
        with pytest.raises(Rejected, match="mapping_unreadable"):
            Mapping.from_json(json.dumps({**json.loads(WHOLE.to_json()), **change}))


def test_files_with_the_same_columns_have_the_same_signature_in_any_order() -> None:
    assert signature(["A", "编号"]) == signature(["编号", "a "])
    assert signature(["A", "编号"]) != signature(["A", "编号", "B"])


def test_a_mapping_that_lacks_something_is_not_applied() -> None:
    rows = pd.DataFrame({"a": ["1"], "b": ["2024-01-01"], "line": [2]})
    with pytest.raises(Rejected, match="mapping_incomplete"):
        apply(Mapping("contacts", {"key": "a"}), rows)
    with pytest.raises(Rejected, match="mapping_undecided") as refused:
        apply(Mapping("contacts", {"key": "a", "opened_at": "b"}, undecided=("opened_at",)), rows)
    assert "Opened at" in refused.value.said("en")
    with pytest.raises(Rejected, match="mapping_other_columns"):
        apply(Mapping("contacts", {"key": "a", "opened_at": "c"}), rows)
    with pytest.raises(Rejected, match="zone_unknown"):
        apply(Mapping("contacts", {"key": "a", "opened_at": "b"}, zone="Mars/Olympus"), rows)


def test_answers_need_a_day_and_something_said() -> None:
    def refused(*fields: str) -> str | None:
        try:
            Mapping("answers", {key: key for key in fields}).check(fields)
        except Rejected as error:
            return error.reason
        return None

    assert refused("score", "comment") == refused() == "mapping_answers_undated"
    assert refused("answered_at", "channel") == "mapping_answers_empty"
    assert refused("answered_at", "score") is refused("answered_at", "comment") is refused("invited_at") is None


def test_a_column_can_be_chosen_or_dropped() -> None:
    mapping = WHOLE.with_column("closed_at", None).with_column("text", "Betreff")
    assert (mapping.undecided, mapping.columns["text"]) == ((), "Betreff")
