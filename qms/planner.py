"""What the database knows of its tables: without it, it takes the wrong index in a big register."""

from datetime import date

from django.db import connection

from qms import daily

SAMPLE = 1000  # entries of each index that SQLite looks at; the whole would take minutes at a million rows


def refresh() -> None:
    """Let the database look anew at how its tables are filled. PostgreSQL mostly does it by itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLE}")
        cursor.execute("ANALYZE")


@daily.register
def keep_plans(on: date) -> None:
    """Tables grow: once a day SQLite, which never looks by itself, is told to."""
    if connection.vendor == "sqlite":
        refresh()
