"""Chapter two: a nonconformity is raised, corrected, analysed, acted on, verified by another, closed."""

from tests.journeys.desk import Desk, day

WHYS = [
    ("Vì sao trả trễ?", "Hồ sơ nằm chờ phân công", "Sổ theo dõi"),
    ("Vì sao chờ phân công?", "Người phân công đi vắng", "Lịch công tác"),
    ("Vì sao không ai thay?", "Quy trình không nêu người thay", "QT.CT.01"),
]


def raise_it(desk: Desk) -> str:
    """Anybody at the counter may record it; gives its address."""
    desk.go("/nonconformities/new/")
    desk.fill(
        title="Trả trễ hẹn 2 hồ sơ thường trú", source="self", grade="minor", detected_on=day(-3),
        department="Bộ phận Một cửa", lead="Trần Thị Hoa", due_on=day(30), clauses=["8.5"],
        requirement="QT.CT.01: trả kết quả trong 3 ngày.", evidence="Sổ theo dõi, 2 trên 15 hồ sơ.",
        statement="Hai hồ sơ trả sau ngày hẹn mà không có phiếu xin lỗi.",
    )  # fmt: skip
    return desk.press("Ghi nhận").path


def correct(officer: Desk, path: str):
    officer.go(f"{path}correction/")
    officer.fill(
        correction="Đã trả kết quả và xin lỗi người dân.", correction_by="Vũ Đình Khôi",
        correction_done_on=day(-1),
    )  # fmt: skip
    officer.press("Lưu")


def analyse(officer: Desk, path: str):
    officer.go(f"{path}cause/")
    for row, answers in enumerate(WHYS):
        for part, words in zip(("question", "answer", "evidence"), answers, strict=True):
            officer.fill(**{f"why_{row}_{part}": words})
    officer.fill(root_cause="Quy trình không nêu người phân công thay khi vắng.")
    officer.press("Lưu")


def act_on(officer: Desk, doer: Desk, path: str):
    """An action is given, its owner completes it with evidence, the effectiveness plan names another."""
    officer.go(f"{path}actions/new/")
    officer.fill(text="Bổ sung người phân công thay vào QT.CT.01", owner="Vũ Đình Khôi", due_on=day(5))
    officer.press("Giao")
    officer.go(f"{path}verification-plan/")
    officer.fill(verify_from=day(), verifier="Hoàng Thị Lan", verify_method="Xem 10 hồ sơ của tuần này.")
    officer.press("Lưu")
    doer.go(path).press("Báo xong")
    doer.fill(done_on=day(), evidence="QT.CT.01 bản 01.01, bước B2.").press("Báo xong")
    officer.go(path).act("Chuyển sang kiểm tra hiệu lực")


def verify_and_close(verifier: Desk, chief: Desk, path: str):
    verifier.go(path).press("Kết luận có hiệu lực")
    verifier.fill(effective="yes", verification_result="10 hồ sơ đều phân công trong ngày.")
    verifier.press("Ghi kết luận")
    chief.go(path).act("Đóng")
