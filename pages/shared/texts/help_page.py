"""The words of the help page, and of the way to it."""

from metrics.words import Text

HELP = Text(en="Help", zh="帮助")
TO_THIS = Text(
    en="What this page is for, who sees what, and how its numbers are computed", zh="本页用途、可见范围和指标计算方法"
)
INTRODUCTION = Text(
    en="For every page that is yours: what it is for, who sees what, how its numbers are computed, and what to do where "
    "something is missing.",
    zh="您能打开的每个页面：用途、可见范围、指标计算方法，以及内容缺失时怎么办。",
)
SEARCH = Text(en="Search help and metrics", zh="搜索帮助与指标")
PAGE = Text(en="Page", zh="页面")
CHOOSE = Text(en="Choose a page", zh="选择页面")
OPEN = Text(en="Open {page}", zh="打开“{page}”")
WHO = Text(en="Who sees what", zh="谁能看到什么")
PARTS = Text(en="What stands on it", zh="页面内容")
NUMBERS = Text(en="What its numbers mean and how they are computed", zh="指标含义与计算方法")
MISSING = Text(en="If something is missing", zh="内容缺失时")
FOUND = Text(en="{count} pages and {metrics} metrics have these words", zh="找到 {count} 个页面、{metrics} 个指标")
NOTHING_FOUND = Text(en="No help has these words.", zh="没有包含这些词的帮助。")
NOTHING_FOUND_WHAT = Text(
    en="Try a shorter word, or ask whoever looks after the dashboard for you.", zh="换一个更短的词，或咨询看板管理员。"
)
TO_GLOSSARY = Text(en="All metrics in the glossary", zh="在指标词典中查看全部指标")
EVERY_PAGE = Text(en="Your pages", zh="您的页面")
LINE = Text(en="**{name}:** {what}", zh="**{name}**：{what}")
