"""Which commands are recorded in the audit, and as what: the table that every command of a page passes by.

A command that is neither in RECORDED nor in not_recorded.NOT_WORTH_IT, nor records by itself, fails a test
(test_audited.py). What changed nothing is not recorded: a form that was sent again, a role that
somebody had already.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from data_access import voiding
from data_access.actions import carrying_out, deciding
from data_access.answering import confirming
from data_access.auditing.audit import What
from data_access.contacts import ending as contacts_ended
from data_access.contacts import planning as contacts
from data_access.goals import breaking_down, copying, replying, setting, sheet
from data_access.happenings import noting
from data_access.hours import calendar_changes, calendar_days
from data_access.lessons import writing as lessons
from data_access.mailing import health
from data_access.meetings import assigning, holding, sending
from data_access.members import absence_changes, administration, inviting, team_changes
from data_access.periods import closing
from data_access.promises import standard_changes
from data_access.quality import calibrating, form, scoring
from data_access.recognition import deciding as rewards_decided
from data_access.recognition import eligible, rule_changes
from data_access.reviewing import collecting, opening, sharing, writing
from data_access.scorecards import weight_changes
from data_access.sign_in import sessions
from data_access.training import attendance, courses
from data_access.workflow import complaints, department_changes, stage_changes

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Told:
    """What an entry tells of a command: `member` and `thing` name the fields that say whom and what it is about, or
    ANSWER for what it returned; `about` says what kind of thing that is; `kept` are the fields that go with it:
    codes, ids and days, never what somebody wrote."""

    what: What
    member: str = ""
    about: str | None = None
    thing: str = ""
    kept: tuple[str, ...] = ()


ANSWER = "the answer"

RECORDED: dict[Callable[..., Any], Told] = {
    confirming.confirm_answer: Told(What.ANSWER_CONFIRMED, about="survey_answer", thing="answer_id"),
    confirming.refuse_answer: Told(What.ANSWER_REFUSED, about="survey_answer", thing="answer_id"),
    complaints.close_complaint: Told(What.COMPLAINT_CLOSED, about="complaint", thing="complaint_id"),
    voiding.void_entry: Told(What.ENTRY_VOIDED, about="table", thing="entry_id"),
    inviting.create_member: Told(What.PERSON_ADDED, member=ANSWER, kept=("role", "team_id")),
    inviting.edit_member: Told(What.PERSON_CHANGED, member="member_id"),
    inviting.invite: Told(What.PERSON_INVITED, member="member_id"),
    inviting.reset: Told(What.RESET_LINK_MADE, member="member_id"),
    inviting.unbind: Told(What.LOGIN_UNBOUND, member="member_id"),
    administration.deactivate: Told(What.PERSON_DEACTIVATED, member="member_id"),
    administration.activate: Told(What.PERSON_ACTIVATED, member="member_id"),
    administration.give_role: Told(What.ROLE_GIVEN, member="member_id", kept=("role",)),
    administration.take_role: Told(What.ROLE_TAKEN, member="member_id", kept=("role",)),
    administration.set_roles: Told(What.ROLES_SET, member="member_id", kept=("roles",)),
    team_changes.join_team: Told(
        What.TEAM_JOINED, member="member_id", about="team", thing="team_id", kept=("from_on",)
    ),
    team_changes.leave_team: Told(What.TEAM_LEFT, member="member_id", about="team", thing="team_id", kept=("on",)),
    team_changes.create_team: Told(What.TEAM_CREATED, about="team", thing=ANSWER, kept=("parent_id",)),
    team_changes.lead_team: Told(What.TEAM_LEAD_SET, member="member_id", about="team", thing="team_id"),
    # Who stands in for somebody sees what that person holds.
    absence_changes.enter_absence: Told(
        What.ABSENCE_ENTERED, member="member_id", about="absence", thing=ANSWER, kept=("first", "last", "deputy_id")
    ),
    absence_changes.change_absence: Told(
        What.ABSENCE_CHANGED, about="absence", thing="absence_id", kept=("first", "last", "deputy_id")
    ),
    absence_changes.withdraw_absence: Told(What.ABSENCE_WITHDRAWN, about="absence", thing="absence_id"),
    calendar_changes.create_calendar: Told(What.CALENDAR_CREATED, about="calendar", thing=ANSWER),
    calendar_changes.rename_calendar: Told(What.CALENDAR_CHANGED, about="calendar", thing="calendar_id"),
    calendar_changes.make_usual: Told(What.CALENDAR_CHANGED, about="calendar", thing="calendar_id"),
    calendar_changes.add_version: Told(
        What.CALENDAR_CHANGED, about="calendar", thing="calendar_id", kept=("valid_from", "holidays")
    ),
    calendar_changes.remove_version: Told(
        What.CALENDAR_CHANGED, about="calendar", thing="calendar_id", kept=("valid_from",)
    ),
    calendar_changes.set_team_calendar: Told(
        What.TEAM_CALENDAR_SET, about="team", thing="team_id", kept=("calendar_id",)
    ),
    calendar_days.correct_days: Told(
        What.CALENDAR_DAYS_CORRECTED, about="calendar", thing="calendar_id", kept=("first", "last", "works")
    ),
    calendar_days.take_back_days: Told(
        What.CALENDAR_DAYS_TAKEN_BACK, about="calendar", thing="calendar_id", kept=("first", "last")
    ),
    calendar_days.recount_calendar: Told(
        What.DURATIONS_RECOUNTED, about="calendar", thing="calendar_id", kept=("since", "team_ids")
    ),
    standard_changes.set_standard: Told(
        What.STANDARD_SET,
        about="service_standard",
        thing=ANSWER,
        kept=("step", "tier", "severity", "channel", "minutes", "counted_in", "valid_from"),
    ),
    standard_changes.end_standard: Told(
        What.STANDARD_ENDED, about="service_standard", thing="standard_id", kept=("on",)
    ),
    standard_changes.review_standard: Told(
        What.STANDARD_REVIEWED, about="service_standard", thing="standard_id", kept=("review_on", "owner_id")
    ),
    health.send_again: Told(What.MAILS_SENT_AGAIN),
    weight_changes.set_weights: Told(
        What.WEIGHTS_SET, about="scorecard_part", thing=ANSWER, kept=("role", "valid_from")
    ),
    deciding.open_action: Told(
        What.ACTION_OPENED, member="owner_id", about="action", thing=ANSWER, kept=("team_id", "due_on", "metric")
    ),
    deciding.change_action: Told(
        What.ACTION_CHANGED, member="owner_id", about="action", thing="action_id", kept=("due_on", "metric")
    ),
    carrying_out.start_action: Told(What.ACTION_STARTED, about="action", thing="action_id"),
    carrying_out.finish_action: Told(What.ACTION_FINISHED, about="action", thing="action_id", kept=("done_on",)),
    carrying_out.drop_action: Told(What.ACTION_DROPPED, about="action", thing="action_id"),
    carrying_out.reopen_action: Told(What.ACTION_REOPENED, about="action", thing="action_id"),
    assigning.assign_action: Told(
        What.ACTION_OPENED, member="owner_id", about="action", thing=ANSWER, kept=("due_on", "metric")
    ),
    assigning.withdraw_action: Told(What.ACTION_DROPPED, about="action", thing="action_id"),
    holding.open_meeting: Told(What.MEETING_OPENED, about="meeting", thing=ANSWER, kept=("team_id", "week_on")),
    holding.close_meeting: Told(What.MEETING_CLOSED, about="meeting", thing="meeting_id", kept=("held_on",)),
    holding.reopen_meeting: Told(What.MEETING_REOPENED, about="meeting", thing="meeting_id"),
    holding.leave_out_meeting: Told(What.MEETING_LEFT_OUT, about="meeting", thing=ANSWER, kept=("team_id", "week_on")),
    sending.send_minutes: Told(What.MINUTES_SENT, about="meeting", thing="meeting_id"),
    holding.remove_meeting: Told(What.MEETING_REMOVED, about="meeting", thing="meeting_id"),
    contacts.move_contact: Told(What.CONTACT_MOVED, about="planned_contact", thing="contact_id", kept=("planned_on",)),
    contacts.hand_over_contact: Told(
        What.CONTACT_HANDED_OVER, member="owner_id", about="planned_contact", thing="contact_id"
    ),
    contacts_ended.drop_contact: Told(What.CONTACT_DROPPED, about="planned_contact", thing="contact_id"),
    lessons.publish_lesson: Told(What.LESSON_PUBLISHED, about="lesson", thing="lesson_id"),
    lessons.withdraw_lesson: Told(What.LESSON_WITHDRAWN, about="lesson", thing="lesson_id"),
    noting.add_annotation: Told(
        What.ANNOTATION_ADDED,
        about="annotation",
        thing=ANSWER,
        kept=("first", "last", "kind", "team_id", "metrics", "new_phase"),
    ),
    noting.correct_annotation: Told(
        What.ANNOTATION_CORRECTED,
        about="annotation",
        thing="annotation_id",
        kept=("first", "last", "kind", "metrics", "new_phase"),
    ),
    noting.withdraw_annotation: Told(What.ANNOTATION_WITHDRAWN, about="annotation", thing="annotation_id"),
    setting.propose_target: Told(
        What.TARGET_PROPOSED,
        member="member_id",
        about="target",
        thing=ANSWER,
        kept=("metric", "level", "team_id", "from_on", "to_on"),
    ),
    setting.change_target: Told(What.TARGET_CHANGED, about="target", thing="target_id", kept=("from_on", "to_on")),
    setting.withdraw_target: Told(What.TARGET_WITHDRAWN, about="target", thing="target_id"),
    replying.agree_to_target: Told(What.TARGET_AGREED, about="target", thing="target_id"),
    replying.agree_to_targets: Told(What.TARGET_AGREED, kept=("targets",)),
    replying.dispute_target: Told(What.TARGET_DISPUTED, about="target", thing="target_id"),
    breaking_down.break_down_target: Told(What.TARGET_BROKEN_DOWN, about="target", thing="target_id"),
    copying.copy_targets: Told(What.TARGETS_COPIED, kept=("from_on", "to_on", "new_from_on", "new_to_on")),
    sheet.store_target_sheet: Told(What.TARGETS_IMPORTED),
    # Whose review moved on, and never who rated whom: what is said in it, its own steps tell those whom it concerns.
    opening.open_cycle: Told(
        What.REVIEWS_OPENED, about="review_cycle", thing=ANSWER, kept=("kind", "from_on", "team_ids")
    ),
    opening.withdraw_cycle: Told(What.REVIEWS_WITHDRAWN, about="review_cycle", thing="cycle_id"),
    collecting.close_collection: Told(What.REVIEWS_COLLECTED, about="review_cycle", thing="cycle_id"),
    writing.write_review: Told(What.REVIEW_WRITTEN, about="review", thing="review_id", kept=("finished",)),
    sharing.share_reviews: Told(What.REVIEWS_SHARED, about="review", kept=("reviews",)),
    sharing.acknowledge_review: Told(What.REVIEW_ACKNOWLEDGED, about="review", thing="review_id"),
    sharing.appeal_review: Told(What.REVIEW_APPEALED, about="review", thing="review_id"),
    sharing.decide_appeal: Told(What.APPEAL_DECIDED, about="review", thing="review_id", kept=("stays",)),
    scoring.correct_review: Told(What.REVIEW_CORRECTED, about="quality_review", thing="review_id"),
    # Who is asked may read both reviews afterwards.
    calibrating.ask_calibration: Told(
        What.CALIBRATION_ASKED, member="calibrator_id", about="quality_review", thing="review_id"
    ),
    calibrating.withdraw_calibration: Told(
        What.CALIBRATION_WITHDRAWN, about="quality_calibration", thing="calibration_id"
    ),
    form.add_category: Told(What.REVIEW_CATEGORY_ADDED, about="quality_category", thing=ANSWER, kept=("critical",)),
    form.change_category: Told(
        What.REVIEW_CATEGORY_CHANGED, about="quality_category", thing="category_id", kept=("critical",)
    ),
    form.move_category: Told(
        What.REVIEW_CATEGORY_CHANGED, about="quality_category", thing="category_id", kept=("after_id",)
    ),
    form.retire_category: Told(What.REVIEW_CATEGORY_RETIRED, about="quality_category", thing="category_id"),
    rule_changes.set_reward_rule: Told(
        What.REWARD_RULE_SET, about="reward_rule", thing=ANSWER, kept=("metrics", "team_id", "kind", "amount_cents")
    ),
    rule_changes.change_reward_rule: Told(
        What.REWARD_RULE_CHANGED, about="reward_rule", thing=ANSWER, kept=("rule_id", "kind", "amount_cents")
    ),
    rule_changes.end_reward_rule: Told(What.REWARD_RULE_ENDED, about="reward_rule", thing="rule_id", kept=("on",)),
    eligible.find_eligible: Told(What.REWARDS_FOUND),
    rewards_decided.grant_reward: Told(What.REWARD_GRANTED, about="reward", thing="reward_id"),
    rewards_decided.decline_reward: Told(What.REWARD_DECLINED, about="reward", thing="reward_id"),
    rewards_decided.reconsider_reward: Told(What.REWARD_RECONSIDERED, about="reward", thing="reward_id"),
    stage_changes.add_stage: Told(What.STAGE_ADDED, about="stage", thing=ANSWER, kept=("after_id",)),
    stage_changes.rename_stage: Told(What.STAGE_CHANGED, about="stage", thing="stage_id"),
    stage_changes.move_stage: Told(What.STAGE_CHANGED, about="stage", thing="stage_id", kept=("after_id",)),
    stage_changes.retire_stage: Told(What.STAGE_RETIRED, about="stage", thing="stage_id"),
    stage_changes.restore_stage: Told(What.STAGE_RESTORED, about="stage", thing="stage_id"),
    department_changes.add_department: Told(
        What.DEPARTMENT_ADDED, about="department", thing=ANSWER, kept=("calendar_id",)
    ),
    department_changes.change_department: Told(
        What.DEPARTMENT_CHANGED, about="department", thing="department_id", kept=("calendar_id",)
    ),
    department_changes.retire_department: Told(What.DEPARTMENT_RETIRED, about="department", thing="department_id"),
    department_changes.restore_department: Told(What.DEPARTMENT_RESTORED, about="department", thing="department_id"),
    closing.close_period: Told(
        What.PERIOD_CLOSED, about="period_snapshot", thing=ANSWER, kept=("from_on", "to_on", "knowingly")
    ),
    courses.add_course: Told(
        What.COURSE_ADDED, about="course", thing=ANSWER, kept=("mandatory", "onboarding", "for_team_id", "for_role")
    ),
    courses.change_course: Told(
        What.COURSE_CHANGED,
        about="course",
        thing="course_id",
        kept=("mandatory", "onboarding", "for_team_id", "for_role"),
    ),
    courses.retire_course: Told(What.COURSE_RETIRED, about="course", thing="course_id"),
    attendance.assign_course: Told(
        What.TRAINING_ASSIGNED, about="course", thing="course_id", kept=("member_ids", "due_on")
    ),
    attendance.record_attendance: Told(
        What.TRAINING_RECORDED, about="course", thing="course_id", kept=("attended_on",)
    ),
    attendance.take_back_attendance: Told(What.TRAINING_TAKEN_BACK, about="training", thing="training_id"),
    attendance.withdraw_training: Told(What.TRAINING_WITHDRAWN, about="training", thing="training_id"),
    sessions.end_own: Told(What.SESSIONS_ENDED, about="session", thing="session_id"),
    sessions.end_others: Told(What.SESSIONS_ENDED),
}
