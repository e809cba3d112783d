"""Absences: who of the team is away, who stands in for them, and entering one."""

import streamlit as st

from data_access.members import absences
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.people import absence_forms, absence_list
from pages.shared.session import say
from pages.shared.texts import absences as words
from pages.shared.texts import frame

st.title(say(frame.ABSENCES), anchor=False)
show.caption_line([say(words.INTRODUCTION)])

found = absence_list.readable(load(absences.absences_ahead))
chosen = None
if found.empty:
    show.nothing_here(words.NOBODY_AWAY, words.NOBODY_AWAY_WHAT)
else:
    absence_list.unattended_note(found)
    chosen = absence_list.list_card(found, forms.field(absence_forms.CHANGE, "list"))
enter, change = st.columns(2)
with enter:
    absence_forms.enter_card()
with change:
    absence_forms.change_card(found, chosen)
