"""The words of one-to-ones."""

from metrics.words import Text

CAPTION = Text(
    en="Between the two who spoke: nobody above, beside or below either of them, no administrator and no executive "
    "reads anything of it",
    zh="仅面谈双方可见，上级、同事、管理员和高管均无法查看",
)
WITH_WHOM = Text(en="My people", zh="我的成员")
PARTNERS_SAYS = Text(
    en="{count} members, {long} of them without a talk for six weeks",
    zh="成员 {count} 位，其中 {long} 位超过六周未面谈",
)
PARTNERS_CAPTION = Text(
    en="The longest without one first; choose somebody to see your talks", zh="最久未面谈者在前；选择一位查看面谈记录"
)
PARTNER = Text(en="With", zh="面谈对象")
LAST = Text(en="Last talk", zh="上次面谈")
DAYS = Text(en="Days since", zh="距今天数")
NEXT = Text(en="Next talk", zh="下次面谈")
TO_DO = Text(en="To do", zh="待办")
HELD = Text(en="Held on", zh="日期")

NEW = Text(en="Write down a talk", zh="记录面谈")
NEW_CAPTION = Text(
    en="Both of you read what you write here; each writes notes of their own", zh="内容双方可见，双方各写各的记录"
)
WHO = Text(en="With whom", zh="面谈对象")
WHEN = Text(en="On which day", zh="面谈日期")
NOTES = Text(en="My notes, which the other reads, too", zh="我的记录（对方可见）")
NEXT_WHEN = Text(en="Next talk, where it is agreed", zh="下次面谈（选填）")
SAVE = Text(en="Save the talk", zh="保存面谈")
SAVED = Text(en="Saved. Add what is to be done below it.", zh="已保存，可在下方添加待办。")
CHOOSE = Text(en="Choose", zh="请选择")

TALKS_SAYS = Text(en="{count} talks", zh="面谈 {count} 次")
TALKS_SAYS_ONE = Text(en="1 talk", zh="面谈 1 次")
TALKS_CAPTION = Text(en="The newest first; choose one to read it", zh="最近在前；选择一次查看内容")
NONE = Text(en="No one-to-one yet", zh="暂无面谈记录")
NONE_LEAD = Text(en="Write down the first one with the form.", zh="可用表单记录第一次面谈。")
NONE_MEMBER = Text(en="Who leads you writes a talk down; then you find it here.", zh="主管记录面谈后，您可在此查看。")

TALK_OF = Text(en="{name}, {day}", zh="{name} · {day}")
THEIR_NOTES = Text(en="Notes of {name}", zh="{name}的记录")
NO_NOTES = Text(en="No notes.", zh="没有记录。")
SAVE_NOTES = Text(en="Save my notes", zh="保存我的记录")
NOTED = Text(en="Your notes are saved.", zh="已保存您的记录。")
PLAN = Text(en="Agree on the next talk", zh="约定下次面谈")
PLANNED = Text(en="The next talk is noted.", zh="已更新下次面谈。")
REMOVE = Text(en="Remove this talk", zh="删除该面谈")
REMOVE_SURE = Text(
    en="The talk, your notes and what is to be done after it go for good.", zh="该面谈、您的记录和待办将永久删除。"
)
REMOVED = Text(en="Removed.", zh="已删除。")

ITEMS = Text(en="To do after the talk", zh="面谈待办")
ITEMS_CAPTION = Text(en="Either of you adds and ticks off", zh="双方均可添加和勾选")
NO_ITEMS = Text(en="Nothing is to be done.", zh="暂无待办。")
ITEM_SAYS = Text(en="{todo} · {who}", zh="{todo} · {who}")
ITEM_SAYS_DUE = Text(en="{todo} · {who} · by {day}", zh="{todo} · {who} · {day} 前")
ERASED = Text(en="(text erased)", zh="（文字已删除）")
LATE = Text(en="⚠ {what}", zh="⚠ {what}")
ADD_ITEM = Text(en="Add", zh="添加")
WHAT = Text(en="What is to be done", zh="做什么")
WHOSE = Text(en="By whom", zh="由谁")
ME = Text(en="Me", zh="我")
UNTIL = Text(en="Until when, where it matters", zh="期限（选填）")
ADDED = Text(en="Added.", zh="已添加。")
REMOVE_ITEM = Text(en="Remove", zh="移除")

OWN_SAYS = Text(en="{count} things to do after one-to-ones, {late} late", zh="面谈待办 {count} 项，逾期 {late} 项")
OWN_SAYS_ONE = Text(en="1 thing to do after a one-to-one, {late} late", zh="面谈待办 1 项，逾期 {late} 项")
OWN_CAPTION = Text(en="Only you and who you spoke with see these", zh="仅您与面谈对象可见")
TO_TALKS = Text(en="To my one-to-ones", zh="查看我的面谈")
STATE = Text(en="State", zh="状态")
OPEN = Text(en="○ to do", zh="○ 待办")
OPEN_LATE = Text(en="⚠ late", zh="⚠ 逾期")
DUE = Text(en="Due", zh="期限")
