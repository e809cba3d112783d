"""What is refused to whoever makes rules of rewards, decides about rewards or praises, and in which words."""

from metrics.words import Text

RECOGNITION_REASONS: dict[str, Text] = {
    "rule_name_missing": Text(en="Give the rule a name.", zh="请填写规则名称。"),
    "rule_metric_missing": Text(en="Choose what is measured.", zh="请选择衡量的指标。"),
    "rule_metric_unfit": Text(
        en="More of this is neither good nor bad, so nothing can be earned by it. Choose another KPI.",
        zh="该指标没有优劣方向，不能作为奖励依据，请另选指标。",
    ),
    "rule_threshold_missing": Text(en="Say what has to be reached.", zh="请填写须达到的数值。"),
    "rule_threshold_share": Text(en="A share lies between 0 and 100 %.", zh="比例应在 0 到 100% 之间。"),
    "rule_best_unfit": Text(
        en="People stand out by shares alone, such as satisfaction, and teams do not. Choose shares, or a value to "
        "reach.",
        zh="“表现突出”只按比例类指标（如满意度）比较成员，不比较团队。请选择比例类指标，或改为达到某个数值。",
    ),
    "rule_certain_unfit": Text(
        en="This KPI has no interval, so its worse end cannot be asked for. Let the value itself decide.",
        zh="该指标没有置信区间，无法要求区间下端达标，请改为按数值本身判定。",
    ),
    "rule_fewest": Text(
        en="Ask for at least {fewest} cases: fewer say nothing about anybody.",
        zh="最少样本数不能低于 {fewest}，样本过少不能说明问题。",
    ),
    "rule_amount_missing": Text(
        en="A material reward needs its amount, up to a million.",
        zh="物质奖励须填写金额，最高一百万。",
    ),
    "rule_backdated": Text(
        en="Nobody is judged by a rule that came afterwards. Choose {day} or a later day.",
        zh="规则不能追溯到已结束的周期，请选择 {day} 或之后的日期。",
    ),
    "rule_team_missing": Text(
        en="Choose one of your teams: rules for all teams are made by executives.",
        zh="请选择您负责的团队；面向全部团队的规则由管理层制定。",
    ),
    "rule_moved_on": Text(
        en="This rule was changed or ended meanwhile, so nothing of yours was stored. Look at it again.",
        zh="该规则已被修改或停用，您的操作未保存，请查看最新情况。",
    ),
    "reward_own": Text(
        en="Nobody decides about their own reward. Whoever leads above you does, or an executive.",
        zh="不能决定自己的奖励，须由您的上级或管理层决定。",
    ),
    "reward_moved_on": Text(
        en="{who} was quicker and {what}, so nothing of yours was stored. Look at it again, then decide.",
        zh="{who}已先一步{what}，您的操作未保存。请查看最新情况后再决定。",
    ),
    "reward_decided": Text(
        en="This reward is decided already. Open it again first.",
        zh="该奖励已有决定，请先重新打开。",
    ),
    "reward_not_decided": Text(
        en="This reward still waits for a decision, so there is none to take back.",
        zh="该奖励尚未决定，无需重新打开。",
    ),
    "reward_reason_missing": Text(
        en="Say why: whoever earned it reads this.",
        zh="请填写理由，获奖人会看到。",
    ),
    "praise_whom": Text(
        en="Choose whom you praise: somebody who is here.",
        zh="请选择要表扬的在职同事。",
    ),
    "praise_self": Text(en="Praise is for others. Choose somebody else.", zh="不能表扬自己，请选择其他同事。"),
    "praise_words_missing": Text(en="Say what they did well.", zh="请写下对方做得好的地方。"),
    "praise_case": Text(
        en="There is no complaint no. {number} among those you may read. Leave it empty, or look the number up.",
        zh="在您可查看的范围内没有 {number} 号投诉。请核对编号，或留空。",
    ),
}
