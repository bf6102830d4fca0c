"""The periodic review of a document that needs no change (7.5.2 c, 7.5.3.1)."""

import datetime as dt

from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused

FARTHEST = dt.timedelta(days=3 * 366)  # a longer promise is a typing error


@action("documents.document_reviewed")
def confirm_review(document, *, by, reason, next_on):
    """Record that a document in force was looked through and still holds, why, and the next review day.

    Raises Refused without a reason, for a document not in force, or a next day not within three years.
    """
    require(by, "documents.confirm_review", document)
    refuse_not_in_force(document)
    if not reason.strip():
        raise Refused(_("Ghi kết quả soát xét: vì sao tài liệu còn phù hợp."))
    if not today() < next_on <= today() + FARTHEST:
        raise Refused(_("Ngày soát xét tới phải sau hôm nay và trong vòng ba năm."))
    document.review_on = next_on
    document.save()
    return document


def refuse_not_in_force(document):
    """Raise Refused for a document without a revision in force."""
    if document.status != states.DOC_EFFECTIVE:
        raise Refused(_("Chỉ soát xét tài liệu đang có bản hiệu lực."))
