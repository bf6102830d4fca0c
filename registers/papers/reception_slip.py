"""The slip of reception: what came, until when, how to look it up. Two on a sheet where they fit."""

from textwrap import wrap

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from qms.export import pdf
from registers import clock
from registers.lookup_codes import check_letters
from registers.models import ReturnBy, SlipKind
from registers.papers.slip_parts import LANGUAGE, lookup_page, lookup_url, slip_of, weekday_words
from registers.papers_handed_in import Paper, read

TEMPLATE = "print/slip_reception.html"
TAX_CODE = (10, 13)
NO_BREAK = "\u00a0"
LINE = 44  # letters sure to stand on one line in the column of facts
LINES = 7  # lines that name, address and papers may fill on half a sheet
LONG_LIST = 12  # lines of papers from which they get the whole width, under the facts
TITLE_LINE = 78  # letters of a title on one line


def reception_slip(file, citizen: dict, moment) -> bytes:
    """Two copies, one for the citizen: on one sheet, or a sheet each where the papers are many."""
    with override(LANGUAGE):
        slip = slip_of(file, SlipKind.RECEPTION, file.received_at, citizen, moment)
        papers = [(paper.handed_in, paper_words(paper)) for paper in read(file.papers)]
        due, unit = timezone.localtime(file.first_due_at), file.unit
        context = slip.context(file.code)
        context |= {
            "copies": (_("Liên 1: người nộp"), _("Liên 2: lưu nơi tiếp nhận")),
            "papers": papers, "is_half": fits_half(citizen, papers, context["asked_for"]),
            "is_long": sum(len(wrap(words, LINE)) for _came, words in papers) >= LONG_LIST,
            "came": sum(came for came, _words in papers),
            "due": due, "due_weekday": weekday_words(due),
            "later": file.due_at if file.due_at != file.first_due_at else None,
            "limit": limit_words(file), "fee": fee_words(file), "check": check_letters(file),
            "id_label": id_label(citizen.get("id_number", "")),
            "returns": [(value == file.return_by, label) for value, label in ReturnBy.choices],
            "qr_url": lookup_url(file), "page": lookup_page(unit), "phone": unit.phone,
            "receiver": str(file.received_by or ""),
        }  # fmt: skip
        return pdf.render_paper(TEMPLATE, context, title=f"{slip.title} {file.code}", lang=LANGUAGE)


def id_label(number: str) -> str:
    """What the number of the applicant is called: a tax code has 10 or 13 digits, masked or not."""
    return _("Mã số thuế:") if len(number) in TAX_CODE else _("Số định danh:")


def paper_words(paper: Paper) -> str:
    """A paper with how many of it came: "Hợp đồng thuê nhà (01 bản chính, 02 bản sao)"."""
    counts = [
        (paper.originals, _("%(n)s bản chính")),
        (paper.copies, _("%(n)s bản sao")),
    ]
    told = ", ".join(words % {"n": f"{count:02d}"} for count, words in counts if count)
    return f"{paper.name} ({told.replace(' ', NO_BREAK)})" if told else paper.name


def fits_half(citizen: dict, papers, title: str) -> bool:
    """Whether everything that may be long finds room on half a sheet."""
    facts = [citizen.get("name", ""), citizen.get("address", "")]
    texts = [*(words for _came, words in papers), *facts, *filter(None, [citizen.get("agent", "")])]
    lines = sum(max(1, len(wrap(text, LINE))) for text in texts)
    return lines + len(title) // TITLE_LINE <= LINES


def limit_words(file) -> str:
    """The time limit as it was promised: "03 ngày làm việc"; empty where the desk said the day."""
    limit = clock.limit_of(file)
    if limit is None:
        return ""
    words = limit.on_paper
    return f"0{words}" if words[:1].isdigit() and not words[1:2].isdigit() and words[1:2] != "," else words


def fee_words(file) -> str:
    """What was paid, with the number of the receipt; nothing written is "–", nothing to pay says so."""
    if file.fee is None:
        return "–"
    if not file.fee:
        return _("Không thu")
    amount = _("%(amount)s đồng") % {"amount": number_format(file.fee, force_grouping=True)}
    return f"{amount} ({_('biên lai')} {file.fee_receipt})" if file.fee_receipt else amount
