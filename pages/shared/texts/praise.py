"""The words of praise: whom, for what, who reads it, and taking it back."""

from metrics.words import Text

CHOOSE = Text(en="Choose", zh="请选择")
PRAISE = Text(en="Praise somebody", zh="表扬同事")
PRAISE_CAPTION = Text(
    en="Whoever helped you, in any team. They, you and both your leads read it; their team, if you want.",
    zh="任何团队的同事帮助了您，都可以表扬。对方、您和双方主管可见；您可选择向对方团队公布。",
)
FIND = Text(en="Whom? A few letters of the name", zh="表扬谁（输入姓名中的几个字）")
FIND_HELP = Text(en="Name", zh="姓名")
NOBODY_FOUND = Text(en="Nobody here has this name. Try fewer letters.", zh="没有找到该姓名的在职同事，请减少输入的字。")
WHICH_PERSON = Text(en="Who it is", zh="选择同事")
MORE_LETTERS = Text(en="There may be more: type more letters.", zh="可能还有更多，请继续输入。")
WORDS = Text(en="What did they do well?", zh="对方哪里做得好？")
CASE = Text(en="Number of the complaint it is about (optional)", zh="相关投诉编号（选填）")
TELL_TEAM = Text(en="Their team may read it", zh="向对方团队公布")
GIVE = Text(en="Praise", zh="发送表扬")
GIVEN = Text(en="Your praise was given: {name} reads it from now on.", zh="已发送，{name}现在可以看到您的表扬。")
PRAISE_LIST = Text(en="Praise", zh="表扬记录")
PRAISE_SAYS = Text(en="{received} received, {given} given", zh="收到 {received} 次，发出 {given} 次")
PRAISE_NONE = Text(en="No praise yet that you may read", zh="暂无您可查看的表扬")
PRAISE_NONE_DO = Text(en="Begin with somebody who helped you this week.", zh="从本周帮助过您的同事开始吧。")
GIVEN_ON = Text(en="On", zh="日期")
FROM = Text(en="From", zh="来自")
TO = Text(en="To", zh="表扬对象")
SAID = Text(en="Words", zh="内容")
CASE_COLUMN = Text(en="Complaint", zh="投诉")
READ_BY = Text(en="Read by", zh="可见范围")
READERS = {
    "team": Text(en="their team", zh="对方团队"),
    "both": Text(en="both and their leads", zh="双方及主管"),
    "withdrawn": Text(en="taken back", zh="已撤回"),
}
TO_CASE = Text(en="Open complaint no. {number}", zh="打开 {number} 号投诉")
TO_CASE_HOW = Text(en="Choose praise about a complaint to open it.", zh="选中与投诉相关的表扬，可打开该投诉。")
TAKE_BACK_HOW = Text(en="Choose praise of yours to take it back.", zh="选中您发出的表扬，可将其撤回。")
TAKE_BACK = Text(en="Take this praise back", zh="撤回这条表扬")
TAKEN_BACK = Text(en="Taken back: nobody else reads it any more.", zh="已撤回，其他人不再可见。")
