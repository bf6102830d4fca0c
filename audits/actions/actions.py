"""The life of an action, of a nonconformity or of a management review alike.

Raises as in ``audits.actions.nonconformities``.
"""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from audits.actions.checks import check_fields, today
from audits.actions.nonconformities import resume
from audits.models import Action
from audits.states.nonconformities import ACTION, NONCONFORMITY, ActionKind
from qms.history import action as act
from qms.models import attach
from qms.permissions import require
from qms.states import Refused


@act("audits.action_plan")
def plan_action(nonconformity, *, text, owner, due_on, kind=ActionKind.CORRECTIVE, by, reason=""):
    """Give somebody a corrective action by a date; it answers the root cause, so that comes first.

    The owner is not the person named to check whether it worked.
    """
    require(by, "audits.plan_action", nonconformity)
    NONCONFORMITY.move(nonconformity, "audits.action_plan", by=by, reason=reason)
    if not nonconformity.root_cause:
        raise Refused(_("Hãy ghi nguyên nhân gốc trước khi giao hành động khắc phục."))
    _refuse_verifier(nonconformity, owner)
    _refuse_double(nonconformity, text, owner, due_on)
    # Saved also when its state stays: of two people who give an action at once, one is told so.
    nonconformity.save()
    return give(nonconformity=nonconformity, text=text, owner=owner, due_on=due_on, kind=kind)


def give(*, nonconformity=None, review=None, text, owner, due_on, kind):
    """Make the next numbered action of a nonconformity or of a review, inside the act that is open."""
    parent = nonconformity or review
    given = Action(
        unit=parent.unit,
        nonconformity=nonconformity,
        review=review,
        number=_next_number(nonconformity=nonconformity, review=review),
        kind=kind,
        text=text,
        owner=owner,
        first_due_on=due_on,
        due_on=due_on,
    )
    check_fields(given, ("kind", "text", "owner", "due_on"), required=("text",))
    given.save()
    return given


def _next_number(**parent) -> int:
    return (Action.objects.filter(**parent).aggregate(last=Max("number"))["last"] or 0) + 1


@act("audits.action_edit")
def edit_action(action, *, text=None, owner=None, by, reason=""):
    """Reword an open action or give it to somebody else; its due date moves by ``postpone_action`` only."""
    require(by, "audits.change_action", action)
    _require_open_action(action)
    _require_open_parent(action)
    if owner is not None and action.nonconformity is not None:
        _refuse_verifier(action.nonconformity, owner)
    action.text = action.text if text is None else text
    action.owner = owner or action.owner
    check_fields(action, ("text", "owner"), required=("text",))
    action.save()


@act("audits.action_complete")
def complete_action(action, *, evidence, done_on: date | None = None, files=(), by, reason=""):
    """Report an action done on a day (today when empty), with what proves it, in words and as files."""
    require(by, "audits.complete_action", action)
    _require_open_parent(action)
    ACTION.move(action, "audits.action_complete", by=by, reason=reason)
    done_on = done_on or today()
    if done_on > today():
        raise Refused(_("Ngày xong không thể ở tương lai."))
    action.done_on = done_on
    action.evidence = evidence
    check_fields(action, ("evidence",), required=("evidence",))
    action.save()
    for upload in files:
        attach(action, upload, by=by)


@act("audits.action_postpone")
def postpone_action(action, *, due_on: date, by, reason=""):
    """Move the due date, with a reason; history keeps the old date, the action its first one."""
    require(by, "audits.postpone_action", action)
    _require_open_parent(action)
    ACTION.move(action, "audits.action_postpone", by=by, reason=reason)
    if due_on <= action.due_on:
        raise Refused(_("Hạn mới phải sau hạn đang có."))
    action.due_on = due_on
    action.save()


@act("audits.action_reopen")
def reopen_action(action, *, by, reason=""):
    """Take back "done", with a reason; a nonconformity under verification goes back to its actions."""
    require(by, "audits.reopen_action", action)
    _require_open_parent(action)
    ACTION.move(action, "audits.action_reopen", by=by, reason=reason)
    action.done_on = None
    action.save()
    if action.nonconformity is not None and action.nonconformity.status == "verifying":
        resume(action.nonconformity, by=by, reason=reason)


@act("audits.action_cancel")
def cancel_action(action, *, by, reason=""):
    """Drop an open action, with a reason; its number stays."""
    require(by, "audits.cancel_action", action)
    _require_open_parent(action)
    ACTION.move(action, "audits.action_cancel", by=by, reason=reason)
    action.save()


def _refuse_verifier(nonconformity, owner) -> None:
    if nonconformity.verifier_id == owner.pk:
        raise Refused(
            _("%(who)s là người kiểm tra hiệu lực, nên không nhận hành động. Hãy đổi người kiểm tra trước.")
            % {"who": owner}
        )


def _refuse_double(nonconformity, text, owner, due_on) -> None:
    """A second click on the same form gives no second action."""
    same = Action.objects.filter(
        nonconformity=nonconformity, text=text, owner=owner, due_on=due_on, status="open"
    )
    if same.exists():
        raise Refused(_("Hành động này đã được giao."))


def _require_open_action(action) -> None:
    if action.status != "open":
        raise Refused(_("Hành động đã %(state)s, không sửa được nữa.") % {"state": str(action.state).lower()})


def _require_open_parent(action) -> None:
    """Actions of a closed or cancelled nonconformity rest; those of a review outlive its minutes."""
    if action.nonconformity is not None and not action.nonconformity.is_open:
        raise Refused(_("Sự không phù hợp đã đóng hoặc đã hủy, không đổi hành động nữa."))
