"""Every measure by every cut, before and after two people of the demo company were erased."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_access.clock import Clock
from data_access.dialect import leave_nothing_behind
from data_access.engine import open_database, reading
from data_access.measures import MEASURES
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.schema import complaint, customer, interaction, member, survey_answer
from data_access.scope import OWNER
from metrics.calendars.periods import Grain, Period
from tests.data_access.demo_file import recent_demo_file, shared_folder
from tests.data_access.erasing.traces import bytes_of, erase_customer, erase_member

ALL = Period("all", date(2023, 1, 1), date(2026, 11, 21))
CUTS: tuple[tuple[str, ...], ...] = (
    (), ("team_id",), ("member_id",), ("customer_id",), ("channel",), ("tier",), ("level",), ("topic",), ("category",),
    ("severity",),
)  # fmt: skip
CUSTOMER, MEMBER = 17, 11


@pytest.fixture
def own_demo(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    file = shutil.copy(recent_demo_file(shared_folder(tmp_path_factory.getbasetemp())), tmp_path / "demo.db")
    engine = open_database(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def numbers(mirror: Mirror, clock: Clock) -> dict[tuple[str, ...], pd.DataFrame]:
    found = {by: ask(mirror, OWNER, MEASURES, ALL, clock, by=by) for by in CUTS}
    return {**found, ("month",): ask(mirror, OWNER, MEASURES, ALL, clock, every=Grain.MONTH)}


def test_every_number_stays_and_the_mirror_equals_the_database(own_demo: Engine, clock: Clock) -> None:
    with closing(Mirror(own_demo)) as mirror:
        before = numbers(mirror, clock)
        erase_customer(own_demo, f"#{CUSTOMER}")
        erase_member(own_demo, f"#{MEMBER}")
        for kept in (mirror, Mirror(own_demo)):
            after = numbers(kept, clock)
            assert after.keys() == before.keys()
            for by, frame in before.items():
                keys = [name for name in (*by, "start") if name in frame]
                ordered = [each.sort_values(keys, ignore_index=True) if keys else each for each in (frame, after[by])]
                pd.testing.assert_frame_equal(*ordered)
            assert not any(each.differences for each in check.compare(kept))
            if kept is not mirror:
                kept.close()


def test_not_a_byte_of_them_is_left_in_the_file_or_its_log(own_demo: Engine) -> None:
    file = Path(own_demo.url.database or "")
    with reading(own_demo) as connection:
        him = connection.execute(select(customer).where(customer.c.id == CUSTOMER)).one()
        texts = [
            text
            for table, column in ((interaction, "text"), (complaint, "text"), (survey_answer, "comment"))
            for text in connection.execute(select(table.c[column]).where(table.c.customer_id == CUSTOMER)).scalars()
            if text
        ]
        # What nobody else wrote or is called.
        alone = [him.name, him.phone, him.email, *texts]
        alone = [
            each
            for each in alone
            if each
            and connection.execute(select(customer.c.id).where(customer.c.name == each)).all() in ([], [(CUSTOMER,)])
            and not any(
                connection.execute(
                    select(table.c.id).where(table.c[column] == each, table.c.customer_id.is_distinct_from(CUSTOMER))
                ).first()
                for table, column in ((interaction, "text"), (complaint, "text"), (survey_answer, "comment"))
            )
            and not connection.execute(select(member.c.id).where(member.c.name == each)).first()
        ]
    assert len(alone) >= 2
    told = [each.encode() for each in alone]
    assert all(each in bytes_of(file) for each in told)
    erase_customer(own_demo, f"#{CUSTOMER}")
    assert leave_nothing_behind(own_demo, [])
    left = bytes_of(file)
    assert [each.decode() for each in told if each in left] == []
