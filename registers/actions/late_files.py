"""A late file becomes a nonconforming output in one act (8.7)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.states import Refused
from registers.actions.plain import create
from registers.lateness import lateness, outputs_of
from registers.models import Apology, NonconformingOutput, ServiceFile


@action("registers.file_raise_output")
def raise_output(file: ServiceFile, *, again=False, by, reason="") -> NonconformingOutput:
    """Write a late file into the register of nonconforming outputs, ready to be treated.

    Raises Refused for a file that is not late, and for a second one unless ``again`` says that it is meant.
    """
    now = current_act().at
    late = lateness(file, now)
    if late is None:
        raise Refused(_("Hồ sơ %(code)s không quá hạn.") % {"code": file.code})
    if (known := outputs_of(file)) and not again:
        words = _("Hồ sơ %(code)s đã có đầu ra không phù hợp %(known)s.")
        raise Refused(words % {"code": file.code, "known": ", ".join(one.code for one in known)})
    signed = Apology.objects.filter(file=file, signed_at__isnull=False).first()
    output = NonconformingOutput(
        unit=file.unit, title=_("Trả kết quả trễ hẹn: %(file)s") % {"file": file.code}, file_code=file.code,
        kind=NonconformingOutput.Kind.LATE, found_on=timezone.localdate(now), description=late.told,
        apology=signed.number if signed else "",
    )  # fmt: skip
    return create(output, by=by, reason=reason)
