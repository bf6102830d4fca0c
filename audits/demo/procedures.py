# ruff: noqa: E501 (a text is one line)
"""Procedures of a one-stop police office as structured content, from public facts and in our own words.

Time limits, forms and fees are those of the published procedures (1.004222, 1.004194, 2.000815 …); the split of
the time over the steps is ours. Only legal texts that the project knows by number are cited.
"""

from documents.wording import html_from_text

CT01 = ("CT01", "Tờ khai thay đổi thông tin cư trú", "66/2023/TT-BCA")
CT02 = ("CT02", "Tờ khai thay đổi thông tin cư trú (người Việt Nam định cư ở nước ngoài)", "66/2023/TT-BCA")
CT04 = ("CT04", "Phiếu tiếp nhận hồ sơ và hẹn trả kết quả", "66/2023/TT-BCA")
CT05 = ("CT05", "Phiếu hướng dẫn bổ sung, hoàn thiện hồ sơ", "66/2023/TT-BCA")
CT06 = ("CT06", "Phiếu từ chối tiếp nhận, giải quyết hồ sơ", "66/2023/TT-BCA")
CC01 = ("CC01", "Phiếu thu nhận thông tin căn cước", "17/2024/TT-BCA")
CC02 = ("CC02", "Giấy hẹn trả thẻ căn cước", "17/2024/TT-BCA")
CC03 = ("CC03", "Phiếu từ chối giải quyết", "17/2024/TT-BCA")
M01 = ("Mẫu 01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "03/2025/TT-VPCP")
M06 = ("Mẫu 06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "03/2025/TT-VPCP")
M07 = ("Mẫu 07", "Sổ theo dõi hồ sơ", "03/2025/TT-VPCP")
SURVEY = ("BM-9.1-01", "Phiếu khảo sát sự hài lòng", "Nội bộ")

ONE_STOP = ("Nghị định 118/2025/NĐ-CP", "Thông tư 03/2025/TT-VPCP")
RESIDENCE = ("Luật Cư trú", "Thông tư 66/2023/TT-BCA", *ONE_STOP)
HOURS = "Giờ hành chính các ngày làm việc từ thứ Hai đến thứ Sáu và sáng thứ Bảy, trừ ngày nghỉ lễ, tết."
AFTERWARDS = "Hết thời hạn lưu tại bộ phận, hồ sơ được chuyển lưu trữ cơ quan hoặc tiêu hủy theo quy định."
DEFINITIONS = (
    "- TTHC: thủ tục hành chính.\n- TN&TKQ: tiếp nhận và trả kết quả.\n- CSDL: cơ sở dữ liệu.\n"
    "- KPH: không phù hợp."
)
DESK, HEAD = "Cán bộ TN&TKQ", "Chỉ huy đơn vị"


def content(
    *, purpose, scope, basis, steps, limit, fee, records, forms=(), dossier=(), tthc=(), **more
) -> dict:
    """The JSON content of a procedure.

    `steps` are (what, who, days or "" for office hours, forms); `limit` working days, 0 for the same day.
    """
    return {
        "purpose": html_from_text(purpose),
        "scope": html_from_text(scope),
        "references": html_from_text(
            "- TCVN ISO 9001:2015\n- Sổ tay chất lượng STCL\n- QT-ISO-01 Kiểm soát tài liệu"
        ),
        "definitions": html_from_text(DEFINITIONS),
        "legal_basis": list(basis),
        "tthc_codes": list(tthc),
        "dossier": [
            {"name": name, "original": kind == "chính", "copy": kind == "sao", "quantity": "01", "note": note}
            for name, kind, note in dossier
        ],
        "dossier_sets": "01 bộ" if dossier else "",
        "time_limit": _limit(limit),
        "statutory_time_limit": _limit(limit) if tthc else {},
        "fee": fee,
        "steps": [_step(*step) for step in steps],
        "forms": [
            {"code": code, "name": name, "basis": why, "transient": False} for code, name, why in forms
        ],
        "records": [
            {"name": name, "medium": medium, "place": place, "retention": keep}
            for name, medium, place, keep in records
        ],
        "records_note": AFTERWARDS,
        **more,
    }


def _limit(days):
    note = "kể từ ngày nhận đủ hồ sơ hợp lệ"
    return {"unit": "working_day", "value": str(days), "note": note} if days else {"unit": "same_day"}


def _step(action, role, days, forms=""):
    counted = {"value": days, "unit": "day"} if days else {"unit": "office_hours"}
    return {"action": action, "role": role, "forms": forms, **counted}


def _desk_facts(place, agency, result, channels):
    return {
        "place": f"Bộ phận tiếp nhận và trả kết quả, {place}",
        "reception_hours": HOURS,
        "agency": agency,
        "applicants": "Công dân",
        "result": result,
        "channels": channels,
    }


ALL_CHANNELS = "Trực tiếp tại Bộ phận Một cửa; trực tuyến qua Cổng dịch vụ công quốc gia, Cổng dịch vụ công Bộ Công an hoặc VNeID."
KEPT_RESIDENCE = (
    ("Thành phần hồ sơ nêu tại mục 5.2 (CT01, CT02)", "Bản chính", "Bộ phận cư trú", "05 năm"),
    ("CT04, CT05, CT06, Mẫu 06, biên bản xác minh BM-QT01-01", "Bản chính", "Bộ phận cư trú", "05 năm"),
    ("Mẫu 07, kết quả khảo sát BM-9.1-01", "Điện tử", "Trên hệ thống", "05 năm"),
)


def temporary_residence(unit: str, *, backup: bool, early: bool = False) -> dict:
    """QT-01, đăng ký tạm trú, 03 working days; `backup`: issue 02, with a stand-in at B4.

    `early`: the first wording, before the online channel was described.
    """
    check, verify = ("1", "0,75") if backup else ("0,75", "1")
    stand_in = ". Vắng mặt quá 0,25 ngày thì giao người dự phòng" if backup else ""
    return content(
        purpose="Thống nhất cách tiếp nhận, giải quyết và trả kết quả đăng ký tạm trú, bảo đảm đúng thời hạn và không phiền hà cho công dân.",
        scope=f"Áp dụng cho hồ sơ đăng ký tạm trú tiếp nhận tại {unit}, trực tiếp hoặc trực tuyến.",
        basis=RESIDENCE,
        tthc=("1.004194",),
        dossier=[
            ("Tờ khai thay đổi thông tin cư trú (CT01)", "chính", ""),
            ("Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp", "sao", "Không yêu cầu khi khai thác được từ CSDL"),
        ],
        limit=3,
        fee="Trực tiếp: 15.000 đồng; trực tuyến: 7.000 đồng. Đăng ký theo danh sách: 10.000 đồng trực tiếp, 5.000 đồng trực tuyến.",
        steps=[
            ("Tiếp nhận, kiểm tra hồ sơ. Đủ thì cấp CT04; thiếu thì hướng dẫn một lần bằng CT05; không đủ điều kiện thì từ chối bằng CT06", DESK, "", "CT01, CT04, CT05, CT06"),
            ("Vào sổ, chuyển hồ sơ cho cán bộ đăng ký cư trú", DESK, "0,25", "Mẫu 06, Mẫu 07"),
            ("Khai thác CSDL quốc gia về dân cư, CSDL về cư trú; đối chiếu thông tin chỗ ở", "Cán bộ đăng ký cư trú", check, "Mẫu 06"),
            (f"Xác minh thực tế tại nơi ở khi thông tin chưa thống nhất; lập biên bản{stand_in}", "Cảnh sát khu vực" + ("\nDự phòng: cán bộ được phân công" if backup else ""), verify, "BM-QT01-01"),
            ("Đề xuất giải quyết, trình chỉ huy", "Cán bộ đăng ký cư trú", "0,25", "Mẫu 06"),
            ("Xem xét, phê duyệt hoặc trả lại có lý do", HEAD, "0,5", "Mẫu 06"),
            ("Cập nhật thông tin tạm trú vào CSDL; chuyển kết quả về Bộ phận Một cửa", "Cán bộ đăng ký cư trú", "0,25", "Mẫu 06"),
            ("Trả kết quả, thu lệ phí, mời công dân đánh giá mức độ hài lòng", DESK, "", "Mẫu 07, BM-9.1-01"),
        ],
        forms=[CT01, CT04, CT05, CT06, M06, M07, ("BM-QT01-01", "Biên bản xác minh chỗ ở", "Nội bộ"), SURVEY],
        records=KEPT_RESIDENCE,
        **_desk_facts(unit, unit, "Thông báo kết quả đăng ký tạm trú",
                      "Trực tiếp tại Bộ phận Một cửa." if early else ALL_CHANNELS),
    )  # fmt: skip


def permanent_residence(unit: str, *, scan: bool = False) -> dict:
    """QT-02, đăng ký thường trú, 07 working days; `scan`: with digitising at reception."""
    scanned = "; số hóa giấy tờ, trả lại bản chính ngay" if scan else ""
    return content(
        purpose="Quy định trình tự, trách nhiệm giải quyết hồ sơ đăng ký thường trú đúng pháp luật, đúng hẹn.",
        scope=f"Áp dụng cho hồ sơ đăng ký thường trú thuộc thẩm quyền của {unit}.",
        basis=RESIDENCE,
        tthc=("1.004222",),
        dossier=[
            ("Tờ khai thay đổi thông tin cư trú (CT01)", "chính", "Ghi rõ ý kiến đồng ý của chủ hộ, chủ sở hữu chỗ ở khi cần"),
            ("Tờ khai dùng cho người Việt Nam định cư ở nước ngoài (CT02)", "chính", "Chỉ khi thuộc đối tượng"),
            ("Giấy tờ chứng minh sở hữu chỗ ở hợp pháp", "sao", "Không yêu cầu khi đã có trong CSDL chuyên ngành"),
        ],
        limit=7,
        fee="Trực tiếp: 20.000 đồng; trực tuyến: 10.000 đồng; miễn phí với đối tượng được miễn theo quy định.",
        steps=[
            (f"Tiếp nhận, kiểm tra hồ sơ{scanned}; cấp CT04, CT05 hoặc CT06", DESK, "", "CT01, CT02, CT04, CT05, CT06"),
            ("Vào sổ, chuyển cán bộ đăng ký cư trú", DESK, "0,5", "Mẫu 06, Mẫu 07"),
            ("Khai thác CSDL, kiểm tra quan hệ nhân thân và chỗ ở hợp pháp", "Cán bộ đăng ký cư trú", "1", "Mẫu 06"),
            ("Xác minh nơi ở, nơi cư trú cũ khi không khai thác được thông tin", "Cảnh sát khu vực", "3", "BM-QT01-01"),
            ("Tổng hợp, đề xuất giải quyết", "Cán bộ đăng ký cư trú", "1", "Mẫu 06"),
            ("Xem xét, phê duyệt hoặc trả lại có lý do", HEAD, "1", "Mẫu 06"),
            ("Cập nhật CSDL về cư trú, chuyển kết quả về Bộ phận Một cửa", "Cán bộ đăng ký cư trú", "0,5", "Mẫu 06"),
            ("Trả thông báo kết quả, thu lệ phí, mời đánh giá", DESK, "", "Mẫu 07, BM-9.1-01"),
        ],
        forms=[CT01, CT02, CT04, CT05, CT06, M06, M07, ("BM-QT01-01", "Biên bản xác minh chỗ ở", "Nội bộ"), SURVEY],
        records=KEPT_RESIDENCE,
        **_desk_facts(unit, unit, "Thông báo kết quả đăng ký thường trú", ALL_CHANNELS),
    )  # fmt: skip


def identity_card(unit: str, *, by_appointment: bool = False) -> dict:
    """QT-03, cấp thẻ căn cước cho người dưới 14 tuổi, 07 working days."""
    booked = "; ưu tiên người đã hẹn giờ" if by_appointment else ""
    return content(
        purpose="Hướng dẫn tiếp nhận và giải quyết đề nghị cấp thẻ căn cước cho người dưới 14 tuổi, thân thiện với trẻ em.",
        scope=f"Áp dụng tại {unit} khi cha, mẹ hoặc người giám hộ đề nghị cấp thẻ.",
        basis=("Luật Căn cước", "Thông tư 17/2024/TT-BCA", "Thông tư 53/2025/TT-BCA"),
        dossier=[("Phiếu thu nhận thông tin căn cước (CC01)", "chính", "Cán bộ in từ hệ thống, người giám hộ ký")],
        limit=7,
        fee="Theo biểu phí hiện hành được niêm yết tại quầy.",
        steps=[
            (f"Đón tiếp, kiểm tra thông tin người dưới 14 tuổi và người giám hộ trong CSDL quốc gia về dân cư{booked}", DESK, ""),
            ("Thu nhận thông tin; in phiếu, cấp giấy hẹn hoặc phiếu từ chối", "Cán bộ căn cước", "0,5", "CC01, CC02, CC03"),
            ("Kiểm tra, duyệt hồ sơ trên hệ thống", HEAD, "0,5", "CC01"),
            ("Chuyển dữ liệu lên cấp trên xử lý, in thẻ", "Cán bộ căn cước", "5", "Mẫu 06"),
            ("Nhận thẻ, đối chiếu, chuyển Bộ phận Một cửa", "Cán bộ căn cước", "1", "Mẫu 06"),
            ("Trả thẻ, thu lại giấy hẹn, mời đánh giá", DESK, "", "CC02, BM-9.1-01"),
        ],
        forms=[CC01, CC02, CC03, M06, SURVEY],
        records=[
            ("CC01, CC02, CC03", "Bản chính", "Bộ phận căn cước", "05 năm"),
            ("Mẫu 06, BM-9.1-01", "Điện tử", "Trên hệ thống", "05 năm"),
        ],
        **_desk_facts(unit, unit, "Thẻ căn cước", "Trực tiếp; hẹn giờ trước qua Cổng dịch vụ công hoặc VNeID."),
    )  # fmt: skip


def vehicle(unit: str, *, amended: bool = False) -> dict:
    """QT-04, đăng ký xe, 02 working days; `amended`: with 37/2026/TT-BCA."""
    basis = ["Thông tư 79/2024/TT-BCA", "Thông tư 13/2025/TT-BCA", "Thông tư 51/2025/TT-BCA"]
    return content(
        purpose="Thống nhất việc tiếp nhận, giải quyết hồ sơ đăng ký xe tại Công an cấp xã.",
        scope=f"Áp dụng cho xe mô tô, xe gắn máy thuộc thẩm quyền đăng ký của {unit}.",
        basis=[*basis, "Thông tư 37/2026/TT-BCA"] if amended else basis,
        dossier=[
            ("Giấy khai đăng ký xe", "chính", "Khai trực tuyến trên Cổng dịch vụ công hoặc VNeID"),
            ("Chứng từ nguồn gốc, chuyển quyền sở hữu, lệ phí trước bạ", "chính", "Không yêu cầu khi đã có dữ liệu điện tử"),
        ],
        limit=2,
        fee="Thu theo biểu phí hiện hành được niêm yết tại quầy.",
        steps=[
            ("Tiếp nhận, kiểm tra hồ sơ, kiểm tra thực tế xe, cấp giấy hẹn", DESK, "", "Mẫu 01"),
            ("Chuyển hồ sơ, đối chiếu dữ liệu nguồn gốc xe", "Cán bộ đăng ký xe", "0,25", "Mẫu 06"),
            ("Nhập dữ liệu, bấm biển số theo quy định", "Cán bộ đăng ký xe", "0,5", "Mẫu 06"),
            ("Xem xét, duyệt hồ sơ đăng ký", HEAD, "0,5", "Mẫu 06"),
            ("In chứng nhận đăng ký xe, hoàn thiện hồ sơ", "Cán bộ đăng ký xe", "0,5", "Mẫu 06"),
            ("Bàn giao chứng nhận, biển số cho Bộ phận Một cửa", "Cán bộ đăng ký xe", "0,25", "Mẫu 06, Mẫu 07"),
            ("Trả kết quả tại quầy hoặc qua bưu chính, mời đánh giá", DESK, "", "Mẫu 07, BM-9.1-01"),
        ],
        forms=[M01, M06, M07, SURVEY],
        records=[
            ("Hồ sơ đăng ký xe, Mẫu 01", "Bản chính", "Bộ phận đăng ký xe", "Theo quy định của ngành"),
            ("Mẫu 06, Mẫu 07, BM-9.1-01", "Điện tử", "Trên hệ thống", "05 năm"),
        ],
        conditions="Trường hợp phải xác minh nguồn gốc: không quá 30 ngày xác minh, cộng 02 ngày làm việc.",
        **_desk_facts(unit, unit, "Chứng nhận đăng ký xe, biển số xe", "Trực tiếp; trực tuyến; trả kết quả qua bưu chính khi công dân đăng ký."),
    )  # fmt: skip


def drug_treatment(unit: str, *, private: bool = False) -> dict:
    """QT-05, đăng ký cai nghiện ma túy tự nguyện, 03 working days, with the commune's centre."""
    room = " tại phòng riêng" if private else ""
    centre = "Trung tâm Phục vụ hành chính công cấp xã"
    return content(
        purpose="Phối hợp giải quyết đăng ký cai nghiện ma túy tự nguyện nhanh, kín đáo, tôn trọng người đăng ký.",
        scope=f"Áp dụng cho phần việc của {unit} khi nhận hồ sơ từ {centre}.",
        basis=ONE_STOP,
        tthc=("3.000527",),
        dossier=[("Đơn đăng ký cai nghiện ma túy tự nguyện", "chính", "")],
        limit=3,
        fee="Không",
        steps=[
            ("Tiếp nhận, quét hồ sơ, cấp giấy hẹn, chuyển Công an cấp xã", centre, "0,25", "Mẫu 01"),
            (f"Nhận hồ sơ{room}, vào sổ, kiểm tra thông tin", "Cán bộ Công an cấp xã", "0,25", "Mẫu 07"),
            ("Xem xét, xác nhận, đề xuất", HEAD, "1", "Mẫu 06"),
            ("Ký quyết định hoặc trả lại có lý do", "Lãnh đạo UBND cấp xã", "1", "Mẫu 06"),
            ("Đóng dấu, phát hành", "Văn thư", "0,25", "Mẫu 06"),
            ("Trả kết quả cho người đăng ký", centre, "0,25", "Mẫu 07"),
        ],
        forms=[M01, M06, M07],
        records=[
            ("Đơn đăng ký, Mẫu 01", "Bản chính", "Công an cấp xã, chế độ bảo mật", "05 năm"),
            ("Mẫu 06, Mẫu 07", "Điện tử", "Trên hệ thống", "05 năm"),
        ],
        place=centre,
        reception_hours=HOURS,
        agency="Ủy ban nhân dân cấp xã; Công an cấp xã phối hợp",
        applicants="Người nghiện ma túy, người đại diện",
        result="Văn bản xác nhận đăng ký cai nghiện ma túy tự nguyện",
    )  # fmt: skip


def certified_copies(unit: str) -> dict:
    """QT-06, chứng thực bản sao, the same day: written, then found outside the unit's competence."""
    return content(
        purpose="Hướng dẫn phối hợp chứng thực bản sao từ bản chính phục vụ công dân nộp hồ sơ tại Một cửa.",
        scope=f"Áp dụng cho bản sao kèm hồ sơ nộp tại {unit}.",
        basis=("Nghị định 23/2015/NĐ-CP",),
        tthc=("2.000815",),
        dossier=[("Bản chính giấy tờ cần chứng thực", "chính", "Trả lại ngay sau khi đối chiếu")],
        limit=0,
        fee="2.000 đồng/trang; từ trang thứ ba 1.000 đồng/trang, tối đa 200.000 đồng/bản.",
        steps=[
            ("Tiếp nhận bản chính, kiểm tra", DESK, ""),
            ("Đối chiếu, trình ký chứng thực trong ngày; nhận sau 15 giờ thì trả ngày làm việc kế tiếp", "Cán bộ được giao", "0,5"),
            ("Trả bản sao, thu phí", DESK, ""),
        ],
        records=[("Sổ chứng thực", "Bản chính", "Bộ phận Một cửa", "Theo quy định")],
        **_desk_facts(unit, unit, "Bản sao được chứng thực", "Trực tiếp."),
    )  # fmt: skip
