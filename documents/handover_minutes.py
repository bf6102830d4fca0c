"""The minutes of handing a batch over to an archive, in the form of Nghị định 30/2020/NĐ-CP, kept once."""

from django.utils import translation
from django.utils.translation import gettext as _

from documents.models import RecordBatch
from documents.states import kept_records as states
from qms.export import pdf
from qms.export.papers import DecreeHead, Signer, date_in_words
from qms.history import NOW, Moment
from qms.models.files import StoredFile

LANGUAGE = "vi"  # administrative papers are Vietnamese whatever the reader's language


def handover_pdf(batch: RecordBatch, moment: Moment) -> bytes | None:
    """The minutes as they were kept, else as they are to be; None for a batch that was not handed over."""
    if batch.status != states.HANDED_OVER:
        return None
    if batch.handover_file_id:
        return StoredFile.objects.get(pk=batch.handover_file_id).read()
    return _rendered(batch, moment)


def minutes_as_handed_over(batch) -> bytes | None:
    """The minutes to be kept; None where this machine cannot make PDFs."""
    try:
        return _rendered(batch, NOW)
    except pdf.PdfUnavailable:
        return None


def _rendered(batch, moment) -> bytes:
    with translation.override(LANGUAGE):
        context = {
            "batch": batch,
            "decree": _decree(batch),
            "day_in_words": date_in_words(batch.handed_on),
            "signers": [Signer(_("Bên giao")), Signer(_("Bên nhận"), batch.receiver)],
            "foot_left": batch.code,
        }
        title = f"{batch.code} {context['decree'].subject}"
        return pdf.render_paper("print/handover_minutes.html", context, title=title, lang=LANGUAGE)


def _decree(batch) -> DecreeHead:
    unit, day = batch.unit, batch.handed_on
    parent = unit.parent_unit
    return DecreeHead(
        agency=unit.name_on(day),
        parent=parent.name_on(day) if parent else "",
        kind=_("Biên bản"),
        subject=_("Giao nhận hồ sơ vào lưu trữ"),
        place=unit.place or unit.short_name or unit.name,
        date=day,
        number=batch.handover_number,
    )
