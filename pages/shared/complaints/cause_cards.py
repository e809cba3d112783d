"""Cards of the page of causes: which make the most complaints, and how each of them moves."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scope import SMALLEST_CELL
from metrics import formats
from metrics.calendars.periods import Grain, Period, step
from metrics.complaints import complaints_opened
from metrics.statistics.parts import Row, pareto
from metrics.statistics.signals import Signal
from metrics.words import Text
from pages.shared import filters, kpis, session, show
from pages.shared.actions.action_cards import done_notes, running_by
from pages.shared.charts import Line, Note, bars, draw, lines
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.happenings.happenings import Happening
from pages.shared.number_tables import number_table
from pages.shared.panels import by_bucket, days_of, said_of, trend_said
from pages.shared.rows_behind import Number
from pages.shared.session import language, say
from pages.shared.standings import Usual, standing_of, usual_caption, usual_columns
from pages.shared.texts import actions as action_words
from pages.shared.texts import causes as words
from pages.shared.texts import overview
from pages.shared.trends import newest_signal, series, trend_window

CUTS = tuple(words.CUTS)
MOST_BARS = 15  # of stated ones; the others are one bar, and lines of the table
MOST_TOLD = 3
TRENDS = 6
LATELY = 3  # months, the running one among them: what was more in summer is no news in autumn
HIGH = frozenset({Signal.ABOVE_LIMIT, Signal.RUN_ABOVE, Signal.NEAR_HIGH})
LOW = frozenset({Signal.BELOW_LIMIT, Signal.RUN_BELOW, Signal.NEAR_LOW})
FOUND = ("complaints_opened",)


def by_cause(by: str, period: Period, chosen: Filters) -> tuple[pd.DataFrame, float | None]:
    """The lines of the Pareto with `name` and `lately`, and their total; None where that may not be shown."""
    part = kpis.so_far(period)
    total = float(load(asking.ask, FOUND, part, filters=chosen)["complaints_opened"].iloc[0])
    if pd.isna(total):
        return pareto(pd.DataFrame({by: [], "n": []}), by, None, SMALLEST_CELL).assign(name="", lately=""), None
    found = load(asking.ask, FOUND, part, filters=chosen, by=(by,)).rename(columns={"complaints_opened": "n"})
    groups, trends = pareto(found, by, total, SMALLEST_CELL), courses(by, period, chosen)
    columns = list(zip(groups["row"], groups[by], groups["groups"], strict=True))
    return groups.assign(
        name=[_name(row, key, count) for row, key, count in columns],
        lately=[_lately(trends[key]) if row == Row.STATED else "" for row, key, _ in columns],
    ), total


def pareto_card(
    by: str, groups: pd.DataFrame, total: float | None, decided: pd.DataFrame, period: Period, chosen: Filters
) -> None:
    """The groups, the most frequent first, with what they make together and how many of the actions `decided` about
    each are to be done; they add up to the total, which is said."""
    with st.container(border=True, height="stretch"):
        if total is None or not total:
            show.headline(say(words.NOTHING if total == 0 else words.TOO_FEW))
            return
        sentence = pareto_said(by, groups, total)
        more = {name for name, lately in zip(groups["name"], groups["lately"], strict=True) if lately == "more"}
        caption = say(words.CAPTION, by=say(words.CUTS[by]), total=formats.number(total, language()))
        show.headline(sentence, caption + (say(words.RED) if more else ""))
        drawn = folded(groups)
        counts = drawn["n"].fillna(0).tolist()
        running = groups[by].map(running_by(by, decided)).fillna(0).where(groups["row"] == Row.STATED)

        def written(place: int) -> str:
            n, share = drawn["n"].iloc[place], drawn["cumulative"].iloc[place]
            if pd.isna(share):
                return formats.number(n, language())
            said = formats.share(share, language(), 0)
            return say(words.CUMULATIVE_LABEL, n=formats.number(n, language()), share=said)

        columns = [
            Column("name", words.CUTS[by], pinned=True),
            Column("n", words.N, Kind.COUNT),
            Column("share", words.SHARE, Kind.SHARE),
            Column("cumulative", words.CUMULATIVE, Kind.SHARE),
            Column("lately", words.LATELY, meaning=words.LATELY_MEANS, words=lately_said),
            Column("running", action_words.RUNNING, Kind.COUNT, meaning=action_words.RUNNING_MEANS),
        ]
        whole = _whole(by, period, chosen)
        draw(
            bars(say(words.PARETO[by]), drawn["name"].tolist(), counts, language(), written=written, attention=more),
            f"pareto_{by}", title=sentence,
            table=partial(
                number_table, groups.assign(running=running), columns, f"pareto_{by}_table", name=say(words.PARETO[by]),
                meaning=words.PARETO_MEANS, said=filters.said(chosen),
                behind=lambda line: whole if line["row"] == Row.FEW else whole.of(by, line[by]),
            ),
        )  # fmt: skip


def pareto_said(by: str, groups: pd.DataFrame, total: float) -> str:
    """What the most frequent ones make together."""
    stated = groups[groups["row"] == Row.STATED]
    told = min(MOST_TOLD, len(stated))
    number = formats.number(total, language())
    if not told:
        return say(words.NONE_STATED[by], total=number)
    share = formats.share(stated["cumulative"].iloc[told - 1], language(), 0)
    if told == 1:
        return say(words.ONE, name=stated["name"].iloc[0], share=share, total=number)
    return say(words.TOP[by], count=told, share=share, total=number)


def folded(groups: pd.DataFrame) -> pd.DataFrame:
    """The lines as they are drawn: of many stated ones the least frequent are one bar, so that all bars fit."""
    stated = groups[groups["row"] == Row.STATED]
    rest = stated.iloc[MOST_BARS:]
    if len(rest) < 2:
        return groups
    one = rest.iloc[[-1]].assign(n=rest["n"].sum(), name=say(words.OTHERS, count=len(rest)), lately="")
    return pd.concat([stated.iloc[:MOST_BARS], one, groups[groups["row"] != Row.STATED]], ignore_index=True)


def trend_card(by: str, groups: pd.DataFrame, decided: pd.DataFrame, period: Period, chosen: Filters) -> str | None:
    """One of the most frequent ones month by month, with what is usual for it and on which days actions about it were
    done; the one picked here is returned."""
    stated = groups[groups["row"] == Row.STATED].head(TRENDS)
    if stated.empty:
        return None
    names = dict(zip(stated[by], stated["name"], strict=True))
    with st.container(border=True, height="stretch"):
        picked = filters.pick(by, words.WHICH, tuple(names), lambda code: session.plain(names.get(code, code)))
        trend = courses(by, period, chosen)[picked]
        metric = replace(complaints_opened, name=Text(en=names[picked], zh=names[picked]))
        standing = standing_of(trend, LATELY)
        caption = [say(words.BY_MONTH), say(words.FILLING) if by == "cause" else ""]
        caption += usual_caption(trend)
        caption.append(say(words.SMALL_MONTHS) if session.scope().hides_small_cells() else "")
        said = trend_said(metric, standing, Grain.MONTH)
        show.headline(said, " · ".join(part for part in caption if part))
        if standing.usual is Usual.NOTHING:
            return picked
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True),
            Column("value", words.N, Kind.COUNT),
            *usual_columns(complaints_opened, trend),
        ]
        only = _whole(by, period, chosen).of(by, picked).filters
        running = step(trend["start"].iloc[-1], Grain.MONTH) > session.clock().today
        draw(
            lines([Line(names[picked], trend)], said_of(metric), Grain.MONTH, unfinished=running, from_zero=True,
                  notes=_notes(by, picked, decided, trend, chosen)),
            f"trend_of_{by}", title=said,
            table=partial(
                number_table, trend.iloc[::-1], columns, f"trend_of_{by}_table", name=names[picked],
                of=complaints_opened, behind=by_bucket(complaints_opened, only, every=Grain.MONTH),
                said=filters.said(only),
            ),
        )  # fmt: skip
    return picked


def lately_said(code: str) -> str:
    """How a trend moved, in words."""
    said = {"more": words.MORE, "fewer": words.FEWER, "usual": words.USUAL, "not_judged": words.NOT_JUDGED}
    return say(said[code]) if code in said else ""


def stated(by: str, groups: pd.DataFrame) -> list[str]:
    """The causes or categories that have a line of their own, the most frequent first."""
    return [str(code) for code in groups.loc[groups["row"] == Row.STATED, by]]


def _happened(key: object, chosen: Filters) -> list[Happening]:
    """What happened that concerns the complaints of one cause or category; of actions only those about it."""
    return [each for each in happenings.looked_at(chosen) if not each.is_action or each.about == key]


def _notes(by: str, key: object, decided: pd.DataFrame, trend: pd.DataFrame, chosen: Filters) -> list[Note]:
    found = _happened(key, chosen)
    changed = happenings.changed_on(found, complaints_opened)
    done = done_notes(by, key, decided, trend["start"].iloc[0])
    noted = [each for each in found if not each.is_action]
    shown = happenings.notes_of(noted, complaints_opened, days_of(trend, Grain.MONTH))
    return [*shown, *(replace(note, new_phase=note.on in changed) for note in done)]


def _whole(by: str, period: Period, chosen: Filters) -> Number:
    """The complaints that the lines add up to."""
    return Number("complaints_opened", words.PARETO[by], words.PARETO_MEANS, kpis.so_far(period), chosen)


def courses(by: str, period: Period, chosen: Filters) -> dict[object, pd.DataFrame]:
    """Each group month by month with what is usual for it: of one cause a week has too few to say anything."""
    grain, window = trend_window(period, every=Grain.MONTH)
    found = load(asking.ask, FOUND, window, filters=chosen, by=(by,), every=grain)
    trends = {}
    for key, rows in found.groupby(by, sort=False):
        changed = happenings.changed_on(_happened(key, chosen), complaints_opened)
        trend = series(complaints_opened, rows, grain, changed=changed)
        trends[key] = trend
    if by == "cause":  # it is stated late, so that fewer of it is no news
        for trend in trends.values():
            calm = [None if signal in LOW else signal for signal in trend["signal"]]
            trend["signal"] = pd.Series(calm, dtype="object")
    return trends


def _lately(trend: pd.DataFrame) -> str:
    """Whether the newest months of a trend are signals: more, fewer, usual, not_judged."""
    if trend["normal_low"].isna().all():
        return "not_judged"
    newest = newest_signal(trend, LATELY)
    return "more" if newest in HIGH else "fewer" if newest in LOW else "usual"


def _name(row: Row, key: object, groups: int) -> str:
    if row == Row.FEW:
        return say(words.FEW, count=groups)
    return say(words.NOT_STATED) if row == Row.NOT_STATED else filters.code_said(key)
