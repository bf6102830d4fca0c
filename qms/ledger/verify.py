"""Verification: does the chain hold, and do history, live rows and files say the same?

Streams the ledger in order, a thousand links at a time, so memory stays flat.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain as chain_of
from itertools import islice

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.hashing import canonical_json
from qms.history.records import HISTORY_MODELS
from qms.ledger import chain, triggers
from qms.ledger.anchors import Anchor
from qms.models.ledger import LedgerEntry

BATCH = 1000
EARLIER = 300  # seconds a clock may run backwards between two links before it is told


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check, which record, when and by whom, in one sentence.

    ``file`` is the name of a stored file, ``sha256`` its fingerprint; other findings have neither.
    """

    check: str
    message: str
    record: str = ""
    at: str = ""
    person: str = ""
    seq: int | None = None
    file: str = ""
    sha256: str = ""

    def __str__(self):
        where = "; ".join(part for part in (self.file, self.record, self.at, self.person) if part)
        return f"{self.message} ({where})" if where else self.message


@dataclass
class Report:
    """What was checked and what was found. ``warnings`` do not make the chain unsound."""

    entries: int = 0
    rows: int = 0
    files: int = 0
    head: str = chain.GENESIS
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict:
        return {**asdict(self), "sound": self.sound}


def verify(anchors: Iterable[Anchor] = (), check_files: Callable[[], Iterable] | None = None) -> Report:
    """Check everything and report. ``check_files`` yields a CheckedFile for each stored file."""
    report = Report()
    _walk_chain(report, _by_seq(anchors))
    for history in HISTORY_MODELS.values():
        report.findings += rows_without_link(history)
        report.findings += _live_against_history(history)
    for name in triggers.missing():
        report.findings.append(
            Finding("trigger", _("Thiếu chốt bảo vệ %(name)s trong cơ sở dữ liệu.") % {"name": name})
        )
    for checked in check_files() if check_files else ():
        report.files += 1
        if checked.problem:
            report.findings.append(_about_file(checked))
    return report


def _by_seq(anchors: Iterable[Anchor]) -> dict[int, list[Anchor]]:
    grouped: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        grouped.setdefault(anchor.seq, []).append(anchor)
    return grouped


def _walk_chain(report: Report, anchors: dict[int, list[Anchor]]) -> None:
    expected, prev, last_at = 1, chain.GENESIS, None
    for batch in _batches(LedgerEntry.objects.order_by("seq").iterator(chunk_size=BATCH)):
        for entry in batch:
            if entry.seq != expected:
                report.findings.append(
                    _about(entry, "gap", _("Thiếu mắt xích trước số %(seq)s.") % {"seq": entry.seq})
                )
            if entry.prev != prev:
                report.findings.append(
                    _about(entry, "link", _("Mắt xích %(seq)s không nối với mắt xích trước."))
                )
            if entry.hash != chain.link_hash(
                entry.seq, entry.source, entry.row_key, entry.payload, entry.prev, entry.at
            ):
                report.findings.append(_about(entry, "hash", _("Mắt xích %(seq)s đã bị sửa.")))
            if last_at and (last_at - entry.at).total_seconds() > EARLIER:
                report.warnings.append(_("Đồng hồ lùi tại mắt xích %(seq)s.") % {"seq": entry.seq})
            for anchor in anchors.pop(entry.seq, ()):
                report.findings += _against_anchor(anchor, entry)
            expected, prev = entry.seq + 1, entry.hash
            last_at = last_at if _notes_a_migration(entry) else entry.at
        report.findings += links_against_rows(batch)
        report.entries += len(batch)
    report.head = prev
    for anchor in chain_of.from_iterable(anchors.values()):
        if anchor.seq:
            report.findings.append(
                Finding(
                    "anchor",
                    _("Bản đối chứng %(origin)s ghi mắt xích %(seq)s mà lịch sử nay không còn.")
                    % {"origin": anchor.origin, "seq": anchor.seq},
                    seq=anchor.seq,
                )
            )


def _notes_a_migration(entry) -> bool:
    """Such a note carries the time of the migration, which says nothing about the clock of the office."""
    return entry.source == chain.EVENT and '"event":"schema"' in entry.payload


def _batches(entries: Iterator) -> Iterator[list]:
    while batch := list(islice(entries, BATCH)):
        yield batch


def _against_anchor(anchor: Anchor, entry) -> list[Finding]:
    if anchor.hash == entry.hash:
        return []
    text = _("Mắt xích %(seq)s khác với bản đối chứng %(origin)s: lịch sử đã bị viết lại.")
    return [_about(entry, "anchor", text % {"seq": entry.seq, "origin": anchor.origin})]


def links_against_rows(batch: list) -> list[Finding]:
    """Each link's payload must equal its history row, for the columns the payload knows."""
    histories = {model._meta.db_table: model for model in HISTORY_MODELS.values()}
    keys: dict[str, list[int]] = {}
    for entry in batch:
        if entry.source in histories:
            keys.setdefault(entry.source, []).append(int(entry.row_key))
    stored = {
        (source, str(values["history_id"])): values
        for source, ids in keys.items()
        for values in chain.stored_rows(histories[source], ids)
    }
    found = [_link_against_row(entry, stored, histories) for entry in batch if entry.source != chain.EVENT]
    return [finding for finding in found if finding]


def _link_against_row(entry, stored: dict, histories: dict) -> Finding | None:
    if entry.source not in histories:
        return _about(entry, "table", _("Mắt xích %(seq)s nói về một bảng không còn."))
    values = stored.get((entry.source, entry.row_key))
    if values is None:
        return _about(entry, "row-missing", _("Phiên bản ở mắt xích %(seq)s đã bị xóa khỏi lịch sử."))
    try:
        told = json.loads(entry.payload)["row"]
        known = [name for name in told if name in values]  # a dropped column is told by the noted schema
        same = canonical_json([values[name] for name in known]) == canonical_json(
            [told[name] for name in known]
        )
    except (ValueError, KeyError, TypeError):
        return _about(entry, "payload", _("Nội dung mắt xích %(seq)s không đọc được."))
    if not same:
        return _about(entry, "row-changed", _("Phiên bản ở mắt xích %(seq)s đã bị sửa trong lịch sử."))
    if (entry.unit_id, entry.person_id) != (chain.unit_of(values), values["history_user_id"]):
        return _about(entry, "index", _("Mắt xích %(seq)s ghi sai đơn vị hoặc người."))
    return None


def rows_without_link(history) -> list[Finding]:
    """History rows that no link vouches for: inserted behind the back of the ledger."""
    table, text = history._meta.db_table, "CAST(h.history_id AS TEXT)"
    query = (
        f'SELECT h.history_id FROM "{table}" h LEFT JOIN qms_ledgerentry l'  # noqa: S608 (names of our own)
        f" ON l.source = %s AND l.row_key = {text} WHERE l.seq IS NULL ORDER BY 1 LIMIT 1000"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        ids = [row[0] for row in cursor.fetchall()]
    rows = history._base_manager.filter(history_id__in=ids)
    return [
        _about_row(row, "unchained", _("Có phiên bản được chèn vào ngoài chuỗi lịch sử.")) for row in rows
    ]


def _live_against_history(history) -> list[Finding]:
    """The live row must equal the newest history row; compared by the database itself."""
    model = history.instance_type
    live, past = f'"{model._meta.db_table}"', f'"{history._meta.db_table}"'
    key = model._meta.pk.column
    columns = [
        f.column for f in model._meta.concrete_fields if f in history.tracked_fields and not f.primary_key
    ]
    latest = f"SELECT {key} AS k, MAX(history_id) AS newest FROM {past} GROUP BY {key}"  # noqa: S608
    differs = " OR ".join(f'l."{name}" {_distinct()} h."{name}"' for name in columns)
    query = (
        f"SELECT h.history_id, l.{key} FROM ({latest}) n JOIN {past} h ON h.history_id = n.newest"  # noqa: S608
        f" LEFT JOIN {live} l ON l.{key} = n.k"
        f" WHERE (h.history_type = '-' AND l.{key} IS NOT NULL)"
        f" OR (h.history_type <> '-' AND (l.{key} IS NULL OR {differs})) LIMIT 1000"
    )
    unborn = (
        f"SELECT l.{key} FROM {live} l LEFT JOIN {past} h ON h.{key} = l.{key}"  # noqa: S608
        " WHERE h.history_id IS NULL LIMIT 1000"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        changed = dict(cursor.fetchall())
        cursor.execute(unborn)
        orphans = [row[0] for row in cursor.fetchall()]
    found = [
        _about_row(
            row,
            "live-changed" if changed[row.history_id] else "live-missing",
            _live_text(changed[row.history_id]),
        )
        for row in history._base_manager.filter(history_id__in=list(changed))
    ]
    name = model._meta.verbose_name
    text = _("Hồ sơ được chèn vào cơ sở dữ liệu mà không có lịch sử.")
    return found + [Finding("live-unborn", text, record=f"{name} {pk}") for pk in orphans]


def _live_text(present) -> str:
    if present:
        return _("Hồ sơ hiện tại khác với phiên bản cuối trong lịch sử: đã bị sửa trực tiếp.")
    return _("Hồ sơ đã bị xóa trực tiếp khỏi cơ sở dữ liệu.")


def _distinct() -> str:
    return "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"


def _about(entry, check: str, message: str) -> Finding:
    """A finding in the words of the link's own payload."""
    try:
        row = json.loads(entry.payload).get("row", {})
        row.get("code")
    except (ValueError, AttributeError):
        row = {}
    name = row.get("code") or row.get("name") or row.get("title") or f"{entry.source} {entry.row_key}"
    text = message % {"seq": entry.seq} if "%(seq)s" in message else message
    return Finding(check, text, str(name), _clock(entry.at), row.get("history_actor", ""), entry.seq)


def _about_row(row, check: str, message: str) -> Finding:
    return Finding(check, message, str(row.instance), _clock(row.history_date), row.history_actor)


def _about_file(checked) -> Finding:
    use, sha256 = checked.use, checked.sha256
    if use is None:
        return Finding("file", checked.problem, file=sha256[:12], sha256=sha256)
    return Finding(
        "file", checked.problem, use.record, _clock(use.at), use.person, file=use.name, sha256=sha256
    )


def _clock(at) -> str:
    return timezone.localtime(at).strftime("%d/%m/%Y %H:%M:%S")
