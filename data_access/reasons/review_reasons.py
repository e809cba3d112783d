"""What is refused to whoever has a part in a review cycle, and in which words."""

from metrics.words import Text

REVIEW_REASONS: dict[str, Text] = {
    "review_moved_on": Text(
        en="{who} was quicker and {what}, so nothing of yours was stored. Look at the review again, then decide.",
        zh="{who}已先一步{what}，您的操作未保存。请查看最新情况后再决定。",
    ),
    "review_teams_missing": Text(en="Choose whose reviews they are: one of your teams.", zh="请选择要评估的团队。"),
    "review_nobody": Text(
        en="Nobody in these teams can be reviewed: they have no members besides their lead.",
        zh="所选团队除主管外没有成员，无人可评估。",
    ),
    "review_no_lead": Text(
        en="Nobody leads {team} or a team above it, so nobody would write its reviews. Let an administrator say who "
        "leads.",
        zh="{team}及其上级团队均未设主管，无人撰写评估。请管理员先指定主管。",
    ),
    "review_period_taken": Text(
        en="There is a review cycle for {name} already that touches this period ({cycle}). Two results of the same "
        "time would give away what single colleagues said.",
        zh="{name}在该时段已有评估周期（{cycle}）。同一时段的两份结果相互比较，会暴露同事的个别评分。",
    ),
    "review_period_unknown": Text(
        en="Choose a quarter or a half-year that has begun.", zh="请选择已开始的季度或半年。"
    ),
    "review_period_running": Text(
        en="The period runs until {day}. Results are shared when its numbers are final: from the day after on.",
        zh="该时段到 {day} 结束，待数据确定后（次日起）才能公布结果。",
    ),
    "review_days_wrong": Text(
        en="Collecting ends on a day from today on, and results are shared on that day or later.",
        zh="收集截止日须为今天或之后，公布期限不得早于收集截止日。",
    ),
    "review_weights_wrong": Text(
        en="The weights add up to {sum}; they must add up to 100.", zh="各类别权重合计为 {sum}，须等于 100。"
    ),
    "review_over": Text(
        en="Collecting is over, so nothing can be changed here any more.", zh="收集已结束，此处不能再修改。"
    ),
    "review_not_collected": Text(
        en="Self-assessments and ratings are still being collected. Close the collection first.",
        zh="自评与互评仍在收集中，请先结束收集。",
    ),
    "review_collecting_until": Text(
        en="Whoever opened the cycle closes the collection; from {day} on, everybody who writes reviews in it can.",
        zh="由发起人结束收集；自 {day} 起，本周期任一撰写人均可结束。",
    ),
    "review_shared_already": Text(
        en="The result is shared, so it stays as it is. Only an appeal can change it.",
        zh="结果已公布，不能再修改，只能通过申诉变更。",
    ),
    "review_not_written": Text(
        en="The review is not finished yet: finish it, look at the preview, then share it.",
        zh="评估尚未写完。请先完成并预览，再公布。",
    ),
    "review_not_shared": Text(
        en="There is nothing to acknowledge or to appeal just now.", zh="目前没有可确认或申诉的结果。"
    ),
    "review_not_appealed": Text(en="There is no appeal to decide.", zh="没有待裁定的申诉。"),
    "review_scores_missing": Text(en="Rate at least one category.", zh="请至少为一个类别评分。"),
    "review_words_missing": Text(
        en="Write in words, too: scores alone help nobody.", zh="请填写文字说明，仅有评分帮助有限。"
    ),
    "review_reason_missing": Text(
        en="Say why: whoever reads it has nothing else to go by.", zh="请说明理由，以便对方了解依据。"
    ),
    "review_raters_few": Text(
        en="Ask at least {fewest} colleagues, or nobody: from fewer, nothing is shown.",
        zh="请至少选择 {fewest} 位同事，或一位也不选：人数不足时不显示任何互评结果。",
    ),
    "review_rater_wrong": Text(
        en="{name} cannot rate here: whom it is about, who writes the review and who left rate nobody.",
        zh="{name}不能参与本次互评：被评人、撰写人及已离职者不能参与。",
    ),
    "review_not_asked": Text(
        en="You are not asked to rate this colleague any more.", zh="您已不在该同事的互评人名单中。"
    ),
    "review_nobody_decides": Text(
        en="Nobody stands above who wrote it, and there is no executive: let an administrator say who decides.",
        zh="撰写人之上没有上级主管，也没有高管。请管理员先指定由谁裁定。",
    ),
}
