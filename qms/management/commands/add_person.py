"""``add_person USERNAME NAME --unit CODE --role ROLE``: the first people of an installation."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.models import Role, Unit, User
from qms.staff import add_person
from qms.text import clean


class Command(BaseCommand):
    """Adds a person and prints the password once; there is no default password anywhere."""

    help = "Thêm một người và in mật khẩu lần đầu."

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")
        parser.add_argument("full_name", metavar="HỌ_TÊN")
        parser.add_argument("--unit", metavar="MÃ", required=True)
        parser.add_argument("--role", choices=Role.values, default=Role.OFFICER.value)
        parser.add_argument("--position", default="")

    def handle(self, username, full_name, unit, role, position, **options):
        place = Unit.objects.filter(code=unit).first()
        if place is None:
            raise CommandError(_("Không có đơn vị nào mang mã %(code)s.") % {"code": unit})
        person = User(username=clean(username), full_name=clean(full_name), position=clean(position))
        try:
            person.full_clean(exclude=["password"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        password = add_person(person, unit=place, role=role, from_date=timezone.localdate(), by=None)
        self.stdout.write(f"{person.username}  {password}")
