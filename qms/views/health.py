"""How the installation is doing, for the person who looks after it."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qms import chain_status
from qms.checks import PDF_COMMAND, home_problem, missing_fonts, missing_pdf_libraries
from qms.ledger import head, triggers
from qms.states import Refused

LOW_DISK = 1024**3  # bytes: a pack of one unit and year fits many times
STALE = timedelta(days=7)
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
VERIFY = "python3 -m qms verify"
OK, WARNING, FAULT = "ok", "warn", "danger"
ICONS = {OK: "circle-check", WARNING: "triangle-alert", FAULT: "circle-x"}


@dataclass(frozen=True)
class Reading:
    """One thing looked at: its name, its tone (ok, warn, danger), what was seen and what helps."""

    slug: str
    label: str
    tone: str
    text: str
    hint: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.tone]


@require_safe
def health(request):
    """The health page; with ?format=json for a watching program. 503 when something is broken."""
    if not request.user.roles:
        raise PermissionDenied(_("Đồng chí không có quyền làm việc này."))
    readings = all_readings()
    status = 503 if any(reading.tone == FAULT for reading in readings) else 200
    wanted = request.GET.get("format", "")
    if wanted not in ("", "json"):
        raise Refused(_("Trang này chỉ có thêm dạng json."))
    if wanted == "json":
        content = {reading.slug: {"tone": reading.tone, "text": reading.text} for reading in readings}
        return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, "qms/health.html", {"readings": readings}, status=status)


def all_readings() -> list[Reading]:
    """Everything that is looked at, the database first: without it the rest of it cannot be asked."""
    try:
        about_data = [_database(), _migrations(), _chain(), _last_check()]
    except DatabaseError as error:
        about_data = [Reading("database", _("Cơ sở dữ liệu"), FAULT, str(error))]
    return [*about_data, _files(), _disk(), _pdf(), _fonts(), _public_address()]


def _database() -> Reading:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    return Reading("database", _("Cơ sở dữ liệu"), OK, names.get(connection.vendor, connection.vendor))


def _migrations() -> Reading:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    label = _("Cấu trúc dữ liệu")
    if not pending:
        return Reading("migrations", label, OK, _("Đã cập nhật"))
    text = _("Còn %(count)d bước cập nhật chưa chạy.") % {"count": len(pending)}
    return Reading("migrations", label, FAULT, text, "python3 -m qms migrate")


def _chain() -> Reading:
    label = _("Chuỗi lịch sử")
    if missing := triggers.missing():
        text = _("Thiếu %(count)d chốt bảo vệ.") % {"count": len(missing)}
        return Reading("chain", label, FAULT, text, "python3 -m qms migrate")
    newest = head()
    text = _("%(seq)s mắt xích, đầu chuỗi %(hash)s…") % {"seq": newest.seq, "hash": newest.hash[:12]}
    return Reading("chain", label, OK, text)


def _last_check() -> Reading:
    label = _("Lần kiểm tra lịch sử gần nhất")
    known = chain_status.last()
    if known is None:
        return Reading("verified", label, WARNING, _("Chưa kiểm tra lần nào."), VERIFY)
    text = f"{timezone.localtime(known.at):%d/%m/%Y %H:%M} – {known.state.label}"
    if not known.sound:
        return Reading("verified", label, FAULT, text, VERIFY)
    is_stale = timezone.now() - known.at > STALE
    return Reading("verified", label, WARNING if is_stale else OK, text, VERIFY if is_stale else "")


def _files() -> Reading:
    label = _("Thư mục dữ liệu")
    if problem := home_problem():
        return Reading("files", label, FAULT, _("Không ghi được: %(problem)s") % {"problem": problem})
    return Reading("files", label, OK, _("Ghi được"))


def _disk() -> Reading:
    free = shutil.disk_usage(settings.QMS_HOME).free
    text = _("Còn trống %(free)s GB") % {"free": f"{free / 1024**3:.1f}".replace(".", ",")}
    return Reading("disk", _("Ổ đĩa"), OK if free > LOW_DISK else WARNING, text)


def _pdf() -> Reading:
    if missing := missing_pdf_libraries():
        text = _("Tắt, thiếu %(names)s") % {"names": ", ".join(missing)}
        return Reading("pdf", "PDF", WARNING, text, PDF_COMMAND)
    return Reading("pdf", "PDF", OK, _("Bật"))


def _fonts() -> Reading:
    if missing := missing_fonts():
        return Reading("fonts", _("Phông chữ"), FAULT, ", ".join(missing))
    return Reading("fonts", _("Phông chữ"), OK, "Tinos, DejaVu Sans")


def _public_address() -> Reading:
    """A QR code that leads to 127.0.0.1 opens nothing on a citizen's phone."""
    label, address = _("Địa chỉ trên mã QR"), settings.QMS_PUBLIC_URL
    if urlsplit(address).hostname in OWN_MACHINE:
        text = _("%(address)s chỉ mở được trên chính máy này: chưa in áp phích, giấy hẹn để dán, phát.")
        return Reading("address", label, WARNING, text % {"address": address}, "QMS_PUBLIC_URL=https://…")
    return Reading("address", label, OK, address)
