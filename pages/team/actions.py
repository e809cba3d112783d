"""Actions: what was decided about causes of complaints, who is late, what came of it."""

import streamlit as st

from pages.shared import filters, forms, page, session, show
from pages.shared.actions import action_effects, action_forms, action_list
from pages.shared.people import owners
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import actions as words
from pages.shared.texts import frame

page.head(frame.ACTIONS, period=False, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, as_of=as_of)])
forms.told(action_forms.STEP)
found = action_list.found()
if found.empty:
    show.nothing_here(words.NONE, words.NONE_DO)
    st.page_link("complaints/causes.py", label=say(words.TO_CAUSES), icon=":material/bar_chart:")
    st.stop()

views = action_list.in_view(found)
view = filters.pick("view", words.VIEW, tuple(views), lambda code: say(words.VIEWS[code], count=len(views[code])))
shown = action_list.with_effects(owners.of_owner(views[view]))
number = filters.number()
if shown.empty:
    st.caption(say(words.NONE_IN_VIEW))
else:
    # Another draft is another list: what was chosen there may stand elsewhere by now.
    row = table(
        shown, action_list.columns(shown), forms.field(action_forms.STEP, f"list_{view}"), name=say(frame.ACTIONS),
        filters=filters.said(filters.chosen(), standing=True), select=True, most_lines=12,
    )  # fmt: skip
    action_list.some_shown(found)
    if row is not None and row < len(shown):
        number = int(shown["number"].iloc[row])
        st.query_params["number"] = str(number)
if number is None:
    st.caption(say(words.CHOOSE_ONE))
    st.stop()

of_number = action_list.found(number)
if of_number.empty:
    st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
    st.stop()
opened = of_number.iloc[0].to_dict()
told, next_step = st.columns([3, 2]) if action_forms.moves_of(opened) else (st.container(), None)
with told:
    action_list.told_card(opened)
    action_effects.effect_card(opened)
if next_step is not None:
    with next_step:
        action_forms.moves_card(opened)
