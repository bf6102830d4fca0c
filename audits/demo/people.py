# ruff: noqa: E501 (a text is one line)
"""The people of the demo: who they are and what they do in their unit. All names are made up."""

from dataclasses import dataclass

from qms.permissions import Role


@dataclass(frozen=True)
class Person:
    """A person of a unit; `part` is how the stories call them ("secretary", "chief" …)."""

    part: str
    username: str
    full_name: str
    position: str
    rank: str
    roles: tuple[str, ...]
    for_days: int | None = None  # working days from now on; None: until further notice


PROVINCE = (
    Person("secretary", "tinh", "Đặng Thu Hiền", "Thư ký ISO Công an tỉnh", "Thiếu tá", (Role.OFFICER,)),
    Person("chief", "lanhdaotinh", "Trần Quốc Việt", "Phó Giám đốc Công an tỉnh", "Đại tá", (Role.HEAD,)),
    Person("deputy", "thammuu", "Lưu Thanh Bình", "Phó Trưởng phòng Tham mưu", "Thượng tá", (Role.OWNER,)),
    Person("auditor", "hoa", "Nguyễn Thị Hoa", "Đánh giá viên trưởng", "Trung tá", (Role.AUDITOR,)),
)

TAN_TIEN = (
    Person("secretary", "thuky", "Phạm Thu Hà", "Cán bộ tổng hợp, Thư ký ISO", "Đại úy", (Role.OFFICER,)),
    Person("chief", "truong", "Nguyễn Đức Thắng", "Trưởng Công an xã", "Trung tá", (Role.HEAD,)),
    Person("owner", "chuquatrinh", "Lê Minh Tuấn", "Cán bộ đăng ký cư trú", "Thượng úy", (Role.OWNER,)),
    Person("desk", "motcua", "Hoàng Thị Lan", "Cán bộ tiếp nhận và trả kết quả", "Trung úy", (Role.DESK,)),
    Person("auditor", "danhgia", "Vũ Thị Ngọc Mai", "Đánh giá viên nội bộ", "Đại úy", (Role.AUDITOR,)),
    Person("inspector", "thanhtra", "Bùi Văn Sơn", "Thành viên đoàn kiểm tra", "Thiếu tá", (Role.INSPECTOR,), 22),
    Person("deputy", "khoi", "Vũ Đình Khôi", "Phó Trưởng Công an xã", "Thiếu tá", (Role.OWNER,)),
    Person("owner2", "dung", "Trịnh Quang Dũng", "Cảnh sát khu vực", "Đại úy", (Role.OWNER,)),
    Person("owner3", "nam", "Đỗ Hoài Nam", "Cán bộ đăng ký xe", "Thượng úy", (Role.OWNER,)),
    Person("auditor2", "hung", "Ngô Văn Hưng", "Đánh giá viên nội bộ", "Đại úy", (Role.AUDITOR,)),
)  # fmt: skip

NHAM_BIEN = (
    Person("secretary", "huong", "Dương Thị Hương", "Cán bộ tổng hợp, Thư ký ISO", "Đại úy", (Role.OFFICER,)),
    Person("chief", "binh", "Hoàng Văn Bình", "Trưởng Công an thị trấn", "Thiếu tá", (Role.HEAD,)),
    Person("owner", "duc", "Phạm Minh Đức", "Cán bộ đăng ký cư trú", "Thượng úy", (Role.OWNER,)),
    Person("desk", "thao", "Giáp Thị Thảo", "Cán bộ tiếp nhận và trả kết quả", "Trung úy", (Role.DESK,)),
    Person("auditor", "loan", "Thân Thị Loan", "Đánh giá viên nội bộ", "Đại úy", (Role.AUDITOR,)),
    Person("deputy", "kien", "Lương Trung Kiên", "Phó Trưởng Công an thị trấn", "Đại úy", (Role.OWNER,)),
    Person("owner2", "son", "Chu Văn Sơn", "Cảnh sát khu vực", "Thượng úy", (Role.OWNER,)),
    Person("owner3", "tu", "Ong Khắc Tú", "Cán bộ đăng ký xe", "Trung úy", (Role.OWNER,)),
    Person("auditor2", "ha", "Leo Thị Hà", "Đánh giá viên nội bộ", "Thượng úy", (Role.AUDITOR,)),
)  # fmt: skip

HONG_THAI = (
    Person("secretary", "nhung", "Trần Hồng Nhung", "Cán bộ tổng hợp, Thư ký ISO", "Thượng úy", (Role.OFFICER,)),
    Person("chief", "quang", "Nguyễn Hữu Quang", "Trưởng Công an xã", "Trung tá", (Role.HEAD,)),
    Person("owner", "toan", "Đào Văn Toàn", "Cán bộ đăng ký cư trú", "Đại úy", (Role.OWNER,)),
    Person("desk", "yen", "Đoàn Hải Yến", "Cán bộ tiếp nhận và trả kết quả", "Thượng úy", (Role.DESK,)),
    Person("auditor", "thuy", "Nguyễn Thị Thu Thủy", "Đánh giá viên nội bộ", "Đại úy", (Role.AUDITOR,)),
    Person("deputy", "manh", "Diêm Đăng Mạnh", "Phó Trưởng Công an xã", "Thiếu tá", (Role.OWNER,)),
    Person("owner2", "phuc", "Tống Văn Phúc", "Cảnh sát khu vực", "Đại úy", (Role.OWNER,)),
    Person("owner3", "linh", "Vi Thùy Linh", "Cán bộ đăng ký xe", "Trung úy", (Role.OWNER,)),
    Person("auditor2", "cuong", "Hà Mạnh Cường", "Đánh giá viên nội bộ", "Thượng úy", (Role.AUDITOR,)),
)  # fmt: skip

FULL = {"TANTIEN": TAN_TIEN, "NHAMBIEN": NHAM_BIEN, "HONGTHAI": HONG_THAI}

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Giáp", "Thân", "Dương", "Đỗ", "Vũ", "Ngô", "Bùi", "Đào")
WOMEN = ("Thị Hạnh", "Thị Nga", "Minh Trang", "Thị Oanh", "Thu Phương", "Thị Vân", "Thanh Tâm", "Thị Liên",
         "Ngọc Ánh", "Thị Hiên", "Bích Ngọc", "Thị Dung", "Hồng Hạnh", "Thị Quyên", "Mai Anh")  # fmt: skip
CHIEFS = ("Văn Hải", "Đình Long", "Xuân Trường", "Văn Chiến", "Trọng Nghĩa", "Văn Thành", "Quốc Huy", "Văn Tiến",
          "Công Minh", "Mạnh Hùng", "Văn Khánh", "Anh Dũng", "Tiến Đạt", "Văn Lực")  # fmt: skip
STAFF = ("Văn Hiệp", "Đức Anh", "Văn Hoàng", "Minh Quân", "Văn Lâm", "Thế Vinh", "Văn Thái", "Quang Huy",
         "Tuấn Anh", "Văn Tùng", "Hữu Phước", "Văn Trung", "Đăng Khoa", "Hải Đăng", "Văn Nhất", "Bá Lộc")  # fmt: skip


def people_of(number: int, code: str, kind: str) -> tuple[Person, ...]:
    """The people of a unit: written out for the three full ones, three people for each of the others."""
    if code in FULL:
        return FULL[code]
    name = code.lower().replace("-", "")
    family = [FAMILY[(number * step + step) % len(FAMILY)] for step in (3, 5, 7)]
    return (
        Person("secretary", f"thuky.{name}", f"{family[0]} {WOMEN[number % len(WOMEN)]}",
               "Cán bộ tổng hợp, Thư ký ISO", "Thượng úy", (Role.OFFICER,)),
        Person("chief", f"truong.{name}", f"{family[1]} {CHIEFS[number % len(CHIEFS)]}",
               f"Trưởng Công an {kind}", "Thiếu tá", (Role.HEAD,)),
        Person("owner", f"canbo.{name}", f"{family[2]} {STAFF[number % len(STAFF)]}",
               "Cán bộ đăng ký cư trú", "Trung úy", (Role.OWNER, Role.DESK)),
    )  # fmt: skip
