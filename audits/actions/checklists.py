"""The checklist of an audit: questions are prepared, copied, answered with evidence."""

from django.db.models import Max
from django.utils.translation import gettext as _

from audits.actions.checks import check_fields
from audits.actions.findings import settle_finding
from audits.models import ChecklistItem
from audits.starter_checklist import questions_for
from audits.states.audits import FINDING_RESULTS, NOT_APPLICABLE, RESULTS
from qms.history import action, current_act
from qms.models.files import attachments_of
from qms.permissions import require
from qms.states import Refused

QUESTION = ("process", "clause", "question", "hint")


@action("audits.checklist_copy")
def copy_starter(audit, *, by, reason=""):
    """Copy our own starter questions for the audit's clauses (all, when it names none); returns how many.

    Questions that the checklist already holds word for word are left out.
    """
    require(by, "audits.edit_checklist", audit)
    asked = set(ChecklistItem.objects.filter(audit=audit).values_list("question", flat=True))
    number = _last_number(audit)
    copied = 0
    for starter in questions_for(audit.clauses):
        if starter.question in asked:
            continue
        copied += 1
        ChecklistItem(
            audit=audit,
            unit=audit.unit,
            no=number + copied,
            process=starter.process,
            clause=list(starter.clauses),
            question=starter.question,
            hint=starter.hint,
        ).save()
    if not copied:
        raise Refused(_("Phiếu hỏi đã có đủ các câu hỏi có sẵn."))
    return copied


@action("audits.question_add")
def add_question(audit, *, by, reason="", **question):
    """Add a question of the team's own; `question` holds the fields of QUESTION."""
    require(by, "audits.edit_checklist", audit)
    item = ChecklistItem(audit=audit, unit=audit.unit, no=_last_number(audit) + 1)
    _set_question(item, question)
    item.save()
    return item


@action("audits.question_edit")
def edit_question(item, *, by, reason="", **question):
    """Reword a question that has no answer yet: an answer belongs to the words it was given to."""
    require(by, "audits.edit_checklist", item)
    if item.result:
        raise Refused(_("Câu %(no)s đã có kết quả, không sửa câu hỏi được nữa.") % {"no": item.no})
    _set_question(item, question)
    item.save()


@action("audits.question_remove")
def remove_question(item, *, by, reason=""):
    """Take an unanswered question out."""
    require(by, "audits.edit_checklist", item)
    if item.result:
        raise Refused(_("Câu %(no)s đã có kết quả, không bỏ được.") % {"no": item.no})
    item.delete()


@action("audits.question_answer")
def answer(item, *, result, evidence="", samples=0, by, reason="", **finding):
    """Answer a question: evidence first, then the result; a finding result makes its finding too.

    `finding` holds statement, requirement, owner and due for the results that are findings. Evidence,
    written or as a file, is needed for every result but "not applicable", which needs its reason there.
    """
    require(by, "audits.answer_checklist", item)
    if result not in RESULTS:
        raise Refused(_("Chọn một kết quả trong danh sách."))
    _require_evidence(item, result, evidence)
    item.result, item.evidence, item.samples = result, evidence.strip(), samples
    item.answered_by, item.answered_at = by, current_act().at
    check_fields(item, ("result", "evidence", "samples"))
    item.save()
    settle_finding(item, grade=result if result in FINDING_RESULTS else None, **finding)


def _require_evidence(item, result, evidence):
    if evidence.strip():
        return
    if result == NOT_APPLICABLE:
        raise Refused(_("Ghi lý do không áp dụng vào ô bằng chứng."))
    if not attachments_of(item).exists():
        raise Refused(_("Ghi bằng chứng đã thấy hoặc đính kèm tệp trước khi chọn kết quả."))


def _set_question(item, question):
    if unknown := set(question) - set(QUESTION):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    for name, value in question.items():
        setattr(item, name, value)
    check_fields(item, QUESTION, required=("process", "question"))


def _last_number(audit) -> int:
    return ChecklistItem.objects.filter(audit=audit).aggregate(last=Max("no"))["last"] or 0
