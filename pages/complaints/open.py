"""Open complaints: what is due first, what nobody has, and closing one with its cause."""

import streamlit as st

from data_access import complaints
from data_access.asking import extent
from data_access.choices import values_of
from data_access.scope import Action, may
from pages.shared import complaint_cards, filters, forms, open_complaints, page, session, show
from pages.shared.data import load
from pages.shared.session import in_language, plain, say
from pages.shared.tables import table
from pages.shared.texts import complaints as words
from pages.shared.texts import frame

FORM = "close_complaint"

page.head(frame.OPEN_COMPLAINTS, period=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.OPEN_CAPTION, as_of=as_of)])
forms.told(FORM)
set_filters = filters.said(filters.chosen(), standing=True)
found = open_complaints.readable(load(complaints.complaints_open, filters.chosen()))
if found.empty:
    if load(extent).last is None:
        page.nothing(filters.period())
    else:
        show.nothing_here(words.NONE_OPEN, words.NONE_OPEN_MORE)
    st.stop()

views = open_complaints.in_view(found)
view = filters.pick(
    "view", words.VIEW, open_complaints.VIEWS, lambda code: say(words.VIEWS[code], count=len(views[code]))
)
shown = views[view]
row = None
if shown.empty:
    st.caption(say(words.NONE_IN_VIEW))
else:
    row = table(
        shown, open_complaints.columns(shown), forms.field(FORM, f"list_{view}"), name=say(frame.OPEN_COMPLAINTS),
        filters=set_filters, select=True,
    )  # fmt: skip
picked = int(shown["complaint_id"][row]) if row is not None and row < len(shown) else None

closing, ages = st.columns(2)
with ages:
    complaint_cards.ages_card(open_complaints.ages(found), "open_ages", filters.chosen(), exported_filters=set_filters)
if may(session.scope(), Action.CLOSE_COMPLAINT):
    with closing, st.container(border=True, height="stretch"):
        show.headline(say(words.CLOSE), say(words.CLOSE_HOW))
        labels = {line["complaint_id"]: open_complaints.complaint_said(line) for _, line in found.iterrows()}
        which = st.selectbox(
            say(words.CLOSE_WHICH), list(labels), index=list(labels).index(picked) if picked else None,
            key=forms.field(FORM, f"which_{picked}"), format_func=labels.__getitem__, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        if which is not None and (text := load(complaints.complaint_text, which)):
            st.caption(say(words.SAID))
            st.text(text, width="stretch")
        with st.form(forms.field(FORM, "form"), border=False):
            cause = st.selectbox(
                say(words.CAUSE), [known for known in load(values_of, "cause") if known], index=None,
                key=forms.field(FORM, "cause"), format_func=in_language, accept_new_options=True,
                placeholder=say(words.CHOOSE_OR_WRITE),
                help=plain(say(words.CAUSE_HELP)),
            )  # fmt: skip
            outcome = st.text_area(
                say(words.OUTCOME), key=forms.field(FORM, "outcome"), max_chars=complaints.LONGEST_OUTCOME, height=80
            )
            sent = st.form_submit_button(
                say(words.CLOSE_BUTTON), key=forms.field(FORM, "send"), type="primary", icon=":material/task_alt:"
            )
        if sent:
            forms.submit(
                FORM, complaints.close_complaint, lambda number: say(words.CLOSED, number=number),
                complaint_id=which, cause=cause or "", outcome=outcome or None,
            )  # fmt: skip
