"""Addresses of the audits app, one block per noun."""

from django.urls import path

from audits.views import (
    actions,
    audit_team,
    audits,
    checklists,
    nonconformities,
    nonconformity_forms,
    packs,
    reviews,
)

app_name = "audits"

# Nonconformities
urlpatterns = [
    path("nonconformities/", nonconformities.NonconformityListView.as_view(), name="nonconformity_list"),
    path(
        "nonconformities/board/", nonconformities.NonconformityBoardView.as_view(), name="nonconformity_board"
    ),
    path(
        "nonconformities/new/",
        nonconformity_forms.NonconformityCreateView.as_view(),
        name="nonconformity_create",
    ),
    path(
        "nonconformities/<int:pk>/",
        nonconformities.NonconformityDetailView.as_view(),
        name="nonconformity_detail",
    ),
    path(
        "nonconformities/<int:pk>/edit/",
        nonconformity_forms.NonconformityEditView.as_view(),
        name="nonconformity_edit",
    ),
    path(
        "nonconformities/<int:pk>/act/<str:verb>/",
        nonconformities.NonconformityActView.as_view(),
        name="nonconformity_act",
    ),
    path(
        "nonconformities/<int:pk>/history/",
        nonconformities.NonconformityHistoryView.as_view(),
        name="nonconformity_history",
    ),
    path(
        "nonconformities/<int:pk>/pdf/",
        nonconformities.NonconformityPdfView.as_view(),
        name="nonconformity_pdf",
    ),
    path(
        "nonconformities/<int:pk>/correction/",
        nonconformity_forms.CorrectionView.as_view(),
        name="nonconformity_correction",
    ),
    path(
        "nonconformities/<int:pk>/cause/", nonconformity_forms.CauseView.as_view(), name="nonconformity_cause"
    ),
    path(
        "nonconformities/<int:pk>/verification-plan/",
        nonconformity_forms.VerificationPlanView.as_view(),
        name="nonconformity_verification_plan",
    ),
    path(
        "nonconformities/<int:pk>/verdict/",
        nonconformity_forms.VerdictView.as_view(),
        name="nonconformity_verdict",
    ),
]

# Actions of nonconformities and of reviews
urlpatterns += [
    path("nonconformities/<int:pk>/actions/new/", actions.ActionCreateView.as_view(), name="action_create"),
    path("actions/<int:pk>/edit/", actions.ActionEditView.as_view(), name="action_edit"),
    path("actions/<int:pk>/act/<slug:verb>/", actions.ActionActView.as_view(), name="action_act"),
]

# Evidence: the clause matrix, packs, verification
urlpatterns += [
    path("evidence/", packs.EvidenceView.as_view(), name="evidence"),
    path(
        "evidence/clauses/<str:clause>/not-applicable/",
        packs.NotApplicableView.as_view(),
        name="clause_not_applicable",
    ),
    path("evidence/verify/", packs.PackVerifyView.as_view(), name="pack_verify"),
    path("evidence/verify/verify_pack.py", packs.VerifierView.as_view(), name="verifier"),
    path("evidence/packs/", packs.PackListView.as_view(), name="pack_list"),
    path("evidence/packs/new/", packs.PackBuildView.as_view(), name="pack_create"),
    path("evidence/packs/<int:pk>/", packs.PackDetailView.as_view(), name="pack_detail"),
    path("evidence/packs/<int:pk>/history/", packs.PackHistoryView.as_view(), name="pack_history"),
    path("evidence/packs/<int:pk>/download/", packs.PackDownloadView.as_view(), name="pack_download"),
    path("evidence/packs/<int:pk>/check/", packs.PackCheckView.as_view(), name="pack_check"),
    path("evidence/packs/<int:pk>/hand-over/", packs.HandoverView.as_view(), name="pack_hand_over"),
]

# Internal audits: plan, team, checklist, findings, report
urlpatterns += [
    path("audits/", audits.AuditListView.as_view(), name="audit_list"),
    path("audits/new/", audits.AuditCreateView.as_view(), name="audit_create"),
    path("audits/<int:pk>/", audits.AuditDetailView.as_view(), name="audit_detail"),
    path("audits/<int:pk>/edit/", audits.AuditEditView.as_view(), name="audit_edit"),
    path("audits/<int:pk>/act/<str:verb>/", audits.AuditActView.as_view(), name="audit_act"),
    path("audits/<int:pk>/history/", audits.AuditHistoryView.as_view(), name="audit_history"),
    path("audits/<int:pk>/pdf/", audits.AuditPdfView.as_view(), name="audit_pdf"),
    path("audits/<int:pk>/plan.pdf", audits.PlanPdfView.as_view(), name="audit_plan_pdf"),
    path("audits/<int:pk>/report/", audits.ReportView.as_view(), name="audit_report"),
    path("audits/<int:pk>/team/new/", audit_team.TeamView.as_view(), name="member_create"),
    path("audit-members/<int:pk>/<slug:verb>/", audit_team.MemberActView.as_view(), name="member_act"),
    path("audits/<int:pk>/checklist/", checklists.ChecklistView.as_view(), name="checklist"),
    path("audits/<int:pk>/checklist/copy/", checklists.CopyChecklistView.as_view(), name="checklist_copy"),
    path("audits/<int:pk>/checklist/<int:no>/", checklists.QuestionView.as_view(), name="question"),
    path(
        "audits/<int:audit>/checklist/new/", checklists.QuestionCreateView.as_view(), name="question_create"
    ),
    path("questions/<int:pk>/edit/", checklists.QuestionEditView.as_view(), name="question_edit"),
    path("questions/<int:pk>/remove/", checklists.QuestionRemoveView.as_view(), name="question_remove"),
    path("findings/", checklists.FindingListView.as_view(), name="finding_list"),
    path("audits/<int:audit>/findings/new/", checklists.FindingCreateView.as_view(), name="finding_create"),
    path("findings/<int:pk>/edit/", checklists.FindingEditView.as_view(), name="finding_edit"),
    path("findings/<int:pk>/act/<slug:verb>/", checklists.FindingActView.as_view(), name="finding_act"),
]

# Management reviews: inputs, attendance, decisions, minutes
urlpatterns += [
    path("reviews/", reviews.ReviewListView.as_view(), name="review_list"),
    path("reviews/new/", reviews.ReviewCreateView.as_view(), name="review_create"),
    path("reviews/decisions/", reviews.DecisionListView.as_view(), name="decision_list"),
    path("reviews/<int:pk>/", reviews.ReviewDetailView.as_view(), name="review_detail"),
    path("reviews/<int:pk>/edit/", reviews.ReviewEditView.as_view(), name="review_edit"),
    path("reviews/<int:pk>/minutes/", reviews.MinutesView.as_view(), name="review_minutes"),
    path("reviews/<int:pk>/act/<str:verb>/", reviews.ReviewActView.as_view(), name="review_act"),
    path("reviews/<int:pk>/history/", reviews.ReviewHistoryView.as_view(), name="review_history"),
    path("reviews/<int:pk>/pdf/", reviews.ReviewPdfView.as_view(), name="review_pdf"),
    path("reviews/<int:pk>/attendance/", reviews.AttendanceView.as_view(), name="review_attendance"),
    path("reviews/<int:pk>/decisions/new/", reviews.DecisionView.as_view(), name="review_decide"),
    path("review-inputs/<int:pk>/edit/", reviews.InputView.as_view(), name="review_input"),
]
