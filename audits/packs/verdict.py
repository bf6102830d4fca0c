"""The answer to "is this pack what it says?", with what our own ledger says about it."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from audits.models import EvidencePack
from qms.export import verify_pack
from qms.hashing import sha256_file
from qms.ledger.anchors import UnreadableAnchor, read_anchor
from qms.models import LedgerEntry


@dataclass(frozen=True)
class Verdict:
    """`report` is the verifier's; `ledger` says whether our ledger has the pack's head, None without one.

    `known` is the record of exactly these bytes, when we built them. `as_expected` is False when the bytes
    are not the ones asked about.
    """

    report: object
    ledger: bool | None
    anchor_seq: int | None
    sha256: str
    known: EvidencePack | None
    as_expected: bool = True

    @property
    def findings(self) -> list[str]:
        """What is wrong, in the language of the reader, the first fifty."""
        language = 1 if get_language() == "en" else 0
        found = [*([self.report.problem] if self.report.problem else []), *self.report.findings]
        other = [] if self.as_expected else [_("Tệp trong kho không còn là tệp đã lập.")]
        return other + [finding.text(language) for finding in found[:50]]

    @property
    def sound(self) -> bool:
        return self.report.exit_code == 0 and self.ledger is not False and self.as_expected


def verdict_of(path: Path, *, code: str = "", expected: str = "") -> Verdict:
    """Check a ZIP on disk with the verifier and compare its ledger head with ours.

    `code` is the contents code on paper, `expected` the SHA-256 of the pack asked about; empty for none.
    """
    report = verify_pack.verify(path, code)
    digest = sha256_file(path)
    seq, ledger = _against_ledger(path)
    known = EvidencePack.objects.filter(sha256=digest).order_by("-pk").first()
    return Verdict(report, ledger, seq, digest, known, as_expected=digest == (expected or digest))


def _against_ledger(path) -> tuple[int | None, bool | None]:
    try:
        anchor = read_anchor(path)
    except (UnreadableAnchor, StopIteration, OSError):
        return None, None
    entry = LedgerEntry.objects.filter(seq=anchor.seq).first()
    if anchor.seq == 0:
        return 0, None
    return anchor.seq, entry is not None and entry.hash == anchor.hash
