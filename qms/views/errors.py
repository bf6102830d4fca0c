"""When something cannot be done: one clear sentence, the frame where there is one, never a traceback."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.states import Refused


def _sentence(exception) -> str:
    """The words of an exception where they were written for people."""
    if isinstance(exception, Refused):
        return str(exception)
    text = str(exception.args[0]) if getattr(exception, "args", None) else ""
    return text if text and not text.startswith(("{", "No ", "<")) and " matches " not in text else ""


@login_not_required
def bad_request(request, exception=None):
    """400: the address or what was sent makes no sense."""
    return render(request, "400.html", {"message": _refusal(exception)}, status=400)


@login_not_required
def forbidden(request, exception=None):
    """403: seen, but not theirs to do."""
    sentence = _sentence(exception)
    words = "" if sentence == _("Đồng chí không có quyền làm việc này.") else sentence
    return render(request, "403.html", {"message": words}, status=403)


@login_not_required
def not_found(request, exception=None):
    """404: not there, or in a unit the person does not see: the answer is the same."""
    return render(request, "404.html", {"message": _vietnamese_only(exception)}, status=404)


@login_not_required
def server_error(request):
    """500: our fault. Nothing of the page's context is trusted to work."""
    return HttpResponse(render_to_string("500.html", {}), status=500)


@login_not_required
def csrf_failure(request, reason=""):
    """403 for a form that has waited too long or came from elsewhere."""
    message = _("Trang đã mở quá lâu hoặc trình duyệt chặn cookie. Hãy quay lại, tải lại trang rồi gửi lại.")
    return render(request, "403.html", {"message": message, "stale": True}, status=403)


def _refusal(exception) -> str:
    return str(exception) if isinstance(exception, Refused) else ""


def _vietnamese_only(exception) -> str:
    """Our own 404 sentences; Django's own ("No Unit matches the given query.") are for developers."""
    text = (
        str(exception.args[0])
        if getattr(exception, "args", None) and isinstance(exception.args[0], str)
        else ""
    )
    return "" if text.startswith("No ") or text.isascii() else text
