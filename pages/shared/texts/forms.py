"""The words that forms share."""

from metrics.words import Text

FIND_CUSTOMER = Text(en="Customer", zh="客户")
FIND_HELP = Text(en="Name, number or end of the phone number", zh="输入名称、编号或电话尾号查找")
WHICH_CUSTOMER = Text(en="Which one", zh="选择客户")
CHOOSE = Text(en="Choose", zh="请选择")
NONE_FOUND = Text(
    en="No customer of your teams has these words. Try fewer letters, or save without a customer.",
    zh="在您的团队中没有匹配的客户。可减少输入的字再试，也可不选客户直接保存。",
)
NONE_FOUND_NEEDED = Text(
    en="No customer of your teams has these words. Try fewer letters.",
    zh="在您的团队中没有匹配的客户，可减少输入的字再试。",
)
MORE_LETTERS = Text(en="There are more; type more letters.", zh="匹配的客户较多，请再输入几个字缩小范围。")
PHONE_END = Text(en="phone …{digits}", zh="尾号 {digits}")
NOBODY = Text(en="Nobody", zh="不指定")
SAVING = Text(
    en="Saving … while a large file is being stored this can take up to half a minute. Please wait.",
    zh="正在保存……若正在存入大文件，可能需要等待最多半分钟，请稍候。",
)
# How far a save that takes long has come, by the phases that commands tell of (data_access/progress.py).
PHASES = {
    "numbers": Text(en="Counting every KPI: step {done} of {count}", zh="正在统计各项指标：{done} / {count} 步"),
    "scorecards": Text(en="Scorecards: {done} of {count}", zh="正在计算得分卡：{done} / {count} 张"),
    "storing": Text(en="Storing results: {done} of {count}", zh="正在存入结果：{done} / {count} 条"),
    "recounting": Text(
        en="Counting working hours anew: {done} of {count} entries", zh="正在重新计算工作时长：{done} / {count} 条"
    ),
}
# Which part of the bar a phase has, where several follow each other.
PARTS = {"numbers": (0.0, 0.5), "scorecards": (0.5, 0.8), "storing": (0.8, 1.0)}
SEND_AS_NEW = Text(en="Keep the text and start a new entry", zh="保留内容，作为新记录填写")
