"""What the page of the editor needs besides the form: its scripts, and the words they say."""

from django.conf import settings
from django.forms import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from js_asset import ImportMap
from js_asset.media import Media

from documents.content_parts import STEP_UNITS

MODULES = ("grid", "keeping", "prose", "rows", "sums", "wordpaste")
LIBRARY = "django-prose-editor/editor"


def scripts(nonce) -> Media:
    """The script of the editor and the map by which its parts find each other; `nonce` of the request."""
    names = {f"documents/{name}": f"documents/{name}.js" for name in MODULES}
    names[LIBRARY] = "django_prose_editor/editor.js"
    media = Media(importmap=ImportMap(names), js=[Script("documents/editor.js", type="module")])
    return media.with_nonce(nonce)


def addresses(revision) -> dict:
    """Where the page keeps what is typed, and where a lost session begins again."""
    return {
        "keep_url": revision.url("keep"),
        "sign_in_url": reverse(settings.LOGIN_URL),
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }


def words() -> dict:
    """What the scripts say, in the language of the reader; {names} are filled in by them."""
    return {
        "units": {name: str(STEP_UNITS[name]) for name in ("day", "hour")},
        "sums": {
            "only": _("Tổng {steps}: {total}"),
            "equal": _("Tổng {steps}: {total} = thời hạn {limit} ✓"),
            "over": _("Tổng {steps}: {total}, thời hạn {limit}: thừa {gap}"),
            "under": _("Tổng {steps}: {total}, thời hạn {limit}: còn thiếu {gap}"),
            "unread": _("Thời gian ở {steps} chưa đọc được; viết như 0,5 hoặc 15."),
        },
        "typing": _("Đang gõ…"),
        "notKept": _("Chưa giữ được bản đang gõ. Chữ vẫn còn trong trang này."),
        "offline": _("Mất kết nối. Chữ vẫn còn trong trang này; sẽ tự thử lại."),
        "signedOut": _("Phiên làm việc đã hết. Chữ vẫn còn trong trang này."),
        "signIn": _("Đăng nhập ở thẻ khác rồi quay lại đây"),
    }
