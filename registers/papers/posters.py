"""Posters with a QR code, A4: where citizens write to the office, and where they say how it went."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models.posting import unit_slug
from documents.posters import poster_paper

FEEDBACK = {
    "kicker": _("Lắng nghe người dân"),
    "heading": _("Phản ánh, kiến nghị, khen ngợi"),
    "about": _("Không cần đăng nhập, không bắt buộc ghi tên. Có mã biên nhận để tra kết quả."),
    "scan": _("Quét mã để gửi ý kiến"),
    "tail": _("Không có điện thoại, mời ghi vào hòm thư góp ý hoặc nói với cán bộ tại quầy."),
}
SURVEY = {
    "kicker": _("Lắng nghe người dân"),
    "heading": _("Ông, bà có hài lòng không?"),
    "about": _("Một phút trả lời giúp chúng tôi làm tốt hơn. Không hỏi tên, không ghi lại ai đã trả lời."),
    "scan": _("Quét mã để cho ý kiến"),
    "tail": _("Không có điện thoại, mời lấy phiếu giấy tại quầy."),
}

LOOKUP = {
    "kicker": _("Bộ phận một cửa"),
    "heading": _("Hồ sơ của ông, bà đến đâu rồi?"),
    "about": _("Nhập mã hồ sơ và mã tra cứu in trên giấy hẹn. Không cần đăng nhập."),
    "scan": _("Quét mã để tra cứu"),
    "tail": _("Không có điện thoại, mời hỏi cán bộ tại quầy, mang theo giấy hẹn."),
}


def lookup_poster(unit, moment) -> bytes:
    """The poster that leads to the status of files of a unit. Raises PdfUnavailable as the others do."""
    return _poster(unit, "registers:public_lookup", LOOKUP, moment)


def feedback_poster(unit, moment) -> bytes:
    """The poster that leads to the public form of a unit. Raises PdfUnavailable where PDF is switched off."""
    return _poster(unit, "registers:public_feedback", FEEDBACK, moment)


def survey_poster(unit, moment) -> bytes:
    """The poster that leads to the survey of a unit. Raises PdfUnavailable where PDF is switched off."""
    return _poster(unit, "registers:public_survey", SURVEY, moment)


def _poster(unit, name, words, moment):
    url = settings.QMS_PUBLIC_URL + reverse(name, args=[unit_slug(unit)])
    return poster_paper("print/poster_voice.html", unit, url, str(words["heading"]), moment, {"words": words})
