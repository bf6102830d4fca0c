"""Addresses of the audits app, one block per noun."""

from django.urls import path

from audits.views import actions, nonconformities, nonconformity_forms, packs

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
    path("evidence/packs/", packs.PackListView.as_view(), name="pack_list"),
    path("evidence/packs/new/", packs.PackBuildView.as_view(), name="pack_create"),
    path("evidence/packs/<int:pk>/", packs.PackDetailView.as_view(), name="pack_detail"),
    path("evidence/packs/<int:pk>/history/", packs.PackHistoryView.as_view(), name="pack_history"),
    path("evidence/packs/<int:pk>/download/", packs.PackDownloadView.as_view(), name="pack_download"),
    path("evidence/packs/<int:pk>/check/", packs.PackCheckView.as_view(), name="pack_check"),
    path("evidence/packs/<int:pk>/hand-over/", packs.HandoverView.as_view(), name="pack_hand_over"),
]
