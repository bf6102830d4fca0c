"""Posting procedures for the public: put up, checked, taken down, put up again (7.4, 8.2.1)."""

from itertools import chain, count

from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from documents.models import Document, Kind, Posting
from documents.models.posting import LONGEST_SLUG, SLUG, slug_of
from documents.posted import in_force
from qms.history import Moment
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused


def unposted(unit):
    """Procedures for citizens of a unit in force that were never posted, by code."""
    return in_force(Moment(), [unit.pk]).filter(posting=None).order_by("code")


@action("documents.posting_post")
def post(document, *, by, reason="", field, slug="", place="", posted_on=None):
    """Post a procedure in force under a field of work; returns the posting.

    Without ``slug`` the address comes from the title, or from the code where another has that one. Raises
    Refused for what is no procedure in force, is posted already, lies in the future, or for a bad address.
    """
    require(by, "documents.post_document", document)
    _refuse_unpostable(document)
    day = posted_on or today()
    _refuse_future(day)
    posting = Posting(
        unit=document.unit, document=document, title=document.title, field=_named(field), place=place,
        slug=_checked(document, slug) if slug else free_slug(document, taken_slugs(document.unit)),
        posted_on=day,
    )  # fmt: skip
    posting.number()
    posting.save()
    return posting


@action("documents.posting_post")
def post_many(lines, *, by, reason="", place="", posted_on=None) -> list:
    """Post several procedures, (document, field, slug) each: all or, where one is refused, none."""
    common = {"by": by, "place": place, "posted_on": posted_on}
    return [post(document, field=field, slug=slug, **common) for document, field, slug in lines]


def _refuse_unpostable(document):
    if document.kind != Kind.PROCEDURE:
        raise Refused(_("Chỉ niêm yết quy trình."))
    if Document.objects.get(pk=document.pk).status != states.DOC_EFFECTIVE:
        raise Refused(_("Chỉ niêm yết quy trình đang hiệu lực."))
    if not in_force(Moment()).filter(pk=document.pk).exists():
        raise Refused(_("Quy trình nội bộ, không có mã thủ tục hay giấy tờ người dân nộp, không niêm yết."))
    if Posting.objects.filter(document=document).exists():
        raise Refused(_("Quy trình này đã có trong danh sách niêm yết."))


def _refuse_future(day):
    if day > today():
        raise Refused(_("Ngày niêm yết không sau hôm nay."))


def _named(field) -> str:
    if not field.strip():
        raise Refused(_("Ghi lĩnh vực, ví dụ Cư trú."))
    return field.strip()


def _checked(document, slug) -> str:
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        raise Refused(_("Địa chỉ ngắn chỉ gồm chữ thường không dấu, chữ số và gạch nối, tối đa 60 ký tự."))
    if Posting.objects.filter(unit=document.unit_id, slug=slug).exists():
        raise Refused(_("Địa chỉ ngắn “%(slug)s” đã dùng cho thủ tục khác của đơn vị.") % {"slug": slug})
    return slug


def taken_slugs(unit) -> set[str]:
    """The addresses a unit has given out, also those of postings taken down."""
    return set(Posting.objects.filter(unit=unit).values_list("slug", flat=True))


def free_slug(document, taken) -> str:
    """An address not ``taken``: from the title, else the code, else with the key of the document."""
    wanted = [slug_of(document.title), slug_of(document.code), f"tt-{document.pk}"]
    more = (f"tt-{document.pk}-{number}" for number in count(2))
    return next(slug for slug in chain(wanted, more) if slug and slug not in taken)


@action("documents.posting_edit")
def edit_posting(posting, *, by, reason=""):
    """Save another field, place or day of posting; the address stays what it is."""
    stored = Posting.objects.get(pk=posting.pk)
    require(by, "documents.post_document", stored)
    posting.field, posting.slug, posting.document = _named(posting.field), stored.slug, stored.document
    if posting.posted_on != stored.posted_on:
        _refuse_future(posting.posted_on)
    posting.save()
    return posting


@action("documents.posting_check")
def check(posting, *, by, reason=""):
    """Note that the board and the page were compared with what is in force, today and by whom."""
    require(by, "documents.check_posting", posting)
    posting.life_cycle.move(posting, "documents.posting_check", by=by, reason=reason)
    posting.checked_on, posting.checked_by = today(), by
    posting.save()
    return posting


@action("documents.posting_take_down")
def take_down(posting, *, by, reason=""):
    """Take it down, with a reason; its address stays reserved and says that it is no longer posted."""
    require(by, "documents.post_document", posting)
    posting.life_cycle.move(posting, "documents.posting_take_down", by=by, reason=reason)
    posting.taken_down_on = today()
    posting.save()
    return posting


@action("documents.posting_restore")
def restore(posting, *, by, reason=""):
    """Post it again from today at its old address. Raises Refused while no revision is in force."""
    require(by, "documents.post_document", posting)
    document = Document.objects.get(pk=posting.document_id)
    if document.status != states.DOC_EFFECTIVE:
        raise Refused(_("Chỉ niêm yết quy trình đang hiệu lực."))
    posting.life_cycle.move(posting, "documents.posting_restore", by=by, reason=reason)
    posting.posted_on, posting.title = today(), document.title
    posting.taken_down_on = posting.checked_on = posting.checked_by = None
    posting.save()
    return posting


POSTING_ACTS = {
    "documents.posting_check": check,
    "documents.posting_take_down": take_down,
    "documents.posting_restore": restore,
}
