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
NEWEST = Text(en="The newest {shown} of {total} rows", zh="共 {total} 条，显示最新 {shown} 条")
VOID_HOW = Text(
    en="One of them is a mistake? Choose its row to take it out of every number.",
    zh="某条记录有误？选中该行，可将其作废，不再计入任何数字。",
)
VOID_REASON = Text(en="Why it is a mistake", zh="作废原因")
VOID = Text(en="Void this entry", zh="作废此条")
VOIDED = Text(en="Voided: it stays, and no number counts it any more.", zh="已作废：记录保留，但不再计入任何数字。")
