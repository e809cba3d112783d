"""Training: what is due, overdue or runs out, who has what, newcomers, courses, and what a training changed."""

import streamlit as st

from data_access.numbers.filters import Filters
from data_access.scope import Action, Role, may
from pages.shared import filters, page, session, show
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import training as words
from pages.shared.training import course_cards, training_cards, training_effects, training_list, training_totals

scope = session.scope()
teaches, works = may(scope, Action.TEACH), scope.has(Role.STAFF, Role.LEAD)
page.head(frame.TRAINING, team=not works or teaches, channel=False, tier=False)
own = works and not teaches
show.caption_line([say(words.CAPTION_OWN if own else words.CAPTION_TEAM if teaches else words.CAPTION_TOTALS)])
of = Filters(member_id=(scope.member_id,)) if own else Filters(team_id=filters.chosen().team_id)
training_totals.tiles(of)
if not works:
    training_totals.trend_and_teams(of)
    st.stop()

rows, offered = training_list.found(own=own), training_list.offered()
if own:
    if rows.empty:
        show.nothing_here(words.NONE, words.NONE_OWN)
    else:
        training_cards.own_view(rows)
        training_effects.effect_view(rows, meant=True)
    course_cards.courses_view()
    st.stop()

training_cards.views(
    rows,
    offered,
    {
        "due": lambda: training_cards.due_view(rows),
        "matrix": lambda: training_cards.matrix_view(rows),
        "new": lambda: training_cards.newcomers_view(rows),
        "done": lambda: training_cards.done_view(rows),
        "effect": lambda: training_effects.effect_view(rows),
        "courses": course_cards.courses_view,
    },
)
