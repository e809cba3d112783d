"""Recognition: rules of rewards that anybody can read, who has earned one, what was decided, and praise."""

from data_access.recognition.rules import ELIGIBLE
from data_access.scope import Action, Role, may
from metrics import formats
from pages.shared import filters, page, session, show
from pages.shared.recognition import praise_cards, reward_cards, reward_list, rule_cards, spread_cards
from pages.shared.session import language, say
from pages.shared.texts import frame
from pages.shared.texts import recognition as words

page.head(frame.RECOGNITION, period=False, team=False, channel=False, tier=False)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.CAPTION, as_of=as_of)])

scope = session.scope()
rewards = reward_list.found()
waits = rewards["state"] == ELIGIBLE
count = {
    "decide": int((rewards["decides"] & waits).sum()),
    "decided": int((rewards["decides"] & ~waits).sum()),
    "mine": int((rewards["mine"] | (rewards["ours"] & ~rewards["decides"])).sum()),
}
views = ["decide", "decided"] if may(scope, Action.DECIDE_REWARDS) else []
views += ["mine"] if scope.has(Role.STAFF, Role.LEAD) and scope.member_id is not None else []
views += ["praise", "rules"]
views += ["spread"] if may(scope, Action.DECIDE_REWARDS) else []
view = filters.pick(
    "view", words.VIEW, tuple(views),
    lambda code: say(words.VIEWS[code], count=formats.number(count.get(code, 0), language())),
)  # fmt: skip

match view:
    case "decide" | "decided":
        reward_cards.decide_view(rewards, decided=view == "decided")
    case "mine":
        reward_cards.mine_view(rewards)
    case "praise":
        praise_cards.praise_view()
    case "spread":
        spread_cards.spread_view()
    case _:
        rule_cards.rules_view()
