"""Five layouts and what offices do to them: every field exact, nothing lost, nothing guessed."""

import unicodedata

import pytest

from documents.importing.printed import as_json
from documents.importing.reading import read_file
from tests.documents.importing.papers import (
    COLUMNS,
    FORMS,
    LAYOUTS,
    PLACE,
    STEPS,
    Facts,
    Paper,
    commune,
    one_table,
    paper_of,
    short,
    upload,
)  # fmt: skip

DAY = "ngày"
DURATIONS = [
    {"value": None, "unit": "giờ hành chính"}, {"value": 0.5, "unit": DAY}, {"value": 1.5, "unit": DAY},
    {"value": 0.5, "unit": DAY}, {"value": 0.5, "unit": DAY},
]  # fmt: skip
LAWS = ["Luật Cư trú năm 2020", "Nghị định số 154/2024/NĐ-CP quy định chi tiết Luật Cư trú"]
PAPERS = ["Tờ khai theo mẫu CT01", "Giấy tờ chứng minh chỗ ở hợp pháp"]


def read(content: bytes) -> list[dict]:
    """Each procedure, with the details that stand beside it and the words of its steps."""
    return whole(as_json([read_file(upload(content))]))


def whole(told: dict) -> list[dict]:
    (file,) = told["files"]
    return [
        each | more | {"steps": [a | b for a, b in zip(each["steps"], more["step_texts"], strict=True)]}
        for each, more in zip(told["procedures"], file["procedures"], strict=True)
    ]


def one(content: bytes) -> dict:
    (procedure,) = read(content)
    return procedure


def steps_of(procedure, *names):
    return [tuple(step[name] for name in names) for step in procedure["steps"]]


def test_a_commune_paper_is_read_whole():
    found = one(paper_of("commune"))
    assert {name: found[name] for name in ("code", "title", "issue_no", "revision_no", "effective_from")} == {
        "code": "QT.CT.01", "title": "ĐĂNG KÝ TẠM TRÚ", "issue_no": 2, "revision_no": 1,
        "effective_from": "2026-02-01",
    }  # fmt: skip
    assert found["tthc_codes"] == ["1.004194"]
    assert found["total_time"] == {"value": 3, "unit": "ngày làm việc"}
    assert (found["place"], found["fee"], found["legal_basis"]) == (PLACE, "Không", LAWS)
    assert [(row["name"], row["original"], row["copy"]) for row in found["papers"]] == [
        (PAPERS[0], True, False), (PAPERS[1], False, True),
    ]  # fmt: skip
    assert steps_of(found, "no", "action", "role", "output") == [(n, a, r, f) for n, a, r, _time, f in STEPS]
    assert [step["duration"] for step in found["steps"]] == DURATIONS
    assert found["steps"][0]["forms"] == ["Mẫu 01", "Mẫu 02"]
    assert found["forms"] == [{"code": code, "name": name} for code, name in FORMS]
    assert found["records"] == [
        {"name": "Phiếu kiểm soát (Mẫu 05)", "retention_years": 5},
        {"name": "Sổ theo dõi", "retention_years": None},
    ]
    assert found["revisions"] == ["1 | 01 | 3 | Rút thời gian bước B3 | 15/01/2026"]
    assert found["signatories"] == [
        "Soạn thảo: Trần Thị Lan, Cán bộ", "Xem xét: Lê Văn Bình, Phó Trưởng Công an xã",
        "Phê duyệt: Phạm Quốc Hùng, Trưởng Công an xã",
    ]  # fmt: skip
    assert (found["not_understood"], found["warnings"]) == (["CÔNG AN XÃ TÂN TIẾN"], [])


@pytest.mark.parametrize(
    ("layout", "code", "title", "laws", "fee", "place", "dossier", "forms"),
    [
        ("one_table", "QT.CT.01", "Đăng ký tạm trú", [], None, PLACE, PAPERS, 3),
        ("city", "QT.CT.01", "Đăng ký tạm trú", LAWS, "Không", PLACE, PAPERS, 3),
        ("ministry", "QT.CT.01", "Quy trình đăng ký tạm trú", LAWS, "Không", PLACE, PAPERS, 0),
        ("short", None, "Đăng ký tạm trú", [], None, None, [], 0),
    ],
)
def test_each_layout_gives_what_it_says_and_null_for_the_rest(
    layout, code, title, laws, fee, place, dossier, forms
):
    found = one(paper_of(layout))
    assert (found["code"], found["title"], found["legal_basis"]) == (code, title, laws)
    assert (found["fee"], found["place"]) == (fee, place)
    assert found["total_time"] == {"value": 3, "unit": "ngày làm việc"}
    assert [row["name"] for row in found["papers"]] == dossier
    assert len(found["forms"]) == forms
    assert steps_of(found, "action", "role") == [(a, r) for _n, a, r, _t, _f in STEPS]


def test_the_one_table_keeps_its_retention_for_every_record():
    found = one(paper_of("one_table"))
    assert found["records"] == [{"name": "Mẫu 05 lưu theo hồ sơ", "retention_years": 5}]
    assert found["retention_years"] == 5


def test_a_time_in_a_tall_merged_cell_is_shared_and_counts_once():
    found = one(paper_of("city", shared=(3, 5)))
    assert [(step["duration"], step["shared_with"]) for step in found["steps"]] == [
        (DURATIONS[0], None), (DURATIONS[1], None), (DURATIONS[2], None), (None, "Bước 3"), (None, "Bước 3"),
    ]  # fmt: skip
    assert "Tổng các bước là 2 ngày, thời hạn ghi 3 ngày." in found["warnings"]


def test_a_label_for_several_things_gives_each_its_own():
    found = one(paper_of("city"))
    assert found["not_understood"] == ["Mức DVC: toàn trình"]


@pytest.mark.parametrize("order", ["76543218", "87123456", "41627358"])
def test_parts_in_another_order_say_the_same(order):
    usual, found = one(paper_of("commune")), one(paper_of("commune", order=order))
    assert {name: value for name, value in found.items() if name not in ("confidence", "file")} == {
        name: value for name, value in usual.items() if name not in ("confidence", "file")
    }


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_decomposed_letters_say_the_same(layout):
    facts = Facts()
    facts.steps = [tuple(unicodedata.normalize("NFD", text) for text in step) for step in facts.steps]
    facts.title = unicodedata.normalize("NFD", facts.title)
    facts.laws = [unicodedata.normalize("NFD", law) for law in facts.laws]
    assert one(paper_of(layout, facts)) == one(paper_of(layout))


def test_hours_instead_of_days_sum_up():
    times = ["Giờ hành chính", "04 giờ làm việc", "12 giờ làm việc", "4 giờ làm việc", "240 phút"]
    steps = [(n, a, r, time, f) for (n, a, r, _old, f), time in zip(STEPS, times, strict=True)]
    found = one(paper_of("commune", Facts(steps=steps, total="24 giờ làm việc")))
    assert found["total_time"] == {"value": 24, "unit": "giờ làm việc"}
    assert found["warnings"] == []


def test_steps_that_do_not_sum_are_told_with_both_sums():
    found = one(paper_of("commune", Facts(total="05 ngày làm việc")))
    assert found["warnings"] == ["Tổng các bước là 3 ngày, thời hạn ghi 5 ngày."]


def test_the_unit_in_the_head_of_the_column_counts_for_bare_numbers():
    paper = Paper()
    paper.say("Quy trình cấp giấy xác nhận", bold=True)
    paper.say("Tổng thời gian: 02 ngày làm việc")
    head = ["STT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày)"]
    rows = [["1", "Nhận", "Cán bộ", "½"], ["2", "Ký", "Trưởng", "1,5"], ["", "Tổng cộng", "", "02"]]
    paper.table([head, *rows])
    found = one(paper.bytes())
    assert [step["duration"] for step in found["steps"]] == [
        {"value": 0.5, "unit": "ngày"}, {"value": 1.5, "unit": "ngày"},
    ]  # fmt: skip
    assert not [text for text in found["warnings"] if text.startswith("Tổng các bước")]


def test_a_time_that_is_no_time_is_null_and_told():
    steps = [*STEPS[:4], ("B5", "Trả kết quả", "Cán bộ", "theo giấy hẹn", "")]
    found = one(paper_of("commune", Facts(steps=steps, total="2,5 ngày")))
    assert found["steps"][4]["duration"] is None
    assert found["warnings"] == [
        "Bước B5: chưa hiểu thời gian “theo giấy hẹn”; giữ nguyên chữ trong ghi chú."
    ]


def test_a_paper_framed_by_one_cell_is_read_like_the_paper():
    paper = Paper()
    paper.say("Quy trình xác nhận cư trú", bold=True)
    frame = paper.table([["1. Thời gian giải quyết: 03 ngày làm việc"]])
    paper.table([COLUMNS, *STEPS], into=frame.cell(0, 0))
    read_back = read_file(upload(paper.bytes()))
    (found,) = whole(as_json([read_back]))
    assert [step["no"] for step in found["steps"]] == ["B1", "B2", "B3", "B4", "B5"]
    assert read_back.warnings == [
        "Có bảng lồng trong bảng: đã trải ra thành các dòng; hãy so lại với bản gốc."
    ]


def test_a_small_table_in_a_step_stays_words_of_the_step():
    paper = Paper()
    paper.say("Quy trình xác nhận cư trú", bold=True)
    paper.say("Thời gian giải quyết: 03 ngày làm việc")
    table = paper.table([COLUMNS, *STEPS])
    paper.table([["a", "Kiểm tra"], ["b", "Ghi sổ"]], into=table.cell(1, 1))
    assert one(paper.bytes())["steps"][0]["action"] == (
        "Tiếp nhận, kiểm tra hồ sơ, viết giấy hẹn\na | Kiểm tra\nb | Ghi sổ"
    )


def test_an_unknown_part_is_kept_with_its_heading_and_belongs_to_no_other():
    paper = Paper()
    commune(paper, Facts())
    paper.say("8. TỔ CHỨC THỰC HIỆN", bold=True)
    paper.say("Các tổ công tác chịu trách nhiệm thi hành.")
    found = one(paper.bytes())
    assert found["not_understood"] == [
        "CÔNG AN XÃ TÂN TIẾN", "8. TỔ CHỨC THỰC HIỆN", "Các tổ công tác chịu trách nhiệm thi hành.",
    ]  # fmt: skip
    assert len(found["records"]) == 2


# --- many procedures in one file -----------------------------------------------------------------


@pytest.mark.parametrize("layout", ["commune", "one_table", "short"])
def test_a_decision_with_eighteen_procedures(layout):
    paper = Paper()
    paper.say("QUYẾT ĐỊNH")
    paper.say("Điều 1. Ban hành kèm theo Quyết định này 18 quy trình nội bộ.")
    numbered = {"number": "{}"} if layout in ("one_table", "short") else {}
    for n in range(1, 19):
        facts = Facts(code=f"QT.CT.{n:02d}", title=f"Xác nhận cư trú loại {n}", tthc=f"1.0041{n:02d}")
        LAYOUTS[layout](paper, facts, **{name: text.format(n) for name, text in numbered.items()})
    alone = [one(paper_of(layout, Facts(code=f"QT.CT.{n:02d}", title=f"Xác nhận cư trú loại {n}",
                                        tthc=f"1.0041{n:02d}"))) for n in (1, 18)]  # fmt: skip
    found = read(paper.bytes())
    assert len(found) == 18
    assert found[17] == alone[1]
    assert (found[0]["title"], found[0]["steps"]) == (alone[0]["title"], alone[0]["steps"])
    assert len({procedure["title"].casefold() for procedure in found}) == 18


def test_the_list_in_front_gives_each_procedure_its_code_fee_and_laws():
    paper = Paper()
    paper.say("A. DANH MỤC THỦ TỤC HÀNH CHÍNH", bold=True)
    paper.table(
        [
            ["TT", "Tên thủ tục hành chính", "Mã TTHC", "Thời hạn", "Phí, lệ phí", "Căn cứ pháp lý"],
            [
                "1",
                "Đăng ký tạm trú",
                "1.004194",
                "03 ngày",
                "15.000 đồng",
                "- Luật Cư trú;\n- Luật Căn cước.",
            ],
            ["2", "Gia hạn tạm trú", "1.002755", "03 ngày", "Không", "Như trên"],
        ]
    )
    paper.say("B. QUY TRÌNH NỘI BỘ THỦ TỤC HÀNH CHÍNH", bold=True)
    one_table(paper, Facts(), "1")
    one_table(paper, Facts(code="QT.CT.02", title="Gia hạn tạm trú"), "2")
    assert [
        (found["title"], found["tthc_codes"], found["fee"], found["legal_basis"])
        for found in read(paper.bytes())
    ] == [
        ("Đăng ký tạm trú", ["1.004194"], "15.000 đồng", ["Luật Cư trú", "Luật Căn cước"]),
        ("Gia hạn tạm trú", ["1.002755"], "Không", ["Luật Cư trú", "Luật Căn cước"]),
    ]


def test_blank_forms_hold_no_procedure():
    paper = Paper()
    paper.say("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", bold=True)
    for text in ("Mã hồ sơ: ......", "Thành phần hồ sơ nộp gồm:", "1", "2", "Số lượng hồ sơ: .(bộ)"):
        paper.say(text)
    file = read_file(upload(paper.bytes()))
    assert (file.procedures, len(file.outside)) == ([], 6)


def test_the_page_header_gives_the_code_the_paper_lacks():
    paper = Paper()
    short(paper, Facts())
    paper.document.sections[0].header.paragraphs[0].text = "Mã số: QT.TT.07 · Lần ban hành: 03 · Trang: 1/4"
    found = one(paper.bytes())
    assert (found["code"], found["issue_no"], found["confidence"]["code"]) == ("QT.TT.07", 3, "likely")


def test_every_word_of_the_source_is_somewhere():
    """An odd column, a word in a cell where none belongs, a line after the last table."""
    paper = Paper()
    commune(paper, Facts())
    paper.say("Câu lạ sau bảng.")
    table = paper.document.tables[-2]
    table.add_column(table.columns[0].width).cells[1].text = "Ô lạ"
    found = one(paper.bytes())
    assert found["not_understood"] == ["CÔNG AN XÃ TÂN TIẾN", "Ô lạ", "Câu lạ sau bảng."]


# --- as offices really type ----------------------------------------------------------------------


def test_a_total_worked_out_in_hours_is_one_time():
    """Commune papers of several provinces: a number of each procedure, its name behind a label."""
    paper = Paper()
    paper.say("QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", bold=True)
    for number, (title, total, hours) in enumerate(
        [
            ("Trợ cấp xã hội", "10 (ngày làm việc) x 08 giờ = 80 giờ", "76"),
            ("Hỗ trợ mai táng", "01 ngày làm việc", "4"),
        ],
        start=1,
    ):
        paper.say(f"Quy trình số: 0{number}", bold=True)
        paper.say(f"Thủ tục: {title} (Mã TTHC: 1.00{number}776)", bold=True)
        paper.say(f"Tổng thời gian thực hiện TTHC: {total}.")
        paper.table(
            [
                ["Thứ tự công việc", "Nội dung công việc", "Trách nhiệm xử lý", "Thời gian (giờ)"],
                ["Bước 1", "Tiếp nhận", "Một cửa", "4"],
                ["Bước 2", "Xử lý", "Phòng Văn hóa", hours],
                ["Bước 3", "Trả kết quả", "Một cửa", "Không tính thời gian"],
            ]
        )
    found = read(paper.bytes())
    assert [(each["title"], each["tthc_codes"], each["total_time"]) for each in found] == [
        ("Trợ cấp xã hội", ["1.001776"], {"value": 10, "unit": "ngày làm việc"}),
        ("Hỗ trợ mai táng", ["1.002776"], {"value": 1, "unit": "ngày làm việc"}),
    ]
    assert steps_of(found[0], "no", "action", "role")[1] == ("Bước 2", "Xử lý", "Phòng Văn hóa")
    assert not [text for each in found for text in each["warnings"] if text.startswith("Tổng các bước")]


def test_a_cover_row_a_merged_role_and_a_row_that_adds_up():
    paper = Paper()
    paper.table([["UBND XÃ A", "QUY TRÌNH\nĐăng ký khai sinh", "Mã số: QT.HT-01\nLần ban hành: 01"]])
    paper.say("I. CƠ SỞ PHÁP LÝ", bold=True)
    paper.say("Luật Hộ tịch; Nghị định 123/2015/NĐ-CP.")
    paper.say("II. THỜI HẠN GIẢI QUYẾT: 08 giờ làm việc", bold=True)
    paper.say("III. QUY TRÌNH THỰC HIỆN", bold=True)
    head = ["Bước", "Người thực hiện", "Nội dung công việc", "Thời gian", "Kết quả"]
    rows = [
        ["Bước 1", "Công chức hộ tịch", "Tiếp nhận", "02 giờ", ""],
        ["Bước 2", "", "Thẩm tra", "04 giờ", ""],
        ["Bước 3", "Chủ tịch", "Ký", "02 giờ", "Giấy khai sinh"],
        ["Tổng thời gian", "", "", "08 giờ", ""],
    ]
    paper.table([head, *rows], merges=[(1, 1, 2, 1), (4, 0, 4, 2)])
    found = one(paper.bytes())
    assert (found["code"], found["title"], found["issue_no"]) == ("QT.HT-01", "Đăng ký khai sinh", 1)
    assert found["legal_basis"] == ["Luật Hộ tịch", "Nghị định 123/2015/NĐ-CP"]
    assert steps_of(found, "no", "role") == [
        ("Bước 1", "Công chức hộ tịch"), ("Bước 2", "Công chức hộ tịch"), ("Bước 3", "Chủ tịch"),
    ]  # fmt: skip
    assert found["not_understood"] == ["UBND XÃ A"]
    assert not [text for text in found["warnings"] if text.startswith("Tổng các bước")]


def test_steps_in_a_table_beside_their_label():
    paper = Paper()
    paper.say("Tên thủ tục hành chính: Cấp bản sao trích lục", bold=True)
    rows = [
        ["Mã TTHC", "2.000635"],
        ["Ký hiệu quy trình", "QT.TL.02"],
        ["Thời hạn giải quyết", "Trong ngày làm việc"],
        ["Thành phần, số lượng hồ sơ", "- Tờ khai\n- Số lượng hồ sơ: 01 bộ"],
        ["Trình tự thực hiện", ""],
        ["Hồ sơ lưu", "Sổ cấp bản sao, lưu 20 năm"],
    ]
    table = paper.table(rows)
    steps = [["TT", "Các bước", "Người thực hiện", "Thời hạn"], ["1", "Nhận", "Công chức", "1/2 ngày"]]
    paper.table(steps, into=table.cell(4, 1))
    found = one(paper.bytes())
    assert (found["code"], found["title"], found["tthc_codes"]) == (
        "QT.TL.02", "Cấp bản sao trích lục", ["2.000635"],
    )  # fmt: skip
    assert found["total_time"] == {"value": None, "unit": "trong ngày"}
    assert [row["name"] for row in found["papers"]] == ["Tờ khai"]
    assert steps_of(found, "action", "role") == [("Nhận", "Công chức")]
    assert found["records"] == [{"name": "Sổ cấp bản sao, lưu 20 năm", "retention_years": 20}]


def test_numbers_that_word_counts_itself_are_headings_all_the_same():
    paper = Paper()
    paper.say("QUY TRÌNH XÁC NHẬN CƯ TRÚ", style="Title")
    paper.say("(Mã số: QT-CAX-05; Mã TTHC: 1.010038)")
    for heading, text in (("Mục đích", "Thống nhất."), ("Cơ sở pháp lý", "Luật Cư trú"), ("Lệ phí", "Không")):
        paper.say(heading, style="List Number", bold=True)
        paper.say(text, style="List Bullet")
    paper.say("Các bước thực hiện", style="List Number", bold=True)
    paper.table(
        [["Trình tự", "Trách nhiệm", "Thời gian"], ["Nhận", "Một cửa", "02 giờ"], ["Ký", "Trưởng", "06 giờ"]]
    )
    found = one(paper.bytes())
    assert (found["code"], found["title"], found["tthc_codes"]) == (
        "QT-CAX-05", "QUY TRÌNH XÁC NHẬN CƯ TRÚ", ["1.010038"],
    )  # fmt: skip
    assert (found["legal_basis"], found["fee"], found["not_understood"]) == (["Luật Cư trú"], "Không", [])
    assert steps_of(found, "no", "action") == [("1", "Nhận"), ("2", "Ký")]


def test_blank_forms_between_procedures_belong_to_no_field():
    paper = Paper()
    for number in (1, 2):
        codes = f"(Mã TTHC: 1.01{number}345) - Ký hiệu QT.YT.0{number}"
        paper.say(f"{number}. Quy trình cấp giấy loại {number} {codes}", bold=True)
        paper.say("1. Cơ sở pháp lý")
        paper.say("- Luật Cư trú;")
        paper.say("2. Thành phần hồ sơ")
        paper.say("a) Đơn đề nghị;")
        paper.say("4. Tổng thời gian xử lý: 03 ngày làm việc")
        paper.say("7. Quy trình giải quyết")
        paper.table([COLUMNS, *STEPS])
        for text in ("BM.01", "GIẤY TIẾP NHẬN HỒ SƠ", "Thành phần hồ sơ nộp gồm:", "Số lượng hồ sơ: ...(bộ)"):
            paper.say(text, bold=text.isupper())
    found = read(paper.bytes())
    assert [(each["code"], each["title"], each["tthc_codes"]) for each in found] == [
        ("QT.YT.01", "Quy trình cấp giấy loại 1", ["1.011345"]),
        ("QT.YT.02", "Quy trình cấp giấy loại 2", ["1.012345"]),
    ]
    for each in found:
        assert each["dossier"] == ["Đơn đề nghị"]
        assert each["not_understood"] == [
            "BM.01", "GIẤY TIẾP NHẬN HỒ SƠ", "Thành phần hồ sơ nộp gồm:", "Số lượng hồ sơ: ...(bộ)",
        ]  # fmt: skip


def test_steps_told_in_running_text():
    paper = Paper()
    paper.say("QUY TRÌNH", bold=True)
    paper.say("Đăng ký xe")
    paper.say("5.1 Căn cứ pháp lý", bold=True)
    paper.say("Thông tư về đăng ký xe")
    paper.say("5.2 Trình tự thực hiện", bold=True)
    for text in (
        "Bước 1: Tiếp nhận",
        "Trách nhiệm: Cán bộ",
        "Thời gian: 0,5 ngày",
        "Bước 2: Trả biển",
        "- Ghi sổ",
    ):
        paper.say(text)
    found = one(paper.bytes())
    assert (found["title"], found["not_understood"]) == ("Đăng ký xe", [])
    assert steps_of(found, "no", "action", "role", "duration") == [
        ("Bước 1", "Tiếp nhận", "Cán bộ", {"value": 0.5, "unit": "ngày"}),
        ("Bước 2", "Trả biển\n- Ghi sổ", None, None),
    ]


def annexed(*names, bullet="- ") -> bytes:
    """Procedures under each other, each a name, a line with its time and a table."""
    paper = Paper()
    paper.say("I. LĨNH VỰC BẢO TRỢ XÃ HỘI")
    for number, name in enumerate(names, start=1):
        paper.say(f"{number}. {name}")
        paper.say(f"{bullet}Thời hạn giải quyết: 10 ngày làm việc; Phí, lệ phí: Không; Mức DVC: toàn trình")
        head = ["Thứ tự", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày)"]
        paper.table([head, ["1", "Tiếp nhận", "Một cửa", "1"], ["2", "Xử lý", "Công chức", "9"]])
    return paper.bytes()


@pytest.mark.parametrize(
    ("shape", "bullet"), [("Tên thủ tục: {} (Mã TTHC: {})", "- "), ("{} ({}.000.00.00.H14)", "")]
)
def test_annexed_procedures_are_told_apart_by_name_and_national_code(shape, bullet):
    told = [("Trợ giúp xã hội đột xuất", "1.001731"), ("Hỗ trợ chi phí mai táng", "1.001753")]
    found = read(annexed(*(shape.format(*one) for one in told), bullet=bullet))
    assert [(each["title"], each["tthc_codes"][0][:8], len(each["steps"])) for each in found] == [
        (title, code, 2) for title, code in told
    ]


def test_what_stands_behind_a_time_under_its_own_label_is_no_part_of_the_time():
    found = one(annexed("Tên thủ tục: Trợ giúp xã hội đột xuất (Mã TTHC: 1.001731)"))
    assert (found["total_time"], found["fee"]) == ({"value": 10, "unit": "ngày làm việc"}, "Không")
    assert "Mức DVC: toàn trình" in found["not_understood"]
