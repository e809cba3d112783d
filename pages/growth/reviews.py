"""Reviews: what waits for oneself, results, the reviews a lead writes, how far cycles are, appeals."""

import streamlit as st

from data_access.reviewing import rules
from pages.shared import filters, forms, page, session, show
from pages.shared.reviews import appeals, cycle_forms, lead_reviews, own_reviews, review_lists
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import reviews as words

page.head(frame.REVIEWS, period=False, team=False, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, as_of=as_of)])
for form in (*own_reviews.FORMS, *lead_reviews.FORMS, *cycle_forms.FORMS, *appeals.FORMS):
    forms.told(form)

found, todo, cycles = review_lists.reviews(), review_lists.waiting(), review_lists.cycles()
views = review_lists.views(found, todo, cycles)
view = filters.pick("view", words.VIEW, tuple(views), lambda code: say(words.VIEWS[code], count=views[code]))

match view:
    case "todo":
        own_reviews.todo_view(todo, found)
    case "own":
        told = found[found["mine"] & found["state"].isin(rules.TOLD)].reset_index(drop=True)
        if told.empty:
            show.nothing_here(words.NO_RESULTS, words.NO_RESULTS_WHAT)
            st.stop()
        row = review_lists.chosen_of(told, "own_results")
        own_reviews.result_view(row)
    case "team":
        written = found[found["writes"]].reset_index(drop=True)
        if written.empty:
            show.nothing_here(words.NONE, words.NONE_DO)
        else:
            lead_reviews.review_view(review_lists.chosen_of(written, "reviews_written", writing=True))
    case "cycles":
        if cycles.empty:
            show.nothing_here(words.NONE, words.NONE_DO)
        else:
            place = review_lists.cycles_card(
                cycles, "review_cycles", select=bool(cycles["closable"].any() or cycles["led"].any())
            )
            row = cycles.iloc[place if place is not None and place < len(cycles) else 0].to_dict()
            finished = found["writes"] & found["state"].eq(rules.WRITTEN) & found["cycle_id"].eq(row["cycle_id"])
            cycle_forms.cycle_card(row, found[finished])
        cycle_forms.open_card()
    case "appeals":
        appealed = found[found["decides"]].reset_index(drop=True)
        if appealed.empty:
            show.nothing_here(words.NO_APPEALS)
        else:
            appeals.appeal_view(review_lists.chosen_of(appealed, "appeals"))
