"""Legal texts and their clock: entered, judged by procedure, updated within three months (7.5.3.2)."""

import datetime as dt

from django.utils.translation import gettext as _

from documents.actions.change_requests import propose
from documents.actions.day import today
from documents.actions.drafts import start_revision
from documents.citing import citations_of, names_text
from documents.models import ChangeRequest, Document, LegalImpact, LegalText, Origin, Revision
from documents.models.legal_text import folded_number
from documents.retention import due_after_law
from documents.states import EFFECTIVE, SUPERSEDED, legal
from qms.history import Moment
from qms.history.acts import action
from qms.models import Unit
from qms.permissions import require
from qms.states import Refused

IN_FORCE_ONCE = (EFFECTIVE, SUPERSEDED)


# --- the list ------------------------------------------------------------------------------------


@action("documents.text_register")
def register_text(text, *, by, reason=""):
    """Enter a text into the list of its unit; a text it replaces ends on the day this one takes effect.

    Raises Refused when its number is in the list already.
    """
    require(by, "documents.register_text", text)
    _refuse_unsound(text)
    text.save()
    _end_replaced(text)
    return text


@action("documents.text_edit")
def edit_text(text, *, by, reason=""):
    """Save changed facts of a text; another day of effect moves the clock of every procedure it touches.

    It moves the end of the text replaced too, where this one had set it.
    """
    before = LegalText.objects.get(pk=text.pk)
    require(by, "documents.edit_text", before)
    _refuse_unsound(text)
    text.save()
    _end_replaced(text, before)
    for impact in LegalImpact.objects.filter(text=text).order_by("id"):
        _set_due(impact, text)
    return text


def _refuse_unsound(text):
    known = LegalText.objects.filter(unit=text.unit, folded_number=folded_number(text.code))
    if known.exclude(pk=text.pk).exists():
        raise Refused(_("Số, ký hiệu %(number)s đã có trong danh mục.") % {"number": text.code})
    for other in (text.replaces, text.amends):
        if other is not None and (other.pk == text.pk or other.unit_id != text.unit_id):
            raise Refused(_("Văn bản được thay thế, sửa đổi phải là văn bản khác trong danh mục của đơn vị."))
    if text.effective_on and text.expired_on and text.expired_on < text.effective_on:
        raise Refused(_("Ngày hết hiệu lực phải từ ngày hiệu lực trở đi."))


def _end_replaced(text, before=None):
    """The text replaced no longer holds from the day this one does, unless an earlier end is known.

    An end that the entry had set as it was `before` is not another end: it moves along.
    """
    if text.replaces_id is None or text.effective_on is None:
        return
    old = LegalText.objects.get(pk=text.replaces_id)
    was_ours = before is not None and before.replaces_id == old.pk and before.effective_on == old.expired_on
    day = text.effective_on
    if old.expired_on is None or old.expired_on > day or (was_ours and old.expired_on != day):
        _end(old, day=day, by=None, reason=_("Thay thế bởi %(number)s") % {"number": text.code})


@action("documents.text_end")
def _end(text, *, day, by, reason=""):
    text.expired_on = day
    text.save()


def _step(verb):
    @action(verb)
    def step(text, *, by, reason=""):
        require(by, "documents.edit_text", text)
        text.life_cycle.move(text, verb, by=by, reason=reason)
        text.save()
        return text

    return step


remove_text = _step("documents.text_remove")
restore_text = _step("documents.text_restore")
TEXT_ACTS = {step.verb: step for step in (remove_text, restore_text)}


def texts_above(unit):
    """Texts that units above keep and this one does not, newest first.

    A unit's people do not see the records of the unit above; that a public text is in its list is the one
    thing they are told, so that nobody types it twice.
    """
    own = LegalText.objects.filter(unit=unit).values("folded_number")
    above = Unit.objects.above(unit).order_by().exclude(pk=unit.pk)
    rows = LegalText.objects.filter(unit__in=above, status=legal.LISTED).exclude(folded_number__in=own)
    return rows.order_by("-issued_on", "-id")


COPIED = ("code", "title", "kind", "issuing_body", "issued_on", "effective_on", "partly_on", "expired_on",
          "where_found")  # fmt: skip


@action("documents.text_adopt")
def adopt_texts(unit, keys, *, by, reason="") -> list[LegalText]:
    """Take texts of units above into the list of a unit, as they stand there; each names its source.

    Keys that are not on offer (any more) are left out; of two units above the nearer one counts.
    """
    require(by, "documents.register_text", _of(unit))
    made, numbers = [], set()
    for text in texts_above(unit).filter(pk__in=keys):
        if text.folded_number not in numbers:
            numbers.add(text.folded_number)
            facts = {name: getattr(text, name) for name in COPIED}
            made.append(LegalText(unit=unit, source=text, **facts))
            made[-1].save()
    return made


def _of(unit):
    return LegalText(unit=unit)


# --- the clock -----------------------------------------------------------------------------------


@action("documents.impact_add")
def add_impacts(text, documents, *, by, reason="") -> list[LegalImpact]:
    """Put documents under review for a text; those already there stay as they are.

    Raises Refused for a document of another unit and for a text taken off the list.
    """
    require(by, "documents.edit_text", text)
    refuse_removed(text)
    known = set(LegalImpact.objects.filter(text=text).values_list("document_id", flat=True))
    made = []
    for document in documents:
        if document.unit_id != text.unit_id:
            raise Refused(_("Chỉ xem xét tài liệu của chính đơn vị giữ danh mục."))
        if document.pk not in known:
            made.append(LegalImpact(text=text, document=document, unit=text.unit))
            made[-1].due_on = due_after_law(text.effective_on)
            made[-1].save()
    return made


@action("documents.impact_judge")
def judge(impact, *, verdict, explanation="", by, reason=""):
    """Say whether the document must be updated. "Không phải sửa" needs its reason.

    Raises Refused without it, and for what a revision has taken in already.
    """
    require(by, "documents.judge_impact", impact)
    if verdict not in (legal.UPDATE, legal.UNAFFECTED):
        raise Refused(_("Chọn cần cập nhật hoặc không phải sửa."))
    refuse_judged_and_done(impact)
    if verdict == legal.UNAFFECTED and not explanation.strip():
        raise Refused(_("Cần nêu lý do không phải sửa."))
    impact.verdict, impact.explanation = verdict, explanation.strip()
    impact.judged_by, impact.judged_on = by, today()
    impact.save()
    return impact


@action("documents.impact_done")
def note_done(impact, revision, *, by, reason=""):
    """Note the revision that took the text in; its day of effect is the day of the update.

    Raises Refused for a revision that is not in force yet, of another document, or older than the text.
    """
    require(by, "documents.judge_impact", impact)
    refuse_not_to_update(impact)
    if revision.document_id != impact.document_id or revision.status not in IN_FORCE_ONCE:
        raise Refused(_("Chọn một bản đã có hiệu lực của chính tài liệu này."))
    if impact.text.issued_on and revision.effective_from < impact.text.issued_on:
        raise Refused(_("Bản này có hiệu lực trước khi văn bản được ban hành."))
    impact.done_by, impact.done_on = revision, revision.effective_from
    impact.save()
    return impact


def revise(impact, *, by):
    """Open the next revision of the document, with the text as its reason; returns the draft."""
    return start_revision(impact.document, by=by, reason=_in_words(impact.text))


def ask_for_change(impact, *, by):
    """Ask for the change of a document that must be updated; returns the request. Raises Refused else."""
    require(by, "documents.judge_impact", impact)
    if impact.verdict != legal.UPDATE or impact.done_on:
        raise Refused(_("Chỉ yêu cầu sửa tài liệu được kết luận là cần cập nhật và chưa cập nhật."))
    words, text = _in_words(impact.text), impact.text
    request = ChangeRequest(
        unit=impact.unit, document=impact.document, title=impact.document.title, origin=Origin.LAW,
        origin_note=text.code, content=impact.explanation or words, why=f"{words}: {text.title}",
    )  # fmt: skip
    return propose(request, by=by)


def _in_words(text) -> str:
    words = {"kind": text.get_kind_display().lower(), "number": text.code}
    return _("Cập nhật theo %(kind)s %(number)s") % words


def answers(impact) -> list[Revision]:
    """Revisions that may have taken the text in, newest first; those that name it come before the others."""
    rows = Revision.objects.filter(document=impact.document_id, status__in=IN_FORCE_ONCE)
    if impact.text.issued_on:
        rows = rows.filter(effective_from__gte=impact.text.issued_on)
    found = list(rows.order_by("-issue_no", "-revision_no"))
    return sorted(found, key=lambda revision: not names_text(revision, impact.text))


def settle(on: dt.date) -> list[LegalImpact]:
    """Note as updated what a revision says it took in, in force after the day of the verdict; a daily work.

    What was in force on that very day was judged with it; such a revision is noted by a person.
    """
    rows = LegalImpact.objects.filter(verdict=legal.UPDATE, done_on=None).select_related("text", "document")
    done = []
    for impact in rows.order_by("id"):
        since = [revision for revision in answers(impact) if revision.effective_from > impact.judged_on]
        named = [revision for revision in since if names_text(revision, impact.text)]
        if named:
            done.append(note_done(impact, named[-1], by=None))
    return done


def _set_due(impact, text):
    due_on = due_after_law(text.effective_on)
    if impact.due_on != due_on:
        impact.due_on = due_on
        impact.save()


def proposals(text) -> list:
    """Documents in force that cite the text, or what it replaces or amends, and are not under review yet."""
    texts = [one for one in (text, text.replaces, text.amends) if one is not None]
    known = set(LegalImpact.objects.filter(text=text).values_list("document_id", flat=True))
    found = citations_of(texts, text.unit, Moment())
    return [citation for citation in found if citation.document.pk not in known]


def reviewable(text):
    """The other documents of the unit that may be put under review."""
    known = LegalImpact.objects.filter(text=text).values("document")
    return Document.objects.filter(unit=text.unit).exclude(pk__in=known).order_by("code")


def refuse_removed(text):
    """Raise Refused for a text taken off the list."""
    if text.status == legal.REMOVED:
        raise Refused(_("Văn bản này đã đưa ra khỏi danh mục."))


def refuse_judged_and_done(impact):
    """Raise Refused where a revision has taken the text in: no other verdict then."""
    if impact.done_on:
        raise Refused(_("Tài liệu đã được cập nhật theo văn bản này, không kết luận lại."))


def refuse_not_to_update(impact):
    """Raise Refused unless the document is to be updated and has not been."""
    if impact.verdict != legal.UPDATE or impact.done_on:
        raise Refused(_("Chỉ ghi nhận cho tài liệu được kết luận là cần cập nhật và chưa cập nhật."))
