"""``add_person USERNAME NAME --unit CODE --role ROLE``: the first people of an installation."""

from django.utils import timezone

from qms.management.arguments import AskedCommand, naming_arguments, needed, unit_of
from qms.models import Role, User
from qms.staff import add_person
from qms.text import clean


class Command(AskedCommand):
    """Adds a person and prints the password once; there is no default password anywhere."""

    help = "Thêm một người và in mật khẩu lần đầu."
    names = {"username": "TÊN_ĐĂNG_NHẬP", "full_name": "HỌ_TÊN"}

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")
        parser.add_argument("full_name", metavar="HỌ_TÊN")
        parser.add_argument("--unit", metavar="MÃ", required=True)
        parser.add_argument("--role", choices=Role.values, default=Role.OFFICER.value)
        parser.add_argument("--position", default="")

    def answer(self, options) -> None:
        unit = unit_of(needed(options, "unit"))
        typed = {name: clean(options[name], lines=False) for name in ("username", "full_name", "position")}
        person = User(**typed)
        with naming_arguments(self):
            person.full_clean(exclude=["password"])
        today = timezone.localdate()
        password = add_person(person, unit=unit, role=options["role"], from_date=today, by=None)
        self.stdout.write(f"{person.username}  {password}")
