"""Word files as offices type them, in the five layouts, built anew for each test; all texts are ours."""

import io
from dataclasses import dataclass, field

import docx
from docx.oxml.ns import qn

STEPS = [
    (
        "B1",
        "Tiếp nhận, kiểm tra hồ sơ, viết giấy hẹn",
        "Cán bộ TN&TKQ",
        "Giờ hành chính",
        "Mẫu 01, 02; hồ sơ mục 5.2",
    ),
    ("B2", "Phân công xử lý", "Trưởng Công an xã", "0,5 ngày", "Mẫu 05"),
    ("B3", "Xác minh, dự thảo kết quả", "Cán bộ phụ trách cư trú", "1,5 ngày", "Mẫu 05; dự thảo văn bản"),
    ("B4", "Ký duyệt", "Trưởng Công an xã", "½ ngày", "Mẫu 05"),
    ("B5", "Vào sổ, trả kết quả", "Cán bộ TN&TKQ", "1/2 ngày", "Mẫu 06"),
]
DOSSIER = [("Tờ khai theo mẫu CT01", "x", ""), ("Giấy tờ chứng minh chỗ ở hợp pháp", "", "x")]
FORMS = [
    ("Mẫu 01", "Giấy tiếp nhận hồ sơ"),
    ("Mẫu 05", "Phiếu kiểm soát"),
    ("BM.CT.01", "Sổ theo dõi nội bộ"),
]
LAWS = ["Luật Cư trú năm 2020;", "Nghị định số 154/2024/NĐ-CP quy định chi tiết Luật Cư trú;"]
COLUMNS = ("TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả")
PLACE = "Bộ phận một cửa, Công an xã Tân Tiến"


@dataclass
class Facts:
    """What one paper says."""

    code: str = "QT.CT.01"
    title: str = "Đăng ký tạm trú"
    tthc: str = "1.004194"
    total: str = "03 ngày làm việc, kể từ ngày nhận đủ hồ sơ"
    fee: str = "Không"
    steps: list = field(default_factory=lambda: list(STEPS))
    laws: list = field(default_factory=lambda: list(LAWS))


class Paper:
    """A Word file in the making."""

    def __init__(self):
        self.document = docx.Document()

    def say(self, text, *, bold=False, style=None):
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold
        return paragraph

    def table(self, rows, *, merges=(), into=None):
        """Rows of texts; `merges` are (row, column, last row, last column)."""
        holder = into or self.document
        width = max(len(row) for row in rows)
        table = holder.add_table(len(rows), width)
        cells = table._cells  # once: python-docx lists them anew for every question
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text:
                    cells[row * width + column].text = text
        for first_row, first, last_row, last in merges:
            keep = table.cell(first_row, first).text
            table.cell(first_row, first).merge(table.cell(last_row, last)).text = keep
        return table

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def upload(content: bytes, name="quy_trinh.docx"):
    """Bytes as a page or a command hands them over."""
    file = io.BytesIO(content)
    file.name = name
    return file


# --- the five layouts ----------------------------------------------------------------------------


def commune(paper: Paper, facts: Facts, order="123456789"):
    """Cover, control tables, numbered parts 1–7; `order` arranges the inner parts of 5."""
    paper.say("CÔNG AN XÃ TÂN TIẾN", bold=True)
    paper.say("QUY TRÌNH", bold=True)
    paper.say(facts.title.upper(), bold=True)
    paper.say(f"Mã số: {facts.code}")
    paper.table([["Lần ban hành", "02"], ["Lần sửa đổi", "01"], ["Ngày hiệu lực", "01/02/2026"]])
    paper.table(
        [
            ["Trách nhiệm", "Soạn thảo", "Xem xét", "Phê duyệt"],
            ["Chữ ký", "", "", ""],
            ["Họ và tên", "Trần Thị Lan", "Lê Văn Bình", "Phạm Quốc Hùng"],
            ["Chức vụ", "Cán bộ", "Phó Trưởng Công an xã", "Trưởng Công an xã"],
        ]
    )
    paper.say("BẢNG THEO DÕI SỬA ĐỔI", bold=True)
    paper.table(
        [
            ["STT", "Lần sửa đổi", "Trang", "Nội dung thay đổi", "Ngày"],
            ["1", "01", "3", "Rút thời gian bước B3", "15/01/2026"],
        ]
    )
    paper.say("1. MỤC ĐÍCH", bold=True)
    paper.say("Thống nhất cách giải quyết.")
    paper.say("2. PHẠM VI", bold=True)
    paper.say("Áp dụng tại Công an xã.")
    paper.say("3. TÀI LIỆU VIỆN DẪN", bold=True)
    paper.say("ISO 9001:2015")
    paper.say("4. ĐỊNH NGHĨA/VIẾT TẮT", bold=True)
    paper.say("TN&TKQ: tiếp nhận và trả kết quả")
    paper.say("5. NỘI DUNG", bold=True)
    for number, part in enumerate(order[:8], start=1):
        _commune_part(paper, facts, f"5.{number}", part)
    paper.say("6. BIỂU MẪU", bold=True)
    paper.table([["TT", "Mã hiệu", "Tên biểu mẫu"], *[[str(n), *form] for n, form in enumerate(FORMS, 1)]])
    paper.say("7. HỒ SƠ CẦN LƯU", bold=True)
    paper.table(
        [
            ["TT", "Hồ sơ lưu", "Nơi lưu", "Thời gian lưu"],
            ["1", "Phiếu kiểm soát (Mẫu 05)", "Công an xã", "05 năm"],
            ["2", "Sổ theo dõi", "Bộ phận một cửa", "Vĩnh viễn"],
        ]
    )


def _commune_part(paper, facts, number, part):
    if part == "1":
        paper.say(f"{number}. Cơ sở pháp lý", bold=True)
        for law in facts.laws:
            paper.say(f"- {law}")
    elif part == "2":
        paper.say(f"{number}. Thành phần hồ sơ", bold=True)
        paper.table(
            [
                ["TT", "Tên giấy tờ", "Bản chính", "Bản sao"],
                *[[str(n), *row] for n, row in enumerate(DOSSIER, 1)],
            ]
        )
    elif part == "3":
        paper.say(f"{number}. Số lượng hồ sơ: 01 bộ", bold=True)
    elif part == "4":
        paper.say(f"{number}. Thời gian xử lý: {facts.total}")
    elif part == "5":
        paper.say(f"{number}. Nơi tiếp nhận và trả kết quả: {PLACE}")
    elif part == "6":
        paper.say(f"{number}. Lệ phí: {facts.fee}")
    elif part == "7":
        paper.say(f"{number}. Quy trình xử lý công việc", bold=True)
        paper.table([COLUMNS, *facts.steps])
    elif part == "8" and facts.tthc:
        paper.say(f"{number}. Mã TTHC: {facts.tthc}")


def one_table(paper: Paper, facts: Facts, number="1"):
    """Hà Tĩnh: the name as a line, everything else in one table."""
    paper.say(f"{number}. {facts.title}", bold=True)
    rows = [
        ["1", "KÝ HIỆU QUY TRÌNH", "", "", facts.code],
        ["2", "NỘI DUNG QUY TRÌNH", "", "", ""],
        ["2.1", "Điều kiện thực hiện TTHC: Không", "", "", ""],
        ["2.2", "Cách thức thực hiện TTHC:\n- Trực tiếp;\n- Bưu chính công ích.", "", "", ""],
        ["2.3", "Thành phần hồ sơ, bao gồm:", "", "Bản chính", "Bản sao"],
        *[["-", name, "", original, copy] for name, original, copy in DOSSIER],
        ["2.4", "Số lượng hồ sơ: 01 (bộ)", "", "", ""],
        ["2.5", f"Thời hạn giải quyết: {facts.total}", "", "", ""],
        ["2.6", f"Địa điểm tiếp nhận hồ sơ và trả kết quả giải quyết TTHC:\n{PLACE}", "", "", ""],
        ["2.7", "Cơ quan thực hiện: Công an xã\nCơ quan phối hợp: Không", "", "", ""],
        ["2.8", "Đối tượng thực hiện TTHC: Cá nhân", "", "", ""],
        ["2.9", "Kết quả giải quyết TTHC: Thông báo", "", "", ""],
        ["2.10", "Quy trình xử lý công việc", "", "", ""],
        list(COLUMNS),
        *[list(step) for step in facts.steps],
        ["3", "BIỂU MẪU", "", "", ""],
        *[["", code, name, "", f"{code}.docx"] for code, name in FORMS],
        ["4", "HỒ SƠ LƯU", "", "", ""],
        ["-", "Mẫu 05 lưu theo hồ sơ", "", "", ""],
        [
            "Hồ sơ được lưu tại đơn vị xử lý chính, thời gian lưu 05 năm, sau đó chuyển lưu trữ.",
            "",
            "",
            "",
            "",
        ],
    ]
    table_start = next(n for n, row in enumerate(rows) if row == list(COLUMNS))
    steps_end = table_start + len(facts.steps)
    merges = []
    for n, row in enumerate(rows):
        if n == 0:
            merges.append((n, 1, n, 3))
        elif n == len(rows) - 1:
            merges.append((n, 0, n, 4))
        elif 4 <= n < 5 + len(DOSSIER):
            merges.append((n, 1, n, 2))
        elif not table_start <= n <= steps_end and not row[-1].endswith(".docx"):
            merges.append((n, 1, n, 4))
    paper.table(rows, merges=merges)


def city(paper: Paper, facts: Facts, shared=(3, 5)):
    """Hà Nội: parts as rows of label and value; named steps; several steps share one merged time."""
    paper.say(f"QUY TRÌNH: {facts.title}", bold=True)
    paper.say(f"Mã hiệu: {facts.code}    Mã TTHC: {facts.tthc}")
    paper.table(
        [
            ["1", "Cơ sở pháp lý", "\n".join(f"- {law}" for law in facts.laws)],
            ["2", "Thành phần hồ sơ", "\n".join(f"- {name}" for name, *_rest in DOSSIER)],
            ["3", "Cách thức, địa chỉ tiếp nhận", PLACE],
            [
                "4",
                "Thời gian, phí, mức DVC",
                f"- Thời gian: {facts.total}\n- Phí: {facts.fee}\n- Mức DVC: toàn trình",
            ],
            ["5", "Biểu mẫu", "\n".join(f"{code}: {name}" for code, name in FORMS)],
        ]
    )
    paper.say("6. Quy trình", bold=True)
    head = ["Tên bước", "Đơn vị/người thực hiện", "Nội dung", "Thời hạn", "Biểu mẫu/kết quả"]
    rows = [
        [f"Bước {n}", role, action, time, form]
        for n, (_no, action, role, time, form) in enumerate(facts.steps, 1)
    ]
    first, last = shared
    for row in rows[first:last]:
        row[3] = ""
    paper.table([head, *rows], merges=[(first, 3, last, 3)] if last > first else [])


def ministry(paper: Paper, facts: Facts):
    """Bộ Y tế: seven numbered headings, dossier as lines, the form annexes behind."""
    paper.say("Quy trình " + facts.title.lower(), style="Heading 1")
    paper.say(f"Ký hiệu: {facts.code}; mã TTHC {facts.tthc}")
    paper.say("1. Cơ sở pháp lý", bold=True)
    for law in facts.laws:
        paper.say(law)
    paper.say("2. Thành phần hồ sơ", bold=True)
    for name, *_rest in DOSSIER:
        paper.say(f"- {name};")
    paper.say("3. Số lượng hồ sơ: 01 bộ", bold=True)
    paper.say("4. Tổng thời gian giải quyết: " + facts.total, bold=True)
    paper.say("5. Nơi tiếp nhận và trả kết quả", bold=True)
    paper.say(PLACE)
    paper.say("6. Phí, lệ phí: " + facts.fee, bold=True)
    paper.say("7. Quy trình giải quyết", bold=True)
    paper.table([COLUMNS, *facts.steps])


def short(paper: Paper, facts: Facts, number="1"):
    """Vĩnh Long, Cao Bằng: a name, a line with the total, a table."""
    paper.say(f"{number}. {facts.title} ({facts.tthc})", bold=True)
    paper.say(f"Tổng thời gian thực hiện: {facts.total}")
    head = ["STT", "Nội dung công việc", "Phân công", "Thời gian"]
    paper.table(
        [
            head,
            *[[str(n), action, role, time] for n, (_b, action, role, time, _f) in enumerate(facts.steps, 1)],
        ]
    )


LAYOUTS = {"commune": commune, "one_table": one_table, "city": city, "ministry": ministry, "short": short}


def paper_of(layout: str, facts: Facts | None = None, **more) -> bytes:
    paper = Paper()
    LAYOUTS[layout](paper, facts or Facts(), **more)
    return paper.bytes()


def set_fonts(paper: Paper, font: str):
    """Name a font on every run, as old files do."""
    for paragraph in paper.document.paragraphs:
        for run in paragraph.runs:
            run.font.name = font
            run._element.rPr.rFonts.set(qn("w:hAnsi"), font)
