"""Legal texts and kept records on paper: their facts under headings, on the form of their register."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from documents.handover_minutes import handover_pdf
from documents.impacts import impacts_under
from qms.evidence import register_of
from qms.export import pdf
from qms.export.papers import Footer, HeaderBox
from qms.form_numbers import mark_of

TEMPLATE = "print/register_record.html"
LANGUAGE = "vi"


@dataclass(frozen=True)
class Facts:
    """A titled block of (field name or label, value) pairs of a record."""

    title: str
    rows: list


def record_paper(record, moment, blocks: list[Facts]) -> bytes:
    """The record as of a moment, with no word about who prints it when: the same data, the same bytes."""
    with translation.override(LANGUAGE):
        context = _context(record, moment, blocks)
        return pdf.render_paper(TEMPLATE, context, title=str(record), lang=LANGUAGE)


def _context(record, moment, blocks) -> dict:
    as_of = _("Số liệu tại ngày %(date)s") % {"date": f"{moment.on:%d/%m/%Y}"} if moment.is_past else ""
    return {
        "record": record,
        "moment": moment,
        "header": record_header(record, moment),
        "footer": Footer(lines=[as_of] if as_of else [], code=record.code, version=record.version),
        "code": record.code,
        "dated": (_("Ngày lập"), timezone.localtime(record.created_at).date()),
        "sections": [
            (block.title, [(name, label, value) for name, label, value in block.rows]) for block in blocks
        ],
    }


def record_header(record, moment) -> HeaderBox:
    """The box on top: the office, the form and its issue in force at the moment, the state of the record."""
    parent = record.unit.parent_unit
    mark = mark_of(register_of(type(record)).table.form_code, record.unit, moment)
    return HeaderBox(
        agency=record.unit.name_on(moment.on),
        parent=parent.name_on(moment.on) if parent else "",
        kind=_("Phiếu"),
        title=str(record.label),
        **mark.on_paper(),
        status=str(record.state),
    )


def field_rows(record, *names) -> list[tuple]:
    """(name, label, value in words) of fields of a record, for a block of facts on page and paper."""
    rows = []
    for name in names:
        label = str(record._meta.get_field(name).verbose_name)
        in_words = getattr(record, f"get_{name}_display", None)
        value = in_words() if in_words else getattr(record, name)
        rows.append((name, label[:1].upper() + label[1:], value))
    return rows


TEXT_FACTS = (
    "kind", "issuing_body", "issued_on", "effective_on", "partly_on", "expired_on", "replaces", "amends",
    "where_found", "note",
)  # fmt: skip
KIND_FACTS = ("document", "place", "arrangement", "medium", "retention_basis", "access", "keeper")
BATCH_FACTS = ("kind", "place", "closed_on", "kept_until", "hold_reason", "destroyed_on", "note")
HANDOVER_FACTS = ("handed_to", "receiver", "handed_on", "handover_number")


def text_paper(text, moment) -> bytes:
    """A legal text with the procedures it touches, as of a moment."""
    text.seen_on = moment.on
    impacts = impacts_under([text], moment)[text.pk]
    touched = [(str(one.pk), str(one.document), _clock(one, moment.on)) for one in impacts]
    blocks = [Facts(_("Văn bản"), field_rows(text, *TEXT_FACTS))]
    return record_paper(text, moment, [*blocks, Facts(_("Quy trình bị ảnh hưởng"), touched)])


def _clock(impact, on) -> str:
    words = [str(impact.standing(on))]
    if impact.due_on:
        words.append(_("hạn %(day)s") % {"day": f"{impact.due_on:%d/%m/%Y}"})
    if impact.done_on:
        words.append(_("cập nhật ngày %(day)s") % {"day": f"{impact.done_on:%d/%m/%Y}"})
    return ", ".join(words) + (f". {impact.explanation}" if impact.explanation else "")


def kind_paper(kind, moment) -> bytes:
    """A kind of kept record as of a moment."""
    retention = ("retention", _("Thời hạn lưu"), kind.retention_words)
    return record_paper(kind, moment, [Facts(_("Hồ sơ lưu"), [retention, *field_rows(kind, *KIND_FACTS)])])


def batch_paper(batch, moment) -> bytes:
    """A batch of kept records as of a moment; the minutes once it is handed over."""
    if minutes := handover_pdf(batch, moment):
        return minutes
    held = [("period", _("Kỳ"), batch.period), ("amount", _("Số lượng"), batch.amount)]
    return record_paper(batch, moment, [Facts(_("Lô hồ sơ"), [*held, *field_rows(batch, *BATCH_FACTS)])])
