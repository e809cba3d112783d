"""The words about who is away and who stands in for them."""

from metrics.words import Text

# Beside a name, wherever somebody is named who is to see to something.
AWAY = Text(en="{name}, away until {day}", zh="{name}（请假至{day}）")
AWAY_ALONE = Text(en="{name}, away until {day}, nobody stands in", zh="{name}（请假至{day}，无人代理）")
AWAY_WITH = Text(en="{name}, away until {day}, stands in: {deputy}", zh="{name}（请假至{day}，由{deputy}代理）")

INTRODUCTION = Text(
    en="While somebody is away, who stands in for them sees what they hold open and works on it. Without anybody it is "
    "listed as without an owner, and their team may take it. Why somebody is away is not asked.",
    zh="请假期间，代理人可以查看并处理其未结投诉；没有代理人时，这些投诉列入“无人负责”，由团队同事接手。无需填写请假事由。",
)
NOBODY_AWAY = Text(en="Nobody is away, today or later.", zh="目前及今后均无人请假。")
NOBODY_AWAY_WHAT = Text(
    en="Enter an absence below, so that no complaint waits unseen.", zh="请在下方登记请假，避免投诉无人处理。"
)
LIST_SAYS = Text(en="Away today: {today} · later: {later}", zh="今天请假 {today} 人次 · 之后 {later} 人次")
LIST_CAPTION = Text(en="Absences of your teams that are not over.", zh="所在团队尚未结束的请假。")
CHOOSE_TO_CHANGE = Text(en="Choose a row to change it below.", zh="选择一行，可在下方修改。")
UNATTENDED = Text(
    en="{names}: away today, and nobody stands in. Open complaints without anybody: {count}.",
    zh="{names}今天请假且无人代理，未结投诉 {count} 件无人处理。",
)
SEE_OPEN = Text(en="See them", zh="查看这些投诉")
WHO = Text(en="Who", zh="姓名")
FROM = Text(en="First day", zh="开始日期")
UNTIL = Text(en="Last day", zh="结束日期")
WHEN = Text(en="When", zh="状态")
NOW, LATER = Text(en="away now", zh="请假中"), Text(en="to come", zh="未开始")
STANDS_IN = Text(en="Stands in", zh="代理人")
NOBODY = Text(en="nobody", zh="无人代理")
NOT_COVERED = Text(en="{name}, not there on all days", zh="{name}（期间不能全程代理）")
HOLDS = Text(en="Open complaints", zh="未结投诉")
HOLDS_MEANS = Text(
    en="How many open complaints the person holds now; empty where they are not yours to see.",
    zh="该成员目前负责的未结投诉数；无权查看时为空。",
)

ENTER = Text(en="Enter an absence", zh="登记请假")
ENTER_CAPTION = Text(
    en="Your own, and those of people in teams that you lead.", zh="可登记本人及所负责团队成员的请假。"
)
ENTER_CAPTION_OWN = Text(en="Your own; your lead can enter it for you, too.", zh="登记本人的请假；主管也可代为登记。")
FOR_WHOM = Text(en="Who is away", zh="请假人")
DEPUTY = Text(en="Who stands in", zh="代理人")
DEPUTY_HELP = Text(
    en="A colleague of the team, or somebody who leads it. On these days they see and work on what the absent person "
    "holds open, and nothing else of theirs.",
    zh="可选本团队同事或其主管。代理人在请假期间可查看并处理请假人的未结投诉，不能查看其他内容。",
)
NOBODY_CHOSEN = Text(en="Nobody: the team takes it", zh="不指定，由团队接手")
ENTER_BUTTON = Text(en="Enter", zh="登记")
ENTERED = Text(en="Entered: {name}, {days}.", zh="已登记：{name}，{days}。")

CHANGE = Text(en="Change or withdraw", zh="修改或撤销")
CHANGE_CAPTION = Text(en="Who comes back earlier gets an earlier last day.", zh="提前返岗时，请将结束日期改早。")
WHICH = Text(en="Which absence", zh="选择请假")
CHANGE_BUTTON = Text(en="Save the change", zh="保存修改")
CHANGED = Text(en="Changed: {name}, {days}.", zh="已修改：{name}，{days}。")
WITHDRAW = Text(en="Withdraw", zh="撤销")
WITHDRAW_SURE = Text(
    en="The person counts as here from now on. The entry stays, marked as withdrawn.",
    zh="撤销后视为在岗，该记录保留并标为已撤销。",
)
WITHDRAWN = Text(en="Withdrawn: {name}, {days}.", zh="已撤销：{name}，{days}。")
