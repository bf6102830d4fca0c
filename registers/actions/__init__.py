"""Verbs of the registers; those of the plain ones by their bare names."""

from registers.actions.plain import (
    STEPS,
    add_row,
    approve,
    close,
    create,
    decline,
    edit,
    edit_row,
    end,
    fill_rows,
    look,
    move,
    refuse_more_rows,
    refuse_rows,
    refuse_settled,
    reopen,
    review,
    start,
)

__all__ = [
    "STEPS", "add_row", "approve", "close", "create", "decline", "edit", "edit_row", "end",
    "fill_rows", "look", "move", "refuse_more_rows",
    "refuse_rows",
    "refuse_settled", "reopen", "review", "start",
]  # fmt: skip
