"""Standards: what customers are promised, which one applies, and how they are kept; administrators change them."""

import streamlit as st

from data_access.promises import standards
from data_access.scope import Action, may
from data_access.workflow import complaints
from metrics import formats
from pages.shared import page, session, show
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.standards import standards_forms, standards_list, standards_matrix
from pages.shared.standards.standards_explained import explain_card
from pages.shared.texts import frame
from pages.shared.texts import standards as words

may_change = may(session.scope(), Action.MANAGE_STANDARDS)
counted = standards_list.sees_numbers()
page.head(frame.STANDARDS, period=counted, team=counted, channel=False, tier=False)
show.caption_line([say(words.INTRODUCTION)])

found = load(standards.standards)
chosen = None
if found.empty:
    hours = {code: formats.duration(60 * due, language()) for code, due in complaints.DUE_HOURS.items()}
    show.nothing_here(words.NONE_YET, words.NONE_YET_WHAT, **hours)
else:
    standards_matrix.overdue_card(found)
    standards_matrix.matrix_card(found)
    chosen = standards_list.list_card(found, select=may_change)
if may_change:
    left, right = st.columns(2)
    with left:
        standards_forms.set_card(found)
    with right:
        if not found.empty:
            standards_forms.look_after_card(found, chosen)
            explain_card(found)
elif not found.empty:
    explain_card(found)
