"""One office with one record of everything, told by real acts; its neighbour with the same, secretly marked.

Nham Biền holds what could leak: each of its records carries `SECRET` in its titles, texts, file names and
people, and codes that Tân Tiến never reaches. Whoever of Tân Tiến reads any of it has found a hole.
"""

import datetime as dt
import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from audits.actions import actions, checklists, findings, packs, reviews
from audits.actions import audits as audit_acts
from audits.models import Action, Attendee, AuditMember, ChecklistItem, PackHandover, ReviewInput
from audits.packs.build import Built
from audits.packs.request import PackRequest
from documents import actions as document_acts
from documents.actions import acknowledging, adoption, copies, posting, recipients
from documents.models.recipient import To
from qms.hashing import sha256_of
from qms.history import record_tx
from qms.ledger.chain import head
from qms.models import Assignment, Role, User, load_edition
from qms.models.calendar import set_day, set_saturday
from qms.models.files import attach
from qms.models.numbering import Counter
from registers import actions as register_acts
from registers.tables import REGISTERS
from tests.audits import audit_story, nonconformity_story, review_story
from tests.documents import samples
from tests.documents.law import making as law
from tests.documents.life import making as life_making
from tests.documents.shared import making as shared
from tests.personas import SINCE, make_office
from tests.registers import making

from . import book_rows, file_rows, registers_rows, slip_rows, voice_rows

SECRET = "Hạc Đen"
FIRST_SECRET_NUMBER = 7001


def told() -> SimpleNamespace:
    """The office, and `ours`, `theirs`: the keys of one record of every kind in either unit."""
    start = timezone.now()
    office = make_office()
    load_edition()
    neighbours = neighbour_office(office)
    count_from(office.nham_bien, FIRST_SECRET_NUMBER)
    theirs = shelf(neighbours, f"{SECRET} ")
    before = timezone.now()
    ours = shelf(office, "")
    return SimpleNamespace(
        office=office, neighbours=neighbours, ours=ours, theirs=theirs, start=start, before=before,
        after=timezone.now(),
    )  # fmt: skip


def neighbour_office(office) -> SimpleNamespace:
    """The people of Nham Biền under the names that the stories use for the people of Tân Tiến."""
    neighbours = SimpleNamespace(
        tan_tien=office.nham_bien,
        secretary=office.neighbour,
        chief=office.neighbour_chief,
        province=office.province,
        province_unit=office.province_unit,
    )
    roles = {"owner": Role.OWNER, "owner2": Role.OWNER, "desk": Role.DESK, "auditor": Role.AUDITOR}
    with record_tx(by=None, verb="qms.load"):
        for name, role in roles.items():
            user = User(username=f"nb_{name}", full_name=f"{SECRET} {name}", position="Cán bộ")
            user.set_unusable_password()
            user.save()
            Assignment(user=user, unit=office.nham_bien, role=role, from_date=SINCE).save()
            setattr(neighbours, name, user)
    return neighbours


def count_from(unit, number):
    """Let the codes of a unit start high, so that no code of one unit is a code of the other."""
    year = timezone.localdate().year
    kinds = {table.model.code_kind for table in REGISTERS} | {*voice_rows.KINDS, *file_rows.KINDS}
    for kind in ("NC", "DG", "XXLD", "BC", "LHS", "HSL", "TH", "YC", "UQ", "QDBH", "NY", *sorted(kinds)):
        Counter.objects.create(kind=kind, unit=unit, year=year, last=number)


def shelf(office, mark) -> SimpleNamespace:
    """One record of each kind in a unit; `mark` stands before every title."""
    found = SimpleNamespace(unit=office.tan_tien, person=office.desk)
    found.role = Assignment.objects.get(user=office.desk)
    calendar(office, mark, found)
    registers(office, mark, found)
    papers(office, mark, found)
    registers_rows.tell(office, mark, found)
    voice_rows.tell(office, mark, found)
    file_rows.tell(office, mark, found)
    slip_rows.tell(office, mark, found)
    book_rows.tell(office, mark, found)
    life(office, mark, found)
    law_and_records(office, mark, found)
    sharing(office, mark, found)
    nonconformity(office, mark, found)
    audits(office, mark, found)
    review(office, mark, found)
    pack(office, mark, found)
    found.attachment = attach(
        found.nc, picture(f"{mark}ảnh.png"), caption=f"{mark}Ảnh chụp quầy", by=office.secretary
    )
    return found


def calendar(office, mark, found):
    """A day off and a Saturday rule, both so far ahead that no due time of the story meets them."""
    day, by = dt.date(timezone.localdate().year + 3, 6, 5), office.secretary
    found.calendar_day = set_day(
        day, "off", f"{mark}Mất điện", source=f"{mark}TB 12", unit=office.tan_tien, by=by
    )
    found.saturday = set_saturday(office.tan_tien, day, "half", source=f"{mark}Quy chế 5", by=by)


def registers(office, mark, found):
    found.risk = making.planned_risk(office, unit=office.tan_tien, title=f"{mark}Trả trễ cuối năm")
    found.objective = making.objective(office, unit=office.tan_tien, title=f"{mark}Tỷ lệ đúng hạn")
    register_acts.approve(found.objective, by=office.chief)
    found.measurement = making.measurement(office, found.objective, cause=f"{mark}nghỉ Tết")


def papers(office, mark, found):
    """A procedure in force and another one being drafted."""
    now = timezone.now()
    content = {**samples.PROCEDURE, "purpose": f"<p>{mark}Thống nhất cách làm.</p>"}
    code = f"QT-{'98' if mark else '02'}"
    written = samples.written(office, at=now, content=content, code=code, title=f"{mark}Đăng ký tạm trú")
    document_acts.submit(written, by=office.secretary)
    document_acts.review(written, by=office.owner)
    document_acts.approve(written, by=office.chief)
    found.revision, found.document = written, written.document
    control(office, mark, found)
    found.draft = samples.new_document(office, at=now, code=f"{code}B", title=f"{mark}Cấp căn cước")
    found.drafted = found.draft.document
    found.old, found.new = found.revision, found.draft


def sharing(office, mark, found):
    """A procedure of the province shared with this unit alone, adopted word for word, revised since."""
    source = shared.issued(office, code=f"QT-CAT-{'98' if mark else '02'}", title=f"{mark}Trả lời phản ánh")
    shared.offered(office, source.document, office.tan_tien)
    found.adoption = shared.adoption_of(office.tan_tien, code=source.document.code)
    adoption.adopt_as_is(found.adoption, by=office.chief, place=f"{mark}Quầy 01")
    shared.revised(office, source.document, why=f"{mark}Rút ngắn", fee=f"{mark}Không thu")
    found.adoption.refresh_from_db()


def law_and_records(office, mark, found):
    """A legal text that touches the procedure; a batch past its time on a list that may be submitted."""
    found.text = law.text(office, code=f"{'7' if mark else '1'}/2026/TT-BCA", title=f"{mark}Biểu mẫu cư trú")
    found.impact = law.impact(office, found.text, found.document, verdict="update", explanation=f"{mark}CT01")
    found.kind = law.kind(office, title=f"{mark}Hồ sơ tạm trú")
    found.batch = law.batch(office, found.kind, place=f"{mark}Tủ 02")
    found.disposal = law.disposal(office, [found.batch], title=f"{mark}Tiêu hủy năm nay")
    found.line = found.disposal.lines.get()


def life(office, mark, found):
    """A change request nobody has decided on, a deputy in days ahead, a decision that is a draft."""
    found.change_request = life_making.request(
        office, found.document, title=f"{mark}Rút ngắn B2", why=f"{mark}Đã có dữ liệu"
    )
    found.deputy = life_making.deputy(office, basis=f"{mark}Giấy ủy quyền số 03")
    found.issuing = life_making.decision(office, title=f"{mark}Về việc ban hành tài liệu")


def control(office, mark, found):
    """Everybody must read the procedure, one has; one copy is out."""
    recipients.set_recipient(found.document, To.EVERYONE, by=office.secretary)
    recipients.set_recipient(found.document, To.PLACE, place=f"{mark}Bảng niêm yết", by=office.secretary)
    acknowledging.acknowledge(found.revision, by=office.desk)
    (found.copy,) = copies.give_copies(found.revision, [f"{mark}Quầy 01"], by=office.secretary)
    found.posting = posting.post(
        found.document, field=f"{mark}Cư trú", place=f"{mark}Bảng niêm yết", by=office.secretary
    )


def nonconformity(office, mark, found):
    """One being acted on, one waiting for verification."""
    words = {"evidence": f"{mark}HS-00212", "statement": f"{mark}Hai hồ sơ trả trễ."}
    recorded = nonconformity_story.recorded(office, title=f"{mark}Trả trễ hai hồ sơ", **words)
    found.nc = nonconformity_story.carry(recorded, office, "acting")
    found.action = Action.objects.get(nonconformity=found.nc)
    actions.edit_action(found.action, text=f"{mark}Sửa quy trình", by=office.secretary)
    second = nonconformity_story.recorded(office, title=f"{mark}Bảng niêm yết cũ", **words)
    found.verifying = nonconformity_story.carry(second, office, "verifying")
    found.done = Action.objects.get(nonconformity=found.verifying)


def audits(office, mark, found):
    """A draft plan, a planned audit, one under way with questions and findings, one being reported."""
    found.audit_draft = audit_story.planned_by(office, title=f"{mark}Kế hoạch quý tới", scope=f"{mark}Quầy")
    planned = audit_story.planned_by(office, title=f"{mark}Đánh giá giữa năm")
    found.audit_planned = audit_story.carry(planned, office, "planned")
    found.member = AuditMember.objects.get(audit=found.audit_planned)
    running = audit_story.planned_by(office, title=f"{mark}Đánh giá năm")
    found.audit = audit_story.carry(running, office, "in_progress")
    ended = audit_story.planned_by(office, title=f"{mark}Đánh giá đột xuất")
    found.reporting = audit_story.carry(ended, office, "reporting")
    found.raised = findings.raise_nonconformity(found.reporting.findings.get(no=1), by=office.auditor)
    found.question = ChecklistItem.objects.filter(audit=found.audit).order_by("no").first()
    checklists.answer(
        found.question, result="minor", evidence=f"{mark}bản cũ", samples=3, by=office.auditor,
        requirement="7.5.3.2", statement=f"{mark}Niêm yết bản hết hiệu lực.", owner=office.owner,
        due=timezone.localdate() + dt.timedelta(days=30),
    )  # fmt: skip
    found.finding = found.audit.findings.get(no=1)
    audit_acts.record_meetings(
        found.audit, opening_on=timezone.localdate(), closing_on=timezone.localdate(), by=office.auditor
    )


def review(office, mark, found):
    """One just planned, one held with a decision."""
    found.review_draft = review_story.planned(office, title=f"{mark}Xem xét quý tới")
    planned = review_story.planned(office, title=f"{mark}Xem xét năm", place=f"{mark}Phòng họp")
    found.review = review_story.carry(planned, office, "held")
    found.input = ReviewInput.objects.filter(review=found.review).order_by("no").first()
    found.attendee = Attendee.objects.filter(review=found.review).first()
    found.decision = reviews.decide(
        found.review, kind="resource", text=f"{mark}Trang bị máy quét", owner=office.owner,
        due_on=timezone.localdate() + dt.timedelta(days=90), by=office.chief,
    )  # fmt: skip


def pack(office, mark, found):
    """A pack with a small file instead of the year's papers: building one has its own tests."""
    path = Path(settings.QMS_HOME) / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bagit.txt", f"{mark}BagIt-Version: 1.0\n")
    today = timezone.localdate()
    request = PackRequest(
        unit=office.tan_tien, period=(today - dt.timedelta(days=90), today), as_of=timezone.now(),
        requester=f"{mark}Đoàn kiểm tra", purpose=f"{mark}Kiểm tra quý",
    )  # fmt: skip
    built = Built(
        path=path, contents_code=sha256_of([mark]), sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        tag_manifest_sha256="0" * 64, size=path.stat().st_size, file_count=1, page_count=1, gap_count=3,
        stale_count=1, head=head(),
    )  # fmt: skip
    found.pack = packs.record_built(request, built, kept=True, by=office.secretary)
    handover = PackHandover(pack=found.pack, recipient=f"{mark}Đoàn kiểm tra", handed_on=timezone.now())
    found.handover = packs.hand_over(handover, by=office.secretary)


def picture(name):
    """A small picture the gate accepts; its colour comes from its name, so that no two are one file."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), tuple(zlib.crc32(name.encode()).to_bytes(4)[:3])).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")
