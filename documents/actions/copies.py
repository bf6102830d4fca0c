"""Numbered paper copies: given out, received, called in, recalled, destroyed or lost (7.5.3.2)."""

import datetime as dt

from django.db import IntegrityError
from django.db.models import Max
from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.models import PaperCopy
from documents.states import control
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused

MOST = 200  # copies given in one act


@action("documents.copy_give")
def give_copies(revision, holders, *, by, reason="", given_on=None, signed=False, first_no=None):
    """Give the next numbers of a revision in force to these holders; returns the copies in that order.

    A holder is a person, a unit, or a text for a place outside. ``first_no`` is the number the person was
    shown: another one means that somebody has given copies since, and nothing is given. ``signed`` says that
    they signed for it on paper. Raises Refused when the revision is not in force, for a day before it was
    or after today.
    """
    require(by, "documents.give_copy", revision)
    given_on = given_on or today()
    revision.refresh_from_db(fields=["status"])
    _refuse_giving(revision, holders, given_on)
    start = next_number(revision)
    if first_no is not None and first_no != start:
        raise Refused(_("Đã có người giao thêm bản giấy từ lúc đồng chí mở trang. Hãy xem lại rồi giao."))
    try:
        return [
            _given(revision, holder, start + place, given_on, signed) for place, holder in enumerate(holders)
        ]
    except IntegrityError as error:  # two people at the same moment
        raise Refused(_("Số bản giấy này đã giao rồi.")) from error


def next_number(revision) -> int:
    """The first number of this revision that was never used."""
    used = PaperCopy.objects.filter(revision=revision).aggregate(last=Max("no"))["last"]
    return (used or 0) + 1


def _refuse_giving(revision, holders, given_on):
    if not revision.is_effective:
        raise Refused(
            _("Chỉ giao bản giấy của bản đang hiệu lực; bản %(number)s đang là “%(state)s”.")
            % {"number": revision.number, "state": revision.state}
        )
    if not holders:
        raise Refused(_("Hãy chọn ít nhất một nơi nhận."))
    if len(holders) > MOST:
        raise Refused(_("Mỗi lần giao nhiều nhất %(n)s bản.") % {"n": MOST})
    if not revision.effective_from <= given_on <= today():
        raise Refused(_("Ngày giao phải từ ngày hiệu lực của bản đến hôm nay."))


def _given(revision, holder, no, given_on, signed) -> PaperCopy:
    person, to_unit = _as_person(holder), _as_unit(holder)
    copy = PaperCopy(
        unit=revision.unit, document=revision.document, revision=revision, issue_no=revision.issue_no,
        revision_no=revision.revision_no, no=no, title=str(holder)[:300], person=person, to_unit=to_unit,
        given_on=given_on, code=f"{revision.code} · {revision.number} · {no:02d}",
    )  # fmt: skip
    if signed:
        copy.status, copy.received_on, copy.signed_on_paper = control.RECEIVED, given_on, True
    copy.save()
    return copy


def _as_person(holder):
    return holder if getattr(holder, "username", None) else None


def _as_unit(holder):
    return None if isinstance(holder, str) or _as_person(holder) else holder


@action("documents.copy_receive")
def receive(copy, *, by, reason=""):
    """The holder confirms in the system that the copy has come."""
    require(by, "documents.receive_copy", copy)
    copy.life_cycle.move(copy, "documents.copy_receive", by=by, reason=reason)
    copy.received_on = today()
    copy.save()
    return copy


@action("documents.copy_sign")
def sign_on_paper(copy, *, by, reason="", on=None):
    """The officer notes that the holder signed for it on paper, on a day from the giving to today."""
    require(by, "documents.give_copy", copy)
    copy.life_cycle.move(copy, "documents.copy_sign", by=by, reason=reason)
    copy.received_on, copy.signed_on_paper = _day(on, copy.given_on), True
    copy.save()
    return copy


@action("documents.copy_recall")
def recall(copy, *, by, reason="", on=None):
    """The copy is back with the officer. Raises Refused for a copy that is in nobody's hands."""
    require(by, "documents.give_copy", copy)
    copy.life_cycle.move(copy, "documents.copy_recall", by=by, reason=reason)
    copy.recalled_on, copy.recalled_by = _day(on, copy.given_on), by
    copy.save()
    return copy


@action("documents.copy_recall")
def recall_numbers(revision, numbers, *, by, reason="", on=None):
    """Recall the copies with these numbers, all or none. Raises Refused naming a number never given out."""
    require(by, "documents.give_copy", revision)
    held = {copy.no: copy for copy in PaperCopy.objects.filter(revision=revision, no__in=numbers)}
    for no in numbers:
        if no not in held:
            raise Refused(
                _("Bản số %(no)s của %(code)s, bản %(number)s, chưa từng giao cho ai nên không thể thu hồi.")
                % {"no": f"{no:02d}", "code": revision.code, "number": revision.number}
            )
        if not held[no].is_out:
            raise Refused(
                _("Bản số %(no)s không còn ở ai: %(state)s.") % {"no": f"{no:02d}", "state": held[no].state}
            )
    return [recall(held[no], by=by, reason=reason, on=on) for no in dict.fromkeys(numbers)]


@action("documents.copy_destroy")
def destroy(copy, *, by, reason="", how, on=None):
    """Destroy a recalled copy, saying how, on a day from the recall to today."""
    require(by, "documents.give_copy", copy)
    copy.life_cycle.move(copy, "documents.copy_destroy", by=by, reason=reason)
    if not how.strip():
        raise Refused(_("Ghi cách hủy, ví dụ: cắt nhỏ, đốt, đóng dấu hết hiệu lực."))
    copy.ended_on, copy.ended_how = _day(on, copy.recalled_on), how.strip()
    copy.save()
    return copy


@action("documents.copy_lose")
def lose(copy, *, by, reason):
    """Note that a copy was lost, with the reason."""
    require(by, "documents.give_copy", copy)
    copy.life_cycle.move(copy, "documents.copy_lose", by=by, reason=reason)
    copy.ended_on, copy.ended_how = today(), reason.strip()[:300]
    copy.save()
    return copy


@action("documents.copy_call_in")
def call_in(revision, *, by=None, reason=""):
    """Every copy of a revision that is no longer in force and still in somebody's hands has to come back."""
    out = PaperCopy.objects.filter(revision=revision, status__in=(control.GIVEN, control.RECEIVED))
    for copy in out.order_by("no"):
        copy.status, copy.called_in_on = control.TO_RECALL, today()
        copy.save()


def _day(on: dt.date | None, first: dt.date) -> dt.date:
    """The day typed, or today. Raises Refused outside what can have been."""
    on = on or today()
    if not first <= on <= today():
        raise Refused(_("Ngày phải từ %(first)s đến hôm nay.") % {"first": f"{first:%d/%m/%Y}"})
    return on
