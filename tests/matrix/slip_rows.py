"""What the matrix asks of the papers of a file, their forms, how procedures are received, and the look-up."""

from datetime import date

from qms.history import record_tx
from registers.models import SlipForm

READ = ("222222244L", "-")
WRITES = ("22FFFF244L", "UUFFFFU44L")
NAMES = {
    # URL name without "registers:": (records of the story in its address, (GET, POST))
    "service_file_slip": (["file", "=reception"], READ),
    "service_file_slip_no": (["file", "=supplement", "=1"], ("444444444L", "-")),  # nothing was asked for
    "service_file_pdf": (["file"], READ),
    "lookup_poster": ([], ("222222220L", "-")),
    "slip_form_list": ([], ("222222222L", "000000000L")),
    "slip_form_create": ([], ("22FFFF220L", "UUFFFFUU0L")),
    "slip_form_detail": (["slip_form"], READ),
    "slip_form_history": (["slip_form"], READ),
    "slip_form_edit": (["slip_form"], WRITES),
    "slip_form_end": (["slip_form"], WRITES),
    "receiving": ([], ("222222220L", "-")),
    "receiving_set": (["document"], ("22FFFF440L", "UUFFFF440L")),  # in the unit of the top bar
    "receiving_drop": (["document"], ("-", "44FFFF440L")),  # nothing was set
    "public_lookup_all": ([], ("2222222222", "UUUUUUUUUU")),
    "public_lookup": (["=khong-co"], ("4444444444", "4444444444")),
    "public_status": (["=khong-co", "=x"], ("4444444444", "5555555555")),
}
ABOUT = {f"registers:{name}": about for name, (about, _answers) in NAMES.items() if about}
ANSWERS = {f"registers:{name}": answers for name, (_about, answers) in NAMES.items()}
QUERIES = {
    "registers:slip_form_list": 11, "registers:slip_form_detail": 9, "registers:slip_form_history": 14,
}  # fmt: skip


def tell(office, mark, found):
    """A form of the office's own."""
    found.slip_form = form(office.tan_tien, f"{mark}Giấy hẹn", 2024)


def two_more(ours, number):
    form(ours.slip_form.unit, f"Giấy hẹn {number}", 2024 + number)


def form(unit, title, year) -> SlipForm:
    made = SlipForm(
        unit=unit, family="residence", kind="reception", number="Mẫu CT04", title=title, basis="Văn bản",
        from_date=date(year, 1, 1), to_date=date(year, 12, 31), doubt="Ngày",
    )  # fmt: skip
    with record_tx(by=None, verb="qms.load"):
        made.save()
    return made


def broken(changed, again, new) -> dict:
    """constraint -> f(story): a form, or how a procedure is received, that breaks just this one."""

    def received_twice(story):
        about = {"unit": story.ours.unit, "procedure": story.ours.document}
        new("registers.ReceptionSetting", **about).save_base(raw=True, force_insert=True)
        return new("registers.ReceptionSetting", **about)

    return {
        "slip_form_once_a_day": lambda s: again(s.ours.slip_form),
        "slip_form_days_in_order": lambda s: changed(s.ours.slip_form, to_date=date(2000, 1, 1)),
        "reception_set_once": received_twice,
    }
