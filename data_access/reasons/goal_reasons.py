"""What is refused to whoever sets or answers a target, and in which words; part of rejected.REASONS."""

from metrics.words import Text

GOAL_REASONS: dict[str, Text] = {
    "goal_not_smart": Text(
        en="This goal is not SMART yet. Still missing – {missing}. What you typed is still here.",
        zh="该目标尚不符合 SMART 原则，还缺：{missing}。您填写的内容仍保留在此。",
    ),
    "target_exists": Text(
        en="There is a target of this KPI for the same people and days already. Change that one, or withdraw it first.",
        zh="该指标在同一范围和时段已有目标，请修改原目标，或先将其撤回。",
    ),
    "target_of_executive": Text(
        en="An executive set this target for the team. Dispute it with a comment, or ask them to change it.",
        zh="该目标由高管为团队设定。如有不同意见，请填写说明提出异议，或请高管修改。",
    ),
    "target_moved_on": Text(
        en="{who} was quicker and {what}, so nothing of yours was stored. Look at the target again, then decide.",
        zh="{who}已先一步{what}，您的操作未保存。请查看最新情况后再决定。",
    ),
    "target_withdrawn": Text(
        en="This target was withdrawn. Propose a new one.",
        zh="该目标已撤回，请重新提出。",
    ),
    "target_closed": Text(
        en="This period is closed: its results are frozen, and its targets with them. Choose a later period.",
        zh="该时段已关账，其结果和目标均已冻结。请选择之后的时段。",
    ),
    "target_reason_missing": Text(
        en="The period has begun, so the target is locked. Say why it changes: whoever it concerns reads the reason.",
        zh="时段已开始，目标已锁定。请填写变更原因，相关人员会看到。",
    ),
    "target_days_locked": Text(
        en="The period has begun, so its days stay as they are. Withdraw the target and propose one for other days.",
        zh="时段已开始，起止日期不能再改。如需其他日期，请撤回后重新提出。",
    ),
    "target_parent_unknown": Text(
        en="The goal that this one shall be a part of is not there, or is a part of this one. Choose another.",
        zh="所选的上级目标不存在，或本身隶属于该目标，请另选。",
    ),
    "target_agreed": Text(
        en="This target was agreed to already.",
        zh="该目标已确认，无需重复操作。",
    ),
    "target_disputed": Text(
        en="This target is disputed already. Who set it can read your comment.",
        zh="该目标已有异议，制定人可以看到您的意见。",
    ),
    "target_agreed_locked": Text(
        en="You agreed to this target and its period has begun. Ask who set it to change it.",
        zh="您已确认该目标且时段已开始，如需调整请联系制定人。",
    ),
    "target_comment_missing": Text(
        en="Say what you dispute, so that who set it can answer.",
        zh="请说明异议内容，以便制定人回应。",
    ),
    "target_not_divided": Text(
        en="Only a team's target with a value, not a band, is broken down to its members.",
        zh="只有设定了目标值（而非区间）的团队目标才能分解到成员。",
    ),
    "target_parts_missing": Text(
        en="Give at least one member a value.",
        zh="请至少为一名成员填写目标值。",
    ),
    "target_sheet_columns": Text(
        en="The sheet lacks the columns: {columns}. Export it here, fill it in and bring it back.",
        zh="表格缺少以下列：{columns}。请先在此导出，填写后再导入。",
    ),
    "target_sheet_name": Text(
        en="“{value}” in the column {column} is nobody and nothing that you may set targets for.",
        zh="“{column}”列中的“{value}”不在您可设定目标的范围内。",
    ),
    "target_sheet_number": Text(
        en="“{value}” in the column {column} cannot be read. Write a number or a day such as 2026-11-20.",
        zh="“{column}”列中的“{value}”无法识别，请填写数字，或 2026-11-20 形式的日期。",
    ),
    "target_sheet_twice": Text(
        en="This row is for the same KPI, people and days as row {row}. Keep one of them.",
        zh="该行与第 {row} 行的指标、范围和时段相同，请保留其中一行。",
    ),
    "target_sheet_long": Text(
        en="The sheet has more than {limit} rows. Bring them in parts.",
        zh="表格超过 {limit} 行，请分批导入。",
    ),
}
