"""One complaint: its story, where its time went, and what can be done next."""

import streamlit as st

from data_access.workflow.story import complaint_found
from pages.shared import filters, forms, show
from pages.shared.complaints import complaint_moves, complaint_story
from pages.shared.data import load
from pages.shared.lessons.lesson_forms import lesson_link
from pages.shared.quality import case_choice
from pages.shared.session import say
from pages.shared.texts import complaints as list_words
from pages.shared.texts import workflow as words

number = filters.number()
found = load(complaint_found, number) if number is not None else None
forms.told(complaint_moves.FORM)
if found is None:
    st.title(say(words.COMPLAINT), anchor=False)
    if number is None:
        show.nothing_here(words.CHOOSE_ONE, words.CHOOSE_ONE_WHAT)
    else:
        show.nothing_here(words.NOT_FOUND, words.NOT_FOUND_WHAT)
    filters.ask_number(words.WHICH, words.OPEN_IT)
    st.page_link("complaints/open.py", label=say(list_words.SEE_OPEN), icon=":material/list:")
    st.stop()

complaint_story.headed(found)
where, said = st.columns([3, 2])
with where:
    complaint_story.stages_card(found)
with said:
    complaint_story.text_card(found)
done, told = st.columns([2, 3])
with done:
    complaint_moves.moves_card(found)
    complaint_story.others_card(found)
    case_choice.review_link("complaint", found.id, found.row)
    lesson_link("complaint", found.id)
with told:
    complaint_story.story_card(found)
