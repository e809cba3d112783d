"""Goal tree: which goal is part of which, how each stands with its parts, and the way of those over several years."""

from pages.shared import filters, page, session, show
from pages.shared.goals import goal_tree, goal_ways
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import goal_tree as way_words

page.head(frame.GOAL_TREE, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([filters.period_said(), say(way_words.TREE_CAPTION, as_of=as_of)])
goal_tree.tree_card()
goal_ways.way_cards()
