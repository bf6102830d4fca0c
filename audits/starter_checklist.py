# ruff: noqa: E501 (a question is one line)
"""Starter questions for an internal audit of a one-stop office, in our own words (no text of the standard).

Offices copy them into an audit and change them freely. A question belongs to the clauses it helps to
judge; `questions_for` picks those that touch the clauses of an audit.
"""

from dataclasses import dataclass

LEADERSHIP = "Chỉ huy đơn vị"
DOCUMENTS = "Tài liệu, hồ sơ"
PEOPLE = "Nhân sự, đào tạo"
DESK = "Bộ phận Một cửa"
SERVICE = "Giải quyết hồ sơ"
SUPPORT = "Trang thiết bị, mua sắm"
IMPROVEMENT = "Theo dõi, cải tiến"


@dataclass(frozen=True)
class Starter:
    """One question with the process it is asked in and a hint where to look."""

    process: str
    clauses: tuple[str, ...]
    question: str
    hint: str = ""


STARTER = (
    Starter(LEADERSHIP, ("4.1",), "Đơn vị đã nêu những vấn đề bên trong và bên ngoài ảnh hưởng đến việc giải quyết thủ tục chưa, lần xem xét gần nhất là khi nào?", "Sổ bối cảnh; hỏi chỉ huy về thay đổi trong năm, kể cả ảnh hưởng của biến đổi khí hậu."),
    Starter(LEADERSHIP, ("4.2",), "Yêu cầu của người dân và các bên quan tâm được ghi nhận và xem xét lại như thế nào?", "Chọn hai bên quan tâm, xem cách đáp ứng đã ghi có được làm không."),
    Starter(LEADERSHIP, ("4.3",), "Phạm vi áp dụng có phủ hết thủ tục thuộc thẩm quyền của đơn vị không?", "Đối chiếu danh mục thủ tục đang giải quyết với phạm vi đã công bố."),
    Starter(LEADERSHIP, ("4.4.1",), "Mỗi quá trình có chủ quá trình, đầu vào, đầu ra và cách đo rõ ràng không?", "Chọn một quá trình, hỏi chủ quá trình."),
    Starter(LEADERSHIP, ("5.1.1",), "Chỉ huy đơn vị theo dõi hoạt động của hệ thống bằng cách nào, gần nhất đã quyết định điều gì?", "Biên bản giao ban, kết luận xem xét của lãnh đạo."),
    Starter(LEADERSHIP, ("5.2.1", "5.2.2"), "Chính sách chất lượng có phù hợp với đơn vị, được niêm yết và cán bộ nắm được không?", "Hỏi hai cán bộ; xem bản niêm yết có đúng bản hiệu lực."),
    Starter(LEADERSHIP, ("5.3",), "Trách nhiệm, quyền hạn của từng người trong hệ thống có được giao bằng văn bản và đúng người đang làm không?", "Quyết định phân công, danh sách cán bộ hiện có."),
    Starter(LEADERSHIP, ("6.1.1", "6.1.2"), "Rủi ro và cơ hội của các quá trình được xác định, xử lý và đánh giá lại đúng hạn không?", "Chọn ba rủi ro mức cao nhất, xem biện pháp và kết quả."),
    Starter(LEADERSHIP, ("6.2.1", "6.2.2"), "Mục tiêu chất lượng có đo được, có kế hoạch, có số liệu thực hiện và mẫu số rõ ràng không?", "Tính lại một tỷ lệ từ sổ gốc."),
    Starter(LEADERSHIP, ("6.3",), "Thay đổi lớn của hệ thống trong kỳ có được lập kế hoạch trước khi làm không?", "Sắp xếp bộ máy, đổi phần mềm, đổi địa điểm."),
    Starter(SUPPORT, ("7.1.3",), "Máy tính, máy in, máy quét, đường truyền có đủ và được bảo trì theo kế hoạch không?", "Nhật ký bảo trì; thử tại quầy."),
    Starter(SUPPORT, ("7.1.4",), "Nơi tiếp dân có ghế chờ, biển chỉ dẫn, nước uống, lối đi cho người khuyết tật và sạch sẽ không?", "Chụp ảnh hiện trạng."),
    Starter(PEOPLE, ("7.2",), "Cán bộ tiếp nhận và giải quyết có đủ năng lực theo yêu cầu của vị trí không, đào tạo trong năm có được đánh giá hiệu lực không?", "Hồ sơ hai cán bộ; kết quả đánh giá sau đào tạo."),
    Starter(PEOPLE, ("7.3",), "Cán bộ có biết mục tiêu, chính sách và hậu quả khi làm sai quy trình không?", "Hỏi trực tiếp, không hỏi chỉ huy thay."),
    Starter(PEOPLE, ("7.4",), "Thông tin cho người dân và trong nội bộ được chuyển qua kênh nào, ai chịu trách nhiệm?", "Zalo, trang mạng, bảng niêm yết, giao ban."),
    Starter(DOCUMENTS, ("7.5.2",), "Tài liệu có mã, lần ban hành, ngày hiệu lực và được người có thẩm quyền phê duyệt không?", "Chọn ba tài liệu trong danh mục."),
    Starter(DOCUMENTS, ("7.5.3.1",), "Cán bộ có mở được đúng bản hiệu lực tại nơi làm việc không?", "Nhờ cán bộ mở tài liệu tại quầy."),
    Starter(DOCUMENTS, ("7.5.3.2",), "Bản niêm yết tại quầy có đúng là bản đang hiệu lực của quy trình không?", "Đối chiếu lần sửa đổi và ngày hiệu lực, hoặc quét mã QR trên bản giấy."),
    Starter(DOCUMENTS, ("7.5.3.2",), "Văn bản pháp luật mới có được cập nhật vào quy trình trong 3 tháng kể từ ngày có hiệu lực không?", "Danh mục tài liệu bên ngoài."),
    Starter(DOCUMENTS, ("7.5.3.2",), "Hồ sơ được lưu đúng nơi, đúng thời hạn và tìm được nhanh không?", "Đề nghị tìm một hồ sơ của năm trước."),
    Starter(SERVICE, ("8.1",), "Từng bước giải quyết có người chịu trách nhiệm và thời gian, tổng thời gian có bằng thời hạn quy định không?", "Cộng thời gian các bước của một quy trình."),
    Starter(DESK, ("8.2.1",), "Người dân được hướng dẫn đầy đủ, một lần về giấy tờ, thời hạn và lệ phí không?", "Quan sát một lượt tiếp nhận; xem phiếu yêu cầu bổ sung lần hai."),
    Starter(DESK, ("8.2.1", "9.1.2"), "Phản ánh, kiến nghị được ghi sổ, phân công và trả lời đúng hạn không?", "Chọn năm phản ánh gần nhất, mọi kênh."),
    Starter(DESK, ("8.2.2", "8.2.3.1"), "Thành phần hồ sơ niêm yết có khớp với quy định hiện hành và với hồ sơ thực nhận không?", "So sánh hai hồ sơ đã nhận."),
    Starter(DESK, ("8.2.3.2",), "Giấy tiếp nhận và hẹn trả có ghi đủ, đúng thời hạn không?", "Tính lại ngày hẹn của năm hồ sơ."),
    Starter(SUPPORT, ("8.4.1", "8.4.2"), "Nhà cung cấp bên ngoài được lựa chọn và đánh giá lại không?", "Bưu chính, máy in, phần mềm."),
    Starter(SERVICE, ("8.5.1",), "Hồ sơ được giải quyết đúng trình tự, đúng người và đủ giờ giao nhận trên phiếu kiểm soát không?", "Chọn ngẫu nhiên hồ sơ trong kỳ, ghi mã và số mẫu."),
    Starter(SERVICE, ("8.5.2",), "Từ một mã hồ sơ có lần được toàn bộ các bước và người làm không?", "Lấy một mã bất kỳ từ sổ."),
    Starter(SERVICE, ("8.5.3",), "Bản chính giấy tờ của người dân được bảo quản và trả lại có ký nhận không?", "Nơi cất giữ, sổ giao nhận."),
    Starter(SERVICE, ("8.5.6",), "Khi cách làm thay đổi giữa chừng, ai cho phép và có ghi lại không?", ""),
    Starter(SERVICE, ("8.6",), "Kết quả được người có thẩm quyền phê duyệt trước khi trả không?", "Đối chiếu ngày ký và ngày trả."),
    Starter(SERVICE, ("8.7.1", "8.7.2"), "Hồ sơ trả sai, trả muộn được ghi nhận, xin lỗi và xử lý thế nào?", "Mỗi hồ sơ quá hạn phải có phiếu xin lỗi."),
    Starter(IMPROVEMENT, ("9.1.1", "9.1.3"), "Số liệu trước hạn, đúng hạn, quá hạn được tổng hợp đều và có mẫu số không?", "Đếm lại một tháng từ sổ."),
    Starter(IMPROVEMENT, ("9.1.2",), "Sự hài lòng của người dân được lấy ý kiến và phân tích như thế nào?", "Số phiếu phát ra, thu về."),
    Starter(IMPROVEMENT, ("9.2.1", "9.2.2"), "Đánh giá nội bộ có được thực hiện theo chương trình, và đánh giá viên có độc lập không?", "Chương trình năm, báo cáo lần trước."),
    Starter(LEADERSHIP, ("9.3.1", "9.3.2", "9.3.3"), "Xem xét của lãnh đạo có đủ nội dung đầu vào, có quyết định kèm người và hạn không?", "Biên bản gần nhất; theo dõi từng quyết định."),
    Starter(IMPROVEMENT, ("10.2.1", "10.2.2"), "Sự không phù hợp có được tìm nguyên nhân gốc, hành động và người khác kiểm tra hiệu lực không?", "Chọn hai phiếu đã đóng."),
    Starter(IMPROVEMENT, ("10.1", "10.3"), "Đơn vị đã cải tiến điều gì trong kỳ, kết quả đo được ra sao?", ""),
)  # fmt: skip


def questions_for(clauses: list[str]) -> list[Starter]:
    """Starter questions that touch any of the clauses or their parts; all of them for an empty list."""
    if not clauses:
        return list(STARTER)
    return [
        starter
        for starter in STARTER
        if any(_touches(own, asked) for own in starter.clauses for asked in clauses)
    ]


def _touches(own: str, asked: str) -> bool:
    return own == asked or own.startswith(f"{asked}.") or asked.startswith(f"{own}.")
