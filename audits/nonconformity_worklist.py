"""What waits for whom in nonconformities, and where they show on other records' pages."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.models import Action, Nonconformity
from qms.links import Link
from qms.models import files_of
from qms.worklist import Task

PEOPLE = ("unit", "lead", "verifier")
NEXT = {
    # state: (words, permission, URL name of the page that does it)
    "recorded": (
        gettext_lazy("Khắc phục ngay"),
        "audits.correct_nonconformity",
        "audits:nonconformity_correction",
    ),
    "correcting": (
        gettext_lazy("Tìm nguyên nhân gốc"),
        "audits.analyse_nonconformity",
        "audits:nonconformity_cause",
    ),
    "analysing": (gettext_lazy("Giao hành động khắc phục"), "audits.plan_action", "audits:action_create"),
}


def waiting(user, units, on):
    """Tasks of a person: own actions, checks to make, steps to take as the one in charge, ones to close."""
    yield from _own_actions(user, units)
    yield from _checks(user, units)
    yield from _steps(user, units)
    yield from _to_close(user, units)


def _own_actions(user, units):
    rows = Action.objects.filter(unit__in=units, owner=user, status="open", nonconformity__isnull=False)
    for action in rows.select_related("unit", "owner", "nonconformity"):
        if action.nonconformity.is_open:
            yield Task(
                _("Làm hành động khắc phục"),
                action.nonconformity,
                reverse("audits:action_act", args=[action.pk, "complete"]),
                note=action.text,
                due=action.due_on,
                person=user,
                action=_("Báo xong"),
                icon="list-checks",
            )


def _checks(user, units):
    rows = Nonconformity.objects.filter(
        unit__in=units, status="verifying", verifier=user, is_effective__isnull=True
    )
    for record in rows.select_related(*PEOPLE):
        yield Task(
            _("Kiểm tra hiệu lực"),
            record,
            reverse("audits:nonconformity_verdict", args=[record.pk]),
            note=record.verify_method,
            due=record.verify_from,
            person=user,
            action=_("Ghi kết luận"),
            icon="clipboard-check",
        )


def _steps(user, units):
    """The next step of those the person leads, and of those nobody leads where the person may."""
    mine = Q(lead=user) | Q(lead__isnull=True)
    rows = Nonconformity.objects.filter(mine, unit__in=units)
    early = rows.filter(status__in=NEXT).select_related(*PEOPLE)
    for record in early:
        status = "correcting" if record.status == "analysing" and not record.root_cause else record.status
        words, permission, page = NEXT[status]
        if user.has_perm(permission, record):
            yield Task(
                str(words),
                record,
                reverse(page, args=[record.pk]),
                due=record.due_on,
                person=record.lead,
                icon="triangle-alert",
            )
    done = rows.filter(status="acting").exclude(actions__status="open").select_related(*PEOPLE)
    for record in done:
        if user.has_perm("audits.start_verification", record):
            yield Task(
                _("Chuyển sang kiểm tra hiệu lực"),
                record,
                record.get_absolute_url(),
                due=record.verify_from,
                person=record.lead,
                icon="arrow-right",
            )


def _to_close(user, units):
    rows = Nonconformity.objects.filter(unit__in=units, status="verifying", is_effective=True)
    for record in rows.select_related(*PEOPLE).prefetch_related("actions"):
        if user.has_perm("audits.close_nonconformity", record):
            yield Task(
                _("Đóng không phù hợp"),
                record,
                record.get_absolute_url(),
                due=record.due_on,
                action=_("Xem và đóng"),
                icon="circle-check",
            )


def raised_on(record, moment):
    """Links to the nonconformities that were raised from a record, for that record's page."""
    rows = moment.rows(Nonconformity).filter(source_type=record._meta.label_lower, source_id=record.pk)
    for nonconformity in moment.instances(rows.order_by("code")):
        yield Link(
            str(nonconformity),
            nonconformity.get_absolute_url(),
            icon="triangle-alert",
            group=_("Không phù hợp"),
            note=str(nonconformity.state),
        )


def attached(nonconformity, moment):
    """Its files and those of its actions, as (name, StoredFile)."""
    owners = [nonconformity, *nonconformity.actions_at(moment)]
    return [(each.name, each.file) for owner in owners for each in files_of(owner, moment)]
