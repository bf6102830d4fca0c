"""What an open nonconformity still lacks before it may close, and what comes next."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from audits.models.action import Action
from qms.states import Missing
from qms.steps import NextStep, who_may


@dataclass(frozen=True)
class Gap(Missing):
    """Something missing, with the person it waits for and the day it is due, where there are any."""

    note: str = ""
    due: date | None = None


def live(actions: list[Action]) -> list[Action]:
    """Actions that count: all but the cancelled."""
    return [action for action in actions if action.status != "cancelled"]


def gaps_of(nonconformity, moment) -> list[Gap]:
    """What still blocks closing an open nonconformity (10.2.1, 10.2.2), in the order of the work."""
    actions = live(nonconformity.actions_at(moment))
    return [
        *_correction_gaps(nonconformity),
        *_cause_gaps(nonconformity),
        *_action_gaps(actions),
        *_verification_gaps(nonconformity, actions),
    ]


def _correction_gaps(nonconformity):
    if not nonconformity.correction:
        yield Gap(gettext("Khắc phục ngay"), "correction", note=gettext("chưa ghi đã làm gì"))
    elif nonconformity.correction_done_on is None:
        yield Gap(gettext("Khắc phục ngay cho xong"), "correction", note=gettext("chưa có ngày xong"))


def _cause_gaps(nonconformity):
    if not nonconformity.whys:
        yield Gap(gettext("Chuỗi “Vì sao?”"), "cause", note=gettext("ít nhất một câu hỏi và trả lời"))
    if not nonconformity.root_cause:
        yield Gap(gettext("Nguyên nhân gốc"), "cause", note=gettext("chưa kết luận"))


def _action_gaps(actions):
    if not actions:
        yield Gap(gettext("Hành động khắc phục"), "actions", note=gettext("chưa giao hành động nào"))
    for action in actions:
        if action.status == "open":
            yield Gap(
                gettext("Hoàn thành hành động %(n)s") % {"n": action.number},
                f"action-{action.pk}",
                note=gettext("%(who)s, chưa có bằng chứng thực hiện") % {"who": action.owner},
                due=action.due_on,
            )


def _verification_gaps(nonconformity, actions):
    involved = {action.owner_id for action in actions} | {nonconformity.lead_id}
    planned = nonconformity.verify_from and nonconformity.verifier_id and nonconformity.verify_method
    if nonconformity.is_effective:
        if nonconformity.verified_by_id in involved:
            yield Gap(
                gettext("Kiểm tra hiệu lực bởi người khác"),
                "verification",
                note=gettext("người đã kiểm tra lại là người chủ trì hoặc người làm hành động"),
            )
    elif not planned:
        yield Gap(
            gettext("Cách kiểm tra hiệu lực"),
            "verification",
            note=gettext("từ ngày nào, ai kiểm tra, kiểm tra thế nào"),
        )
    else:
        yield Gap(
            gettext("Kiểm tra hiệu lực"),
            "verification",
            note=gettext("người khác với người thực hiện: %(who)s") % {"who": nonconformity.verifier},
            due=nonconformity.verify_from,
        )


def step_after(nonconformity, moment) -> NextStep:
    """The next step of an open nonconformity, whom it waits for, and until when."""
    if nonconformity.status == "acting":
        return _next_action(nonconformity, moment)
    if nonconformity.status == "verifying":
        return _next_verdict(nonconformity, moment)
    if nonconformity.status == "recorded":
        label, permission = gettext("Khắc phục ngay"), "audits.correct_nonconformity"
    elif nonconformity.root_cause and nonconformity.status == "analysing":
        label, permission = gettext("Giao hành động khắc phục"), "audits.plan_action"
    else:
        label, permission = gettext("Tìm nguyên nhân gốc"), "audits.analyse_nonconformity"
    return NextStep(label, _lead_or(nonconformity, permission, moment), nonconformity.due_on)


def _next_action(nonconformity, moment):
    waiting = [action for action in nonconformity.actions_at(moment) if action.status == "open"]
    if waiting:
        first = min(waiting, key=lambda action: action.due_on)
        return NextStep(
            gettext("Hoàn thành hành động %(n)s") % {"n": first.number}, [first.owner], first.due_on
        )
    people = _lead_or(nonconformity, "audits.start_verification", moment)
    return NextStep(gettext("Chuyển sang kiểm tra hiệu lực"), people, nonconformity.verify_from)


def _next_verdict(nonconformity, moment):
    if nonconformity.is_effective:
        people = who_may("audits.close_nonconformity", nonconformity, moment.on)
        return NextStep(gettext("Đóng"), people, nonconformity.due_on)
    return NextStep(gettext("Kiểm tra hiệu lực"), [nonconformity.verifier], nonconformity.verify_from)


def _lead_or(nonconformity, permission, moment):
    return [nonconformity.lead] if nonconformity.lead else who_may(permission, nonconformity, moment.on)
