"""Two procedures under one code: told with what was read, before anything is taken in."""

from collections import defaultdict

from django.utils.translation import gettext as _

from documents.importing.result import ReadFile


def tell_doubles(files: list[ReadFile]) -> None:
    """Warn at every procedure whose code another one of these files has too, with the files it stands in."""
    bearers = defaultdict(list)
    for file in files:
        for found in file.procedures:
            bearers[found.code.casefold()].append((file.name, found))
    bearers.pop("", None)
    for same in bearers.values():
        names = ", ".join(dict.fromkeys(name for name, *_rest in same))
        for *_rest, found in same if len(same) > 1 else ():
            words = _("Mã %(code)s có ở %(n)s quy trình (%(names)s). Mỗi tài liệu một mã.")
            found.warn(words % {"code": found.code, "n": len(same), "names": names})
