"""Addresses of the audits app, one block per noun."""

from django.urls import path

from audits.views import actions, nonconformities

app_name = "audits"

# Nonconformities
urlpatterns = [
    path("nonconformities/", nonconformities.NonconformityListView.as_view(), name="nonconformity_list"),
    path(
        "nonconformities/board/", nonconformities.NonconformityBoardView.as_view(), name="nonconformity_board"
    ),
    path(
        "nonconformities/new/", nonconformities.NonconformityCreateView.as_view(), name="nonconformity_create"
    ),
    path(
        "nonconformities/<int:pk>/",
        nonconformities.NonconformityDetailView.as_view(),
        name="nonconformity_detail",
    ),
    path(
        "nonconformities/<int:pk>/edit/",
        nonconformities.NonconformityEditView.as_view(),
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
        nonconformities.CorrectionView.as_view(),
        name="nonconformity_correction",
    ),
    path("nonconformities/<int:pk>/cause/", nonconformities.CauseView.as_view(), name="nonconformity_cause"),
    path(
        "nonconformities/<int:pk>/verification-plan/",
        nonconformities.VerificationPlanView.as_view(),
        name="nonconformity_verification_plan",
    ),
    path(
        "nonconformities/<int:pk>/verdict/",
        nonconformities.VerdictView.as_view(),
        name="nonconformity_verdict",
    ),
]

# Actions of nonconformities and of reviews
urlpatterns += [
    path("nonconformities/<int:pk>/actions/new/", actions.ActionCreateView.as_view(), name="action_create"),
    path("actions/<int:pk>/edit/", actions.ActionEditView.as_view(), name="action_edit"),
    path("actions/<int:pk>/act/<slug:verb>/", actions.ActionActView.as_view(), name="action_act"),
]
