"""Why a stage of complaints, or another department, cannot be changed as somebody asked; part of rejected.REASONS."""

from metrics.words import Text

STAGE_REASONS: dict[str, Text] = {
    "stage_unknown": Text(
        en="There is no such stage. Reload the page and choose another.", zh="没有该阶段，请刷新页面后另选。"
    ),
    "stage_name_missing": Text(en="Give the stage a name.", zh="请填写阶段名称。"),
    "stage_name_taken": Text(
        en="There is a stage “{name}” already. Choose another name.", zh="已有名为“{name}”的阶段，请换一个名称。"
    ),
    "stage_name_ends": Text(
        en="In files “{name}” means that a complaint is answered or closed. Choose another name.",
        zh="导入文件中的“{name}”表示投诉已答复或已关闭，请换一个名称。",
    ),
    "stage_name_too_long": Text(
        en="The name has {length} characters; up to {limit} can be stored. Shorten it.",
        zh="名称共 {length} 个字符，最多可保存 {limit} 个，请精简。",
    ),
    "stage_place": Text(
        en="A stage of your own stands after “{first}” and before “{last}”. Choose one of these to follow.",
        zh="自定义阶段须在“{first}”之后、“{last}”之前，请重新选择位置。",
    ),
    "stage_after_itself": Text(en="A stage cannot follow itself. Choose another.", zh="阶段不能排在自身之后，请另选。"),
    "stage_built_in": Text(
        en="“{name}” is one of the five stages that every complaint has: it can be renamed, not moved or retired.",
        zh="“{name}”是每件投诉都有的五个基本阶段之一，可以改名，不能移动或停用。",
    ),
    "stage_retired": Text(en="“{name}” is retired already. Reload the page.", zh="“{name}”已停用，请刷新页面。"),
    "stage_not_retired": Text(en="“{name}” is in use already. Reload the page.", zh="“{name}”正在使用，请刷新页面。"),
    "too_many_stages": Text(
        en="There are {count} stages of your own already; more would not be told apart. Rename or restore one.",
        zh="自定义阶段已有 {count} 个，过多将难以区分。请改名或恢复已有的阶段。",
    ),
    "department_missing": Text(en="Give the department a name.", zh="请填写部门名称。"),
    "department_taken": Text(
        en="There is, or was, a department “{name}” already. Choose another name.",
        zh="“{name}”已是某个部门现在或曾用的名称，请换一个名称。",
    ),
    "department_asked": Text(
        en="Open complaints still wait for “{name}”. Take them back first, then retire it.",
        zh="仍有未结投诉在等待“{name}”处理，请先收回这些投诉再停用。",
    ),
    "department_retired": Text(en="“{name}” is retired already. Reload the page.", zh="“{name}”已停用，请刷新页面。"),
    "department_not_retired": Text(
        en="“{name}” can be asked already. Reload the page.", zh="“{name}”正在使用，请刷新页面。"
    ),
}
