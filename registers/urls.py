"""Addresses of the registers: the same seven for each plain one, made from the list of tables."""

from django.urls import path

from registers.tables import REGISTERS
from registers.views import (
    apologies,
    calendar_changes,
    feedback,
    feeding,
    file_acts,
    file_evidence,
    forgetting,
    handing_over,
    importing,
    index,
    late_files,
    model_unit,
    originals,
    public_choice,
    public_feedback,
    public_lookup,
    public_survey,
    reception,
    reception_settings,
    reconciliation,
    rows_together,
    service_file_page,
    service_files,
    slip_forms,
    slips,
    statistics,
    surveys,
)
from registers.views import plain as views

app_name = "registers"


def addresses(table) -> list:
    """List, page, form, steps, history and paper of one register; its rows where it keeps any."""
    model = table.model
    noun = model.url_name.split(":")[1]
    here, one = f"registers/{table.slug}/", f"registers/{table.slug}/<int:pk>/"
    form = views.FormView.as_view(model=model)
    found = [
        path(
            here,
            views.ListView.as_view(table=table, create_url=f"registers:{noun}_create"),
            name=f"{noun}_list",
        ),
        path(f"{here}new/", form, name=f"{noun}_create"),
        path(one, views.DetailView.as_view(model=model), name=f"{noun}_detail"),
        path(f"{one}edit/", form, name=f"{noun}_edit"),
        path(f"{one}act/<str:verb>/", views.ActView.as_view(model=model), name=f"{noun}_act"),
        path(f"{one}history/", views.HistoryView.as_view(model=model), name=f"{noun}_history"),
        path(f"{one}pdf/", views.PaperView.as_view(model=model), name=f"{noun}_pdf"),
    ]
    if model.row_model is not None:
        rows = views.RowFormView
        found += [
            path(f"{one}rows/new/", rows.as_view(model=model.row_model, adding=True), name=f"{noun}_row_add"),
            path(f"{here}rows/<int:pk>/edit/", rows.as_view(model=model.row_model), name=f"{noun}_row_edit"),
        ]
        if model.row_model.filled_together:
            fill = rows_together.RowsTogetherView.as_view(model=model)
            found.append(path(f"{one}rows/", fill, name=f"{noun}_rows_fill"))
    return found


urlpatterns = [
    path("registers/", index.IndexView.as_view(), name="home"),
    path("registers/model-assessments/compare/", model_unit.CompareView.as_view(), name="model_unit_compare"),
    path("registers/objectives/<int:pk>/feed/", feeding.FeedView.as_view(), name="objective_feed"),
    *(address for table in REGISTERS for address in addresses(table)),
]

# What citizens tell the office, and the pages on which they tell it
A_FEEDBACK = "one-stop/feedback/<int:pk>/"
urlpatterns += [
    path("one-stop/feedback/", feedback.FeedbackListView.as_view(), name="feedback_list"),
    path("one-stop/feedback/new/", feedback.FeedbackCreateView.as_view(), name="feedback_create"),
    path("one-stop/feedback/setting/", feedback.FeedbackSettingView.as_view(), name="feedback_setting"),
    path("one-stop/feedback/poster/", feedback.FeedbackPosterView.as_view(), name="feedback_poster"),
    path(A_FEEDBACK, feedback.FeedbackDetailView.as_view(), name="feedback_detail"),
    path(f"{A_FEEDBACK}edit/", feedback.FeedbackEditView.as_view(), name="feedback_edit"),
    path(f"{A_FEEDBACK}act/<str:verb>/", feedback.FeedbackActView.as_view(), name="feedback_act"),
    path(f"{A_FEEDBACK}history/", feedback.FeedbackHistoryView.as_view(), name="feedback_history"),
    path(f"{A_FEEDBACK}pdf/", feedback.FeedbackPdfView.as_view(), name="feedback_pdf"),
    path(f"{A_FEEDBACK}forget/", feedback.FeedbackForgetView.as_view(), name="feedback_forget"),
    path("phan-anh/", public_choice.public_feedback_all, name="public_feedback_all"),
    path("phan-anh/<str:unit>/", public_feedback.public_feedback, name="public_feedback"),
    path("phan-anh/<str:unit>/bien-nhan/", public_feedback.public_receipt, name="public_receipt"),
]

# Satisfaction surveys, and the pages on which they are answered
A_SURVEY = "one-stop/surveys/<int:pk>/"
urlpatterns += [
    path("one-stop/surveys/", surveys.SurveyListView.as_view(), name="survey_list"),
    path("one-stop/surveys/new/", surveys.SurveyCreateView.as_view(), name="survey_create"),
    path("one-stop/surveys/answers/", surveys.SurveyAnswerListView.as_view(), name="survey_answer_list"),
    path("one-stop/surveys/summary/", surveys.SurveySummaryView.as_view(), name="survey_summary"),
    path("one-stop/surveys/poster/", surveys.SurveyPosterView.as_view(), name="survey_poster"),
    path(A_SURVEY, surveys.SurveyDetailView.as_view(), name="survey_detail"),
    path(f"{A_SURVEY}edit/", surveys.SurveyEditView.as_view(), name="survey_edit"),
    path(f"{A_SURVEY}act/<str:verb>/", surveys.SurveyActView.as_view(), name="survey_act"),
    path(f"{A_SURVEY}history/", surveys.SurveyHistoryView.as_view(), name="survey_history"),
    path(f"{A_SURVEY}pdf/", surveys.SurveyPdfView.as_view(), name="survey_pdf"),
    path(f"{A_SURVEY}papers/", surveys.SurveyPapersView.as_view(), name="survey_papers"),
    path(f"{A_SURVEY}revise/", surveys.SurveyReviseView.as_view(), name="survey_revise"),
    path("khao-sat/", public_choice.public_survey_all, name="public_survey_all"),
    path("khao-sat/<str:unit>/", public_survey.public_survey, name="public_survey"),
    path("khao-sat/<str:unit>/quay/", public_survey.kiosk_survey, name="kiosk_survey"),
    path("khao-sat/<str:unit>/cam-on/", public_survey.survey_thanks, name="survey_thanks"),
]

# The one-stop register
A_FILE = "one-stop/files/<int:pk>/"
urlpatterns += [
    path("one-stop/", service_files.ServiceFileListView.as_view(), name="service_file_list"),
    path("one-stop/new/", reception.ServiceFileCreateView.as_view(), name="service_file_create"),
    path(f"{A_FILE}edit/", reception.ServiceFileEditView.as_view(), name="service_file_edit"),
    path(A_FILE, service_file_page.ServiceFileDetailView.as_view(), name="service_file_detail"),
    path(
        f"{A_FILE}history/", service_file_page.ServiceFileHistoryView.as_view(), name="service_file_history"
    ),
]

# What stands under files, as registers of their own
urlpatterns += [
    path("one-stop/handovers/", file_evidence.HandoverListView.as_view(), name="handover_list"),
    path("one-stop/supplements/", file_evidence.SupplementListView.as_view(), name="supplement_list"),
    path("one-stop/apologies/", file_evidence.ApologyListView.as_view(), name="apology_list"),
    path("one-stop/originals/", file_evidence.OriginalListView.as_view(), name="original_list"),
]

# A changed calendar
urlpatterns += [
    path(
        "one-stop/calendar-changes/",
        calendar_changes.CalendarChangesView.as_view(),
        name="calendar_changes",
    ),
]

# The old register taken in
urlpatterns += [
    path("one-stop/import/", importing.FilesImportView.as_view(), name="service_file_import"),
    path("one-stop/import/template/", importing.ImportTemplateView.as_view(), name="import_template"),
]

# The register set against the rest, and a sample of it
urlpatterns += [
    path("one-stop/reconciliation/", reconciliation.ReconciliationView.as_view(), name="reconciliation"),
    path("one-stop/sample/", reconciliation.FileSampleView.as_view(), name="file_sample"),
]

# What is done to a file
urlpatterns += [
    path("one-stop/handover/", handing_over.HandOverManyView.as_view(), name="hand_over_many"),
    path(f"{A_FILE}act/<str:verb>/", file_acts.FileActView.as_view(), name="service_file_act"),
    path(f"{A_FILE}apology/", apologies.ApologyProposeView.as_view(), name="service_file_apology"),
    path(f"{A_FILE}originals/new/", originals.OriginalHoldView.as_view(), name="service_file_original"),
    path(f"{A_FILE}late/", late_files.LateFileView.as_view(), name="service_file_late"),
    path(f"{A_FILE}forget/", forgetting.FileForgetView.as_view(), name="service_file_forget"),
    path("one-stop/apologies/<int:pk>/sign/", apologies.ApologySignView.as_view(), name="apology_sign"),
    path("one-stop/apologies/<int:pk>/drop/", apologies.ApologyDropView.as_view(), name="apology_drop"),
    path(
        "one-stop/originals/<int:pk>/give-back/",
        originals.OriginalGiveBackView.as_view(),
        name="original_give_back",
    ),
    path(
        "one-stop/originals/<int:pk>/incident/",
        originals.OriginalIncidentView.as_view(),
        name="original_incident",
    ),
]

# The papers of a file, their forms, how a procedure is received, and where anybody looks a file up
A_SLIP = f"{A_FILE}slip/<slug:kind>/"
A_FORM = "one-stop/forms/<int:pk>/"
A_PROCEDURE = "one-stop/forms/receiving/<int:pk>/"
urlpatterns += [
    path(A_SLIP, slips.SlipView.as_view(), name="service_file_slip"),
    path(f"{A_SLIP}<int:number>/", slips.SlipView.as_view(), name="service_file_slip_no"),
    path(f"{A_FILE}pdf/", slips.ServiceFilePdfView.as_view(), name="service_file_pdf"),
    path("one-stop/lookup-poster/", slips.LookupPosterView.as_view(), name="lookup_poster"),
    path("one-stop/forms/", slip_forms.SlipFormListView.as_view(), name="slip_form_list"),
    path("one-stop/forms/new/", slip_forms.SlipFormCreateView.as_view(), name="slip_form_create"),
    path(A_FORM, slip_forms.SlipFormDetailView.as_view(), name="slip_form_detail"),
    path(f"{A_FORM}edit/", slip_forms.SlipFormEditView.as_view(), name="slip_form_edit"),
    path(f"{A_FORM}end/", slip_forms.SlipFormEndView.as_view(), name="slip_form_end"),
    path(f"{A_FORM}history/", slip_forms.SlipFormHistoryView.as_view(), name="slip_form_history"),
    path("one-stop/forms/receiving/", reception_settings.ReceivingView.as_view(), name="receiving"),
    path(A_PROCEDURE, reception_settings.ReceivingSetView.as_view(), name="receiving_set"),
    path(f"{A_PROCEDURE}drop/", reception_settings.ReceivingDropView.as_view(), name="receiving_drop"),
    path("tra-cuu/", public_lookup.public_lookup_all, name="public_lookup_all"),
    path("tra-cuu/<str:unit>/", public_lookup.public_lookup, name="public_lookup"),
    path("tra-cuu/<str:unit>/<str:token>/", public_lookup.public_status, name="public_status"),
]

# What the register says of a period
urlpatterns += [path("one-stop/statistics/", statistics.StatisticsView.as_view(), name="statistics")]
