"""What the registers offer to the rest of the house; each module registers its own."""

from registers.exports import feedback, plain, service_files  # noqa: F401
