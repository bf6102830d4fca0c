"""Originals of citizens: taken with their condition, given back, or what happened to them (8.5.3)."""

import datetime as dt

from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from registers.models import HeldOriginal, ServiceFile
from registers.papers_handed_in import read

MOST = 99  # copies of one original


@action("registers.original_hold")
def hold_original(original: HeldOriginal, *, by, reason="") -> HeldOriginal:
    """Take an original that comes later than the file. Raises Refused for a file that is over."""
    require(by, "registers.receive_file", original.file)
    refuse_over(original.file)
    if not original.name.strip() or not 1 <= original.quantity <= MOST:
        raise Refused(_("Hãy ghi tên bản chính và số bản từ 1 đến 99."))
    original.unit, original.taken_at = original.file.unit, original.taken_at or current_act().at
    original.condition = mask_numbers(original.condition.strip())
    original.save()
    return original


def hold_more(file: ServiceFile, papers, at: dt.datetime) -> None:
    """Originals that the new check-list has more of than the old one were taken at ``at``."""
    before = {paper.name: paper.kept for paper in read(file.papers)}
    for paper in read(papers):
        if (more := paper.kept - before.get(paper.name, 0)) > 0:
            HeldOriginal(
                file=file, unit=file.unit, name=paper.name, quantity=more, condition=paper.note[:200],
                taken_at=at,
            ).save()  # fmt: skip


@action("registers.original_give_back")
def give_back(
    original: HeldOriginal, *, condition="", incident="", back_at=None, by, reason=""
) -> HeldOriginal:
    """Give an original back, or say what happened to it and how the citizen was told.

    Raises Refused for one that went back already.
    """
    require(by, "registers.return_file", original)
    refuse_gone(original)
    original.given_back_at = max(back_at or current_act().at, original.taken_at)
    original.condition_back = mask_numbers(condition.strip())
    original.incident = mask_numbers(incident.strip()) or original.incident
    original.save()
    return original


@action("registers.original_incident")
def report_incident(original: HeldOriginal, *, incident: str, by, reason="") -> HeldOriginal:
    """An original was lost or damaged: what happened and how the citizen was told (8.5.3).

    It stays held: a damaged one is given back later, a lost one never. Raises Refused without words and for
    one that went back already.
    """
    require(by, "registers.handle_file", original)
    refuse_gone(original)
    if not incident.strip():
        raise Refused(_("Hãy ghi chuyện gì đã xảy ra và đã báo công dân thế nào."))
    original.incident = mask_numbers(incident.strip())
    original.save()
    return original


def refuse_over(file: ServiceFile) -> None:
    """Raise Refused for a file that is over."""
    if file.ended_at is not None:
        raise Refused(_("Hồ sơ đã kết thúc, không nhận thêm bản chính."))


def refuse_gone(original: HeldOriginal) -> None:
    """Raise Refused for an original that went back already."""
    if original.given_back_at is not None:
        raise Refused(_("Bản chính này đã trả."))


def held(file: ServiceFile):
    """The originals of a file that have not gone back."""
    return HeldOriginal.objects.filter(file=file, given_back_at=None).order_by("id")


def give_back_all(file: ServiceFile, *, by, conditions: dict | None = None, back_at=None) -> None:
    """Give back what is still held: each in the condition said, or all that came to no harm as they came.

    ``conditions`` is {key of the original: words}; one without words stays in the office.
    """
    for original in held(file):
        usual = "" if original.incident else _("Như khi nhận")
        words = usual if conditions is None else conditions.get(original.pk, "")
        if words.strip():
            give_back(original, condition=words, back_at=back_at, by=by)
