"""Capitals to sentence case: a suggestion that leaves abbreviations, codes and given names alone."""

import pytest

from documents.importing.casing import in_sentence_case


@pytest.mark.parametrize(
    ("title", "suggested"),
    [
        ("ĐĂNG KÝ TẠM TRÚ", "Đăng ký tạm trú"),
        ("QUY TRÌNH GIẢI QUYẾT KHIẾU NẠI", "Quy trình giải quyết khiếu nại"),
        ("CẤP THẺ CĂN CƯỚC (LẦN ĐẦU)", "Cấp thẻ căn cước (lần đầu)"),
        ("ĐÓN TIẾP TẠI UBND VÀ CAX", "Đón tiếp tại UBND và CAX"),
        ("XÁC NHẬN SỐ CCCD, CSDL, ISO, TCVN, CAND", "Xác nhận số CCCD, CSDL, ISO, TCVN, CAND"),
        ("BỘ PHẬN TN&TKQ NHẬN MẪU CT01", "Bộ phận TN&TKQ nhận mẫu CT01"),
        ("NHUYỄN QUYẾT GIẤY NGHIÊNG UỶ YÊU OAI", "Nhuyễn quyết giấy nghiêng uỷ yêu oai"),
        ("KHUYẾT NGOÈO RƯỢU ĐÊM", "Khuyết ngoèo rượu đêm"),
        ("TIẾP DÂN TẠI CÔNG AN XÃ TÂN TIẾN", "Tiếp dân tại Công an xã Tân Tiến"),
        ("“ĐỔI THẺ”", "“Đổi thẻ”"),
        ("Đăng ký TẠM TRÚ", ""), ("QT.01", ""), ("", ""), ("UBND CCCD", ""),
    ],
)  # fmt: skip
def test_suggestions(title, suggested):
    assert in_sentence_case(title, names=["Công an xã Tân Tiến"]) == suggested
