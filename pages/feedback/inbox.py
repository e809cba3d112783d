"""The feedback inbox: low scores to follow up and suggestions to answer, due first, and what was done with them."""

import streamlit as st

from data_access.answering.low_scores import FOLLOW_UP_HOURS
from data_access.answering.suggestions import ANSWER_WITHIN_DAYS
from data_access.numbers.asking import extent
from pages.shared import filters, forms, page, session, show
from pages.shared.data import load
from pages.shared.feedback import answered, feedback_inbox, inbox_filters
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import feedback_inbox as words
from pages.shared.texts import frame

page.head(frame.FEEDBACK_INBOX, times=True)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, hours=FOLLOW_UP_HOURS, days=ANSWER_WITHIN_DAYS, as_of=as_of)])
for form in (feedback_inbox.FOLLOW_UP, feedback_inbox.ANSWER):
    forms.told(form)
if load(extent).last is None:
    page.nothing(filters.period())
    st.stop()

answered.strip(filters.period(), filters.chosen())
picked = inbox_filters.picked()
shown = feedback_inbox.readable(inbox_filters.found(picked))
number, first = filters.number(), st.container()
if shown.empty:
    if number is not None:
        feedback_inbox.opened_card(number, first)
    feedback_inbox.none_shown(picked)
    st.stop()

# Another draft is another list: what was chosen there is answered by now.
drafts = "_".join(forms.request_key(form) for form in (feedback_inbox.FOLLOW_UP, feedback_inbox.ANSWER))
row = table(
    shown, feedback_inbox.columns(shown, done=picked.done), f"inbox_{picked}_{drafts}", name=say(frame.FEEDBACK_INBOX),
    filters=picked.said, select=True, most_lines=12,
)  # fmt: skip
chosen = None if row is None or row >= len(shown) else shown.iloc[row]
feedback_inbox.some_shown(shown, words.NEWEST if picked.done else words.SOME)
if chosen is None and number is not None:
    feedback_inbox.opened_card(number, first)
elif picked.done:
    if chosen is not None:
        feedback_inbox.done_card(chosen)
else:
    feedback_inbox.answer_card(shown, None if chosen is None else chosen["entry"])
