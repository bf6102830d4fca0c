"""Every named constraint of the database is hit once, past forms and acts, and the database itself refuses.

A case gives a row that breaks exactly one constraint: that none of the others is broken is checked first, so
the refusal can come from nowhere else. A constraint without a case fails, so does a case without one.
"""

import copy
import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from qms.models import Assignment, Counter, LedgerEntry, PersonalData, UnitName

from . import book_rows, file_rows, registers_rows, slip_rows

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OURS = ("qms", "documents", "registers", "audits")
DAY = dt.date(2026, 3, 9)
EARLIER = dt.date(2000, 1, 1)  # before the first day of every period of the story


def written(row):
    """Write a row as it stands, past the refusals of tracked models: their triggers guard history only."""
    plain = type(row)._base_manager
    if row._state.adding:
        plain.bulk_create([row])
    else:
        names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
        plain.filter(pk=row.pk).update(**{name: getattr(row, name) for name in names})
    return row


def changed(record, **values):
    """The stored row with other values."""
    row = type(record)._base_manager.get(pk=record.pk)
    for name, value in values.items():
        setattr(row, name, value)
    return row


def again(record, **values):
    """A second row like the stored one."""
    row = copy.copy(changed(record, **values))
    row.pk, row._state = None, models.base.ModelState()
    if hasattr(row, "submission_key"):
        row.submission_key = None
    return row


def twice(label, **values):
    """A second row like one that is written first."""
    return again(written(new(label, **values)))


def new(label, **values):
    return apps.get_model(label)(**values)


def record(label, story, **values):
    """A new record of the office, with all that every record has."""
    common = {"unit": story.office.tan_tien, "code": "X-1", "title": "Một", "created_at": timezone.now()}
    return new(label, **common | values)


def two_records(label, story, **values):
    return again(written(record(label, story, **values)))


def signature(story, meaning):
    return apps.get_model("documents.Signature")._base_manager.get(
        revision=story.ours.revision, meaning=meaning
    )


def erased_but_kept(story):
    return PersonalData(
        unit=story.ours.unit, salt="muối", fields={"name": "Nguyễn Văn A"}, erased_at=timezone.now()
    )


def deputy(story, **values):
    office = story.office
    days = {"from_date": DAY, "to_date": DAY}
    return record(
        "documents.Deputy", story, **{"person": office.chief, "deputy": office.owner, **days, **values}
    )


def decision_item(story):
    decision = written(record("documents.Decision", story))
    return twice(
        "documents.DecisionItem", unit=decision.unit, decision=decision, revision=story.ours.revision
    )


def two_in_force(story):
    """The one in force, and a second one of another number."""
    return again(written(changed(story.ours.revision, status="effective")), revision_no=7)


def calendar_day(**values):
    return twice("qms.CalendarDay", **{"date": DAY, "kind": "off", "name": "Nghỉ", **values})


def asked_twice(story):
    who = {"revision": story.ours.revision, "person": story.office.owner2}
    return twice("documents.RequestedSignature", unit=story.ours.unit, **who)


def typed_twice(story):
    typed = {"typed": {}, "base_version": 1, "saved_at": timezone.now()}
    return twice("documents.UnsavedDraft", revision=story.ours.draft, person=story.office.desk, **typed)


def copy_of(story, **values):
    """A paper copy of the procedure in force."""
    paper = {"document": story.ours.document, "revision": story.ours.revision, "issue_no": 1,
             "revision_no": 0, "no": 7, "given_on": DAY, "status": "given"}  # fmt: skip
    return record("documents.PaperCopy", story, **paper | values)


def posting(story, **values):
    """A posting of the document being drafted."""
    told = {"document": story.ours.drafted, "field": "Cư trú", "slug": "a", "posted_on": DAY}
    return record("documents.Posting", story, **{"status": "posted", **told, **values})


def two_postings(story, **values):
    written(posting(story))
    return posting(story, document=story.theirs.drafted, **values)


def recipient(story, **values):
    line = {"unit": story.ours.unit, "document": story.ours.document, "kind": "role", "role": "desk",
            "since": DAY}  # fmt: skip
    return new("documents.Recipient", **line | values)


def read_twice(story):
    ours, days = (
        story.ours,
        {"issue_no": 1, "revision_no": 0, "read_at": timezone.now(), "read_on": DAY, "due_on": DAY},
    )
    who = {
        "unit": ours.unit,
        "document": ours.document,
        "revision": ours.revision,
        "person": story.office.owner2,
    }
    return twice("documents.Acknowledgement", **who, **days)


def kind_of_record(story, **values):
    return record("documents.RecordKind", story, **{"place": "Kho", "retention_months": 60, **values})


def batch(story, **values):
    """A batch of records of a kind that is written for it."""
    kind = written(kind_of_record(story, code="X-9"))
    days = {"kind": kind, "period_from": DAY, "period_to": DAY, "place": "Kho", "status": "open"}
    return record("documents.RecordBatch", story, **days | values)


def listed_twice(story):
    disposal = written(record("documents.Disposal", story))
    line = {"unit": story.ours.unit, "disposal": disposal, "batch": written(batch(story))}
    return twice("documents.DisposalLine", **line, closed_on=DAY, kept_until=DAY)


def legal_text(story, **values):
    return record("documents.LegalText", story, **{"folded_number": "x-1", **values})


def impact(story, **values):
    text = {"unit": story.ours.unit, "text": written(legal_text(story)), "document": story.ours.document}
    return new("documents.LegalImpact", **text | values)


def two_answers_about_a_file(story):
    now = timezone.now()
    days = {"received_at": now, "counted_from": now, "first_due_at": now, "due_at": now}
    file = written(record("registers.ServiceFile", story, code="HS-X", status="received", **days))
    return again(written(changed(story.ours.survey_answer, service_file=file)))


CASES = {
    # audits
    "action_has_one_parent": lambda s: changed(s.ours.action, review=s.ours.review),
    "action_done_has_evidence": lambda s: changed(s.ours.action, status="done", done_on=DAY, evidence=""),
    "action_known_status": lambda s: changed(s.ours.action, status="lost"),
    "action_number_in_nonconformity": lambda s: again(s.ours.action),
    "audits_audit_code": lambda s: again(s.ours.audit),
    "audit_planned_in_order": lambda s: changed(s.ours.audit, planned_to=EARLIER),
    "audit_period_in_order": lambda s: changed(s.ours.audit, period_to=EARLIER),
    "audit_member_once": lambda s: again(s.ours.member, role="member"),
    "audit_one_lead": lambda s: again(lead_of(s), user=s.office.inspector),
    "checklist_no_once": lambda s: again(s.ours.question),
    "finding_no_once": lambda s: again(s.ours.finding),
    "audits_nonconformity_code": lambda s: again(s.ours.nc),
    "nonconformity_known_status": lambda s: changed(s.ours.nc, status="lost"),
    "nonconformity_known_grade": lambda s: changed(s.ours.nc, grade="tiny"),
    "nonconformity_is_numbered": lambda s: changed(s.ours.nc, code=""),
    "nonconformity_closed_is_complete": lambda s: changed(s.ours.nc, status="closed"),
    "nonconformity_verifier_is_another": lambda s: changed(
        s.ours.nc, lead=s.office.owner, verified_by=s.office.owner
    ),
    "nonconformity_source_is_whole": lambda s: changed(s.ours.nc, source_type="audits.audit", source_id=None),
    "audits_evidencepack_code": lambda s: again(s.ours.pack),
    "pack_period_in_order": lambda s: changed(s.ours.pack, period_to=EARLIER),
    "audits_managementreview_code": lambda s: again(s.ours.review),
    "review_period_in_order": lambda s: changed(s.ours.review, period_to=EARLIER),
    "review_input_once": lambda s: again(s.ours.input),
    "review_attendee_once": lambda s: again(s.ours.attendee),
    "form_numbered_once_a_day": lambda s: twice(
        "documents.FormNumber", unit=s.ours.unit, form="BM-6.1-01", from_date=EARLIER
    ),
    # registers
    "registers_objective_code": lambda s: again(s.ours.objective),
    "measurement_period_in_order": lambda s: changed(s.ours.measurement, period_to=EARLIER),
    "measurement_counted_or_valued": lambda s: changed(s.ours.measurement, numerator=None, denominator=4),
    "measurement_once_per_period": lambda s: again(s.ours.measurement),
    **registers_rows.codes(again),
    **file_rows.broken_rows(changed, again, new),
    **slip_rows.broken(changed, again, new),
    **book_rows.broken(again),
    "registers_feedback_code": lambda s: again(s.ours.feedback),
    "feedback_answered_in_words": lambda s: changed(s.ours.feedback, status="answered"),
    "feedback_assigned_to_somebody": lambda s: changed(s.ours.feedback, person=None),
    "feedback_receipt_of_public_page": lambda s: changed(s.ours.feedback, receipt_hash="x"),
    "feedback_receipt_once": lambda s: again(
        written(changed(s.ours.feedback, channel="public", receipt_hash="x")), code="PA-X"
    ),
    "feedback_set_once": lambda s: twice("registers.FeedbackSetting", unit=s.ours.unit),
    "feedback_days_in_range": lambda s: new("registers.FeedbackSetting", unit=s.ours.unit, answer_days=0),
    "registers_survey_code": lambda s: again(s.ours.survey, status="closed"),
    "survey_days_in_order": lambda s: changed(s.ours.survey, ends_on=EARLIER),
    "survey_open_once": lambda s: again(s.ours.survey, code="KS-X"),
    "survey_answer_once_a_file_and_day": two_answers_about_a_file,
    "survey_only_paper_left_out": lambda s: changed(s.ours.survey_answer, channel="kiosk", left_out=True),
    "process_document_once": lambda s: again(s.ours.process_row),
    "appointment_period_in_order": lambda s: changed(s.ours.appointment, to_date=EARLIER),
    "competence_levels_up_to_4": lambda s: changed(s.ours.competence_row, required=5),
    "training_attended_once": lambda s: again(s.ours.training_row),
    "provider_scored_1_to_5": lambda s: changed(s.ours.provider_row, price=6),
    "criterion_has_points": lambda s: changed(s.ours.modelcriteria_row, most_points=0),
    "points_within_the_most": lambda s: changed(s.ours.modelassessment_row, points=99),
    "mobilised_not_negative": lambda s: changed(s.ours.mobilisedresource, amount=-1),
    "registers_risk_code": lambda s: again(s.ours.risk),
    "risk_scored_1_to_5": lambda s: changed(s.ours.risk, likelihood=6),
    # documents
    "documents_document_code": lambda s: again(s.ours.document),
    "document_has_code": lambda s: changed(s.ours.document, code=""),
    "documents_changerequest_code": lambda s: two_records(
        "documents.ChangeRequest", s, document=s.ours.document
    ),
    "request_names_what": lambda s: record("documents.ChangeRequest", s),
    "one_effective_revision": two_in_force,
    "one_coming_revision": lambda s: again(s.ours.draft, revision_no=7),
    "revision_numbered_once": lambda s: again(s.ours.revision, status="superseded"),
    "issue_from_one": lambda s: changed(s.ours.revision, issue_no=0),
    "documents_deputy_code": lambda s: again(written(deputy(s))),
    "deputy_period": lambda s: deputy(s, to_date=EARLIER),
    "deputy_is_another": lambda s: deputy(s, deputy=s.office.chief),
    "signed_once": lambda s: again(signature(s, "reviewed")),
    "written_and_approved_once": lambda s: again(signature(s, "approved"), person=s.office.owner2),
    "documents_decision_code": lambda s: two_records("documents.Decision", s),
    "issued_once_in_a_decision": decision_item,
    "review_asked_once": asked_twice,
    "read_once": read_twice,
    "unsaved_draft_once": typed_twice,
    "documents_papercopy_code": lambda s: again(written(copy_of(s)), no=8),
    "copy_number_once": lambda s: again(written(copy_of(s)), code="X-2"),
    "copy_numbered_from_one": lambda s: copy_of(s, no=0),
    "copy_destroyed_after_recall": lambda s: copy_of(s, status="destroyed", ended_on=DAY),
    "copy_recalled_after_given": lambda s: copy_of(s, recalled_on=EARLIER),
    "documents_posting_code": lambda s: two_postings(s, slug="b"),
    "posting_address_once": lambda s: two_postings(s, code="X-2"),
    "posting_has_address_and_field": lambda s: posting(s, field=""),
    "one_open_offer": lambda s: again(s.ours.adoption.offer),
    "adopted_once": lambda s: again(s.ours.adoption, code="X-3", document=None),
    "documents_adoption_code": lambda s: again(s.ours.adoption, source=s.ours.document, document=None),
    "posting_ends_once": lambda s: posting(s, taken_down_on=DAY),
    "recipient_once": lambda s: again(written(recipient(s))),
    "recipient_person_once": lambda s: again(
        written(recipient(s, kind="person", role="", person=s.office.desk))
    ),
    "recipient_unit_once": lambda s: again(
        written(recipient(s, kind="unit", role="", to_unit=s.office.nham_bien, must_read=False))
    ),
    "recipient_names_one": lambda s: recipient(s, kind="role", role=""),
    "recipient_days": lambda s: recipient(s, days=91),
    "documents_recordkind_code": lambda s: again(written(kind_of_record(s))),
    "kind_kept_for_a_time_or_ever": lambda s: kind_of_record(s, is_permanent=True),
    "documents_recordbatch_code": lambda s: again(written(batch(s))),
    "batch_period_in_order": lambda s: batch(s, period_to=EARLIER),
    "batch_closed_after_its_period": lambda s: batch(s, closed_on=EARLIER),
    "batch_destroyed_on_a_day": lambda s: batch(s, status="destroyed"),
    "batch_handed_over_to_somebody_on_a_day": lambda s: batch(s, status="handed_over", handed_on=DAY),
    "batch_held_for_a_reason": lambda s: batch(s, status="on_hold"),
    "documents_disposal_code": lambda s: two_records("documents.Disposal", s),
    "disposal_done_on_a_day": lambda s: record("documents.Disposal", s, status="done"),
    "batch_listed_once": listed_twice,
    "documents_legaltext_code": lambda s: again(written(legal_text(s)), folded_number="x-2"),
    "legal_text_once": lambda s: again(written(legal_text(s)), code="X-2"),
    "legal_text_has_number": lambda s: legal_text(s, code=""),
    "impact_once": lambda s: again(written(impact(s))),
    "unaffected_says_why": lambda s: impact(s, verdict="unaffected"),
    "impact_done_by_a_revision": lambda s: impact(s, verdict="update", done_on=DAY),
    # qms
    "unit_name_once_a_day": lambda s: again(UnitName.objects.filter(unit=s.ours.unit).first()),
    "assignment_period": lambda s: changed(Assignment.objects.get(pk=s.ours.role.pk), to_date=EARLIER),
    "calendar_day_once_per_unit": lambda s: calendar_day(unit=s.ours.unit),
    "calendar_day_once_for_all": lambda s: calendar_day(unit=None),
    "saturday_rule_once_a_day": lambda s: again(s.ours.saturday),
    "counter_once": lambda s: again(Counter.objects.filter(unit=s.ours.unit).first()),
    "attachment_withdrawn_says_why": lambda s: changed(s.ours.attachment, withdrawn=True),
    "ledger_row_once": lambda s: link_twice(),
    "personal_data_erased_is_empty": erased_but_kept,
    "saved_view_once": lambda s: twice("qms.SavedView", user=s.office.chief, list="x", name="Trễ", query=""),
    "clause_once": lambda s: again(apps.get_model("qms.Clause").objects.first()),
}  # fmt: skip


def link_twice():
    link = again(LedgerEntry.objects.first(), prev="2" * 64, hash="1" * 64)
    link.pk = 10**9
    return link


def lead_of(story):
    members = apps.get_model("audits.AuditMember")._base_manager
    return members.get(audit=story.ours.audit_planned, role="lead")


def constraints() -> dict[str, tuple]:
    """name -> (model, constraint), of every model of the project."""
    ours = [model for model in apps.get_models() if model._meta.app_label in OURS]
    return {item.name: (model, item) for model in ours for item in model._meta.constraints}


def broken(row) -> set[str]:
    """The constraints of its model that a row breaks, as the models say it."""
    found = set()
    for item in row._meta.constraints:
        try:
            item.validate(type(row), row)
        except ValidationError:
            found.add(item.name)
    return found


def test_every_constraint_has_its_case_and_every_case_its_constraint():
    assert sorted(CASES) == sorted(constraints())


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_database_itself_refuses(name, story):
    row = CASES[name](story)
    assert broken(row) == {name}
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        written(row)
    said = str(refused.value)
    unique = isinstance(constraints()[name][1], models.UniqueConstraint)
    assert name in said or (unique and "UNIQUE constraint failed" in said)  # SQLite names columns there
