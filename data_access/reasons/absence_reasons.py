"""Why an absence is not stored, in words; part of data_access/rejected.py."""

from metrics.words import Text

ABSENCE_REASONS: dict[str, Text] = {
    "absence_days_missing": Text(
        en="Say from which day until which day.",
        zh="请填写开始日期和结束日期。",
    ),
    "absence_ends_before": Text(
        en="The last day lies before the first one. Correct one of them.",
        zh="结束日期早于开始日期，请更正。",
    ),
    "absence_too_long": Text(
        en="That is longer than {limit} days. Check the last day.",
        zh="请假时间超过 {limit} 天，请检查结束日期。",
    ),
    "absence_over": Text(
        en="The last day is over already, so nothing would come of it. What is over stays as it was.",
        zh="结束日期已过，无需登记；已结束的请假不能再修改。",
    ),
    "absence_overlaps": Text(
        en="An absence from {first} to {last} is entered already. Change that one instead.",
        zh="{first} 至 {last} 已登记请假，请修改该条记录。",
    ),
    "absence_deputy_self": Text(
        en="Nobody stands in for themselves. Choose somebody else, or nobody.",
        zh="不能由本人代理，请另选代理人，或不选。",
    ),
    "absence_deputy_away": Text(
        en="This person is away on some of these days. Choose somebody else.",
        zh="该代理人在此期间也有请假，请另选。",
    ),
    "absence_deputy_unable": Text(
        en="This person may not see the cases of this team. Choose a colleague of the team or somebody who leads it.",
        zh="此人不能查看该团队的投诉，请选择本团队的同事或其主管。",
    ),
    "absence_withdrawn": Text(
        en="This absence was withdrawn already. Reload the page.",
        zh="该请假已撤销，请刷新页面。",
    ),
}
