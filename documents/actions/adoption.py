"""What a unit does with a document shared by one above: as it stands, with a text of its own, or not.

Both make a document of the unit, so that readers, copies, posting and packs work on it as on any other.
"""

import datetime as dt

from django.db import IntegrityError
from django.utils import translation
from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from documents.actions.documents import begin_document
from documents.actions.drafts import ask_too, next_draft
from documents.actions.effect import take_effect
from documents.actions.paper import keep_paper
from documents.models import AdoptedAs, Adoption, Document, Meaning, Revision, Signature
from documents.rules.deputies import forget_deputyships, standing_in
from documents.rules.sharing import heads
from documents.sharing import fingerprint, source_words, stand
from documents.wording import TEXT, BadContent, clean_text
from qms.hashing import sha256_of
from qms.history import Moment
from qms.history.acts import action, current_act
from qms.permissions import require
from qms.states import Refused

LANGUAGE = "vi"  # what is kept on papers is in Vietnamese whatever the reader's language is
LOCAL_FACTS = ("place", "reception_hours")


def adopt_as_is(adoption, *, by, reason="", at=None, **chosen):
    """Adopt word for word, see `adopt_only`; then make and keep the paper. Returns the unit's revision."""
    revision = adopt_only(adoption, by=by, reason=reason, at=at, **chosen)
    keep_paper(revision, at=at)
    return revision


@action("documents.adoption_as_is")
def adopt_only(adoption, *, by, reason="", code="", effective_from=None, seen="", **local_facts):
    """Put the shared revision in force in the unit as it stands, signed by its head alone.

    ``seen`` is the fingerprint of what was on the page. ``local_facts`` (place, reception_hours) replace
    those of the source where they are given. Raises Refused unless the day of effect is today or later and
    not before that of the source, while a draft of the unit is open, and for what was followed already.
    """
    forget_deputyships(by)
    require(by, "documents.adopt_document", adoption)
    source = _to_follow(adoption)
    if seen and seen != fingerprint(source):
        raise Refused(_("Bản dùng chung đã đổi từ lúc đồng chí mở trang. Hãy xem lại rồi ký."))
    day = _day_of_effect(effective_from, source)
    revision = _copied(adoption, source, code, _given(local_facts, source))
    revision.effective_from, revision.approver, revision.approved_at = day, by, current_act().at
    revision.status, revision.author, revision.writers = states.APPROVED, None, []
    revision.reviewer, revision.round = None, 1
    revision.content_hash = sha256_of(revision.signed_value())
    revision.save()
    _sign(revision, by, reason, standing_in(by, adoption, heads))
    _answered(adoption, revision.document)
    if day <= today():
        take_effect(revision)
    return revision


@action("documents.adoption_local")
def begin_local(adoption, *, by, reason="", code=""):
    """Open a draft of the unit that follows the shared revision; returns it. It takes the usual signatures.

    A unit that has a text of its own goes on with that, another begins with the words of the source. Raises
    Refused while a draft is open and for what was followed already.
    """
    require(by, "documents.start_adoption", adoption)
    source = _to_follow(adoption)
    summary = _summary(source)
    if (document := _own_document(adoption, code, source)) is None:
        revision = begin_document(_new_document(adoption, source, code), writer=by)
    else:
        revision = next_draft(document, by=by, summary=summary)
    base = Revision.objects.filter(document=revision.document, status=states.EFFECTIVE).first()
    if base is None or base.is_as_is or adoption.document_id is None:
        _take_words(revision, source)
    revision.source_revision, revision.adopted_as = source, AdoptedAs.LOCAL
    revision.save()
    _answered(adoption, revision.document)
    return revision


@action("documents.adoption_decline")
def decline(adoption, *, by, reason=""):
    """State that the shared revision in force is not taken up, and why.

    Raises Refused without a reason, and for what must be adopted and the unit has nothing in force from.
    """
    require(by, "documents.decline_adoption", adoption)
    adoption.life_cycle.move(adoption, "documents.adoption_decline", by=by, reason=reason)
    source = _to_follow(adoption)
    if adoption.is_must and not stand([adoption], Moment())[0].standing.has_own:
        raise Refused(_("Quy trình này phải áp dụng. Hãy áp dụng nguyên văn hoặc soạn bản riêng."))
    adoption.declined, adoption.declined_why, adoption.declined_by = source, reason.strip(), by
    adoption.save()
    return adoption


@action("documents.adoption_close")
def close(adoption, *, by, reason=""):
    """State that the unit knows that sharing ended."""
    require(by, "documents.decline_adoption", adoption)
    adoption.life_cycle.move(adoption, "documents.adoption_close", by=by, reason=reason)
    adoption.save()
    return adoption


# --- the shared revision --------------------------------------------------------------------------
def _to_follow(adoption) -> Revision:
    """The shared revision in force, unless it was followed already; nobody else answers meanwhile."""
    stored = Adoption.objects.select_for_update().get(pk=adoption.pk)
    if not stored.is_open:
        raise Refused(_("Quy trình này đã thôi dùng chung."))
    source = Revision.objects.filter(document=adoption.source_id, status=states.EFFECTIVE)
    source = source.select_related("document", "document__unit").first()
    if source is None:
        raise Refused(_("Tài liệu dùng chung hiện không có bản hiệu lực."))
    standing = stand([stored], Moment())[0].standing
    if standing.coming is not None:
        words = _("Đơn vị đang có bản %(number)s chưa xong. Hãy làm tiếp hoặc bỏ bản đó trước.")
        raise Refused(words % {"number": standing.coming.number})
    if standing.taken is not None and standing.taken.pk == source.pk:
        raise Refused(_("Đơn vị đã theo bản dùng chung đang hiệu lực."))
    adoption.document_id = stored.document_id
    return source


def _day_of_effect(wanted, source) -> dt.date:
    day = wanted or max(today(), source.effective_from)
    if day < today():
        raise Refused(_("Ngày hiệu lực không được trước hôm nay."))
    if day < source.effective_from:
        words = _("Ngày hiệu lực không được trước ngày hiệu lực của bản gốc, %(day)s.")
        raise Refused(words % {"day": f"{source.effective_from:%d/%m/%Y}"})
    return day


def _given(local_facts, source) -> dict:
    """The facts of the place that differ from those of the source, cleaned."""
    if unknown := set(local_facts) - set(LOCAL_FACTS):
        raise TypeError(f"not facts of a place: {sorted(unknown)}")
    try:
        found = {name: clean_text(value or "", TEXT) for name, value in local_facts.items()}
    except BadContent as error:
        raise Refused(str(error)) from error
    return {name: text for name, text in found.items() if text and text != getattr(source.body, name)}


def _summary(source) -> str:
    words = {"code": source.document.code, "number": source.number, "unit": source.document.unit}
    with translation.override(LANGUAGE):  # it goes into the table of revisions on paper
        line = _("Theo bản %(number)s của %(unit)s, mã %(code)s") % words
    return f"{line}: {source.change_summary}" if source.change_summary else line


# --- the unit's own -------------------------------------------------------------------------------
def _copied(adoption, source, code, facts) -> Revision:
    """A revision of the unit with the words of the source, under its number where that is free."""
    document = _own_document(adoption, code, source)
    if document is None:
        document = _new_document(adoption, source, code)
        revision = begin_document(document, writer=None)
    else:
        revision = next_draft(document, by=None, summary=_summary(source))
    if (source.issue_no, source.revision_no) > (revision.issue_no, revision.revision_no):
        revision.issue_no, revision.revision_no = source.issue_no, source.revision_no
    _take_words(revision, source)
    revision.content = {**source.content, **facts}
    revision.source_revision = source
    revision.adopted_as = AdoptedAs.FACTS if facts else AdoptedAs.AS_IS
    ask_too(revision, [])
    return revision


def _take_words(revision, source):
    """The words of the source, and what else makes up its text."""
    revision.title, revision.content = source.title, source.content
    revision.changed_parts = revision.changed_parts or source.changed_parts
    revision.change_summary = revision.change_summary or _summary(source)
    revision.upload_id, revision.upload_name = source.upload_id, source.upload_name
    revision.__dict__.pop("body", None)


def _own_document(adoption, code, source) -> Document | None:
    """The unit's document of it; before the first time, one of the unit that bears the code already."""
    if adoption.document_id:
        return Document.objects.select_related("unit").get(pk=adoption.document_id)
    wanted = (code.strip() or source.document.code).casefold()
    found = Document.objects.filter(unit=adoption.unit_id, adoption=None).select_related("unit")
    return next((one for one in found if one.code.casefold() == wanted), None)


def _new_document(adoption, source, code) -> Document:
    shared = source.document
    return Document(
        unit=adoption.unit, code=code.strip() or shared.code, title=source.title, kind=shared.kind,
        clauses=list(shared.clauses), as_file=shared.as_file,
    )  # fmt: skip


def _answered(adoption, document):
    """From now on the document is the unit's answer; what was stated before no longer counts."""
    adoption.document = document
    adoption.declined, adoption.declined_why, adoption.declined_by = None, "", None
    try:
        adoption.save()
    except IntegrityError as error:
        raise Refused(_("Tài liệu này đã theo một quy trình dùng chung khác.")) from error


def _sign(revision, by, reason, deputy):
    """The head's signature, with the shared revision it takes over and the fingerprint of its words."""
    with translation.override(LANGUAGE):
        words = {"what": source_words(revision), "hash": fingerprint(revision.source_revision)[:12]}
        note = _("Áp dụng nguyên văn %(what)s; mã nội dung %(hash)s") % words
        if revision.adopted_as == AdoptedAs.FACTS:
            note += "; " + _("riêng nơi và giờ tiếp nhận theo đơn vị")
    signature = Signature(
        revision=revision, person=by, position=by.position, meaning=Meaning.APPROVED,
        signed_at=current_act().at, content_hash=revision.content_hash, round=revision.round,
        note=". ".join(filter(None, [note, reason.strip()])),
    )  # fmt: skip
    signature.sign_for(deputy)
    signature.save()
