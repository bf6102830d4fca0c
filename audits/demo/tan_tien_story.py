# ruff: noqa: E501 (a text is one line)
"""Nonconformities of Tân Tiến: one in every state, each with what a unit would really have written."""

from audits.demo.nonconformity_lives import Round, Story, Work
from audits.demo.scans import photo, scan, table

DESK, RESIDENCE, RECORDS = "Bộ phận Một cửa", "Đăng ký cư trú", "Tài liệu, hồ sơ"


def _late_files():
    yield scan(
        "phieu-kiem-soat-H-2607-0031.pdf", "PHIẾU KIỂM SOÁT QUÁ TRÌNH (Mẫu 06)", "Mã hồ sơ: H-2607-0031   Đăng ký tạm trú",
        "B2  Vào sổ, chuyển xử lý            đúng hạn", "B3  Khai thác CSDL                      đúng hạn",
        "!B4  Xác minh thực tế                  quá hạn 01 ngày", "B6  Phê duyệt                                đúng hạn",
    ), "Phiếu kiểm soát của hồ sơ trả muộn"  # fmt: skip
    yield table(
        "ho-so-tra-muon.xlsx", "Hồ sơ trả muộn", ("Mã hồ sơ", "Thủ tục", "Chờ ở bước", "Số ngày chờ", "Trễ (ngày)"),
        [("H-2607-0031", "Đăng ký tạm trú", "B4", 2, 1), ("H-2607-0044", "Đăng ký tạm trú", "B4", 1.75, 1),
         ("H-2608-0006", "Đăng ký tạm trú", "B4", 2, 1)],
    ), "Ba hồ sơ trả sau hẹn, trích sổ theo dõi"  # fmt: skip


def _warning_screen():
    return [photo("canh-bao-cho-qua-nua-buoc.png", "Theo dõi hồ sơ đang giải quyết", "H-2609-0012   B4   còn 0,5 ngày",
                  "!H-2609-0015   B4   đã chờ quá nửa thời gian của bước", "Người dự phòng: đồng chí Dũng")]  # fmt: skip


LATE = Story(
    key="late", found=73, recorder="secretary", source="late_file", grade="minor",
    title="Ba hồ sơ đăng ký tạm trú trả quá hạn 01 ngày làm việc", department=RESIDENCE, process="QT-01 Đăng ký tạm trú",
    clauses=("8.5.1", "8.7"), due=-6, files=_late_files,
    requirement="QT-01, mục 5.4: trả kết quả trong 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
    evidence="Hồ sơ H-2607-0031, H-2607-0044 và H-2608-0006 trả sau hẹn 01 ngày làm việc; hồ sơ chờ ở bước B4 từ 1,75 đến 02 ngày (phiếu kiểm soát).",
    statement="03 trong 61 hồ sơ đăng ký tạm trú của kỳ kiểm tra (4,9 %) không đáp ứng thời hạn đã công bố.",
    correction=(72, "Trả kết quả, xin lỗi bằng văn bản 03 công dân (Mẫu 04). Rà 14 hồ sơ đang giải quyết, giao lại 02 hồ sơ đang chờ ở bước B4.", "owner"),
    rounds=(Round(
        cause=67,
        whys=(
            ("Vì sao trả quá hạn?", "Bước B4 kéo dài tới 02 ngày", "Phiếu kiểm soát 03 hồ sơ"),
            ("Vì sao bước B4 kéo dài?", "Cán bộ xác minh đi tập huấn, hồ sơ nằm chờ", "Lịch công tác tháng"),
            ("Vì sao hồ sơ phải chờ?", "Không ai được giao thay thế", "Phỏng vấn cán bộ đăng ký cư trú"),
            ("Vì sao không ai được giao?", "QT-01 lần ban hành 01 không quy định người dự phòng", "QT-01, bước B4"),
            ("Vì sao không phát hiện sớm?", "Chỉ theo dõi tổng thời gian, không cảnh báo theo từng bước", "Sổ theo dõi hồ sơ"),
        ),
        bones=(
            ("people", "Tập huấn 05 ngày", False), ("people", "Chưa ai thay ở B4", True),
            ("method", "Không có dự phòng", True), ("method", "Không bàn giao việc", False),
            ("information", "Báo vắng qua miệng", False), ("information", "Sổ ghi cuối ngày", False),
            ("means", "Lịch phân công trên giấy", False), ("means", "02 người chung 01 máy", False),
            ("environment", "Địa bàn rộng, 06 thôn", False), ("environment", "Nhà trọ mới, đông", False),
            ("measurement", "Chỉ đo tổng thời gian", False), ("measurement", "Không cảnh báo bước", True),
        ),
        root="QT-01 (lần ban hành 01) không quy định người dự phòng ở bước B4 và không có cảnh báo khi hồ sơ chờ quá nửa thời gian của bước.",
        plan=65,
        works=(
            Work("Sửa QT-01: quy định người dự phòng ở bước B4", "owner", 26, 26, "QT-01 lần ban hành 02 có hiệu lực"),
            Work("Đặt cảnh báo khi hồ sơ chờ quá nửa thời gian của bước", "owner", 37, 40, "Cấu hình phần mềm, ảnh chụp màn hình", _warning_screen),
            Work("Phổ biến QT-01 lần ban hành 02 cho cán bộ liên quan", "secretary", 23, 24, "9/9 cán bộ đã đọc và xác nhận"),
        ),
        check=(64, 6, "auditor", "Xem toàn bộ hồ sơ đăng ký tạm trú nhận sau ngày QT-01 lần 02 có hiệu lực; tính thời gian ở bước B4."),
        handed=6,
        verdict=(5, True, "38/38 hồ sơ trả trước hoặc đúng hạn; bước B4 trung bình 0,5 ngày; 02 lần giao người dự phòng đều có ghi."),
    ),),
    closed=4,
)  # fmt: skip

OLD_FEES = Story(
    key="fees", found=205, recorder="desk", source="self", grade="minor", lead="secretary", due=170,
    title="Bảng niêm yết lệ phí tại quầy còn mức cũ", department=DESK, process="Niêm yết công khai", clauses=("7.5.3.2", "8.2.1"),
    requirement="QT-ISO-01, mục 5.7, B5: thu hồi bản cũ tại nơi sử dụng khi có bản mới.",
    evidence="Bảng lệ phí đăng ký tạm trú tại quầy 02 ghi mức cũ; bản trên hệ thống đã sửa.",
    statement="Bản niêm yết tại quầy không phải bản đang hiệu lực.",
    correction=(205, "Thay bảng niêm yết tại 03 quầy; đối chiếu 21 biên lai thu từ ngày đổi mức: thu đúng.", "desk"),
    rounds=(Round(
        cause=202,
        whys=(
            ("Vì sao bảng cũ còn ở quầy?", "Chỉ thay ở quầy 01", "Ảnh chụp ba quầy"),
            ("Vì sao chỉ thay một quầy?", "Sổ phân phối ghi một bản", "BM-01-03"),
            ("Vì sao sổ ghi thiếu?", "Mở thêm quầy nhưng không cập nhật nơi nhận tài liệu", "Quyết định bố trí quầy"),
        ),
        bones=(("method", "Sổ phân phối không theo số quầy", True), ("people", "Cán bộ mới nhận quầy 02", False)),
        root="Danh sách nơi nhận tài liệu không được cập nhật khi bố trí thêm quầy.",
        plan=201,
        works=(Work("Lập danh sách nơi nhận theo từng quầy; thêm mã QR để kiểm tra bản hiệu lực", "secretary", 190, 192, "BM-01-03 có đủ 03 quầy; 09 bản niêm yết có mã QR"),),
        check=(201, 180, "auditor", "Quét mã QR của mọi bản niêm yết tại quầy."),
        handed=181, verdict=(176, True, "09/09 bản niêm yết đúng bản hiệu lực."),
    ),),
    closed=175,
)  # fmt: skip

WAITING = Story(
    key="waiting", found=178, recorder="desk", source="complaint", grade="minor", lead="deputy", due=140,
    title="Người dân chờ hơn một giờ vào sáng thứ Bảy", department=DESK, process="Tiếp nhận và trả kết quả", clauses=("8.2.1", "8.5.1"),
    requirement="Mục tiêu chất lượng và HD-01: người dân không phải chờ quá 30 phút ở quầy.",
    evidence="Phản ánh qua Zalo của đơn vị; nhật ký gọi số: 04 lượt chờ từ 55 đến 72 phút.",
    statement="Thời gian chờ sáng thứ Bảy vượt mức đã cam kết.",
    complainant={"name": "Nguyễn Văn Bảy", "phone": "0912000123"},
    correction=(177, "Gọi điện xin lỗi người phản ánh; tăng một cán bộ trực sáng thứ Bảy kế tiếp.", "deputy"),
    rounds=(Round(
        cause=174,
        whys=(
            ("Vì sao chờ lâu?", "Chỉ có 01 quầy mở sáng thứ Bảy", "Lịch trực"),
            ("Vì sao chỉ mở 01 quầy?", "Lịch trực chia đều, không theo lượng người", "Bảng phân công"),
            ("Vì sao không theo lượng người?", "Không có số liệu theo giờ", "Sổ theo dõi"),
        ),
        bones=(("measurement", "Không đếm lượt theo giờ", True), ("people", "Trực 01 người", True), ("environment", "Công nhân chỉ nghỉ thứ Bảy", False)),
        root="Lịch trực không dựa trên số lượt người dân theo giờ, theo ngày.",
        plan=173,
        works=(
            Work("Xuất số lượt theo giờ hằng tháng, xếp lịch trực theo số liệu", "deputy", 160, 158, "Lịch trực tháng kèm bảng số lượt"),
            Work("Mở hẹn giờ trước qua Zalo", "desk", 150, 149, "Bài đăng hướng dẫn; 31 lượt hẹn trong hai tuần đầu"),
        ),
        check=(172, 146, "auditor2", "Đo thời gian chờ ba sáng thứ Bảy liên tiếp."),
        handed=147, verdict=(142, True, "86 lượt, chờ trung bình 14 phút, lâu nhất 27 phút."),
    ),),
    closed=141,
)  # fmt: skip

DOUBLE = Story(
    key="double", found=152, recorder="desk", source="self", grade="minor", due=120,
    title="Thiếu chữ ký giao nhận trên phiếu kiểm soát", department=DESK, process="Tiếp nhận và trả kết quả", clauses=("8.5.2",),
    requirement="QT-01, B2: ghi đủ người giao, người nhận, thời gian.",
    evidence="Phiếu kiểm soát H-2604-0018 trống ô người nhận.",
    statement="Không xác định được người nhận hồ sơ ở bước B2.",
    cancelled=(151, "Ghi nhầm: phiếu điện tử có đủ lưu vết, bản giấy chỉ là bản in nháp"),
)  # fmt: skip

WRONG_NAME = Story(
    key="name", found=131, recorder="desk", source="complaint", grade="major", due=85,
    title="Thông báo kết quả tạm trú ghi sai họ đệm công dân", department=RESIDENCE, process="QT-01 Đăng ký tạm trú", clauses=("8.6", "8.7"),
    requirement="QT-01, B6 và B7: kết quả được đối chiếu trước khi trả.",
    evidence="02 thông báo trong cùng một tuần ghi sai họ đệm; công dân phát hiện khi nhận.",
    statement="Kết quả không đúng được trả cho công dân hai lần.",
    correction=(131, "In lại, xin lỗi, trả tận nhà trong ngày cho 02 công dân.", "owner"),
    rounds=(
        Round(
            cause=127,
            whys=(
                ("Vì sao ghi sai?", "Gõ lại tên từ bản giấy", "Xem thao tác"),
                ("Vì sao gõ lại?", "Mẫu in không lấy dữ liệu từ CSDL", "Mẫu in"),
            ),
            bones=(("means", "Mẫu in gõ tay", True), ("people", "Làm cuối giờ", False)),
            root="Mẫu in thông báo không lấy dữ liệu từ hệ thống.",
            plan=126,
            works=(Work("Đổi mẫu in lấy tên từ CSDL về cư trú", "owner", 110, 112, "Mẫu in mới, 10 bản in thử"),),
            check=(126, 92, "auditor", "Xem 30 thông báo bất kỳ."),
            handed=93, verdict=(90, True, "30/30 thông báo đúng họ tên."),
        ),
        Round(
            cause=16,
            whys=(
                ("Vì sao lại ghi sai?", "Hồ sơ theo danh sách không in từ mẫu mới", "Thông báo H-2610-0027"),
                ("Vì sao không dùng mẫu mới?", "Danh sách do cơ quan nộp bằng tệp riêng", "Tệp danh sách"),
            ),
            bones=(("information", "Danh sách nộp ngoài hệ thống", True), ("method", "Không đối chiếu hai người", False)),
        ),
    ),
    closed=88,
    reopened=(20, "Phát sinh thêm một thông báo sai họ đệm trong hồ sơ đăng ký theo danh sách"),
)  # fmt: skip

PRINTER = Story(
    key="printer", found=108, recorder="desk", source="self", grade="minor", lead="desk", due=60,
    title="Ngừng tiếp nhận 45 phút do hỏng máy in", department=DESK, process="Trang thiết bị", clauses=("7.1.3",),
    requirement="Sổ tay chất lượng, mục 3: trang thiết bị sẵn sàng trong giờ tiếp nhận.",
    evidence="Nhật ký quầy 01: ngừng từ 09 giờ 10 đến 09 giờ 55, 06 người chờ.",
    statement="Việc tiếp nhận bị gián đoạn vì thiết bị không được bảo trì.",
    correction=(108, "Mượn máy in của bộ phận tổng hợp, xin lỗi 06 công dân, làm tiếp hết hồ sơ trong buổi sáng.", "desk"),
    rounds=(Round(
        cause=105,
        whys=(
            ("Vì sao máy in hỏng?", "Kẹt trục cuốn, quá hạn bảo trì 04 tháng", "Phiếu sửa chữa"),
            ("Vì sao quá hạn bảo trì?", "Không có lịch bảo trì theo máy", "Danh mục thiết bị"),
        ),
        bones=(("means", "Máy in đã dùng 06 năm", False), ("method", "Không có lịch bảo trì", True)),
        root="Không có kế hoạch bảo trì cho từng thiết bị tại quầy.",
        plan=104,
        works=(
            Work("Lập kế hoạch bảo trì 06 tháng một lần cho 09 thiết bị tại quầy", "secretary", 92, 94, "Kế hoạch bảo trì, danh mục thiết bị"),
            Work("Mua máy in mới", "deputy", 80, dropped=(86, "Cấp trên đã trang bị máy in mới, không cần mua")),
        ),
        check=(104, 70, "auditor2", "Xem nhật ký bảo trì và nhật ký gián đoạn của hai tháng."),
        handed=71, verdict=(66, True, "09/09 thiết bị bảo trì đúng kế hoạch; không gián đoạn lần nào."),
    ),),
    closed=64,
)  # fmt: skip

SUPPLEMENTS = Story(
    key="supplements", found=88, recorder="secretary", source="self", grade="minor", due=4,
    title="Yêu cầu bổ sung hồ sơ thường trú quá một lần", department=RESIDENCE, process="QT-02 Đăng ký thường trú", clauses=("8.2.1", "8.2.2"),
    requirement="QT-02, B1: hướng dẫn bổ sung đầy đủ trong một lần bằng CT05.",
    evidence="05 hồ sơ trong quý có hai phiếu CT05.",
    statement="Người dân phải đi lại nhiều lần vì hướng dẫn chưa đủ.",
    correction=(86, "Gọi điện hướng dẫn lại 05 công dân, nhận bổ sung qua VNeID.", "owner"),
    rounds=(
        Round(
            cause=82,
            whys=(
                ("Vì sao phải bổ sung lần hai?", "Lần đầu chưa kiểm tra giấy tờ chỗ ở", "05 phiếu CT05"),
                ("Vì sao chưa kiểm tra?", "Cán bộ không nhớ hết trường hợp", "Phỏng vấn"),
            ),
            bones=(("people", "Không nhớ hết trường hợp", True), ("information", "Không có bảng kiểm tại quầy", False)),
            root="Cán bộ tiếp nhận chưa nắm hết các trường hợp chỗ ở.",
            plan=80,
            works=(Work("Tập huấn lại cho cán bộ tiếp nhận", "owner", 70, 71, "Danh sách 04 cán bộ, bài kiểm tra"),),
            check=(80, 50, "auditor2", "Đếm hồ sơ có hai phiếu CT05 trong một tháng."),
            handed=51, verdict=(46, False, "Tháng sau tập huấn vẫn còn 03 hồ sơ có hai phiếu CT05."),
        ),
        Round(
            cause=42,
            whys=(
                ("Vì sao tập huấn rồi vẫn thiếu?", "Trường hợp ít gặp, nghe rồi quên", "03 hồ sơ của tháng"),
                ("Vì sao phải nhớ?", "Không có bảng kiểm theo trường hợp để tra ngay tại quầy", "Quan sát tại quầy"),
            ),
            bones=(("information", "Không có bảng kiểm tại quầy", True), ("people", "Không nhớ hết trường hợp", False)),
            root="Không có bảng kiểm giấy tờ theo từng trường hợp chỗ ở để dùng khi tiếp nhận.",
            plan=41,
            works=(
                Work("Soạn bảng kiểm 07 trường hợp chỗ ở, ép nhựa để tại quầy", "owner2", 24, 25, "Bảng kiểm có ký duyệt, ảnh tại 03 quầy"),
                Work("Sửa QT-02: dùng bảng kiểm khi tiếp nhận", "owner", 15, moved=(17, 8, "Chờ gộp với nội dung số hóa giấy tờ")),
                Work("Đưa bảng kiểm lên trang Zalo của đơn vị", "secretary", 0),
            ),
            check=(41, -15, "auditor2", "Đếm hồ sơ có hai phiếu CT05 trong hai tháng sau khi dùng bảng kiểm."),
        ),
    ),
)  # fmt: skip

ONLINE = Story(
    key="online", found=30, recorder="secretary", source="objective", grade="minor", due=-10, raised_from="objective/online",
    title="Không đạt mục tiêu hồ sơ cư trú nộp trực tuyến quý trước", department=RESIDENCE, process="QT-01, QT-02", clauses=("6.2.1", "9.1.3"),
    requirement="MTCL: hồ sơ cư trú nộp trực tuyến không thấp hơn 60 %.",
    evidence="Quý trước 148/271 hồ sơ nộp trực tuyến, đạt 54,61 %.",
    statement="Kết quả quý thấp hơn chỉ tiêu 5,39 điểm phần trăm.",
    correction=(28, "Bố trí một bàn hỗ trợ nộp trực tuyến tại sảnh, có cán bộ hướng dẫn.", "owner"),
    rounds=(Round(
        cause=21,
        whys=(
            ("Vì sao ít nộp trực tuyến?", "Công nhân ở trọ chưa có tài khoản mức 2", "Khảo sát 40 người"),
            ("Vì sao chưa có tài khoản?", "Chưa thu nhận căn cước tại nơi ở hiện nay", "Danh sách nhà trọ"),
        ),
        bones=(("people", "Người trọ chưa có tài khoản", True), ("means", "Mạng yếu tại sảnh", False), ("information", "Chưa tuyên truyền tại khu trọ", False)),
    ),),
)  # fmt: skip

SEAL = Story(
    key="seal", found=26, recorder="auditor2", source="self", grade="minor", lead="deputy", due=2,
    title="Bản chính giấy tờ của công dân để ngoài tủ khóa", department=DESK, process="Tài sản của người dân", clauses=("8.5.3",),
    requirement="Sổ tay chất lượng: giấy tờ bản chính của công dân được cất trong tủ có khóa, có ký giao nhận.",
    evidence="03 bản chính để trên bàn quầy 03 lúc 17 giờ 40.",
    statement="Giấy tờ của công dân không được bảo quản theo quy định.",
    correction=(26, "Cất ngay vào tủ khóa, kiểm đếm đủ 03 bản.", "deputy"),
    rounds=(Round(
        cause=23,
        whys=(
            ("Vì sao để ngoài tủ?", "Tủ khóa ở phòng khác", "Sơ đồ phòng"),
            ("Vì sao không có tủ tại quầy?", "Khi sửa phòng chưa bố trí lại", "Biên bản bàn giao phòng"),
        ),
        bones=(("means", "Không có tủ khóa tại quầy", True),),
        root="Quầy 03 không có tủ khóa sau khi bố trí lại phòng.",
        plan=22,
        works=(Work("Lắp tủ khóa tại quầy 03, lập sổ giao nhận bản chính", "owner2", 12, 13, "Ảnh tủ khóa, sổ giao nhận có 11 lượt ký"),),
        check=(22, 5, "auditor2", "Kiểm tra đột xuất hai buổi chiều sau giờ làm việc."),
        handed=11, verdict=(3, True, "Hai buổi kiểm tra: không còn giấy tờ trên bàn; sổ giao nhận ký đủ 34 lượt."),
    ),),
)  # fmt: skip

SUBSTITUTE = Story(
    key="card", found=6, recorder="desk", source="complaint", grade="minor", lead="deputy", due=-14,
    title="Giấy hẹn căn cước ghi nhầm ngày trả", department="Căn cước", process="QT-03 Cấp thẻ căn cước cho người dưới 14 tuổi", clauses=("8.2.3.2",),
    requirement="QT-03, B2: giấy hẹn CC02 ghi đúng ngày trả theo thời hạn.",
    evidence="Giấy hẹn của một cháu 09 tuổi ghi ngày Chủ nhật.",
    statement="Ngày hẹn rơi vào ngày nghỉ, gia đình phải đi lại.",
    complainant={"name": "Trần Thị Sáu", "phone": "0987000456"},
    correcting=(5, "Đã gọi xin lỗi và hẹn lại; đang rà 22 giấy hẹn đã cấp trong tháng.", "deputy"),
)  # fmt: skip

FRESH = Story(
    key="fresh", found=2, recorder="desk", source="late_file", grade="minor", due=-20,
    title="Một hồ sơ thường trú trả chậm do chờ xác minh nơi cũ", department=RESIDENCE, process="QT-02 Đăng ký thường trú", clauses=("8.5.1", "8.7"),
    requirement="QT-02, mục 5.4: trả kết quả trong 07 ngày làm việc.",
    evidence="Hồ sơ H-2611-0009 trả sau hẹn 01 ngày làm việc.",
    statement="01 hồ sơ không đáp ứng thời hạn đã công bố.",
)  # fmt: skip

LAST_YEAR = Story(
    key="survey", found=240, recorder="secretary", source="self", grade="minor", lead="desk", due=200,
    title="Không tổng hợp phiếu khảo sát của tháng", department=DESK, process="Khảo sát sự hài lòng", clauses=("9.1.2",),
    requirement="QT-01, B8: mời đánh giá và tổng hợp hằng tháng.",
    evidence="52 phiếu trong hộp chưa được nhập.",
    statement="Số liệu hài lòng của tháng không có.",
    correction=(238, "Nhập 52 phiếu, gửi báo cáo bổ sung.", "desk"),
    rounds=(Round(
        cause=235,
        whys=(("Vì sao không tổng hợp?", "Không giao ai làm cụ thể", "Bảng phân công"),),
        bones=(("people", "Không giao người tổng hợp", True),),
        root="Chưa phân công người tổng hợp phiếu khảo sát.",
        plan=234,
        works=(Work("Phân công và đặt lịch nhắc ngày 25 hằng tháng", "secretary", 228, 229, "Phân công bằng văn bản, lịch nhắc"),),
        check=(234, 208, "auditor", "Xem báo cáo của hai tháng kế tiếp."),
        handed=209, verdict=(207, True, "02/02 tháng có báo cáo trước ngày 28."),
    ),),
    closed=206,
)  # fmt: skip

STORIES = (
    LAST_YEAR,
    OLD_FEES,
    WAITING,
    DOUBLE,
    WRONG_NAME,
    PRINTER,
    SUPPLEMENTS,
    LATE,
    ONLINE,
    SEAL,
    SUBSTITUTE,
    FRESH,
)
