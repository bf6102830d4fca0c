#!/usr/bin/env python3
"""Django's own entry, for use inside the environment; `python3 -m qms` also builds the environment."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings")
    execute_from_command_line(sys.argv)
