# ruff: noqa: E501 (a text is one line)
"""The registers of the clauses as offices keep them: context, parties, roles, equipment, trainings and the rest."""

from dataclasses import dataclass
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.scans import photo
from audits.demo.units import Office
from documents.models import Document
from registers import actions
from registers import models as nouns


@dataclass
class Story:
    """One line of a register: days are working days ago, `rows` and `steps` in the order of time.

    `judged` gives what the rows it began with say, in their order, and perhaps the "photo" that proves it.
    """

    model: type
    written: int
    title: str
    fields: dict
    rows: tuple = ()  # (when, fields)
    judged: tuple = ()  # (when, [fields, …])
    steps: tuple = ()  # (when, verb, who, reason)
    edits: tuple = ()  # (when, fields)


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note the clause registers of a full office: all of them for Tân Tiến, a few for its neighbours."""
    told = everything(diary, office) if office.unit.code == "TANTIEN" else shorter(diary, office)
    for number, story in enumerate(told):
        _tell(diary, book, office, story, f"{office.unit.code}/clause/{number}")


def tell_above(diary: Diary, book: Book, top: Office) -> None:
    """Note the criteria of the model unit that the province gives out for trial."""
    _tell(diary, book, top, _criteria(diary), "CAT/clause/criteria")


def _tell(diary, book, office, story, name):
    by = office.cast["secretary"]

    def write(at):
        record = story.model(unit=office.unit, title=story.title, **story.fields)
        book.keep(name, actions.create(record, by=by, at=at))

    def add(fields, at):
        row = book[name].new_row()
        _set(row, fields)
        actions.add_row(row, by=by, at=at)

    def judge(said, at):
        record = book[name]
        rows = list(record.row_model.objects.filter(**{record.row_model.parent: record.pk}))
        shown = []
        for row, fields in zip(rows, said, strict=True):
            _set(row, {key: value for key, value in fields.items() if key != "photo"})
            if "photo" in fields:
                shown.append((row, [photo(*fields["photo"])]))
        actions.fill_rows(record, rows, photos=shown, by=by, at=at)

    def edit(fields, at):
        record = book[name]
        _set(record, fields)
        actions.edit(record, by=by, reason="Cập nhật kết quả", at=at)

    def step(verb, who, reason, at):
        actions.move(book[name], f"registers.{verb}", by=office.cast[who], reason=reason, at=at)

    diary.write(story.written, clock(name, 8), write)
    for when, fields in story.rows:
        diary.write(when, clock(name, 9), partial(add, fields))
    for when, said in (story.judged,) if story.judged else ():
        diary.write(when, clock(name, 10), partial(judge, said))
    for when, fields in story.edits:
        diary.write(when, clock(name, 14), partial(edit, fields))
    for when, verb, who, reason in story.steps:
        diary.write(when, clock(name, 15), partial(step, verb, who, reason))


def _set(row, fields):
    for name, value in fields.items():
        setattr(row, name, value() if callable(value) else value)


def _procedure(office, code):
    """The document of a code, when it stands by then."""
    return lambda: Document.objects.get(unit=office.unit, code=code)


def _criteria(diary) -> Story:
    texts = (
        (
            "Niêm yết",
            "Thủ tục niêm yết đủ, đúng bản đang hiệu lực",
            15,
            "Đối chiếu bảng niêm yết với danh mục tài liệu",
        ),
        ("Niêm yết", "Có mã QR tra cứu thủ tục tại quầy", 5, "Quét thử tại chỗ"),
        ("Tiếp dân", "Chỗ ngồi chờ, nước uống, lối đi cho người khuyết tật", 15, "Xem tại chỗ"),
        ("Tiếp dân", "Cán bộ đeo biển tên, trang phục đúng quy định", 10, "Xem tại chỗ, 02 buổi"),
        ("Giải quyết", "Hồ sơ trả đúng hạn từ 97 % trở lên", 25, "Sổ theo dõi hồ sơ"),
        ("Giải quyết", "Hồ sơ trễ đều có phiếu xin lỗi", 10, "Mẫu ngẫu nhiên 10 hồ sơ"),
        ("Người dân", "Phản ánh được trả lời đúng hạn", 10, "Sổ phản ánh, kiến nghị"),
        ("Người dân", "Khảo sát hài lòng từ 95 % trở lên", 10, "Phiếu khảo sát trong quý"),
    )
    rows = tuple(
        (239, {"no": no, "group": group, "text": text, "most_points": points, "how": how})
        for no, (group, text, points, how) in enumerate(texts, start=1)
    )
    return Story(
        nouns.ModelCriteria, 240, "Bộ tiêu chí đơn vị điểm, dùng thử",
        {"from_date": diary.day(235), "basis": "Dự thảo, lấy ý kiến các đơn vị", "note": "Từ 90 % là đạt; từ 75 đến dưới 90 % là cơ bản đạt."},
        rows=rows, steps=((236, "approve", "chief", ""),),
    )  # fmt: skip


ITEMS = (
    ("Ghế chờ", "Đủ 12 ghế, không hỏng, lau sạch"),
    ("Bảng niêm yết", "Đủ thủ tục, đúng bản đang hiệu lực, đọc được từ 1 m"),
    ("Máy lấy số", "In rõ, đủ giấy"),
    ("Biển tên cán bộ", "Đeo biển tên, để biển chức danh trên bàn"),
    ("Camera giám sát", "Hoạt động, lưu hình từ 30 ngày"),
    ("Lối đi cho xe lăn", "Thông thoáng, không để vật cản"),
)


EMPTY_PRINTER = ("may-lay-so.png", "Máy lấy số, 9 giờ 05", "!Hết giấy", "Đèn báo đỏ, không in phiếu")
BOARD = ("bang-niem-yet.png", "Bảng niêm yết", "Thủ tục cư trú, căn cước, đăng ký xe", "Bản đang hiệu lực")
WAITING_ROOM = ("phong-cho.png", "Phòng chờ", "12 ghế, bình nước, quạt", "Lối đi cho xe lăn thông thoáng")


def _premises(diary, office, number=3) -> list[Story]:
    """The list of items and a check on some days, one with a failed item."""
    person = office.cast["deputy"]
    told = [
        Story(nouns.PremisesItem, 250, title, {"no": no, "how": how})
        for no, (title, how) in enumerate(ITEMS, start=1)
    ]
    for place, ago in enumerate((60, 35, 11)[:number]):
        said = [{"result": "good"} for _item in ITEMS]
        if place == 1:
            said[2] = {"result": "bad", "note": "Hết giấy in lúc 9 giờ, đã thay", "photo": EMPTY_PRINTER}
        remark = "Để sẵn 02 cuộn giấy tại quầy" if place == 1 else ""
        told.append(
            Story(
                nouns.PremisesCheck, ago, f"Kiểm tra tuần {diary.day(ago):%d/%m/%Y}",
                {"checked_on": diary.day(ago), "person": person, "remark": remark},
                judged=(ago, said), steps=((ago, "close", "secretary", ""),),
            )
        )  # fmt: skip
    return told


def _assessment(diary, office, points, ago=40) -> Story:
    shown = ("Ảnh bảng niêm yết", "Quét thử 02 thủ tục", "Ảnh phòng chờ", "Biên bản kiểm tra", "Thống kê quý",
             "Phiếu lấy mẫu", "Sổ phản ánh", "Bảng tổng hợp khảo sát")  # fmt: skip
    said = [{"points": p, "evidence": words} for p, words in zip(points, shown, strict=True)]
    said[0]["photo"], said[2]["photo"] = BOARD, WAITING_ROOM
    return Story(
        nouns.ModelAssessment, ago, f"Tự chấm quý, {diary.day(ago):%m/%Y}",
        {"assessed_on": diary.day(ago), "person": office.cast["secretary"], "remark": "Bổ sung mã QR tại quầy số 2."},
        judged=(ago - 1, said), steps=((ago - 2, "approve", "chief", ""),),
    )  # fmt: skip


def _common(diary, office) -> list[Story]:
    """What each of the full offices keeps, in a few lines."""
    cast, day = office.cast, diary.day
    signed = {
        "decision_number": "08/QĐ-CAX",
        "decided_on": day(262),
        "from_date": day(262),
        "person": cast["secretary"],
    }
    return [
        Story(nouns.ContextIssue, 255, "Dân số cơ học tăng, nhiều người ở trọ", {
            "side": "external", "effect": "bad", "impact": "Hồ sơ tạm trú tăng theo mùa, dễ quá tải tuần đầu tháng.",
            "how_followed": "Số hồ sơ theo tháng", "person": cast["owner"], "review_months": 12}),
        Story(nouns.ContextIssue, 255, "Mưa bão, ngập đường tới trụ sở", {
            "side": "external", "effect": "bad", "climate": "relevant",
            "impact": "Người dân không tới được, mất điện thì không tra cứu được dữ liệu.",
            "how_followed": "Dự báo thời tiết, số buổi dừng tiếp dân", "person": cast["deputy"], "reviewed_on": day(20)}),
        Story(nouns.InterestedParty, 254, "Người dân, tổ chức đến nộp hồ sơ", {
            "needs": "Trả đúng hẹn, hướng dẫn một lần, thái độ lịch sự.", "basis": "Luật Cư trú và văn bản hướng dẫn",
            "how_met": "Nhắc hạn từng bước, khảo sát khi trả kết quả", "person": cast["secretary"], "review_months": 12}),
        Story(nouns.Appointment, 260, "Chỉ đạo hệ thống quản lý chất lượng", {
            "appointee": cast["chief"], "position": cast["chief"].position, "post": "head",
            "duties": "Duyệt chính sách, mục tiêu, chủ trì xem xét của lãnh đạo.", **signed}),
        Story(nouns.Appointment, 260, "Giúp việc Ban chỉ đạo ISO", {
            "appointee": cast["secretary"], "position": cast["secretary"].position, "post": "secretary",
            "duties": "Giữ danh mục tài liệu, theo dõi khắc phục, chuẩn bị xem xét.", **signed}),
        Story(nouns.Provider, 230, "Bưu điện trên địa bàn", {
            "service": "Chuyển phát kết quả hồ sơ", "affects": "Kết quả tới chậm, thất lạc giấy tờ gốc.",
            "criteria": "Phát trong 02 ngày làm việc, không thất lạc, báo phát từng bưu gửi.", "control": "Đối chiếu sổ giao hằng tuần",
            "contract": "Thỏa thuận phục vụ năm nay", "person": cast["owner2"]},
            rows=((120, {"evaluated_on": day(120), "quality": 4, "timeliness": 4, "support": 4, "price": 4,
                         "conclusion": "keep", "person": cast["secretary"]}),)),
    ]  # fmt: skip


def shorter(diary, office) -> list[Story]:
    """A neighbour: the common lines, its checks, one assessment and one training."""
    cast, day = office.cast, diary.day
    points = (15, 5, 12, 10, 22, 8, 10, 9) if office.unit.code == "NHAMBIEN" else (13, 3, 13, 9, 20, 8, 9, 9)
    training = Story(
        nouns.Training, 95, "Phổ biến quy trình và cách ứng xử tại quầy",
        {"kind": "awareness", "content": "Chính sách chất lượng, quy trình mới, phương châm phục vụ.", "planned_on": day(88),
         "person": cast["secretary"], "effect_by": cast["deputy"], "effect_after": 3},
        rows=tuple((88, {"attendee": cast[part]}) for part in ("owner", "desk", "owner2")),
        edits=((87, {"held_on": day(88)}),),
        steps=((93, "approve", "chief", ""), (86, "start", "secretary", "")),
    )  # fmt: skip
    return [
        *_common(diary, office),
        *_premises(diary, office, 2),
        training,
        _assessment(diary, office, points),
    ]


def everything(diary, office) -> list[Story]:
    """Tân Tiến: every register, with what is near, over and done."""
    return [
        *_common(diary, office), *_plan(diary, office), *_support(diary, office), *_people(diary, office),
        *_service(diary, office), *_premises(diary, office),
        _assessment(diary, office, (15, 3, 15, 10, 23, 10, 10, 10)),
    ]  # fmt: skip


def _plan(diary, office) -> list[Story]:
    cast, day = office.cast, diary.day
    return [
        Story(nouns.ContextIssue, 255, "Đội ngũ trẻ, thạo máy tính", {
            "side": "internal", "effect": "good", "impact": "Chuyển nhanh sang hồ sơ trực tuyến.",
            "how_followed": "Tỷ lệ hồ sơ trực tuyến", "person": cast["deputy"]}),
        Story(nouns.InterestedParty, 254, "Công an tỉnh", {
            "needs": "Báo cáo đúng kỳ, không để hồ sơ trễ, giữ bí mật dữ liệu dân cư.", "basis": "Chỉ tiêu giao hằng năm",
            "how_met": "Thống kê tự động, sơ kết quý", "person": cast["secretary"], "reviewed_on": day(30)}),
        Story(nouns.Process, 120, "Tiếp nhận và giải quyết đăng ký tạm trú", {
            "inputs": "Hồ sơ của người dân, dữ liệu dân cư", "outputs": "Kết quả đăng ký, phiếu xin lỗi khi trễ",
            "before_after": "Sau: lưu hồ sơ", "indicators": "Tỷ lệ đúng hạn, số hồ sơ phải bổ sung", "risks": "Cán bộ xác minh vắng mặt",
            "resources": "02 cán bộ, 02 máy tính, 01 máy quét", "person": cast["owner"]},
            rows=((119, {"document": _procedure(office, "QT-01"), "note": "Quy trình chính"}),),
            steps=((30, "look", "owner", "Vẫn đúng, thêm chỉ số bổ sung từ quý tới."),)),
        Story(nouns.Process, 119, "Trả kết quả và lưu hồ sơ", {
            "inputs": "Kết quả đã ký, giấy hẹn", "outputs": "Kết quả trao cho người dân, hồ sơ lưu", "before_after": "Trước: giải quyết",
            "indicators": "Số hồ sơ trả sai, trả chậm", "resources": "01 cán bộ, tủ hồ sơ", "person": cast["desk"]}),
        Story(nouns.Process, 119, "Kiểm soát tài liệu, hồ sơ", {
            "kind": "support", "inputs": "Văn bản mới, góp ý của cán bộ", "outputs": "Quy trình đang hiệu lực, hồ sơ lưu đủ hạn",
            "indicators": "Số tài liệu quá hạn cập nhật", "resources": "Thư ký ISO", "person": cast["secretary"]}),
        Story(nouns.Process, 119, "Đánh giá, xem xét, cải tiến", {
            "kind": "steering", "inputs": "Thống kê, phát hiện đánh giá, phản ánh", "outputs": "Quyết định, hành động khắc phục",
            "indicators": "Số hành động quá hạn", "resources": "Ban chỉ đạo ISO", "person": cast["deputy"]}),
        Story(nouns.ChangePlan, 70, "Chuyển sang lấy số và hẹn giờ qua Zalo", {
            "kind": "service", "purpose": "Bớt chờ sáng thứ Bảy.", "consequences": "Người không dùng Zalo có thể thấy thiệt.",
            "integrity": "Giữ máy lấy số tại quầy, hai dòng số không trùng nhau.", "resources": "01 máy tính bảng",
            "person": cast["deputy"], "due": day(-15)},
            rows=((69, {"text": "Tập huấn trực Zalo", "person": cast["desk"], "due": day(50), "done_on": day(52), "result": "04 cán bộ"}),
                  (69, {"text": "Thông báo trên trang của xã", "person": cast["owner2"], "due": day(-4)})),
            steps=((66, "approve", "chief", ""),)),
        Story(nouns.Conduct, 258, "Phương châm phục vụ tại một cửa", {"from_date": day(250), "basis": "Kế hoạch của đơn vị"},
              steps=((252, "approve", "chief", ""),)),
    ]  # fmt: skip


def _support(diary, office) -> list[Story]:
    cast, day = office.cast, diary.day
    care = {"kind": "maintenance", "done_by": "Cửa hàng máy văn phòng", "content": "Vệ sinh, thay trục cuốn"}
    return [
        Story(nouns.Equipment, 240, "Máy in hai mặt quầy 1", {
            "tag": "TB-01", "model_name": "M404", "serial": "PHB7K01213", "used_from": day(300), "place": "Quầy số 1",
            "person": cast["desk"], "maintenance_months": 6},
            rows=((150, {**care, "done_on": day(150), "cost": 350_000}),)),
        Story(nouns.Equipment, 240, "Máy lấy số tự động", {
            "tag": "TB-02", "place": "Sảnh chờ", "person": cast["deputy"], "maintenance_months": 3},
            rows=((50, {**care, "content": "Vệ sinh đầu in", "done_on": day(50)}),)),
        Story(nouns.Equipment, 238, "Cân kiểm tra khối lượng bưu gửi", {
            "tag": "TB-07", "place": "Quầy số 2", "person": cast["owner2"], "is_measuring": True, "used_from": day(232), "measuring_range": "0–5 kg, vạch chia 1 g"},
            rows=((230, {"kind": "verification", "done_on": day(230), "content": "Kiểm định lần đầu", "done_by": "Trung tâm kiểm định",
                         "certificate": "KĐ-0412", "valid_to": day(-12)}),)),
        Story(nouns.Knowledge, 150, "Cách tra tàng thư khi mất mạng", {
            "source": "experience", "lesson": "Tra sổ giấy theo số nhà, đối chiếu lại trong ngày khi có mạng.",
            "used_in": "Xác minh cư trú", "kept_at": "Tủ hồ sơ số 2; thư mục chung", "shared_how": "Kèm người mới một tuần", "person": cast["owner"]}),
        Story(nouns.MobilisedResource, 140, "Ghế chờ và quạt cho sảnh", {
            "kind": "device", "quantity": "12 ghế, 02 quạt", "amount": 18_600_000, "source": "UBND xã", "received_on": day(140),
            "papers": "Biên bản giao nhận số 03", "used_for": "Sảnh chờ một cửa", "person": cast["deputy"]},
            steps=((139, "close", "secretary", ""),)),
        Story(nouns.MobilisedResource, 45, "Kinh phí in bảng niêm yết", {
            "kind": "money", "amount": 6_500_000, "source": "Hội doanh nghiệp trên địa bàn", "received_on": day(45), "person": cast["deputy"]}),
    ]  # fmt: skip


def _people(diary, office) -> list[Story]:
    cast, day = office.cast, diary.day
    levels = {"required": 3}
    return [
        Story(nouns.Competence, 160, "Cán bộ tiếp nhận và trả kết quả", {
            "holder": cast["desk"], "education": "Đại học", "experience": "04 năm", "person": cast["secretary"],
            "plan": "Cử học lớp ngôn ngữ ký hiệu cơ bản"},
            rows=((159, {"requirement": "Sử dụng phần mềm dịch vụ công", **levels, "actual": 4, "evidence": "Chứng nhận tập huấn"}),
                  (159, {"requirement": "Nắm quy trình cư trú, căn cước", **levels, "actual": 3, "evidence": "Kiểm tra tháng"}),
                  (159, {"requirement": "Giao tiếp với người khiếm thính", "required": 2, "actual": 1}))),
        Story(nouns.Training, 110, "Kỹ năng giao tiếp và xin lỗi khi trễ hẹn", {
            "kind": "internal", "content": "Tình huống tại quầy, mẫu phiếu xin lỗi.", "trainer": "Phó Trưởng Công an xã",
            "place": "Phòng họp", "planned_on": day(100), "cost": 800_000, "person": cast["secretary"], "effect_by": cast["chief"], "effect_after": 3},
            rows=tuple((100, {"attendee": cast[part], "attended": part != "owner3"}) for part in ("desk", "owner", "owner2", "owner3")),
            edits=((99, {"held_on": day(100)}), (34, {"effect_on": day(34), "effect": "good", "effect_note": "03 tháng không còn phản ánh về thái độ."})),
            steps=((108, "approve", "chief", ""), (98, "start", "secretary", ""), (33, "review", "secretary", ""))),
        Story(nouns.Training, 75, "Phổ biến chính sách chất lượng và mục tiêu năm", {
            "kind": "awareness", "content": "Chính sách, mục tiêu, phần việc của từng người.", "planned_on": day(68),
            "person": cast["secretary"], "effect_by": cast["deputy"], "effect_after": 3},
            rows=tuple((68, {"attendee": cast[part]}) for part in ("desk", "owner", "owner2", "owner3", "deputy")),
            edits=((67, {"held_on": day(68)}),),
            steps=((74, "approve", "chief", ""), (66, "start", "secretary", ""))),
        Story(nouns.Communication, 245, "Lịch tiếp dân và thủ tục mới", {
            "audience": "Người dân trên địa bàn", "way": "zalo", "every_months": 1, "person": cast["owner2"]},
            rows=((46, {"done_on": day(46), "way": "zalo", "content": "Lịch tiếp dân tháng", "person": cast["owner2"]}),
                  (24, {"done_on": day(24), "way": "fanpage", "content": "Hướng dẫn đăng ký tạm trú trực tuyến",
                        "link": "https://example.vn/tan-tien/tam-tru", "person": cast["owner2"]}))),
        Story(nouns.Communication, 245, "Kết quả giải quyết hồ sơ trong tháng", {
            "side": "internal", "audience": "Toàn đơn vị", "way": "meeting", "every_months": 1, "person": cast["secretary"]},
            rows=((14, {"done_on": day(14), "way": "meeting", "content": "Giao ban tháng", "person": cast["secretary"]}),)),
    ]  # fmt: skip


def _service(diary, office) -> list[Story]:
    cast, day = office.cast, diary.day
    return [
        Story(nouns.NonconformingOutput, 55, "Thông báo kết quả in sai ngày cấp", {
            "file_code": "", "kind": "misprint", "found_on": day(55), "description": "Phát hiện khi người dân ký nhận, chưa rời quầy.",
            "treatment": "correction", "decided_by": cast["deputy"], "person": cast["desk"], "due": day(54)},
            edits=((54, {"treatment_note": "In lại, hủy bản sai.", "verified_on": day(54), "verification": "Đúng ngày cấp."}),),
            steps=((55, "start", "secretary", ""), (53, "close", "chief", ""))),
        Story(nouns.NonconformingOutput, 9, "Trả kết quả tạm trú trễ 01 ngày", {
            "kind": "late", "found_on": day(9), "description": "Chờ xác minh ở khu trọ.", "treatment": "tell",
            "decided_by": cast["deputy"], "person": cast["owner"], "due": day(-2)},
            steps=((8, "start", "secretary", ""),)),
        Story(nouns.Improvement, 130, "Mẫu điền sẵn cho người thuê trọ", {
            "kind": "procedure", "proposer": cast["desk"], "trouble": "Điền tờ khai mất 15 phút, hay sai.",
            "proposal": "In sẵn phần địa chỉ khu trọ.", "benefit": "Bớt sai, bớt thời gian tại quầy.", "person": cast["owner"], "due": day(80)},
            edits=((82, {"result": "Thời gian điền còn 06 phút; hồ sơ phải bổ sung giảm từ 9 còn 4 trong quý.", "spread": "Giới thiệu cho các đơn vị điểm."}),),
            steps=((126, "approve", "chief", ""), (79, "end", "secretary", ""))),
        Story(nouns.Improvement, 6, "Bảng điện tử báo hồ sơ đã có kết quả", {
            "kind": "technology", "proposer": cast["owner3"], "trouble": "Người dân gọi điện hỏi nhiều.",
            "proposal": "Hiện mã hồ sơ đã xong trên màn hình sảnh.", "benefit": "Bớt cuộc gọi."}),
    ]  # fmt: skip
