"""What is refused to whoever holds a weekly meeting, and in which words."""

from metrics.words import Text

MEETING_REASONS: dict[str, Text] = {
    "meeting_week_wrong": Text(
        en="Meetings are held for this week, or for one of the {weeks} before it.",
        zh="只能选择本周或之前 {weeks} 周内的例会。",
    ),
    "meeting_not_open": Text(
        en="This meeting is closed, so nothing was stored. Open it again first.",
        zh="该例会已结束，本次未保存。请先重新打开例会。",
    ),
    "meeting_not_closed": Text(
        en="Close the meeting first: minutes are sent once nobody changes them any more.",
        zh="请先结束例会，纪要在不再修改后才能发送。",
    ),
    "meeting_left_out": Text(
        en="This week’s meeting was left out. Take that back first.",
        zh="本周例会已标记为不召开，请先撤销。",
    ),
    "meeting_numbers_fixed": Text(
        en="The numbers of this meeting stay as they were when it was closed.",
        zh="该例会结束时数据已固定，不再更新。",
    ),
    "meeting_in_use": Text(
        en="Something was written in this meeting already, so it stays.",
        zh="该例会中已有记录，不能移除。",
    ),
    "meeting_written_meanwhile": Text(
        en="{who} wrote here meanwhile, so yours is not stored yet. Read it, then say what shall stand.",
        zh="{who}已先一步在此填写，您的内容尚未保存。请先阅读，再决定保留哪一份。",
    ),
    "meeting_presence_moved": Text(
        en="Somebody else set this meanwhile, so yours is not stored. It shows what stands there now.",
        zh="其他人刚刚修改了该成员的出席情况，您的修改未保存。现在显示的是最新内容。",
    ),
    "meeting_item_dismissed": Text(
        en="{who} dismissed this item already.",
        zh="{who}已略过该议题。",
    ),
    "meeting_why_missing": Text(
        en="Say why: next week everybody will want to know.",
        zh="请填写理由，便于下周回顾。",
    ),
    "meeting_action_begun": Text(
        en="Somebody began or changed this action already. Drop it on the page of actions.",
        zh="该措施已开始执行或已被修改，请在“改进措施”页取消。",
    ),
}
