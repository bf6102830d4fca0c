"""A list as a file: the rows, columns, order and moment that the page shows, said in its header."""

import tempfile
from dataclasses import replace
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qms.export import delimited, register_pdf, xlsx
from qms.export.pdf import PdfUnavailable
from qms.history import record_tx
from qms.ledger import chain
from qms.states import Refused
from qms.text import fold

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF_ROWS = 5_000
IN_MEMORY = 4 * 1024 * 1024  # bytes of a workbook before it goes to disk


class BadSheet(Refused):
    """A file that cannot be made as asked."""


def sheet_response(view, wanted: str):
    """The list of a RecordListView as ``xlsx``, ``csv`` or ``pdf``. Raises BadSheet; noted in the ledger.

    A view that is more than a list has ``makers`` of its own: {form: f(view, rows, caption)}.
    """
    makers = {"xlsx": _workbook, "csv": _text, "pdf": _paper, **getattr(view, "makers", {})}
    if wanted not in makers or wanted not in dict(view.formats):
        raise BadSheet(_("Không có dạng tệp “%(name)s”.") % {"name": wanted[:20]})
    view.require("qms.export", view.request.unit)
    rows = view.rows()
    count = rows.order_by().count()
    _refuse_long(wanted, count)
    response = makers[wanted](view, rows, _caption(view, count))
    name = f"{slugify(fold(view.register.title))}-{date_format(view.moment.on, 'Ymd')}.{wanted}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    _note(view, wanted, count)
    return response


def _refuse_long(wanted, count):
    if wanted == "pdf" and count > PDF_ROWS:
        raise BadSheet(
            _("Danh sách có %(n)s dòng; bản PDF nhận nhiều nhất %(most)s dòng. Hãy lọc bớt hoặc xuất Excel.")
            % {"n": count, "most": PDF_ROWS}
        )


def _caption(view, count):
    unit, head = view.request.unit, chain.head()
    parent = unit.parent_unit.name if unit.parent_unit_id else ""
    caption = view.register.caption(
        unit=unit, parent=parent, moment=view.moment, params=view.request.GET, count=count,
        printed_at=timezone.now(), printed_by=str(view.request.user),
        ledger_seq=head.seq, ledger_hash=head.hash,
    )  # fmt: skip
    if getattr(view, "picked", None) is None:
        return caption
    ticked = (_("Dòng"), _("chỉ các dòng đã đánh dấu"))
    return replace(caption, filters=(*caption.filters, ticked))


def _workbook(view, rows, caption):
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (FileResponse closes it)
    try:
        xlsx.write_table(out, view.register, view.register.records(rows, view.moment), caption)
    except xlsx.TooManyRows as error:
        raise BadSheet(str(error)) from error
    out.seek(0)
    return FileResponse(out, content_type=XLSX)


def _text(view, rows, caption):
    chunks = delimited.stream(view.register, view.register.records(rows, view.moment))
    return HttpResponse(b"".join(chunks), content_type="text/csv; charset=utf-8")


def _paper(view, rows, caption):
    table = view.register
    try:
        content = register_pdf.render_table(
            table, table.records(rows, view.moment), caption,
            figures=table.figures(rows, view.moment), lang=get_language() or "vi",
        )  # fmt: skip
    except PdfUnavailable as error:
        raise BadSheet(str(error)) from error
    return HttpResponse(content, content_type="application/pdf")


def _note(view, wanted, count):
    """Who took what out of the house, kept in the chain."""
    data = {
        "register": view.register.slug,
        "format": wanted,
        "rows": count,
        "query": view.request.GET.urlencode(),
    }
    with record_tx(by=view.request.user, verb="qms.export") as act:
        chain.note("qms.export", data, act=act, unit=view.request.unit)
