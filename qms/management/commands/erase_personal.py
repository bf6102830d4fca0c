"""``erase_personal``: erase a citizen's personal data for good, at their request or by law."""

import sys

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from qms.models import PersonalData, User
from qms.models.personal import erase, references_of
from qms.states import Refused


class Command(BaseCommand):
    """Exit 0 erased, 1 refused, 2 not found. What was erased cannot be brought back."""

    help = "Xóa hẳn dữ liệu cá nhân; lịch sử hồ sơ vẫn kiểm tra được."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--token", metavar="UUID", help="mã của dữ liệu cá nhân")
        what.add_argument(
            "--record", metavar="APP.MODEL:ID", help="mọi dữ liệu cá nhân mà một hồ sơ đã từng giữ"
        )
        parser.add_argument("--by", required=True, metavar="USERNAME", help="người yêu cầu xóa")
        parser.add_argument("--reason", required=True, help="lý do xóa (không ghi dữ liệu cá nhân ở đây)")

    def handle(self, **options):
        try:
            code = self.erase(options)
        except (Refused, PermissionDenied) as error:
            self.stderr.write(str(error))
            code = 1
        except (PersonalData.DoesNotExist, User.DoesNotExist, LookupError, ValueError, ValidationError):
            self.stderr.write(_("Không tìm thấy dữ liệu, hồ sơ hoặc người này."))
            code = 2
        sys.exit(code)

    def erase(self, options) -> int:
        person = User.objects.get(username=options["by"], is_active=True)
        tokens = [options["token"]] if options["token"] else self.tokens_of(options["record"])
        for token in tokens:
            erase(token, by=person, reason=options["reason"])
        self.stdout.write(_("Đã xóa %(count)d bản dữ liệu cá nhân.") % {"count": len(tokens)})
        self.stdout.write(_("Bản sao lưu cũ vẫn còn dữ liệu cho đến khi được thay."))
        return 0

    def tokens_of(self, name: str) -> list[str]:
        """The tokens a record ever held and that are not erased yet."""
        label, _colon, key = name.partition(":")
        record = apps.get_model(label)._base_manager.get(pk=int(key))
        tokens = {reference.partition(":")[0] for reference in references_of(record)}
        kept = PersonalData.objects.filter(pk__in=tokens, erased_at=None)
        if not kept:
            raise Refused(_("Hồ sơ này không còn dữ liệu cá nhân nào."))
        return [str(personal.pk) for personal in kept]
