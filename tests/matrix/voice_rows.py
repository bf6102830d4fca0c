"""What the matrix asks of feedback and surveys: what citizens say, and what the office makes of it."""

import datetime as dt

from django.utils import timezone

from registers.actions import feedback as feedback_acts
from registers.actions import surveys as survey_acts
from registers.states.feedback import FEEDBACK
from registers.states.surveys import SURVEY
from tests.registers.feedback import making as feedback_making
from tests.registers.surveys import making as survey_making

KINDS = ("PA", "KS")
READ = ("222222244L", "-")
NOBODY = ("4444444444", "4444444444")
NAMES = {
    # URL name without "registers:": (records of the story in its address, (GET, POST))
    "feedback_list": ([], ("222222222L", "000000000L")),
    "feedback_create": ([], ("2FF2FF220L", "UFFUFFUU0L")),
    "feedback_setting": ([], ("22FFFF220L", "33FFFF330L")),
    "feedback_poster": ([], ("222222220L", "-")),
    "feedback_detail": (["feedback"], READ),
    "feedback_history": (["feedback"], READ),
    "feedback_pdf": (["feedback"], READ),
    "feedback_edit": (["feedback"], ("2FF2FF244L", "UFFUFFU44L")),
    "feedback_act": (["feedback", "=feedback_dismiss"], ("22FFFF244L", "22FFFF244L")),
    "feedback_forget": (["feedback"], ("F2FFFFF44L", "FUFFFFF44L")),
    "public_feedback_all": ([], ("2222222222", "UUUUUUUUUU")),
    "public_feedback": (["=khong-co"], NOBODY),
    "public_receipt": (["=khong-co"], NOBODY),
    "survey_list": ([], ("222222222L", "000000000L")),
    "survey_answer_list": ([], ("222222222L", "000000000L")),
    "survey_create": ([], ("22FFFF220L", "UUFFFFUU0L")),
    "survey_summary": ([], ("222222222L", "-")),
    "survey_poster": ([], ("222222220L", "-")),
    "survey_detail": (["survey"], READ),
    "survey_history": (["survey"], READ),
    "survey_pdf": (["survey"], READ),
    "survey_edit": (["survey"], ("22FFFF244L", "UUFFFFU44L")),
    "survey_act": (["survey", "=survey_close"], ("22FFFF244L", "33FFFF344L")),
    "survey_papers": (["survey"], ("2FF2FF244L", "UFFUFFU44L")),
    "survey_revise": (["survey"], ("-", "33FFFF344L")),
    "public_survey_all": ([], ("2222222222", "UUUUUUUUUU")),
    "public_survey": (["=khong-co"], NOBODY),
    "kiosk_survey": (["=khong-co"], NOBODY),
    "survey_thanks": (["=khong-co"], NOBODY),
}
ABOUT = {f"registers:{name}": about for name, (about, _answers) in NAMES.items() if about}
ANSWERS = {f"registers:{name}": answers for name, (_about, answers) in NAMES.items()}
PUBLIC = ("registers:public_", "registers:kiosk_survey", "registers:survey_thanks")
FREE_TEXT = {
    "registers:feedback_act": r"/one-stop/feedback/\d+/",
    "registers:survey_act": r"/one-stop/surveys/\d+/",
}
QUERIES = {
    "registers:feedback_list": 12, "registers:feedback_detail": 10, "registers:feedback_history": 16,
    "registers:survey_list": 10, "registers:survey_detail": 11, "registers:survey_history": 17,
    "registers:survey_answer_list": 10,
}  # fmt: skip

CYCLES = {"feedback": FEEDBACK, "survey": SURVEY}
KEEPERS = {"secretary", "chief", "province"}
MAY = {
    "feedback": {  # a complaint that the head has given to the owner
        "feedback_assign": {"chief"},
        "feedback_answer": {"owner"},
        "feedback_thank": set(),  # it is no praise
        "feedback_close": {*KEEPERS, "desk"},
        "feedback_dismiss": KEEPERS,
        "feedback_reopen": KEEPERS,
    },
    "survey": {"survey_open": KEEPERS, "survey_close": KEEPERS, "survey_reopen": KEEPERS},
}
ACTS = {"feedback": feedback_acts.STEPS, "survey": survey_acts.STEPS}
ALSO_ASKED = {
    "registers.feedback_assign": {"person": None},
    "registers.feedback_answer": {"answer": "Đã xử lý", "answered_by": "phone"},
    "registers.feedback_thank": {"note": "Ghi nhận"},
    "registers.feedback_close": {"satisfied": "yes"},
}


def tell(office, mark, found):
    """A complaint given to the owner, and an open survey with an answer from the counter."""
    contact = {"name": f"{mark}Bền", "phone": "0912345678"}
    said = feedback_making.feedback(office, title=f"{mark}Chờ lâu", content=f"{mark}Chờ lâu", contact=contact)
    found.feedback = feedback_acts.assign(said, person=office.owner, by=office.chief)
    found.survey = survey_making.opened(office, title=f"{mark}Hài lòng")
    day = timezone.localdate()
    found.survey_answer = survey_making.entered(
        office, found.survey, survey_making.row(day, (5, 4, 3, 2), comment=f"{mark}Cán bộ nhiệt tình")
    )[0]


def two_more(office, ours, number):
    """One more line in each of the lists, and one more answer under the survey."""
    feedback_making.assigned(office, title=f"Chờ lâu {number}")
    survey_making.survey(office, title=f"Khảo sát {number}")
    day = timezone.localdate() - dt.timedelta(days=number)
    survey_making.entered(office, ours.survey, survey_making.row(day, (5, 5, 5, 5)))
