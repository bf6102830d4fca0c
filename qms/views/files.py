"""The bytes of an attachment, handed out only to those who see its record."""

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qms.history import record_tx
from qms.ledger import note
from qms.models import Attachment

# A file is data, never a page of ours: no script, no form, no frame, no request of its own.
SANDBOX = "sandbox; default-src 'none'"


@require_GET
def download(request, pk: int):
    """One attachment: a PDF or a picture shown in place, unless ?download=1; anything else saved.

    404 for what the person may not see or what was withdrawn at the moment looked at. Handing out
    a document is noted in the ledger; showing a picture on a page is not. Raises FileDamaged.
    """
    attachment = _visible_attachment(request, pk)
    stored = attachment.file
    inline = stored.may_show_inline and not request.GET.get("download")
    stream = stored.open()
    if not (inline and stored.content_type.startswith("image/")):
        _note_download(request, attachment)
    return _response(stream, attachment, inline=inline)


def _visible_attachment(request, pk: int) -> Attachment:
    rows = request.moment.rows(Attachment).filter(
        id=pk, withdrawn=False, unit__in=request.user.visible_units()
    )
    row = rows.select_related("file", "unit").first()
    if row is None:
        raise Http404(_("Không có tệp này trong các đơn vị của đồng chí."))
    return request.moment.instance(row)


def _note_download(request, attachment: Attachment):
    with record_tx(by=request.user, verb="qms.download") as act:
        data = {"attachment": attachment.pk, "sha256": attachment.file_id, "record": attachment.record_type}
        note("qms.download", data | {"record_id": attachment.record_id}, act=act, unit=attachment.unit)


def _response(stream, attachment: Attachment, *, inline: bool) -> FileResponse:
    return file_response(stream, attachment.name, attachment.file.content_type, inline=inline)


def file_response(stream, name: str, content_type: str, *, inline: bool) -> FileResponse:
    """Stored bytes on their way to a browser: in a sandbox, under their name, kept by nobody on the way."""
    response = FileResponse(stream, as_attachment=not inline, filename=name, content_type=content_type)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
