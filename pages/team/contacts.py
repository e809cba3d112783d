"""Customer contacts: whom somebody is to get in touch with and why, who is late, what came of it."""

import streamlit as st

from pages.shared import filters, forms, page, session, show
from pages.shared.contacts import contact_forms, contact_list
from pages.shared.people import owners
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import contacts as words
from pages.shared.texts import frame

page.head(frame.CONTACTS, period=False, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, as_of=as_of)])
forms.told(contact_forms.STEP)
found, number = contact_list.found(), filters.number()
listing, planning = st.columns([3, 2]) if contact_forms.may_plan() else (st.container(), None)
with listing:
    if found.empty:
        show.nothing_here(words.NONE, words.NONE_DO)
    else:
        views = contact_list.in_view(found)
        view = filters.pick(
            "view", words.VIEW, tuple(views), lambda code: say(words.VIEWS[code], count=len(views[code]))
        )
        shown = owners.of_owner(views[view], always=False)
        if shown.empty:
            st.caption(say(words.NONE_IN_VIEW))
        else:
            # Another draft is another list: what was chosen there may stand elsewhere by now.
            row = table(
                shown, contact_list.columns(shown), forms.field(contact_forms.STEP, f"list_{view}"),
                name=say(frame.CONTACTS), filters=filters.said(filters.chosen(), standing=True), select=True,
                most_lines=12,
            )  # fmt: skip
            contact_list.some_shown(found)
            if row is not None and row < len(shown):
                number = int(shown["number"].iloc[row])
                st.query_params["number"] = str(number)
    if number is None and not found.empty:
        st.caption(say(words.CHOOSE_ONE))
    of_number = found.head(0) if number is None else contact_list.found(number)
    if number is not None and of_number.empty:
        st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
    for opened in of_number.to_dict("records"):
        contact_list.told_card(opened)
        if opened["running"] and contact_forms.may_plan():
            contact_forms.steps_card(opened)
if planning is not None:
    with planning:
        contact_forms.plan_card()
