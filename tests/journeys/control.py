"""Chapter six: a procedure from a Word file, put right, signed, handed out, read, revised, taken back."""

import re
from types import SimpleNamespace

from tests.documents.importing.papers import STEPS, Facts, Paper, commune
from tests.journeys.desk import Desk, day
from tests.journeys.procedure import save, sign_off

HOTLINE = "Đường dây nóng của Bộ phận Một cửa: 0204 3123 456"
DECREE = "154/2024/NĐ-CP"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file() -> bytes:
    """As the office typed it: code and title not as on its list, B3 too long, a line that has no place."""
    steps = [("B3", *STEPS[2][1:3], "2 ngày", STEPS[2][4]) if step[0] == "B3" else step for step in STEPS]
    paper = Paper()
    commune(paper, Facts(code="QT.CT.2", title="Gia hạn tạm trú", steps=steps))
    paper.say(HOTLINE)
    return paper.bytes()


def choose_file(officer: Desk) -> Desk:
    """Ends on the page with the file beside what was understood of it."""
    officer.go("/documents/import/")
    paper = {"name": "gia-han.docx", "mimeType": WORD, "buffer": word_file()}
    officer.page.locator('main input[name="files"]').set_input_files(paper)
    return officer.press("Đọc và so sánh")


def take_in(officer: Desk) -> str:
    """Code and title are put right; gives what was shown before. Ends in the editor."""
    shown = choose_file(officer).text
    officer.fill(**{"code-0": "QT.CT.02", "title-0": "Gia hạn tạm trú tại xã"})
    officer.press("Lập bản nháp").press("Soạn tiếp")
    return shown


def put_right(officer: Desk) -> str:
    """What has no place yet is placed, the step that breaks the limit corrected, the signers named."""
    officer.fill(
        reviewer="Lê Quang Dũng", approver="Nguyễn Văn Thắng", unplaced="",
        reception_hours=f"Giờ hành chính. {HOTLINE}", **{"steps-2-value": "1,5"},
    )  # fmt: skip
    return save(officer)


def hand_out(officer: Desk, document: str):
    """Everybody must read it; two numbered papers go to the counter and onto the board."""
    officer.go(f"{document}distribution/").press("Mọi cán bộ của đơn vị phải đọc").press("Giao bản giấy")
    officer.fill(places="Quầy 01\nBảng niêm yết", signed=True).press("Giao bản giấy")


def post(officer: Desk) -> str:
    """Up for everybody; gives its public address."""
    officer.go("/documents/postings/new/")
    line = officer.page.locator("main tbody tr", has_text="QT.CT.02")
    line.get_by_role("checkbox").check()
    line.get_by_label("Lĩnh vực").fill("Cư trú")
    slug = line.get_by_label("Địa chỉ ngắn").input_value()
    officer.press("Niêm yết các quy trình đã đánh dấu")
    return f"/niem-yet/tantien/{slug}/"


def law_comes(officer: Desk) -> str:
    """A decree the procedure cites takes effect ten days ago; gives the address of its entry."""
    officer.go("/documents/external/new/")
    officer.fill(
        code=DECREE, kind="Nghị định", title="Quy định chi tiết Luật Cư trú", issuing_body="Chính phủ",
        issued_on=day(-40), effective_on=day(-10),
    )  # fmt: skip
    return officer.press("Ghi vào danh mục").press("Đưa vào xem xét").path


def ask_for_change(reader: Desk, officer: Desk, document: str) -> str:
    """Somebody at work asks, the officer accepts, which opens the next draft; gives the request's address."""
    reader.go(document).press("Đề nghị sửa đổi")
    reader.fill(
        title="Rút ngắn bước xác minh", content="B3 còn 1 ngày, thời hạn còn 2,5 ngày.",
        why="Dữ liệu cư trú tra cứu được ngay.",
    )  # fmt: skip
    request = reader.press("Gửi yêu cầu").path
    officer.go(request).act("Chấp nhận", drafter="Trần Thị Hoa", due_on=day(10))
    return request


def live(officer: Desk, owner: Desk, chief: Desk, reader: Desk) -> SimpleNamespace:
    """The whole of it; what people saw on the way is kept beside the addresses."""
    told = SimpleNamespace(preview=take_in(officer), first=put_right(officer))
    sign_off(told.first, officer, owner, chief)
    told.document = chief.page.locator(".crumbs a").last.get_attribute("href")
    hand_out(officer, told.document)
    told.asked = reader.go(told.document).text
    told.thanked = reader.press("Tôi đã đọc và hiểu").text
    told.status = reader.page.get_by_role("link", name="Trang tình trạng").get_attribute("href")
    told.read = one_line(officer.go("/documents/reading/"), "Vũ Đình Khôi")
    told.law = law_comes(officer)
    told.public = post(officer)
    told.request = ask_for_change(reader, officer, told.document)
    told.second = save(officer.fill(**{"steps-2-value": "1", "time_limit_value": "2,5"}))
    sign_off(told.second, officer, owner, chief)
    return told


def one_line(desk: Desk, words: str) -> str:
    """The row of a table that has these words, on one line."""
    return flat(desk.page.locator("main tbody tr", has_text=words).inner_text())


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
