"""A review's result, exactly as whom it is about reads it; the same for the preview, for the lead and for an appeal."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data_access.reviewing import frozen, rules
from data_access.reviewing.reviews import review_parts, review_steps
from metrics import formats
from metrics.goals.targets import STATUS_WORDS, Status
from metrics.people.peers import is_open_ended, qualitative
from metrics.registry import METRICS
from metrics.words import Text
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.reviews.review_fields import category_said, day_said, days_said, named
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import reviews as words

Parts = dict[str, dict[Any, Any]]
PERCENT = 100


def parts_of(number: int) -> Parts:
    """What the visitor reads of a review, by kind."""
    return {row["kind"]: row for row in load(review_parts, number=number).to_dict("records")}


def result_card(row: Mapping[Any, Any], parts: Parts, *, preview: bool = False) -> None:
    """Scores side by side, what was written, the numbers of the period. `preview`: before it is shared."""
    name = named(row, "member")
    with st.container(border=True):
        if preview:
            caption = say(words.RESULT_PREVIEW, days=days_said(row), name=name)
        else:
            caption = say(words.RESULT_CAPTION, days=days_said(row), day=day_said(row["shared_on"]))
        show.headline(say(words.RESULT, name=name, cycle=row["cycle"]), caption)
        _scores(row, parts)
        _words(row, parts)
        _numbers(row, parts, preview)


def history_card(row: Mapping[Any, Any]) -> None:
    """Who did what with a review and when."""
    steps = load(review_steps, number=int(row["number"]))
    with st.expander(say(words.HISTORY), icon=":material/history:"):
        for step in steps.to_dict("records"):
            at = f"{step['at'].tz_convert(session.zone()):%Y-%m-%d %H:%M}"
            who = named(step, "author") if isinstance(step["author"], str) else say(rules.SOMEBODY)
            st.caption(plain(f"{at} · {who} {say(rules.MOVES[step['what']])}"))
            if isinstance(step["words"], str):
                st.text(step["words"], width="stretch")


def _scores(row: Mapping[Any, Any], parts: Parts) -> None:
    """By category who gave what; of colleagues what all gave together."""
    shown = {kind: parts[kind]["content"]["scores"] for kind in ("self", "peer", "lead", "decided") if kind in parts}
    shown = {kind: scores for kind, scores in shown.items() if scores}
    weights = {each["key"]: float(each["weight"]) for each in row["categories"]}
    labels = {
        "self": words.OWN_SCORE if row["mine"] else words.THEIR_SCORE, "peer": words.PEER_SCORE,
        "lead": words.LEAD_SCORE, "decided": words.DECIDED_SCORE,
    }  # fmt: skip
    with st.container(horizontal=True):
        for kind, scores in shown.items():
            together = formats.share(qualitative(scores, weights), language(), 0)
            st.metric(say(labels[kind]), together, help=plain(say(words.WHOLE)))
    if shown:
        _by_category(row, shown, labels)
    if "self" not in parts:
        st.caption(say(words.NOT_ASSESSED))
    if "peer" not in parts:
        st.caption(say(words.PEERS_NOT_FOR_YOU))
        return
    raters = parts["peer"]["content"]["raters"]
    said = say(words.PEERS_OF, count=raters) + " " + say(words.PEER_MEANS) if raters else say(words.PEERS_FEW)
    st.caption(plain(said))


def _by_category(row: Mapping[Any, Any], shown: Mapping[Any, Any], labels: Mapping[Any, Text]) -> None:
    lines = [
        {
            "category": category_said(each), "weight": each["weight"] / PERCENT, "member_id": row["member_id"],
            **{kind: _score_said(kind, scores.get(each["key"])) for kind, scores in shown.items()},
        }
        for each in row["categories"]
    ]  # fmt: skip
    columns = [Column("category", words.CATEGORY, pinned=True)]
    columns += [Column(kind, labels[kind], meaning=words.PEER_MEANS if kind == "peer" else None) for kind in shown]
    columns.append(Column("weight", words.WEIGHS, Kind.SHARE))
    st.caption(say(words.BY_CATEGORY))
    table(pd.DataFrame(lines), columns, f"review_scores_{row['number']}", name=say(words.BY_CATEGORY))


def _score_said(kind: str, score: Any) -> str:
    if score is None:
        return formats.MISSING
    if kind != "peer":
        return str(score)
    written = formats.number(score, language(), 1)
    ends = {1: words.OR_MORE, -1: words.OR_LESS}
    end = ends.get(is_open_ended(score))
    return written if end is None else say(end, score=written)


def _words(row: Mapping[Any, Any], parts: Parts) -> None:
    lead = parts.get("lead")
    if lead is not None:
        _said(say(words.LEADS_WORDS, name=named(row, "lead")), lead["words"])
        if isinstance(lead["goals"], str):
            _said(say(words.GOALS), lead["goals"])
    if "self" in parts:
        _said(say(words.OWN_WORDS), parts["self"]["words"])
    if "peer" in parts:
        comments = parts["peer"]["content"]["comments"]
        st.markdown(f"**{plain(say(words.COMMENTS))}**")
        for comment in comments:
            st.text(f"· {comment}", width="stretch")
        if not comments:
            st.caption(say(words.COMMENTS_FEW))


def _said(label: str, text: object) -> None:
    st.markdown(f"**{plain(label)}**")
    st.text(text if isinstance(text, str) else say(words.ERASED), width="stretch")


def _numbers(row: Mapping[Any, Any], parts: Parts, preview: bool) -> None:
    if "facts" in parts:
        found = pd.DataFrame(parts["facts"]["content"]["numbers"], columns=frozen.COLUMNS)
    elif preview:
        found = load(frozen.numbers_to_share, number=int(row["number"]))
    else:
        return
    st.markdown(f"**{plain(say(words.NUMBERS))}**")
    found = found[found["metric"].isin(list(METRICS))]
    if found.empty:
        st.caption(say(words.NO_NUMBERS))
        return
    lines = [_number(line) for line in found.to_dict("records")]
    told = pd.DataFrame(lines).assign(member_id=row["member_id"])
    columns = [
        Column("kpi", words.KPI, pinned=True), Column("value", words.VALUE), Column("n", words.CASES, Kind.COUNT),
        Column("interval", words.INTERVAL), Column("target", words.TARGET),
        Column("attainment", words.ATTAINED, Kind.SHARE), Column("status", words.STANDING),
    ]  # fmt: skip
    there = [each for each in columns if each.key in ("kpi", "value", "n") or told[each.key].notna().any()]
    table(told, there, f"review_numbers_{row['number']}", name=say(words.NUMBERS))


def _number(line: dict[Any, Any]) -> dict[str, Any]:
    metric = METRICS[line["metric"]]

    def written(value: Any) -> str | None:
        return None if pd.isna(value) else formats.value(float(value), metric, language(), local=filters.local())

    low, high = written(line["low"]), written(line["high"])
    return {
        "kpi": say(metric.name), "value": written(line["value"]), "n": line["n"], "target": written(line["target"]),
        "interval": say(words.BETWEEN, low=low, high=high) if low and high else None,
        "attainment": line["attainment"],
        "status": say(STATUS_WORDS[Status(line["status"])]) if isinstance(line["status"], str) else None,
    }  # fmt: skip
