"""The words around the rows behind a number."""

from metrics.words import Text

NONE_FOR_YOU = Text(
    en="There are no rows here that you may see one by one.",
    zh="此处没有您可逐条查看的记录。",
)
WHAT_DID_NOT_HAPPEN = Text(
    en="This number rests on what did not happen any more: no purchase, no contact. There is no row of that.",
    zh="该数字取决于未再发生的事（没有购买、没有联系），因此没有对应的记录。",
)
NO_CASES = Text(en="There is no case behind this number.", zh="该数字没有对应的记录。")
YOURS = Text(
    en="This number rests on {cases} cases; you may see {shown} of them one by one.",
    zh="该数字基于 {cases} 例，其中您可逐条查看 {shown} 例。",
)
CHOOSE = Text(en="Choose a line to see the rows behind its number.", zh="选中一行，下方即显示该数字对应的明细数据。")
NEWEST = Text(en="The newest {shown} of {total} rows", zh="共 {total} 条，显示最新 {shown} 条")
VOID_HOW = Text(
    en="One of them is a mistake? Choose its row to take it out of every number.",
    zh="某条记录有误？选中该行，可将其作废，不再计入任何数字。",
)
VOID_REASON = Text(en="Why it is a mistake", zh="作废原因")
VOID = Text(en="Void this entry", zh="作废此条")
VOIDED = Text(en="Voided: it stays, and no number counts it any more.", zh="已作废：记录保留，但不再计入任何数字。")
