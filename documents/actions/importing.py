"""Drafts out of Word files: all of them or none (7.5.2, 7.5.3)."""

import dataclasses
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from documents.actions.documents import create_document
from documents.actions.drafts import edit_revision, start_revision
from documents.importing.drafting import content_of, paper_words
from documents.importing.folding import one_line
from documents.importing.result import Procedure
from documents.models import Document, Kind, Revision
from documents.wording import BadContent
from qms.history.acts import action
from qms.models import Assignment, Unit, User
from qms.models.files import attach, attachments_of
from qms.permissions import require
from qms.states import Refused
from qms.uploads import CheckedUpload

CLAUSES = ["8.1", "8.5.1"]  # what a procedure of a one-stop office is evidence of


@dataclass(frozen=True)
class Wanted:
    """One procedure to take in: from which file, under which code and title.

    `revises` lets it become the next draft of a document that has the code already, which keeps its owner;
    `owner` is the process owner of a new one.
    """

    upload: CheckedUpload
    procedure: Procedure
    code: str
    title: str
    revises: bool = False
    owner: User | None = None


@action("documents.document_import")
def import_documents(wanted: list[Wanted], unit, *, by, reason=""):
    """Make a draft of each, with the Word file attached. Returns the drafts in order.

    The importer is the author; who signed the paper is told in words. Raises Refused, and then
    nothing is made: a missing or double code, a code that is taken, an open draft, too long a part, an owner
    without a role in the unit.
    """
    require(by, "documents.create_document", unit)
    if not wanted:
        raise Refused(_("Chưa chọn quy trình nào để nhập."))
    wanted = [_clean(each) for each in wanted]
    for owner in {each.owner for each in wanted if each.owner}:
        _refuse_stranger(owner, unit)
    known = _known(unit)
    _refuse_double(wanted, known)
    return [_draft(each, known.get(each.code.casefold()), unit, by, reason) for each in wanted]


def _clean(each: Wanted) -> Wanted:
    code, title = one_line(each.code), one_line(each.title)
    if not title:
        raise Refused(_("Quy trình mã “%(code)s” chưa có tên.") % {"code": code})
    if not code:
        raise Refused(_("Quy trình “%(title)s” chưa có mã.") % {"title": title})
    if "/" in code or "\\" in code:
        raise Refused(_("Mã %(code)s không dùng được: mã không có dấu / và \\.") % {"code": code})
    for name, text in (("code", code), ("title", title)):
        most = Document._meta.get_field(name).max_length
        if len(text) > most:
            raise Refused(_("“%(text)s…” dài quá %(most)d ký tự.") % {"text": text[:40], "most": most})
    return dataclasses.replace(each, code=code, title=title)


def _refuse_stranger(owner, unit):
    held = Assignment.objects.in_force(today()).filter(user=owner, unit__in=Unit.objects.above(unit))
    if not held.exists():
        words = _("%(who)s không giữ vai trò nào ở %(unit)s.")
        raise Refused(words % {"who": owner, "unit": unit})


def _known(unit) -> dict[str, Document]:
    return {document.code.casefold(): document for document in Document.objects.filter(unit=unit)}


def taken_codes(unit) -> set[str]:
    """Codes of the unit's documents, folded by case: what a preview warns of."""
    return set(_known(unit))


def _refuse_double(wanted, known):
    seen: set[str] = set()
    for each in wanted:
        code = each.code.casefold()
        if code in seen:
            raise Refused(
                _("Mã %(code)s có hai lần trong các tệp. Mỗi tài liệu một mã.") % {"code": each.code}
            )
        if code in known and not each.revises:
            words = _("Mã %(code)s đã có trong đơn vị. Hãy chọn nhập thành lần sửa đổi, hoặc đổi mã.")
            raise Refused(words % {"code": each.code})
        seen.add(code)


def _draft(each: Wanted, document, unit, by, reason) -> Revision:
    try:
        content = content_of(each.procedure)
    except BadContent as error:
        raise Refused(f"{each.code}: {error}") from error
    summary = paper_words(each.procedure)
    if document is None:
        draft = _new(each, unit, by, reason)
    else:
        draft = start_revision(document, by=by, reason=reason)
        summary = "\n".join(filter(None, [_("Nhập từ tệp %(name)s.") % {"name": each.upload.name}, summary]))
    _attach(draft.document, each.upload, by)
    return edit_revision(draft, by=by, content=content, title=each.title, change_summary=summary)


def _new(each: Wanted, unit, by, reason) -> Revision:
    """A new document; its first draft bears the numbers of the paper."""
    document = Document(
        unit=unit, kind=Kind.PROCEDURE, code=each.code, title=each.title, owner=each.owner, clauses=CLAUSES
    )
    create_document(document, by=by, reason=reason)
    draft = Revision.objects.select_related("document").get(document=document, status__in=states.EDITABLE)
    draft.issue_no = max(1, each.procedure.value("issue_no", 1))
    draft.revision_no = each.procedure.value("revision_no", 0)
    draft.save()
    return draft


def _attach(document, upload, by):
    """The file as it was sent, once."""
    if not attachments_of(document).filter(file=upload.sha256).exists():
        attach(document, upload, caption=_("Tệp Word đã nhập"), by=by)
