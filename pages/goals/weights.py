"""Scorecard weights: what each part weighs for members and for leads; executives set it, everybody reads it."""

import streamlit as st

from data_access.scope import Action, may
from data_access.scorecards import weights
from metrics.people.weights import LEAD, STAFF
from pages.shared import filters, page, session, show
from pages.shared.data import load
from pages.shared.scorecards import weight_cards
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import scorecards as words

may_change = may(session.scope(), Action.SET_WEIGHTS)
page.head(frame.WEIGHTS, period=False, team=False, channel=False, tier=False)
show.caption_line([say(words.WEIGHTS_INTRODUCTION), "" if may_change else say(words.ONLY_EXECUTIVES)])

sets = load(weights.weight_sets)
role = filters.pick("role", words.ROLE, (STAFF, LEAD), lambda code: say(words.ROLES[code]))
if may_change:
    left, right = st.columns([3, 2])
    with left:
        weight_cards.in_force_card(sets, role)
    with right:
        weight_cards.set_card(sets, role)
else:
    weight_cards.in_force_card(sets, role)
weight_cards.history_card(sets, role)
