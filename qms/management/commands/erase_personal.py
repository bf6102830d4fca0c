"""``erase_personal``: erase a citizen's personal data for good, at their request or by law."""

import uuid

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.utils.translation import gettext as _

from qms.history import TrackedModel
from qms.management.arguments import AskedCommand, needed
from qms.models import User
from qms.models.personal import erase, kept_of, reference_fields
from qms.states import Refused


class Command(AskedCommand):
    """Exit 0 erased, 2 refused or not found. What was erased cannot be brought back."""

    help = "Xóa hẳn dữ liệu cá nhân; lịch sử hồ sơ vẫn kiểm tra được."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--token", metavar="UUID", help="mã của dữ liệu cá nhân")
        what.add_argument(
            "--record", metavar="APP.MODEL:ID", help="mọi dữ liệu cá nhân mà một hồ sơ đã từng giữ"
        )
        parser.add_argument("--by", required=True, metavar="USERNAME", help="người yêu cầu xóa")
        parser.add_argument("--reason", required=True, help="lý do xóa (không ghi dữ liệu cá nhân ở đây)")

    def answer(self, options) -> None:
        person = person_of(needed(options, "by"))
        tokens = [token_of(options["token"])] if options["token"] else tokens_of(needed(options, "record"))
        for token in tokens:
            self.erase(token, person, needed(options, "reason"))
        self.stdout.write(_("Đã xóa %(count)d bản dữ liệu cá nhân.") % {"count": len(tokens)})
        self.stdout.write(_("Bản sao lưu cũ vẫn còn dữ liệu cho đến khi được thay."))

    def erase(self, token, person, reason):
        try:
            erase(token, by=person, reason=reason)
        except PermissionDenied as error:
            raise Refused(f"--by: {error}") from error
        except ObjectDoesNotExist as error:
            raise Refused(_("--token: không có dữ liệu cá nhân mang mã này.")) from error


def person_of(username: str) -> User:
    """The person who asks. Raises `Refused` for a name that no active account bears."""
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise Refused(_("--by: không có người đang hoạt động mang tên đăng nhập này."))
    return person


def token_of(typed: str) -> uuid.UUID:
    """The token of personal data. Raises `Refused` for what is no token."""
    try:
        return uuid.UUID(typed)
    except ValueError as error:
        raise Refused(_("--token: không có dữ liệu cá nhân mang mã này.")) from error


def tokens_of(name: str) -> list[str]:
    """The tokens a record ever held and that are not erased yet. Raises `Refused` when there is none."""
    kept = kept_of(record_of(name))
    if not kept:
        raise Refused(_("Hồ sơ này không còn dữ liệu cá nhân nào."))
    return [str(personal.pk) for personal in kept]


def record_of(name: str):
    """The record of "app.model:id". Raises `Refused` for any that cannot hold personal data."""
    label, _colon, key = name.partition(":")
    try:
        model = apps.get_model(label)
        holds = issubclass(model, TrackedModel) and reference_fields(model)
        found = model._base_manager.filter(pk=int(key)).first() if holds else None
    except (LookupError, ValueError, OverflowError):
        found = None
    if found is None:
        raise Refused(_("--record: không có hồ sơ nào như vậy giữ dữ liệu cá nhân."))
    return found
