# ruff: noqa: E501 (a text is one line)
"""Nonconformities of Nham Biền and Hồng Thái: shorter, again one in every state."""

from audits.demo.nonconformity_lives import Round, Story, Work
from audits.demo.scans import photo

DESK, RESIDENCE, VEHICLES = "Bộ phận Một cửa", "Đăng ký cư trú", "Đăng ký xe"


def _round(
    cause,
    question,
    answer,
    root,
    work,
    *,
    owner,
    due,
    done=None,
    proof="",
    check=None,
    handed=None,
    verdict=None,
    branch="method",
):
    return Round(
        cause=cause, whys=((question, answer, "Trao đổi với cán bộ, xem hồ sơ"), (f"Vì sao {answer[0].lower()}{answer[1:]}?", root, "Tài liệu của đơn vị")),
        bones=((branch, answer, True),), root=root, plan=cause - 1, works=(Work(work, owner, due, done, proof),),
        check=check, handed=handed, verdict=verdict,
    )  # fmt: skip


NHAM_BIEN = (
    Story(
        key="plates", found=190, recorder="owner3", source="self", grade="minor", lead="owner3", due=150,
        title="Thiếu biển số mô tô trong kho, 04 hồ sơ phải hẹn lại", department=VEHICLES, process="QT-04 Đăng ký xe mô tô, xe gắn máy", clauses=("8.4.1", "8.5.1"),
        requirement="QT-04, mục 5.4: trả kết quả trong 02 ngày làm việc.", evidence="04 hồ sơ chờ biển số từ 02 đến 03 ngày.",
        statement="Hồ sơ không được trả đúng thời hạn vì hết biển số.",
        correction=(189, "Xin cấp bổ sung trong ngày, gọi điện xin lỗi 04 công dân.", "owner3"),
        rounds=(_round(185, "Vì sao hết biển số?", "Chỉ đề nghị cấp khi kho đã hết", "Không có mức tồn tối thiểu", "Đặt mức tồn tối thiểu 60 biển, kiểm kê thứ Sáu hằng tuần", owner="owner3", due=175, done=177, proof="Bảng kiểm kê 08 tuần",
                       check=(184, 160, "auditor", "Xem bảng kiểm kê và hồ sơ trễ của hai tháng."), handed=161, verdict=(158, True, "Không hồ sơ nào trễ vì hết biển số.")),),
        closed=157,
    ),
    Story(
        key="zalo", found=120, recorder="desk", source="complaint", grade="minor", lead="desk", due=90,
        title="Câu hỏi của người dân trên Zalo không được trả lời", department=DESK, process="Trao đổi thông tin với người dân", clauses=("8.2.1",),
        requirement="HD-01: trả lời trong ngày làm việc.", evidence="05 tin nhắn để 03 ngày.", statement="Người dân không được trả lời kịp thời.",
        complainant={"name": "Hoàng Văn Tám", "phone": "0978111222"},
        correction=(119, "Trả lời và xin lỗi 05 người dân.", "desk"),
        rounds=(_round(117, "Vì sao không trả lời?", "Người trực trang đi học không bàn giao", "Chưa phân công người trực thay trang Zalo", "Lập lịch trực trang Zalo hằng tuần", owner="secretary", due=108, done=110, proof="Lịch trực 04 tuần", branch="people",
                       check=(116, 95, "auditor", "Xem tin nhắn của một tháng."), handed=96, verdict=(94, True, "112/112 tin nhắn được trả lời trong ngày.")),),
        closed=92,
    ),
    Story(
        key="wrong-unit", found=100, recorder="desk", source="late_file", grade="minor", lead="owner", due=80,
        title="Hồ sơ tạm trú quá hạn 02 ngày", department=RESIDENCE, process="QT-01 Đăng ký tạm trú", clauses=("8.5.1",),
        requirement="QT-01, mục 5.4.", evidence="Hồ sơ H-2607-0102.", statement="Hồ sơ trả quá hạn.",
        cancelled=(99, "Hồ sơ đã tạm dừng theo đề nghị của công dân, không tính quá hạn"),
    ),
    Story(
        key="scanner", found=42, recorder="owner", source="self", grade="minor", lead="owner", due=-4,
        title="Bản quét giấy tờ mờ, phải quét lại", department=RESIDENCE, process="QT-02 Đăng ký thường trú", clauses=("7.1.3", "8.5.1"),
        requirement="Bản quét đọc được rõ mọi chữ, dấu.", evidence="09/60 bản quét của tháng không đọc được số.", statement="Bản quét không dùng được.",
        correction=(41, "Quét lại 09 hồ sơ, không phiền công dân mang lại giấy tờ.", "owner"),
        rounds=(_round(38, "Vì sao bản quét mờ?", "Mặt kính máy quét xước", "Máy quét không có trong kế hoạch bảo trì", "Thay kính, đưa máy quét vào kế hoạch bảo trì", owner="owner2", due=28, done=29, proof="Phiếu thay kính, kế hoạch bảo trì", branch="means",
                       check=(37, 2, "auditor2", "Xem 40 bản quét bất kỳ sau khi thay kính."), handed=10),),
    ),
    Story(
        key="saturday", found=33, recorder="chief", source="inspection", grade="minor", lead="deputy", due=-8,
        title="Lịch trực sáng thứ Bảy không niêm yết", department=DESK, process="Niêm yết công khai", clauses=("8.2.1", "7.5.3.1"),
        requirement="Giờ tiếp nhận được niêm yết tại quầy và trên trang của đơn vị.", evidence="Bảng niêm yết chỉ ghi thứ Hai đến thứ Sáu.", statement="Người dân không biết có tiếp nhận sáng thứ Bảy.",
        correction=(33, "Dán thông báo tạm trong ngày.", "desk"), files=lambda: [(photo("bang-niem-yet.png", "GIỜ TIẾP NHẬN HỒ SƠ", "Thứ Hai đến thứ Sáu", "Sáng 7 giờ 30 đến 11 giờ 30", "Chiều 13 giờ 30 đến 17 giờ", "!Chưa ghi sáng thứ Bảy"), "Ảnh bảng niêm yết trước khi sửa")],
        rounds=(_round(29, "Vì sao không niêm yết?", "Bảng in từ năm trước", "Không ai soát lại bảng niêm yết khi đổi giờ", "In lại bảng, giao người soát mỗi quý", owner="desk", due=5, check=(28, -10, "auditor", "Đối chiếu bảng niêm yết với lịch trực.")),),
    ),
    Story(
        key="training", found=15, recorder="secretary", source="self", grade="minor", lead="secretary", due=-15,
        title="Hai cán bộ mới chưa được phổ biến quy trình", department="Nhân sự", process="Đào tạo", clauses=("7.2", "7.3"),
        requirement="Cán bộ được phổ biến quy trình trước khi nhận việc.", evidence="02 cán bộ nhận việc, chưa có xác nhận đã đọc.", statement="Chưa có bằng chứng cán bộ nắm quy trình.",
        correction=(14, "Phổ biến trực tiếp QT-01, QT-02 cho 02 cán bộ.", "secretary"),
        rounds=(Round(cause=11, whys=(("Vì sao chưa phổ biến?", "Nhận việc giữa tháng, không có buổi phổ biến", "Lịch công tác"),), bones=(("people", "Nhận việc giữa tháng", False),)),),
    ),
    Story(
        key="noise", found=5, recorder="desk", source="complaint", grade="minor", lead="deputy", due=-18,
        title="Khu vực chờ thiếu ghế giờ cao điểm", department=DESK, process="Cơ sở vật chất", clauses=("7.1.4",),
        requirement="Người dân có chỗ ngồi chờ.", evidence="08 giờ 30 thứ Hai: 23 người, 15 ghế.", statement="Chỗ chờ không đủ.",
        correcting=(4, "Mượn 08 ghế của hội trường.", "deputy"),
    ),
    Story(
        key="late", found=2, recorder="desk", source="late_file", grade="minor", lead="owner", due=-20,
        title="Hồ sơ tạm trú trả chậm nửa ngày", department=RESIDENCE, process="QT-01 Đăng ký tạm trú", clauses=("8.5.1", "8.7"),
        requirement="QT-01, mục 5.4: trả kết quả trong 03 ngày làm việc.", evidence="Hồ sơ H-2611-0021 trả chiều, hẹn sáng.", statement="Hồ sơ trả sau giờ hẹn.",
    ),
)  # fmt: skip

HONG_THAI = (
    Story(
        key="dormitory", found=170, recorder="owner2", source="self", grade="major", lead="owner", due=110,
        title="Bỏ sót 36 người thuê trọ chưa đăng ký tạm trú", department=RESIDENCE, process="QT-01 Đăng ký tạm trú", clauses=("8.1", "8.5.1"),
        requirement="Kế hoạch quản lý cư trú: nắm đủ người đến ở trọ trong 30 ngày.", evidence="Rà 04 khu trọ gần khu công nghiệp: 36/410 người chưa đăng ký.", statement="Quá trình không phủ hết người thuê trọ.",
        correction=(166, "Đăng ký lưu động tại 04 khu trọ cho 36 người.", "owner2"),
        rounds=(_round(162, "Vì sao bỏ sót?", "Chủ trọ không báo người mới đến", "Không có đầu mối nhận tin của từng khu trọ", "Lập nhóm Zalo với 52 chủ trọ, nhận tin trong ngày", owner="owner2", due=145, done=147, proof="Danh sách 52 chủ trọ, ảnh nhóm", branch="information",
                       check=(161, 118, "auditor", "Rà lại 04 khu trọ và chọn thêm 02 khu bất kỳ."), handed=119, verdict=(115, True, "06 khu trọ, 498 người, 03 người mới đến chưa quá 30 ngày.")),),
        closed=112,
    ),
    Story(
        key="apology", found=126, recorder="secretary", source="self", grade="minor", lead="owner", due=100,
        title="Trả muộn nhưng không có văn bản xin lỗi", department=DESK, process="Xin lỗi khi trả muộn", clauses=("8.7.1",),
        requirement="Mỗi hồ sơ trả quá hạn có văn bản xin lỗi (Mẫu 04).", evidence="02 hồ sơ quá hạn không có Mẫu 04.", statement="Chưa xin lỗi người dân bằng văn bản.",
        correction=(125, "Gửi văn bản xin lỗi 02 công dân.", "owner"),
        rounds=(
            _round(121, "Vì sao không xin lỗi?", "Không ai được giao soạn", "Chưa phân công người soạn văn bản xin lỗi", "Giao cán bộ Một cửa soạn Mẫu 04", owner="desk", due=112, done=113, proof="Phân công bằng văn bản", branch="people",
                   check=(120, 96, "auditor2", "Đối chiếu hồ sơ quá hạn với Mẫu 04."), handed=97, verdict=(95, True, "01/01 hồ sơ quá hạn có Mẫu 04.")),
            _round(24, "Vì sao lại thiếu văn bản xin lỗi?", "Người soạn không biết hồ sơ sắp quá hạn", "Không có cảnh báo trước hạn 01 ngày", "Đặt nhắc trước hạn 01 ngày cho cán bộ Một cửa", owner="desk", due=-2, branch="measurement"),
        ),
        closed=94, reopened=(27, "Thêm một hồ sơ quá hạn không có văn bản xin lỗi"),
    ),
    Story(
        key="queue", found=80, recorder="desk", source="self", grade="minor", lead="desk", due=60,
        title="Máy gọi số báo sai thứ tự", department=DESK, process="Tiếp nhận và trả kết quả", clauses=("8.5.1",),
        requirement="Người đến trước được phục vụ trước.", evidence="Ghi nhận của cán bộ quầy 02.", statement="Thứ tự gọi số không đúng.",
        cancelled=(78, "Kiểm tra lại: số ưu tiên của người cao tuổi được gọi đúng quy định"),
    ),
    Story(
        key="posting", found=50, recorder="auditor2", source="self", grade="minor", lead="deputy", due=3,
        title="Mã QR trên bản niêm yết QT-03 không đọc được", department=DESK, process="Niêm yết công khai", clauses=("7.5.3.1",),
        requirement="Người dân tra cứu được bản hiệu lực.", evidence="Bản in mờ tại quầy 01.", statement="Không tra cứu được tình trạng tài liệu.",
        correction=(50, "In lại bản niêm yết.", "deputy"),
        rounds=(_round(46, "Vì sao mã in mờ?", "In bằng máy in sắp hết mực", "Không kiểm tra bản in trước khi dán", "Quét thử mã trước khi dán, ghi vào BM-7.1-04", owner="owner3", due=36, done=38, proof="Phiếu kiểm tra 03 tuần", branch="means",
                       check=(45, -2, "auditor2", "Quét mọi bản niêm yết."), handed=9),),
    ),
    Story(
        key="time", found=36, recorder="secretary", source="objective", grade="minor", lead="owner", due=-5,
        title="Tỷ lệ đúng hạn quý trước thấp hơn chỉ tiêu", department=RESIDENCE, process="QT-01, QT-02", clauses=("6.2.1", "9.1.3"), raised_from="objective/on_time",
        requirement="MTCL: không thấp hơn 98 %.", evidence="Quý trước 231/239 hồ sơ đúng hạn, đạt 96,65 %.", statement="Mục tiêu đúng hạn không đạt.",
        correction=(34, "Xin lỗi 08 công dân, rà toàn bộ hồ sơ đang giải quyết.", "owner"),
        rounds=(_round(30, "Vì sao trễ?", "Dồn hồ sơ vào cuối tháng", "Không chia việc theo ngày nhận", "Chia hồ sơ theo ngày nhận cho hai cán bộ", owner="owner", due=7, check=(29, -12, "auditor", "Tính lại tỷ lệ của tháng kế tiếp.")),),
    ),
    Story(
        key="privacy", found=14, recorder="auditor", source="self", grade="minor", lead="deputy", due=-16,
        title="Sổ ghi số điện thoại người dân để mở trên bàn", department=DESK, process="Dữ liệu cá nhân", clauses=("8.5.3",),
        requirement="Thông tin cá nhân của người dân không để người khác đọc được.", evidence="Sổ hẹn mở trên quầy, người chờ nhìn thấy.", statement="Thông tin cá nhân chưa được giữ kín.",
        correction=(14, "Cất sổ vào ngăn kéo, nhắc cán bộ.", "deputy"),
        rounds=(Round(cause=10, whys=(("Vì sao để mở?", "Ghi liên tục nên không gấp sổ", "Quan sát"),), bones=(("means", "Ghi hẹn bằng sổ giấy", False),)),),
    ),
    Story(
        key="light", found=6, recorder="desk", source="self", grade="minor", lead="deputy", due=-19,
        title="Đèn khu vực viết hồ sơ hỏng", department=DESK, process="Cơ sở vật chất", clauses=("7.1.4",),
        requirement="Chỗ viết hồ sơ đủ sáng.", evidence="02 bóng đèn hỏng.", statement="Người dân khó viết hồ sơ.",
        correcting=(5, "Đặt đèn bàn tạm, đã báo thay bóng.", "deputy"),
    ),
    Story(
        key="late", found=1, recorder="desk", source="late_file", grade="minor", lead="owner", due=-20,
        title="Hồ sơ thường trú quá hạn 01 ngày", department=RESIDENCE, process="QT-02 Đăng ký thường trú", clauses=("8.5.1", "8.7"),
        requirement="QT-02, mục 5.4: trả kết quả trong 07 ngày làm việc.", evidence="Hồ sơ H-2611-0017.", statement="Hồ sơ trả quá hạn.",
    ),
)  # fmt: skip
