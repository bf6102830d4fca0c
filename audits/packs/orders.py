"""The two ways to arrange a pack: by clause for an auditor, by inspection item for an inspection team.

Inspection items follow Circular 26/2014/TT-BKHCN, articles 36, 37 and 39, as summarised in the project's
domain notes: a–g on the standard and six items on the national scheme.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from qms.text import fold


@dataclass(frozen=True)
class Part:
    """One folder of a pack: its name on disk, its heading, and the clauses whose evidence lies in it."""

    folder: str
    heading: object
    clauses: tuple[str, ...] = ()


CLAUSE_PARTS = (
    Part("4-boi-canh", _("4. Bối cảnh của tổ chức"), ("4",)),
    Part("5-lanh-dao", _("5. Sự lãnh đạo"), ("5",)),
    Part("6-hoach-dinh", _("6. Hoạch định"), ("6",)),
    Part("7-ho-tro", _("7. Hỗ trợ"), ("7",)),
    Part("8-thuc-hien", _("8. Thực hiện"), ("8",)),
    Part("9-danh-gia", _("9. Đánh giá kết quả thực hiện"), ("9",)),
    Part("10-cai-tien", _("10. Cải tiến"), ("10",)),
)

INSPECTION_PARTS = (
    Part("1a-pham-vi", _("a) Phạm vi áp dụng đủ các thủ tục thuộc thẩm quyền"), ("4",)),
    Part("1b-pho-bien", _("b) Phổ biến tài liệu cho cán bộ"), ("7.2", "7.3", "7.4")),
    Part("1c-tuan-thu", _("c) Tuân thủ tiêu chuẩn, chính sách, mục tiêu, quy trình"), ("5", "6", "7")),
    Part("1d-van-hanh", _("d) Các quá trình được vận hành thực tế"), ("8", "9.1")),
    Part("1dd-danh-gia", _("đ) Xem xét lãnh đạo, đánh giá nội bộ, khắc phục"), ("9", "10.1", "10.2")),
    Part("1e-khieu-nai", _("e) Xử lý phản ánh, khiếu nại"), ("8.2.1", "9.1.2")),
    Part("1g-cai-tien", _("g) Cải tiến"), ("10.3", "10")),
    Part("2a-tham-gia", _("2a) Lãnh đạo và các bộ phận tham gia"), ("5.1",)),
    Part("2b-xac-nhan", _("2b) Người đứng đầu xác nhận hiệu lực"), ()),
    Part("2c-cong-bo", _("2c) Công bố, thông báo, niêm yết"), ()),
    Part("2d-phap-luat", _("2d) Cập nhật thay đổi của pháp luật vào hệ thống"), ("7.5.3.2",)),
    Part("2dd-cong-bo-lai", _("2đ) Công bố lại khi thay đổi phạm vi"), ()),
    Part("2e-tu-van", _("2e) Lựa chọn tư vấn đúng quy định (nếu có)"), ()),
)

PARTS = {"clauses": CLAUSE_PARTS, "inspection": INSPECTION_PARTS}


def part_of(order: str, clause: str) -> Part:
    """The part in which evidence of a clause lies: the one naming the longest piece of its number."""
    best, length = None, 0
    for part in PARTS[order]:
        for named in part.clauses:
            if (clause == named or clause.startswith(f"{named}.")) and len(named) > length:
                best, length = part, len(named)
    if best is None:
        raise ValueError(f"no part of a pack holds clause {clause!r}")
    return best


def file_safe(text: str, limit: int = 80) -> str:
    """`text` as a file name every system can hold: ASCII letters, digits, dot, hyphen; never empty.

    "QT.ĐKTT.01" gives "QT.DKTT.01"; case is kept so that codes stay readable.
    """
    letters = "".join(_ascii(letter) for letter in text)
    words = "".join(letter if letter.isalnum() or letter in ".-_" else " " for letter in letters).split()
    return "-".join(words).strip(".-")[:limit].rstrip(".-") or "tep"


def _ascii(letter: str) -> str:
    bare = fold(letter) or " "
    bare = bare if bare.isascii() else " "
    return bare.upper() if letter.isupper() else bare
