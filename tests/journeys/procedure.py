"""Chapter one: a procedure is typed, reviewed, approved with a password, and in force; then revised."""

from types import SimpleNamespace

from tests.journeys.desk import Desk, day

STEPS = [
    {"action": "Tiếp nhận hồ sơ.\n- Đủ, hợp lệ: nhận và hẹn trả.\n- Chưa đủ: hướng dẫn bổ sung.",
     "role": "Cán bộ tiếp nhận", "unit": "giờ hành chính", "forms": "Mẫu 01, 02"},
    {"action": "Kiểm tra hồ sơ, cập nhật dữ liệu", "role": "Cán bộ đăng ký", "value": "0,5", "unit": "ngày"},
    {"action": "Xem xét, phê duyệt", "role": "Trưởng Công an xã", "value": "2", "unit": "ngày"},
    {"action": "Chuyển kết quả", "role": "Cán bộ đăng ký", "value": "0,5", "unit": "ngày"},
    {"action": "Trả kết quả", "role": "Cán bộ tiếp nhận", "unit": "giờ hành chính", "forms": "Mẫu 03"},
]  # fmt: skip
DOSSIER = [
    {"name": "Tờ khai thay đổi thông tin cư trú", "original": True, "quantity": "01"},
    {"name": "Giấy tờ chứng minh chỗ ở hợp pháp", "copy": True, "quantity": "01"},
]
FORMS = [
    {"code": "Mẫu 01", "name": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"},
    {"code": "Mẫu 02", "name": "Phiếu yêu cầu bổ sung", "transient": True},
    {"code": "Mẫu 03", "name": "Sổ trả kết quả"},
]
RECORDS = [
    {"name": "Hồ sơ đầu vào", "medium": "Giấy", "place": "Bộ phận Một cửa", "retention": "5 năm"},
    {"name": "Mẫu 01, Mẫu 03", "medium": "Giấy", "place": "Bộ phận Một cửa", "retention": "5 năm"},
]


def begin(officer: Desk, owner: str):
    """A new document: kind, code, name, owner, clauses. Ends in the editor of its first draft."""
    officer.go("/documents/new/")
    officer.fill(
        kind="Quy trình", code="QT.CT.01", title="Đăng ký thường trú", owner=owner, clauses=["7.5", "8.5"]
    )
    officer.press("Lập và soạn bản đầu")


def write(officer: Desk, reviewer: str, approver: str):
    """Everything of the draft, table by table, saved once."""
    officer.fill(
        change_summary="Ban hành lần đầu", reviewer=reviewer, approver=approver,
        purpose="Thống nhất cách giải quyết đăng ký thường trú.",
        scope="Bộ phận Một cửa và cán bộ đăng ký cư trú.",
        legal_basis="Luật Cư trú số 68/2020/QH14", tthc_codes="1.004222", dossier_sets="01 bộ",
        time_limit_value="3", time_limit_unit="working_day", time_limit_note="kể từ ngày nhận đủ hồ sơ",
        place="Bộ phận Một cửa", fee="Không", result="Thông báo kết quả",
    )  # fmt: skip
    officer.rows("dossier", "Thêm giấy tờ", DOSSIER)
    officer.rows("steps", "Thêm bước", STEPS)
    officer.rows("forms", "Thêm biểu mẫu", FORMS)
    officer.rows("records", "Thêm hồ sơ lưu", RECORDS)
    save(officer)


def save(officer: Desk) -> str:
    """Save the draft; its page comes after a look whether the session still lives. Gives its address."""
    officer.press("Lưu và xem").page.wait_for_url("**/revisions/*/")
    return officer.path


def sign_off(path: str, officer: Desk, owner: Desk, chief: Desk):
    """Three people, each with the own password; in force at once."""
    officer.go(path).act("Trình xem xét", sign=True)
    owner.go(path).act("Đồng ý, trình phê duyệt", sign=True)
    chief.go(path).act("Phê duyệt", sign=True, effective_from=day())


def live(officer: Desk, owner: Desk, chief: Desk) -> SimpleNamespace:
    """The first revision from the empty form into force, the second as a draft that sits a day shorter."""
    begin(officer, "Lê Quang Dũng")
    write(officer, "Lê Quang Dũng", "Nguyễn Văn Thắng")
    told = SimpleNamespace(first=officer.path)
    sign_off(told.first, officer, owner, chief)
    told.effective = chief.text
    told.document = chief.page.locator(".crumbs a").last.get_attribute("href")
    officer.go(told.document).press("Sửa đổi tài liệu")
    officer.fill(reason="Rút ngắn một ngày theo kiến nghị của người dân.").press("Bắt đầu soạn")
    told.second = save(officer.fill(**{"time_limit_value": "2", "steps-2-value": "1"}))
    return told
