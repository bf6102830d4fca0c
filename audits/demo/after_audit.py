# ruff: noqa: E501 (a text is one line)
"""What became of the three nonconformities that the yearly audit of Tân Tiến raised."""

from audits.demo.nonconformity_lives import Round, Story, Work

TRAINING = Story(
    key="training", lead="deputy",
    correction=(43, "Lập phiếu đánh giá sau đào tạo cho 02 lớp, thu 08/08 phiếu.", "deputy"),
    rounds=(Round(
        cause=40,
        whys=(
            ("Vì sao không đánh giá sau đào tạo?", "Mẫu kế hoạch đào tạo không có cột đánh giá", "Kế hoạch đào tạo năm"),
            ("Vì sao mẫu thiếu?", "Lấy mẫu cũ trước khi áp dụng HTQLCL", "Tệp mẫu"),
        ),
        bones=(("method", "Mẫu kế hoạch thiếu cột", True), ("people", "Không ai được giao đánh giá", True)),
        root="Mẫu kế hoạch đào tạo không yêu cầu đánh giá hiệu lực và không giao người làm.",
        plan=38,
        works=(
            Work("Sửa mẫu kế hoạch đào tạo, thêm người và hạn đánh giá", "secretary", 25, 27, "Mẫu mới đã dùng cho lớp tháng sau"),
            Work("Đánh giá hiệu lực hai lớp sau ba tháng", "secretary", 8),
        ),
        check=(38, -8, "auditor", "Xem phiếu đánh giá của các lớp trong quý."),
    ),),
)  # fmt: skip
POSTING = Story(
    key="posting", lead="secretary",
    correction=(44, "Thay bản niêm yết tại quầy 02, rà lại 18 bản.", "secretary"),
    rounds=(Round(
        cause=41,
        whys=(
            ("Vì sao bản cũ còn ở quầy?", "Thu hồi theo trí nhớ", "Sổ phân phối"),
            ("Vì sao theo trí nhớ?", "Không in danh sách bản phải thay khi tài liệu mới có hiệu lực", "QT-ISO-01, B5"),
        ),
        bones=(("method", "Không có danh sách bản phải thay", True), ("information", "Không báo quầy khi có bản mới", True)),
        root="Khi tài liệu mới có hiệu lực, hệ thống chưa báo các quầy phải thay bản niêm yết.",
        plan=40,
        works=(Work("In danh sách bản phải thay, quầy ký nhận trong ngày hiệu lực", "desk", 30, 31, "02 lần thay bản đều có ký nhận"),),
        check=(40, 3, "auditor2", "Quét mã QR mọi bản niêm yết vào một ngày không báo trước."),
        handed=12,
    ),),
)  # fmt: skip
SLIPS = Story(
    key="slips", lead="owner",
    correction=(44, "Gọi báo giờ hẹn cho 04 công dân.", "desk"),
    rounds=(Round(
        cause=42,
        whys=(("Vì sao thiếu giờ hẹn?", "Phiếu viết tay khi máy in bận", "04 phiếu CT04"), ("Vì sao phiếu viết tay thiếu?", "Mẫu viết tay không có ô giờ", "Tập phiếu in sẵn")),
        bones=(("means", "Phiếu in sẵn không có ô giờ", True),),
        root="Phiếu in sẵn dùng khi máy in bận không có ô giờ hẹn.",
        plan=41,
        works=(Work("Bỏ phiếu in sẵn, thêm máy in dự phòng ở quầy 02", "owner2", 34, 35, "Biên bản hủy phiếu in sẵn; ảnh máy in"),),
        check=(41, 22, "auditor", "Xem 40 phiếu CT04 của hai tuần."),
        handed=23, verdict=(20, True, "40/40 phiếu ghi đủ giờ, ngày hẹn."),
    ),),
    closed=19,
)  # fmt: skip
FROM_AUDIT = (TRAINING, POSTING, SLIPS)
