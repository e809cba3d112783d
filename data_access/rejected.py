"""What is refused, and in which words. Every reason has its sentence here, in both languages."""

from data_access.reasons.absence_reasons import ABSENCE_REASONS
from data_access.reasons.account_reasons import ACCOUNT_REASONS
from data_access.reasons.action_reasons import ACTION_REASONS
from data_access.reasons.calendar_reasons import CALENDAR_REASONS
from data_access.reasons.complaint_reasons import COMPLAINT_REASONS
from data_access.reasons.erasing_reasons import ERASING_REASONS
from data_access.reasons.feedback_reasons import FEEDBACK_REASONS
from data_access.reasons.review_reasons import REVIEW_REASONS
from data_access.reasons.source_reasons import SOURCE_REASONS
from data_access.reasons.stage_reasons import STAGE_REASONS
from data_access.reasons.standard_reasons import STANDARD_REASONS
from metrics.words import Language, Text

REASONS: dict[str, Text] = {
    "not_allowed": Text(
        en="You may not do this. Ask your team lead or an administrator.",
        zh="您没有此操作的权限，请联系团队主管或管理员。",
    ),
    "request_key_reused": Text(
        en="This form was saved before with other content, so nothing was stored now. Your text is still here: "
        "open the form anew and enter it there.",
        zh="该表单此前已以不同内容保存过，本次未存储。您填写的内容仍保留在此，请重新打开表单后再提交。",
    ),
    "choice_missing": Text(en="Something is not chosen yet. Choose one.", zh="还有必选项未选择，请选择一项。"),
    "choice_unknown": Text(
        en="“{value}” is none of the choices. Choose one from the list.",
        zh="“{value}”不在可选范围内，请从列表中选择。",
    ),
    "customer_not_found": Text(
        en="This customer is not among those of your teams. Search again, or save without a customer.",
        zh="在您的团队中未找到该客户。请重新搜索，或不选客户直接保存。",
    ),
    "member_not_found": Text(
        en="This person is not an active member of your teams. Choose somebody else.",
        zh="此人不是您团队的在职成员，请另选。",
    ),
    "team_not_found": Text(
        en="This team is not one of yours. Choose another.",
        zh="这不是您所在或负责的团队，请另选。",
    ),
    "answer_empty": Text(
        en="Give a score or a comment.",
        zh="请至少填写评分或评语。",
    ),
    "text_missing": Text(
        en="The text is empty. Write what was said.",
        zh="内容为空，请填写客户的原话或概要。",
    ),
    "text_too_long": Text(
        en="The text has {length} characters; up to {limit} can be stored. Shorten it.",
        zh="内容共 {length} 个字符，最多可保存 {limit} 个，请精简。",
    ),
    "day_in_future": Text(
        en="This day or time has not come yet. Choose today or an earlier one.",
        zh="所选日期或时间尚未到来，请选择今天或更早的时间。",
    ),
    "entry_not_found": Text(
        en="There is no such entry among those of your teams. Reload the page.",
        zh="在您的团队中未找到该记录，请刷新页面。",
    ),
    "own_answer": Text(
        en="A score for your own service is confirmed by your lead. Ask them.",
        zh="对您本人服务的评分须由您的上级确认，请联系上级。",
    ),
    "answer_refused": Text(
        en="This score was refused already, so it cannot be confirmed. Log it again if it is right after all.",
        zh="该评分已被退回，不能再确认。如确属实，请重新登记。",
    ),
    "answer_confirmed": Text(
        en="This score was confirmed already and counts. Void it among the rows behind the number, if it is wrong.",
        zh="该评分已确认并计入统计，不能退回。如有误，请在数字背后的明细中作废。",
    ),
    "team_missing": Text(
        en="Say which team shall take it, or who: without either nobody would see it.",
        zh="请选择受理团队或负责人，否则没有人能看到这件投诉。",
    ),
    "reason_missing": Text(
        en="Say why; the reason is kept with the entry.",
        zh="请填写原因，原因会与记录一并保存。",
    ),
    "complaint_missing": Text(
        en="Say which complaint. Choose it in the list.",
        zh="尚未选择投诉，请先在列表中选择。",
    ),
    "complaint_not_open": Text(
        en="This complaint was closed already. Reload the page to see how.",
        zh="该投诉已关闭，请刷新页面查看处理结果。",
    ),
    "cause_missing": Text(
        en="A complaint is not closed without its cause. Say what caused it.",
        zh="关闭投诉前必须填写原因，请补充投诉原因。",
    ),
    "file_empty": Text(
        en="The file holds no table. Choose another file or sheet.",
        zh="文件中没有表格数据，请选择其他文件或工作表。",
    ),
    "file_too_large": Text(
        en="The file has {megabytes} MB; up to {limit} MB can be imported. Split it and import the parts.",
        zh="文件大小为 {megabytes} MB，最多可导入 {limit} MB。请拆分后分批导入。",
    ),
    "file_unpacks_too_large": Text(
        en="Unpacked, the file is far larger than it looks, so it was not opened. Export it again as CSV, or split it.",
        zh="文件解压后的体积远超正常范围，因此没有打开。请重新导出为 CSV，或拆分后再导入。",
    ),
    "file_broken": Text(
        en="The file is damaged and cannot be opened. Export it again.",
        zh="文件已损坏，无法打开，请重新导出。",
    ),
    "file_protected": Text(
        en="The file is protected by a password. Save it without one and import that.",
        zh="文件设有密码保护。请另存为不带密码的文件后再导入。",
    ),
    "file_not_a_table": Text(
        en="This is neither a text table (CSV) nor an Excel file (.xlsx, .xls). Export the data in one of these forms.",
        zh="该文件既不是文本表格（CSV），也不是 Excel 文件（.xlsx、.xls）。请导出为其中一种格式。",
    ),
    "file_is_a_web_page": Text(
        en="This is a web page, whatever its name says. Open it in Excel, save it as .xlsx and import that.",
        zh="该文件实际上是网页格式。请用 Excel 打开，另存为 .xlsx 后再导入。",
    ),
    "sheet_unknown": Text(
        en="The file has no sheet “{sheet}”. Choose one of its sheets.",
        zh="文件中没有名为“{sheet}”的工作表，请重新选择。",
    ),
    "too_many_columns": Text(
        en="The table has {columns} columns; up to {limit} can be read. Remove those that are not needed.",
        zh="表格有 {columns} 列，最多可读取 {limit} 列。请删除不需要的列。",
    ),
    "row_cut_off": Text(
        en="The row ends too early: the file was cut off here, or a quotation mark is missing. Complete the row.",
        zh="该行不完整：文件在此处被截断，或缺少引号。请补全该行。",
    ),
    "row_too_long": Text(
        en="The row has more cells than the table has columns. Put texts that hold the separator into quotation marks.",
        zh="该行的单元格数多于表格列数。如文本中含有分隔符，请用引号括起来。",
    ),
    "cell_too_long": Text(
        en="A cell of this row is far too long. Shorten it, or look for a missing quotation mark.",
        zh="该行有单元格内容过长。请缩短内容，或检查是否缺少引号。",
    ),
    "email_of_another": Text(
        en="This e-mail address belongs to a member with another number. Give each person their own address.",
        zh="该邮箱属于另一编号的成员，请为每人填写各自的邮箱。",
    ),
    "cell_required": Text(
        en="This cell must not be empty. Fill it in.",
        zh="此单元格不能为空，请填写。",
    ),
    "date_unreadable": Text(
        en="This is no date in the order chosen for the column. Write it as 2026-08-26 18:39, or choose another order.",
        zh="无法识别为日期，或与该列所选的年月日顺序不符。请写成 2026-08-26 18:39 的形式，或更改顺序。",
    ),
    "time_unreadable": Text(
        en="This is no time of day. Write it as 18:39.",
        zh="无法识别为时刻，请写成 18:39 的形式。",
    ),
    "number_unreadable": Text(
        en="This is no number. Write it in digits.",
        zh="无法识别为数字，请用阿拉伯数字填写。",
    ),
    "score_unreadable": Text(
        en="This is no score. Write a number, or say in the mapping what the word means.",
        zh="无法识别为评分。请填写数字，或在字段映射中说明该词的含义。",
    ),
    "score_outside_scale": Text(
        en="The score lies outside the scale chosen. Correct it, or choose another scale.",
        zh="评分超出所选量表的范围。请更正，或选择其他量表。",
    ),
    "yes_or_no_unreadable": Text(
        en="This is neither yes nor no. Write one of them, or say in the mapping what the word means.",
        zh="无法识别为“是”或“否”。请改写，或在字段映射中说明该词的含义。",
    ),
    "value_unknown": Text(
        en="This word is not known. Say in the mapping what it means.",
        zh="无法识别该取值，请在字段映射中说明其含义。",
    ),
    "mapping_incomplete": Text(
        en="No column is chosen for: {fields}. Choose one for each.",
        zh="以下字段尚未指定对应的列：{fields}。请逐一选择。",
    ),
    "mapping_answers_undated": Text(
        en="Survey answers need a column with the day or time of each answer, or of its invitation. Choose one: "
        "without it no answer belongs to a period.",
        zh="问卷答复需要一列评价时间（或邀请时间），否则无法归入任何时段。请选择该列。",
    ),
    "mapping_answers_empty": Text(
        en="Survey answers need a column with the score or with the comment. Choose one.",
        zh="问卷答复需要一列评分或评价内容，请选择。",
    ),
    "mapping_undecided": Text(
        en="The rows do not show whether the day or the month comes first in: {fields}. Choose it.",
        zh="仅凭数据无法判断以下字段是日在前还是月在前：{fields}。请手动选择。",
    ),
    "mapping_other_columns": Text(
        en="The file has no column named: {columns}. Choose others, or another mapping.",
        zh="文件中没有以下列：{columns}。请重新选择列，或改用其他字段映射。",
    ),
    "mapping_no_event_log": Text(
        en="Several rows per ticket need a column with the time of each event. Choose it.",
        zh="一张工单对应多行时，需要一列记录每次变更的时间，请选择该列。",
    ),
    "mapping_unreadable": Text(
        en="The saved mapping cannot be read. Make it anew.",
        zh="已保存的字段映射无法读取，请重新设置。",
    ),
    "zone_unknown": Text(
        en="“{zone}” is no time zone. Choose one such as Asia/Shanghai.",
        zh="“{zone}”不是有效的时区，请选择如 Asia/Shanghai 的时区。",
    ),
    "number_too_large": Text(
        en="This number is too large to be an amount. Correct it, or choose another column.",
        zh="该数值过大，不是有效金额。请更正，或重新选择列。",
    ),
    "import_cancelled": Text(
        en="The import was cancelled; nothing of the file is stored.",
        zh="导入已取消，文件内容未写入。",
    ),
    "import_waited_too_long": Text(
        en="Another import has been storing for very long. Nothing of this file is stored; try again later.",
        zh="另一项导入长时间未完成，本次文件内容未写入，请稍后重试。",
    ),
    "import_stored_otherwise": Text(
        en="Import no. {batch} stored these rows the other way: as complaints instead of contacts, or as contacts "
        "instead of complaints. Withdraw it first.",
        zh="第 {batch} 次导入已将这些记录按另一种方式保存（投诉与服务记录互换），请先撤销该次导入。",
    ),
    "database_busy": Text(
        en="Something else is writing to the database just now, probably a large import, so nothing was stored. "
        "Your entry is still here: send it again in a minute.",
        zh="数据库正在写入其他数据（可能是较大的导入），本次未存储。您填写的内容仍保留在此，请稍后再次提交。",
    ),
    "database_away": Text(
        en="The database cannot be reached just now. What you typed is still here: save it again in a moment.",
        zh="数据库暂时无法连接。您填写的内容仍保留在此，请稍后再次保存。",
    ),
    "import_stored_as_another_kind": Text(
        en="Import no. {batch} stored this very file as another kind, so its rows would count twice. "
        "Withdraw that import first, or choose its kind.",
        zh="第 {batch} 次导入已将该文件按另一种类型保存，再次导入会重复计数。请先撤销该次导入，或选择与其相同的类型。",
    ),
    "import_unknown": Text(en="There is no such import.", zh="没有找到该次导入。"),
    "import_withdrawn": Text(en="This import is withdrawn already.", zh="该次导入已撤销，无需重复操作。"),
    "import_changed_later": Text(
        en="Import no. {batch} ({filename}) changed rows of this one later. Withdraw that one first.",
        zh="之后的第 {batch} 次导入（{filename}）修改了本次导入的记录，请先撤销该次导入。",
    ),
    "mapping_name_missing": Text(en="Give the mapping a name.", zh="请为字段映射命名。"),
    "mapping_unknown": Text(
        en="There is no saved mapping “{name}”. Choose one of: {names}.",
        zh="没有名为“{name}”的字段映射，可选：{names}。",
    ),
    "mapping_other_kind": Text(
        en="The mapping “{name}” is for another kind of file. Choose another one.",
        zh="字段映射“{name}”适用于其他类型的文件，请另选。",
    ),
    **ABSENCE_REASONS,
    **ACCOUNT_REASONS,
    **ACTION_REASONS,
    **COMPLAINT_REASONS,
    **CALENDAR_REASONS,
    **ERASING_REASONS,
    **FEEDBACK_REASONS,
    **REVIEW_REASONS,
    **SOURCE_REASONS,
    **STAGE_REASONS,
    **STANDARD_REASONS,
}


class Rejected(Exception):
    """Something a person asked for that cannot be done as it stands; nothing was changed.

    `reason` is a key of `REASONS`, `details` fills the places of its sentence; a `Text` among them is said in the
    person's language, too.
    """

    def __init__(self, reason: str, **details: object) -> None:
        if reason not in REASONS:
            raise KeyError(f"the reason {reason!r} has no words in data_access/rejected.py")
        super().__init__(reason)
        self.reason = reason
        self.details = details

    def said(self, language: Language) -> str:
        """The sentence for the person, in their language."""
        details = {key: each.said(language) if isinstance(each, Text) else each for key, each in self.details.items()}
        return REASONS[self.reason].said(language, **details)


class NotAllowed(Rejected):
    """The scope may not do this."""

    def __init__(self, **details: object) -> None:
        super().__init__("not_allowed", **details)
