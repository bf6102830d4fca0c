"""The citizen of a file is erased for good once the file is over; what was done stays on record."""

from django.utils.translation import gettext as _

from qms.history import action
from qms.models.personal import erase_all_of
from qms.permissions import require
from qms.states import Refused
from registers.actions.originals import held
from registers.models import ServiceFile
from registers.naming import cover_names


@action("registers.file_forget")
def forget_citizen(file: ServiceFile, *, cover=False, by, reason="") -> int:
    """Erase who handed the file in and who took its result, in every version; how many entries were erased.

    ``cover``: texts that stand today and name them get dots in that place (`registers.naming`).
    Raises PermissionDenied without "qms.erase_personal_data"; Refused without a reason, for a file that is
    not over or whose originals lie in the office still, and where nothing is kept any more.
    """
    require(by, "qms.erase_personal_data", file.unit)
    refuse_needed(file)
    if cover and reason.strip():
        cover_names(file)
    return erase_all_of(file, by=by, reason=reason)


def refuse_needed(file: ServiceFile) -> None:
    """Raise Refused while the office needs to know whose file it is."""
    if file.ended_at is None:
        raise Refused(_("Hồ sơ chưa kết thúc: còn cần thông tin của công dân để giải quyết và trả kết quả."))
    if held(file).exists():
        raise Refused(_("Đơn vị còn giữ bản chính của công dân: trả xong mới xóa dữ liệu cá nhân."))
