"""The old register taken in: choose the workbook, say which column is what, see every fault, take it in."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from qms.states import Refused
from qms.uploads import UploadRefused
from qms.uploads.gate import XLSX
from qms.views.access import OfficeView, PastIsReadOnly, unit_for
from registers.actions.importing import import_files, save_mapping
from registers.importing import waiting
from registers.importing.cells import DATE_ORDERS
from registers.importing.columns import TARGETS
from registers.importing.mapped import changed_headings, chosen_columns, mapping_of, reading_of
from registers.importing.notices import shown_cell
from registers.importing.sheet import checked_upload, chosen_sheet, sheet_of, told_apart
from registers.importing.template import template
from registers.models import ImportMapping

SECTION = "registers:service_file_list"
HERE = "registers:service_file_import"
SHOWN_FAULTS, SHOWN_FILES, SHOWN_EXAMPLE = 200, 20, 28


class FilesImportView(OfficeView):
    """One address: without a batch the workbook is chosen, with one it is looked at and taken in."""

    section = SECTION
    template_name = "registers/import.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        self.unit = unit_for(self)
        self.require("registers.import_files", self.unit)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if key := request.GET.get("batch", ""):
            return self._shown(self._batch(key))
        return self.page()

    def post(self, request, *args, **kwargs):
        if not (key := request.POST.get("batch", "")):
            return self._receive(request.FILES.get("file"))
        batch = self._batch(key)
        wanted = {"columns": self._save_columns, "take": self._take_in, "drop": self._drop}
        if (act := wanted.get(request.POST.get("do", ""))) is None:
            raise Refused(_("Không rõ việc cần làm. Hãy mở lại trang nhập sổ."))
        return act(batch)

    def page(self, status=200, **context):
        context = self.get_context_data(unit=self.unit, **context)
        return self.render_to_response(context, status=status)

    def _batch(self, key):
        return waiting.find(key, user=self.request.user, unit=self.unit)

    # --- choosing --------------------------------------------------------------------------------
    def _receive(self, upload):
        try:
            if upload is None:
                raise UploadRefused(_("Chưa chọn tệp Excel nào."))
            sent = checked_upload(upload)
            told, number = chosen_sheet(sent)
            sheet_of(told)
        except UploadRefused as refusal:
            return self.page(422, error=str(refusal))
        batch = waiting.begin(sent, user=self.request.user, unit=self.unit)
        waiting.rows_of(batch, number, lambda: told)
        return self._to(batch, sheet=number)

    def _to(self, batch, **more):
        number = self._number()
        more = {"batch": batch.key, **({"sheet": number} if number is not None else {}), **more}
        return HttpResponseRedirect(f"{reverse(HERE)}?{urlencode(more)}")

    # --- looking ---------------------------------------------------------------------------------
    def _number(self) -> int | None:
        """The sheet asked for; None for the first that is not hidden. Raises Refused for no number."""
        asked = self.request.POST.get("sheet") or self.request.GET.get("sheet", "")
        if not asked:
            return None
        if not (asked.isdecimal() and len(asked) < 4):
            raise Refused(_("Tệp không có trang tính này."))
        return int(asked)

    def _sheet(self, batch):
        """The sheet asked for. Raises UploadRefused with what keeps it out."""
        number = self._number()

        def read():
            return told_apart(checked_upload(waiting.file_of(batch)), number)

        return sheet_of(waiting.rows_of(batch, number, read))

    def _shown(self, batch, status=200, error=""):
        try:
            sheet = self._sheet(batch)
        except UploadRefused as refusal:
            return self.page(422, error=str(refusal))
        mapped = mapping_of(sheet, self.unit)
        if mapped.lacking or self.request.GET.get("columns"):
            return self._columns(batch, sheet, mapped, status, error)
        reading = reading_of(sheet, mapped, self.unit)
        if reading.asks_order:
            return self._columns(batch, sheet, mapped, status, error, asks=_example(reading))
        return self.page(
            status, batch=batch, sheet=sheet, reading=reading, files=reading.files[:SHOWN_FILES],
            faults=reading.faults[:SHOWN_FAULTS], more_faults=max(0, len(reading.faults) - SHOWN_FAULTS),
            order=dict(DATE_ORDERS).get(mapped.order, ""), saved=mapped.saved, error=error,
        )  # fmt: skip

    def _columns(self, batch, sheet, mapped, status=200, error="", asks=""):
        places = [(str(place), *_column(sheet, place)) for place in sheet.filled_places()]
        fresh, gone = changed_headings(sheet, mapped.like) if mapped.like else ((), ())
        data = self.request.POST if self.request.method == "POST" else None
        targets = [{"target": target, "place": _chosen(data, mapped, target.key)} for target in TARGETS]
        return self.page(
            status, batch=batch, sheet=sheet, targets=targets, places=places, orders=DATE_ORDERS, asks=asks,
            order=data.get("order", "") if data else mapped.order, saved=mapped.saved, error=error,
            like=mapped.like, fresh=fresh, gone=gone,
            name=data.get("name", "") if data else _name_of(mapped, batch, self.unit),
        )  # fmt: skip

    def _save_columns(self, batch):
        sheet = self._sheet(batch)
        try:
            columns, order = chosen_columns(self.request.POST, sheet)
            name = self.request.POST.get("name", "")
            save_mapping(
                self.unit, sheet.headings, columns, name=name, date_order=order, by=self.request.user
            )
        except Refused as refusal:
            return self._columns(batch, sheet, mapping_of(sheet, self.unit), 422, str(refusal))
        return self._to(batch)

    # --- taking in -------------------------------------------------------------------------------
    def _take_in(self, batch):
        sheet = self._sheet(batch)
        mapped = mapping_of(sheet, self.unit)
        reading = None if mapped.lacking else reading_of(sheet, mapped, self.unit)
        if reading is None or reading.faults or not reading.files:
            return self._shown(batch, 422, _("Chưa nhập dòng nào: hãy sửa các ô đã nêu rồi gửi lại tệp."))
        made = import_files(
            reading.files, self.unit, source=batch.name, sha256=batch.sha256, by=self.request.user,
            reason=_("Nhập từ tệp %(name)s") % {"name": batch.name},
        )  # fmt: skip
        waiting.forget(batch)
        words = _("Đã nhập %(n)d hồ sơ vào sổ, mã từ %(first)s đến %(last)s.")
        values = {"n": len(made), "first": made[0].code, "last": made[-1].code}
        messages.success(self.request, words % values)
        return HttpResponseRedirect(reverse("registers:service_file_list"))

    def _drop(self, batch):
        waiting.forget(batch)
        return HttpResponseRedirect(reverse(HERE))


def _chosen(data, mapped, key) -> str:
    if data is not None:
        return data.get(f"column-{key}", "")
    place = mapped.columns.get(key)
    return "" if place is None else str(place)


def _column(sheet, place) -> tuple[str, str]:
    """A column of the file as its reader finds it, and what stands in it."""
    letter = get_column_letter(place + 1)
    name = sheet.headings[place] if place < len(sheet.headings) else ""
    cells = (row.cells[place] for row in sheet.rows if place < len(row.cells))
    example = next((shown_cell(cell) for cell in cells if cell is not None), "")
    return f"{letter} · {name}" if name else letter, example[:SHOWN_EXAMPLE]


def _name_of(mapped, batch, unit) -> str:
    """The name of the mapping, or one that is free for what is to be saved."""
    if mapped.saved:
        return mapped.saved.name
    wanted = mapped.like.name if mapped.like else batch.name.rpartition(".")[0]
    taken = set(ImportMapping.objects.filter(unit=unit).values_list("name", flat=True))
    names = (wanted[:80], *(f"{wanted[:74]} ({n})" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _example(reading) -> str:
    """A date of the sheet that means two days, to ask about."""
    return next(fault.why for fault in reading.faults if fault.column)


class ImportTemplateView(OfficeView):
    """The empty register to fill in."""

    section = SECTION

    def get(self, request, *args, **kwargs):
        self.require("registers.import_files", unit_for(self))
        response = HttpResponse(template(), content_type=XLSX)
        response["Content-Disposition"] = content_disposition_header(True, "mau-nhap-so-ho-so.xlsx")
        return response
