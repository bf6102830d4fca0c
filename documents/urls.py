"""Addresses of documents; a revision has its own, so that no link means "whatever is current"."""

from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("documents/", views.DocumentListView.as_view(), name="document_list"),
    path("documents/new/", views.DocumentCreateView.as_view(), name="document_create"),
    path("documents/<int:pk>/", views.DocumentDetailView.as_view(), name="document_detail"),
    path("documents/<int:pk>/edit/", views.DocumentEditView.as_view(), name="document_edit"),
    path("documents/<int:pk>/start/", views.DocumentStartView.as_view(), name="document_start"),
    path("documents/<int:pk>/compare/", views.DocumentCompareView.as_view(), name="document_compare"),
    path("documents/<int:pk>/history/", views.DocumentHistoryView.as_view(), name="document_history"),
    path("revisions/<int:pk>/", views.RevisionDetailView.as_view(), name="revision_detail"),
    path("revisions/<int:pk>/edit/", views.RevisionEditView.as_view(), name="revision_edit"),
    path("revisions/<int:pk>/act/<str:verb>/", views.RevisionActView.as_view(), name="revision_act"),
    path("revisions/<int:pk>/history/", views.RevisionHistoryView.as_view(), name="revision_history"),
    path("revisions/<int:pk>/pdf/", views.RevisionPdfView.as_view(), name="revision_pdf"),
]
