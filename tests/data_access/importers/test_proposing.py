# ruff: noqa: E501  exports are wide
import pandas as pd
import pytest

from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import evidence, propose, unknown_values

EXPORTS: dict[str, tuple[Kind, dict[str, str], dict[str, str]]] = {
    "纷享销客": (
        "tickets",
        {
            "工单编号": "WO-2024-0001", "工单主题": "发票开错", "客户名称": "北方机械有限公司", "工单状态": "处理中", "优先级": "高",
            "问题分类": "发票", "二级分类": "抬头错误", "来源渠道": "微信公众号", "处理人": "周敏", "负责人主属部门": "售后一组", "创建时间": "2024-03-05 09:12",
            "首次响应时间": "2024-03-05 09:20", "处理完成时间": "2024-03-06 10:00", "关闭时间": "2024-03-07 10:00", "客户等级": "VIP", "是否超时": "否",
        },
        {
            "key": "工单编号", "text": "工单主题", "customer_name": "客户名称", "state": "工单状态", "severity": "优先级", "category": "问题分类",
            "subcategory": "二级分类", "channel": "来源渠道", "member": "处理人", "team": "负责人主属部门", "opened_at": "创建时间",
            "first_response_at": "首次响应时间", "resolved_at": "处理完成时间", "closed_at": "关闭时间", "tier": "客户等级", "within_standard": "是否超时",
        },
    ),
    "Zendesk": (
        "contacts",
        {
            "Ticket ID": "4711", "Subject": "Where is my order?", "Ticket status": "Solved", "Ticket priority": "Urgent", "Ticket channel": "Web form",
            "Requester name": "Ann Lee", "Requester ID": "900", "Assignee name": "Bo Wang", "Ticket group": "Tier 1", "Ticket type": "Question",
            "Ticket created - Timestamp": "2024-03-05T09:12:00+00:00", "Ticket solved - Timestamp": "2024-03-05T10:12:00+00:00",
            "Ticket satisfaction rating": "Good", "Satisfaction comment": "fast!", "Reopens": "0",
        },
        {
            "key": "Ticket ID", "text": "Subject", "state": "Ticket status", "priority": "Ticket priority", "channel": "Ticket channel",
            "customer_name": "Requester name", "customer_key": "Requester ID", "member": "Assignee name", "team": "Ticket group", "topic": "Ticket type",
            "opened_at": "Ticket created - Timestamp", "resolved_at": "Ticket solved - Timestamp", "score": "Ticket satisfaction rating",
            "comment": "Satisfaction comment", "reopened_count": "Reopens",
        },
    ),
    "Zoho Desk": (
        "tickets",
        {
            "Ticket Id": "101", "Subject": "Broken", "Status": "On Hold", "Priority": "Medium", "Channel": "Phone", "Contact Name": "Ann Lee",
            "Ticket Owner": "Bo Wang", "Team Name": "East", "Category": "Hardware", "Sub Category": "Pump", "Created Time": "05 Mar 2024 09:12 AM",
            "Ticket Closed Time": "06 Mar 2024 10:12 AM", "Due Date": "07 Mar 2024 10:12 AM", "Is Overdue": "false", "Is Escalated": "false",
            "Resolution": "replaced",
        },
        {
            "key": "Ticket Id", "text": "Subject", "state": "Status", "severity": "Priority", "channel": "Channel", "customer_name": "Contact Name",
            "member": "Ticket Owner", "team": "Team Name", "category": "Category", "subcategory": "Sub Category", "opened_at": "Created Time",
            "closed_at": "Ticket Closed Time", "due_at": "Due Date", "within_standard": "Is Overdue", "escalated": "Is Escalated", "outcome": "Resolution",
        },
    ),
    "Salesforce": (
        "tickets",
        {
            "Case Number": "00001026", "Account Name": "Acme", "Subject": "Noise", "Status": "Working", "Priority": "High", "Case Origin": "Email",
            "Case Owner": "Bo Wang", "Case Reason": "Performance", "Date/Time Opened": "3/25/2024 9:12 AM", "Date/Time Closed": "3/26/2024 9:12 AM",
            "Escalated": "0",
        },
        {
            "key": "Case Number", "customer_name": "Account Name", "text": "Subject", "state": "Status", "severity": "Priority", "channel": "Case Origin",
            "member": "Case Owner", "category": "Case Reason", "opened_at": "Date/Time Opened", "closed_at": "Date/Time Closed", "escalated": "Escalated",
        },
    ),
    "ServiceNow": (
        "tickets",
        {
            "number": "INC0010001", "short_description": "mail is down", "caller_id": "Ann Lee", "state": "In Progress", "priority": "1 - Critical",
            "contact_type": "Self-service portal", "category": "Network", "subcategory": "DNS", "assigned_to": "Bo Wang", "assignment_group": "Network",
            "opened_at": "2024-03-05 09:12:00", "resolved_at": "", "closed_at": "", "made_sla": "true", "reopen_count": "0", "close_code": "",
        },
        {
            "key": "number", "text": "short_description", "customer_key": "caller_id", "state": "state", "severity": "priority", "channel": "contact_type",
            "category": "category", "subcategory": "subcategory", "member": "assigned_to", "team": "assignment_group", "opened_at": "opened_at",
            "resolved_at": "resolved_at", "closed_at": "closed_at", "within_standard": "made_sla", "reopened_count": "reopen_count", "outcome": "close_code",
        },
    ),
    "a Chinese spreadsheet": (
        "contacts",
        {
            "序号": "1", "日期": "2024/3/5", "客户姓名": "李雷", "渠道": "电话", "问题类型": "退货", "问题描述": "想退货", "客服": "周敏", "组长": "王芳",
            "满意度": "非常满意", "客户评价": "很好", "会员等级": "普通",
        },
        {
            "key": "序号", "opened_at": "日期", "customer_name": "客户姓名", "channel": "渠道", "topic": "问题类型", "text": "问题描述", "member": "客服",
            "team": "组长", "score": "满意度", "comment": "客户评价", "tier": "会员等级",
        },
    ),
    "a Salesforce list of accounts": (
        "customers",
        {"Account ID": "001A", "Account Name": "Acme", "Billing City": "Jinan", "Billing Country": "China", "Phone": "0531", "Account Owner": "Bo Wang",
         "Created Date": "3/25/2024", "Type": "x"},
        {"key": "Account ID", "name": "Account Name", "city": "Billing City", "country": "Billing Country", "phone": "Phone", "owner": "Account Owner",
         "created_on": "Created Date"},
    ),
    "纷享销客 orders": (
        "orders",
        {"销售订单编号": "SO1", "客户编号": "C1", "产品名称": "泵", "下单日期": "2024-03-05", "销售订单金额(元)": "1,200.00", "数量": "2"},
        {"key": "销售订单编号", "customer_key": "客户编号", "product": "产品名称", "purchased_on": "下单日期", "amount": "销售订单金额(元)",
         "quantity": "数量"},
    ),
    "a survey's answers": (
        "answers",
        {"Response ID": "R1", "How likely are you to recommend us?": "9", "Comments": "ok", "Recorded Date": "2024-03-05 10:00", "Agent": "Bo"},
        {"key": "Response ID", "score": "How likely are you to recommend us?", "comment": "Comments", "answered_at": "Recorded Date", "member": "Agent"},
    ),
    "a list of staff": (
        "members",
        {"工号": "007", "姓名": "周敏", "英文名": "Min Zhou", "邮箱": "min@example.org", "所属部门": "售后一组", "是否组长": "是", "入职日期": "2020年3月1日",
         "岗位": "客服"},
        {"key": "工号", "name": "姓名", "name_en": "英文名", "email": "邮箱", "team": "所属部门", "team_lead": "是否组长", "joined_on": "入职日期",
         "roles": "岗位"},
    ),
}  # fmt: skip


def _sample(rows: dict[str, list[str | None]] | dict[str, str]) -> pd.DataFrame:
    columns = {name: cells if isinstance(cells, list) else [cells] for name, cells in rows.items()}
    return pd.DataFrame(columns, dtype="str").replace("", None)


def _proposed(kind: Kind, **columns: list[str | None]) -> Mapping:
    return propose(kind, list(columns), _sample(columns))


@pytest.mark.parametrize("export", EXPORTS)
def test_the_columns_of_the_usual_exports_are_found(export: str) -> None:
    kind, row, expected = EXPORTS[export]
    mapping = propose(kind, list(row), _sample(row))
    assert mapping.columns == {key: mapping.columns.get(key) for key in mapping.columns} | expected
    assert set(mapping.columns) == set(expected)


def test_a_header_is_not_believed_against_its_values() -> None:
    mapping = _proposed("contacts", id=["1", "2"], created=["by Bo", "by Ann"], date=["2024-03-05", "2024-03-06"])
    assert mapping.columns["opened_at"] == "date"


def test_headers_are_known_with_brackets_and_by_how_they_end() -> None:
    columns = ["投诉单号（必填）", "投诉日期", "产品编号", "投诉大类类别", "首次回复时间(分)"]
    assert propose("tickets", columns).columns == {
        "key": "投诉单号（必填）",
        "opened_at": "投诉日期",
        "first_response_at": "首次回复时间(分)",
        "category": "投诉大类类别",
    }


def test_breached_means_the_opposite_of_within_the_standard() -> None:
    mapping = _proposed("tickets", id=["1", "2"], created_at=["2024-03-05"] * 2, sla_breached=["true", "false"])
    assert mapping.columns["within_standard"] == "sla_breached"
    assert (mapping.values["within_standard"]["true"], mapping.values["within_standard"]["false"]) == ("no", "yes")


def test_dates_that_do_not_decide_wait_for_the_person() -> None:
    mapping = _proposed("contacts", id=["1", "2"], opened_at=["01/02/2024 10:00", "03/04/2024 11:00"])
    assert mapping.undecided == ("opened_at",)
    decided = mapping.decided("opened_at", "month_first")
    assert (decided.undecided, decided.formats["opened_at"]) == ((), "month_first")


def test_the_evidence_shows_what_to_decide_by() -> None:
    sample = _sample({"id": ["1", "2"], "opened_at": ["01/02/2024 10:00", "26/02/2024 11:00"]})
    found = evidence(propose("contacts", list(sample.columns), sample), sample)
    assert (found["opened_at"].order, found["opened_at"].example) == ("day_first", "26/02/2024 11:00")


@pytest.mark.parametrize(
    ("header", "scores", "low", "high", "zero", "kind"),
    [
        ("csat", ["5", "4", "1"], 1, 5, False, "csat"),
        ("csat", ["0", "5", "3"], 1, 5, True, "csat"),
        ("csat", ["10", "7", "3"], 1, 10, False, "csat"),
        ("csat", ["0", "10", "3"], 1, 10, True, "csat"),
        ("csat", ["1", "0", "1"], 0, 1, False, "csat"),
        ("csat", ["1", "2", "3"] * 20, 1, 3, False, "csat"),
        ("csat", ["1", "2", "3"], 1, 5, False, "csat"),
        ("csat", ["80", "95", "100"], 0, 100, False, "csat"),
        ("csat", ["4/5", "3/5"], 1, 5, False, "csat"),
        ("csat", ["Good", "Bad", "Offered"], 0, 1, False, "csat"),
        ("满意度", ["非常满意", "一般", "不满意"], 1, 5, False, "csat"),
        ("Rating (1-10)", ["3", "4", "5"], 1, 10, False, "csat"),
        ("满意度（1-5分）", ["4,5", "3"], 1, 5, False, "csat"),
        ("nps", ["9", "8", "0"], 0, 10, False, "nps"),
        ("推荐意愿", ["9", "8", "0"], 0, 10, False, "nps"),
        ("ces", ["6", "7", "1"], 1, 7, False, "ces"),
    ],
)
def test_the_scale_is_guessed_from_the_scores(
    header: str, scores: list[str], low: float, high: float, zero: bool, kind: str
) -> None:
    sample = _sample({"id": [str(at) for at in range(len(scores))], header: scores})
    scale = propose("answers", list(sample.columns), sample).scale
    assert scale is not None
    assert (scale.low, scale.high, scale.zero_means_missing, scale.kind) == (low, high, zero, kind)


def test_several_rows_of_a_ticket_with_times_are_an_event_log() -> None:
    log = _proposed("tickets", number=["1", "1", "2"], updated_at=["2024-03-05 10:00", "2024-03-05 11:00", "2024-03-05 12:00"],
                    opened_at=["2024-03-05 09:00"] * 3)  # fmt: skip
    assert (log.event_log, log.stores_as) == (True, "complaints")
    once = _proposed(
        "tickets", number=["1", "2"], updated_at=["2024-03-05 10:00", "2024-03-05 11:00"], opened_at=["2024-03-05"] * 2
    )
    assert (once.event_log, "event_at" in once.columns, once.stores_as) == (False, False, "interactions")


def test_tickets_that_speak_of_complaints_are_complaints() -> None:
    assert _proposed("tickets", 投诉编号=["1"], 投诉时间=["2024-03-05"], 投诉类型=["质量"]).stores_as == "complaints"


def test_unknown_words_are_shown_with_how_often_and_what_becomes_of_them() -> None:
    sample = _sample(
        {
            "id": ["1", "2", "3"],
            "created at": ["2024-03-05"] * 3,
            "channel": ["Fax", "Fax", "电话"],
            "tier": ["vip", "Tin", None],
        }
    )
    unknown = unknown_values(propose("contacts", list(sample.columns), sample), sample)
    assert unknown.to_dict("records") == [
        {"field": "channel", "value": "Fax", "rows": 2, "kept": True},
        {"field": "tier", "value": "Tin", "rows": 1, "kept": True},
    ]


def test_an_empty_sample_still_gives_the_columns() -> None:
    mapping = propose("contacts", ["工单编号", "创建时间"])
    assert mapping.columns == {"key": "工单编号", "opened_at": "创建时间"}
