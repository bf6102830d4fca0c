"""The paper of an uploaded revision: our cover with signatures and hash, then the pages as they came.

A Word file has no pages of its own here: its words are printed after the cover and the file itself goes
along as the original. What is joined claims no PDF/A, because nobody knows what the pages hold.
"""

from dataclasses import dataclass

from qms.export import overlay
from qms.export.stamping import stamp_status


@dataclass(frozen=True)
class Original:
    """The uploaded file as the cover speaks of it; `follows`: its pages come after the cover."""

    name: str
    sha256: str
    follows: bool
    pages: int = 0


def original_of(revision) -> Original | None:
    """What was uploaded, None for what was written here."""
    if not revision.upload_id:
        return None
    follows = revision.upload_kind == "pdf"
    pages = overlay.page_count(revision.upload.read()) if follows else 0
    return Original(revision.upload_name, revision.upload_id, follows, pages)


def with_pages(cover: bytes, revision) -> bytes:
    """The cover and the pages of an uploaded PDF; the cover alone for anything else."""
    if revision.upload_kind != "pdf":
        return cover
    return overlay.joined(cover, revision.upload.read())


def with_draft_pages(cover: bytes, revision, **printed) -> bytes:
    """The same of a draft: each page says so."""
    if revision.upload_kind != "pdf":
        return cover
    pages = stamp_status(revision.upload.read(), status="draft", own=0, name=str(revision), **printed)
    return overlay.joined(cover, pages)


def stamped(paper: bytes, revision, **status) -> bytes:
    """A copy of the paper with its status: in the box of our own sheets, at the foot of the others."""
    if revision.upload_kind != "pdf":
        return stamp_status(paper, **status)
    own = overlay.page_count(paper) - overlay.page_count(revision.upload.read())
    return stamp_status(paper, own=own, name=str(revision), **status)
