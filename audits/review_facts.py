"""Facts gathered for a management review, in words of the reader's language.

A fact is kept as numbers and a key, `{"key": "nonconformities_closed", "n": 9, "of": 12}`.
"""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qms import evidence

FACTS = {
    "actions_done": _("%(n)s/%(of)s hành động đã xong"),
    "actions_late": pgettext_lazy("fact", "%(n)s hành động quá hạn"),
    "no_earlier": _("Chưa có lần xem xét nào trước đó"),
    "kinds_with_data": _("%(n)s/%(of)s nội dung có số liệu trong hệ thống; chi tiết ở c1 đến c7"),
    "objectives_met": _("%(n)s/%(of)s lần đo đạt chỉ tiêu"),
    "objectives_measured": _("%(n)s/%(of)s mục tiêu có kết quả đo trong kỳ"),
    "documents_issued": _("%(n)s tài liệu ban hành, sửa đổi có hiệu lực trong kỳ"),
    "texts_new": _("%(n)s văn bản bên ngoài có hiệu lực trong kỳ"),
    "texts_taken_in": _("%(n)s/%(of)s tài liệu chịu ảnh hưởng đã cập nhật"),
    "texts_late": _("%(n)s tài liệu quá hạn cập nhật theo văn bản"),
    "nonconformities": _("%(n)s phiếu phát hiện trong kỳ: %(major)s nặng, %(minor)s nhẹ"),
    "nonconformities_closed": _("%(n)s/%(of)s phiếu đã đóng"),
    "nonconformities_late": _("%(n)s phiếu quá hạn"),
    "audits": _("%(n)s đợt đánh giá kết thúc trong kỳ"),
    "findings": _("%(major)s nặng, %(minor)s nhẹ, %(observation)s lưu ý, %(opportunity)s khuyến nghị"),
    "risks_lower": _("%(n)s/%(of)s rủi ro đã đánh giá lại giảm điểm"),
    "risks_open": _("%(n)s/%(of)s rủi ro, cơ hội chưa đánh giá hiệu lực"),
    "opportunities": _("%(n)s khuyến nghị từ đánh giá nội bộ trong kỳ"),
    "register": _("%(title)s: %(n)s bản ghi trong kỳ"),
    "files_received": _("%(n)s hồ sơ một cửa tiếp nhận trong kỳ"),
    "files_on_time": _("%(n)s/%(of)s hồ sơ có kết quả trước hoặc đúng hạn"),
    "files_late": _("%(n)s hồ sơ đang giải quyết đã quá hạn khi hết kỳ"),
    "files_ended": _("%(refused)s hồ sơ từ chối, %(stopped)s dừng, %(withdrawn)s rút"),
    "files_asked": _("%(n)s hồ sơ phải bổ sung, %(again)s bổ sung quá một lần"),
    "files_apologised": _("%(n)s phiếu xin lỗi, trong đó %(late)s gửi muộn"),
    "steps_on_time": _("%(n)s/%(of)s lượt ở các bước đúng hoặc trước thời gian của bước"),
    "feedback_answered": _("%(n)s/%(of)s phản ánh, kiến nghị trả lời đúng hạn"),
    "feedback_received": _("%(n)s phản ánh, kiến nghị nhận trong kỳ"),
    "satisfied": _("%(n)s/%(of)s lượt chấm hài lòng (4–5)"),
}


def in_words(fact: dict) -> str:
    """One fact for the reader, in the active language; a rate out of nothing reads "–"."""
    if "of" in fact and not fact["of"]:
        fact = {**fact, "n": "–", "of": 0}
    if fact["key"] == "register":
        fact = {**fact, "title": _register_title(fact["slug"])}
    return FACTS[fact["key"]] % fact


def summary(gathered: dict) -> str:
    """All facts of an input in one line, or that there is no data."""
    facts = gathered.get("facts") or []
    return "; ".join(in_words(fact) for fact in facts) or gettext("chưa có dữ liệu")


def _register_title(slug):
    try:
        return evidence.find(slug).title
    except KeyError:  # a register that no longer exists keeps its short name
        return slug
