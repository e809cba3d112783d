"""The words of the page on the stages of complaints and on other departments."""

from metrics.words import Text

INTRODUCTION = Text(
    en="What a complaint goes through from receipt to confirmation, and whom else in the organisation it may be about. "
    "A change counts from now on; what has happened keeps its stages and times.",
    zh="投诉从受理到回访关闭经过的阶段，以及可协办的其他部门。修改自即刻起生效，已发生的阶段与用时不变。",
)
ARROW = " → "
ORDER = Text(en="The stages of a complaint", zh="投诉的各阶段")
ORDER_CAPTION = Text(
    en="In this order. Five are every complaint's: they can be renamed. Between the first of them and the answer you may "
    "add your own.",
    zh="按此顺序进行。五个基本阶段每件投诉都有，可以改名；在受理之后、反馈之前可加入自定义阶段。",
)
PLACE = Text(en="No.", zh="序号")
STAGE = Text(en="Stage", zh="阶段")
NAME = Text(en="Name", zh="名称")
OTHER_NAME = Text(en="Chinese name", zh="英文名称")
NAME_EN_OPTIONAL = Text(en="English name (optional)", zh="英文名称（可不填）")
NAME_EN_HELP = Text(
    en="What is shown in English; without it, the name.", zh="英文界面显示的名称，不填则显示上面的名称。"
)
KIND = Text(en="Kind", zh="类型")
EVERYBODYS = Text(en="every complaint's", zh="基本阶段")
OWN = Text(en="your own", zh="自定义")
OWN_RETIRED = Text(en="your own, retired", zh="自定义（已停用）")
OPEN_NOW = Text(en="Open complaints", zh="未结投诉")
OPEN_NOW_MEANS = Text(
    en="How many are in this stage now. After the answer a complaint is not open any more.",
    zh="目前处于该阶段的投诉数。反馈之后的投诉不再算未结。",
)

ADD = Text(en="Add a stage", zh="新增阶段")
ADD_CAPTION = Text(
    en="People move complaints into it from the stage before; service standards may be set for it.",
    zh="投诉由前一阶段推进到该阶段，并可为其设定服务标准。",
)
AFTER = Text(en="Comes after", zh="排在此阶段之后")
ADD_BUTTON = Text(en="Add", zh="新增")
ADDED = Text(en="The stage “{name}” is added.", zh="已新增阶段“{name}”。")
CHANGE = Text(en="Change a stage", zh="修改阶段")
CHANGE_CAPTION = Text(
    en="Choose it here or in the table. Its new name is shown everywhere, also for what has happened.",
    zh="可在此或上表中选择。新名称在各处显示，包括过往记录。",
)
WHICH = Text(en="Which stage", zh="选择阶段")
RENAME = Text(en="Rename", zh="改名")
RENAMED = Text(en="The stage is called “{name}” now.", zh="该阶段现名为“{name}”。")
MOVE = Text(en="Move", zh="移动")
MOVED = Text(en="“{name}” comes after “{after}” now.", zh="“{name}”现排在“{after}”之后。")
RETIRE = Text(en="Retire", zh="停用")
RETIRE_WHAT = Text(
    en="No complaint enters it any more. Complaints in it now: {count}; they can be moved on, sent back or resolved. What "
    "happened in it stays.",
    zh="不再有投诉进入该阶段。目前处于该阶段的投诉：{count} 件，仍可推进、退回或解决。过往记录不变。",
)
RETIRE_SURE = Text(en="Retire this stage", zh="确认停用")
RETIRED = Text(en="“{name}” is retired.", zh="“{name}”已停用。")
RESTORE = Text(en="Use it again", zh="恢复使用")
RESTORED = Text(en="“{name}” is in use again.", zh="“{name}”已恢复使用。")
FIXED = Text(
    en="Every complaint has this stage: it can be renamed, not moved or retired.",
    zh="该阶段为基本阶段，可以改名，不能移动或停用。",
)

DEPARTMENTS = Text(en="Other departments", zh="协办部门")
DEPARTMENTS_NONE = Text(en="No other department is set up yet", zh="尚未设置协办部门")
DEPARTMENTS_COUNT = Text(en="Other departments: {count}", zh="协办部门：{count} 个")
DEPARTMENTS_CAPTION = Text(
    en="Whom people who work on a complaint may ask. The time until it comes back is the department's, counted in its own "
    "working hours.",
    zh="处理投诉时可请其协助的部门。转出期间的用时计入该部门，并按其工作日历计算。",
)
DEPARTMENT = Text(en="Department", zh="部门")
CALENDAR = Text(en="Working time", zh="工作日历")
USUAL_CALENDAR = Text(en="the usual one", zh="通用工作日历")
ASKED_NOW = Text(en="Asked now", zh="待其答复")
ASKED_NOW_MEANS = Text(en="Open complaints about which it is asked now.", zh="目前等待该部门处理的未结投诉数。")
STATE = Text(en="State", zh="状态")
IN_USE = Text(en="can be asked", zh="使用中")
NOT_IN_USE = Text(en="retired", zh="已停用")
ADD_DEPARTMENT = Text(en="Add a department", zh="新增部门")
DEPARTMENT_ADDED = Text(en="The department “{name}” is added.", zh="已新增部门“{name}”。")
CHANGE_DEPARTMENT = Text(en="Change a department", zh="修改部门")
CHANGE_DEPARTMENT_CAPTION = Text(
    en="Its name is shown everywhere; its working time counts for what it is asked from now on.",
    zh="名称在各处显示；工作日历的修改自即刻起生效。",
)
WHICH_DEPARTMENT = Text(en="Which department", zh="选择部门")
SAVE = Text(en="Save", zh="保存")
DEPARTMENT_CHANGED = Text(en="“{name}” is changed.", zh="“{name}”已修改。")
RETIRE_DEPARTMENT_WHAT = Text(
    en="It can be asked no more; what it did stays. That is possible once no open complaint waits for it.",
    zh="停用后不能再请其协助，过往记录不变。没有未结投诉等待该部门时方可停用。",
)
RETIRE_DEPARTMENT_SURE = Text(en="Retire this department", zh="确认停用")
