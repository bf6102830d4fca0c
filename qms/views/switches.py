"""The switches of the top bar: language, unit, moment. Each is a POST that goes back to the page."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qms.history import parse_moment
from qms.reading import Unreadable, read_datetime
from qms.states import Refused
from qms.text import fold

YEAR = 365 * 24 * 3600  # seconds
LONGEST, SHOWN = 100, 60  # letters of a name typed; units offered to choose from


def back_to(request, *without: str) -> str:
    """The page the switch stood on, without some keys of its address; the home page for any other address."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        return reverse("home")
    parts = urlsplit(target)
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in without
    ]
    return parts.path + (f"?{urlencode(kept)}" if kept else "")


@login_not_required
@require_POST
def language(request):
    """Vietnamese or English, kept in a cookie."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise Refused(_("Không có ngôn ngữ này."))
    response = HttpResponseRedirect(back_to(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.BEHIND_TLS,
    )
    return response


@require_POST
def unit(request):
    """The unit whose records are looked at; only one that the person sees.

    Given by its key, or by words of its name or code: several that fit are offered to choose from.
    """
    key, words = request.POST.get("unit", ""), request.POST.get("named", "")
    fitting = [seen for seen in request.units if str(seen.pk) == key] if key else _named(request.units, words)
    if words and not key and len(fitting) != 1:
        return render(
            request, "qms/unit_choice.html",
            {"words": words[:LONGEST], "fitting": fitting[:SHOWN], "more": len(fitting) > SHOWN,
             "next": back_to(request)},
        )  # fmt: skip
    chosen = fitting[0] if fitting else None
    if chosen is None:
        raise Refused(_("Không có đơn vị này trong các đơn vị của đồng chí."))
    request.session["unit"] = chosen.code
    return HttpResponseRedirect(back_to(request, "unit", "after", "before"))


def _named(units, words: str) -> list:
    """The units whose code is the word, else those whose name or code holds every word, without marks."""
    wanted = fold(words[:LONGEST]).split()
    told = [(unit, fold(f"{unit.code} {unit.name}")) for unit in units] if wanted else []
    exact = [unit for unit, _text in told if fold(unit.code) == " ".join(wanted)]
    return exact or [unit for unit, text in told if all(word in text for word in wanted)]


@require_POST
def moment(request):
    """Look at everything as it was at a moment, until told otherwise; ``now`` comes back."""
    text = request.POST.get("as_of", "").strip()
    request.session.pop("as_of", None)
    if text != "now":
        asked = parse_moment(_typed(text))
        if not asked.is_past:
            raise Refused(_("Hãy nhập ngày cần xem, ví dụ 30/06/2026."))
        request.session["as_of"] = asked.as_of.isoformat()
    return HttpResponseRedirect(back_to(request, "as_of", "after", "before"))


def _typed(text: str) -> str:
    """A moment typed day first ("30/06/2026 15:00", "30/06/2026 24:00") as the address writes it."""
    text = text.removesuffix(" 24:00")
    if " " not in text:
        return text
    try:
        return read_datetime(text).isoformat()
    except Unreadable as error:
        raise Refused(str(error)) from error
