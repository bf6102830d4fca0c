"""The demo: complete, sound, believable, and careful with other people's data."""

import re
from datetime import date

import pytest
from django.core.management import call_command

from audits.demo.units import rows
from audits.models import (
    Action,
    Audit,
    AuditMember,
    ChecklistItem,
    Finding,
    ManagementReview,
    Nonconformity,
    ReviewInput,
)
from documents import checks
from documents.models import Adoption, Document, PaperCopy, Revision
from documents.sharing import stand
from qms.history import Moment
from qms.ledger.verify import verify
from qms.models import Attachment, LedgerEntry, Unit, User
from qms.public_holidays import national_calendar
from qms.workdays import is_working_day
from registers.models import AssessedCriterion, Measurement, Objective, PremisesCheckRow, Risk
from tests.demo.conftest import NOW, UNITS

pytestmark = pytest.mark.slow
FULL = ("TANTIEN", "NHAMBIEN", "HONGTHAI")
MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def told_entries():
    """All links but the first, which notes the tables themselves at the moment of migration."""
    return LedgerEntry.objects.filter(seq__gt=1)


@pytest.mark.parametrize(
    "model", [Revision, Document, Nonconformity, Action, Audit, ManagementReview, Risk, Objective, PaperCopy]
)
def test_every_state_of_every_life_is_there(demo, model):
    states = {state.value for state in model.life_cycle.states}
    assert set(model.objects.values_list("status", flat=True)) == states


@pytest.mark.parametrize("code", FULL)
def test_each_full_unit_has_nonconformities_and_documents_in_every_state(demo, code):
    nonconformities = Nonconformity.objects.filter(unit__code=code).values_list("status", flat=True)
    assert set(nonconformities) == {state.value for state in Nonconformity.life_cycle.states}
    revisions = set(Revision.objects.filter(unit__code=code).values_list("status", flat=True))
    assert revisions == {state.value for state in Revision.life_cycle.states}


def test_the_chain_is_sound_and_in_the_order_of_time(demo):
    report = verify()
    assert report.findings == []
    moments = list(told_entries().order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= NOW


def test_nothing_happened_on_a_day_off(demo):
    calendar = national_calendar(NOW.date())
    days = {at.astimezone(NOW.tzinfo).date() for at in told_entries().values_list("at", flat=True)}
    assert [day for day in sorted(days) if day != NOW.date() and not is_working_day(day, calendar)] == []


def test_the_story_of_the_late_files_holds_together(demo):
    late = Nonconformity.objects.get(unit__code="TANTIEN", title__startswith="Ba hồ sơ đăng ký tạm trú")
    assert (late.code, late.status, late.is_effective) == ("NC-2026-0007", "closed", True)
    in_force = Revision.objects.get(document__code="QT-01", unit__code="TANTIEN", status="effective")
    assert (in_force.issue_no, in_force.revision_no) == (2, 0)
    assert late.code in in_force.change_summary
    action = Action.objects.get(nonconformity=late, number=1)
    assert action.done_on == in_force.effective_from
    earlier = Revision.objects.filter(document=in_force.document, status="superseded").order_by("revision_no")
    assert [revision.number for revision in earlier] == ["01/00", "01/01", "01/02", "01/03"]


def test_the_yearly_audit_raised_its_nonconformities(demo):
    audit = Audit.objects.get(unit__code="TANTIEN", status="closed")
    raising = Finding.objects.filter(audit=audit, grade__in=("major", "minor")).select_related(
        "nonconformity"
    )
    assert [finding.nonconformity.status for finding in raising.order_by("no")] == [
        "acting",
        "verifying",
        "closed",
    ]
    assert not ChecklistItem.objects.filter(audit=audit, result="").exists()
    under_way = Audit.objects.get(unit__code="TANTIEN", status="in_progress")
    answered = ChecklistItem.objects.filter(audit=under_way).exclude(result="").count()
    assert 0 < answered < ChecklistItem.objects.filter(audit=under_way).count()
    excepted = AuditMember.objects.exclude(exception_reason="").get()
    assert (str(excepted.user), str(excepted.exception_by)) == ("Vũ Đình Khôi", "Nguyễn Đức Thắng")


def test_the_gates_were_respected(demo):
    for one in Nonconformity.objects.filter(status="closed"):
        owners = set(one.actions.exclude(status="cancelled").values_list("owner_id", flat=True))
        assert one.verified_by_id not in owners | {one.lead_id}
        assert one.closed_by_id not in owners
        assert one.closed_on >= one.verified_on >= one.verify_from
    for revision in Revision.objects.filter(status__in=("approved", "effective", "superseded", "withdrawn")):
        signers = list(revision.signatures.order_by("id").values_list("meaning", "person_id"))
        meanings = [meaning for meaning, _person in signers]
        if revision.is_as_is:  # taken over word for word: the head alone
            assert meanings == ["approved"]
            continue
        assert (meanings[0], set(meanings[1:-1]), meanings[-1]) == ("wrote", {"reviewed"}, "approved")
        assert len({person for _meaning, person in signers}) == len(signers)
    closed = ManagementReview.objects.filter(status="closed")
    assert all(item.is_answered for item in ReviewInput.objects.filter(review__in=closed))


def test_work_is_overdue_somewhere_and_a_review_date_has_passed(demo):
    assert Action.objects.filter(status="open", due_on__lt=NOW.date()).count() >= 3
    assert Nonconformity.objects.filter(
        unit__code="TANTIEN", status="verifying", verify_from__lt=NOW.date()
    ).exists()
    late = Document.objects.filter(review_on__lt=NOW.date(), unit__code="TANTIEN")
    assert list(late.values_list("code", flat=True)) == ["QT-05"]
    future = Revision.objects.get(unit__code="TANTIEN", status="approved")
    assert future.effective_from > NOW.date()


def test_objectives_are_measured_one_missed_and_one_without_a_denominator(demo):
    rows = Measurement.objects.filter(unit__code="TANTIEN").select_related("objective")
    missed = [row for row in rows if row.met is False]
    assert [(row.objective.title, str(row.result)) for row in missed] == [
        ("Hồ sơ cư trú nộp trực tuyến", "54.61")
    ]
    raised = Nonconformity.objects.get(unit__code="TANTIEN", source="objective")
    assert raised.source_id == missed[0].objective_id
    assert [row.result for row in rows if row.denominator == 0] == [None]


def test_steps_add_up_to_the_time_limit(demo):
    for revision in Revision.objects.filter(document__kind="procedure").select_related("document"):
        assert checks.refusals(revision.body, structured=True) == []
        if revision.body.time_limit.unit != "same_day":
            assert checks.sums_up(revision.body) is True, str(revision)


TEXTS = {
    Nonconformity: ("title", "requirement", "statement", "correction", "root_cause"),
    Action: ("text",), Finding: ("statement",), Risk: ("title", "description"),
    Objective: ("title", "how_measured"),
    Document: ("title",), ReviewInput: ("discussion", "nothing_reason"), ChecklistItem: ("evidence",),
    Unit: ("name",), Attachment: ("caption",),
}  # fmt: skip


@pytest.mark.parametrize("model", TEXTS)
def test_no_text_lacks_its_marks(demo, model):
    texts = [text for field in TEXTS[model] for text in model.objects.values_list(field, flat=True) if text]
    assert texts
    assert [text for text in texts if not MARKED.search(text)] == []


def test_people_have_distinct_names_and_accounts_that_open(demo):
    names = list(User.objects.values_list("full_name", flat=True))
    assert len(names) == len(set(names))
    for username in ("thuky", "truong", "chuquatrinh", "motcua", "danhgia", "thanhtra", "tinh", "hoa"):
        assert User.objects.get(username=username).check_password("motcua-9001")


def test_the_units_are_the_25_of_2022(demo):
    listed = rows()
    assert len(listed) == 25
    assert len({row["code"] for row in listed}) == 25
    assert set(Unit.objects.exclude(code="CAT").values_list("code", flat=True)) == set(UNITS)
    province = Unit.objects.get(code="CAT")
    assert province.name_on(date(2025, 6, 30)) == "Công an tỉnh Bắc Giang"
    assert province.name_on(date(2025, 7, 1)) == "Công an tỉnh Bắc Ninh"
    assert all(unit.motto["5_khong"] == [] for unit in Unit.objects.all())


def test_the_past_shows_less_than_today(demo):
    before = Moment(NOW.replace(month=3))
    then = before.rows(Nonconformity).filter(unit__code="TANTIEN").count()
    assert 0 < then < Nonconformity.objects.filter(unit__code="TANTIEN").count()


def test_a_second_run_changes_nothing(demo, capsys):
    count = LedgerEntry.objects.count()
    call_command("load_demo")
    told = capsys.readouterr().out
    assert "đã có sẵn" in told
    assert "motcua-9001" in told
    assert LedgerEntry.objects.count() == count


def test_the_shared_procedures_are_followed_kept_declined_and_missing(demo):
    lines = stand(list(Adoption.objects.order_by("code", "unit__path")), Moment())
    told = {(line.code, line.unit.code): line.standing.state.value for line in lines}
    assert {unit: state for (code, unit), state in told.items() if code == "QT-CAT-01"} == {
        "TANTIEN": "as_is", "NHAMBIEN": "drafting", "HONGTHAI": "behind", "TRANPHU": "as_is",
        "DOINGO": "not_yet",
    }  # fmt: skip
    assert (told["QT-CAT-02", "TANTIEN"], told["QT-CAT-02", "HONGTHAI"]) == ("as_is", "not_taken")


def test_photos_prove_single_items_and_criteria(demo):
    kinds = (PremisesCheckRow, AssessedCriterion)
    photos = Attachment.objects.filter(record_type__in=[kind.record_type() for kind in kinds])
    told = {(str(photo.record), photo.name) for photo in photos}
    assert {name for _row, name in told} == {"may-lay-so.png", "bang-niem-yet.png", "phong-cho.png"}
    assert ("Máy lấy số", "may-lay-so.png") in told
