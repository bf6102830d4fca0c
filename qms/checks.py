"""System checks: what would make records untrustworthy is an error, what only limits is a warning.

`python -m qms check` runs them all; those about the database run with `--database default`, and
after each migrate.
"""

import ctypes
import tempfile
from pathlib import Path

import openpyxl
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import connections
from django.utils.translation import gettext as _

from qms.history import TrackedModel, history_of
from qms.history.records import HISTORY_MODELS
from qms.ledger import triggers
from qms.permissions import granted

FONTS_FOLDER = Path(__file__).resolve().parent / "fonts"
FONTS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf", "DejaVuSans.ttf")
PDF_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
PDF_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
PDF_COMMAND = f"apt-get install -y --no-install-recommends {PDF_PACKAGES}"


def missing_pdf_libraries() -> list[str]:
    """The libraries that PDF needs and the machine lacks; empty when PDF works."""
    return [name for name in PDF_LIBRARIES if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_fonts() -> list[str]:
    """The bundled fonts that are not there; papers would silently come out in another face."""
    return [name for name in FONTS if not (FONTS_FOLDER / name).is_file()]


def home_problem() -> str:
    """Why nothing can be written below QMS_HOME, or ""."""
    try:
        with tempfile.TemporaryFile(dir=settings.QMS_HOME):
            return ""
    except OSError as error:
        return error.strerror or str(error)


@checks.register()
def check_history_is_on(app_configs, **kwargs):
    """simple-history can be switched off in the settings; then nothing would be kept."""
    if getattr(settings, "SIMPLE_HISTORY_ENABLED", True) is True:
        return []
    return [
        checks.Error(
            _("Lịch sử bị tắt (SIMPLE_HISTORY_ENABLED)."),
            hint=_("Bỏ dòng này khỏi cấu hình: hồ sơ không có lịch sử thì không có giá trị bằng chứng."),
            id="qms.E001",
        )
    ]


@checks.register()
def check_tracked_models(app_configs, **kwargs):
    """Every tracked model declares `history = Records()`."""
    return [
        checks.Error(
            _("%(model)s không lưu lịch sử.") % {"model": model._meta.label},
            hint="history = Records()",
            obj=model,
            id="qms.E002",
        )
        for model in apps.get_models()
        if issubclass(model, TrackedModel) and model not in HISTORY_MODELS
    ]


@checks.register()
def check_no_many_to_many(app_configs, **kwargs):
    """Many-to-many rows are written behind the back of history."""
    return [
        checks.Error(
            _("%(model)s có trường nhiều–nhiều, lịch sử không theo dõi được.") % {"model": model._meta.label},
            hint=_("Dùng bảng con có lịch sử riêng."),
            obj=model,
            id="qms.E003",
        )
        for model in HISTORY_MODELS
        if model._meta.local_many_to_many
    ]


@checks.register()
def check_permissions_in_life_cycles(app_configs, **kwargs):
    """Every permission that a transition asks for was granted to somebody."""
    known = set(granted())
    return [
        checks.Error(
            _("Quyền %(name)s chưa được khai báo.") % {"name": move.permission},
            hint=f'grant("{move.permission}", has_role(…))',
            obj=model,
            id="qms.E004",
        )
        for model in HISTORY_MODELS
        for move in getattr(getattr(model, "life_cycle", None), "transitions", ())
        if move.permission not in known
    ]


@checks.register()
def check_defused_xml(app_configs, **kwargs):
    """Reading Excel files without defusedxml would follow hostile XML."""
    if openpyxl.DEFUSEDXML:
        return []
    return [
        checks.Error(
            _("openpyxl đang đọc XML không có lớp bảo vệ."), hint="pip install defusedxml", id="qms.E005"
        )
    ]


@checks.register()
def check_home(app_configs, **kwargs):
    """Records, files and packs are written below QMS_HOME."""
    if not (problem := home_problem()):
        return []
    return [
        checks.Error(
            _("Không ghi được vào thư mục dữ liệu %(folder)s: %(problem)s.")
            % {"folder": settings.QMS_HOME, "problem": problem},
            hint=_("Đặt QMS_HOME vào thư mục mà chương trình được quyền ghi, còn chỗ trống."),
            id="qms.E006",
        )
    ]


@checks.register()
def check_fonts(app_configs, **kwargs):
    """Papers are set in the bundled fonts."""
    if not (missing := missing_fonts()):
        return []
    return [
        checks.Error(
            _("Thiếu phông chữ: %(names)s.") % {"names": ", ".join(missing)},
            hint=_("Cài lại chương trình: phông chữ đi kèm trong qms/fonts."),
            id="qms.E007",
        )
    ]


@checks.register()
def check_pdf(app_configs, **kwargs):
    """Without Pango everything but PDF works."""
    if not (missing := missing_pdf_libraries()):
        return []
    return [
        checks.Warning(
            _("Không xuất được PDF, thiếu: %(names)s.") % {"names": ", ".join(missing)},
            hint=PDF_COMMAND,
            id="qms.W001",
        )
    ]


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases=None, **kwargs):
    """The database itself refuses to change history; the triggers that do so must all be there."""
    if "default" not in (databases or []) or not _has_tables():
        return []
    if not (missing := triggers.missing()):
        return []
    return [
        checks.Error(
            _("Thiếu %(count)d chốt bảo vệ lịch sử trong cơ sở dữ liệu: %(names)s.")
            % {"count": len(missing), "names": ", ".join(missing[:3])},
            hint=_("Chạy `python3 -m qms migrate` rồi `python3 -m qms verify`."),
            id="qms.E008",
        )
    ]


def _has_tables() -> bool:
    tables = set(connections["default"].introspection.table_names())
    return all(history_of(model)._meta.db_table in tables for model in HISTORY_MODELS)
