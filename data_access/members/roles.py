"""The roles people have, and what each of them may do. Which rows they see is said in data_access/scope.py."""

from enum import StrEnum


class Role(StrEnum):
    STAFF = "staff"
    LEAD = "lead"
    EXECUTIVE = "executive"
    ADMIN = "admin"


class Action(StrEnum):
    LOG_FEEDBACK = "log_feedback"
    LOG_COMPLAINT = "log_complaint"
    CLOSE_COMPLAINT = "close_complaint"
    WORK_ON_COMPLAINT = "work_on_complaint"
    ENTER_ABSENCE = "enter_absence"
    ANSWER_FEEDBACK = "answer_feedback"  # follow up low scores, adopt or decline suggestions
    CONFIRM_FEEDBACK = "confirm_feedback"
    CONFIRM_UNSEEN = "confirm_unseen"  # that a score was given which no lead can confirm, without seeing it
    VOID_ENTRY = "void_entry"
    IMPORT = "import"
    SEE_DATA_HEALTH = "see_data_health"
    MANAGE_PEOPLE = "manage_people"
    SEE_AUDIT = "see_audit"
    DECIDE_ACTIONS = "decide_actions"  # what a team does about something, who and until when
    CARRY_OUT_ACTIONS = "carry_out_actions"
    PLAN_CONTACTS = "plan_contacts"  # with customers: whose, is said in data_access/contacts/rules.py
    CLOSE_PERIODS = "close_periods"  # what a month, quarter, half-year or year came to stays as it is
    NOTE_HAPPENINGS = "note_happenings"  # what happened around the numbers, and whether it changed what is usual
    SET_WEIGHTS = "set_weights"  # what each part of a scorecard weighs
    TEACH = "teach"  # courses, who is to take them, and who did
    HOLD_MEETINGS = "hold_meetings"  # of a team one leads, or for whose lead one stands in
    HOLD_TALKS = "hold_talks"  # begin a one-to-one with a member
    TAKE_PART_IN_TALKS = "take_part_in_talks"
    SET_TARGETS = "set_targets"  # for whom is said in data_access/goals/rules.py
    ANSWER_TARGETS = "answer_targets"  # agree to or dispute what concerns oneself, one's team, the organisation
    REVIEW_QUALITY = "review_quality"  # of the members of teams one leads, and once more where somebody asks
    MANAGE_REVIEW_FORM = "manage_review_form"  # what quality reviews rate, and by which weights
    ACKNOWLEDGE_REVIEWS = "acknowledge_reviews"
    SET_REWARD_RULES = "set_reward_rules"
    DECIDE_REWARDS = "decide_rewards"  # of others, never one's own
    WRITE_LESSONS = "write_lessons"  # what others may learn from a case; whose leads publish it
    PRAISE = "praise"  # anybody, whom they thank
    MANAGE_STANDARDS = "manage_standards"  # what is promised, and when teams work
    BE_REVIEWED = "be_reviewed"  # assess oneself, rate colleagues, acknowledge or appeal
    REVIEW = "review"  # open cycles for one's teams, write and share reviews
    DECIDE_APPEALS = "decide_appeals"


ALLOWED: dict[Role, frozenset[Action]] = {
    Role.STAFF: frozenset(
        {
            Action.LOG_FEEDBACK, Action.LOG_COMPLAINT, Action.CLOSE_COMPLAINT, Action.WORK_ON_COMPLAINT,
            Action.ENTER_ABSENCE, Action.CARRY_OUT_ACTIONS, Action.TAKE_PART_IN_TALKS, Action.ANSWER_TARGETS,
            Action.BE_REVIEWED, Action.ACKNOWLEDGE_REVIEWS,
            Action.PRAISE, Action.HOLD_MEETINGS, Action.WRITE_LESSONS, Action.PLAN_CONTACTS,
        }
    ),
    Role.LEAD: frozenset(
        {
            Action.LOG_FEEDBACK, Action.LOG_COMPLAINT, Action.CLOSE_COMPLAINT, Action.WORK_ON_COMPLAINT,
            Action.ENTER_ABSENCE, Action.ANSWER_FEEDBACK, Action.CONFIRM_FEEDBACK, Action.VOID_ENTRY,
            Action.DECIDE_ACTIONS, Action.CARRY_OUT_ACTIONS, Action.NOTE_HAPPENINGS, Action.TEACH, Action.HOLD_TALKS,
            Action.TAKE_PART_IN_TALKS, Action.SET_TARGETS, Action.ANSWER_TARGETS, Action.BE_REVIEWED, Action.REVIEW,
            Action.DECIDE_APPEALS, Action.REVIEW_QUALITY, Action.MANAGE_REVIEW_FORM, Action.ACKNOWLEDGE_REVIEWS,
            Action.SET_REWARD_RULES, Action.DECIDE_REWARDS, Action.PRAISE, Action.HOLD_MEETINGS,
            Action.WRITE_LESSONS, Action.PLAN_CONTACTS,
        }
    ),
    Role.EXECUTIVE: frozenset(
        {
            Action.CONFIRM_UNSEEN, Action.CLOSE_PERIODS, Action.NOTE_HAPPENINGS, Action.SET_WEIGHTS,
            Action.SET_TARGETS, Action.ANSWER_TARGETS, Action.DECIDE_APPEALS,
            Action.SET_REWARD_RULES, Action.DECIDE_REWARDS, Action.PRAISE,
        }
    ),
    Role.ADMIN: frozenset(
        {
            Action.IMPORT, Action.SEE_DATA_HEALTH, Action.MANAGE_PEOPLE, Action.SEE_AUDIT,
            Action.MANAGE_STANDARDS,
            Action.PRAISE,
        }
    ),
}  # fmt: skip
