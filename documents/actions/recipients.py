"""The distribution list of a document (7.5.3.2 a)."""

from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.models import Recipient
from documents.models.recipient import READ_WITHIN, To
from qms.history.acts import action
from qms.models import Unit
from qms.permissions import require
from qms.states import Refused

MAY_READ = (To.EVERYONE, To.ROLE, To.PERSON)


@action("documents.recipient_set")
def set_recipient(
    document, kind, *, by, reason="", role="", person=None, to_unit=None, place="", must_read=True,
    days=READ_WITHIN,
):  # fmt: skip
    """Put a recipient on the list; one that is there already gets the new ``must_read`` and ``days``.

    The days of one who only held it and must read from now on count from today.
    Returns the row. Raises Refused for a person who cannot open the document or a unit that is not below.
    """
    require(by, "documents.distribute", document)
    named = {"kind": kind, "role": role, "person": person, "to_unit": to_unit, "place": place.strip()}
    _refuse_outsiders(document, person, to_unit)
    row = Recipient.objects.filter(document=document, **named).first()
    row = row or Recipient(document=document, since=today(), **named)
    is_asked = must_read and kind in MAY_READ
    if is_asked and not row.must_read:
        row.since = today()
    row.must_read, row.days = is_asked, days
    row.full_clean(exclude=["unit"])
    row.save()
    return row


@action("documents.recipient_remove")
def remove_recipient(recipient, *, by, reason=""):
    """Take a recipient off the list; what they have read and which copies they hold stays on record."""
    require(by, "documents.distribute", recipient)
    recipient.delete()


def _refuse_outsiders(document, person, to_unit):
    if person is not None and not person.roles_in(document.unit):
        raise Refused(
            _("%(who)s không giữ vai trò nào ở %(unit)s nên không mở được tài liệu này.")
            % {"who": person, "unit": document.unit}
        )
    if to_unit is not None and not Unit.objects.under(document.unit).filter(pk=to_unit.pk).exists():
        raise Refused(_("%(unit)s không thuộc đơn vị này.") % {"unit": to_unit})
