"""The words of working on a complaint."""

from data_access.workflow.moves import Move
from metrics.words import Text

COMPLAINT = Text(en="One complaint", zh="投诉详情")
TITLE = Text(en="Complaint no. {number}", zh="投诉 {number} 号")
WHICH = Text(en="Number of the complaint", zh="投诉编号")
OPEN_IT = Text(en="Open", zh="打开")
NOT_FOUND = Text(en="There is no such complaint among those you may see.", zh="在您可查看的范围内没有该投诉。")
NOT_FOUND_WHAT = Text(
    en="Check the number. Once it is handed over, its new owner and their lead see it.",
    zh="请核对编号。投诉转交后，由新负责人及其主管查看。",
)
CHOOSE_ONE = Text(en="Which complaint?", zh="查看哪件投诉？")
CHOOSE_ONE_WHAT = Text(
    en="Enter its number, or choose it in the list of open complaints.", zh="请输入编号，或从未结投诉列表中选择。"
)
DETAILS = Text(en="Open no. {number}: its story and what can be done next", zh="查看 {number} 号：处理经过与下一步操作")

NOW_WITH = Text(en="with {who}", zh="负责人：{who}")
NOW_AT = Text(en="asked: {department}", zh="等待部门：{department}")
WITHOUT_OWNER = Text(en="nobody has it", zh="无人负责")
WAITS = Text(en="waiting, its clock stands still", zh="暂停中，计时已停止")
LEVEL = Text(en="escalation level {level}", zh="升级级别 {level}")
EPISODE = Text(en="opened again, episode {episode}", zh="第 {episode} 次处理（曾重开）")
OPENED_AT = Text(en="opened {at}", zh="受理于 {at}")
DUE_AT = Text(en="due {at}", zh="截止 {at}")
RESOLVED_AFTER = Text(en="resolved after {duration}", zh="历时 {duration}解决")
WAITING_OUT = Text(en="{duration} of waiting taken out", zh="已扣除等待 {duration}")

WHERE_TIME = Text(en="Where its time went", zh="时间花在哪里")
STAGES_SAY = Text(en="{stage} took longest: {share} of {whole}", zh="“{stage}”用时最长：占 {whole}的 {share}")
STAGES_ONE = Text(en="In “{stage}” for {whole}", zh="处于“{stage}”已 {whole}")
STAGES_CAPTION = Text(
    en="Each bar is a stage with who had it; their times add up to the whole · red line: due · short mark: the stage's "
    "own due time, red where it was missed",
    zh="每段为一个阶段及其负责人，各段之和即总时长 · 红线为截止时间 · 短线为该阶段自己的截止时间，超时为红色",
)
STAGE_DUE = Text(en="the stage's own due time", zh="该阶段的截止时间")
STAGE_LATE = Text(en="the stage's own due time, missed", zh="该阶段的截止时间，已超时")
STAGE_ITEM_LATE = Text(en=" (past its due time)", zh="（超时）")
DUE_MARK = Text(en="due", zh="截止")
RUNNING = Text(en="so far", zh="至今")
STAGE_ALT = Text(en="The stages of the complaint: {items}.", zh="该投诉的各阶段：{items}。")
STAGE_ITEM = Text(en="{stage}, {who}, {duration}", zh="{stage}，{who}，{duration}")
FROM = Text(en="From", zh="开始")
UNTIL = Text(en="Until", zh="结束")
TOOK = Text(en="Took", zh="用时")
TOOK_WORKING = Text(en="Took, working hours", zh="用时（工作时间）")
PAUSED = Text(en="of it waiting", zh="其中等待")

STORY = Text(en="What happened", zh="处理经过")
STORY_CAPTION = Text(en="Every step, the newest first. Nobody can change it.", zh="全部步骤，最近的在前，不可修改。")
NO_STORY = Text(
    en="It came from an import: its stages are above, who took which step is not known.",
    zh="该投诉来自导入：阶段见上图，具体操作步骤没有记录。",
)
STEP = Text(en="{who} · {what}", zh="{who} · {what}")
STEP_REASON = Text(en=" ({reason})", zh="（{reason}）")
SYSTEM = Text(en="Import", zh="导入")
EARLIER = Text(en="{count} earlier steps", zh="更早的 {count} 步")
OTHERS = Text(en="Other complaints of this customer", zh="该客户的其他投诉")
OTHERS_NONE = Text(en="None that you may see.", zh="在您可查看的范围内没有。")
COMES_BACK = Text(
    en="This customer complained about the same thing within {days} days: no. {numbers}.",
    zh="该客户 {days} 天内就同类问题另有投诉：{numbers} 号。",
)
CAME_BEFORE = Text(
    en="It came again: the same customer complained about the same thing on {opened}, no. {number}, closed on {closed}, "
    "{apart} before this one came.",
    zh="同类问题复发：该客户曾于 {opened} 就同类问题投诉（{number} 号），{closed} 关闭，{apart}后又提出本投诉。",
)
CAME_AFTER = Text(
    en="It came again: the same customer complained about the same thing on {opened}, no. {number}, {apart} after this "
    "one was closed.",
    zh="同类问题复发：本投诉关闭 {apart}后，该客户于 {opened} 就同类问题再次投诉（{number} 号）。",
)
CAME_AFTER_ELSEWHERE = Text(
    en="It came again: within {days} days of its closing the same customer complained about the same thing, at another "
    "team.",
    zh="同类问题复发：本投诉关闭后 {days} 天内，该客户就同类问题再次投诉，由其他团队受理。",
)

MOVED_ON = Text(
    en="{who} {what} since you looked. This is how it stands now.", zh="在您查看之后，{who}{what}。当前为最新情况。"
)
NEXT = Text(en="What next?", zh="下一步")
NOTHING_NEXT = Text(en="You may read this complaint, not work on it.", zh="您可以查看该投诉，但不能处理。")
MOVES = {
    Move.TAKE: Text(en="Take it", zh="领取"),
    Move.MOVE_ON: Text(en="To the next stage", zh="进入下一阶段"),
    Move.RESOLVE: Text(en="Resolve", zh="解决"),
    Move.CONTACT: Text(en="Customer told", zh="已联系客户"),
    Move.CONFIRM: Text(en="Confirm with the customer", zh="回访确认"),
    Move.RESUME: Text(en="Go on", zh="恢复处理"),
    Move.HAND_OVER: Text(en="Hand over", zh="转交"),
    Move.PAUSE: Text(en="Let it wait", zh="暂停计时"),
    Move.ESCALATE: Text(en="Escalate", zh="升级"),
    Move.SEND_BACK: Text(en="Send back", zh="退回"),
    Move.REOPEN: Text(en="Open again", zh="重新打开"),
    Move.COMMENT: Text(en="Comment", zh="添加备注"),
}
MEANS = {
    Move.TAKE: Text(en="You answer for it from now on.", zh="由您负责该投诉。"),
    Move.MOVE_ON: Text(en="The work of this stage is done.", zh="当前阶段的工作已完成。"),
    Move.RESOLVE: Text(
        en="The customer has an answer. Its time stops; then ask them whether that settles it.",
        zh="已答复客户，计时停止；之后请回访客户确认问题已解决。",
    ),
    Move.CONTACT: Text(
        en="What the customer heard in between. The first substantive reply stops the response clock; “received, will "
        "reply later” is only an acknowledgement.",
        zh="记录处理期间告知客户的内容。首次实质性回复会停止响应计时；“已收到，稍后回复”仅算确认收到。",
    ),
    Move.CONFIRM: Text(en="The customer was called back and agrees. It is closed.", zh="已回访且客户认可，投诉关闭。"),
    Move.RESUME: Text(en="The answer is there; its clock runs on.", zh="已收到回复，计时继续。"),
    Move.HAND_OVER: Text(
        en="To a colleague, to a team where anybody may take it, or ask another department. Who asks a department "
        "goes on answering for it.",
        zh="转交同事、转交团队（组内可领取），或请其他部门协助。请其他部门协助时仍由您负责。",
    ),
    Move.PAUSE: Text(
        en="Somebody outside has to answer first. Its clock and its promise stand still meanwhile.",
        zh="需等待外部回复，期间计时与时限暂停。",
    ),
    Move.ESCALATE: Text(en="One level up, if you like to somebody who takes it over.", zh="升级一级，可指定接手人。"),
    Move.SEND_BACK: Text(en="An earlier stage has to be done again.", zh="退回到之前的阶段重新处理。"),
    Move.REOPEN: Text(
        en="The matter is not settled after all. What it took before stays.", zh="问题并未解决。此前的用时保留不变。"
    ),
    Move.COMMENT: Text(en="A remark for whoever reads the story.", zh="供查看处理经过的人参考。"),
}
DEPARTMENT_ANSWERED = Text(en="Department answered", zh="部门已回复")
DEPARTMENT_ANSWERED_MEANS = Text(
    en="{department} has answered. Its time ends here, and you go on.",
    zh="{department}已回复，其用时到此为止，由您继续处理。",
)
DEPARTMENT_ANSWERED_DONE = Text(
    en="Complaint {number} is back with you; the department's time has ended.",
    zh="投诉 {number} 已转回由您处理，部门用时已停止。",
)
DEPARTMENT_ANSWERED_STEP = Text(en="took it back: {department} answered", zh="收到{department}回复，继续处理")
AFTER_STEP = Text(en="{duration} after the step before", zh="距上一步 {duration}")
LEADS_TO = Text(
    en="The work of this stage is done; next is “{stage}”.", zh="当前阶段的工作已完成，下一阶段为“{stage}”。"
)
DONE = {
    Move.TAKE: Text(en="Complaint {number} is yours now.", zh="投诉 {number} 现由您负责。"),
    Move.MOVE_ON: Text(en="Complaint {number} is in its next stage.", zh="投诉 {number} 已进入下一阶段。"),
    Move.RESOLVE: Text(en="Complaint {number} is resolved.", zh="投诉 {number} 已解决。"),
    Move.CONTACT: Text(
        en="What the customer of complaint {number} was told is stored.", zh="投诉 {number} 的客户联系已记录。"
    ),
    Move.CONFIRM: Text(en="Complaint {number} is closed.", zh="投诉 {number} 已结案。"),
    Move.RESUME: Text(en="The clock of complaint {number} runs again.", zh="投诉 {number} 已恢复计时。"),
    Move.HAND_OVER: Text(en="Complaint {number} is handed over.", zh="投诉 {number} 已转交。"),
    Move.PAUSE: Text(en="The clock of complaint {number} stands still.", zh="投诉 {number} 已暂停计时。"),
    Move.ESCALATE: Text(en="Complaint {number} is one level up.", zh="投诉 {number} 已升级。"),
    Move.SEND_BACK: Text(en="Complaint {number} is back in an earlier stage.", zh="投诉 {number} 已退回。"),
    Move.REOPEN: Text(en="Complaint {number} is open again.", zh="投诉 {number} 已重新打开。"),
    Move.COMMENT: Text(en="The comment on complaint {number} is stored.", zh="投诉 {number} 的备注已保存。"),
}
WHY = Text(en="Why", zh="原因说明")
REMARK = Text(en="Remark", zh="备注")
WHAT_TO_SAY = Text(en="What was done, what the customer gets", zh="处理结果与给客户的答复")
TO_WHOM = Text(en="To whom", zh="转交给")
PERSON, TEAM, DEPARTMENT = "person", "team", "department"
RECIPIENTS = {
    PERSON: Text(en="A person", zh="同事"),
    TEAM: Text(en="A team", zh="团队"),
    DEPARTMENT: Text(en="Another department", zh="其他部门"),
}
NO_DEPARTMENT = Text(
    en="No other department is set up. An administrator adds them on the page Complaint workflow.",
    zh="尚未设置其他部门，请管理员在“投诉流程”页面添加。",
)
TAKES_OVER = Text(en="Who takes it over (optional)", zh="接手人（可不选）")
BACK_TO = Text(en="Back to", zh="退回到")
PAUSE_REASON = Text(en="Waiting for", zh="等待对象")
PAUSE_REASONS = {
    "customer": Text(en="the customer", zh="客户"),
    "third_party": Text(en="a third party", zh="第三方"),
}
CONTACT = Text(en="What kind of answer", zh="回复类型")
CONTACTS = {
    "replied": Text(en="a substantive reply", zh="实质性回复"),
    "acknowledged": Text(en="an acknowledgement only", zh="仅确认收到"),
}
ENDING = Text(en="How it ended", zh="处理方式")
ENDINGS = {
    "solved": Text(en="solved", zh="已解决问题"),
    "compensated": Text(en="compensated", zh="已补偿"),
    "mediated": Text(en="mediated by a third party", zh="第三方调解"),
    "explained": Text(en="explained, the customer agrees", zh="已解释，客户接受"),
    "withdrawn": Text(en="withdrawn by the customer", zh="客户撤诉"),
}
BULK = Text(en="Hand over several", zh="批量转交")
BULK_WHICH = Text(en="Which complaints", zh="选择投诉")
BULK_DONE = Text(en="{count} complaints are handed over.", zh="已转交 {count} 件投诉。")
