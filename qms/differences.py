"""What changed between two texts, word by word: Vietnamese is read in syllables, not letters."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\s+|[\w]+|[^\w\s]")
CAREFUL = 4_000  # tokens; longer texts are compared line by line first, which stays fast
LONGEST_SAME = 400  # characters of unchanged text shown whole in a history entry


@dataclass(frozen=True)
class Piece:
    """A run of text. ``kind`` is "same", "del" (only in the old text) or "ins" (only in the new)."""

    kind: str
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """The texts laid over each other, in reading order."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(before) + len(after) <= CAREFUL:
        return _joined(_laid_over(before, after))
    runs = _joined(_laid_over(old.splitlines(keepends=True), new.splitlines(keepends=True)))
    return _joined(_closer(runs))


def _laid_over(before: list[str], after: list[str]) -> list[Piece]:
    """The runs of two lists of tokens, in reading order."""
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[i1:i2])))
            continue
        found += [Piece("del", "".join(before[i1:i2]))] if i2 > i1 else []
        found += [Piece("ins", "".join(after[j1:j2]))] if j2 > j1 else []
    return found


def _closer(runs: list[Piece]) -> list[Piece]:
    """Where lines were replaced by lines, the words of both laid over each other."""
    found: list[Piece] = []
    for piece in runs:
        gone = found[-1] if found else None
        if piece.kind == "ins" and gone is not None and gone.kind == "del":
            before, after = _TOKENS.findall(gone.text), _TOKENS.findall(piece.text)
            if len(before) + len(after) <= CAREFUL:
                found[-1:] = _laid_over(before, after)
                continue
        found.append(piece)
    return found


def folded(found: list[Piece]) -> list[Piece]:
    """Long unchanged passages give way to "[…]"; the lines that a change stands in stay whole."""
    last = len(found) - 1
    return [
        Piece("same", _ends(piece.text, keep_head=place > 0, keep_tail=place < last))
        if piece.kind == "same" and len(piece.text) > LONGEST_SAME
        else piece
        for place, piece in enumerate(found)
    ]


def _ends(text: str, *, keep_head: bool, keep_tail: bool) -> str:
    """The end of the line before the passage and the beginning of the line after it."""
    head = text.split("\n", 1)[0] if keep_head else ""
    tail = text.rsplit("\n", 1)[-1] if keep_tail else ""
    shorter = "\n".join(part for part in (head, "[…]", tail) if part)
    return shorter if len(shorter) < len(text) else text


def _joined(found: list[Piece]) -> list[Piece]:
    """Runs parted only by a space are one change: "~~a b~~", not "~~a~~ ~~b~~"."""
    runs: list[Piece] = []
    gone, come = "", ""
    for piece in found:
        lone_space = piece.kind == "same" and piece.text.isspace() and (gone or come)
        if piece.kind == "same" and not lone_space:
            runs += _flushed(gone, come)
            gone, come = "", ""
            runs.append(piece)
        else:
            gone += piece.text if piece.kind in ("del", "same") else ""
            come += piece.text if piece.kind in ("ins", "same") else ""
    return runs + _flushed(gone, come)


def _flushed(gone: str, come: str) -> list[Piece]:
    """A pending change as pieces; a space both sides end in is unchanged text."""
    if not gone and not come:
        return []
    tail = ""
    while gone and come and gone[-1] == come[-1] and gone[-1].isspace():
        tail, gone, come = gone[-1] + tail, gone[:-1], come[:-1]
    done = [Piece("del", gone)] if gone.strip() else []
    done += [Piece("ins", come)] if come else []
    return done + ([Piece("same", tail)] if tail else [])
