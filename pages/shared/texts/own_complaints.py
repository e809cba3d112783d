"""The words of one's own complaints on the scorecard."""

from metrics.words import Text

TITLE = Text(en="My complaints", zh="我的投诉")
TILES_CAPTION = Text(
    en="Yours, in the chosen period: first response, resolution and what was promised",
    zh="所选时段内由您负责的投诉：首次响应、解决与时限",
)
OPEN = Text(en="My open complaints", zh="我的未结投诉")
OPEN_SAYS = Text(en="{count} open complaints are mine", zh="我名下有 {count} 件未结投诉")
ONE_OPEN_SAYS = Text(en="One open complaint is mine", zh="我名下有 1 件未结投诉")
PRESSING = {
    "late": Text(en="{count} past due", zh="逾期 {count} 件"),
    "risk": Text(en="{count} at risk: 75% of the time is gone", zh="有风险（时限已过 75%）{count} 件"),
    "waiting": Text(en="{count} waiting for others", zh="等待他人 {count} 件"),
    "handed": Text(en="{count} handed to me", zh="他人转交 {count} 件"),
}
DUE_FIRST = Text(en="the one due first on top", zh="最早到期的在前")
NO_OPEN = Text(en="You hold no open complaint", zh="您名下没有未结投诉")
NO_OPEN_DO = Text(
    en="When a customer brings you a complaint, log it: it appears here with its due time.",
    zh="客户向您投诉时请登记，投诉及其截止时间会显示在此。",
)
AT_RISK = Text(en="△ {left}, at risk", zh="△ {left}，有风险")
HANDED_BY = Text(en="Handed over by", zh="转交人")
TO_OPEN = Text(en="To the open complaints", zh="前往未结投诉")
STAGES = Text(en="How long cases stayed with me", zh="投诉在我手上停留的时长")
STAGES_SAY = Text(
    en="Cases stayed longest with me in “{stage}”: {time}", zh="在我手上停留最久的阶段是“{stage}”：{time}"
)
STAGES_CAPTION = Text(
    en="Median by stage, of those that left it in the chosen period; without waiting for others. The team's only from "
    "{people} people on, without names.",
    zh="各阶段停留时长的中位数，按所选时段内离开该阶段的投诉计，不含等待他人的时间。团队至少 {people} 人有数据时才显示团队中位，不显示姓名。",
)
NO_STAGES = Text(en="No case left my hands in this period", zh="该时段没有经我处理完的阶段")
STAGE = Text(en="Stage", zh="阶段")
WITH_ME = Text(en="With me (median)", zh="在我手上（中位）")
CASES = Text(en="n", zh="n")
IN_TEAM = Text(en="In the team (median)", zh="团队（中位）")
RESOLVED = Text(en="What I resolved lately", zh="我最近解决的投诉")
RESOLVED_CAPTION = Text(
    en="The newest {count}, of any period. Choose one to open it.", zh="最近 {count} 件，不限时段。选中一件可打开。"
)
NONE_RESOLVED = Text(en="You resolved no complaint yet", zh="您还没有解决过投诉")
NONE_RESOLVED_DO = Text(
    en="What you resolve appears here with how long it took.", zh="您解决的投诉及其用时会显示在此。"
)
TOOK = Text(en="Took", zh="用时")
KEPT = Text(en="In time", zh="时限")
KEPT_SAID = {True: Text(en="✓ in time", zh="✓ 按时"), False: Text(en="⚠ late", zh="⚠ 逾期")}
