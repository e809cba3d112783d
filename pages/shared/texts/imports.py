"""The words of the import page."""

from metrics.words import Text

INTRODUCTION = Text(
    en="Bring in what your CRM, help desk or spreadsheet exports: CSV, TSV, Excel, also packed as .gz. Nothing is stored "
    "before you have seen how it will be stored.",
    zh="导入 CRM、客服系统或表格导出的文件：CSV、TSV、Excel，也可为 .gz 压缩文件。存入之前，您会先看到数据将如何存储。",
)
UPLOAD = Text(en="Upload", zh="选择文件")
UPLOAD_LIMITS = Text(
    en="{size} MB per file: CSV, TSV, TXT, XLSX, XLS, GZ", zh="单个文件不超过 {size} MB：CSV、TSV、TXT、XLSX、XLS、GZ"
)
WHAT = Text(en="What is in the file", zh="文件内容")
KINDS = {
    "contacts": Text(en="Contacts", zh="联系记录"),
    "tickets": Text(en="Tickets or their events", zh="工单或工单日志"),
    "customers": Text(en="Customers", zh="客户"),
    "orders": Text(en="Orders", zh="订单"),
    "answers": Text(en="Survey answers", zh="问卷答复"),
    "members": Text(en="Members", zh="成员"),
}
FILE = Text(en="File", zh="文件")
SHEET = Text(en="Sheet", zh="工作表")
READ_AS = Text(
    en="{columns} columns · header in line {header} · {encoding}", zh="{columns} 列 · 表头在第 {header} 行 · {encoding}"
)
KNOWN = Text(
    en="These columns are known: the mapping “{name}” is used.", zh="识别到相同的列，使用已保存的映射“{name}”。"
)
PROPOSED = Text(
    en="Proposed from the names and values of the columns. Please look at it and correct what is wrong.",
    zh="根据列名和数值推测的对应关系，请核对并更正。",
)
COLUMNS = Text(en="1 · Which column is what", zh="1 · 列的对应关系")
MORE_FIELDS = Text(en="Fields without a column ({count})", zh="没有对应列的字段（{count}）")
NO_COLUMN = Text(en="— none —", zh="— 无 —")
REQUIRED = Text(en="{field} (required)", zh="{field}（必填）")
READING = Text(en="2 · How to read it", zh="2 · 读取方式")
ORDER = Text(en="{field}: which comes first?", zh="{field}：日期顺序是？")
ORDER_EXAMPLE = Text(en="The rows do not decide. {example} is then …", zh="仅凭数据无法判断。例如 {example} 将读作……")
ORDERS = {
    "day_first": Text(en="day first", zh="日在前"),
    "month_first": Text(en="month first", zh="月在前"),
    "year_first": Text(en="year first", zh="年在前"),
}
STORES_AS = Text(en="The rows are", zh="这些记录是")
STORED = {
    "interactions": Text(en="contacts with customers", zh="客户联系"),
    "complaints": Text(en="complaints, with their stages", zh="投诉（含各阶段）"),
}
SCALE_LOW = Text(en="Lowest score of the scale", zh="评分范围：最低分")
SCALE_HIGH = Text(en="Highest score", zh="评分范围：最高分")
ZERO_MISSING = Text(en="0 means not answered", zh="0 表示未作答")
ZONE = Text(en="Times in the file are of", zh="文件中的时间所属时区")
EVENT_LOG = Text(
    en="Several rows tell the story of one ticket; they become one ticket with its stages.",
    zh="同一工单有多行记录，将合并为一张工单及其各阶段。",
)
UNKNOWN = Text(en="Words we do not know", zh="无法识别的取值")
UNKNOWN_COUNT = Text(en="Words we do not know ({count})", zh="无法识别的取值（{count}）")
UNKNOWN_CAPTION = Text(
    en="Say below what they mean; the saved mapping remembers it. Without that, some are stored as they are, and a row "
    "with another one is refused.",
    zh="可在下方说明其含义，保存映射后会记住。未说明时，“保留”的取值按原样存储，含有其他取值的行会被拒绝。",
)
FIELD = Text(en="Field", zh="字段")
VALUE = Text(en="Value", zh="取值")
ROWS = Text(en="Rows", zh="行数")
KEPT = Text(en="What becomes of it", zh="处理方式")
KEPT_AS = {
    True: Text(en="stored as it is", zh="保留"),
    False: Text(en="row refused", zh="拒绝该行"),
}
PREVIEW = Text(en="3 · The first rows as they will be stored", zh="3 · 前几行将如此存储")
PREVIEW_REFUSED = Text(en="Why it is refused", zh="拒绝原因")
REFUSED_CELL = Text(en="{column}: {reason}", zh="{column}：{reason}")
YES = Text(en="Yes", zh="是")
NO = Text(en="No", zh="否")
STATES = {
    "open": Text(en="Open", zh="处理中"),
    "resolved": Text(en="Resolved", zh="已解决"),
    "closed": Text(en="Closed", zh="已关闭"),
}
STORE = Text(en="4 · Store", zh="4 · 存入")
LARGE = Text(
    en="A large file: while it is being stored, forms that others save wait for up to half a minute.",
    zh="文件较大：存入期间，其他人提交的表单最多可能等待半分钟。",
)
TRY = Text(en="Try without storing", zh="试运行（不存入）")
STORE_BUTTON = Text(en="Store", zh="存入")
CANCEL = Text(en="Cancel", zh="取消")
PHASES = {
    "reading": Text(en="Reading the file …", zh="正在读取文件……"),
    "waiting": Text(en="Waiting for other writers …", zh="正在等待其他写入……"),
    "storing": Text(en="Storing …", zh="正在存入……"),
}
WOULD = Text(en="If you store it now:", zh="如果现在存入：")
DID = Text(en="Stored.", zh="已存入。")
DID_NOTHING = Text(
    en="Everything in this file is already stored; nothing changed.", zh="文件中的内容均已存在，没有变化。"
)
COUNTS = Text(
    en="{read} rows read · {new} new · {changed} changed · {unchanged} unchanged · {refused} refused",
    zh="读取 {read} 行 · 新增 {new} · 更新 {changed} · 未变 {unchanged} · 拒绝 {refused}",
)
FOUND = Text(
    en="New besides: {items}",
    zh="另外新增：{items}",
)
FOUND_ITEMS = {
    "teams": Text(en="{count} team(s)", zh="{count} 个团队"),
    "members": Text(en="{count} member(s)", zh="{count} 名成员"),
    "customers": Text(en="{count} customer(s)", zh="{count} 个客户"),
}
STRANGE_ITEM = Text(en="{what} ({count})", zh="{what}（{count}）")
TO_OVERVIEW = Text(en="See the numbers", zh="查看数据概览")
TO_DATA_HEALTH = Text(en="See what is strange", zh="查看存疑记录")
REPEATED = Text(
    en="{count} rows came again later in the file; the last one counts.",
    zh="{count} 行在文件中重复出现，以最后一行为准。",
)
STRANGE = Text(en="Kept although strange: {items}", zh="保留但存疑：{items}")
STAGES_LEFT_OUT = Text(
    en="The file tells of stages; they are not stored, because contacts have none.",
    zh="文件含有阶段信息；按客户联系存储时不保留阶段。",
)
REFUSED = Text(en="Refused rows", zh="被拒绝的行")
REFUSED_DOWNLOAD = Text(en="Download to correct and import again", zh="下载，更正后重新导入")
LINE = Text(en="Line", zh="行号")
COLUMN = Text(en="Column", zh="列")
REASON = Text(en="Reason", zh="原因")
SAVE_MAPPING = Text(en="Save this mapping for the next file", zh="保存此映射，供下次使用")
MAPPING_NAME = Text(en="Name of the mapping", zh="映射名称")
SAVE = Text(en="Save", zh="保存")
MAPPING_SAVED = Text(en="Saved; it is found again for files with these columns.", zh="已保存，遇到相同的列会自动使用。")
EARLIER = Text(en="Earlier imports", zh="历次导入")
NONE_YET = Text(en="Nothing was imported yet", zh="尚未导入任何文件")
NONE_YET_DO = Text(en="Choose a file above.", zh="请在上方选择文件。")
WHEN = Text(en="When", zh="时间")
WHO = Text(en="Who", zh="导入人")
KIND = Text(en="Kind", zh="类型")
NEW = Text(en="New", zh="新增")
CHANGED = Text(en="Changed", zh="更新")
UNCHANGED = Text(en="Unchanged", zh="未变")
REFUSED_COUNT = Text(en="Refused", zh="拒绝")
WITHDRAWN = Text(en="Withdrawn", zh="已撤回")
SELECTED = Text(en="{filename}, stored {when}", zh="{filename}，{when} 存入")
WITHDRAW = Text(en="Withdraw this import", zh="撤回此次导入")
WITHDRAW_SURE = Text(
    en="Its rows go, and what it changed becomes as it was before.", zh="其新增的行将移除，被更新的内容恢复原状。"
)
DONE_WITHDRAWN = Text(en="The import is withdrawn.", zh="已撤回该次导入。")
AS_IT_IS = Text(en="as it is in the file", zh="按文件原样")
