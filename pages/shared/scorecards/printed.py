"""The scorecard as a sheet of paper: one A4 page, in the browser's own printing."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data_access.answering import feedback
from data_access.members import people
from metrics import calendar_words, formats
from metrics.people.weights import LEAD
from pages.shared import filters, kpis, session, show
from pages.shared.charts import Line, lines
from pages.shared.charts.draw import plot
from pages.shared.charts.figure import Said
from pages.shared.data import load
from pages.shared.kpis import Kpi
from pages.shared.scorecards import changed_card, reaching_card, score_card
from pages.shared.scorecards.score_course import EVERY_TARGET_REACHED, MONTHLY
from pages.shared.scorecards.scored import SCORE, Scored, score_course
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import frame
from pages.shared.texts import people as people_words
from pages.shared.texts import scorecards as words

SHEET = "sheet"
WIDTH = 704  # px: an A4 page within margins of 12 mm, so that nothing moves when it is printed
CHART_HEIGHT = 165
MOST_LINES = 6  # of what it takes, and of what changed
MOST_WORDS = 4  # pieces of what customers said
LONGEST_SAID = 70  # characters of each
AT_ALL = "print"

# Streamlit's page scrolls inside of itself, which a printer would cut off after the first screen. Beside the sheet
# nothing is printed, and in the dark theme, too, the letters are black.
STYLE = f"""<style>
.st-key-{SHEET} table {{ font-size: 0.74rem; }}
.st-key-{SHEET} td, .st-key-{SHEET} th {{ padding: 0.16rem 0.35rem !important; }}
.st-key-{SHEET} [data-testid="stMarkdownContainer"], .st-key-{SHEET} [data-testid="stCaptionContainer"] {{
    margin-bottom: 0 !important;
}}
.st-key-{SHEET} p, .st-key-{SHEET} li {{ font-size: 0.78rem; margin: 0; line-height: 1.35; }}
.st-key-{SHEET} ul {{ margin: 0; padding-left: 1.1rem; }}
.st-key-{SHEET} h1 {{ font-size: 1.4rem; padding: 0; }}
.st-key-{SHEET} h3 {{ font-size: 1.05rem; padding: 0; }}
@page {{ size: A4 portrait; margin: 12mm; }}
@media print {{
    html, body, #root, .stApp, .stApp > *, .stAppViewContainer, .stMain, .stMainBlockContainer {{
        height: auto !important; min-height: 0 !important; overflow: visible !important; position: static !important;
        padding: 0 !important; margin: 0 !important; background: none !important;
    }}
    header, .stAppHeader, [data-testid="stToolbar"], [data-testid="stStatusWidget"] {{ display: none !important; }}
    .stMainBlockContainer > .stVerticalBlock > :not(:has(.st-key-{SHEET})):not(.st-key-{SHEET}) {{
        display: none !important;
    }}
    .st-key-{SHEET} {{ break-inside: avoid; zoom: 0.94; }}
    .st-key-{SHEET} * {{ color: #111 !important; }}
    .st-key-{SHEET} .stPlotlyChart *, .st-key-{SHEET} .main-svg {{ background: none !important; }}
    .st-key-{SHEET} .stPlotlyChart text {{ fill: #111 !important; stroke: none !important; }}
    .st-key-{SHEET} .gridlayer path {{ stroke: #ddd !important; }}
    .st-key-{SHEET} .scatterlayer .point {{ fill: #fff !important; }}
}}
</style>"""


def asked() -> bool:
    """Whether the address asks for the sheet."""
    return st.query_params.get(AT_ALL) == "1"


def link() -> None:
    """The way to the sheet."""
    st.page_link(
        "me/scorecard.py", label=say(words.PRINT), icon=":material/print:", query_params={AT_ALL: "1"}
    )  # fmt: skip


def sheet(found: Scored, changed: Sequence[Kpi], member_id: int) -> None:
    """The whole sheet: who and when, the score and its parts, twelve months, what it takes, what customers said."""
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("me/scorecard.py", label=say(words.PRINT_BACK), icon=":material/arrow_back:")
        st.caption(plain(say(words.PRINT_HOW)))
    with st.container(key=SHEET, width=WIDTH, gap="xsmall"):
        st.title(say(frame.SCORECARD), anchor=False)
        st.caption(plain(_about(found, member_id)))
        show.headline(*score_card.head(found))
        _parts(found)
        _course(found)
        takes, moved = st.columns(2)
        gone = kpis.elapsed(found.period)
        with takes:
            _list(say(words.TAKES), reaching_card.reaching_lines(found, gone), say(words.TAKES_NOTHING))
        with moved:
            moving = [] if gone.gone >= gone.whole else reaching_card.gain_lines(found, gone)
            _list(say(words.MOVES_MOST), moving, "—")
            _list(say(words.CHANGED), changed_card.changed_lines(changed, found.period), say(words.CHANGED_NOTHING))
        _list(say(people_words.MY_FEEDBACK), _said(member_id), say(people_words.NO_FEEDBACK))
        st.caption(f"{plain(say(words.SIGNATURES))}: " + "\\_" * 60)


def _about(found: Scored, member_id: int) -> str:
    known = load(people.members).set_index("member_id").loc[member_id]
    days = calendar_words.period(found.period, language(), this_year=session.clock().today.year)
    return say(
        words.PRINTED_AS_OF,
        name=name_of(known["name"], known["name_en"]),
        role=say(words.ROLE_LEAD if found.whose.role == LEAD else words.ROLE_STAFF),
        period=days,
        as_of=session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M"),
    )


def _parts(found: Scored) -> None:
    rows = score_card.frame_of(found.card)
    shown = [column for column in score_card.COLUMNS if column.key != "definition"]
    cells = {
        say(column.label): [plain(score_card.cell(value, column)) for value in rows[column.key]] for column in shown
    }
    st.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=say(words.SCORE))


def _course(found: Scored) -> None:
    rows = score_course(found.whose, found.team_id)
    if rows["value"].isna().all():
        return
    st.markdown(f"**{say(words.COURSE)}**")
    line = Line(say(words.SCORE), rows.loc[rows["value"].first_valid_index() :])
    chart = lines(
        [line], Said(SCORE, language(), filters.local()), MONTHLY, target=EVERY_TARGET_REACHED, unfinished=True,
        height=CHART_HEIGHT,
    )  # fmt: skip
    plot(chart, "sheet_course", still=True)


def _said(member_id: int) -> list[str]:
    rows = load(feedback.latest_feedback, member_id, 3 * MOST_WORDS)
    told = []
    for row in rows[rows["text"].notna()].head(MOST_WORDS).to_dict("records"):
        score = "" if row["score"] != row["score"] else f" · {row['score']:g} / {row['scale_high']:g}"
        text = str(row["text"]).strip()
        short = text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"
        told.append(plain(f"{row['received_on']:%Y-%m-%d}{score} · {' '.join(short.split())}"))
    return told


def _list(title: str, items: Sequence[str], nothing: str) -> None:
    with st.container(gap=None):
        st.markdown(f"**{plain(title)}**")
        if not items:
            st.caption(plain(nothing))
            return
        shown = list(items[:MOST_LINES])
        if len(items) > MOST_LINES:
            shown.append(plain(formats.MISSING))
        st.markdown("\n".join(f"- {item}" for item in shown))
