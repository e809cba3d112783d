"""An empty database: pages say who brings data in, and lead there whoever may."""

from datetime import date
from pathlib import Path

from sqlalchemy import create_engine, insert

from data_access.schema import member, member_role, membership, team
from tests.data_access.world import CLOCK
from tests.pages.conftest import Open, texts

EXECUTIVE, ADMIN, LEAD = 1, 2, 3
ROLES = {EXECUTIVE: "executive", ADMIN: "admin", LEAD: "lead"}
LEADS_TO = {EXECUTIVE: set(), ADMIN: {"前往导入"}, LEAD: {"登记投诉", "登记反馈"}}
PAGES = {EXECUTIVE: "insight/overview.py", ADMIN: "manage/data_health.py", LEAD: "feedback/inbox.py"}


def test_each_role_is_led_to_what_it_can_do_about_an_empty_database(nothing: Path, open_page: Open) -> None:
    database = create_engine(f"sqlite:///{nothing}")
    with database.begin() as connection:
        told = [{"id": key, "name": role, "active": True, "created_at": CLOCK.now} for key, role in ROLES.items()]
        connection.execute(insert(member), told)
        connection.execute(insert(member_role), [{"member_id": key, "role": role} for key, role in ROLES.items()])
        connection.execute(insert(team), [{"id": 1, "name": "Team", "lead_id": LEAD}])
        of_lead = {"member_id": LEAD, "team_id": 1, "from_on": date(2026, 1, 1), "created_at": CLOCK.now}
        connection.execute(insert(membership), [of_lead])
    database.dispose()
    for person, script in PAGES.items():
        visit = open_page(script, person=person)
        assert "还没有数据" in texts(visit)
        links = {link.proto.label for link in visit.get("page_link")}
        assert links & {"前往导入", "登记投诉", "登记反馈"} == LEADS_TO[person]
        assert ("请管理员导入" in texts(visit)) == (person != ADMIN)
