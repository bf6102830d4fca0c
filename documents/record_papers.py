"""Plain records of this floor on paper: their facts under headings, on the form of their register."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from qms.evidence import register_of
from qms.export import pdf
from qms.export.papers import Footer, HeaderBox

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
    on, parent = moment.on, record.unit.parent_unit
    as_of = _("Số liệu tại ngày %(date)s") % {"date": f"{on:%d/%m/%Y}"} if moment.is_past else ""
    return {
        "record": record,
        "moment": moment,
        "header": HeaderBox(
            agency=record.unit.name_on(on),
            parent=parent.name_on(on) if parent else "",
            kind=_("Phiếu"),
            title=str(record.label),
            code=register_of(type(record)).table.form_code,
            status=str(record.state),
        ),
        "footer": Footer(lines=[as_of] if as_of else [], code=record.code, version=record.version),
        "code": record.code,
        "dated": (_("Ngày lập"), timezone.localtime(record.created_at).date()),
        "sections": [
            (block.title, [(name, label, value) for name, label, value in block.rows]) for block in blocks
        ],
    }


def field_rows(record, *names) -> list[tuple]:
    """(name, label, value in words) of fields of a record, for a block of facts on page and paper."""
    rows = []
    for name in names:
        label = str(record._meta.get_field(name).verbose_name)
        in_words = getattr(record, f"get_{name}_display", None)
        value = in_words() if in_words else getattr(record, name)
        rows.append((name, label[:1].upper() + label[1:], value))
    return rows
