"""Addresses of documents; a revision has its own, so that no link means "whatever is current"."""

from django.urls import path

from documents.views import (
    acknowledging,
    change_requests,
    changes,
    decisions,
    deputies,
    disposals,
    distribution,
    editing,
    flow,
    form_numbers,
    importing,
    keeping,
    kept_records,
    legal,
    offers,
    paper_copies,
    postings,
    public,
    reading,
    records,
    reviewing,
    sharing,
    signing,
    status,
    uploading,
    writing,
)

app_name = "documents"
urlpatterns = [
    path("documents/", records.DocumentListView.as_view(), name="document_list"),
    path("documents/new/", editing.DocumentCreateView.as_view(), name="document_create"),
    path("documents/import/", importing.DocumentImportView.as_view(), name="document_import"),
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
    path("revisions/<int:pk>/edit/", writing.RevisionEditView.as_view(), name="revision_edit"),
    path("revisions/<int:pk>/keep/", keeping.RevisionKeepView.as_view(), name="revision_keep"),
    path("revisions/<int:pk>/take/", keeping.RevisionTakeView.as_view(), name="revision_take"),
    path("revisions/<int:pk>/forget/", keeping.RevisionForgetView.as_view(), name="revision_forget"),
    path("revisions/<int:pk>/upload/", uploading.RevisionUploadView.as_view(), name="revision_upload"),
    path("revisions/<int:pk>/original/", uploading.RevisionOriginalView.as_view(), name="revision_original"),
    path("revisions/<int:pk>/act/<str:verb>/", signing.RevisionActView.as_view(), name="revision_act"),
    path("revisions/<int:pk>/history/", records.RevisionHistoryView.as_view(), name="revision_history"),
    path("revisions/<int:pk>/pdf/", reading.RevisionPdfView.as_view(), name="revision_pdf"),
    path("revisions/<int:pk>/flow/", flow.RevisionFlowView.as_view(), name="revision_flow"),
    path("revisions/<int:pk>/flow/pdf/", flow.RevisionFlowPdfView.as_view(), name="revision_flow_pdf"),
]

# Control: distribution, paper copies, reading, status
urlpatterns += [
    path("s/<slug:code>/", status.revision_status, name="revision_status"),
    path("revisions/<int:pk>/read/", acknowledging.RevisionReadView.as_view(), name="revision_read"),
    path(
        "documents/<int:pk>/distribution/",
        distribution.DistributionView.as_view(),
        name="document_distribution",
    ),
    path("documents/recipients/", distribution.RecipientListView.as_view(), name="recipient_list"),
    path("documents/<int:pk>/copies/give/", distribution.GiveView.as_view(), name="copy_give"),
    path("documents/<int:pk>/reviewed/", reviewing.ConfirmReviewView.as_view(), name="document_reviewed"),
    path("documents/copies/", paper_copies.PaperCopyListView.as_view(), name="copy_list"),
    path("documents/copies/<int:pk>/", paper_copies.PaperCopyPage.as_view(), name="copy_detail"),
    path(
        "documents/copies/<int:pk>/act/<str:verb>/", paper_copies.PaperCopyActView.as_view(), name="copy_act"
    ),
    path(
        "documents/copies/<int:pk>/history/", paper_copies.PaperCopyHistoryView.as_view(), name="copy_history"
    ),
    path("documents/copies/<int:pk>/pdf/", paper_copies.PaperCopyPdfView.as_view(), name="copy_pdf"),
    path("documents/reading/", acknowledging.ReadingMatrixView.as_view(), name="reading_matrix"),
    path(
        "documents/reading/register/",
        acknowledging.AcknowledgementListView.as_view(),
        name="acknowledgement_list",
    ),
]


def _record(noun, space, module, name) -> list:
    """The seven addresses of a plain record: list, new, page, edit, act, history, paper."""
    view = {page: getattr(module, f"{name}{page}View").as_view() for page in PAGES}
    one = f"documents/{space}/<int:pk>/"
    return [
        path(f"documents/{space}/", view["List"], name=f"{noun}_list"),
        path(f"documents/{space}/new/", view["Create"], name=f"{noun}_create"),
        path(one, view["Detail"], name=f"{noun}_detail"),
        path(f"{one}edit/", view["Edit"], name=f"{noun}_edit"),
        path(f"{one}act/<str:verb>/", view["Act"], name=f"{noun}_act"),
        path(f"{one}history/", view["History"], name=f"{noun}_history"),
        path(f"{one}pdf/", view["Pdf"], name=f"{noun}_pdf"),
    ]


PAGES = ("List", "Create", "Detail", "Edit", "Act", "History", "Pdf")

urlpatterns += [
    *_record("legal_text", "external", legal, "LegalText"),
    path("documents/external/adopt/", legal.LegalTextAdoptView.as_view(), name="legal_text_adopt"),
    path(
        "documents/external/<int:pk>/impacts/",
        legal.LegalTextImpactsView.as_view(),
        name="legal_text_impacts",
    ),
    path("documents/impacts/<int:pk>/judge/", legal.ImpactJudgeView.as_view(), name="legal_impact_judge"),
    path("documents/impacts/<int:pk>/done/", legal.ImpactDoneView.as_view(), name="legal_impact_done"),
    path("documents/impacts/<int:pk>/ask/", legal.ImpactAskView.as_view(), name="legal_impact_ask"),
    path("documents/impacts/<int:pk>/revise/", legal.ImpactReviseView.as_view(), name="legal_impact_revise"),
]
urlpatterns += [
    *_record("record_kind", "records", kept_records, "RecordKind"),
    path("documents/records/fill/", kept_records.RecordKindFillView.as_view(), name="record_kind_fill"),
    *_record("record_batch", "batches", kept_records, "RecordBatch"),
]
urlpatterns += [
    *_record("disposal", "disposals", disposals, "Disposal"),
    path("documents/disposals/<int:pk>/lines/", disposals.DisposalLinesView.as_view(), name="disposal_lines"),
    path("documents/disposals/<int:pk>/council/", disposals.CouncilView.as_view(), name="disposal_council"),
    path(
        "documents/disposal-lines/<int:pk>/remove/",
        disposals.LineRemoveView.as_view(),
        name="disposal_line_remove",
    ),
]

# Numbers of forms
NUMBERS = "documents/form-numbers/"
urlpatterns += [
    path(NUMBERS, form_numbers.FormNumbersView.as_view(), name="form_numbers"),
    path(f"{NUMBERS}usual/", form_numbers.FormNumbersUsualView.as_view(), name="form_numbers_usual"),
    path(f"{NUMBERS}<str:form>/", form_numbers.FormNumberView.as_view(), name="form_number_set"),
]

# Change requests
urlpatterns += [
    path("documents/requests/", change_requests.ChangeRequestListView.as_view(), name="change_request_list"),
    path(
        "documents/requests/new/",
        change_requests.ChangeRequestCreateView.as_view(),
        name="change_request_create",
    ),
    path(
        "documents/requests/<int:pk>/",
        change_requests.ChangeRequestDetailView.as_view(),
        name="change_request_detail",
    ),
    path(
        "documents/requests/<int:pk>/edit/",
        change_requests.ChangeRequestEditView.as_view(),
        name="change_request_edit",
    ),
    path(
        "documents/requests/<int:pk>/act/<str:verb>/",
        change_requests.ChangeRequestActView.as_view(),
        name="change_request_act",
    ),
    path(
        "documents/requests/<int:pk>/history/",
        change_requests.ChangeRequestHistoryView.as_view(),
        name="change_request_history",
    ),
    path(
        "documents/requests/<int:pk>/pdf/",
        change_requests.ChangeRequestPdfView.as_view(),
        name="change_request_pdf",
    ),
]

# Decisions that issue documents
urlpatterns += [
    path("documents/decisions/", decisions.DecisionListView.as_view(), name="decision_list"),
    path("documents/decisions/new/", decisions.DecisionCreateView.as_view(), name="decision_create"),
    path("documents/decisions/<int:pk>/", decisions.DecisionDetailView.as_view(), name="decision_detail"),
    path("documents/decisions/<int:pk>/edit/", decisions.DecisionEditView.as_view(), name="decision_edit"),
    path(
        "documents/decisions/<int:pk>/act/<str:verb>/",
        decisions.DecisionActView.as_view(),
        name="decision_act",
    ),
    path(
        "documents/decisions/<int:pk>/history/",
        decisions.DecisionHistoryView.as_view(),
        name="decision_history",
    ),
    path("documents/decisions/<int:pk>/pdf/", decisions.DecisionPdfView.as_view(), name="decision_pdf"),
]

# Deputies
urlpatterns += [
    path("documents/deputies/", deputies.DeputyListView.as_view(), name="deputy_list"),
    path("documents/deputies/new/", deputies.DeputyCreateView.as_view(), name="deputy_create"),
    path("documents/deputies/<int:pk>/", deputies.DeputyDetailView.as_view(), name="deputy_detail"),
    path("documents/deputies/<int:pk>/act/<str:verb>/", deputies.DeputyActView.as_view(), name="deputy_act"),
    path("documents/deputies/<int:pk>/history/", deputies.DeputyHistoryView.as_view(), name="deputy_history"),
    path("documents/deputies/<int:pk>/pdf/", deputies.DeputyPdfView.as_view(), name="deputy_pdf"),
]

# Public posting: the pages of the office, and the pages for everybody
urlpatterns += [
    path("documents/postings/", postings.PostingListView.as_view(), name="posting_list"),
    path("documents/postings/new/", postings.PostingCreateView.as_view(), name="posting_create"),
    path("documents/postings/poster/", postings.UnitPosterView.as_view(), name="posting_poster"),
    path("documents/postings/<int:pk>/", postings.PostingDetailView.as_view(), name="posting_detail"),
    path("documents/postings/<int:pk>/edit/", postings.PostingEditView.as_view(), name="posting_edit"),
    path(
        "documents/postings/<int:pk>/act/<str:verb>/", postings.PostingActView.as_view(), name="posting_act"
    ),
    path(
        "documents/postings/<int:pk>/history/", postings.PostingHistoryView.as_view(), name="posting_history"
    ),
    path("documents/postings/<int:pk>/pdf/", postings.PostingPdfView.as_view(), name="posting_pdf"),
]
ON_ONE = "niem-yet/<str:unit>/<slug:slug>/"
urlpatterns += [
    path("robots.txt", public.robots, name="robots"),
    path("niem-yet/", public.public_units, name="public_units"),
    path("niem-yet/<str:unit>/", public.public_list, name="public_unit"),
    path(ON_ONE, public.public_procedure, name="public_procedure"),
    path(f"{ON_ONE}the.png", public.public_card, name="public_card"),
    path(f"{ON_ONE}mau/<int:pk>/", public.public_form, name="public_form"),
]

# Shared procedures, and what changed
urlpatterns += [
    path("documents/changes/", changes.ChangesView.as_view(), name="changes"),
    path("documents/<int:pk>/offer/", offers.DocumentOfferView.as_view(), name="document_offer"),
    path("documents/<int:pk>/offer/end/", offers.DocumentOfferEndView.as_view(), name="document_offer_end"),
    path("documents/shared/", sharing.AdoptionListView.as_view(), name="adoption_list"),
    path("documents/shared/units/", offers.AdoptionMatrixView.as_view(), name="adoption_matrix"),
    path("documents/shared/<int:pk>/", sharing.AdoptionDetailView.as_view(), name="adoption_detail"),
    path("documents/shared/<int:pk>/act/<str:verb>/", sharing.AdoptionActView.as_view(), name="adoption_act"),
    path(
        "documents/shared/<int:pk>/compare/", sharing.AdoptionCompareView.as_view(), name="adoption_compare"
    ),
    path(
        "documents/shared/<int:pk>/history/", sharing.AdoptionHistoryView.as_view(), name="adoption_history"
    ),
    path("documents/shared/<int:pk>/pdf/", sharing.AdoptionPdfView.as_view(), name="adoption_pdf"),
]
