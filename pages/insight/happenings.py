"""What happened: in the market, by new rules, campaigns, trainings, outages; it stands on every trend."""

import streamlit as st

from pages.shared import filters, forms, page, show
from pages.shared.happenings import happening_forms, happening_list
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import happenings as words

page.head(frame.HAPPENINGS, period=False, channel=False, tier=False)
show.caption_line([say(words.INTRODUCTION)])
forms.told(happening_forms.CHANGE)
found = happening_list.found()
chosen = None
if found.empty:
    show.nothing_here(words.NONE, words.NONE_DO if happening_forms.may_note() else words.NONE_WHO)
else:
    shown = happening_list.in_view(found)
    if shown.empty:
        st.caption(say(words.NONE_IN_VIEW))
    else:
        row = table(
            shown, happening_list.columns(shown), forms.field(happening_forms.CHANGE, happening_list.key(shown)),
            name=say(frame.HAPPENINGS), filters=filters.said(filters.chosen(), standing=True),
            select=happening_forms.may_note(), most_lines=12,
        )  # fmt: skip
        happening_list.some_shown(found)
        chosen = None if row is None or row >= len(shown) else shown.iloc[row].to_dict()

if happening_forms.may_note():
    add, change = st.columns(2)
    with add:
        happening_forms.add_card()
    with change:
        happening_forms.change_card(chosen)
