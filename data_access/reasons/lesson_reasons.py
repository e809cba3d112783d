"""What is refused to whoever writes down a lesson, and in which words."""

from metrics.words import Text

LESSON_REASONS: dict[str, Text] = {
    "lesson_heading_missing": Text(
        en="Give it a title: that is what others find it by.",
        zh="请填写标题，便于他人查找。",
    ),
    "lesson_happened_missing": Text(
        en="Say what happened, so that others recognise the case.",
        zh="请填写发生了什么，便于他人对照。",
    ),
    "lesson_learned_missing": Text(
        en="Say what is to be learned from it: what to do the next time.",
        zh="请填写经验教训：下次应当怎么做。",
    ),
    "lesson_names_customer": Text(
        en="The customer's name ({name}) stands in the text, and everybody will read it. Write “the customer” instead.",
        zh="文中出现了客户姓名（{name}），而所有人都能看到本文。请改为“客户”。",
    ),
    "lesson_tags": Text(
        en="At most {limit} tags of at most {length} characters each. Take some out or shorten them.",
        zh="最多 {limit} 个标签，每个不超过 {length} 个字，请删减或缩短。",
    ),
    "lesson_moved_on": Text(
        en="{who} changed this lesson meanwhile, so nothing of yours was stored. Read it again: your text is here.",
        zh="{who}刚刚修改了这条经验，您的操作未保存。请查看最新内容，您填写的文字仍在。",
    ),
    "lesson_withdrawn": Text(
        en="This lesson was withdrawn. Who leads the team may publish it again.",
        zh="这条经验已撤回，团队主管可重新发布。",
    ),
    "lesson_published": Text(
        en="This lesson is published already.",
        zh="这条经验已发布。",
    ),
}
