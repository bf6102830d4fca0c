"""A month of Tân Tiến in which every kind of fate befalls a file."""

from registers.actions import answering, ending, supplementing
from tests.registers.one_stop.making import at, procedure, received


def resolve(file, office, when):
    moment = at(when)
    return answering.resolve(
        file, approved_by=office.chief, resolved_at=moment, by=office.chief, reason="", at=moment
    )


def give(file, office, when):
    moment = at(when)
    return answering.give_result(file, receipt="ký sổ", returned_at=moment, by=office.desk, at=moment)


def ask(file, office, when):
    moment = at(when)
    return supplementing.ask_supplement(
        file, items="Bản sao", reason="Thiếu bản sao", by=office.desk, at=moment
    )  # fmt: skip


def come(file, office, when):
    return supplementing.take_supplement(file, by=office.desk, at=at(when))


def june_of(office) -> dict:
    """Nine files of Tân Tiến around June 2026 under a three-day procedure, each with its own fate."""
    procedure(office, statutory_time_limit={"value": "5", "unit": "working_day"})
    made = {}
    made["carried"] = received(office, "2026-05-28 09:00")  # due 02/06 17:30
    made["late"] = received(office, "2026-06-01 09:00")  # due 04/06
    made["early"] = received(office, "2026-06-02 09:00", field="Cư trú")  # due 05/06
    made["on_time"] = received(office, "2026-06-03 09:00", channel="online", field="Cư trú nước ngoài")
    made["refused"] = received(office, "2026-06-08 09:00", channel="post")
    made["stopped"] = received(office, "2026-06-09 09:00")
    made["waiting"] = received(office, "2026-06-10 09:00")
    made["open_late"] = received(office, "2026-06-11 09:00")
    made["new"] = received(office, "2026-06-30 09:00")  # due 03/07
    resolve(made["carried"], office, "2026-06-01 16:00")
    give(made["carried"], office, "2026-06-02 08:00")
    resolve(made["late"], office, "2026-06-05 10:00")
    resolve(made["early"], office, "2026-06-04 10:00")
    resolve(made["on_time"], office, "2026-06-08 17:30")
    ending.refuse(made["refused"], by=office.chief, reason="Không đúng nơi nộp", at=at("2026-06-09 10:00"))
    ending.stop(made["stopped"], by=office.chief, reason="Người dân đề nghị", at=at("2026-06-10 10:00"))
    ask(made["waiting"], office, "2026-06-11 10:00")
    come(made["waiting"], office, "2026-06-12 10:00")
    ask(made["waiting"], office, "2026-06-15 10:00")
    return made
