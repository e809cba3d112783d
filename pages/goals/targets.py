"""Targets: what is set out to be reached, by whom it was agreed, how it stands, and setting more."""

import streamlit as st

from data_access.scope import Action, may
from pages.shared import filters, forms, page, session, show
from pages.shared.goals import answering, copying_card, dividing, moves, sheet_cards, target_form, target_list
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import goals as words

TASKS = {
    "propose": target_form.propose_cards, "divide": dividing.divide_cards, "copy": copying_card.copy_card,
    "sheet": sheet_cards.sheet_cards,
}  # fmt: skip

page.head(frame.TARGETS, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, period=filters.period_said(), as_of=as_of)])
answering.told()
answering.waiting_card()
forms.told(moves.STEP)
forms.told(target_form.PROPOSE)
task, sets = "list", may(session.scope(), Action.SET_TARGETS)
if sets:
    offered = ["list", *(name for name in TASKS if name != "divide" or session.scope().sees_persons)]
    task = filters.pick("task", words.TASK, tuple(offered), lambda code: say(words.TASKS[code]))
if task != "list":
    TASKS[task]()
    st.stop()

found = target_list.found()
number = filters.number()
if found.empty and number is None:
    show.nothing_here(words.NONE, words.NONE_DO if sets else words.NONE_DO_READING)
    st.stop()
views = target_list.in_view(found)
view = filters.pick("view", words.VIEW, tuple(views), lambda code: say(words.VIEWS[code], count=len(views[code])))
if views[view].empty:
    st.caption(say(words.NONE_IN_VIEW))
else:
    chosen = target_list.list_card(views[view], forms.field(moves.STEP, f"list_{view}"))
    if chosen is not None:
        number = chosen
        st.query_params["number"] = str(number)
if number is None:
    st.caption(say(words.CHOOSE_ONE))
    st.stop()

of_number = target_list.found(number)
if of_number.empty:
    st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
    st.stop()
opened = of_number.iloc[0].to_dict()
told, next_step = st.columns([3, 2]) if moves.moves_of(opened) else (st.container(), None)
with told:
    target_list.told_card(opened)
    target_list.history_card(number, opened["metric"])
if next_step is not None:
    with next_step:
        moves.moves_card(opened)
