"""The control slip of a file (phiếu kiểm soát, 8.5.1, 8.5.2): written by every hand-over, by nobody's pen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from qms.export import pdf
from registers.models import Handover, SlipKind
from registers.papers.slip_parts import LANGUAGE, moment_words, slip_of
from registers.states import service_files as states

TEMPLATE = "print/slip_control.html"


@dataclass(frozen=True)
class Row:
    """One passing of the file from hand to hand, and how the stay that followed stands to its time."""

    giver: str
    taker: str
    step: str
    at: object
    due_at: object = None
    left_at: object = None
    outcome: object = None
    note: str = ""


def control_slip(file, moment) -> bytes:
    """The slip as of a moment; it names who works in the office and no citizen."""
    with override(LANGUAGE):
        slip = slip_of(file, SlipKind.CONTROL, file.received_at, {}, moment)
        stays = _stays(file, moment)
        context = slip.context(file.code, _("Hồ sơ %(code)s") % {"code": file.code}) | {
            "rows": control_rows(file, stays), "others": _places(stays), "due": moment_words(file.due_at),
            "first_due": moment_words(file.first_due_at) if file.due_at != file.first_due_at else "",
            "outcome": states.OUTCOMES.get(file.outcome), "resolved": moment_words(file.resolved_at),
            "returned": moment_words(file.returned_at),
        }  # fmt: skip
        return pdf.render_paper(TEMPLATE, context, title=f"{slip.title} {file.code}", lang=LANGUAGE)


def control_rows(file, stays: list[Handover]) -> list[Row]:
    """Every hand-over in order; the first comes from the citizen, the last gives the result back."""
    citizen = _("Người nộp hồ sơ")
    rows = [
        Row(
            giver=citizen if stay.number == 1 else str(stay.from_person or citizen), taker=stay.holder,
            step=_steps(stay), at=stay.taken_at, due_at=stay.due_at, left_at=stay.left_at,
            outcome=stay.outcome_state, note=stay.note,
        )
        for stay in stays
    ]  # fmt: skip
    if file.returned_at:
        rows.append(Row(str(file.returned_by or ""), citizen, _("Trả kết quả"), file.returned_at))
    return rows


def _steps(stay) -> str:
    """What was done; several steps in the same hands are named by their numbers too."""
    return f"{stay.steps}. {stay.step}" if stay.last_step_no else stay.step


def _stays(file, moment) -> list[Handover]:
    rows = moment.rows(Handover).filter(file_id=file.pk).select_related("from_person", "to_person")
    return moment.instances(rows.order_by("number"))


def _places(stays) -> str:
    """The bodies outside that worked on it."""
    return "; ".join(dict.fromkeys(stay.to_place for stay in stays if stay.to_place))
