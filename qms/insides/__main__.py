"""Judge the file on standard input: one line of JSON, then the bytes to keep when they are others."""

import json
import sys

from qms.insides.judge import judge
from qms.insides.limits import limit
from qms.insides.wrong import Wrong


def main(kind: str) -> None:
    """Answer for one file; whatever else goes wrong ends the process, which is an answer too."""
    limit()
    kept = b""
    try:
        kept = judge(kind, sys.stdin.buffer) or b""
        verdict = {"wrong": None, "kept": len(kept)}
    except Wrong as wrong:
        verdict = {"wrong": wrong.text, "values": wrong.values}
    sys.stdout.buffer.write(json.dumps(verdict).encode() + b"\n" + kept)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
