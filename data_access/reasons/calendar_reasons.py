"""Why a calendar cannot be changed as somebody asked, in words."""

from metrics.words import Text

CALENDAR_REASONS: dict[str, Text] = {
    "calendar_unknown": Text(
        en="There is no such calendar. Reload the page and choose another.", zh="没有该工作日历，请刷新页面后另选。"
    ),
    "calendar_name_missing": Text(en="Give the calendar a name.", zh="请为工作日历命名。"),
    "calendar_name_too_long": Text(
        en="The name has {length} characters; up to {limit} can be stored. Shorten it.",
        zh="名称共 {length} 个字符，最多可保存 {limit} 个，请精简。",
    ),
    "calendar_name_taken": Text(
        en="There is a calendar “{name}” already. Choose another name.", zh="已有名为“{name}”的工作日历，请换一个名称。"
    ),
    "country_unknown": Text(
        en="“{value}” is no country or region whose public holidays are known. Choose one from the list; a region is "
        "written behind its country, as in DE-BY.",
        zh="没有“{value}”的节假日数据。请从列表中选择；地区写在国家代码之后，如 DE-BY。",
    ),
    "windows_unreadable": Text(
        en="{weekday}: “{part}” cannot be read as working hours. Write them like 09:00-12:00, 13:30-18:00.",
        zh="{weekday}：无法将“{part}”识别为工作时间，请写成 09:00-12:00, 13:30-18:00 的形式。",
    ),
    "windows_wrong": Text(
        en="{weekday}: the hours {hours} overlap, or end before they begin. Write them in their order, like "
        "09:00-12:00, 13:30-18:00; hours past midnight belong to the next day.",
        zh="{weekday}：{hours} 有重叠，或结束早于开始。请按先后顺序填写，如 09:00-12:00, 13:30-18:00；"
        "跨过零点的时间写在第二天。",
    ),
    "week_empty": Text(
        en="A week without any working hours would never let anything become due. Give at least one day its hours.",
        zh="一周内没有任何工作时间，到期时间将无法计算。请至少为一天填写工作时间。",
    ),
    "version_day_taken": Text(
        en="Other hours of this calendar begin on {day} already. Choose another day, or remove those first.",
        zh="该工作日历已有自 {day} 起的工作时间，请另选日期，或先删除原有的。",
    ),
    "version_unknown": Text(
        en="No hours of this calendar begin on {day} any more. Reload the page.",
        zh="该工作日历已没有自 {day} 起的工作时间，请刷新页面。",
    ),
    "version_in_effect": Text(
        en="The hours from {day} on are in effect already, so they stay. Add others from a later day on.",
        zh="自 {day} 起的工作时间已经生效，不能删除。请新增一套更晚开始的工作时间。",
    ),
    "days_in_wrong_order": Text(
        en="The last day lies before the first one. Choose them the other way round.",
        zh="结束日期早于开始日期，请调换后再试。",
    ),
    "too_many_days": Text(
        en="These are {days} days; up to {limit} can be corrected at once. For longer, add other hours from a day on.",
        zh="共 {days} 天，一次最多可调整 {limit} 天。更长的时段请新增一套工作时间。",
    ),
    "day_name_missing": Text(
        en="Say what kind of day this is, such as “Company outing”.", zh="请填写名称，例如“公司团建日”。"
    ),
    "day_corrected_already": Text(
        en="{day} is corrected already: {name}. Take that back first.",
        zh="{day} 已有调整“{name}”，请先撤销原有调整。",
    ),
    "day_not_corrected": Text(
        en="There is no correction on these days any more. Reload the page.", zh="这些日期已没有调整，请刷新页面。"
    ),
    "recount_team_missing": Text(en="Choose at least one team.", zh="请至少选择一个团队。"),
    "team_of_another_calendar": Text(
        en="Not every one of these teams works by this calendar any more. Reload the page and choose again.",
        zh="所选团队中有的已不使用该工作日历，请刷新页面后重新选择。",
    ),
}
