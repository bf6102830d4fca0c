"""Addresses of the registers: the same seven for each plain one, made from the list of tables."""

from django.urls import path

from registers.tables import REGISTERS
from registers.views import plain as views

app_name = "registers"


def addresses(table) -> list:
    """List, page, form, steps, history and paper of one register; its rows where it keeps any."""
    model = table.model
    noun = model.url_name.split(":")[1]
    here, one = f"registers/{table.slug}/", f"registers/{table.slug}/<int:pk>/"
    form = views.FormView.as_view(model=model)
    found = [
        path(
            here,
            views.ListView.as_view(table=table, create_url=f"registers:{noun}_create"),
            name=f"{noun}_list",
        ),
        path(f"{here}new/", form, name=f"{noun}_create"),
        path(one, views.DetailView.as_view(model=model), name=f"{noun}_detail"),
        path(f"{one}edit/", form, name=f"{noun}_edit"),
        path(f"{one}act/<str:verb>/", views.ActView.as_view(model=model), name=f"{noun}_act"),
        path(f"{one}history/", views.HistoryView.as_view(model=model), name=f"{noun}_history"),
        path(f"{one}pdf/", views.PaperView.as_view(model=model), name=f"{noun}_pdf"),
    ]
    if model.row_model is not None:
        rows = views.RowFormView
        found += [
            path(f"{one}rows/new/", rows.as_view(model=model.row_model, adding=True), name=f"{noun}_row_add"),
            path(f"{here}rows/<int:pk>/edit/", rows.as_view(model=model.row_model), name=f"{noun}_row_edit"),
        ]
    return found


urlpatterns = [
    path("registers/", views.IndexView.as_view(), name="home"),
    *(address for table in REGISTERS for address in addresses(table)),
]
