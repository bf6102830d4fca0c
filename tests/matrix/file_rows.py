"""What the matrix asks of service files: the page of a file, everything done to it, the desk's hand-over."""

import datetime as dt

from django.utils import timezone

from qms.history import record_tx
from registers.actions import answering, apologising, ending, handing_over, supplementing
from registers.actions.originals import hold_original
from registers.actions.receiving import receive
from registers.models import HeldOriginal, ServiceFile
from registers.new_promise import new_promise
from registers.states.service_files import SERVICE_FILE

KINDS = ("HS", "PBS", "PXL", "PTC", "TBD")
READ = ("222222244L", "-")
HANDLES = ("2222FF244L", "UUUUFFU44L")
LIST = ("222222222L", "000000000L")
NAMES = {
    # URL name without "registers:": (records of the story in its address, (GET, POST))
    "service_file_list": ([], ("222222222L", "000000000L")),
    "service_file_create": ([], ("22F2FF220L", "UUFUFFUU0L")),
    "service_file_edit": (["file"], ("22F2FF244L", "UUFUFFU44L")),
    "service_file_detail": (["file"], READ),
    "service_file_history": (["file"], READ),
    "service_file_act": (["file", "=file_hand_over"], ("2222FF244L", "2222FF244L")),
    "service_file_apology": (["late_file"], HANDLES),
    "service_file_original": (["file"], ("22F2FF244L", "UUFUFFU44L")),
    "service_file_late": (["late_file"], ("222FFF244L", "333FFF344L")),
    "service_file_forget": (["file"], ("F3FFFFF44L", "FUFFFFF44L")),
    "apology_sign": (["apology"], ("F2FFFFF44L", "FUFFFFF44L")),
    "apology_drop": (["apology"], ("-", "3333FF344L")),
    "original_give_back": (["original"], ("22F2FF244L", "UUFUFFU44L")),
    "original_incident": (["original"], HANDLES),
    "hand_over_many": ([], ("2222FF220L", "2222FF220L")),
    "handover_list": ([], LIST),
    "supplement_list": ([], LIST),
    "apology_list": ([], LIST),
    "original_list": ([], LIST),
    "calendar_changes": ([], ("222222222L", "UUUUUUUUUL")),
    "statistics": ([], ("222222222L", "-")),
}
ABOUT = {f"registers:{name}": about for name, (about, _answers) in NAMES.items() if about}
ANSWERS = {f"registers:{name}": answers for name, (_about, answers) in NAMES.items()}
FREE_TEXT = {
    "registers:original_give_back": r"/one-stop/files/\d+/#originals",
    "registers:original_incident": r"/one-stop/files/\d+/#originals",
    "registers:service_file_late": r"/registers/[a-z-]+/\d+/",
}
QUERIES = {
    "registers:service_file_list": 12, "registers:service_file_detail": 20,
    "registers:service_file_history": 38, "registers:handover_list": 10, "registers:supplement_list": 10,
    "registers:apology_list": 10, "registers:original_list": 9,
}  # fmt: skip

CYCLES = {"file": SERVICE_FILE}
WORKERS = {"secretary", "chief", "owner", "desk", "province"}
MAY = {
    "file": {
        "file_hand_over": WORKERS,
        "file_take_supplement": WORKERS,
        "file_resolve": WORKERS,
        "file_return": WORKERS - {"owner"},
        "file_ask_supplement": WORKERS,
        "file_refuse": WORKERS,
        "file_stop": WORKERS,
        "file_withdraw": WORKERS,
    }
}
ACTS = {
    "file": {
        "registers.file_hand_over": handing_over.hand_over,
        "registers.file_take_supplement": supplementing.take_supplement,
        "registers.file_resolve": answering.resolve,
        "registers.file_return": answering.give_result,
        "registers.file_ask_supplement": supplementing.ask_supplement,
        "registers.file_refuse": ending.refuse,
        "registers.file_stop": ending.stop,
        "registers.file_withdraw": ending.withdraw,
    }
}
ALSO_ASKED = {
    "registers.file_resolve": {"approved_by": None},
    "registers.file_ask_supplement": {"items": "CT01"},
}


def tell(office, mark, found):
    """A file with an apology to sign and an original kept, one that waits for papers, and a late one."""
    found.file = taken(office, mark, found.document)
    handing_over.hand_over(found.file, to_person=office.owner, note=f"{mark}Gấp", by=office.desk)
    due = new_promise(found.file, timezone.now()).at
    found.apology = apologising.propose_apology(
        found.file, new_due_at=due, reason=f"{mark}Chờ xác minh", by=office.desk
    )
    found.original = HeldOriginal.objects.get(file=found.file)
    found.stopped_file = taken(office, mark, found.document)
    supplementing.ask_supplement(
        found.stopped_file, items=f"{mark}CT01", reason=f"{mark}Thiếu", by=office.desk
    )
    found.late_file = taken(office, mark, found.document)
    with record_tx(by=None, verb="qms.load"):
        found.late_file.due_at = found.late_file.received_at + dt.timedelta(microseconds=1)
        found.late_file.save()


def taken(office, mark, procedure) -> ServiceFile:
    """A file sent online, whatever day it is, with one original and one paper missing."""
    papers = [
        {"name": f"{mark}Giấy chứng sinh", "originals": 1, "copies": 0, "asked": True, "note": ""},
        {"name": f"{mark}Giấy tờ chỗ ở", "originals": 0, "copies": 0, "asked": True, "note": ""},
    ]
    file = ServiceFile(unit=office.tan_tien, procedure=procedure, channel="online", papers=papers)
    return receive(file, {"name": f"{mark}Nguyễn Thị Đào", "phone": "0912345678"}, by=office.desk)


def two_more(office, ours, number):
    """One more file, and one more of everything that stands under the file of the story."""
    taken(office, "", ours.document)
    file = ServiceFile.objects.get(pk=ours.file.pk)
    supplementing.ask_supplement(file, items="CT01", reason="Thiếu", by=office.desk)
    supplementing.take_supplement(file, by=office.desk)
    handing_over.hand_over(file, to_person=(office.chief, office.owner2)[number % 2], by=office.desk)
    hold_original(HeldOriginal(file=file, name=f"Sổ {number}"), by=office.desk)


def broken_rows(changed, again, new) -> dict:
    """constraint -> f(story): a row of the file of the story, or under it, that breaks just this one."""
    hour = dt.timedelta(hours=1)

    def hands(s, **values):
        return changed(s.ours.file.handovers.get(number=1), **values)

    def slip(s, **values):
        now = timezone.now()
        told = {"number": "X", "asked_at": now, "items": "CT01", "reason": "Thiếu", "due_before": now}
        file = s.ours.file
        return new("registers.Supplement", unit=file.unit, file=file, asked_by=s.office.desk, **told | values)

    def twice(s, **values):
        slip(s).save_base(raw=True, force_insert=True)
        return slip(s, **values)

    return {
        "registers_servicefile_code": lambda s: again(s.ours.file),
        "file_has_code": lambda s: changed(s.ours.file, code=""),
        "file_resolved_after_received": lambda s: changed(
            s.ours.file, resolved_at=s.ours.file.received_at - hour
        ),
        "file_returned_after_resolved": lambda s: changed(
            s.ours.file, resolved_at=s.ours.file.received_at, returned_at=s.ours.file.received_at - hour
        ),
        "file_answered_on_a_day": lambda s: changed(s.ours.file, status="resolved"),
        "file_ended_on_a_day": lambda s: changed(s.ours.file, status="refused"),
        "handover_numbered_once": lambda s: again(hands(s)),
        "file_in_one_pair_of_hands": lambda s: hands(s, left_at=None),
        "handover_leaves_after_taken": lambda s: hands(s, left_at=s.ours.file.received_at - hour),
        "supplement_numbered_once": lambda s: twice(s, came_at=timezone.now() + hour),
        "one_open_supplement": lambda s: twice(s, number="Y"),
        "supplement_comes_after_asked": lambda s: slip(s, came_at=timezone.now() - hour),
        "one_apology_a_file": lambda s: again(s.ours.apology),
        "apology_promises_later": lambda s: changed(s.ours.apology, new_due_at=s.ours.apology.old_due_at),
        "apology_numbered_when_signed": lambda s: changed(s.ours.apology, number="PXL-1"),
        "original_back_after_taken": lambda s: changed(
            s.ours.original, given_back_at=s.ours.original.taken_at - hour
        ),
        "original_at_least_one": lambda s: changed(s.ours.original, quantity=0),
    }
