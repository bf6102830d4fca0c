"""The statistics of a period as a paper, a workbook and a CSV: the parts of the page, the same numbers."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from qms.export import delimited, pdf, xlsx
from qms.export.captions import moment_in_words, period_in_words
from qms.export.papers import printed_line
from qms.export.tables import Column, Table
from qms.export.values import local
from registers.file_report import Report

TEMPLATE = "print/statistics.html"
FIRST_WIDTH, WIDTH = 70, 24  # millimetres of the columns of a sheet


def statistics_paper(found: Report, caption, lang: str) -> bytes:
    """The paper with its drawings. Raises PdfUnavailable."""
    with translation.override(lang):
        context = {
            "report": found, "caption": caption, "page_kind": "register", "count": caption.count,
            "period": period_in_words(caption.period),
            "as_of": moment_in_words(caption.as_of or caption.printed_at),
            "printed": printed_line(local(caption.printed_at), caption.printed_by),
            "ledger": caption.ledger_line(digits=32),
        }  # fmt: skip
        return pdf.render_paper(TEMPLATE, context, title=caption.title, lang=lang, keep=False)


def workbook(out, found: Report, caption) -> None:
    """A sheet a part, real numbers in every cell; why a sheet is empty stands on the first one."""
    sheets = [
        xlsx.Sheet(
            part.title,
            [
                xlsx.Field(label, kind, WIDTH if place else FIRST_WIDTH)
                for place, (label, kind) in enumerate(part.heads)
            ],
            [[cell.value for cell in row] for row in part.rows],
        )
        for part in found.parts
    ]  # fmt: skip
    empty = [(part.title, part.nothing) for part in found.parts if not part.rows]
    xlsx.write_book(out, sheets, title=caption.title, intro=[*caption.rows(), *empty])


class FlatTable(Table):
    """Every number of every part on a line of its own, for whoever counts on with them."""

    columns = [
        Column("part", _("Phần")),
        Column("row", _("Dòng")),
        Column("head", _("Cột")),
        Column("value", _("Giá trị"), kind="decimal"),
        Column("told", _("Cách tính")),
    ]


class FlatLine:
    """One number of the statistics and where it stands."""

    def __init__(self, part, row, head, value, told):
        self.part, self.row, self.head, self.value, self.told = part, row, head, value, told


def flat(found: Report) -> Iterator[FlatLine]:
    """The numbers part by part, row by row; of a part without any, the sentence why."""
    for part in found.parts:
        if not part.rows:
            yield FlatLine(part.title, part.nothing, "", None, "")
        heads = [label for label, _kind in part.heads]
        for row in part.rows:
            first = row[0]
            for head, cell in zip(heads[1:], row[1:], strict=True):
                yield FlatLine(part.title, first.value, head, cell.value, first.told)


def comma_separated(found: Report) -> bytes:
    """The numbers as CSV."""
    return b"".join(delimited.stream(FlatTable(), flat(found)))
