"""Is this paper still good? The public page behind the QR code of every approved revision (7.5.3.2).

It tells anybody which number is in force now, and by which decision this one was issued; nothing else: no
content, no person. It always speaks of the present, whatever moment the reader looks at elsewhere. Papers of
the first release carry an address that can be counted through; that one names no document: who holds the
paper reads the name there.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from documents import states
from documents.issuing import issued_by
from documents.models import Revision
from documents.status_codes import is_code_of, key_in
from qms.history import Moment

KEPT = 60  # seconds a browser may show the page again without asking
ENDED = (states.SUPERSEDED, states.WITHDRAWN)


@dataclass(frozen=True)
class Status:
    """What one paper is worth on a day: in force, coming, or over since ``until``."""

    revision: Revision
    in_force: Revision | None
    word: str  # "effective", "approved", "ended"
    until: object = None


@login_not_required
@require_safe
@vary_on_cookie
def revision_status(request, code):
    """The status page of a code. 404 for any code that no approved revision has."""
    key = key_in(code)
    revision = _approved(key) if key else None
    if revision is None or not is_code_of(code, revision):
        raise Http404(_("Không có bản tài liệu nào mang mã này. Hãy kiểm tra lại mã trên bản in."))
    return _page(request, revision, is_named=True)


def _approved(key) -> Revision | None:
    rows = Revision.objects.filter(pk=key, status__in=states.FROZEN)
    return rows.select_related("document__posting__unit", "unit").defer("content").first()


def _page(request, revision, *, is_named):
    status = status_on(revision, timezone.localdate())
    decision = issued_by(revision, Moment()) if is_named else None
    context = {"status": status, "revision": revision, "is_named": is_named, "decision": decision}
    response = render(request, "documents/status.html", context)
    patch_cache_control(response, private=True, max_age=KEPT)
    return response


def status_on(revision, on) -> Status:
    """What the paper of an approved revision is worth on a day, even before that day's works have run."""
    rows = Revision.objects.filter(document=revision.document_id, status__in=states.FROZEN)
    come = [
        row
        for row in rows.defer("content").order_by("issue_no", "revision_no", "pk")
        if row.status not in ENDED and row.effective_from <= on
    ]
    in_force = come[-1] if come else None
    if in_force is not None and in_force.pk == revision.pk:
        return Status(revision, in_force, "effective")
    if revision.status == states.APPROVED and revision.effective_from > on:
        return Status(revision, in_force, "approved")
    until = revision.effective_to or (in_force.effective_from if in_force else None)
    return Status(revision, in_force, "ended", until)


def or_its_status(page):
    """A page of a revision that papers printed earlier lead to: who is not signed in reads whether it holds.

    A revision that was never approved, or is not there, asks them to sign in like every other page.
    """

    @login_not_required
    @vary_on_cookie
    def answer(request, pk):
        if request.user.is_authenticated:
            return page(request, pk=pk)
        revision = _approved(pk)
        if revision is None or request.method not in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path())
        return _page(request, revision, is_named=False)

    answer.view_class = page.view_class
    return answer
