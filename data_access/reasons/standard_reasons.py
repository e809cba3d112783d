"""Why a service standard is not stored; part of data_access/rejected.py."""

from metrics.words import Text

STANDARD_REASONS: dict[str, Text] = {
    "standard_minutes": Text(
        en="A standard allows at least one minute and at most a year. Correct the time.",
        zh="标准时限须在 1 分钟到 1 年之间，请更正。",
    ),
    "standard_there_already": Text(
        en="For the same tier, severity, channel and step a standard begins on {day} already. End that one first, or "
        "choose an earlier day for it to be followed by.",
        zh="相同等级、严重程度、渠道和环节已有一项标准自 {day} 起生效。请先停用该标准，再设定新的标准。",
    ),
    "standard_in_past": Text(
        en="What was promised in the past stays as it was. Choose today or a later day.",
        zh="过去的承诺不能更改，请选择今天或以后的日期。",
    ),
    "standard_not_begun": Text(
        en="The standard begins on {day} only. Choose that day or a later one.",
        zh="该标准自 {day} 起生效，请选择该日或以后的日期。",
    ),
    "standard_ended": Text(
        en="This standard ends on {day} already. Reload the page.",
        zh="该标准已于 {day} 停用，请刷新页面。",
    ),
    "standard_not_found": Text(
        en="There is no such standard. Reload the page.",
        zh="未找到该服务标准，请刷新页面。",
    ),
    "standard_review_past": Text(
        en="The day of the next review has to be after today.",
        zh="下次复核日期必须晚于今天。",
    ),
    "standard_owner": Text(
        en="The owner has to be an active member. Choose somebody else.",
        zh="负责人须为在职成员，请另选。",
    ),
}
