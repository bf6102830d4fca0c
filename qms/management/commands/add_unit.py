"""``add_unit CODE NAME [--parent CODE] [--place PLACE]``: the units of an installation, from the top down."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import record_tx
from qms.models import Unit, UnitName
from qms.staff import add_unit
from qms.text import clean


class Command(BaseCommand):
    """Adds one unit; a real office begins with this and ``add_person``."""

    help = "Thêm một đơn vị."

    def add_arguments(self, parser):
        parser.add_argument("code", metavar="MÃ")
        parser.add_argument("name", metavar="TÊN")
        parser.add_argument("--parent", metavar="MÃ", default="", help="mã đơn vị cấp trên")
        parser.add_argument("--place", metavar="ĐỊA_DANH", default="", help="địa danh ghi trên văn bản")

    def handle(self, code, name, parent, place, **options):
        above = Unit.objects.filter(code=parent).first()
        if parent and above is None:
            raise CommandError(_("Không có đơn vị nào mang mã %(code)s.") % {"code": parent})
        unit = Unit(code=clean(code), name=clean(name), parent_unit=above, place=clean(place))
        try:
            unit.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        with record_tx(by=None, verb="qms.unit_add"):
            add_unit(unit, by=None)
            UnitName(unit=unit, name=unit.name, from_date=timezone.localdate()).save()
        self.stdout.write(f"{unit.code}  {unit.name}")
