"""Cases and lessons worth sharing: found by words and tags, read, and written from an action or a complaint."""

import streamlit as st

from pages.shared import filters, forms, page, show
from pages.shared.lessons import lesson_forms, lesson_list
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import lessons as words

page.head(frame.LESSONS, period=False, team=False, channel=False, tier=False)
show.caption_line([say(words.INTRODUCTION)])
for form in (lesson_forms.WRITE, lesson_forms.STEP):
    forms.told(form)
lesson_forms.write_card()
lesson_list.search()
found, number = lesson_list.found(), filters.number()
if found.empty and lesson_list.searching():
    st.caption(say(words.NONE_FOUND))
elif found.empty:
    show.nothing_here(words.NONE, words.NONE_DO if lesson_forms.may_write() else words.NONE_READ)
    if lesson_forms.may_write():
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.page_link("team/actions.py", label=say(words.TO_ACTIONS), icon=":material/task_alt:")
            st.page_link("complaints/open.py", label=say(words.TO_COMPLAINTS), icon=":material/list:")
else:
    row = table(
        found, lesson_list.columns(found), lesson_list.key(found), name=say(frame.LESSONS), select=True, most_lines=12
    )
    lesson_list.some_shown(found)
    if row is not None and row < len(found):
        number = int(found["number"].iloc[row])
        st.query_params["number"] = str(number)
if number is None:
    if not found.empty:
        st.caption(say(words.CHOOSE_ONE))
    st.stop()
of_number = lesson_list.found(number)
if of_number.empty:
    st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
    st.stop()
opened = of_number.iloc[0].to_dict()
lesson_list.opened_card(opened)
lesson_forms.steps_card(opened)
