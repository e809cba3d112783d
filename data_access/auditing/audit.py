"""The audit: who signed in, saw, exported, imported and changed what, as a chain that shows if anybody altered it.

Each entry's hash is the SHA-256, in hex, of the UTF-8 of a JSON array without spaces:

    [previous, id, at, member_id, what, about_member_id, about, about_id, details]

`previous` is the hash of the entry before, sixty-four zeros for the first; `at` is like 2026-11-20T10:00:00.000000,
in UTC; `details` is the text of a JSON object with sorted keys, itself a string of the array; signs beyond ASCII
stand as they are. A row of its own, the head, holds the number and the hash of the newest entry.

Whoever may write to the database past this program can write a whole new chain. Who keeps the head that `--verify`
prints elsewhere finds that, too.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.schema import audit_entry, audit_head

BEGINNING = "0" * 64
LONGEST_CODE = 100  # characters of one detail: codes and ids, never what somebody wrote


class What(StrEnum):
    """What an entry tells of; stable, never translated. The words for people: pages/shared/texts/audit.py."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SESSIONS_ENDED = "sessions_ended"
    SET_UP = "set_up"
    PASSWORD_SET = "password_set"
    PASSWORD_CHANGED = "password_changed"
    SCORECARD_SEEN = "scorecard_seen"
    MEMBERS_SEEN = "members_seen"
    ROWS_SEEN = "rows_seen"
    EXPORTED = "exported"
    IMPORTED = "imported"
    IMPORT_WITHDRAWN = "import_withdrawn"
    MAPPING_SAVED = "mapping_saved"
    SOURCE_SAVED = "source_saved"
    SOURCE_REMOVED = "source_removed"
    MAILS_SENT_AGAIN = "mails_sent_again"
    ANSWER_CONFIRMED = "answer_confirmed"
    ANSWER_REFUSED = "answer_refused"
    COMPLAINT_CLOSED = "complaint_closed"
    ENTRY_VOIDED = "entry_voided"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_INVITED = "person_invited"
    RESET_LINK_MADE = "reset_link_made"
    PERSON_DEACTIVATED = "person_deactivated"
    PERSON_ACTIVATED = "person_activated"
    LOGIN_UNBOUND = "login_unbound"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    ROLES_SET = "roles_set"
    TEAM_JOINED = "team_joined"
    TEAM_LEFT = "team_left"
    TEAM_CREATED = "team_created"
    TEAM_LEAD_SET = "team_lead_set"
    ABSENCE_ENTERED = "absence_entered"
    ABSENCE_CHANGED = "absence_changed"
    ABSENCE_WITHDRAWN = "absence_withdrawn"
    PERSON_ERASED = "person_erased"
    RETENTION_SET = "retention_set"
    RETENTION_APPLIED = "retention_applied"
    TARGET_PROPOSED = "target_proposed"
    TARGET_CHANGED = "target_changed"
    TARGET_WITHDRAWN = "target_withdrawn"
    TARGET_AGREED = "target_agreed"
    TARGET_DISPUTED = "target_disputed"
    TARGET_BROKEN_DOWN = "target_broken_down"
    TARGETS_COPIED = "targets_copied"
    TARGETS_IMPORTED = "targets_imported"
    STANDARD_CHANGED = "standard_changed"
    CALENDAR_CREATED = "calendar_created"
    CALENDAR_CHANGED = "calendar_changed"
    CALENDAR_DAYS_CORRECTED = "calendar_days_corrected"
    CALENDAR_DAYS_TAKEN_BACK = "calendar_days_taken_back"
    TEAM_CALENDAR_SET = "team_calendar_set"
    DURATIONS_RECOUNTED = "durations_recounted"
    STAGE_ADDED = "stage_added"
    STAGE_CHANGED = "stage_changed"
    STAGE_RETIRED = "stage_retired"
    STAGE_RESTORED = "stage_restored"
    DEPARTMENT_ADDED = "department_added"
    DEPARTMENT_CHANGED = "department_changed"
    DEPARTMENT_RETIRED = "department_retired"
    DEPARTMENT_RESTORED = "department_restored"
    STANDARD_SET = "standard_set"
    STANDARD_ENDED = "standard_ended"
    STANDARD_REVIEWED = "standard_reviewed"
    CONTACT_MOVED = "contact_moved"
    CONTACT_HANDED_OVER = "contact_handed_over"
    CONTACT_DROPPED = "contact_dropped"
    ACTION_OPENED = "action_opened"
    ACTION_CHANGED = "action_changed"
    ACTION_STARTED = "action_started"
    ACTION_FINISHED = "action_finished"
    ACTION_DROPPED = "action_dropped"
    ACTION_REOPENED = "action_reopened"
    MEETING_OPENED = "meeting_opened"
    MEETING_CLOSED = "meeting_closed"
    MEETING_REOPENED = "meeting_reopened"
    MEETING_LEFT_OUT = "meeting_left_out"
    MEETING_REMOVED = "meeting_removed"
    LESSON_PUBLISHED = "lesson_published"
    LESSON_WITHDRAWN = "lesson_withdrawn"
    MINUTES_SENT = "minutes_sent"
    PERIOD_CLOSED = "period_closed"
    ANNOTATION_ADDED = "annotation_added"
    ANNOTATION_CORRECTED = "annotation_corrected"
    ANNOTATION_WITHDRAWN = "annotation_withdrawn"
    WEIGHTS_SET = "weights_set"
    COURSE_ADDED = "course_added"
    COURSE_CHANGED = "course_changed"
    COURSE_RETIRED = "course_retired"
    TRAINING_ASSIGNED = "training_assigned"
    TRAINING_RECORDED = "training_recorded"
    TRAINING_TAKEN_BACK = "training_taken_back"
    TRAINING_WITHDRAWN = "training_withdrawn"
    REVIEW_SEEN = "review_seen"
    REVIEWS_OPENED = "reviews_opened"
    REVIEWS_COLLECTED = "reviews_collected"
    REVIEWS_WITHDRAWN = "reviews_withdrawn"
    REVIEW_WRITTEN = "review_written"
    REVIEWS_SHARED = "reviews_shared"
    REVIEW_ACKNOWLEDGED = "review_acknowledged"
    REVIEW_APPEALED = "review_appealed"
    APPEAL_DECIDED = "appeal_decided"
    REVIEW_CORRECTED = "review_corrected"
    CALIBRATION_ASKED = "calibration_asked"
    CALIBRATION_WITHDRAWN = "calibration_withdrawn"
    REVIEW_CATEGORY_ADDED = "review_category_added"
    REVIEW_CATEGORY_CHANGED = "review_category_changed"
    REVIEW_CATEGORY_RETIRED = "review_category_retired"
    REWARD_RULE_SET = "reward_rule_set"
    REWARD_RULE_CHANGED = "reward_rule_changed"
    REWARD_RULE_ENDED = "reward_rule_ended"
    REWARDS_FOUND = "rewards_found"
    REWARD_GRANTED = "reward_granted"
    REWARD_DECLINED = "reward_declined"
    REWARD_RECONSIDERED = "reward_reconsidered"
    RESTORED = "restored"


def record(
    connection: Connection,
    by: int | None,
    what: What,
    clock: Clock,
    *,
    about_member_id: int | None = None,
    about: str | None = None,
    about_id: int | None = None,
    **details: Any,
) -> int:
    """Add an entry and return its number. It stands or falls with the transaction that it is part of.

    `by` is the member who did it. `details` are codes, ids, numbers and days, or several of them; missing ones are
    left out. Others who record wait until this transaction ends, so it comes last in it.
    """
    # On SQLite a writing transaction holds the lock of the whole file already.
    head = connection.execute(select(audit_head).where(audit_head.c.id == 1).with_for_update()).one()
    number = head.number + 1
    entry = {
        "id": number, "at": clock.now, "member_id": by, "what": what.value, "about_member_id": about_member_id,
        "about": about, "about_id": about_id, "details": canonical(details), "previous": head.hash,
    }  # fmt: skip
    hashed = entry_hash(**entry)
    connection.execute(insert(audit_entry).values(hash=hashed, **entry))
    connection.execute(update(audit_head).where(audit_head.c.id == 1).values(number=number, hash=hashed))
    return int(number)


def entry_hash(
    *,
    previous: Any,
    id: Any,
    at: datetime,
    member_id: Any,
    what: Any,
    about_member_id: Any,
    about: Any,
    about_id: Any,
    details: Any,
) -> str:
    """The hash of an entry, from its columns."""
    moment = at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    row = [previous, id, moment, member_id, what, about_member_id, about, about_id, details]
    written = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(details: dict[str, Any]) -> str:
    """The details as they are stored: one text for the same details, however they were given."""
    kept = {key: _plain(value) for key, value in details.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)[:LONGEST_CODE]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Iterable):
        several = [_plain(each) for each in value if each is not None]
        return sorted(several) if isinstance(value, set | frozenset) else several
    raise TypeError(f"{type(value).__name__} is no code, id, number or day")
