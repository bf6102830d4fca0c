"""The papers of a file, read as text: what each says, on which form, in full or masked, who may open it."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from qms.history import record_tx
from qms.models import LedgerEntry
from registers.actions import answering, apologising, ending, handing_over, supplementing
from registers.actions.reception_settings import set_reception
from registers.lookup_codes import check_letters
from registers.models import Apology, ServiceFile, SlipKind
from registers.papers.reception_slip import fits_half
from registers.slip_editions import load_slip_forms
from tests.registers.one_stop.making import at, procedure, received

pytestmark = pytest.mark.django_db
FULL, MASKED = ("Nguyễn Thị Đào", "024190001234", "0912345678"), ("N.T.Đ.", "•••••••••234", "•••••••678")
PAPERS = [
    {"name": "Tờ khai CT01", "originals": 1, "copies": 0, "asked": True, "note": "", "held": True},
    {"name": "Hợp đồng thuê nhà", "originals": 0, "copies": 2, "asked": True, "note": ""},
    {"name": "Văn bản đồng ý", "originals": 0, "copies": 0, "asked": True, "note": ""},
]


@pytest.fixture
def desk(office):
    """An office with the known forms, a telephone and a three-day procedure."""
    load_slip_forms()
    with record_tx(by=None, verb="qms.load"):
        office.tan_tien.phone = "0204 3 888 113"
        office.tan_tien.save()
    procedure(office)
    return office


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def paper(client, file, kind, **asked):
    answer = client.get(f"/one-stop/files/{file.pk}/slip/{kind}/", asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return words(answer.content)


def again(file):
    return ServiceFile.objects.get(pk=file.pk)


def in_order(text, *parts):
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} not after {text[max(0, place - 60) : place]!r} in {text}"
        place = found


def test_the_slip_of_reception(desk, signed_in):
    file = received(desk, "2026-06-01 10:34", papers=PAPERS, fee=15000, fee_receipt="0012345", copies=1)
    text = paper(signed_in(desk.desk), file, "reception")
    in_order(
        text, "CÔNG AN XÃ TÂN TIẾN", "Số: HS-2026-0001", "Tiến, ngày 01 tháng 6 năm 2026", "Mẫu 01",
        "Thông tư 03/2025/TT-VPCP, Phụ lục I", "Liên 1: người nộp", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "theo QT-02, lần ban hành 01", "Nguyễn Thị Đào", "024190001234", "0912345678",
        "Thôn Đông, xã Tân Tiến", "Đã nhận (01 bộ):", "☑ Tờ khai CT01 (01 bản chính)",
        "☑ Hợp đồng thuê nhà (02 bản sao)", "☐ Văn bản đồng ý",
        "10 giờ 34 phút, thứ Hai, ngày 01/06/2026", "03 ngày làm việc", "15.000 đồng (biên lai 0012345)",
        "☑ Nhận tại nơi nộp", "☐ Qua bưu chính", "HẸN TRẢ KẾT QUẢ", "17 giờ 30", "04/06/2026",
        "chậm nhất, thứ Năm", "Mã hồ sơ HS-2026-0001", f"Mã tra cứu {check_letters(file)}",
        "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Phạm Minh Đức", "/tra-cuu/tantien", "0204 3 888 113",
    )  # fmt: skip
    assert text.count("HẸN TRẢ KẾT QUẢ") == 4 and text.count("Liên 2: lưu nơi tiếp nhận") == 1


def test_two_to_a_sheet_where_they_fit_and_a_sheet_each_where_papers_are_many(desk, signed_in):
    few = received(desk, "2026-06-01 10:00", papers=PAPERS)
    many = received(desk, "2026-06-01 10:05", papers=PAPERS * 4)
    client = signed_in(desk.desk)
    sheets = [
        len(PdfReader(io.BytesIO(client.get(f"/one-stop/files/{one.pk}/slip/reception/").content)).pages)
        for one in (few, many)
    ]
    assert sheets == [1, 2]


@pytest.mark.parametrize(("papers", "fits"), [(2, True), (3, False)])
def test_papers_of_two_lines_each_are_counted_as_two(papers, fits):
    long = "Giấy tờ chứng minh sở hữu chỗ ở hợp pháp (01 bản sao)"
    assert fits_half({"name": "Đào", "address": "Thôn Đông"}, [(True, long)] * papers, "Thường trú") is fits


def test_a_procedure_of_the_police_has_its_own_forms(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    set_reception(desk.tan_tien, file.procedure, field="", forms="residence", clock="resume", clock_basis="",
                  fee=None, by=desk.secretary)  # fmt: skip
    client = signed_in(desk.desk)
    assert "Mẫu CT04 Thông tư 66/2023/TT-BCA" in paper(client, file, "reception")
    assert "Mẫu 06 Thông tư 03/2025/TT-VPCP, Phụ lục I" in paper(client, file, "control")


def test_without_a_form_the_slip_names_none(office, signed_in):
    text = paper(signed_in(office.desk), received(office, "2026-06-01 10:00"), "reception")
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in text and "Mẫu" not in text


def asked_for_more(desk, file):
    return supplementing.ask_supplement(
        file, items="Hợp đồng thuê nhà có chứng thực;\n- Bản sao căn cước.", reason="Thiếu chữ ký.",
        until=dt.date(2026, 6, 15), by=desk.desk, at=at("2026-06-02 09:00"),
    )  # fmt: skip


def test_the_request_for_a_supplement(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    asked_for_more(desk, file)
    text = paper(signed_in(desk.desk), file, "supplement")
    in_order(
        text, "Mẫu 02", "Số: PBS-2026-0001", "ngày 02 tháng 6 năm 2026",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Nguyễn Thị Đào", "HS-2026-0001",
        "Hợp đồng thuê nhà có chứng thực.", "Bản sao căn cước.", "Lý do: Thiếu chữ ký.",
        "Đề nghị nộp trước ngày 15/06/2026.", "điện thoại 0204 3 888 113", "NGƯỜI HƯỚNG DẪN", "Phạm Minh Đức",
    )  # fmt: skip


def test_each_supplement_has_its_own_paper(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    asked_for_more(desk, file)
    supplementing.take_supplement(again(file), by=desk.desk, at=at("2026-06-03 09:00"))
    supplementing.ask_supplement(
        again(file), items="Ảnh", reason="Mờ", by=desk.desk, at=at("2026-06-04 09:00")
    )
    client = signed_in(desk.desk)
    asked = ["supplement/1", "supplement/2", "supplement"]
    found = [paper(client, file, one) for one in asked]
    assert [("Ảnh" in one, "PBS-2026-0001" in one) for one in found] == [
        (False, True), (True, False), (True, False),
    ]  # fmt: skip
    for wrong in ("supplement/3", "supplement/0", "reception/1"):
        assert client.get(f"/one-stop/files/{file.pk}/slip/{wrong}/").status_code == 404


def test_the_refusal_and_the_notice_that_work_stops(desk, signed_in):
    refused = received(desk, "2026-06-01 10:00", papers=PAPERS)
    ending.refuse(refused, by=desk.owner, reason="Ngoài địa bàn", at=at("2026-06-01 10:20"))
    stopped = received(desk, "2026-06-01 11:00")
    ending.stop(stopped, by=desk.owner, reason="Người nộp đề nghị dừng.", at=at("2026-06-02 08:05"))
    client = signed_in(desk.desk)
    in_order(
        paper(client, refused, "refusal"), "Mẫu 03", "Số: PTC-2026-0001", "PHIẾU TỪ CHỐI TIẾP NHẬN HỒ SƠ",
        "Nguyễn Thị Đào", "không tiếp nhận, giải quyết hồ sơ nêu trên", "Lý do: Ngoài địa bàn.",
        "Tờ khai CT01, 1 bản.", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Lê Quang Dũng",
    )  # fmt: skip
    in_order(
        paper(client, stopped, "stop"), "Mẫu 05", "Số: TBD-2026-0001", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "dừng giải quyết hồ sơ nêu trên từ 08 giờ 05 phút, thứ Ba, ngày 02/06/2026",
        "Lý do: Người nộp đề nghị dừng.", "THỦ TRƯỞNG ĐƠN VỊ",
    )  # fmt: skip
    for file, kind in ((refused, "stop"), (stopped, "refusal"), (refused, "apology"), (refused, "supplement"),
                       (refused, "register"), (refused, "x")):  # fmt: skip
        assert client.get(f"/one-stop/files/{file.pk}/slip/{kind}/").status_code == 404, kind


def test_the_apology_is_a_draft_until_the_head_has_confirmed_it(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    draft = apologising.propose_apology(
        file,
        new_due_at=at("2026-06-09 17:00"),
        reason="Chờ xác minh.",
        by=desk.owner,
        at=at("2026-06-02 08:00"),
    )
    client = signed_in(desk.desk)
    text = paper(client, file, "apology")
    assert "DỰ THẢO" in text and "Số: ………" in text and "PHÊ DUYỆT ĐIỆN TỬ" not in text.upper()
    apologising.sign_apology(draft, by=desk.chief, at=at("2026-06-03 08:12"))
    text = paper(client, file, "apology")
    in_order(
        text, "Mẫu 04", "Số: PXL-2026-0001", "ngày 03 tháng 6 năm 2026",
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Kính gửi: Nguyễn Thị Đào",
        "Thời gian hẹn trả kết quả là 17 giờ 30 phút, thứ Năm, ngày 04/06/2026", "Lý do: Chờ xác minh.",
        "xin lỗi ông (bà) và hẹn trả kết quả vào 17 giờ 00 phút, thứ Ba, ngày 09/06/2026",
        "TRƯỞNG CÔNG AN XÃ", "Nguyễn Văn Thắng", "08:12:00 03/06/2026",
    )  # fmt: skip
    assert "DỰ THẢO" not in text and "không thay thế chữ ký số chuyên dùng công vụ" in text


def test_a_deputy_signs_under_the_title_of_the_head(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    draft = apologising.propose_apology(
        file, new_due_at=at("2026-06-09 17:00"), reason="Chờ", by=desk.owner, at=at("2026-06-02 08:00")
    )
    with record_tx(by=None, verb="qms.load", at=at("2026-06-03 08:00")):
        draft.number, draft.signed_by, draft.signed_at = "PXL-2026-0001", desk.owner, at("2026-06-03 08:00")
        draft.signed_position, draft.form = "Phó Trưởng Công an xã", "KT"
        draft.on_behalf_position, draft.on_behalf_of = "Trưởng Công an xã", desk.chief
        draft.save()
    text = paper(signed_in(desk.desk), file, "apology").upper()
    in_order(text, "KT. TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG CÔNG AN XÃ", "LÊ QUANG DŨNG")
    assert Apology.objects.get().form == "KT"


def test_the_control_slip_fills_itself_and_names_no_citizen(desk, signed_in):
    file = received(desk, "2026-06-01 09:00")
    handing_over.hand_over(file, to_person=desk.owner, by=desk.desk, at=at("2026-06-01 10:00"))
    file = again(file)
    handing_over.hand_over(
        file, to_place="Công an tỉnh", note="Xác minh", by=desk.owner, at=at("2026-06-05 08:00")
    )
    answering.resolve(again(file), approved_by=desk.chief, by=desk.chief, at=at("2026-06-05 09:00"))
    answering.give_result(again(file), receipt="Ký", by=desk.desk, at=at("2026-06-05 10:00"))
    text = paper(signed_in(desk.desk), file, "control")
    in_order(
        text, "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Cơ quan phối hợp: Công an tỉnh",
        "Giao: Người nộp hồ sơ", "Nhận: Phạm Minh Đức", "Giao: Phạm Minh Đức", "Nhận: Lê Quang Dũng",
        "Quá hạn", "Giao: Lê Quang Dũng", "Nhận: Công an tỉnh", "Xác minh", "Giao: Phạm Minh Đức",
        "Nhận: Người nộp hồ sơ", "Có kết quả: 09 giờ 00 phút, thứ Sáu, ngày 05/06/2026 (quá hạn)",
    )  # fmt: skip
    assert not any(value in text for value in (*FULL, "N.T.Đ."))
    before = paper(signed_in(desk.desk), file, "control", as_of="2026-06-02")
    assert "Công an tỉnh" not in before.split("Cơ quan phối hợp", 1)[1]


def test_it_is_the_paper_of_a_file_among_its_evidence(desk, signed_in):
    file = received(desk, "2026-06-01 09:00")
    first, second = (signed_in(desk.auditor).get(f"/one-stop/files/{file.pk}/pdf/").content for _turn in "12")
    assert first == second and "PHIẾU KIỂM SOÁT" in words(first)


def test_the_citizen_is_masked_for_those_who_need_not_know(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    asked_for_more(desk, file)
    for who, shown, hidden in ((desk.desk, FULL, MASKED), (desk.inspector, MASKED, FULL)):
        client = signed_in(who)
        for kind in ("reception", "supplement"):
            text = paper(client, file, kind)
            assert shown[0] in text and not any(value in text for value in hidden), (who, kind)


def test_a_paper_in_full_is_noted_and_a_masked_one_is_not(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    notes = LedgerEntry.objects.filter(source="event", payload__contains="registers.slip_print")
    paper(signed_in(desk.inspector), file, "reception")
    paper(signed_in(desk.desk), file, "control")
    assert notes.count() == 0
    paper(signed_in(desk.desk), file, "reception")
    assert '"slip":"reception"' in notes.get().payload and "Đào" not in notes.get().payload


def test_who_has_the_file_in_hand_sees_its_citizen(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    handing_over.hand_over(file, to_person=desk.owner, by=desk.desk, at=at("2026-06-01 11:00"))
    notes = LedgerEntry.objects.filter(source="event", payload__contains="registers.slip_print")
    for who, shown, hidden in ((desk.owner, FULL, MASKED), (desk.owner2, MASKED, FULL)):
        client = signed_in(who)
        page = client.get(f"/one-stop/files/{file.pk}/").content.decode()
        for text in (paper(client, file, "reception"), page):
            assert shown[0] in text and not any(value in text for value in hidden), who
        listed = client.get("/one-stop/").content.decode()
        assert file.code in listed and not any(value in listed for value in FULL), who
    assert notes.count() == 1 and '"slip":"reception"' in notes.get().payload


def test_who_gave_the_file_on_sees_the_citizen_no_more_but_on_the_slip_issued(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    handing_over.hand_over(file, to_person=desk.owner, by=desk.desk, at=at("2026-06-01 11:00"))
    supplementing.ask_supplement(file, items="CT01", by=desk.owner, reason="Thiếu", at=at("2026-06-01 12:00"))
    supplementing.take_supplement(again(file), by=desk.desk, at=at("2026-06-01 13:00"))
    handing_over.hand_over(again(file), to_person=desk.owner2, by=desk.desk, at=at("2026-06-01 14:00"))
    client = signed_in(desk.owner)
    assert FULL[0] in paper(client, file, "supplement")
    assert FULL[0] not in paper(client, file, "reception")
    then = client.get(f"/one-stop/files/{file.pk}/", {"as_of": "2026-06-01T11:30"}).content.decode()
    assert not any(value in then for value in FULL)


def test_who_refused_a_file_prints_the_refusal_in_full(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    handing_over.hand_over(file, to_person=desk.owner, by=desk.desk, at=at("2026-06-01 11:00"))
    ending.refuse(again(file), by=desk.owner, reason="Ngoài địa bàn", at=at("2026-06-01 12:00"))
    client = signed_in(desk.owner)
    assert FULL[0] in paper(client, file, "refusal")
    assert FULL[0] not in paper(client, file, "reception")
    assert FULL[0] not in paper(signed_in(desk.owner2), file, "refusal")


def test_nobody_from_elsewhere_opens_a_paper(desk, signed_in, client):
    file = received(desk, "2026-06-01 10:00")
    for kind in (SlipKind.RECEPTION, SlipKind.CONTROL):
        address = f"/one-stop/files/{file.pk}/slip/{kind}/"
        assert client.get(address).status_code == 302
    for who in (desk.neighbour, desk.stranger):
        assert signed_in(who).get(f"/one-stop/files/{file.pk}/slip/reception/").status_code == 404


def test_the_page_of_a_file_offers_its_papers(desk, signed_in):
    file = received(desk, "2026-06-01 10:00")
    asked_for_more(desk, file)
    page = signed_in(desk.desk).get(f"/one-stop/files/{file.pk}/").content.decode()
    kinds = [kind for kind in SlipKind.values if f"/slip/{kind}/" in page]
    assert kinds == ["reception", "supplement", "control"] and "/slip/supplement/1/" in page


def test_a_long_list_of_papers_has_the_width_of_the_sheet(desk, signed_in):
    name = "Văn bản chứng minh điều kiện theo quy định của pháp luật chuyên ngành"
    rows = [{**PAPERS[0], "name": f"{name} {number}", "originals": number % 2} for number in range(40)]
    file = received(desk, "2026-06-01 10:00", papers=rows)
    data = signed_in(desk.desk).get(f"/one-stop/files/{file.pk}/slip/reception/").content
    assert len(PdfReader(io.BytesIO(data)).pages) == 4  # two sheets a copy
    in_order(
        words(data), "Đã nhận (01 bộ): 20 trên 40 giấy tờ, liệt kê dưới đây", "Nhận lúc:",
        f"1. ☐ {name} 0", f"40. ☑ {name} 39 (01 bản chính)", "NGƯỜI NỘP HỒ SƠ", "Liên 2",
    )  # fmt: skip


def test_an_organisation_has_a_tax_code(desk, signed_in):
    company = {"name": "Công ty TNHH Tân Tiến", "id_number": "2400123456-001"}
    file = received(desk, "2026-06-01 10:00", papers=PAPERS, applicant=company)
    text = paper(signed_in(desk.desk), file, "reception")
    assert "Mã số thuế: 2400123456001" in text and "Số định danh:" not in text
    assert "Mã số thuế: ••••••••••001" in paper(signed_in(desk.auditor), file, "reception")


def test_who_handed_in_for_another_stands_on_the_slip(desk, signed_in):
    citizen = {"name": "Nguyễn Thị Đào", "agent": "Trần Văn Bình, con trai"}
    file = received(desk, "2026-06-01 10:00", papers=PAPERS, applicant=citizen)
    assert "Nộp thay: Trần Văn Bình, con trai" in paper(signed_in(desk.desk), file, "reception")
    assert "Trần Văn Bình" not in paper(signed_in(desk.auditor), file, "reception")
