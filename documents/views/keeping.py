"""While a draft is being written: keeping what is typed, and taking the writing over."""

from django.http import HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.editing import keeping, locks
from documents.models import Revision
from documents.views.records import REVISION_RELATED, SECTION
from qms.states import Refused
from qms.views.access import RecordView


class WritingView(RecordView):
    """Something done beside the editor of a draft; only those who may write in it."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    http_method_names = ["post"]

    def draft(self) -> Revision:
        revision = self.get_record()
        self.require("documents.edit_revision", revision)
        if not revision.is_editable:
            words = {"state": revision.state}
            raise Refused(_("Bản này đang ở tình trạng “%(state)s”, không sửa được nữa.") % words)
        return revision


class RevisionKeepView(WritingView):
    """Keeps what the page holds; with ``beat`` only a sign of life. Answers in JSON to the script."""

    def post(self, request, *args, **kwargs):
        at = timezone.now()
        try:
            revision = self.draft()
            words = "" if "beat" in request.POST else self._kept(revision, at)
        except Refused as refusal:
            return JsonResponse({"error": str(refusal)}, status=409)
        other = locks.seen(revision, request.user, at)
        told = [
            locks.taken_words(other) if other else "",
            locks.newer_words(revision, request.POST.get("version", ""), request.user),
        ]
        return JsonResponse({"kept": words, "taken": " ".join(filter(None, told))})

    def _kept(self, revision, at) -> str:
        kept = keeping.keep(revision, by=self.request.user, data=self.request.POST, at=at)
        words = {"time": locks.clock(kept.saved_at)}
        return _("Đã lưu nháp lúc %(time)s (chưa ghi vào lịch sử).") % words


class RevisionTakeView(WritingView):
    """Takes the writing over from somebody, who is told at the next sign of life."""

    def post(self, request, *args, **kwargs):
        revision = self.draft()
        locks.take(revision, request.user, timezone.now())
        return HttpResponseRedirect(revision.url("edit"))


class RevisionForgetView(WritingView):
    """Gives up what was typed and not saved."""

    def post(self, request, *args, **kwargs):
        revision = self.draft()
        keeping.forget(revision, request.user)
        return HttpResponseRedirect(revision.url("edit"))
