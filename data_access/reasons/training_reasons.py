"""What is refused to whoever teaches, or takes part in a one-to-one, and in which words."""

from metrics.words import Text

TRAINING_REASONS: dict[str, Text] = {
    "course_name_missing": Text(en="Give the course a name.", zh="请填写课程名称。"),
    "course_numbers_wrong": Text(
        en="One of the numbers cannot be right: hours up to 500, days up to 730, months up to 120, scores up to 100.",
        zh="填写的数字超出范围：学时不超过 500，天数不超过 730，月数不超过 120，分数不超过 100。",
    ),
    "course_there_already": Text(
        en="There is a course “{name}” already. Change that one, or choose another name.",
        zh="已有名为“{name}”的课程，请修改该课程或换一个名称。",
    ),
    "course_retired": Text(en="This course is given no more. Choose another one.", zh="该课程已停用，请选择其他课程。"),
    "course_moved_on": Text(
        en="{who} changed this course meanwhile, so nothing of yours was stored. Look at it again.",
        zh="{who}刚刚修改了该课程，您的修改未保存，请查看最新内容。",
    ),
    "training_nobody": Text(en="Choose at least one member.", zh="请至少选择一名成员。"),
    "training_moved_on": Text(
        en="{who} changed this training meanwhile, so nothing of yours was stored. Look at it again.",
        zh="{who}刚刚更新了该培训记录，您的操作未保存，请查看最新内容。",
    ),
    "training_over": Text(en="This training is completed or withdrawn already.", zh="该培训已完成或已撤销。"),
    "training_recorded": Text(
        en="For {name} this course is recorded on that day or a later one already; nothing was stored for anybody. "
        "Leave them out.",
        zh="{name}在该日或之后已有此课程的记录，本次均未保存，请取消选择后重试。",
    ),
    "training_not_recorded": Text(en="Nothing was recorded for this training yet.", zh="该培训尚无参加记录。"),
    "talk_with_oneself": Text(en="A one-to-one needs somebody else.", zh="面谈对象不能是自己。"),
    "talk_day_missing": Text(en="Say on which day you spoke.", zh="请选择面谈日期。"),
    "talk_next_wrong": Text(
        en="The next talk comes after this one, and within about a year. Choose another day.",
        zh="下次面谈须晚于本次，且在一年左右之内，请重新选择。",
    ),
    "talk_noted_elsewhere": Text(
        en="You changed these notes in another window meanwhile, so nothing was stored now. Your text is still here: "
        "copy it, reload the page and put both together.",
        zh="您已在另一窗口修改过这份记录，本次未保存。文字仍保留在此，请复制后刷新页面再合并。",
    ),
    "talk_has_two": Text(
        en="The other one has noted or added something, so this talk stays.",
        zh="对方已填写内容，该面谈不能删除。",
    ),
    "talk_item_missing": Text(en="Say what is to be done.", zh="请填写要做什么。"),
}
