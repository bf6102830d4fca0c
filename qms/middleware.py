"""What every request knows: its id, its language, the office it looks at, and at which moment."""

import uuid
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from qms.everybody import is_for_everybody
from qms.history import Conflict, Moment, parse_moment, request_id
from qms.history.names import called_then
from qms.models import Unit
from qms.states import Refused

OFFICE_ZONE = ZoneInfo(settings.TIME_ZONE)
LAST_KEY = 2**63 - 1


class LanguageMiddleware:
    """Vietnamese unless the person chose otherwise: an English browser is no choice."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", language)
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks to sign in unless it says otherwise; Django's own looks at the session before that."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if is_for_everybody(view_func):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class RequestIdMiddleware:
    """One id a request, kept on history rows, answers and log lines."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = uuid.uuid4().hex
        token = request_id.set(request.request_id)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = request.request_id
        return response


class OfficeMiddleware:
    """``request.moment`` from ``?as_of=`` or the switch, ``request.unit`` of the top bar and ``.units``.

    A unit in the address (``?unit=CODE``) wins over the one last chosen, so links can be shared.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        timezone.activate(OFFICE_ZONE)
        request.moment = Moment()
        request.units = SimpleLazyObject(lambda: _units_of(request.user))
        request.unit = SimpleLazyObject(lambda: _chosen_unit(request))
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if any(isinstance(value, int) and value > LAST_KEY for value in view_kwargs.values()):
            raise Http404  # no database keeps such a key; some only say so by a fault
        if is_for_everybody(view_func):
            return None  # always the present, and nobody's session is read
        try:
            request.moment = parse_moment(_asked_moment(request))
        except Refused as refusal:
            return render(request, "400.html", {"message": str(refusal)}, status=400)
        # the values themselves, not the promises of them: views ask ``request.unit is None``
        request.units = _units_of(request.user)
        if request.moment.is_past:  # the bar, the lead lines and the sheets call them as they were called
            request.units = called_then(request.units, request.moment.as_of)
        request.unit = _chosen_unit(request)
        named = request.GET.get("unit")
        if named and request.units and request.unit.code != named:
            message = _("Không có đơn vị này trong các đơn vị của đồng chí.")
            return render(request, "404.html", {"message": message}, status=404)
        return None


def _asked_moment(request) -> str:
    """The moment in the address, else the one kept by the switch of the top bar; writing is always now."""
    asked = request.GET.get("as_of")
    if asked is None and request.method in ("GET", "HEAD") and request.user.is_authenticated:
        asked = request.session.get("as_of", "")
    return asked or ""


def _units_of(user) -> list[Unit]:
    if not user.is_authenticated:
        return []
    return list(Unit.objects.visible_to(user).filter(is_active=True).order_by("path"))


def _chosen_unit(request) -> Unit | None:
    """The unit named in the address or chosen before, else the first in which the person works."""
    by_code = {unit.code: unit for unit in request.units}
    named = request.GET.get("unit") or request.session.get("unit", "")
    if named in by_code:
        return by_code[named]
    own = {key for _role, _path, key in request.user.roles} if request.units else set()
    return next((unit for unit in request.units if unit.pk in own), next(iter(request.units), None))


class OwnPasswordMiddleware:
    """A password that somebody else has seen opens one page only: the one where it is changed."""

    open_to = ("password_change", "logout", "switch_language")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        user = request.user
        if is_for_everybody(view_func) or not user.is_authenticated or not user.must_change_password:
            return None
        if request.resolver_match.url_name in self.open_to:
            return None
        return redirect("password_change")


class RefusalMiddleware:
    """A refusal that no form caught becomes one clear sentence: 409 for a conflict, 400 otherwise.

    An address that only takes what a page sends (405) says so too, instead of an empty page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 405 or response.content or request.method == "HEAD":
            return response
        told = render(request, "405.html", status=405)
        told.headers["Allow"] = response.headers["Allow"]
        return told

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        status = 409 if isinstance(exception, Conflict) else 400
        return render(request, f"{status}.html", {"message": str(exception)}, status=status)
