"""What is wrong with a draft, before anybody signs it (design source: the rules offices check by hand).

Refusals stop a submission; warnings are shown and the people decide. A step table that takes longer
than the promised time limit is refused, because the office would promise what its own procedure
cannot keep; a shorter one is a warning with the difference.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.content import Content
from documents.content_parts import HOURS, amount_words

REFUSE, WARN = "refuse", "warn"


@dataclass(frozen=True)
class Finding:
    """One remark on a draft; `anchor` is the id of the part of the page it speaks of."""

    level: str
    text: str
    anchor: str

    @property
    def stops(self):
        return self.level == REFUSE


def findings(content: Content, *, structured: bool) -> list[Finding]:
    """Everything to say about `content`, refusals first. `structured`: it is a procedure."""
    found = list(_procedure(content)) if structured else list(_text_document(content))
    found += _unplaced(content)
    return sorted(found, key=lambda finding: finding.level != REFUSE)


def refusals(content: Content, *, structured: bool) -> list[Finding]:
    """Only what stops a submission."""
    return [finding for finding in findings(content, structured=structured) if finding.stops]


def _unplaced(content):
    if content.unplaced:
        words = _("Còn chữ của tệp Word chưa xếp vào mục nào. Chuyển vào đúng mục, rồi xóa ở đây.")
        yield Finding(REFUSE, words, "unplaced")


def _text_document(content):
    if not content.body:
        yield Finding(REFUSE, _("Chưa có nội dung."), "body")
    yield from _kept_records(content)


def _procedure(content):
    yield from _presence(content)
    yield from _steps(content)
    yield from _sum(content)
    yield from _forms(content)
    yield from _kept_records(content)


def _presence(content):
    if not content.legal_basis:
        yield Finding(REFUSE, _("Chưa có cơ sở pháp lý."), "legal_basis")
    if not content.fee:
        yield Finding(REFUSE, _("Chưa ghi lệ phí. Nếu không thu, ghi “Không”."), "fee")
    if not content.time_limit.is_counted:
        yield Finding(REFUSE, _("Chưa ghi thời hạn giải quyết."), "time_limit")
    for name, text in (
        ("purpose", _("Chưa ghi mục đích.")),
        ("scope", _("Chưa ghi phạm vi áp dụng.")),
        ("dossier", _("Chưa có thành phần hồ sơ.")),
        ("place", _("Chưa ghi nơi tiếp nhận và trả kết quả.")),
        ("records", _("Chưa có hồ sơ cần lưu.")),
    ):
        if not getattr(content, name):
            yield Finding(WARN, text, name)


def _steps(content):
    if not content.steps:
        yield Finding(REFUSE, _("Chưa có bước nào trong quy trình."), "steps")
    for number, step in content.numbered_steps:
        if not step.action:
            yield Finding(REFUSE, _("Bước %(no)s chưa ghi trình tự.") % {"no": number}, "steps")
        if not step.role:
            yield Finding(REFUSE, _("Bước %(no)s chưa có trách nhiệm.") % {"no": number}, "steps")
        if step.is_counted and step.value is None:
            yield Finding(REFUSE, _("Bước %(no)s chưa ghi thời gian.") % {"no": number}, "steps")
    if content.steps and content.steps[0].unit == "shared":
        yield Finding(REFUSE, _("Bước B1 không có bước trên để chung thời gian."), "steps")


def _sum(content):
    """Compared in working hours, eight to a day, so that 240 giờ and 30 ngày agree."""
    limit = content.time_limit
    if not limit.is_counted or not content.step_hours:
        return
    difference = content.step_hours - limit.hours
    if sums_up(content):
        return
    if difference > 0:
        sentence = _("Tổng các bước %(total)s, dài hơn thời hạn %(limit)s: thừa %(gap)s.")
        yield Finding(REFUSE, _difference(sentence, content, difference), "steps")
    elif limit.unit != "same_day":
        sentence = _("Tổng các bước %(total)s, ngắn hơn thời hạn %(limit)s: thiếu %(gap)s.")
        yield Finding(WARN, _difference(sentence, content, -difference), "steps")


def _difference(sentence, content, hours):
    unit = content.time_limit.step_unit
    gap = (hours / HOURS[unit]).quantize(Decimal("0.0001"))
    return sentence % {
        "total": amount_words(content.step_total, unit),
        "limit": str(content.time_limit),
        "gap": amount_words(gap, unit),
    }


def sums_up(content: Content) -> bool | None:
    """True when the counted steps equal the time limit; None when there is nothing to compare."""
    if not content.time_limit.is_counted or not content.step_hours:
        return None
    return abs(content.step_hours - content.time_limit.hours) < Decimal("0.001")


NAMED = re.compile(
    r"\b(Mẫu(?:\s+số)?)\s*((?:\d+[a-z]?)(?:(?:\s*\([^)]*\))?\s*(?:,|;|và)\s*(?:\d+[a-z]?)\b)*)"
)
CODED = re.compile(r"(?<![\w/.-])([A-ZĐ]{2,}(?:[.\-]?[A-ZĐ0-9]+)*\d[A-Z0-9]*)(?![\w/])")


def cited_codes(text: str) -> list[str]:
    """Form codes in free text: "Mẫu 01, 06; BM-QT01-01" → ["Mẫu 01", "Mẫu 06", "BM-QT01-01"]."""
    codes = [
        f"Mẫu {number}"
        for match in NAMED.finditer(text)
        for number in re.findall(r"\d+[a-z]?", match.group(2))
    ]
    rest = NAMED.sub(" ", text)
    return list(dict.fromkeys(codes + CODED.findall(rest)))


def _forms(content):
    listed = {code for form in content.forms for code in (cited_codes(form.code) or [form.code])}
    cited = {code for step in content.steps for code in cited_codes(step.forms)}
    for number, step in content.numbered_steps:
        for code in cited_codes(step.forms):
            if code not in listed:
                words = {"no": number, "code": code}
                yield Finding(
                    WARN, _("Bước %(no)s nêu %(code)s nhưng mục Biểu mẫu chưa có.") % words, "forms"
                )
    texts = " ".join(step.forms for step in content.steps)
    kept = " ".join(record.name for record in content.records)
    for form in content.forms:
        yield from _form(form, cited, texts, kept)


def _form(form, cited, texts, kept):
    codes = cited_codes(form.code) or [form.code]
    if not any(code in cited or code in texts for code in codes):
        yield Finding(
            WARN, _("Biểu mẫu %(code)s chưa được bước nào dùng.") % {"code": form.code or "–"}, "forms"
        )
    named = set(cited_codes(kept))
    is_kept = any(code in named or code in kept for code in codes) or (
        form.name and form.name.lower() in kept.lower()
    )
    if not form.transient and not is_kept:
        yield Finding(
            WARN,
            _("Biểu mẫu %(code)s chưa có trong hồ sơ cần lưu và chưa đánh dấu không lưu.")
            % {"code": form.code or "–"},
            "records",
        )


def _kept_records(content):
    for position, record in enumerate(content.records, start=1):
        if not record.name:
            yield Finding(REFUSE, _("Hồ sơ lưu dòng %(no)s chưa có tên.") % {"no": position}, "records")
        if not record.retention:
            yield Finding(
                REFUSE,
                _("Hồ sơ lưu “%(name)s” chưa ghi thời hạn lưu.") % {"name": record.name or position},
                "records",
            )
