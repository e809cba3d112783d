"""The words of the audit page: what every kind of entry is called, and how the chain stands."""

from data_access.auditing.audit import What
from metrics.words import Text

INTRODUCTION = Text(
    en="Who signed in, saw, exported, imported and changed what. Entries cannot be changed or removed, and each holds "
    "the hash of the one before, so that any alteration of the database shows.",
    zh="谁登录、查看、导出、导入或更改了什么。记录只能追加，不能修改或删除；每条记录都包含前一条的哈希，直接改动数据库也会被发现。",
)
WHAT = Text(en="What", zh="事项")
WHO = Text(en="Who", zh="操作人")
ABOUT = Text(en="About whom", zh="涉及人员")
THING = Text(en="About what", zh="涉及对象")
DETAILS = Text(en="Details", zh="详情")
NUMBER = Text(en="No.", zh="编号")
WHEN = Text(en="When", zh="时间")
ANYBODY = Text(en="Anybody", zh="全部人员")
ANYTHING = Text(en="Everything", zh="全部事项")
NOBODY = Text(en="Nobody signed in, or the server", zh="未登录或服务器")
GONE = Text(en="member no. {number}", zh="{number} 号成员")
COUNT = Text(
    en="{total} entries · shown are no. {first} to {last}, the newest first",
    zh="共 {total} 条 · 当前显示第 {first} 至 {last} 号，最新在前",
)
NONE = Text(en="No entry matches", zh="没有符合条件的记录")
NONE_DO = Text(en="Choose a longer period or fewer filters.", zh="请放宽时段或减少筛选条件。")
OLDER = Text(en="Older", zh="更早")
NEWEST = Text(en="Newest", zh="最新")
WAITING = Text(
    en="The database is busy: {count} entries wait to be written and will follow.",
    zh="数据库繁忙，{count} 条记录等待写入，稍后自动补记。",
)
CHAIN = Text(en="Is the chain whole?", zh="记录链是否完整？")
CHECK = Text(en="Check", zh="检查")
GO_ON = Text(en="Go on checking", zh="继续检查")
CHECKING = Text(en="Checking …", zh="正在检查……")
UNCHECKED = Text(en="Not checked yet in this visit.", zh="本次访问尚未检查。")
WHOLE = Text(
    en="Whole: all {entries} entries, none changed, missing or added. Newest hash: {hash}",
    zh="完整：共 {entries} 条，无修改、缺失或外部添加。最新哈希：{hash}",
)
PARTLY = Text(
    en="Whole up to no. {upto} of {entries}; the rest is not checked yet.",
    zh="第 {upto} 条及之前完整，共 {entries} 条，其余尚未检查。",
)
BROKEN = Text(
    en="Altered: entry no. {number} was changed, removed or added in the database itself. Up to no. {upto} all is whole. "
    "Keep the database as it is, and compare it with a backup.",
    zh="已被改动：第 {number} 条在数据库中被直接修改、删除或添加；第 {upto} 条及之前完整。请保留数据库现状，并与备份比对。",
)
SIGNED = Text(en="{label}: {value}", zh="{label}：{value}")

KINDS: dict[What, Text] = {
    What.SIGNED_IN: Text(en="Signed in", zh="登录"),
    What.SIGN_IN_FAILED: Text(en="Sign-in failed", zh="登录失败"),
    What.SIGNED_OUT: Text(en="Signed out", zh="退出登录"),
    What.SESSIONS_ENDED: Text(en="Ended own sessions", zh="结束本人其他登录"),
    What.SET_UP: Text(en="Set up the first account", zh="创建首位管理员"),
    What.PASSWORD_SET: Text(en="Set a password by a link", zh="通过链接设置密码"),
    What.PASSWORD_CHANGED: Text(en="Changed the password", zh="修改密码"),
    What.SCORECARD_SEEN: Text(en="Saw a person's numbers", zh="查看个人指标"),
    What.MEMBERS_SEEN: Text(en="Saw the members' numbers", zh="查看成员指标对比"),
    What.ROWS_SEEN: Text(en="Saw rows of others", zh="查看他人明细"),
    What.EXPORTED: Text(en="Exported", zh="导出"),
    What.IMPORTED: Text(en="Imported", zh="导入"),
    What.IMPORT_WITHDRAWN: Text(en="Withdrew an import", zh="撤销导入"),
    What.MAPPING_SAVED: Text(en="Saved a mapping", zh="保存字段映射"),
    What.SOURCE_SAVED: Text(en="Saved a data source", zh="保存数据源"),
    What.SOURCE_REMOVED: Text(en="Removed a data source", zh="删除数据源"),
    What.MAILS_SENT_AGAIN: Text(en="Let failed mails be sent again", zh="重新发送失败的邮件"),
    What.ANSWER_CONFIRMED: Text(en="Confirmed a score", zh="确认评分"),
    What.ANSWER_REFUSED: Text(en="Refused a score", zh="驳回评分"),
    What.COMPLAINT_CLOSED: Text(en="Closed a complaint", zh="关闭投诉"),
    What.ENTRY_VOIDED: Text(en="Voided an entry", zh="作废记录"),
    What.PERSON_ADDED: Text(en="Added a person", zh="新增成员"),
    What.PERSON_CHANGED: Text(en="Changed a name or address", zh="修改姓名或邮箱"),
    What.PERSON_INVITED: Text(en="Invited a person", zh="邀请成员"),
    What.RESET_LINK_MADE: Text(en="Made a link for a new password", zh="生成重设密码的链接"),
    What.PERSON_DEACTIVATED: Text(en="Deactivated a person", zh="停用成员"),
    What.PERSON_ACTIVATED: Text(en="Activated a person", zh="启用成员"),
    What.LOGIN_UNBOUND: Text(en="Parted a provider's login", zh="解除单点登录绑定"),
    What.ROLE_GIVEN: Text(en="Gave a role", zh="授予角色"),
    What.ROLE_TAKEN: Text(en="Took a role", zh="取消角色"),
    What.ROLES_SET: Text(en="Set the roles", zh="设置角色"),
    What.TEAM_JOINED: Text(en="Put into a team", zh="加入团队"),
    What.TEAM_LEFT: Text(en="Took out of a team", zh="退出团队"),
    What.TEAM_CREATED: Text(en="Added a team", zh="新增团队"),
    What.TEAM_LEAD_SET: Text(en="Changed a team's lead", zh="更换团队主管"),
    What.ABSENCE_ENTERED: Text(en="Entered an absence", zh="登记请假"),
    What.ABSENCE_CHANGED: Text(en="Changed an absence", zh="修改请假"),
    What.ABSENCE_WITHDRAWN: Text(en="Withdrew an absence", zh="撤销请假"),
    What.PERSON_ERASED: Text(en="Erased a person", zh="删除个人信息"),
    What.RETENTION_SET: Text(en="Set how long personal data is kept", zh="设置个人信息保留期限"),
    What.RETENTION_APPLIED: Text(en="Removed older personal data", zh="清除超期个人信息"),
    What.TARGET_PROPOSED: Text(en="Proposed a target", zh="提出目标"),
    What.TARGET_CHANGED: Text(en="Changed a target", zh="修改目标"),
    What.TARGET_WITHDRAWN: Text(en="Withdrew a target", zh="撤回目标"),
    What.TARGET_AGREED: Text(en="Agreed to a target", zh="确认目标"),
    What.TARGET_DISPUTED: Text(en="Disputed a target", zh="对目标提出异议"),
    What.TARGET_BROKEN_DOWN: Text(en="Broke a target down to members", zh="将目标分解到成员"),
    What.TARGETS_COPIED: Text(en="Copied targets of a period", zh="复制某时段的目标"),
    What.TARGETS_IMPORTED: Text(en="Imported targets from a sheet", zh="从表格导入目标"),
    What.STANDARD_CHANGED: Text(en="Changed a standard", zh="修改服务标准"),
    What.CALENDAR_CREATED: Text(en="Added a calendar", zh="新增工作日历"),
    What.CALENDAR_CHANGED: Text(en="Changed a calendar", zh="修改工作日历"),
    What.CALENDAR_DAYS_CORRECTED: Text(en="Corrected days of a calendar", zh="调整工作日历的日期"),
    What.CALENDAR_DAYS_TAKEN_BACK: Text(en="Took back corrected days", zh="撤销日期调整"),
    What.TEAM_CALENDAR_SET: Text(en="Gave a team a calendar", zh="更换团队的工作日历"),
    What.DURATIONS_RECOUNTED: Text(en="Counted working hours anew", zh="重新计算工作时长"),
    What.STAGE_ADDED: Text(en="Added a stage", zh="新增投诉阶段"),
    What.STAGE_CHANGED: Text(en="Renamed or moved a stage", zh="修改投诉阶段"),
    What.STAGE_RETIRED: Text(en="Retired a stage", zh="停用投诉阶段"),
    What.STAGE_RESTORED: Text(en="Took a stage into use again", zh="恢复投诉阶段"),
    What.DEPARTMENT_ADDED: Text(en="Added a department", zh="新增协办部门"),
    What.DEPARTMENT_CHANGED: Text(en="Changed a department", zh="修改协办部门"),
    What.DEPARTMENT_RETIRED: Text(en="Retired a department", zh="停用协办部门"),
    What.DEPARTMENT_RESTORED: Text(en="Took a department into use again", zh="恢复协办部门"),
    What.STANDARD_SET: Text(en="Set a service standard", zh="设定服务标准"),
    What.STANDARD_ENDED: Text(en="Ended a service standard", zh="停用服务标准"),
    What.STANDARD_REVIEWED: Text(en="Reviewed a service standard", zh="复核服务标准"),
    What.WEIGHTS_SET: Text(en="Set weights of scorecards", zh="设置计分卡权重"),
    What.REVIEW_SEEN: Text(en="Saw a review", zh="查看绩效评估"),
    What.REVIEWS_OPENED: Text(en="Opened a review cycle", zh="发起绩效评估周期"),
    What.REVIEWS_COLLECTED: Text(en="Closed the collection of a review cycle", zh="结束评估收集"),
    What.REVIEWS_WITHDRAWN: Text(en="Withdrew a review cycle", zh="撤销评估周期"),
    What.REVIEW_WRITTEN: Text(en="Wrote a review", zh="撰写评估"),
    What.REVIEWS_SHARED: Text(en="Shared results of reviews", zh="公布评估结果"),
    What.REVIEW_ACKNOWLEDGED: Text(en="Acknowledged a review", zh="确认评估结果"),
    What.REVIEW_APPEALED: Text(en="Appealed against a review", zh="对评估提出申诉"),
    What.APPEAL_DECIDED: Text(en="Decided an appeal", zh="裁定申诉"),
    What.ACTION_OPENED: Text(en="Decided an action", zh="制定改进措施"),
    What.ACTION_CHANGED: Text(en="Changed an action", zh="修改改进措施"),
    What.ACTION_STARTED: Text(en="Began an action", zh="开始执行改进措施"),
    What.ACTION_FINISHED: Text(en="Finished an action", zh="完成改进措施"),
    What.ACTION_DROPPED: Text(en="Dropped an action", zh="取消改进措施"),
    What.ACTION_REOPENED: Text(en="Took up an action again", zh="重新启动改进措施"),
    What.MEETING_OPENED: Text(en="Opened a weekly meeting", zh="召开周例会"),
    What.MEETING_CLOSED: Text(en="Closed a weekly meeting", zh="结束周例会"),
    What.MEETING_REOPENED: Text(en="Opened a weekly meeting again", zh="重新打开周例会"),
    What.MEETING_LEFT_OUT: Text(en="Left out a weekly meeting", zh="标记周例会不召开"),
    What.CONTACT_MOVED: Text(en="Put a customer contact to another day", zh="更改客户联系计划日期"),
    What.CONTACT_HANDED_OVER: Text(en="Handed over a customer contact", zh="转交客户联系计划"),
    What.CONTACT_DROPPED: Text(en="Dropped a customer contact", zh="取消客户联系计划"),
    What.LESSON_PUBLISHED: Text(en="Published a lesson", zh="发布经验"),
    What.LESSON_WITHDRAWN: Text(en="Withdrew a lesson", zh="撤回经验"),
    What.MEETING_REMOVED: Text(en="Removed an unused weekly meeting", zh="移除未使用的周例会"),
    What.MINUTES_SENT: Text(en="Sent minutes to the team", zh="向团队发送会议纪要"),
    What.PERIOD_CLOSED: Text(en="Closed a period", zh="结算期间"),
    What.ANNOTATION_ADDED: Text(en="Noted what happened", zh="登记大事记"),
    What.ANNOTATION_CORRECTED: Text(en="Corrected what happened", zh="更正大事记"),
    What.ANNOTATION_WITHDRAWN: Text(en="Withdrew what had been noted", zh="撤回大事记"),
    What.COURSE_ADDED: Text(en="Added a course", zh="新增课程"),
    What.COURSE_CHANGED: Text(en="Changed a course", zh="修改课程"),
    What.COURSE_RETIRED: Text(en="Retired a course", zh="停用课程"),
    What.TRAINING_ASSIGNED: Text(en="Assigned a course", zh="安排培训"),
    What.TRAINING_RECORDED: Text(en="Recorded who took a course", zh="登记培训参加情况"),
    What.TRAINING_TAKEN_BACK: Text(en="Took back who took a course", zh="撤回培训登记"),
    What.TRAINING_WITHDRAWN: Text(en="Withdrew a training", zh="撤销培训"),
    What.REVIEW_CORRECTED: Text(en="Corrected a quality review", zh="更正服务质检"),
    What.CALIBRATION_ASKED: Text(en="Asked for a calibration", zh="发起质检校准"),
    What.CALIBRATION_WITHDRAWN: Text(en="Withdrew a calibration", zh="撤回质检校准"),
    What.REVIEW_CATEGORY_ADDED: Text(en="Added a review category", zh="新增质检项目"),
    What.REVIEW_CATEGORY_CHANGED: Text(en="Changed a review category", zh="修改质检项目"),
    What.REVIEW_CATEGORY_RETIRED: Text(en="Took out a review category", zh="停用质检项目"),
    What.REWARD_RULE_SET: Text(en="Made a rule for rewards", zh="制定奖励规则"),
    What.REWARD_RULE_CHANGED: Text(en="Changed a rule for rewards", zh="修改奖励规则"),
    What.REWARD_RULE_ENDED: Text(en="Ended a rule for rewards", zh="停用奖励规则"),
    What.REWARDS_FOUND: Text(en="Looked who is eligible for rewards", zh="计算符合奖励条件的名单"),
    What.REWARD_GRANTED: Text(en="Granted a reward", zh="授予奖励"),
    What.REWARD_DECLINED: Text(en="Declined a reward", zh="决定不授予奖励"),
    What.REWARD_RECONSIDERED: Text(en="Took back a decision on a reward", zh="撤回奖励决定"),
    What.RESTORED: Text(en="Restored a backup", zh="恢复备份"),
}

# The things an entry may be about, by the code it keeps.
THINGS: dict[str, Text] = {
    "absence": Text(en="absence", zh="请假"),
    "account": Text(en="account", zh="账号"),
    "action": Text(en="action", zh="改进措施"),
    "annotation": Text(en="note of what happened", zh="大事记"),
    "calendar": Text(en="calendar", zh="工作日历"),
    "complaint": Text(en="complaint", zh="投诉"),
    "department": Text(en="department", zh="协办部门"),
    "import_batch": Text(en="import", zh="导入"),
    "import_mapping": Text(en="mapping", zh="字段映射"),
    "import_source": Text(en="data source", zh="数据源"),
    "interaction": Text(en="contact", zh="服务记录"),
    "planned_contact": Text(en="planned contact", zh="客户联系计划"),
    "period_snapshot": Text(en="closed period", zh="已结算期间"),
    "scorecard_part": Text(en="weights of scorecards", zh="计分卡权重"),
    "quality_calibration": Text(en="calibration", zh="质检校准"),
    "quality_category": Text(en="review category", zh="质检项目"),
    "quality_review": Text(en="quality review", zh="服务质检"),
    "reward": Text(en="reward", zh="奖励"),
    "reward_rule": Text(en="rule for rewards", zh="奖励规则"),
    "service_standard": Text(en="service standard", zh="服务标准"),
    "session": Text(en="session", zh="登录会话"),
    "stage": Text(en="stage", zh="投诉阶段"),
    "suggestion": Text(en="suggestion", zh="建议"),
    "survey_answer": Text(en="answer", zh="评价"),
    "team": Text(en="team", zh="团队"),
}
THING_NUMBER = Text(en="{thing} no. {number}", zh="{number} 号{thing}")

# What stands in the details, and the codes in it that are no page's own.
PARTS: dict[str, Text] = {
    "way": Text(en="way", zh="方式"),
    "reason": Text(en="reason", zh="原因"),
    "role": Text(en="role", zh="角色"),
    "roles": Text(en="roles", zh="角色"),
    "from_on": Text(en="from", zh="起始日"),
    "on": Text(en="on", zh="日期"),
    "team_id": Text(en="team no.", zh="团队编号"),
    "teams": Text(en="teams no.", zh="团队编号"),
    "parent_id": Text(en="below team no.", zh="上级团队编号"),
    "members": Text(en="members no.", zh="成员编号"),
    "kind": Text(en="kind", zh="类型"),
    "rows": Text(en="rows", zh="行数"),
    "format": Text(en="format", zh="格式"),
    "table": Text(en="table", zh="表格"),
    "number": Text(en="number", zh="指标"),
    "link": Text(en="link", zh="链接"),
    "valid_from": Text(en="from", zh="起始日"),
    "holidays": Text(en="public holidays", zh="节假日"),
    "after_id": Text(en="behind stage no.", zh="排在该编号阶段之后"),
    "calendar_id": Text(en="calendar no.", zh="工作日历编号"),
    "first": Text(en="from", zh="起始日"),
    "last": Text(en="to", zh="结束日"),
    "deputy_id": Text(en="deputy no.", zh="代理人编号"),
    "works": Text(en="worked", zh="上班"),
    "critical": Text(en="critical", zh="关键项"),
    "since": Text(en="since", zh="起始日"),
    "team_ids": Text(en="teams no.", zh="团队编号"),
    "step": Text(en="step", zh="环节"),
    "tier": Text(en="tier", zh="等级"),
    "severity": Text(en="severity", zh="严重程度"),
    "channel": Text(en="channel", zh="渠道"),
    "minutes": Text(en="minutes", zh="分钟"),
    "counted_in": Text(en="counted in", zh="计时方式"),
    "review_on": Text(en="next review", zh="下次复核"),
    "due_on": Text(en="due", zh="期限"),
    "done_on": Text(en="done on", zh="完成日"),
    "metric": Text(en="KPI", zh="指标"),
    "owner_id": Text(en="owner no.", zh="负责人编号"),
    "to_on": Text(en="until before", zh="截止日（不含）"),
    "knowingly": Text(en="although numbers may still change", zh="数字仍可能变化时结算"),
}
CODES: dict[str, Text] = {
    "password": Text(en="password", zh="密码"),
    "provider": Text(en="identity provider", zh="单点登录"),
    "console": Text(en="server console", zh="服务器控制台"),
    "change": Text(en="change of password", zh="修改密码"),
    "invite": Text(en="invitation", zh="邀请"),
    "reset": Text(en="new password", zh="重设密码"),
    "True": Text(en="yes", zh="是"),
    "False": Text(en="no", zh="否"),
    "acknowledge": Text(en="acknowledgement", zh="确认收到"),
    "respond": Text(en="first response", zh="首次响应"),
    "resolve": Text(en="resolution", zh="解决"),
    "working": Text(en="working hours", zh="工作时间"),
    "calendar": Text(en="round the clock", zh="自然时间"),
}
