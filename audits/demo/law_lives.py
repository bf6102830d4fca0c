# ruff: noqa: E501 (a text is one line)
"""Documents from outside and kept records: what the units work by, what it meant for procedures, what was destroyed.

Only texts and days that the project has a source for; where the day of effect is not known it stays open, as an
office would leave it. The split of folders and boxes is ours.
"""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from documents.actions import disposals, kept_records, legal
from documents.models import Disposal, LegalText, RecordBatch, RecordKind, Revision
from documents.states.legal import UNAFFECTED, UPDATE

LAW, DECREE, CIRCULAR = LegalText.Kind.LAW, LegalText.Kind.DECREE, LegalText.Kind.CIRCULAR
POLICE, GOVERNMENT, ASSEMBLY = "Bộ Công an", "Chính phủ", "Quốc hội"


@dataclass(frozen=True)
class Text:
    """A legal text; days are (year, month, day), empty where no source tells them; `ago` in working days."""

    number: str
    kind: str
    title: str
    body: str
    issued: tuple | None = None
    effective: tuple | None = None
    replaces: str = ""
    amends: str = ""
    ago: int = 0


PROVINCE_TEXTS = (
    Text("TCVN ISO 9001:2015", LegalText.Kind.STANDARD, "Hệ thống quản lý chất lượng, các yêu cầu", "Bộ Khoa học và Công nghệ"),
    Text("19/2014/QĐ-TTg", LegalText.Kind.DECISION, "Áp dụng hệ thống quản lý chất lượng trong cơ quan hành chính nhà nước", "Thủ tướng Chính phủ", (2014, 3, 5), (2014, 5, 18)),
    Text("26/2014/TT-BKHCN", CIRCULAR, "Hướng dẫn thực hiện Quyết định 19/2014/QĐ-TTg", "Bộ Khoa học và Công nghệ", None, (2014, 12, 1)),
    Text("61/2018/NĐ-CP", DECREE, "Cơ chế một cửa, một cửa liên thông", GOVERNMENT),
    Text("118/2025/NĐ-CP", DECREE, "Cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính", GOVERNMENT, (2025, 6, 9), (2025, 7, 1), replaces="61/2018/NĐ-CP"),
    Text("03/2025/TT-VPCP", CIRCULAR, "Hướng dẫn cơ chế một cửa: mẫu phiếu, mã hồ sơ, mã lĩnh vực", "Văn phòng Chính phủ", (2025, 9, 15)),
    Text("33/2024/QH15", LAW, "Luật Lưu trữ", ASSEMBLY, None, (2025, 7, 1)),
    Text("91/2025/QH15", LAW, "Luật Bảo vệ dữ liệu cá nhân", ASSEMBLY, None, (2026, 1, 1)),
)  # fmt: skip
UNIT_TEXTS = (
    Text("66/2023/TT-BCA", CIRCULAR, "Biểu mẫu về đăng ký, quản lý cư trú", POLICE, ago=252),
    Text("17/2024/TT-BCA", CIRCULAR, "Biểu mẫu, cấp thẻ căn cước", POLICE, ago=251),
    Text("79/2024/TT-BCA", CIRCULAR, "Đăng ký xe", POLICE, ago=250),
    Text("23/2015/NĐ-CP", DECREE, "Chứng thực bản sao, chữ ký, hợp đồng", GOVERNMENT, ago=250),
    Text("367/2025/NĐ-CP", DECREE, "Sửa đổi Nghị định 118/2025/NĐ-CP", GOVERNMENT, amends="118/2025/NĐ-CP", ago=120),
    Text("53/2025/TT-BCA", CIRCULAR, "Sửa đổi quy định về biểu mẫu, cấp thẻ căn cước", POLICE, amends="17/2024/TT-BCA", ago=70),
    Text("37/2026/TT-BCA", CIRCULAR, "Sửa đổi quy định về đăng ký xe", POLICE, amends="79/2024/TT-BCA", ago=20),
)  # fmt: skip


@dataclass(frozen=True)
class Touch:
    """What a text meant for a document: judged, and perhaps taken in by the revision in force; working days ago."""

    number: str
    document: str
    added: int
    verdict: str = ""
    words: str = ""
    done: int | None = None


TOUCHES = (
    Touch(
        "118/2025/NĐ-CP",
        "QT-01",
        180,
        UNAFFECTED,
        "Quy trình được soạn sau ngày nghị định có hiệu lực và đã căn cứ vào nghị định.",
    ),
    Touch("91/2025/QH15", "QT-02", 178, UPDATE, "Nêu rõ dữ liệu nào được thu thập, ai được xem.", done=170),
    Touch("91/2025/QH15", "QT-05", 178, UPDATE, "Bổ sung chế độ bảo mật, người được xem sổ."),
    Touch("37/2026/TT-BCA", "QT-04", 18, UPDATE, "Sửa mục 5.1 cơ sở pháp lý."),
    Touch("53/2025/TT-BCA", "QT-03", 69),
)


# --- texts ---------------------------------------------------------------------------------------


def tell_province(diary: Diary, book: Book, top: Office) -> None:
    """The list that the province keeps for its units."""
    for text in PROVINCE_TEXTS:
        diary.write(274, clock(text.number, 9), partial(_register, book, top, text))


def _register(book, office, text, at):
    code = office.unit.code

    def known(number):
        return book[f"{code}/text/{number}"] if number else None

    made = LegalText(
        unit=office.unit, code=text.number, kind=text.kind, title=text.title, issuing_body=text.body,
        issued_on=dt.date(*text.issued) if text.issued else None,
        effective_on=dt.date(*text.effective) if text.effective else None,
        replaces=known(text.replaces), amends=known(text.amends),
    )  # fmt: skip
    book.keep(f"{code}/text/{text.number}", legal.register_text(made, by=office.cast["secretary"], at=at))


def tell(diary: Diary, book: Book, office: Office, top: Office, shift: int = 0) -> None:
    """The list of a full unit: taken over from the province, gone on with, and judged procedure by procedure."""
    code = office.unit.code
    diary.write(262, clock(code, 8), partial(_adopt, book, office, top))
    for text in UNIT_TEXTS:
        diary.write(text.ago, clock(code + text.number, 15), partial(_register, book, office, text))
    for touch in TOUCHES if code == "TANTIEN" else TOUCHES[:2]:
        diary.write(touch.added, clock(code + touch.document, 16), partial(_judge, book, office, touch))
        if touch.done:
            diary.write(
                touch.done, clock(code + touch.document, 16), partial(_note_done, book, office, touch)
            )
    _tell_records(diary, book, office)


def _adopt(book, office, top, at):
    keys = LegalText.objects.filter(unit=top.unit).values_list("pk", flat=True)
    for made in legal.adopt_texts(office.unit, list(keys), by=office.cast["secretary"], at=at):
        book.keep(f"{office.unit.code}/text/{made.code}", made)


def _judge(book, office, touch, at):
    code, by = office.unit.code, office.cast["secretary"]
    text, document = book[f"{code}/text/{touch.number}"], book[f"{code}/{touch.document}"]
    (impact,) = legal.add_impacts(text, [document], by=by, at=at)
    book.keep(f"{code}/impact/{touch.number}/{touch.document}", impact)
    if touch.verdict:
        legal.judge(impact, verdict=touch.verdict, explanation=touch.words, by=by, at=at)


def _note_done(book, office, touch, at):
    impact = book[f"{office.unit.code}/impact/{touch.number}/{touch.document}"]
    revision = Revision.objects.get(document=impact.document_id, status="effective")
    legal.note_done(impact, revision, by=office.cast["secretary"], at=at)


# --- kept records --------------------------------------------------------------------------------


def _tell_records(diary, book, office):
    code = office.unit.code
    diary.write(175, clock(code, 9), partial(_fill, book, office))
    diary.write(174, clock(code, 10), partial(_own_kind, book, office))
    year = diary.today.year
    for number, (kind, period, quantity, closed) in enumerate((
        ("QT-01.HS-01", year - 8, 4, True), ("QT-01.HS-01", year - 7, 5, True), ("QT-01.HS-01", year - 6, 5, True),
        ("QT-02.HS-01", year - 6, 3, True), ("QT-01.HS-01", year - 3, 6, True), ("QT-01.HS-01", year - 1, 4, True),
        ("BB-TH", year - 7, 1, True),
    )):  # fmt: skip
        name = f"{code}/batch/{number}"
        diary.write(172, clock(name, 14), partial(_keep, book, office, name, kind, period, quantity, closed))
    diary.write(100, clock(code, 11), partial(_hold, book, office))
    _tell_disposal(diary, book, office, done=code == "TANTIEN")


def _fill(book, office, at):
    keys = [one.key for one in kept_records.differences(office.unit)]
    kept_records.fill(office.unit, keys, by=office.cast["secretary"], at=at)


def _own_kind(book, office, at):
    kind = RecordKind(
        unit=office.unit, code="BB-TH", title="Biên bản tiêu hủy hồ sơ", place="Tủ 01, Văn thư", is_permanent=True,
        arrangement="Theo năm", medium="Bản chính", access="Chỉ huy, Thư ký ISO", keeper=office.cast["secretary"],
        retention_basis="Đơn vị tự quy định",
    )  # fmt: skip
    kept_records.create_kind(kind, by=office.cast["secretary"], at=at)


def _keep(book, office, name, kind_code, year, quantity, closed, at):
    kind = RecordKind.objects.get(unit=office.unit, code=kind_code)
    last = dt.date(year, 12, 31)
    batch = RecordBatch(
        unit=office.unit, kind=kind, period_from=dt.date(year, 1, 1), period_to=last, quantity=quantity,
        measure=RecordBatch.Measure.FOLDER, place=f"Kho lưu, kệ {1 + year % 4}", closed_on=last if closed else None,
    )  # fmt: skip
    book.keep(name, kept_records.create_batch(batch, by=office.cast["secretary"], at=at))


def _hold(book, office, at):
    batch = book[f"{office.unit.code}/batch/3"]
    reason = "Công dân đang khiếu nại một hồ sơ trong lô, giữ tới khi giải quyết xong"
    kept_records.hold(batch, reason=reason, by=office.cast["chief"], at=at)


def _tell_disposal(diary, book, office, *, done):
    """Two batches past their time: destroyed in Tân Tiến, waiting for the head elsewhere."""
    name = f"{office.unit.code}/disposal"
    diary.write(60, clock(name, 8), partial(_list, book, office, name))
    steps = [(58, disposals.submit, "secretary")]
    if done:
        steps.append((56, disposals.approve, "chief"))
        diary.write(50, clock(name, 15), partial(_destroy, book, office, name, diary.day(50)))
    for ago, act, part in steps:
        diary.write(ago, clock(name, 10), partial(_step, book, office, name, act, part))


def _list(book, office, name, at):
    by, cast, code = office.cast["secretary"], office.cast, office.unit.code
    made = Disposal(
        unit=office.unit, title="Tiêu hủy hồ sơ cư trú hết thời hạn lưu", method="Cắt nhỏ bằng máy",
        basis="Danh mục hồ sơ BM-01-05; QT-01, mục 7: thời hạn lưu 05 năm", place=f"Kho lưu, trụ sở {office.unit}",
    )  # fmt: skip
    book.keep(name, disposals.create_disposal(made, by=by, at=at))
    disposals.add_batches(made, [book[f"{code}/batch/{n}"] for n in (0, 1)], by=by, at=at)
    parts = (("deputy", "chair"), ("owner", "member"), ("secretary", "secretary"), ("desk", "witness"))
    people = [(str(cast[part]), cast[part].position, role) for part, role in parts]
    disposals.set_council(made, people, by=by, at=at)


def _step(book, office, name, act, part, at):
    act(book[name], by=office.cast[part], at=at)


def _destroy(book, office, name, day, at):
    disposals.complete(
        book[name], destroyed_on=day, minutes_number="07/BB-CAX", by=office.cast["secretary"], at=at,
        result="Hội đồng chứng kiến toàn bộ việc cắt nhỏ; giấy vụn giao đơn vị thu gom có biên nhận.",
    )  # fmt: skip
