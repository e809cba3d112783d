"""Which commands are not recorded in the audit, and why.

Some because what they make says itself who made it and when, some because nobody is to find out that they were made.
"""

from collections.abc import Callable
from typing import Any

from data_access.answering import feedback, follow_ups
from data_access.bell import seen as bell_seen
from data_access.contacts import ending as contacts_ended
from data_access.contacts import planning as contacts
from data_access.lessons import reading
from data_access.lessons import writing as lessons
from data_access.mailing import choices
from data_access.meetings import attending, holding, talking_over
from data_access.quality import calibrating, scoring
from data_access.recognition import praising
from data_access.reviewing import opening, rating, writing
from data_access.talks import talking
from data_access.training import attendance
from data_access.workflow import commands, complaints

# What these make says itself who made it and when.
NOT_WORTH_IT: frozenset[Callable[..., Any]] = frozenset(
    {
        feedback.log_answer,
        feedback.log_suggestion,
        complaints.log_complaint,
        # The answer and the suggestion say who answered, when and what, and it stays.
        follow_ups.follow_up,
        follow_ups.answer_suggestion,
        # The review says who made it, who made the second one, and what its member answered, each with its time.
        scoring.review_case,
        scoring.acknowledge_review,
        calibrating.calibrate_review,
        # Both read it, and who wrote it when.
        praising.give_praise,
        praising.withdraw_praise,
        # The complaint's own story says who did what, and nobody can change it.
        commands.take_complaint,
        commands.contact_customer,
        commands.hand_over_complaint,
        commands.hand_over_complaints,
        commands.move_complaint_on,
        commands.send_complaint_back,
        commands.pause_complaint,
        commands.resume_complaint,
        commands.escalate_complaint,
        commands.resolve_complaint,
        commands.confirm_complaint,
        commands.reopen_complaint,
        commands.comment_on_complaint,
        # The contact says who planned it and who made it; what it was before is recorded.
        contacts.plan_contact,
        contacts_ended.do_contact,
        # The lesson says who wrote it, and when it was changed.
        lessons.write_lesson,
        lessons.correct_lesson,
        # Who has read what is nobody else's to know.
        reading.read_lesson,
        # The meeting says who wrote what, and who was there.
        holding.refresh_agenda,
        attending.set_presence,
        talking_over.discuss_item,
        talking_over.decide_item,
        talking_over.dismiss_item,
        talking_over.take_up_item,
        # What follows from the rules follows without anybody, too.
        attendance.assign_duties,
        # Nobody is to find out who rated whom; the review itself tells of the self-assessment and of who was asked.
        rating.rate_colleague,
        opening.choose_raters,
        opening.propose_raters,
        writing.assess_oneself,
        # What somebody wants by mail is nobody else's business.
        choices.choose_mails,
        choices.use_language,
        # A one-to-one is between two: an administrator is not to find out that there was one, when, or whose.
        talking.hold_talk,
        talking.note_talk,
        talking.plan_next_talk,
        talking.remove_talk,
        talking.add_talk_item,
        talking.tick_talk_item,
        talking.remove_talk_item,
        # Who has seen what of their own bell is nobody else's to know.
        bell_seen.look_at_bell,
        bell_seen.end_tour,
    }
)
