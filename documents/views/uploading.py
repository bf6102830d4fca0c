"""The file of an uploaded revision: another one for the draft, and the original as it came."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _

from documents import actions
from documents.editor import Editor
from documents.forms.uploading import UploadForm
from documents.models import Revision
from documents.uploaded_words import has_words
from documents.views.records import REVISION_RELATED, SECTION
from documents.views.writing import RevisionEditView
from qms.history import Conflict, record_tx
from qms.ledger.chain import note
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.files import file_response


class RevisionUploadView(RevisionEditView):
    """Puts another file in the place of the draft's; a refusal is told at the field."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        revision = self.draft()
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._again(revision, form, 422)
        revision.version = form.cleaned_data["version"]
        try:
            actions.replace_upload(revision, form.cleaned_data["file"], by=request.user)
        except Conflict:
            form.add_error(None, _("Có người vừa lưu bản này. Hãy mở lại trang rồi tải tệp lên."))
            return self._again(self.draft(), form, 409)
        except Refused as refusal:
            form.add_error("file", str(refusal))
            return self._again(self.draft(), form, 422)
        if has_words(revision.body.body):
            messages.success(request, _("Đã thay tệp gốc."))
        else:
            messages.warning(request, _("Đã nhận tệp. Tệp là bản chụp, không có chữ để tìm và so sánh."))
        return HttpResponseRedirect(revision.url("edit"))

    def _again(self, revision, form, status):
        return self.page(Editor.stored(revision, self.moment.on), status, upload_form=form)


class RevisionOriginalView(RecordView):
    """The file exactly as it was sent; handing it out is noted in the ledger."""

    model = Revision
    related = (*REVISION_RELATED, "upload")
    section = SECTION

    def get(self, request, *args, **kwargs):
        revision = self.get_record()
        if not revision.upload_id:
            raise Http404(_("Bản này soạn trong hệ thống, không có tệp gốc."))
        stream = revision.upload.open()
        with record_tx(by=request.user, verb="qms.download") as act:
            data = {"record": Revision.record_type(), "record_id": revision.pk, "sha256": revision.upload_id}
            note("qms.download", data, act=act, unit=revision.unit)
        inline = revision.upload.may_show_inline
        return file_response(stream, revision.upload_name, revision.upload.content_type, inline=inline)
