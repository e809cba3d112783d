"""The card that says where the time of complaints goes."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from data_access.numbers.stage_times import stage_times
from metrics import formats
from metrics.calendars.periods import Period
from metrics.complaints import complaint_resolution_time
from metrics.statistics.parts import shares
from pages.shared import filters, kpis, session, show
from pages.shared.charts import bars, draw
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import stage_said
from pages.shared.data import load
from pages.shared.number_tables import number_table
from pages.shared.panels import said_of
from pages.shared.rows_behind import Number
from pages.shared.session import language, say
from pages.shared.texts import causes as words


def stages_card(period: Period, chosen: Filters) -> None:
    """The stages of the resolved complaints as a waterfall: what each took of a complaint's mean time."""
    part = kpis.so_far(period)
    found = shares(
        load(stage_times, part, filters=chosen, working=filters.working_hours(), order=session.names().working)
    )
    with st.container(border=True, height="stretch"):
        if found.empty:
            show.headline(say(words.NO_STAGES))
            return
        metric = filters.of_clock(complaint_resolution_time)
        cases = float(found["cases"].iloc[0])
        named = found.assign(name=[part_said(code) for code in found["part"]])
        longest = named.loc[named["share"].idxmax()]
        sentence = say(words.STAGES_SAY, part=longest["name"], share=formats.share(longest["share"], language(), 0))
        show.headline(sentence, say(words.STAGES_CAPTION, count=formats.number(cases, language())))
        mean = float(named["mean_minutes"].sum())
        drawn = [*named["name"], say(words.WHOLE)]
        sizes, begin = [*named["mean_minutes"], mean], [*named["start_minutes"], 0.0]
        write = said_of(metric).among(*sizes).value
        texts = [f"{write(size)} · {formats.share(size / mean, language(), 0)}" for size in sizes]
        columns = [
            Column("name", words.PART, pinned=True),
            Column("mean_minutes", words.MEAN, Kind(metric.unit.value)),
            Column("share", words.SHARE, Kind.SHARE),
            Column("n", words.WITH_TIME, Kind.COUNT, meaning=words.WITH_TIME_MEANS),
        ]
        whole = Number("complaints_resolved", words.STAGES, words.STAGES_MEAN, part, chosen)
        draw(
            bars(
                say(words.STAGES), drawn, sizes, language(), written=lambda place: texts[place],
                starts=begin,
            ),
            "stage_times", title=sentence,
            table=partial(
                number_table, pd.DataFrame(named), columns, "stage_times_table", name=say(words.STAGES),
                meaning=words.STAGES_MEAN, whole=whole, said=filters.said(chosen),
            ),
        )  # fmt: skip


def part_said(code: str) -> str:
    """A stage, or what is told apart from the stages, in the visitor's language."""
    return say(words.PARTS[code]) if code in words.PARTS else stage_said(code)
