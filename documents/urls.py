"""Addresses of documents; a revision has its own, so that no link means "whatever is current"."""

from django.urls import path

from documents.views import editing, reading, records, signing, status

app_name = "documents"
urlpatterns = [
    path("documents/", records.DocumentListView.as_view(), name="document_list"),
    path("documents/new/", editing.DocumentCreateView.as_view(), name="document_create"),
    path("documents/<int:pk>/", records.DocumentDetailView.as_view(), name="document_detail"),
    path("documents/<int:pk>/edit/", editing.DocumentEditView.as_view(), name="document_edit"),
    path("documents/<int:pk>/start/", editing.DocumentStartView.as_view(), name="document_start"),
    path("documents/<int:pk>/compare/", reading.DocumentCompareView.as_view(), name="document_compare"),
    path("documents/<int:pk>/history/", records.DocumentHistoryView.as_view(), name="document_history"),
    path(
        "revisions/<int:pk>/",
        status.or_its_status(records.RevisionDetailView.as_view()),
        name="revision_detail",
    ),
    path("revisions/<int:pk>/edit/", editing.RevisionEditView.as_view(), name="revision_edit"),
    path("revisions/<int:pk>/act/<str:verb>/", signing.RevisionActView.as_view(), name="revision_act"),
    path("revisions/<int:pk>/history/", records.RevisionHistoryView.as_view(), name="revision_history"),
    path("revisions/<int:pk>/pdf/", reading.RevisionPdfView.as_view(), name="revision_pdf"),
]

# Control: distribution, paper copies, reading, status
urlpatterns += [
    path("s/<slug:code>/", status.revision_status, name="revision_status"),
]
