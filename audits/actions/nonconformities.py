"""The life of a nonconformity: every way to change one is a function here.

All of them raise PermissionDenied for the wrong person, Refused (Blocked when things are
missing) for the wrong moment, ValidationError for values no record may hold, and Conflict
when somebody saved first.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from audits.actions.checks import check_fields, today
from audits.models import Action, Nonconformity
from audits.models.nonconformity_gates import live
from audits.states.nonconformities import NONCONFORMITY
from qms.history import Moment, action
from qms.models import personal_data, remember
from qms.permissions import require
from qms.states import Blocked, Refused

DESCRIPTION = (
    "source", "title", "grade", "detected_on", "department", "process", "lead", "due_on", "clauses",
    "requirement", "evidence", "statement",
)  # fmt: skip


@action("audits.nonconformity_record")
def record_nonconformity(
    unit, *, by, reason="", source_record=None, complainant=None, submission_key=None, **description
):
    """Record and number a nonconformity; the same ``submission_key`` again gives the first one back.

    ``description`` holds the fields of DESCRIPTION; ``source_record`` is the record it was
    raised from, of any app; ``complainant`` ({"name": …, "phone": …}) is kept outside history.
    """
    require(by, "audits.add_nonconformity", unit)
    known = submission_key and Nonconformity.objects.filter(submission_key=submission_key, unit=unit).first()
    if known:
        return known
    nonconformity = Nonconformity(unit=unit, submission_key=submission_key, status="recorded")
    _describe(nonconformity, description)
    if source_record is not None:
        nonconformity.source_type = source_record._meta.label_lower
        nonconformity.source_id = source_record.pk
        nonconformity.source_label = str(source_record)[:300]
    check_fields(nonconformity, DESCRIPTION)
    _keep_complainant(nonconformity, complainant)
    nonconformity.number()
    nonconformity.save()
    return nonconformity


def raise_from(source_record, *, by, reason="", at=None, **description):
    """Record a nonconformity in the unit of another record and point back at it.

    Findings, late files, complaints and missed objectives all come through here.
    """
    return record_nonconformity(
        source_record.unit, by=by, reason=reason, at=at, source_record=source_record, **description
    )


@action("audits.nonconformity_edit")
def edit(nonconformity, *, complainant=None, by, reason="", **description):
    """Put the description right while the nonconformity is open.

    ``complainant`` None leaves the person as it is; an empty dict takes the person out.
    """
    require(by, "audits.change_nonconformity", nonconformity)
    _require_open(nonconformity)
    _describe(nonconformity, description)
    if nonconformity.lead_id and nonconformity.lead_id == nonconformity.verifier_id:
        raise Refused(_("Người chủ trì phải khác người kiểm tra hiệu lực."))
    check_fields(nonconformity, description)
    _keep_complainant(nonconformity, complainant)
    nonconformity.save()


@action("audits.nonconformity_correct")
def set_correction(nonconformity, *, correction, done_on=None, corrected_by=None, by, reason=""):
    """Say what was done at once to control and correct it; ``done_on`` empty while it is under way."""
    require(by, "audits.correct_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_correct", by=by, reason=reason)
    _refuse_future(done_on, _("Ngày khắc phục xong"))
    if done_on and done_on < nonconformity.detected_on:
        raise Refused(_("Ngày khắc phục xong không thể trước ngày phát hiện."))
    nonconformity.correction = correction
    nonconformity.correction_done_on = done_on
    nonconformity.correction_by = corrected_by
    check_fields(nonconformity, ("correction",), required=("correction",))
    nonconformity.save()


@action("audits.nonconformity_analyse")
def analyse(nonconformity, *, whys, root_cause, fishbone=(), by, reason=""):
    """Write down the chain of whys, the fishbone and the root cause they end in.

    ``whys`` are ``{question, answer, evidence}``, ``fishbone`` ``{branch, cause, confirmed}``.
    ``root_cause`` may stay empty while the analysis goes on.
    """
    require(by, "audits.analyse_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_analyse", by=by, reason=reason)
    if root_cause and not whys:
        raise Refused(_("Hãy hỏi ít nhất một câu “Vì sao?” trước khi kết luận nguyên nhân gốc."))
    if not root_cause and nonconformity.status == "acting":
        raise Refused(_("Đã giao hành động theo nguyên nhân gốc thì không bỏ trống nguyên nhân gốc."))
    nonconformity.whys = list(whys)
    nonconformity.fishbone = list(fishbone)
    nonconformity.root_cause = root_cause
    check_fields(nonconformity, ("whys", "fishbone", "root_cause"))
    nonconformity.save()


@action("audits.nonconformity_plan_verification")
def plan_verification(nonconformity, *, verify_from, verifier, method, by, reason=""):
    """Name who will check whether the actions worked, from which day and how.

    The verifier is neither the person in charge nor the owner of an action (10.2.1 d).
    """
    require(by, "audits.plan_verification", nonconformity)
    _require_open(nonconformity)
    if nonconformity.is_effective:
        raise Refused(_("Đã kết luận có hiệu lực, không đổi cách kiểm tra nữa."))
    refuse_involved(nonconformity, verifier)
    if verify_from < nonconformity.detected_on:
        raise Refused(_("Ngày kiểm tra hiệu lực không thể trước ngày phát hiện."))
    nonconformity.verify_from = verify_from
    nonconformity.verifier = verifier
    nonconformity.verify_method = method
    check_fields(nonconformity, ("verify_method",), required=("verify_method",))
    nonconformity.save()


@action("audits.nonconformity_start_verification")
def start_verification(nonconformity, *, by, reason=""):
    """Hand over to the verifier. Raises Blocked while a cause, an action or the plan is missing."""
    require(by, "audits.start_verification", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_start_verification", by=by, reason=reason)
    planned = nonconformity.verify_from and nonconformity.verifier_id
    gaps = [
        gap
        for gap in nonconformity.missing(Moment())
        if gap.anchor != "correction" and not (planned and gap.anchor == "verification")
    ]
    if gaps:
        raise Blocked(gaps)
    nonconformity.is_effective = None
    nonconformity.verification_result = ""
    nonconformity.verified_on = nonconformity.verified_by = None
    nonconformity.save()


def verify(nonconformity, *, effective, result, by, reason="", on=None, at=None):
    """Judge the actions: they worked, or (with a reason) the cause is looked for again.

    ``result`` says what was checked and found; ``on`` is the day of the check, today when empty.
    """
    judge = _find_effective if effective else _find_ineffective
    judge(nonconformity, result=result, on=on, by=by, reason=reason, at=at)


@action("audits.nonconformity_verify")
def _find_effective(nonconformity, *, result, on, by, reason=""):
    require(by, "audits.verify_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_verify", by=by, reason=reason)
    _judge(nonconformity, True, result, on, by)
    nonconformity.save()


@action("audits.nonconformity_ineffective")
def _find_ineffective(nonconformity, *, result, on, by, reason=""):
    require(by, "audits.verify_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_ineffective", by=by, reason=reason)
    _judge(nonconformity, False, result, on, by)
    _drop_plan(nonconformity)
    nonconformity.save()


def _judge(nonconformity, effective, result, on, by):
    on = on or today()
    _refuse_future(on, _("Ngày kiểm tra"))
    refuse_involved(nonconformity, by)
    if on < nonconformity.verify_from:
        raise Refused(
            _("Chỉ kết luận hiệu lực từ ngày %(day)s, khi hành động đã có thời gian phát huy.")
            % {"day": _day(nonconformity.verify_from)}
        )
    nonconformity.is_effective = effective
    nonconformity.verification_result = result
    nonconformity.verified_on = on
    nonconformity.verified_by = by
    check_fields(nonconformity, ("verification_result",), required=("verification_result",))


@action("audits.nonconformity_close")
def close(nonconformity, *, by, reason=""):
    """Close it. Raises Blocked naming everything that is still missing.

    Whoever closes owns none of its actions.
    """
    require(by, "audits.close_nonconformity", nonconformity)
    gaps = nonconformity.missing(Moment())
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_close", by=by, reason=reason)
    if gaps:
        raise Blocked(gaps)
    nonconformity.closed_on = today()
    nonconformity.closed_by = by
    nonconformity.save()


@action("audits.nonconformity_resume")
def resume(nonconformity, *, by, reason=""):
    """Take it back from verification to its actions: one must be done again, or another is needed."""
    require(by, "audits.reopen_action", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_resume", by=by, reason=reason)
    nonconformity.is_effective = None
    nonconformity.save()


@action("audits.nonconformity_reopen")
def reopen(nonconformity, *, by, reason=""):
    """Open a closed nonconformity again: the cause was not the cause, or it came back."""
    require(by, "audits.reopen_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_reopen", by=by, reason=reason)
    nonconformity.closed_on = nonconformity.closed_by = None
    nonconformity.is_effective = None
    _drop_plan(nonconformity)
    nonconformity.save()


@action("audits.nonconformity_cancel")
def cancel(nonconformity, *, by, reason=""):
    """Cancel one recorded by mistake; the number stays taken and the reason stays in history."""
    require(by, "audits.cancel_nonconformity", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.nonconformity_cancel", by=by, reason=reason)
    nonconformity.save()


def refuse_involved(nonconformity, person) -> None:
    """Raise Refused when a person led this nonconformity or owns one of its actions."""
    owned = live(list(Action.objects.filter(nonconformity=nonconformity, owner=person)))
    if owned or nonconformity.lead_id == person.pk:
        raise Refused(
            _("%(who)s là người chủ trì hoặc người làm hành động, nên không tự kiểm tra hiệu lực.")
            % {"who": person}
        )


def _drop_plan(nonconformity):
    nonconformity.verify_from = None


def _describe(nonconformity, description):
    if unknown := set(description) - set(DESCRIPTION):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    for name, value in description.items():
        setattr(nonconformity, name, value)
    _refuse_future(nonconformity.detected_on, _("Ngày phát hiện"))
    if nonconformity.due_on and nonconformity.due_on < nonconformity.detected_on:
        raise ValidationError({"due_on": _("Hạn đóng không thể trước ngày phát hiện.")})


def _keep_complainant(nonconformity, complainant: dict | None) -> None:
    """Remember the person anew only when something about the person changed."""
    if complainant is None:
        return
    given = {key: value for key, value in complainant.items() if value}
    known = personal_data([nonconformity.personal_ref]).get(nonconformity.personal_ref)
    if known is not None and known.fields == given:
        return
    nonconformity.personal_ref = remember(given, unit=nonconformity.unit).reference if given else ""


def _require_open(nonconformity):
    if not nonconformity.is_open:
        raise Refused(
            _("Hồ sơ đã %(state)s, không sửa được nữa.") % {"state": str(nonconformity.state).lower()}
        )


def _refuse_future(day: date | None, name: str) -> None:
    if day and day > today():
        raise Refused(_("%(what)s không thể ở tương lai.") % {"what": name})


def _day(day: date) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")
