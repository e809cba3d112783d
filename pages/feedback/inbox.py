"""The feedback inbox: low scores to follow up and suggestions to answer, due first, and what was done with them."""

import streamlit as st

from data_access import inbox
from data_access.asking import extent
from data_access.low_scores import FOLLOW_UP_HOURS
from pages.shared import feedback_inbox, filters, forms, page, session, show
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import feedback_inbox as words
from pages.shared.texts import frame

page.head(frame.FEEDBACK_INBOX, period=False, times=True)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, hours=FOLLOW_UP_HOURS, as_of=as_of)])
for form in (feedback_inbox.FOLLOW_UP, feedback_inbox.ANSWER):
    forms.told(form)
set_filters = filters.said(filters.chosen(), standing=True)
found = feedback_inbox.readable(load(inbox.feedback_to_answer, filters.chosen()))
if found.empty and load(extent).last is None:
    page.nothing(filters.period())
    st.stop()

overdue = found[found["overdue_minutes"].notna()].reset_index(drop=True)
counts = {"open": int(found["all"].iloc[0]) if len(found) else 0, "overdue": len(overdue), "done": 0}
view = filters.pick("view", words.VIEW, feedback_inbox.VIEWS, lambda code: say(words.VIEWS[code], count=counts[code]))
is_done = view == "done"
if is_done:
    shown = feedback_inbox.readable(load(inbox.feedback_done, filters.chosen()))
else:
    shown = overdue if view == "overdue" else found
if shown.empty:
    if view == "overdue" and len(found):
        st.caption(say(words.NONE_OVERDUE))
    else:
        show.nothing_here(words.NONE_DONE if is_done else words.NONE_TO_DO, words.NONE_TO_DO_MORE)
    st.stop()

# Another draft is another list: what was chosen there is answered by now.
drafts = "_".join(forms.request_key(form) for form in (feedback_inbox.FOLLOW_UP, feedback_inbox.ANSWER))
row = table(
    shown, feedback_inbox.columns(shown, done=is_done), f"inbox_{view}_{drafts}", name=say(frame.FEEDBACK_INBOX),
    filters=set_filters, select=True, most_lines=12,
)  # fmt: skip
picked = None if row is None or row >= len(shown) else shown.iloc[row]
feedback_inbox.some_shown(found if view != "done" else shown, words.NEWEST if is_done else words.SOME)
if is_done:
    if picked is not None:
        feedback_inbox.done_card(picked)
else:
    feedback_inbox.answer_card(shown, None if picked is None else picked["entry"])
