"""The files panel beside a record: what is attached, putting files there, taking one back with a reason."""

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from qms.forms import OfficeForm, PlainTextField, UploadsField
from qms.history import record_tx
from qms.models.files import Attachment, attach, files_of, withdraw
from qms.models.records import UnitRecord
from qms.permissions import require
from qms.states import Refused
from qms.uploads import KINDS
from qms.views.access import PastIsReadOnly


class FilesForm(OfficeForm):
    """The files of one record, several at once, and what they show."""

    files = UploadsField(label=gettext_lazy("Chọn tệp"))
    caption = PlainTextField(label=gettext_lazy("Tệp này cho thấy gì"), required=False, max_length=200)


def files_panel(view, record) -> dict:
    """Context ``files, attach_url, upload_limit, upload_kinds`` for a RecordDetailView."""
    if not isinstance(record, UnitRecord):
        return {"files": [], "attach_url": ""}
    kind = type(record).record_type()
    may = view.may("qms.attach_file", record)
    return {
        "files": files_of(record, view.moment),
        "attach_url": reverse("attach_files", args=[kind, record.pk]) if may else "",
        "upload_limit": settings.QMS_UPLOAD_LIMIT,
        "upload_kinds": ", ".join(KINDS),
    }


@require_POST
def attach_files(request, record_type: str, record_id: int):
    """Attach the posted files to a record, all or none, and go back to its page."""
    record = _visible_record(request, record_type, record_id)
    require(request.user, "qms.attach_file", record)
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        _attach_all(request, record, form)
    for problem in (problem for problems in form.errors.values() for problem in problems):
        messages.error(request, problem)
    return redirect(_page_of(record))


def _attach_all(request, record, form) -> None:
    files = form.cleaned_data["files"]
    try:
        with record_tx(by=request.user, verb="qms.attach"):
            for upload in files:
                attach(record, upload, caption=form.cleaned_data["caption"], by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Đã đính kèm %(count)d tệp.") % {"count": len(files)})
        tell_of_places(request, files)


def tell_of_places(request, photos) -> None:
    """Somebody who needs the place as evidence must know now that it is not in the stored photo."""
    photos = [photo for photo in photos if photo.lost_its_place]
    if photos:
        told = _("Vị trí chụp (GPS) đã được bỏ khỏi: %(names)s. Hình ảnh và giờ chụp giữ nguyên.")
        messages.info(request, told % {"names": ", ".join(photo.name for photo in photos)})


@require_POST
def withdraw_file(request, pk: int):
    """Take an attachment back with the posted reason, and go back to the page of its record."""
    if request.moment.is_past:
        raise PastIsReadOnly
    attachment = Attachment.objects.visible_to(request.user).filter(pk=pk, withdrawn=False).first()
    if attachment is None:
        raise Http404(_("Không có tệp này trong các đơn vị của đồng chí."))
    record = _visible_record(request, attachment.record_type, attachment.record_id)
    try:
        withdraw(attachment, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã rút tệp %(name)s.") % {"name": attachment.name})
    return redirect(_page_of(record))


def _visible_record(request, record_type: str, record_id: int):
    if request.moment.is_past:
        raise PastIsReadOnly
    try:
        model = apps.get_model(record_type)
    except (LookupError, ValueError) as error:
        raise Http404(_("Không có loại hồ sơ này.")) from error
    if not issubclass(model, UnitRecord) or model is Attachment:
        raise Http404(_("Không có loại hồ sơ này."))
    record = model.objects.visible_to(request.user).filter(pk=record_id).first()
    if record is None:
        raise Http404(_("Không có hồ sơ này trong các đơn vị của đồng chí."))
    return record


def _page_of(record) -> str:
    """The page of the record, or of the record above it for a row without a page."""
    while not hasattr(record, "get_absolute_url") and record.parent:
        record = getattr(record, record.parent)
    return f"{record.get_absolute_url()}#{getattr(record, 'files_anchor', 'files')}"
