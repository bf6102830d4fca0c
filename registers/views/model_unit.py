"""The model unit compared: the newest signed assessment of each unit, the best share first (sơ kết)."""

from django.utils.translation import gettext as _

from qms.export import charts
from qms.views import OfficeView
from registers.comparing import newest_signed


class CompareView(OfficeView):
    """``model-assessments/compare/``: every unit the person sees; a unit without a signed one stands last."""

    template_name = "registers/model_unit_compare.html"
    section = "registers:home"

    def get(self, request, *args, **kwargs):
        units = [unit for unit in request.units if unit.pk in set(self.units_in_view)]
        lines = newest_signed(units, self.visible, self.moment)
        told = [line for line in lines if line.assessment]
        title = _("Phần trăm điểm tối đa đạt được (n = %(n)s đơn vị đã chấm)") % {"n": len(told)}
        drawn = ""
        if len(told) > 1:
            drawn = charts.bar_chart(
                [line.unit.short_name or str(line.unit) for line in told],
                [line.assessment.percent for line in told], title=title, horizontal=True,
            )  # fmt: skip
        context = self.get_context_data(lines=lines, told=told, drawing=drawn, drawing_title=title)
        return self.render_to_response(context)
