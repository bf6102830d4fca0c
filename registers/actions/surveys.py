"""Verbs of satisfaction surveys: the only writers of them and of what was answered (9.1.2)."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action, current_act
from qms.permissions import require
from qms.states import Blocked, Missing, Refused
from qms.text import mask_numbers
from registers.models.survey import (
    SCALE,
    AnswerChannel,
    Survey,
    SurveyAnswer,
    check_questions,
    open_survey,
)
from registers.states import surveys as life


def write(survey: Survey, *, by, reason="", at=None) -> Survey:
    """Begin a survey as a draft. A second call with the same ``submission_key`` returns the first."""
    key = survey.submission_key
    first = Survey.objects.filter(submission_key=key).first() if key else None
    return first or _write(survey, by=by, reason=reason, at=at)


@action("registers.survey_write")
def _write(survey, *, by, reason=""):
    require(by, "registers.keep_survey", survey.unit)
    survey.number()
    check_questions(survey.questions)
    survey.save()
    return survey


def has_answers(survey) -> bool:
    return SurveyAnswer.objects.filter(survey=survey).exists()


@action("registers.survey_edit")
def edit(survey: Survey, *, by, reason="") -> Survey:
    """Change title, days, invitation; the questions only while nobody has answered.

    Raises Refused for a closed survey, and for questions that already have answers.
    """
    kept = Survey.objects.get(pk=survey.pk)
    require(by, "registers.keep_survey", kept)
    if kept.status == life.CLOSED:
        raise Refused(_("Khảo sát đã kết thúc, không sửa được nữa."))
    if survey.questions != kept.questions and has_answers(kept):
        raise Refused(
            _("Khảo sát đã có phiếu trả lời nên câu hỏi giữ nguyên. Hãy lập bản mới rồi sửa câu hỏi ở đó.")
        )
    check_questions(survey.questions)
    survey.save()
    return survey


@action("registers.survey_revise")
def revise(survey: Survey, *, by, reason="") -> Survey:
    """Begin another survey with the same questions, to be changed; what was answered stays with this one."""
    require(by, "registers.keep_survey", survey)
    today = timezone.localdate(current_act().at)
    new = Survey(
        unit=survey.unit, title=survey.title, intro=survey.intro, questions=survey.questions, replaces=survey,
        starts_on=max(today, survey.starts_on), ends_on=max(today, survey.ends_on),
    )  # fmt: skip
    new.number()
    new.save()
    return new


def missing_to_open(survey) -> list[Missing]:
    """What a survey lacks before anybody is asked."""
    return [] if survey.questions else [Missing(_("Ghi ít nhất một câu hỏi"), "questions")]


@action("registers.survey_open")
def open_(survey: Survey, *, by, reason="") -> Survey:
    """Ask from now on. The survey it was made from is closed in the same act.

    Raises Blocked without a question, Refused while another one is open in the unit.
    """
    _move(survey, "registers.survey_open", by=by, reason=reason)
    if gaps := missing_to_open(survey):
        raise Blocked(gaps)
    older = survey.replaces
    if older is not None and older.status == life.OPEN:
        close(older, by=by, reason=_("Thay bằng %(code)s") % {"code": survey.code})
    _refuse_two_open(survey)
    survey.save()
    return survey


def _refuse_two_open(survey):
    other = Survey.objects.filter(unit=survey.unit, status=life.OPEN).exclude(pk=survey.pk).first()
    if other is not None:
        words = _("Đơn vị đang mở khảo sát %(code)s. Hãy kết thúc khảo sát đó trước.")
        raise Refused(words % {"code": other.code})


@action("registers.survey_close")
def close(survey: Survey, *, by, reason="") -> Survey:
    """Ask no longer."""
    _move(survey, "registers.survey_close", by=by, reason=reason)
    survey.save()
    return survey


@action("registers.survey_reopen")
def reopen(survey: Survey, *, by, reason="") -> Survey:
    """Ask again. Raises Refused while another one is open in the unit."""
    _move(survey, "registers.survey_reopen", by=by, reason=reason)
    _refuse_two_open(survey)
    survey.save()
    return survey


def _move(survey, verb, *, by, reason):
    require(by, survey.life_cycle.transition(verb).permission, survey)
    survey.life_cycle.move(survey, verb, by=by, reason=reason)


# --- answers -------------------------------------------------------------------------------------


def receive(unit, *, key, channel, scores, comment="", field="", service_file=None, at=None) -> SurveyAnswer:
    """Keep what one citizen answered on the page or at the counter. The system itself writes it.

    ``key`` is the UUID of the page that was sent: sent twice, it is kept once. Raises Refused where the unit
    asks nothing today, for nonsense, and for a second answer about a file on one day.
    """
    first = SurveyAnswer.objects.filter(submission_key=key).first()
    more = {"channel": channel, "scores": scores, "comment": comment, "field": field}
    return first or _receive(unit, key, service_file, more, by=None, at=at)


@action("registers.survey_answer")
def _receive(unit, key, service_file, more, *, by, reason=""):
    today = timezone.localdate(current_act().at)
    survey = open_survey(unit, today)
    if survey is None:
        raise Refused(_("Đơn vị hiện không lấy ý kiến khảo sát."))
    answer = SurveyAnswer(
        unit=unit, survey=survey, answered_on=today, service_file=service_file, submission_key=key, **more
    )
    _keep(answer)
    return answer


def _keep(answer):
    _refuse_nonsense(answer)
    if answer.service_file_id is not None:
        known = SurveyAnswer.objects.filter(
            service_file=answer.service_file_id, answered_on=answer.answered_on, left_out=False
        )
        if known.exists():
            raise Refused(_("Hồ sơ này đã có phiếu khảo sát trong ngày."))
    answer.comment = mask_numbers(answer.comment)
    answer.save()


def _refuse_nonsense(answer):
    keys = {one["key"] for one in answer.survey.questions}
    scores = answer.scores
    if not scores:
        raise Refused(_("Phiếu chưa chấm điểm câu nào."))
    if set(scores) - keys or not all(type(score) is int and score in SCALE for score in scores.values()):
        raise Refused(_("Điểm của phiếu phải từ 1 đến 5, của các câu hỏi trong khảo sát."))


@action("registers.survey_enter")
def enter(survey: Survey, rows: list[tuple[int, dict]], *, key=None, by, reason="") -> list[SurveyAnswer]:
    """Enter answers given on paper, all or none: (number of the row, {answered_on, scores, field,
    service_file, comment}) each.

    ``key`` is the UUID of the sheet: sent twice, its papers are kept once. Raises Refused with the number of
    the row for a day outside the survey or in the future and for nonsense.
    """
    require(by, "registers.enter_survey", survey)
    if survey.status == life.DRAFT:
        raise Refused(_("Khảo sát chưa mở nên chưa nhập được phiếu."))
    today, made = timezone.localdate(current_act().at), []
    keys = {number: uuid.uuid5(key, str(number)) if key else None for number, _row in rows}
    if sent := list(SurveyAnswer.objects.filter(submission_key__in=[one for one in keys.values() if one])):
        return sent
    for number, row in rows:
        answer = SurveyAnswer(
            unit=survey.unit, survey=survey, channel=AnswerChannel.PAPER, submission_key=keys[number], **row
        )
        try:
            _refuse_other_day(answer, today)
            _keep(answer)
        except Refused as refusal:
            words = _("Dòng %(n)s: %(why)s")
            raise Refused(words % {"n": number, "why": refusal}) from refusal
        made.append(answer)
    return made


def _refuse_other_day(answer, today):
    survey = answer.survey
    if not survey.starts_on <= answer.answered_on <= min(survey.ends_on, today):
        raise Refused(_("Ngày của phiếu phải trong thời gian khảo sát và không ở tương lai."))


def refuse_kept(answer) -> None:
    """Raise Refused for what was not entered from paper, and for what is left out already."""
    if answer.channel != AnswerChannel.PAPER:
        raise Refused(_("Chỉ bỏ được phiếu giấy nhập nhầm."))
    if answer.left_out:
        raise Refused(_("Phiếu này đã bỏ rồi."))


@action("registers.survey_leave_out")
def leave_out(answer: SurveyAnswer, *, by, reason="") -> SurveyAnswer:
    """Count an answer entered by mistake no more; it stays in history with the reason."""
    require(by, "registers.keep_survey", answer)
    refuse_kept(answer)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do bỏ phiếu."))
    answer.left_out = True
    answer.save()
    return answer


STEPS = {step.verb: step for step in (open_, close, reopen)}
