"""Addresses of the ground: home, history, search, sign-in, switches, files."""

from django.urls import path

from qms.views import account, attachments, calendar, files, health, people, switches
from qms.views.feed import FeedView
from qms.views.home import HomeView
from qms.views.search import SearchView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("history/", FeedView.as_view(section="history_feed"), name="history_feed"),
    path("search/", SearchView.as_view(), name="search"),
    path("sign-in/", account.SignInView.as_view(), name="login"),
    path("sign-out/", account.SignOutView.as_view(), name="logout"),
    path("me/", account.ProfileView.as_view(), name="profile"),
    path("me/password/", account.PasswordView.as_view(), name="password_change"),
    path("people/", people.PeopleView.as_view(), name="people"),
    path("people/new/", people.PersonCreateView.as_view(), name="person_create"),
    path("people/<int:pk>/edit/", people.PersonEditView.as_view(), name="person_edit"),
    path("people/<int:pk>/roles/new/", people.AssignView.as_view(), name="person_assign"),
    path("people/<int:pk>/password/", people.PasswordResetView.as_view(), name="person_password"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("calendar/history/", calendar.CalendarHistoryView.as_view(), name="calendar_history"),
    path("calendar/days/new/", calendar.DayCreateView.as_view(), name="calendar_day_create"),
    path("calendar/days/<int:pk>/cancel/", calendar.DayCancelView.as_view(), name="calendar_day_cancel"),
    path("calendar/saturday/new/", calendar.SaturdayView.as_view(), name="calendar_saturday_create"),
    path(
        "calendar/saturday/<int:pk>/cancel/",
        calendar.SaturdayCancelView.as_view(),
        name="calendar_saturday_cancel",
    ),
    path("unit/edit/", people.UnitEditView.as_view(), name="unit_edit"),
    path("roles/<int:pk>/end/", people.EndRoleView.as_view(), name="role_end"),
    path("switch/language/", switches.language, name="switch_language"),
    path("switch/unit/", switches.unit, name="switch_unit"),
    path("switch/moment/", switches.moment, name="switch_moment"),
    path("health/", health.health, name="health"),
    path("files/<int:pk>/", files.download, name="file"),
    path("files/<int:pk>/withdraw/", attachments.withdraw_file, name="withdraw_file"),
    path("files/attach/<str:record_type>/<int:record_id>/", attachments.attach_files, name="attach_files"),
]
