"""What is refused to whoever plans or makes a contact with a customer, and in which words."""

from metrics.words import Text

CONTACT_REASONS: dict[str, Text] = {
    "contact_customer_missing": Text(
        en="Choose the customer: type a few letters of the name, or the end of the telephone number.",
        zh="请选择客户：输入姓名中的几个字或电话号码末几位即可查找。",
    ),
    "contact_day_missing": Text(
        en="Say for which day it is planned.",
        zh="请选择计划日期。",
    ),
    "contact_day_past": Text(
        en="This day is over. Choose today or a later day.",
        zh="该日期已过，请选择今天或以后的日期。",
    ),
    "contact_day_far": Text(
        en="That is more than {days} days ahead. Please check the year.",
        zh="该日期在 {days} 天以后，请核对年份。",
    ),
    "contact_day_same": Text(
        en="It is planned for this day already. Choose another one.",
        zh="原计划就是这一天，请选择其他日期。",
    ),
    "contact_owner_missing": Text(
        en="Say who is to make it.",
        zh="请选择负责人。",
    ),
    "contact_owner_same": Text(
        en="This colleague has it already. Choose somebody else.",
        zh="该同事已是负责人，请选择其他人。",
    ),
    "contact_about_missing": Text(
        en="Say in a few words what it is about, so that whoever makes it knows.",
        zh="请简要填写联系事由，便于负责人了解。",
    ),
    "contact_result_missing": Text(
        en="Say what came of it, so that the next one begins where this one ended.",
        zh="请填写联系结果，便于下次衔接。",
    ),
    "contact_done_before_planned": Text(
        en="It was only planned on {day}. Choose that day or a later one.",
        zh="该计划制定于 {day}，请选择当天或之后的日期。",
    ),
    "contact_over": Text(
        en="This contact is done or dropped already. Plan a new one if there is more to say.",
        zh="该联系计划已完成或已取消。如需再次联系，请新建计划。",
    ),
    "contact_moved_on": Text(
        en="{who} {what} meanwhile, so nothing of yours was stored. Your text is still here.",
        zh="{who}刚刚{what}，您的操作未保存，您填写的文字仍在。",
    ),
}
