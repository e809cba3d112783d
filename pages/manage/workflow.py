"""Complaint workflow: the stages in their order, and the other departments; administrators rename and add them."""

import streamlit as st

from data_access.workflow import stages, stages_held
from data_access.workflow.departments import departments
from pages.shared import show
from pages.shared.complaints import department_forms, stage_forms
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import stages as words

st.title(say(frame.WORKFLOW), anchor=False)
show.caption_line([say(words.INTRODUCTION)])

found, held = load(stages.stages), load(stages_held.open_by_stage)
chosen = stage_forms.order_card(found, held)
left, right = st.columns(2)
with left:
    stage_forms.change_card(found, held, chosen)
with right:
    stage_forms.add_card(found)

others = load(departments, retired=True)
picked = department_forms.list_card(others, load(stages_held.open_by_department))
department_forms.cards(others, picked)
