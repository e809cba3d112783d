"""Closing periods: what each month, quarter, half-year and year came to, and what was corrected since."""

import streamlit as st

from metrics.calendars.periods import Grain
from metrics.goals.closing import LENGTHS, length_of, period_of
from pages.shared import filters, forms, page, show
from pages.shared.periods import closing_form, correcting, period_list
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import periods as words

page.head(frame.PERIODS_CLOSED, period=False, team=False, channel=False, tier=False)
show.caption_line([say(words.CAPTION)])
forms.told(closing_form.FORM)

number = filters.number()
linked = None if number is None else period_list.closed_with(number)
usual = Grain.QUARTER if linked is None else (length_of(linked["from_on"], linked["to_on"]) or Grain.QUARTER)
length = Grain(
    filters.pick("length", words.LENGTH, LENGTHS, lambda code: say(words.LENGTHS[code]), default=usual.value)
)
rows = period_list.periods(length)
if rows.empty:
    show.nothing_here(words.NONE_OVER, words.NONE_OVER_DO)
    st.stop()
chosen = table(
    rows, period_list.columns(rows), forms.field(closing_form.FORM, f"list_{length}"), name=say(frame.PERIODS_CLOSED),
    select=True, most_lines=8,
)  # fmt: skip
if chosen is not None and chosen < len(rows):
    row = rows.iloc[chosen]
    if row["number"] is None:
        st.query_params.pop("number", None)
        closing_form.closing_card(period_of(row["start"], row["end"]))
        st.stop()
    number = int(row["number"])
    st.query_params["number"] = str(number)
if number is None:
    st.caption(say(words.CHOOSE_ONE))
    st.stop()

opened = period_list.closed_with(number)
if opened is None:
    st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
    st.stop()
period_list.closed_card(opened)
correcting.corrections_card(number, period_of(opened["from_on"], opened["to_on"]))
period_list.results_card(number)
