"""Offering a document to the units below, changing to whom and on what terms, and ending it (7.5.3)."""

from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from documents.models import Adoption, Document, Offer
from documents.states import sharing
from qms.history.acts import action
from qms.models import Unit
from qms.permissions import require
from qms.states import Refused

TERMS = ("weight", "offered_on", "due_on", "follow_days", "note")
MOST_DAYS = 365


def units_below(unit):
    """The offices below a unit that work, in the order of the tree."""
    return Unit.objects.under(unit).exclude(pk=unit.pk).filter(is_active=True).order_by("path")


def open_offer(document) -> Offer | None:
    """The offer of a document that holds now."""
    return Offer.objects.filter(document=document, ended_on=None).first()


@action("documents.document_offer")
def offer_document(offer, *, by, reason="", units=()):
    """Offer a document in force to every unit below its own, or to ``units`` of these. Returns the offer.

    Each unit reached gets a row to answer on and may read the revision in force. Raises Refused for a
    document not in force or offered already, without a unit below, for days that are over and for units
    that are not below.
    """
    require(by, "documents.offer_document", offer.document)
    document = Document.objects.select_related("unit").get(pk=offer.document_id)
    refuse_not_in_force(document)
    if open_offer(document):
        raise Refused(_("Tài liệu này đang được dùng chung."))
    offer.offered_on = today()
    _refuse_unsound(offer)
    reached = _reached(offer, document, units)
    offer.save()
    _reach(offer, document, reached)
    return offer


@action("documents.offer_edit")
def edit_offer(offer, *, by, reason="", units=()):
    """Save other terms or other units; a unit that is left out is told that sharing ended.

    Raises Refused as `offer_document` does, and when the offer is over.
    """
    require(by, "documents.offer_document", offer.document)
    document = Document.objects.select_related("unit").get(pk=offer.document_id)
    if offer.ended_on is not None:
        raise Refused(_("Tài liệu này đã thôi dùng chung."))
    _refuse_unsound(offer)
    reached = _reached(offer, document, units)
    offer.save()
    _reach(offer, document, reached)
    left = Adoption.objects.filter(offer=offer, status=sharing.OFFERED)
    for adoption in left.exclude(unit__in=[unit.pk for unit in reached]).order_by("id"):
        _end(adoption, reason.strip() or _("Đơn vị không còn trong phạm vi dùng chung"))
    return offer


@action("documents.offer_end")
def end_offer(offer, *, by, reason=""):
    """End the sharing with a reason; every unit reached is told. What units adopted stays theirs."""
    require(by, "documents.offer_document", offer.document)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do thôi dùng chung."))
    if offer.ended_on is not None:
        raise Refused(_("Tài liệu này đã thôi dùng chung."))
    offer.ended_on, offer.ended_why = today(), reason.strip()
    offer.save()
    for adoption in Adoption.objects.filter(offer=offer, status=sharing.OFFERED).order_by("id"):
        _end(adoption, offer.ended_why)
    return offer


def _end(adoption, why):
    adoption.status, adoption.ended_why = sharing.ENDED, why
    adoption.save()


def _refuse_unsound(offer):
    if not 1 <= offer.follow_days <= MOST_DAYS:
        raise Refused(_("Hạn theo bản mới từ 1 đến %(most)s ngày.") % {"most": MOST_DAYS})
    if offer.due_on and offer.due_on < offer.offered_on:
        raise Refused(_("Hạn áp dụng lần đầu phải từ ngày bắt đầu dùng chung trở đi."))


def _reached(offer, document, units) -> list[Unit]:
    below = list(units_below(document.unit))
    if offer.everyone:
        wanted = below
    else:
        chosen = {unit.pk for unit in units}
        wanted = [unit for unit in below if unit.pk in chosen]
        if len(wanted) != len(chosen):
            raise Refused(_("Chỉ dùng chung với đơn vị cấp dưới đang hoạt động."))
    if not wanted:
        raise Refused(_("Hãy chọn ít nhất một đơn vị cấp dưới."))
    return wanted


def _reach(offer, document, units):
    """A row for each of these units, opened again where sharing had ended, on the terms of the offer."""
    known = {row.unit_id: row for row in Adoption.objects.filter(source=document)}
    for unit in units:
        adoption = known.get(unit.pk) or Adoption(unit=unit, source=document, code=_code(document, unit))
        adoption.offer, adoption.title = offer, document.title
        adoption.status, adoption.ended_why = sharing.OFFERED, ""
        for name in TERMS:
            setattr(adoption, name, getattr(offer, name))
        adoption.save()


def _code(document, unit) -> str:
    """The code of the source; with that of its unit where another unit above shares the same."""
    taken = Adoption.objects.filter(unit=unit, code=document.code).exists()
    return f"{document.code} ({document.unit.code})" if taken else document.code


# --- what the calendar does -----------------------------------------------------------------------
def keep_up(on) -> None:
    """Reach units that were set up since; end the sharing of documents that are no longer in force.

    A work of every day, safe to run at any time.
    """
    for offer in Offer.objects.filter(ended_on=None).select_related("document", "document__unit"):
        if offer.document.status == states.DOC_OBSOLETE:
            end_offer(offer, by=None, reason=_("Tài liệu gốc hết hiệu lực"))
        elif offer.everyone and _new_units(offer):
            reach_new_units(offer, by=None)


def _new_units(offer) -> list[Unit]:
    known = Adoption.objects.filter(offer=offer).values("unit_id")
    return list(units_below(offer.document.unit).exclude(pk__in=known))


@action("documents.offer_reach")
def reach_new_units(offer, *, by=None, reason=""):
    """Share what goes to every unit with those that were set up since."""
    require(by, "documents.offer_document", offer.document)
    _reach(offer, offer.document, _new_units(offer))
    return offer


def refuse_not_in_force(document):
    """Raise Refused for a document without a revision in force."""
    if document.status != states.DOC_EFFECTIVE:
        raise Refused(_("Chỉ dùng chung tài liệu đang có bản hiệu lực."))
