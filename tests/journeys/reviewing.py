"""Chapter four: a management review with its thirteen inputs, decisions, minutes and both confirmations."""

from tests.journeys.desk import Desk, day


def prepare(officer: Desk) -> str:
    """Called for today, figures gathered, attendance written; gives its address."""
    officer.go("/reviews/new/")
    officer.fill(
        title="Xem xét của lãnh đạo kỳ này", period_from=day(-300), period_to=day(), held_on=day(),
        starts_at="08:00", ends_at="09:30", place="Phòng họp", chair="Nguyễn Văn Thắng",
        secretary="Trần Thị Hoa",
    )  # fmt: skip
    path = officer.press("Lập").path
    officer.go(path).act("Lấy số liệu đầu vào")
    officer.go(f"{path}attendance/")
    for choice in officer.page.locator("main select").all():
        choice.select_option(label="Có mặt")
    officer.press("Lưu")
    return path


def answer_inputs(officer: Desk, path: str) -> int:
    """A remark on each input; gives their number."""
    officer.go(path)
    pages = [link.get_attribute("href") for link in officer.page.locator("#inputs .row-acts a").all()]
    for page in pages:
        officer.go(page).fill(discussion="Đã xem số liệu, đạt yêu cầu.")
        if officer.page.locator('main [name="climate"]').count():
            officer.fill(climate="not_relevant")
        officer.press("Lưu")
    return len(pages)


def conclude(officer: Desk, chief: Desk, path: str):
    officer.go(path).act("Ghi nhận đã họp")
    for kind, text in (("improvement", "Đặt máy lấy số ở quầy"), ("resource", "Thêm một cán bộ trực")):
        officer.go(f"{path}decisions/new/")
        officer.fill(kind=kind, text=text, owner="Lê Quang Dũng", due_on=day(60)).press("Ghi quyết định")
    officer.go(f"{path}minutes/")
    officer.fill(discussion="Thống nhất các nội dung.", conclusion="Hệ thống phù hợp, đầy đủ, có hiệu lực.")
    officer.press("Lưu")
    officer.go(path).act("Xác nhận biên bản", sign=True)
    chief.go(path).act("Phê duyệt biên bản", sign=True)
