"""The fields of a review: a choice for each category, what there is to say, the root cause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data_access.quality import form, rules
from data_access.quality.rules import Given
from data_access.rejected import Rejected
from metrics import formats
from pages.shared import forms
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import quality as words

NOT_APPLICABLE = "na"


@dataclass(frozen=True)
class Filled:
    """What was chosen and written; `scores` has None for N/A and no key for what was not chosen yet."""

    categories: list[dict[Any, Any]]
    scores: dict[int, int | None]
    remarks: dict[int, str]
    root_cause: str | None
    findings: str

    def fields(self) -> dict[str, Any]:
        """What a command takes.

        Raises:
            Rejected: "quality_score_missing".
        """
        for row in self.categories:
            if row["category_id"] not in self.scores:
                raise Rejected("quality_score_missing", name=rules.named(row))
        ratings: tuple[Given, ...] = tuple((key, score, self.remarks[key]) for key, score in self.scores.items())
        return {"ratings": ratings, "root_cause": self.root_cause, "findings": self.findings}


def categories_now() -> list[dict[Any, Any]]:
    """The categories of today."""
    return list(load(form.review_categories).to_dict("records"))


def fields(name: str, part: str, rows: Sequence[Mapping[Any, Any]], now: Mapping[Any, Any] | None = None) -> Filled:
    """Draw the fields of a form, whose keys hold `part`. `rows` are categories, with score and remark where a review is
    corrected; `now` is that review."""
    scores: dict[int, int | None] = {}
    remarks: dict[int, str] = {}
    for row in rows:
        key = int(row["category_id"])
        rated, said = st.columns([3, 2], vertical_alignment="bottom")
        options = [*map(str, range(int(row["score_low"]), int(row["score_high"]) + 1)), NOT_APPLICABLE]
        with rated:
            picked = st.pills(
                _label(row), options, key=forms.field(name, f"score_{part}_{key}"), default=_default(row, now),
                format_func=lambda code: say(words.NOT_APPLICABLE) if code == NOT_APPLICABLE else code,
            )  # fmt: skip
        with said:
            before = row["remark"] if now is not None and isinstance(row["remark"], str) else ""
            remarks[key] = st.text_input(
                say(words.REMARK), before, key=forms.field(name, f"remark_{part}_{key}"),
                max_chars=rules.LONGEST_REMARK, placeholder=say(words.REMARK), label_visibility="collapsed",
            )  # fmt: skip
        if picked is not None:
            scores[key] = None if picked == NOT_APPLICABLE else int(picked)
    given = {} if now is None else {key: now[key] for key in ("root_cause", "findings") if isinstance(now[key], str)}
    cause = st.selectbox(
        say(words.ROOT_CAUSE), rules.ROOT_CAUSES, key=forms.field(name, f"cause_{part}"),
        index=rules.ROOT_CAUSES.index(given["root_cause"]) if given.get("root_cause") in rules.ROOT_CAUSES else None,
        format_func=lambda code: say(words.ROOT_CAUSES[code]), placeholder=say(words.NO_CAUSE),
    )  # fmt: skip
    findings = st.text_area(
        say(words.FINDINGS), given.get("findings", ""), key=forms.field(name, f"findings_{part}"),
        max_chars=rules.LONGEST_FINDINGS, height=100,
    )  # fmt: skip
    return Filled([dict(row) for row in rows], scores, remarks, cause, findings or "")


def category_said(row: Mapping[Any, Any]) -> str:
    """What a category is called."""
    return name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)


def weight_said(weight: float) -> str:
    """A weight without decimals that nobody wrote."""
    return formats.number(weight, language(), 2, trim=True)


def _label(row: Mapping[Any, Any]) -> str:
    said = words.CATEGORY_CRITICAL if row["critical"] else words.CATEGORY_LABEL
    return plain(say(said, name=category_said(row), weight=weight_said(row["weight"])))


def _default(row: Mapping[Any, Any], now: Mapping[Any, Any] | None) -> str | None:
    if now is None:
        return None
    return NOT_APPLICABLE if pd.isna(row["score"]) else str(int(row["score"]))
