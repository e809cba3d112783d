"""The words of exports: what is offered, what stands in the head of a document, why something is not there."""

from metrics.words import Text

EXPORT = Text(en="Export", zh="导出")
EXPORT_HELP = Text(
    en="This page as a file: as you see it, with your rights and filters",
    zh="将本页导出为文件：内容与所见一致，权限与筛选条件相同",
)
TITLE = Text(en="Export: {title}", zh="导出：{title}")
FORMAT = Text(en="As", zh="格式")
FORMATS = {
    "html": Text(en="HTML", zh="HTML"),
    "pdf": Text(en="PDF", zh="PDF"),
    "xlsx": Text(en="XLSX", zh="XLSX"),
    "png": Text(en="PNG", zh="PNG"),
}
WHAT = {
    "html": Text(
        en="One file that opens in every browser, without a network too, and prints on A4.",
        zh="单个文件，任何浏览器均可打开，无需联网，可按 A4 打印。",
    ),
    "pdf": Text(en="The page on sheets of A4.", zh="按 A4 分页的版本。"),
    "xlsx": Text(
        en="A workbook: a sheet for each table and chart, the filters, and what the numbers mean.",
        zh="工作簿：每个表格和图表各一张工作表，另附筛选条件与指标定义。",
    ),
    "png": Text(en="Charts as pictures, for slides.", zh="图表图片，可用于演示文稿。"),
}
NO_CHROMIUM = Text(
    en="PDF and PNG need Chromium or Chrome on the server, and none is installed there. An HTML file can be printed as "
    "PDF by your browser.",
    zh="PDF 和 PNG 需要服务器装有 Chromium 或 Chrome，目前未安装。可导出 HTML，再用浏览器打印为 PDF。",
)
NO_CHARTS = Text(en="There is no chart on this page.", zh="本页没有图表。")
NOTHING = Text(en="There is nothing on this page to export.", zh="本页没有可导出的内容。")
WHICH_CHART = Text(en="Which chart", zh="选择图表")
ALL_CHARTS = Text(en="All {count} charts in a ZIP", zh="全部 {count} 张图表（ZIP）")
MAKE = Text(en="Make the file", zh="生成文件")
MAKING = Text(en="Drawing charts…", zh="正在绘制图表…")
READY = Text(en="Save {name}", zh="保存 {name}")
FAILED = Text(
    en="The file could not be made: Chromium did not answer in time. Please try again, or take HTML or XLSX.",
    zh="文件未能生成：Chromium 未及时响应。请重试，或改用 HTML、XLSX。",
)
NOT_ALLOWED = Text(
    en="Your rights have changed since this page was drawn. Please reload it.",
    zh="打开页面之后，您的权限已有变化，请重新载入页面。",
)

PRODUCT = Text(en="Customer Team Dashboard", zh="客户团队看板")
AS_OF = Text(en="As of", zh="数据截至")
MADE_AT = Text(en="Exported", zh="导出时间")
LATEST = Text(en="Latest data", zh="最新数据")
MADE_BY = Text(en="Exported by", zh="导出者权限")
TITLE_OF = Text(en="Page", zh="页面")
ROWS_SHOWN = Text(
    en="The first {shown} of {count} rows; the XLSX export has all of them.",
    zh="共 {count} 行，此处列出前 {shown} 行；XLSX 导出包含全部。",
)
ROWS = Text(en="{count} rows", zh="共 {count} 行")
DEFINITIONS = Text(en="Definitions", zh="指标定义")
HOW = Text(en="How it is computed: {how}", zh="计算方法：{how}")
FILTERS = Text(en="Filters", zh="筛选条件")
FILTER = Text(en="Filter", zh="条件")
VALUE = Text(en="Value", zh="取值")
NUMBERS = Text(en="Figures", zh="数字")
NAME = Text(en="Name", zh="名称")
CHANGE = Text(en="Change", zh="变化")
BESIDE = Text(en="Beside it", zh="说明")
STANDS_UNDER = Text(en="Under", zh="所属部分")
SHEETS = Text(en="Sheets", zh="工作表")
SHEET = Text(en="Sheet", zh="工作表")
SHEET_OF = Text(en="What is on it", zh="内容")
CHART_OF = Text(en="Chart: {title}", zh="图表：{title}")
TEXTS = Text(en="Text", zh="文字")
LIKE_THE_PAGE = Text(
    en="Shows what the page showed to this role at that time; what is hidden there is hidden here.",
    zh="内容与该角色当时所见页面一致；页面上隐藏的，此处同样隐藏。",
)
