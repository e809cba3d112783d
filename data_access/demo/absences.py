"""Who is away in the demo company: one with somebody who stands in, one without, and one to come."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert

from data_access.demo.people import AFTER_SALES_1, LEADS
from data_access.demo.times import Times
from data_access.schema import absence

# Of after-sales 1: who is away, from when to when as days from today (back on the second), and who stands in.
COVERED, UNATTENDED, TO_COME = 13, 15, 14
DEPUTY, LATER_DEPUTY = 12, 11
AWAY = (
    (COVERED, -2, 5, DEPUTY),
    (UNATTENDED, -1, 4, None),
    (TO_COME, 10, 15, LATER_DEPUTY),
)


def store_absences(connection: Connection, times: Times) -> None:
    """Store them, as the lead of after-sales 1 entered them."""
    connection.execute(
        insert(absence),
        [
            {
                "member_id": member_id,
                "from_on": times.today + timedelta(days=begins),
                "to_on": times.today + timedelta(days=ends),
                "deputy_id": deputy_id,
                "created_at": datetime.fromisoformat(str(times.now)).replace(tzinfo=UTC),
                "created_by": LEADS[AFTER_SALES_1],
            }
            for member_id, begins, ends, deputy_id in AWAY
        ],
    )
