"""Load the demo: 25 model units, their people, and a year of records. Only in a demo (QMS_DEMO=1)."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from audits.demo import load
from audits.demo.people import NHAM_BIEN, PROVINCE, TAN_TIEN
from qms import chain_status
from qms.ledger.verify import verify

SHOWN = 6  # people of Tân Tiến whose accounts are printed


class Command(BaseCommand):
    help = "Loads the demo once into an empty database; a second run changes nothing."

    def handle(self, *args, **options):
        if not settings.QMS_DEMO:
            raise CommandError(_("Dữ liệu minh họa chỉ nạp khi QMS_DEMO=1, không bao giờ vào dữ liệu thật."))
        if load.is_loaded():
            self.stdout.write(_("Dữ liệu minh họa đã có sẵn, không nạp lại."))
        else:
            self._load()
        self._tell_accounts()

    def _load(self):
        self.stdout.write(_("Đang nạp dữ liệu minh họa: 25 đơn vị, một năm hồ sơ…"))
        try:
            count = load.load(timezone.now(), progress=self._tell_progress)
        except load.OtherData as error:
            raise CommandError(
                _("Cơ sở dữ liệu đã có dữ liệu khác hoặc một lần nạp dở dang. "
                  "Hãy dùng thư mục dữ liệu trống (QMS_HOME khác) rồi nạp lại.")
            ) from error  # fmt: skip
        chain_status.remember(verify())
        self.stdout.write(_("Đã nạp %(count)s việc, theo đúng thứ tự thời gian.") % {"count": count})

    def _tell_progress(self, done, of):
        tenth = max(1, of // 10)
        if done % tenth == 0 and done < of:
            self.stdout.write(_("  %(done)s trên %(of)s việc") % {"done": done, "of": of})
            sys.stdout.flush()

    def _tell_accounts(self):
        self.stdout.write(
            _("Tài khoản dùng thử, mật khẩu chung: %(password)s") % {"password": settings.QMS_DEMO_PASSWORD}
        )
        for person in (*TAN_TIEN[:SHOWN], PROVINCE[0], NHAM_BIEN[0]):
            self.stdout.write(f"  {person.username:<12} {person.full_name}, {person.position}")
