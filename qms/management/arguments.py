"""How commands read what was typed after them, and how they refuse: one sentence, a non-zero exit."""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from qms import daily
from qms.history import Moment, parse_moment
from qms.models import Unit
from qms.reading import Unreadable, read_date
from qms.states import Refused
from qms.text import UncleanText, refuse_control_characters
from qms.whole_file import not_writable

REFUSED = 2
PATHS = {"out", "pythonpath", "settings"}


class AskedCommand(BaseCommand):
    """A command that answers nonsense with one sentence in the language of the caller.

    Subclasses write `answer(options)` and raise `Refused`. `--lang` decides the language, else LANG.
    With `shows_today`, what the calendar brings today is done first, as for a page. `names` are the
    arguments that have no dashes, as the usage calls them.
    """

    requires_system_checks = ()
    shows_today = False
    names: dict[str, str] = {}

    def add_arguments(self, parser):
        parser.add_argument("--lang", choices=["vi", "en"], help="ngôn ngữ của thông báo")

    def handle(self, **options):
        with translation.override(options["lang"] or language_of(os.environ)):
            try:
                self._refuse_odd(options)
                if self.shows_today:
                    daily.run(timezone.localdate())
                self.answer(options)
            except Refused as refusal:
                self.stderr.write(str(refusal))
                sys.exit(REFUSED)
            except DatabaseError as error:
                self.stderr.write(_("Không đọc được cơ sở dữ liệu: %(why)s") % {"why": error})
                sys.exit(REFUSED)

    def answer(self, options) -> None:
        """Do what was asked."""
        raise NotImplementedError

    def name_of(self, argument: str) -> str:
        """The argument as it is typed: --unit, or the word of the usage."""
        if argument == NON_FIELD_ERRORS:
            return ""
        return self.names.get(argument) or f"--{argument.replace('_', '-')}"

    def _refuse_odd(self, options):
        """No record may hold such bytes, so nothing is looked up or written by them; paths may have any."""
        for argument, typed in options.items():
            if isinstance(typed, str) and argument not in PATHS:
                try:
                    refuse_control_characters(typed)
                except UncleanText as error:
                    raise Refused(f"{self.name_of(argument)}: {error}") from error

    @contextlib.contextmanager
    def telling_of_replacing(self, path: Path) -> Iterator[None]:
        """Tell afterwards, when a file stood there before, that it is not there any more."""
        stood = path.exists()
        yield
        if stood:
            self.stdout.write(_("Tệp cũ %(path)s đã được thay bằng tệp mới.") % {"path": path})


def language_of(environment) -> str:
    """The language of the messages: English when the shell says so, else Vietnamese."""
    spoken = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if spoken.startswith("en") else "vi"


@contextlib.contextmanager
def naming_arguments(command: AskedCommand) -> Iterator[None]:
    """What a record's own checks refuse, as one sentence that names the argument it came from."""
    try:
        yield
    except ValidationError as error:
        wrong = [(command.name_of(name), " ".join(said)) for name, said in error.message_dict.items()]
        raise Refused(" ".join(f"{name}: {said}" if name else said for name, said in wrong)) from error


def needed(options, name: str) -> str:
    """The text of a needed option. Raises `Refused` naming the option."""
    text = (options.get(name) or "").strip()
    if not text:
        raise Refused(_("Thiếu --%(name)s.") % {"name": name.replace("_", "-")})
    return text


def unit_of(code: str) -> Unit:
    """The unit of a code, whatever its case. Raises `Refused` naming the codes there are."""
    unit = Unit.objects.filter(code__iexact=code).first()
    if unit is None:
        known = list(Unit.objects.order_by("code").values_list("code", flat=True)[:8])
        more = _("Ví dụ: %(codes)s.") % {"codes": ", ".join(known)} if known else ""
        unknown = _("Không có đơn vị mang mã “%(code)s”.") % {"code": code}
        raise Refused(f"{unknown} {more}".strip())
    return unit


def date_of(options, name: str) -> dt.date:
    """A date typed as 31/01/2026 or 2026-01-31. Raises `Refused` naming the option."""
    try:
        return read_date(needed(options, name))
    except Unreadable as error:
        raise Refused(f"--{name}: {error}") from error


def moment_of(options) -> Moment:
    """The moment of `--as-of`, the present without it. Raises `Refused` for the future and for nonsense."""
    return parse_moment(options.get("as_of") or "")


def path_of(options) -> Path:
    """The file to write: a new one, or a regular file to be replaced; never a device, pipe or folder.

    A link leads to what it names. Raises `Refused` also when the folder is missing.
    """
    path = Path(needed(options, "out")).expanduser()
    try:
        _refuse_unwritable(path)
        return path.resolve() if path.is_symlink() else path
    except OSError as error:
        raise not_writable(path, error) from error


def _refuse_unwritable(path):
    if path.is_dir():
        raise Refused(_("%(path)s là một thư mục; hãy nêu tên tệp.") % {"path": path})
    if path.exists() and not path.is_file():
        raise Refused(_("%(path)s không phải là tệp thường; hãy nêu tên tệp khác.") % {"path": path})
    if not path.parent.is_dir():
        raise Refused(_("Không có thư mục %(path)s.") % {"path": path.parent})
