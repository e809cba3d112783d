"""What would it take: what is still to come for each target of this period, and what moves the score most."""

import streamlit as st

from metrics import formats
from metrics.declare import DURATIONS
from metrics.goals.reaching import Gain, Needed, gains, needed
from metrics.people.scorecard import Part
from metrics.registry import METRICS
from pages.shared import kpis, panels, show
from pages.shared.kpi_tiles import target_said
from pages.shared.kpis import Elapsed
from pages.shared.scorecards.scored import Scored, name_of
from pages.shared.session import language, plain, say
from pages.shared.texts import scorecards as words

MOST_GAINS = 3


def reaching_card(found: Scored) -> None:
    """What each part with a target needs, those that are short of theirs first."""
    gone = kpis.elapsed(found.period)
    lines = reaching_lines(found, gone)
    with st.container(border=True, height="stretch"):
        over = gone.gone >= gone.whole
        show.headline(say(words.TAKES), say(words.TAKES_OVER if over else words.TAKES_CAPTION) if lines else "")
        if not lines:
            st.caption(say(words.TAKES_NOTHING))
            return
        st.markdown("\n".join(f"- {line}" for line in lines))
        if over:
            return
        st.markdown(f"**{say(words.MOVES_MOST)}**")
        moving = gain_lines(found, gone)
        st.markdown("\n".join(f"- {line}" for line in moving)) if moving else st.caption(say(words.MOVES_NOTHING))


def reaching_lines(found: Scored, gone: Elapsed) -> list[str]:
    """A line of Markdown for each part with data and an agreed target."""
    told = [
        (takes, _said(part, takes))
        for part in found.card.parts
        if part.key in METRICS
        and (takes := needed(METRICS[part.key], part, gone=gone.gone, whole=gone.whole)) is not None
    ]
    return [line for takes, line in sorted(told, key=lambda each: each[0].met)]


def gain_lines(found: Scored, gone: Elapsed) -> list[str]:
    """Which KPIs move the score most, one step better each."""
    return [_gain(each) for each in gains(found.card.parts, METRICS, elapsed_share=gone.share)[:MOST_GAINS]]


def _said(part: Part, takes: Needed) -> str:
    metric, said, number = METRICS[part.key], panels.said_of(METRICS[part.key]), formats.number
    told = {
        "name": say(metric.name), "gap": size_said(takes.gap, part.key), "target": target_said(part.target, said),
    }  # fmt: skip
    if takes.pace is not None:
        told |= {"forecast": said.value(takes.pace.forecast)}
        if takes.met:
            return _filled(words.SUM_MET, told)
        per_day = takes.pace.needed_per_day or 0.0
        amount = number(per_day, language(), 1 if per_day < 100 else 0)
        return _filled(words.SUM_NEEDS, {**told, "per_day": amount})
    following = takes.of_next
    if following is None:
        return _filled(words.MET if takes.met else words.GAP, told)
    told |= {"following": number(following.following, language()), "count": number(following.count, language())}
    if following.at_most:
        return _filled(words.SHARE_LEAVES if following.possible else words.SHARE_LEAVES_NONE, told)
    if not following.possible:
        return _filled(words.SHARE_CANNOT, told)
    return _filled(words.SHARE_HOLDS if takes.met else words.SHARE_NEEDS, told)


def _gain(gain: Gain) -> str:
    amount = formats.number(100 * gain.gain, language(), 1)
    return _filled(
        words.MOVES, {"name": say(name_of(gain.key)), "step": size_said(gain.step, gain.key), "gain": amount}
    )


def size_said(amount: float, key: str) -> str:
    """How far a KPI is from something: "2 points", "3 min"; without a sign."""
    metric = METRICS[key]
    if metric.unit in DURATIONS:
        return panels.said_of(metric).value(amount)
    told = formats.difference(amount, metric, language(), local=panels.said_of(metric).local)
    return told.removeprefix("+")


def _filled(text: object, told: dict[str, str]) -> str:
    return say(text, **{name: plain(value) for name, value in told.items()})  # type: ignore[arg-type]
