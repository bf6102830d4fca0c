"""A register's record on paper: one template for all, another where a register needs more."""

from django.template.loader import select_template
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from qms.evidence import register_of
from qms.export import pdf
from qms.export.papers import Footer, HeaderBox, TrackStep, printed_line
from qms.form_numbers import mark_of
from qms.history import Moment
from registers.models import RegisterRecord
from registers.printed_photos import printed_photos
from registers.row_lines import rows_of


def record_pdf(record: RegisterRecord, moment: Moment) -> bytes:
    """The record as of the moment, with no word about who prints it when: the same data, the same bytes."""
    return paper(record, moment)


def paper(record: RegisterRecord, moment: Moment, *, printed_at=None, printed_by="", lang="vi") -> bytes:
    """The record as PDF/A. Raises `PdfUnavailable` where the PDF libraries are missing."""
    noun = record.url_name.split(":")[1]
    template = select_template([f"print/{noun}.html", "print/register_record.html"]).template.name
    with translation.override(lang):
        context = paper_context(record, moment, printed_line(printed_at, printed_by))
    return pdf.render_paper(template, context, title=str(record), lang=lang, keep=printed_at is None)


def paper_context(record, moment, printed: str) -> dict:
    """Everything the print templates ask for."""
    on = moment.on
    mark = mark_of(register_of(type(record)).table.form_code, record.unit, moment)
    parent = record.unit.parent_unit
    shown = record.shown_with(moment)
    as_of = _("Số liệu tại ngày %(date)s") % {"date": f"{on:%d/%m/%Y}"} if moment.is_past else ""
    return {
        "record": record,
        "moment": moment,
        "header": HeaderBox(
            agency=record.unit.name_on(on),
            parent=parent.name_on(on) if parent else "",
            kind=_("Phiếu"),
            title=str(record.label),
            **mark.on_paper(),
            status=str(record.state),
        ),
        "footer": Footer(
            lines=[line for line in (as_of, printed) if line], code=record.code, version=record.version
        ),
        "code": record.code,
        "dated": (_("Ngày lập"), timezone.localtime(record.created_at).date()),
        "track": track(record),
        "chips": record.chips(moment.on),
        "sections": sections(record),
        "row_lines": rows_of(record, shown.get("rows", ())),
        "photos": printed_photos(shown.get("rows", ())),
        **shown,
    }


def sections(record) -> list:
    """The sections without what the paper shows elsewhere; a section left empty goes too."""
    kept = [
        (title, [fact for fact in facts if fact[0] not in record.paper_shows_apart])
        for title, facts in record.told()
    ]
    return [(title, facts) for title, facts in kept if facts]


def track(record) -> list[TrackStep]:
    """The stepper of the life cycle as it stands."""
    values = record.life_cycle.track
    at = values.index(record.status) if record.status in values else len(values)
    place = {True: "done", False: "ahead"}
    return [
        TrackStep(record.life_cycle.state(value).label, when="now" if i == at else place[i < at])
        for i, value in enumerate(values)
    ]
