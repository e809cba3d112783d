"""An appeal, for who decides it: the result, what its member says to it, and the decision."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data_access.reviewing import rules, sharing
from data_access.reviewing.reviews import review_steps
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.reviews.result_card import history_card, parts_of, result_card
from pages.shared.reviews.review_fields import long_text, named, score_fields, seen
from pages.shared.session import say
from pages.shared.texts import reviews as words

DECIDE = "review_decide"
FORMS = (DECIDE,)


def appeal_view(row: Mapping[Any, Any]) -> None:
    """The result as it was shared, the appeal, and the form that decides it while it is open."""
    number, name = int(row["number"]), named(row, "member")
    parts = parts_of(number)
    result_card(row, parts)
    steps = load(review_steps, number=number)
    appeal = steps.loc[steps["what"] == "appealed", "words"]
    with st.container(border=True):
        show.headline(say(words.APPEAL_SAYS, name=name))
        said = appeal.iloc[-1] if len(appeal) else None
        st.text(said if isinstance(said, str) else say(words.ERASED), width="stretch")
    if row["state"] == rules.APPEALED:
        _decide(row, parts.get("lead", {}).get("content", {}).get("scores", {}))
    history_card(row)


def _decide(row: Mapping[Any, Any], given: Mapping[str, Any]) -> None:
    number, name = int(row["number"]), named(row, "member")
    revision = seen(f"appeal_{number}", int(row["revision"]))
    ways = {"stays": words.STAYS, "changes": words.CHANGES}
    with st.container(border=True):
        show.headline(say(words.DECIDE), say(words.DECIDE_CAPTION, name=name))
        way = st.pills(
            say(words.DECIDE), list(ways), default="stays", required=True, label_visibility="collapsed",
            key=forms.field(DECIDE, f"way_{number}"), format_func=lambda code: say(ways[code]),
        )  # fmt: skip
        stays = way != "changes"
        with st.form(forms.field(DECIDE, f"form_{number}_{way}"), border=False):
            scores: dict[str, int | None] = {}
            if not stays:
                st.caption(say(words.NEW_SCORES))
                scores = score_fields(DECIDE, str(number), row["categories"], given)
            said = long_text(DECIDE, f"words_{number}", say(words.REASON), None, height=100)
            sent = st.form_submit_button(
                say(words.DECIDE), key=forms.field(DECIDE, f"send_{number}_{way}"), type="primary",
                icon=":material/gavel:",
            )  # fmt: skip
        if sent:
            forms.submit(
                DECIDE, sharing.decide_appeal, lambda _: say(words.DECIDED, name=name), review_id=number,
                revision=revision, stays=stays, words=said, scores=scores,
            )  # fmt: skip
