# ruff: noqa: E501 (a text is one line)
"""The papers of the management system itself: policy, objectives, manual, its own procedures, forms."""

from audits.demo.procedures import content
from documents.wording import html_from_text

ISO_BASIS = ("TCVN ISO 9001:2015", "Quyết định 19/2014/QĐ-TTg")
KEPT = "Thư ký ISO"


def text(body: str, *records) -> dict:
    """A document of plain text; `records` are (name, retention)."""
    return {
        "body": html_from_text(body),
        "records": [{"name": name, "place": KEPT, "retention": keep, "medium": "Điện tử"} for name, keep in records],
    }  # fmt: skip


def policy(unit: str) -> dict:
    return text(
        f"{unit} cam kết:\n\n"
        "1. Giải quyết thủ tục hành chính đúng pháp luật, đúng hẹn, công khai, minh bạch.\n"
        "2. Lấy sự hài lòng của người dân làm thước đo; thực hiện “4 xin, 4 luôn” trong giao tiếp.\n"
        "3. Mỗi cán bộ nắm vững quy trình mình làm, nói đi đôi với làm, sai thì xin lỗi và sửa ngay.\n"
        "4. Ứng dụng dữ liệu dân cư để người dân khai ít hơn, đi lại ít hơn.\n"
        "5. Duy trì và thường xuyên cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001:2015.\n\n"
        "Chính sách này được phổ biến đến toàn thể cán bộ, chiến sĩ, niêm yết tại Bộ phận Một cửa và được xem xét "
        "ít nhất mỗi năm một lần."
    )


def objectives(unit: str, late: str = "98 %") -> dict:
    return text(
        f"Mục tiêu chất lượng của {unit}:\n\n"
        f"- Hồ sơ cư trú trả trước hạn và đúng hạn: không thấp hơn {late}.\n"
        "- Người dân đánh giá hài lòng và rất hài lòng: không thấp hơn 95 %.\n"
        "- Phản ánh, kiến nghị được trả lời đúng hạn: 100 %.\n"
        "- Hồ sơ cư trú nộp trực tuyến: không thấp hơn 60 %.\n"
        "- Số lần yêu cầu bổ sung hồ sơ quá một lần: không quá 5 lần trong quý.\n\n"
        "Thư ký ISO tổng hợp kết quả theo quý; mục tiêu không đạt thì nêu nguyên nhân và việc sẽ làm."
    )


def manual(unit: str) -> dict:
    return text(
        f"1. Phạm vi áp dụng: tiếp nhận, giải quyết và trả kết quả thủ tục hành chính thuộc thẩm quyền của {unit}.\n\n"
        "2. Điều khoản không áp dụng: 8.3 Thiết kế và phát triển, vì trình tự thủ tục do cơ quan cấp trên quy định.\n\n"
        "3. Các quá trình:\n"
        "- Quá trình lãnh đạo: chính sách, mục tiêu, xem xét của lãnh đạo.\n"
        "- Quá trình tạo dịch vụ: QT-01 đến QT-05.\n"
        "- Quá trình hỗ trợ: tài liệu, nhân sự, trang thiết bị.\n"
        "- Quá trình đánh giá và cải tiến: QT-ISO-02, QT-ISO-03.\n\n"
        "4. Trách nhiệm: Trưởng đơn vị chịu trách nhiệm chung; Thư ký ISO duy trì tài liệu, sổ sách; chủ quá trình "
        "chịu trách nhiệm về quy trình được giao; đánh giá viên không đánh giá công việc của chính mình.\n\n"
        "5. Thông tin dạng văn bản được kiểm soát theo QT-ISO-01.",
        ("Quyết định phân công trách nhiệm", "05 năm"),
    )


def document_control(unit: str) -> dict:
    return content(
        purpose="Bảo đảm đúng bản tài liệu còn hiệu lực có ở nơi cần dùng; bản hết hiệu lực không bị dùng nhầm.",
        scope=f"Áp dụng cho mọi tài liệu nội bộ và tài liệu bên ngoài trong hệ thống của {unit}.",
        basis=ISO_BASIS,
        limit=5,
        fee="Không",
        steps=[
            ("Nêu yêu cầu biên soạn, sửa đổi, kèm lý do", "Cán bộ, chủ quá trình", "0,5", "BM-01-04"),
            ("Soạn thảo, ghi rõ phần sửa đổi", "Chủ quá trình", "2"),
            ("Xem xét sự đầy đủ, phù hợp với quy định", "Thư ký ISO", "1"),
            ("Phê duyệt hoặc trả lại có lý do", "Trưởng đơn vị", "1"),
            (
                "Cập nhật danh mục, phổ biến, thu hồi bản cũ tại quầy",
                "Thư ký ISO",
                "0,5",
                "BM-01-01, BM-01-03",
            ),
        ],
        forms=[
            ("BM-01-01", "Danh mục tài liệu nội bộ", "Nội bộ"),
            ("BM-01-03", "Sổ phân phối, thu hồi tài liệu", "Nội bộ"),
            ("BM-01-04", "Phiếu yêu cầu sửa đổi tài liệu", "Nội bộ"),
        ],
        records=[("BM-01-01, BM-01-03, BM-01-04", "Điện tử", KEPT, "03 năm")],
    )


def internal_audit(unit: str) -> dict:
    return content(
        purpose="Xác định hệ thống có phù hợp và được duy trì có hiệu lực hay không.",
        scope=f"Áp dụng cho các đợt đánh giá nội bộ của {unit}, ít nhất mỗi năm một lần.",
        basis=ISO_BASIS,
        limit=10,
        fee="Không",
        steps=[
            (
                "Lập kế hoạch, chọn đoàn; đánh giá viên không đánh giá việc của mình",
                "Thư ký ISO",
                "2",
                "BM-9.2-02",
            ),
            ("Phê duyệt kế hoạch", "Trưởng đơn vị", "1"),
            ("Soạn phiếu hỏi", "Trưởng đoàn", "2", "BM-9.2-03"),
            ("Đánh giá tại chỗ, ghi bằng chứng, phát hiện", "Đoàn đánh giá", "2", "BM-9.2-03"),
            ("Lập báo cáo, lập phiếu không phù hợp", "Trưởng đoàn", "2", "BM-9.2-04, BM-10-01"),
            ("Phê duyệt báo cáo", "Trưởng đơn vị", "1"),
        ],
        forms=[
            ("BM-9.2-02", "Kế hoạch đánh giá nội bộ", "Nội bộ"),
            ("BM-9.2-03", "Phiếu hỏi đánh giá", "Nội bộ"),
            ("BM-9.2-04", "Báo cáo đánh giá nội bộ", "Nội bộ"),
            ("BM-10-01", "Phiếu không phù hợp và hành động khắc phục", "Nội bộ"),
        ],
        records=[("BM-9.2-02, BM-9.2-03, BM-9.2-04, BM-10-01", "Điện tử", KEPT, "03 năm")],
    )


def nonconformity_control(unit: str) -> dict:
    return content(
        purpose="Sửa ngay cái sai, tìm đúng nguyên nhân và ngăn lặp lại.",
        scope=f"Áp dụng khi phát hiện sự không phù hợp tại {unit}, từ mọi nguồn.",
        basis=ISO_BASIS,
        limit=30,
        fee="Không",
        steps=[
            ("Ghi nhận yêu cầu, bằng chứng, phát biểu", "Người phát hiện", "1", "BM-10-01"),
            ("Khắc phục ngay; xin lỗi người dân khi trả quá hạn", "Chủ quá trình", "2", "BM-10-01"),
            ("Hỏi “Vì sao?” đến nguyên nhân gốc", "Chủ quá trình", "5", "BM-10-01"),
            ("Làm hành động khắc phục", "Người được giao", "17", "BM-10-01"),
            ("Kiểm tra hiệu lực, bởi người khác", "Người được chỉ định", "4", "BM-10-01"),
            ("Đóng phiếu", "Trưởng đơn vị", "1", "BM-10-02"),
        ],
        forms=[
            ("BM-10-01", "Phiếu không phù hợp và hành động khắc phục", "Nội bộ"),
            ("BM-10-02", "Sổ theo dõi sự không phù hợp", "Nội bộ"),
        ],
        records=[("BM-10-01, BM-10-02", "Điện tử", KEPT, "03 năm")],
    )


def manners(unit: str) -> dict:
    return text(
        f"Hướng dẫn giao tiếp với người dân tại Bộ phận Một cửa {unit}.\n\n"
        "1. Bốn xin:\n- Xin chào khi người dân đến.\n- Xin lỗi khi để người dân chờ hoặc khi có sai sót.\n"
        "- Xin cảm ơn khi người dân hợp tác, góp ý.\n- Xin phép khi cần kiểm tra giấy tờ, đồ vật.\n\n"
        "2. Bốn luôn:\n- Luôn mỉm cười.\n- Luôn nhẹ nhàng.\n- Luôn lắng nghe.\n- Luôn giúp đỡ.\n\n"
        "3. Hướng dẫn giấy tờ đầy đủ trong một lần, bằng lời và bằng phiếu. Người cao tuổi, phụ nữ có thai, trẻ nhỏ, "
        "người khuyết tật được mời trước.\n\n"
        "4. Khi người dân bức xúc: mời ngồi, lắng nghe hết, ghi vào sổ phản ánh, báo chỉ huy trong ngày.",
        ("Sổ phản ánh, kiến nghị", "03 năm"),
    )


def survey_form() -> dict:
    return text(
        "PHIẾU KHẢO SÁT SỰ HÀI LÒNG (không cần ghi tên)\n\n"
        "Chấm từ 1 (rất không hài lòng) đến 5 (rất hài lòng):\n"
        "- Nơi tiếp đón, chỉ dẫn.\n- Giấy tờ, thủ tục.\n- Thái độ, trách nhiệm của cán bộ.\n"
        "- Kết quả, thời gian trả.\n- Tiếp nhận, trả lời góp ý.\n\nGóp ý thêm: …………………………"
    )


def nonconformity_form() -> dict:
    return text(
        "PHIẾU KHÔNG PHÙ HỢP VÀ HÀNH ĐỘNG KHẮC PHỤC\n\n"
        "1. Thông tin chung: nguồn, quá trình, điều khoản, mức, hạn đóng.\n"
        "2. Mô tả: yêu cầu, bằng chứng, phát biểu.\n3. Khắc phục ngay.\n"
        "4. Phân tích nguyên nhân: biểu đồ xương cá, năm lần hỏi “Vì sao?”.\n"
        "5. Hành động khắc phục: việc, người, hạn, bằng chứng.\n6. Kiểm tra hiệu lực và đóng."
    )


def premises_form(more: bool = False) -> dict:
    tail = "\n- Màn hình gọi số, loa thông báo.\n- Lối đi, nhà vệ sinh cho người khuyết tật." if more else ""
    return text(
        "PHIẾU KIỂM TRA NƠI TIẾP DÂN (mỗi tuần một lần, ghi Đạt hoặc Không đạt)\n\n"
        "- Ghế chờ, nước uống, quạt mát.\n- Bảng niêm yết đúng bản hiệu lực.\n- Biển tên, biển chức danh.\n"
        f"- Camera, đồng hồ, bút viết.{tail}"
    )


def province_guide() -> dict:
    return text(
        "Hướng dẫn chung xây dựng, áp dụng hệ thống quản lý chất lượng tại 25 đơn vị điểm.\n\n"
        "1. Mỗi đơn vị có chính sách, mục tiêu, sổ tay và quy trình cho từng thủ tục đang giải quyết.\n"
        "2. Tổng thời gian các bước bằng thời hạn giải quyết.\n"
        "3. Mỗi năm ít nhất một lần đánh giá nội bộ và một lần xem xét của lãnh đạo.\n"
        "4. Văn bản pháp luật mới được cập nhật vào quy trình trong 03 tháng kể từ ngày có hiệu lực."
    )
