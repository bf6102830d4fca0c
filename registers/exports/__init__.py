"""What the registers offer to the rest of the house; each module registers its own."""

from registers.exports import feedback, plain, service_files, surveys  # noqa: F401
