"""What the status column of an old register says, and whether the days of the row bear it out."""

import re

from django.utils.translation import gettext as _

from qms.reading import Unreadable
from qms.text import fold
from registers.importing import cells
from registers.states import service_files as states

LONGEST = 120
SIGNS = re.compile(r"[^a-z0-9]+")
NUMBERED = re.compile(r"^\d+ ")
PEOPLE = r"(?:cong dan|nguoi dan|dan|nguoi nop|to chuc|ca nhan|to chuc ca nhan)"
WHO = rf"(?:{PEOPLE} )?"
RESULT = r"(?:ket qua|kq)"
HOW = r"(?: (?:som|truoc|trong|con|dung|qua|tre) han)?"

# Only what can mean nothing else: "dung" alone may be "dừng" or "đúng", "tạm dừng" may be any wait.
WORDS = {
    states.REFUSED: (
        r"(?:da |bi )?tu choi(?: (?:tiep nhan|giai quyet|xu ly))?(?: ho so)?",
        r"khong (?:duoc |du dieu kien )?tiep nhan(?: ho so)?",
    ),
    states.STOPPED: (
        r"(?:da |bi )?dung (?:giai quyet|xu ly|thuc hien)(?: ho so)?",
        r"(?:da|bi) dung",
        r"khong (?:duoc |du dieu kien )?(?:giai quyet|xu ly)(?: ho so)?",
        r"(?:da |bi )?tra lai ho so",
        r"bi tra lai",
    ),
    states.WITHDRAWN: (WHO + r"(?:da )?(?:(?:yeu cau|xin|de nghi|tu) )?rut(?: lai)?(?: ho so)?",),
    states.RETURNED: (
        rf"da (?:giao |phat )?tra(?: {RESULT})?(?: cho {PEOPLE})?{HOW}",
        rf"{WHO}da nhan {RESULT}",
    ),
    states.RESOLVED: (
        rf"da (?:giai quyet|xu ly)(?: xong)?{HOW}",
        rf"(?:giai quyet|xu ly) xong{HOW}",
        rf"(?:da )?hoan thanh{HOW}",
        rf"(?:da )?co {RESULT}(?: (?:cho|chua) tra)?{HOW}",
        rf"(?:dang )?cho tra {RESULT}",
    ),
    states.SUPPLEMENT: (
        rf"(?:tam dung )?(?:dang )?(?:cho|yeu cau) {WHO}bo sung(?: (?:ho so|giay to|thong tin))?",
    ),
    states.IN_PROGRESS: (
        rf"dang (?:duoc )?(?:giai quyet|xu ly|thu ly|tham dinh|xac minh|thuc hien){HOW}",
        rf"(?:dang )?(?:cho|trinh) (?:giai quyet|xu ly|tham dinh|phe duyet|duyet|ky|ky duyet){HOW}",
        rf"chua (?:giai quyet|xu ly)(?: xong)?{HOW}",
        rf"chua co {RESULT}{HOW}",
        r"(?:cho|yeu cau) thuc hien nghia vu tai chinh",
    ),
    states.RECEIVED: (r"(?:da |moi )?(?:duoc )?tiep nhan(?: ho so)?",),
}
MEANT = {status: re.compile("|".join(f"(?:{one})" for one in words)) for status, words in WORDS.items()}


def labels() -> list[str]:
    """The words of the register itself; each is understood."""
    return [str(state.label) for state in states.SERVICE_FILE.states]


def status(cell) -> tuple[str, str]:
    """(status, the words of the cell); both empty for an empty cell. Raises Unreadable."""
    words = cells.text(cell, LONGEST)
    bare = _bare(words)
    if not bare:
        return "", ""
    for state in states.SERVICE_FILE.states:
        if bare == _bare(state.label):
            return state.value, words
    told = bare.removeprefix("ho so ")
    for value, meant in MEANT.items():
        if meant.fullmatch(told):
            return value, words
    known = _(
        "Không rõ trạng thái này. Đọc được: %(labels)s. Cột nói việc khác thì chọn “không có” cho mục này."
    )
    raise Unreadable(known % {"labels": ", ".join(labels())})


def _bare(words) -> str:
    return NUMBERED.sub("", SIGNS.sub(" ", fold(words)).strip())


def not_borne_out(one) -> tuple[str, str] | None:
    """(column, why) where the days of a row do not go with its status; None where they do."""
    values = {"status": str(states.SERVICE_FILE.state(one.status).label)} if one.status else {}
    has_day = bool(one.resolved_at or one.returned_at)
    if one.status in states.ENDED and not has_day:
        return "resolved_at", _("Trạng thái “%(status)s” mà không có ngày kết thúc.") % values
    if one.status == states.RETURNED and not one.returned_at:
        return "returned_at", _("Trạng thái “%(status)s” mà không có ngày trả.") % values
    if one.status == states.RESOLVED and not has_day:
        return "resolved_at", _("Trạng thái “%(status)s” mà không có ngày có kết quả.") % values
    if one.status in states.OPEN and has_day:
        return "status", _("Trạng thái “%(status)s” mà đã có ngày kết quả hoặc ngày trả.") % values
    return None
