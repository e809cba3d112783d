"""The words of cases and lessons."""

from metrics.words import Text

INTRODUCTION = Text(
    en="What one case taught and others can use. Written from an action or a complaint, published by the team's lead, "
    "read by everybody; no customer is named.",
    zh="把单个案例的经验分享给所有人：从改进措施或投诉出发撰写，由团队主管发布，文中不出现客户姓名。",
)
SEARCH = Text(en="Search lessons", zh="搜索经验")
SEARCH_HINT = Text(en="A word of the title, the text or a tag", zh="标题、正文或标签中的文字")
TAGS = Text(en="Tags", zh="标签")
ALL = Text(en="All", zh="全部")
TAG = Text(en="{tag} {count}", zh="{tag} {count}")
NONE = Text(en="No lesson was written yet", zh="还没有案例与经验")
NONE_DO = Text(
    en="Open an action or a complaint that others can learn from and press “Write a lesson”.",
    zh="打开值得借鉴的改进措施或投诉，点击“撰写经验”。",
)
NONE_READ = Text(
    en="Staff and leads write them from actions and complaints; what leads publish is read here.",
    zh="员工和主管从改进措施或投诉出发撰写，发布后可在此阅读。",
)
NONE_FOUND = Text(
    en="No lesson has all of these words and tags. Take one away.", zh="没有符合条件的经验，请减少搜索条件。"
)
TO_ACTIONS = Text(en="To the actions", zh="查看改进措施")
TO_COMPLAINTS = Text(en="To the open complaints", zh="查看处理中的投诉")
SOME = Text(en="The first {shown} of {count}", zh="共 {count} 条，仅显示前 {shown} 条")
CHOOSE_ONE = Text(en="Choose a lesson in the list to read it.", zh="请在列表中选择一条阅读。")

HEADING = Text(en="Title", zh="标题")
STATE = Text(en="State", zh="状态")
STATES = {
    "proposed": Text(en="Waits for the lead", zh="待主管发布"),
    "published": Text(en="Published", zh="已发布"),
    "withdrawn": Text(en="Withdrawn", zh="已撤回"),
}
READS = Text(en="Readers", zh="阅读人数")
READS_MEANS = Text(
    en="How many people opened it; each counts once, and who wrote it does not.",
    zh="打开过的人数，每人计一次，作者本人不计。",
)
READ_BY = {1: Text(en="1 reader", zh="1 人已读"), 2: Text(en="{count} readers", zh="{count} 人已读")}
PUBLISHED_ON = Text(en="Published", zh="发布日期")
WRITTEN_ON = Text(en="Written", zh="撰写日期")
WRITER = Text(en="Written by", zh="作者")
TEAM = Text(en="Team", zh="团队")
ORIGIN = Text(en="From", zh="来源")
ORIGINS = {
    "action": Text(en="Action no. {number}", zh="{number} 号改进措施"),
    "complaint": Text(en="Complaint no. {number}", zh="{number} 号投诉"),
}
OPEN = {
    "action": Text(en="Open the action", zh="打开改进措施"),
    "complaint": Text(en="Open the complaint", zh="打开投诉"),
}
NUMBER = Text(en="No.", zh="编号")
HAPPENED = Text(en="What happened", zh="发生了什么")
LEARNED = Text(en="What to learn from it", zh="经验教训")
ERASED = Text(en="(text erased)", zh="（文字已删除）")
WHY_WITHDRAWN = Text(en="Why it was withdrawn", zh="撤回原因")

WRITE = Text(en="Write a lesson", zh="撰写经验")
WRITE_CAPTION = Text(
    en="From {origin}. Whoever reads it was not there: say what happened, and what to do the next time.",
    zh="来源：{origin}。读者并不在场，请写清发生了什么、下次应当怎么做。",
)
HEADING_HELP = Text(en="What others would search for", zh="便于他人搜索的说法")
HAPPENED_HELP = Text(
    en="Write “the customer”, not the name: everybody reads it.", zh="请写“客户”，不要写姓名，所有人都能看到。"
)
TAGS_HELP = Text(
    en="With commas between, at most {most}. Tags in use: {used}", zh="用逗号分隔，最多 {most} 个。已有标签：{used}"
)
TAGS_HELP_FIRST = Text(
    en="With commas between, at most {most}: delivery, refund", zh="用逗号分隔，最多 {most} 个，如：配送，退款"
)
SEND = Text(en="Send to the lead", zh="提交主管")
PUBLISH_AT_ONCE = Text(en="Publish", zh="发布")
SENT = Text(
    en="Lesson no. {number} is written; it is read here once the lead has published it.",
    zh="{number} 号经验已提交，主管发布后所有人可见。",
)
PUBLISHED = Text(en="Lesson no. {number} is published.", zh="{number} 号经验已发布。")
CHANGE = Text(en="Correct it", zh="修改")
CORRECTED = Text(en="Lesson no. {number} is corrected.", zh="{number} 号经验已修改。")
CHANGE_WAITS = Text(
    en="What you change waits for the lead again before everybody reads it.",
    zh="修改后需主管重新发布，所有人才能看到。",
)
CORRECT = Text(en="Save", zh="保存")
PUBLISH = Text(en="Publish", zh="发布")
PUBLISH_AGAIN = Text(en="Publish again", zh="重新发布")
WITHDRAW = Text(en="Withdraw", zh="撤回")
WITHDRAW_WHY = Text(en="Why", zh="原因")
WITHDRAWN = Text(en="Lesson no. {number} is withdrawn.", zh="{number} 号经验已撤回。")
NOT_FOUND = Text(en="There is no lesson no. {number}, or it is not for you.", zh="没有 {number} 号经验，或您无权查看。")
ORIGIN_GONE = Text(
    en="What the lesson was to be written from is not there, or not yours. Begin from an action or a complaint.",
    zh="找不到这条经验的来源，或您无权查看。请从改进措施或投诉页面开始撰写。",
)
LINK = Text(en="Write a lesson from it", zh="撰写经验")
