"""Verbs of the registers; those of the plain ones by their bare names."""

from registers.actions.plain import (
    STEPS,
    add_row,
    approve,
    close,
    create,
    edit,
    edit_row,
    end,
    move,
    refuse_rows,
    refuse_settled,
    reopen,
    review,
    start,
)

__all__ = [
    "STEPS", "add_row", "approve", "close", "create", "edit", "edit_row", "end", "move", "refuse_rows",
    "refuse_settled", "reopen", "review", "start",
]  # fmt: skip
