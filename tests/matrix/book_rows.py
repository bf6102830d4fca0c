"""What the matrix asks of the import of an old register, the reconciliation and the sample."""

from registers.actions.importing import save_mapping
from registers.importing.columns import header_key

LOOKED_AT = ("222222222L", "-")
IMPORTS = ("22F2FF220L", "UUFUFFUU0L")
NAMES = {
    # URL name without "registers:": (records of the story in its address, (GET, POST))
    "service_file_import": ([], IMPORTS),
    "import_template": ([], ("22F2FF220L", "-")),
    "reconciliation": ([], LOOKED_AT),
    "file_sample": ([], ("333333333L", "-")),  # to the same page with a seed in its address
}
ABOUT = {f"registers:{name}": about for name, (about, _answers) in NAMES.items() if about}
ANSWERS = {f"registers:{name}": answers for name, (_about, answers) in NAMES.items()}


def tell(office, mark, found):
    """A mapping of columns."""
    headings = [f"{mark}Người", "Việc", "Vào", "Hạn"]
    columns = {"name": 0, "title": 1, "received_at": 2, "due_at": 3}
    found.import_mapping = save_mapping(
        office.tan_tien, headings, columns, name=f"{mark}Phần mềm cũ", by=office.secretary
    )


def broken(again) -> dict:
    """A row that each constraint of a mapping refuses."""
    other = header_key(["Cột khác"])
    return {
        "import_mapping_once_a_header": lambda s: again(s.ours.import_mapping, name="Tên khác"),
        "import_mapping_named_once": lambda s: again(s.ours.import_mapping, header_key=other),
    }
