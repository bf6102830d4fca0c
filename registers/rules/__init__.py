"""Who may do what in the registers; each module grants its own permissions."""

from registers.rules import feedback, plain, service_files, surveys  # noqa: F401
