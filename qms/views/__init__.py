"""Pages every register shares; an app sets class attributes and adds its own templates."""

from qms.views.access import OfficeView, RecordView
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

__all__ = [
    "OfficeView", "RecordDetailView", "RecordFormView", "RecordHistoryView", "RecordListView",
    "RecordPdfView", "RecordView", "TransitionView",
]  # fmt: skip
