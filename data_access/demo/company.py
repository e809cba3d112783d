"""Making the demo company: an invented department whose 38 months end today, so that every page has something true
to show. The same seed and day give the same company."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection, Engine, func, select

from data_access.demo.absences import store_absences
from data_access.demo.actions import store_actions, store_actions_from
from data_access.demo.calendars import of_cases, store_calendars
from data_access.demo.complaints import make_complaints, store_complaints
from data_access.demo.contacts import make_contacts, store_contacts
from data_access.demo.customers import make_customers, store_customers
from data_access.demo.happenings import store_happenings
from data_access.demo.imports import store_imports, store_waiting
from data_access.demo.lessons import store_lessons
from data_access.demo.meetings import store_meetings
from data_access.demo.people import store_people
from data_access.demo.planned_contacts import store_planned_contacts
from data_access.demo.purchases import make_purchases, store_purchases
from data_access.demo.quality import store_quality
from data_access.demo.recognition import store_recognition
from data_access.demo.reviews import store_reviews
from data_access.demo.stages import store_stages
from data_access.demo.standards import store_standards
from data_access.demo.stories import Stories
from data_access.demo.talks import store_talks
from data_access.demo.targets import store_targets
from data_access.demo.targets_agreed import store_agreed
from data_access.demo.tellings import store_tellings
from data_access.demo.times import times_until
from data_access.demo.training import store_trainings
from data_access.demo.voices import make_voices, store_suggestions, store_voices
from data_access.engine import writing
from data_access.quality.form import first_categories
from data_access.schema import FACTS, complaint, customer, setting
from data_access.settling import settle_recurrences
from data_access.stamps import stamp_selected
from data_access.workflow.passing import settle_passing
from data_access.workflow.stages import first_stages
from metrics.words import Text

SEED = 20_240_229

Progress = Callable[[Text], object]


def quietly(said: Text) -> None:
    """Say nothing."""


def make_demo(
    engine: Engine, today: date, *, seed: int = SEED, now: datetime | None = None, progress: Progress = quietly
) -> None:
    """Fill a freshly migrated, empty database with the demo company as of `today`.

    It ends at 18:00 of today in the reporting zone, or at `now` if that is earlier. `progress` hears how far it is.
    """
    with writing(engine) as connection:
        fill(connection, today, seed=seed, now=now, progress=progress)


def fill(connection: Connection, today: date, *, seed: int, now: datetime | None, progress: Progress) -> None:
    """Store the company within the caller's writing transaction."""

    def random(subject: int) -> np.random.Generator:
        # One for each subject, so that a change in one leaves the others as they were.
        return np.random.default_rng((seed, subject))

    def reached(per_cent: int) -> None:
        progress(Text(en=f"Making the demo company … {per_cent} %", zh=f"正在生成示例公司……{per_cent}%"))

    reached(0)
    zone = connection.execute(select(setting.c.value).where(setting.c.key == "zone")).scalar_one()
    times, stories = times_until(today, zone, now), Stories(today)
    everybody = store_people(connection, times, stories)
    store_absences(connection, times)
    first_stages(connection)
    first_categories(connection)
    by = store_calendars(connection, zone, times)
    customers = make_customers(random(1), times)
    contacts = make_contacts(random(2), times, stories, everybody, customers)
    contacts |= of_cases(by, contacts)
    complaints = make_complaints(random(3), times, stories, contacts)
    complaints.columns.update(of_cases(by, complaints.columns))
    store_standards(connection, times, complaints, by)
    voices = make_voices(random(4), times, stories, contacts, complaints)
    purchases = make_purchases(random(5), times, everybody, customers)
    reached(20)
    store_imports(connection, times, contacts, purchases)
    store_customers(connection, random(6), times, everybody, customers)
    store_purchases(connection, purchases)
    reached(35)
    store_contacts(connection, contacts)
    reached(60)
    store_complaints(connection, complaints)
    store_stages(connection, random(7), times, complaints, by)
    settle_passing(connection, select(complaint.c.id))
    settle_recurrences(connection, select(customer.c.id))
    store_tellings(connection, lambda moment: moment.astimezone(ZoneInfo(zone)).date())
    store_voices(connection, random(8), random(10), times, voices, by)
    reached(85)
    store_suggestions(connection, random(9), random(11), times, by, contacts)
    store_waiting(connection, times, contacts)
    store_targets(connection, times, customers, purchases)
    store_agreed(connection, times)
    store_actions(connection, times, stories)
    store_happenings(connection, times, stories)
    store_reviews(connection, times, zone)
    store_trainings(connection, times, stories, zone)
    store_talks(connection, times)
    store_planned_contacts(connection, times)
    store_meetings(connection, times)
    store_lessons(connection, times)
    store_quality(connection, random(19), times, everybody, contacts)
    store_actions_from(connection, times)
    store_recognition(connection, zone, times, by)
    for table in FACTS:
        stamp_selected(connection, table, select(table.c[table.info["day"]]).distinct())
    reached(100)


def size(connection: Connection) -> int:
    """How many facts there are."""
    counts = (connection.execute(select(func.count()).select_from(table)).scalar_one() for table in FACTS)
    return sum(counts)
