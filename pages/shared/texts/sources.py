"""The words of the page of data sources, and of what Data health says about them."""

from metrics.words import Text

INTRODUCTION = Text(
    en="What lives in another database, or arrives in a folder, can be read again and again: only what is new, through the "
    "same mapping and checks as a file.",
    zh="其他数据库中的数据，或不断放入某个文件夹的文件，可以反复读取：每次只读取新数据，映射和校验与导入文件时相同。",
)
NO_VARIABLES = Text(
    en="No environment variable here begins with {prefix}. Whoever starts the dashboard sets one for each source, to the "
    "address of a database (with a user who may only read) or to the path of a folder: no address and no password is ever "
    "typed here or stored.",
    zh="当前没有以 {prefix} 开头的环境变量。请由启动看板的人为每个数据源设置一个，内容为数据库地址（使用只读账号）或文件夹路径。"
    "地址和密码不在页面上填写，也不会存入数据库。",
)
SOURCES = Text(en="Saved sources", zh="已保存的数据源")
NONE_YET = Text(en="No source is saved yet.", zh="尚未保存数据源。")
NONE_YET_WHAT = Text(en="Make the first one below.", zh="请在下方新建。")
CHOOSE = Text(en="Choose a line to read, change or remove a source.", zh="选择一行可读取、修改或删除该数据源。")
NAME = Text(en="Name", zh="名称")
VARIABLE = Text(en="Environment variable", zh="环境变量")
VARIABLE_HELP = Text(
    en="It holds the address of the database, or the path of the folder. Only its name is stored.",
    zh="其内容为数据库地址或文件夹路径；此处只保存变量名。",
)
READS = Text(en="From", zh="来源")
READ_FROM = {
    "database": Text(en="Database", zh="数据库"),
    "folder": Text(en="Folder", zh="文件夹"),
}
KIND = Text(en="What it gives", zh="数据内容")
LAST_RUN = Text(en="Last read", zh="上次读取")
STARTED = Text(en="Begun", zh="开始时间")
AGE = Text(en="Age", zh="距今")
STATE = Text(en="What came of it", zh="结果")
NEVER = Text(en="Never read yet", zh="尚未读取")
WELL = Text(en="Read", zh="已读取")
WELL_MORE = Text(en="Read up to the row limit; more is left", zh="已读取至行数上限，尚有剩余")
RUNS = Text(en="Being read, or interrupted", zh="读取中，或已中断")
FILES = Text(en="Files", zh="文件数")
READ = Text(en="Rows read", zh="读取行数")
UP_TO = Text(en="Read up to", zh="已读取至")
MINUTES_AGO = Text(en="{count} min", zh="{count} 分钟")
HOURS_AGO = Text(en="{count} h", zh="{count} 小时")
DAYS_AGO = Text(en="{count} days", zh="{count} 天")
READ_NOW = Text(en="Read now", zh="立即读取")
READ_ANEW = Text(en="Read all of it anew", zh="从头重新读取")
READING = Text(en="Reading “{name}” …", zh="正在读取“{name}”……")
DONE = Text(
    en="“{name}” was read: {read} rows · {new} new · {changed} changed · {unchanged} unchanged · {refused} refused",
    zh="已读取“{name}”：共 {read} 行 · 新增 {new} · 更新 {changed} · 未变 {unchanged} · 拒绝 {refused}",
)
MORE = Text(en="The row limit left some rows. Read once more.", zh="因行数上限尚有剩余数据，请再次读取。")
FILE_FAILED = Text(en="{file}: {why}", zh="{file}：{why}")
SOURCE_FAILED = Text(en="{name}: {why}", zh="{name}：{why}")
EARLIER = Text(en="The last times", zh="最近的读取")
CHANGE = Text(en="Change it", zh="修改")
LEAVE = Text(en="Make a new one instead", zh="改为新建")
REMOVE = Text(en="Remove", zh="删除")
REMOVE_SURE = Text(
    en="It is not read any more. What was stored from it stays.", zh="删除后不再读取；已存入的数据会保留。"
)
REMOVED = Text(en="The source is removed.", zh="已删除该数据源。")
TIMER = Text(en="For a timer:", zh="用于定时任务：")
NEW = Text(en="New source", zh="新建数据源")
CHANGING = Text(en="Change “{name}”", zh="修改“{name}”")
STATEMENT = Text(en="SELECT statement", zh="SELECT 语句")
STATEMENT_HELP = Text(
    en="One statement beginning with SELECT or WITH, without a semicolon in it. It runs in a transaction that only reads, "
    "where the database knows such a thing.",
    zh="一条以 SELECT 或 WITH 开头的语句，语句中不能有分号。如对方数据库支持，将在只读事务中执行。",
)
TRY = Text(en="Try it", zh="试读")
TRYING = Text(en="Asking for the first rows …", zh="正在读取前几行……")
TRIED = Text(en="{columns} columns, {rows} rows looked at.", zh="共 {columns} 列，已查看 {rows} 行。")
TRIED_FILE = Text(en="The file {file} stands for all of them.", zh="以文件 {file} 为例。")
NO_ROWS = Text(
    en="The statement gives no rows now, so there is nothing to propose a mapping from but names.",
    zh="当前查询没有结果，只能根据列名推测对应关系。",
)
HOW = Text(en="4 · How it is read", zh="4 · 读取设置")
WATERMARK = Text(en="Column that says what is new", zh="增量列")
WATERMARK_HELP = Text(
    en="A time of the last change, or a number that only grows. Only rows from its last value on are read; rows without a "
    "value in it are not. Without such a column all rows are read each time, and only what changed is stored.",
    zh="最后修改时间，或只增不减的编号。每次只读取不早于上次取值的行，该列为空的行不读取。不选择时每次读取全部，仅存入有变化的数据。",
)
NO_WATERMARK = Text(en="— none: read all each time —", zh="— 无：每次读取全部 —")
ROW_LIMIT = Text(en="At most rows each time", zh="每次最多行数")
SECONDS = Text(en="At most seconds", zh="最长秒数")
SYSTEM = Text(en="System", zh="来源系统")
SYSTEM_HELP = Text(
    en="Only if several systems use the same numbers for different things.", zh="仅当多个系统的编号会重复时填写。"
)
SAVE = Text(en="Save the source", zh="保存数据源")
SAVED = Text(en="“{name}” is saved. It has not been read by this.", zh="“{name}”已保存，尚未读取数据。")
HEALTH = Text(en="Data sources", zh="数据源")
HEALTH_WELL = Text(en="Every data source was read without an error ({count})", zh="{count} 个数据源上次读取均正常")
HEALTH_UNREAD = Text(en="{unread} of {count} data sources: not read yet", zh="{count} 个数据源中有 {unread} 个尚未读取")
HEALTH_FAILED = Text(
    en="{failed} of {count} data sources: somebody should look", zh="{count} 个数据源中有 {failed} 个需要处理"
)
HEALTH_CAPTION = Text(
    en="The last time each was read; to read or change one: Manage → Data sources.",
    zh="各数据源上次读取的情况；如需读取或修改，请前往“管理 → 数据源”。",
)
