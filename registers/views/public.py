"""Pages on which anybody writes to an office: no sign-in, no cookie, no script, nothing kept by caches.

Drawn without the request, in the language of the address (``?lang=en``), as the posted procedures are.
"""

import functools
import uuid

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from qms.everybody import for_everybody
from qms.models import Unit
from registers import public_forms

ENGLISH = "en"


def public_form(view):
    """A page for everybody that may be sent: GET, HEAD and POST; guards in `public_forms`."""

    @for_everybody
    @csrf_exempt  # nothing is done in anybody's name: see registers.public_forms
    @require_http_methods(["GET", "HEAD", "POST"])
    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        language = ENGLISH if request.GET.get("lang") == ENGLISH else settings.LANGUAGE_CODE
        with translation.override(language):
            response = _refused(request) or view(request, *args, **kwargs)
            response.headers["Content-Language"] = language
        return response

    return answer


def _refused(request):
    """413 or 403 in one sentence, before anything that was sent is read."""
    if request.method != "POST":
        return None
    if public_forms.is_too_large(request):
        told = _("Nội dung gửi lên quá lớn nên không nhận. Hãy viết ngắn lại; không gửi được tệp ở đây.")
        return stopped(request, told, status=413)
    if public_forms.is_from_elsewhere(request):
        told = _("Nội dung được gửi từ một trang khác nên không nhận. Hãy mở lại trang của đơn vị rồi gửi.")
        return stopped(request, told, status=403)
    return None


def too_many(request, told: str = ""):
    """429: more was asked than the office answers in an hour."""
    return asked_to_wait(stopped(request, told or too_many_told(), status=429))


def too_many_told() -> str:
    return _("Đã nhận nhiều lần gửi trong một giờ qua. Xin thử lại sau một giờ, hoặc gặp cán bộ tại quầy.")


def asked_to_wait(response):
    """The answer, saying to browsers too that it is worth trying again in an hour."""
    response.headers["Retry-After"] = str(public_forms.AN_HOUR)
    return response


def stopped(request, told: str, status: int, again_in: int = 0):
    """One sentence and the way back; after ``again_in`` seconds the page opens again by itself."""
    return page(request, "public/stopped.html", {"told": told, "again_in": again_in}, status=status)


def missing(request, told: str = ""):
    """404 in one sentence."""
    return stopped(request, told or _("Không có trang này. Hãy quét lại mã hoặc gõ lại địa chỉ."), status=404)


def find_unit(name: str) -> Unit | None:
    """The active unit of a public address; None for a name that no unit has."""
    if not name.isprintable():
        return None
    return Unit.objects.filter(code__iexact=name, is_active=True).select_related("parent_unit").first()


def page(request, template: str, context: dict, status=200) -> HttpResponse:
    """The page in the language of the address; no cache keeps it."""
    language = translation.get_language()
    frame = {
        "language": language, "lang_query": lang_query(), "here": request.path,
        "other_language": request.path if language == ENGLISH else f"{request.path}?lang={ENGLISH}",
    }  # fmt: skip
    response = HttpResponse(render_to_string(template, frame | context), status=status)
    patch_cache_control(response, no_store=True, private=True)
    return response


def lang_query() -> str:
    return f"?lang={ENGLISH}" if translation.get_language() == ENGLISH else ""


def page_key(request) -> uuid.UUID:
    """The key of the page that is sent, so that a double click is one; a new one for a page that has none."""
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()
