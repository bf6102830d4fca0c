"""One form, one act, about one record: it asks for the record's own permission and goes back to its page."""

from qms.views.access import RecordView
from qms.views.act_forms import ActFormView


class RecordActForm(RecordView, ActFormView):
    """Set ``model``, ``permission`` (asked of the record), ``form_class``, titles; override ``act(form)``."""

    def start(self):
        self.record = self.get_record()
        self.require(self.permission, self.record)

    def back_url(self) -> str:
        return self.record.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"record": self.record} | kwargs))
