"""Why a file, a row of it or an import is refused, in words; part of data_access/rejected.py."""

from metrics.words import Text

IMPORT_REASONS: dict[str, Text] = {
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
    "cell_required": Text(
        en="This cell must not be empty. Fill it in.",
        zh="此单元格不能为空，请填写。",
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
}
