"""Which column of an old register says what: known headings, and the mapping a unit has saved."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.hashing import sha256_of
from qms.text import fold

MOST_LINES_ABOVE = 20  # titles and the name of the office above the headings


@dataclass(frozen=True)
class Target:
    """Something a column can say; ``names`` are headings it is known by, folded."""

    key: str
    label: object
    names: tuple[str, ...] = ()
    needed: bool = False
    example: object = ""
    hint: object = ""


TARGETS = (
    Target("code", _("Mã hồ sơ"), ("ma ho so", "so ho so", "ma hs", "ma so ho so", "ma bien nhan"),
           example="G01.899-260105-0001",
           hint=_("Mã cũ hoặc mã trên hệ thống khác; được giữ lại bên cạnh mã mới.")),
    Target("procedure", _("Mã quy trình"), ("ma quy trinh", "ma thu tuc", "ma tthc", "ma tthc noi bo"),
           example="QT-01", hint=_("Mã quy trình của đơn vị. Không khớp thì hồ sơ chỉ giữ tên thủ tục.")),
    Target("title", _("Tên thủ tục hành chính"),
           ("ten thu tuc hanh chinh", "ten tthc", "thu tuc", "ten thu tuc", "thu tuc hanh chinh", "noi dung"),
           example=_("Đăng ký thường trú"), hint=_("Bắt buộc khi không có mã quy trình.")),
    Target("field", _("Lĩnh vực"), ("linh vuc",), example=_("Cư trú")),
    Target("name", _("Tên tổ chức, cá nhân"),
           ("ten to chuc, ca nhan", "ten to chuc/ca nhan", "to chuc, ca nhan", "ho va ten", "ho ten",
            "nguoi nop", "ten to chuc ca nhan", "chu ho so", "ho ten nguoi nop"),
           needed=True, example=_("Nguyễn Văn An")),
    Target("id_number", _("Số định danh"),
           ("so dinh danh", "cccd", "so cccd", "so cccd/cmnd", "so giay to", "cmnd/cccd"),
           example="024190001234", hint=_("Để ô ở dạng Văn bản (Text), nếu không Excel bỏ số 0 ở đầu.")),
    Target("phone", _("Số điện thoại"), ("so dien thoai", "dien thoai", "sdt", "so dt"), example="0912345678",
           hint=_("Để ô ở dạng Văn bản (Text).")),
    Target("address", _("Địa chỉ"), ("dia chi", "noi o", "dia chi lien he"),
           example=_("Thôn Đông, xã Tân Tiến")),
    Target("channel", _("Cách nộp"), ("cach nop", "hinh thuc nop", "hinh thuc tiep nhan", "kenh tiep nhan"),
           example=_("Trực tiếp"), hint=_("Trực tiếp, Trực tuyến hoặc Bưu chính; trống là Trực tiếp.")),
    Target("received_at", pgettext_lazy("time of a file", "Nhận"),
           ("nhan", "ngay nhan", "ngay tiep nhan", "thoi gian nhan", "nhan ho so", "nhan luc",
            "ngay nhan ho so"),
           needed=True, example="05/01/2026 08:30", hint=_("Ngày, hoặc ngày và giờ.")),
    Target("due_at", _("Hẹn trả"),
           ("hen tra", "ngay hen tra", "hen tra ket qua", "ngay hen tra ket qua", "thoi gian hen tra"),
           needed=True, example="14/01/2026 17:30",
           hint=_("Chỉ có ngày thì tính đến hết giờ làm việc ngày đó.")),
    Target("resolved_at", _("Có kết quả"),
           ("co ket qua", "ngay co ket qua", "ngay giai quyet", "ngay hoan thanh", "ngay ket thuc",
            "ngay ket thuc xu ly", "ngay ket thuc giai quyet", "ngay xu ly xong"),
           example="12/01/2026 10:00",
           hint=_("Trống mà có ngày trả thì lấy ngày trả. Hồ sơ từ chối, dừng, rút: ngày kết thúc.")),
    Target("returned_at", pgettext_lazy("result", "Trả"),
           ("tra", "ngay tra", "tra ket qua", "ngay tra ket qua", "thoi gian tra"),
           example="13/01/2026 09:00"),
    Target("status", _("Trạng thái, tình trạng hồ sơ"),
           ("trang thai", "tinh trang", "trang thai ho so", "tinh trang ho so", "trang thai hs",
            "tinh trang hs", "trang thai xu ly", "tinh trang xu ly", "trang thai giai quyet",
            "tinh trang giai quyet", "trang thai xu ly ho so", "tinh trang xu ly ho so",
            "trang thai giai quyet ho so", "tinh trang giai quyet ho so"),
           example=_("Đã trả kết quả"),
           hint=_("Trống thì theo các ngày. Từ chối, dừng, rút phải có ngày kết thúc.")),
    Target("return_by", _("Phương thức nhận kết quả"),
           ("phuong thuc nhan ket qua", "phuong thuc nhan kq", "nhan ket qua", "hinh thuc nhan ket qua",
            "hinh thuc tra"),
           example=_("Nhận tại nơi nộp"),
           hint=_("Nhận tại nơi nộp, Qua bưu chính hoặc Trực tuyến; trống là Nhận tại nơi nộp.")),
    Target("receipt", _("Ký nhận"), ("ky nhan", "nguoi nhan ky"), example=_("Đã ký giấy hẹn")),
    Target("result_number", _("Số văn bản kết quả"), ("so van ban ket qua", "so ket qua", "so van ban"),
           example=""),
    Target("fee", _("Phí, lệ phí (đồng)"), ("phi, le phi (dong)", "phi, le phi", "le phi", "phi"),
           example="20000"),
    Target("note", _("Ghi chú"), ("ghi chu",), example=""),
)  # fmt: skip
BY_KEY = {target.key: target for target in TARGETS}
NEEDED = tuple(target.key for target in TARGETS if target.needed)


def heading(text) -> str:
    """A heading as it is compared: without marks, case, doubled spaces and a closing star."""
    return fold(str(text or "")).rstrip(" *:")


def header_key(headings: list[str]) -> str:
    """The fingerprint of a row of headings, by which a saved mapping is found again."""
    return sha256_of([heading(one) for one in headings])


def known_columns(headings: list[str]) -> dict[str, int]:
    """{target: place} of the headings that are known by name; the first of two that say the same."""
    places: dict[str, int] = {}
    for place, text in enumerate(headings):
        for target in TARGETS:
            if heading(text) in (*target.names, heading(target.label)):
                places.setdefault(target.key, place)
    return places


def missing(columns: dict[str, int]) -> list[Target]:
    """What no column says though it is needed."""
    lacking = [BY_KEY[key] for key in NEEDED if key not in columns]
    return lacking if {"procedure", "title"} & set(columns) else [*lacking, BY_KEY["title"]]


def header_place(rows) -> int | None:
    """The place of the row of headings among the first rows; None without any.

    It is the one with the most known headings, else the first with three texts.
    """
    above = rows[:MOST_LINES_ABOVE]
    known = [len(known_columns(texts_of(row.cells))) for row in above]
    if known and max(known) >= 2:
        return known.index(max(known))
    return next((place for place, row in enumerate(above) if _texts(row.cells) >= 3), None)


def texts_of(cells) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in cells]


def _texts(cells) -> int:
    return sum(1 for cell in cells if isinstance(cell, str))
