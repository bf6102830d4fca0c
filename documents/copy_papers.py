"""The paper of a numbered copy: the revision as approved, stamped with the number and the holder."""

from django.utils.translation import gettext as _

from documents.papers import LANGUAGE, approved_bytes, paper_as_approved
from documents.states import control
from documents.uploaded_papers import stamped
from qms.export.pages import unavailable
from qms.export.stamping import NumberedCopy
from qms.states import Refused


def copy_bytes(copy, *, printed_by="", printed_at=None) -> bytes:
    """The sheets to hand over. Raises Refused unless the copy is given out and its revision in force.

    `printed_at` on the office's clock. Raises qms.export.pdf.PdfUnavailable where PDF is switched off.
    """
    if copy.status not in (control.GIVEN, control.RECEIVED) or not copy.revision.is_effective:
        raise Refused(_("Chỉ in bản kiểm soát của bản giấy đang giao và bản tài liệu đang hiệu lực."))
    frozen = approved_bytes(copy.revision) or paper_as_approved(copy.revision)
    if frozen is None:
        raise unavailable()
    stamp = NumberedCopy(copy.number, copy.holder, copy.given_on)
    return stamped(
        frozen, copy.revision, status="effective",
        printed_at=printed_at, printed_by=printed_by, lang=LANGUAGE, copy=stamp,
    )  # fmt: skip
