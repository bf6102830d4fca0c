"""Posted procedures for everybody: no sign-in, no cookie, no script, nothing about the reader.

Pages are drawn without the request, so they are the same for everybody and may be kept by any cache; another
language is another address (``?lang=en``). After a minute they are asked for again, by a hash of themselves.
"""

import functools
import hashlib
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from documents import public_pages
from documents.models import Revision
from documents.models.posting import unit_slug
from documents.papers import status_url
from documents.posters import public_url
from documents.public_card import card_png
from qms.everybody import for_everybody
from qms.hashing import sha256_of
from qms.history import Moment
from qms.mottoes import mottoes_of
from qms.text import fold

KEPT = 60  # seconds a browser or cache may show the page again without asking
CARD_KEPT = ROBOTS_KEPT = 3600
ON_A_PAGE = 100
LONGEST_QUERY = 100
ENGLISH = "en"


def public_page(view):
    """A page for everybody, in Vietnamese or, when the address asks for it, in English; reading only."""

    @for_everybody
    @require_safe
    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        language = ENGLISH if request.GET.get("lang") == ENGLISH else settings.LANGUAGE_CODE
        with translation.override(language):
            response = view(request, *args, **kwargs)
            response.headers["Content-Language"] = language
        return response

    return answer


@public_page
def public_units(request):
    """The units that post procedures; straight to the list where there is only one."""
    units = list({posting.unit_id: posting.unit for posting in public_pages.postings_up()}.values())
    if len(units) == 1:
        return HttpResponseRedirect(_list_url(units[0]) + _query(request, "lang"))
    wanted = _wanted(request)
    found = [unit for unit in units if wanted in fold(f"{unit.name} {unit.parent_unit or ''} {unit.code}")]
    lines = [(unit, _list_url(unit)) for unit in found]
    return _page(request, "public/units.html", _paged(request, lines))


@public_page
def public_list(request, unit):
    """The procedures a unit posts, by field, with a search that needs no marks."""
    postings = public_pages.postings_in(unit)
    if not postings:
        return _missing(request)
    wanted = _wanted(request)
    lines = public_pages.lines_of(postings, timezone.localdate())
    found = [line for line in lines if all(word in line.folded for word in wanted.split())]
    office = postings[0].unit
    context = {"unit": office, "list_url": _list_url(office), "all": len(lines), **_feedback(office)}
    context["mottoes"] = mottoes_of(office, Moment())
    return _page(request, "public/list.html", context | _paged(request, found))


@public_page
def public_procedure(request, unit, slug):
    """One procedure: the revision in force today, or loudly that there is none any more."""
    posting = public_pages.find_posting(unit, slug)
    if posting is None:
        return _missing(request)
    if not posting.is_up:
        return _missing(request, "public/taken_down.html", {"unit": posting.unit}, status=410)
    told = public_pages.procedure_of(posting, timezone.localdate())
    url = public_url(posting)
    context = {
        "told": told, "unit": posting.unit, "list_url": _list_url(posting.unit), "here": posting.public_path,
        "public_url": url, "card_url": f"{url}the.png?v={_card_version(told)[:12]}",
        "paper_url": status_url(told.revision) if told.revision else "", **_feedback(posting.unit),
    }  # fmt: skip
    return _page(request, "public/procedure.html", context)


@public_page
def public_card(request, unit, slug):
    """The picture that chats show beside a link to a procedure; 404 when nothing is in force."""
    posting = public_pages.find_posting(unit, slug)
    told = public_pages.procedure_of(posting, timezone.localdate()) if posting and posting.is_up else None
    if told is None or told.revision is None:
        return _missing(request)
    key = f"public-card:{_card_version(told)}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = card_png(told)
        cache.set(key, drawn, CARD_KEPT)
    return _kept(request, HttpResponse(drawn, content_type="image/png"), CARD_KEPT)


@public_page
def public_form(request, unit, slug, pk):
    """The approved paper of a form that a posted procedure in force names, and of no other document."""
    posting = public_pages.find_posting(unit, slug)
    told = public_pages.procedure_of(posting, timezone.localdate()) if posting and posting.is_up else None
    if told is None or pk not in told.papers.values():
        return _missing(request)
    revision = Revision.objects.select_related("pdf", "document").get(document_id=pk, status="effective")
    response = HttpResponse(revision.pdf.read(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="bieu-mau-{pk}.pdf"'
    return _kept(request, response, KEPT)


@public_page
def robots(request):
    """What search engines may read: the posted procedures, and nothing else of this machine."""
    lines = ["User-agent: *", f"Allow: {reverse('documents:public_units')}", "Disallow: /", ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    return _kept(request, response, ROBOTS_KEPT)


# --- answers -------------------------------------------------------------------------------------


def _page(request, template, context, status=200):
    """The page in the language of the address, with a hash of itself."""
    language = translation.get_language()
    other = {} if language == ENGLISH else {"lang": ENGLISH}
    kept = {name: request.GET[name][:LONGEST_QUERY] for name in ("q", "page") if request.GET.get(name)}
    frame = {
        "language": language, "lang_query": "?lang=en" if language == ENGLISH else "",
        "other_language": f"{request.path}?{urlencode(kept | other)}".rstrip("?"),
    }  # fmt: skip
    body = render_to_string(template, context | frame)
    return _kept(request, HttpResponse(body, status=status), KEPT)


def _kept(request, response, seconds):
    """The answer with its hash and how long it may be kept; 304 to whoever has it already."""
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=seconds)
    if response.status_code != 200:
        return response
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def _missing(request, template="public/missing.html", context=None, status=404):
    return _page(request, template, context or {}, status=status)


# --- pieces --------------------------------------------------------------------------------------


def _card_version(told) -> str:
    """Another one as soon as the picture would be another."""
    shown = [told.unit.name, told.title, str(told.content.time_limit), told.content.fee]
    return sha256_of([told.posting.pk, *shown, translation.get_language()])


def _list_url(unit) -> str:
    return reverse("documents:public_unit", args=[unit_slug(unit)])


def _feedback(unit) -> dict:
    words, url = public_pages.feedback_target(unit)
    page = public_pages.feedback_page(unit)
    told = {"feedback_words": words, "feedback_url": url, "feedback_page": page}
    return told | {"lookup_page": public_pages.lookup_page(unit)}


def _wanted(request) -> str:
    """What is searched for, folded; control characters are no letters of any name."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    return fold("".join(letter for letter in typed if letter.isprintable()))


def _paged(request, lines) -> dict:
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    typed = "".join(letter for letter in request.GET.get("q", "")[:LONGEST_QUERY] if letter.isprintable())
    return {"page": page, "lines": page.object_list, "found": len(lines), "q": typed}


def _query(request, name) -> str:
    value = request.GET.get(name, "")[:LONGEST_QUERY]
    return f"?{urlencode({name: value})}" if value else ""
