"""The ledger: one global, append-only chain over every history row and every noted event."""

from qms.ledger.chain import GENESIS, Head, head, note

__all__ = ["GENESIS", "Head", "head", "note"]
