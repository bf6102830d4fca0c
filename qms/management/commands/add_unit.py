"""``add_unit CODE NAME [--parent CODE] [--place PLACE]``: the units of an installation, from the top down."""

from django.utils import timezone

from qms.history import record_tx
from qms.management.arguments import AskedCommand, naming_arguments, unit_of
from qms.models import Unit, UnitName
from qms.staff import add_unit
from qms.text import clean


class Command(AskedCommand):
    """Adds one unit; a real office begins with this and ``add_person``."""

    help = "Thêm một đơn vị."
    names = {"code": "MÃ", "name": "TÊN"}

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("code", metavar="MÃ")
        parser.add_argument("name", metavar="TÊN")
        parser.add_argument("--parent", metavar="MÃ", default="", help="mã đơn vị cấp trên")
        parser.add_argument("--place", metavar="ĐỊA_DANH", default="", help="địa danh ghi trên văn bản")

    def answer(self, options) -> None:
        above = unit_of(options["parent"]) if options["parent"] else None
        typed = {name: clean(options[name], lines=False) for name in ("code", "name", "place")}
        unit = Unit(parent_unit=above, **typed)
        with naming_arguments(self):
            unit.full_clean()
        with record_tx(by=None, verb="qms.unit_add"):
            add_unit(unit, by=None)
            UnitName(unit=unit, name=unit.name, from_date=timezone.localdate()).save()
        self.stdout.write(f"{unit.code}  {unit.name}")
