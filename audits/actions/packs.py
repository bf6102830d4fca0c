"""Verbs of evidence packs: build one and keep it, hand it over, say that a clause does not apply."""

import tempfile
import time
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from audits.models import EvidencePack, PackHandover
from audits.packs.build import Built, build
from audits.packs.request import PackRequest
from qms import daily
from qms.evidence_matrix import main_clauses
from qms.history import action
from qms.leftovers import remove_old
from qms.models import StoredFile, Unit
from qms.models.files import store_made
from qms.permissions import require
from qms.states import Refused

ZIP = "application/zip"
DRAFT_KEPT = 24 * 3600  # seconds


def build_pack(request: PackRequest, *, by, progress=None) -> EvidencePack:
    """Build a pack, keep it among the files, and record what was built.

    The build takes its time before the act begins, so nobody waits for it to write.
    Raises `Refused` for nonsense, PermissionDenied without "audits.build_pack".
    """
    require(by, "audits.build_pack", request.unit)
    folder = Path(settings.QMS_HOME) / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    sweep_drafts(folder, time.time())
    with tempfile.TemporaryDirectory(dir=folder) as draft:
        built = build(request, Path(draft) / "pack.zip", now=timezone.now(), progress=progress)
        return record_built(request, built, kept=True, by=by)


def sweep_drafts(folder: Path, now: float) -> int:
    """Remove drafts that builds killed more than a day ago left in `folder`; returns how many.

    `now` is in seconds since the epoch. A running build is younger and is left alone.
    """
    return remove_old(folder.glob("*"), DRAFT_KEPT, now)


@daily.register
def sweep_packs(on: date) -> None:
    """The same once a day and at each start: after a crash nobody may build a pack for months."""
    sweep_drafts(Path(settings.QMS_HOME) / "packs", time.time())


def build_pack_to(request: PackRequest, out: Path, *, by, progress=None) -> EvidencePack:
    """Build a pack into a file outside the store and record it; without the record the file does not stay."""
    require(by, "audits.build_pack", request.unit)
    built = build(request, out, now=timezone.now(), progress=progress)
    try:
        return record_built(request, built, kept=False, by=by)
    except BaseException:
        Path(out).unlink(missing_ok=True)
        raise


@action("audits.pack_build")
def record_built(request: PackRequest, built: Built, *, kept: bool, by, reason="", at=None) -> EvidencePack:
    """The record of a built pack; `kept` says that the file itself is kept too."""
    first, last = request.period
    pack = EvidencePack(
        unit=request.unit,
        title=_("Hồ sơ bằng chứng %(first)s – %(last)s")
        % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"},
        requester=request.requester,
        purpose=request.purpose,
        unit_codes=[request.unit.code],
        period_from=first,
        period_to=last,
        as_of=request.as_of,
        order=request.order,
        options=request.options(),
        contents_code=built.contents_code,
        sha256=built.sha256,
        tag_manifest_sha256=built.tag_manifest_sha256,
        size=built.size,
        file_count=built.file_count,
        page_count=built.page_count,
        gap_count=built.gap_count,
        stale_count=built.stale_count,
        ledger_seq=built.head.seq,
        ledger_hash=built.head.hash,
        file=_keep(built) if kept else None,
    )
    pack.number()
    pack.save()
    return pack


def _keep(built: Built) -> StoredFile:
    with open(built.path, "rb") as stream:
        return store_made(stream, sha256=built.sha256, size=built.size, content_type=ZIP)


@action("audits.pack_hand_over")
def hand_over(handover: PackHandover, *, by, reason="", at=None) -> PackHandover:
    """Record that a pack was given to somebody; the hash of what was given goes with it."""
    pack = handover.pack
    require(by, "audits.hand_over_pack", pack)
    handover.unit = pack.unit
    handover.sha256 = pack.sha256
    handover.full_clean()
    handover.save()
    if pack.status != "handed_over":
        pack.status = "handed_over"
        pack.save()
    return handover


@action("audits.pack_not_applicable")
def declare_not_applicable(unit: Unit, clause: str, justification: str, *, by, reason="", at=None) -> Unit:
    """State why a clause does not apply to the unit (4.3); an empty justification takes it back."""
    require(by, "qms.edit_unit", unit)
    if clause not in {known.number for known in main_clauses()}:
        raise Refused(_("Không có điều khoản %(clause)s trong tiêu chuẩn.") % {"clause": clause[:20]})
    others = {number: why for number, why in unit.not_applicable.items() if number != clause}
    justification = justification.strip()
    unit.not_applicable = {**others, clause: justification} if justification else others
    unit.save()
    return unit
