"""Log a complaint in under a minute: who, what, how bad; its clock starts now."""

import streamlit as st

from data_access import entries
from data_access.numbers.choices import values_of
from data_access.workflow import complaints
from pages.shared import filters, forms, session, show
from pages.shared.complaints import open_complaints
from pages.shared.data import load
from pages.shared.feedback import logged_entries
from pages.shared.session import in_language, plain, say
from pages.shared.texts import complaints as words
from pages.shared.texts import frame

FORM = "log_complaint"


def stored(logged: complaints.LoggedComplaint) -> str:
    """The number to tell the customer, and until when it is promised."""
    due = logged.due_at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    return say(words.LOGGED, number=logged.id, due=due)


st.title(say(frame.LOG_COMPLAINT), anchor=False)
show.caption_line([say(words.LOG_INTRODUCTION)])
if (just_logged := forms.told(FORM)) is not None:
    open_complaints.to_complaint(just_logged.id)
with st.container(width=760, border=True):
    customer_id = forms.customer_field(FORM)
    if customer_id is not None:
        open_complaints.alike_warning(load(complaints.complaints_like, customer_id))
    with st.form(forms.field(FORM, "form"), border=False):
        text = st.text_area(
            say(words.DESCRIPTION), key=forms.field(FORM, "text"), help=plain(say(words.DESCRIPTION_HELP)), height=120
        )
        severity = st.segmented_control(
            say(words.SEVERITY), complaints.SEVERITIES, default="normal", key=forms.field(FORM, "severity"),
            format_func=filters.code_said, required=True,
        )  # fmt: skip
        # Row by row, so that the tab key goes as the eye does.
        left, right = st.columns(2)
        category = left.selectbox(
            say(words.CATEGORY), [known for known in load(values_of, "category") if known], index=None,
            key=forms.field(FORM, "category"), format_func=in_language, accept_new_options=True,
            placeholder=say(words.CHOOSE_OR_WRITE),
        )  # fmt: skip
        channel = right.selectbox(
            say(words.CHANNEL), list(frame.CHANNELS), index=None, key=forms.field(FORM, "channel"),
            format_func=filters.code_said, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        left, right = st.columns(2)
        with left:
            member_id = forms.member_field(FORM, say(words.OWNER), help=plain(say(words.OWNER_HELP)))
            team_id = forms.team_field(FORM, say(words.TEAM_FOR), help=plain(say(words.TEAM_FOR_HELP)))
        today = session.clock().today
        day = right.date_input(
            say(words.RECEIVED_ON), today, max_value=today, key=forms.field(FORM, "day"), format="YYYY-MM-DD"
        )
        sent = st.form_submit_button(
            say(words.LOG_BUTTON), key=forms.field(FORM, "send"), type="primary", icon=":material/add_alert:"
        )
    if sent:
        forms.submit(
            FORM, complaints.log_complaint, stored,
            customer_id=customer_id, category=category, severity=severity or "", channel=channel, text=text,
            member_id=member_id, team_id=team_id if member_id is None else None,
            opened_at=None if day == today else entries.moment_on(day, session.clock()),
        )  # fmt: skip
logged_entries.logged_card()
st.page_link("complaints/open.py", label=say(words.SEE_OPEN), icon=":material/list:")
