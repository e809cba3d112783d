"""Why a row of an erased person is not stored, and what erasing itself refuses; part of rejected.REASONS."""

from metrics.words import Text

ERASING_REASONS: dict[str, Text] = {
    "customer_erased": Text(
        en="This customer was erased, so nothing about them is stored again. Their earlier cases count as before.",
        zh="该客户的个人信息已删除，不再存储其任何新记录；此前的记录照常计入统计。",
    ),
    "member_erased": Text(
        en="This member was erased. Give the row to somebody else in the source, or leave it out.",
        zh="该成员的个人信息已删除。请在来源系统中改派给其他人，或不导入该行。",
    ),
    "entry_erased": Text(
        en="The number of this row named a person who was erased, so it is not stored again.",
        zh="该行的编号涉及已删除个人信息的人员，不再存储。",
    ),
    "erasing_unknown": Text(
        en="Nobody has this number, address or id. Write an id like #17.",
        zh="没有找到此编号、邮箱或 ID。ID 请写作 #17。",
    ),
    "erasing_unclear": Text(
        en="Several have this number. Give the id of the one meant: {ids}",
        zh="有多人使用此编号，请改用其 ID：{ids}",
    ),
    "erasing_done": Text(en="This person was erased already.", zh="此人的个人信息此前已删除。"),
    "retention_months_wrong": Text(
        en="Personal data can be kept for {fewest} to {most} months. Choose a number between.",
        zh="个人信息的保留期限为 {fewest} 至 {most} 个月，请填写其间的数字。",
    ),
}
