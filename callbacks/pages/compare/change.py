"""The change of each borough inside one era, and why there is none where there is none."""

from dataclasses import dataclass
from functools import cached_property

from dash import html
from dash.development.base_component import Component

from callbacks.address.state import borough_periods
from callbacks.pages.compare.views import beside, drawn_box, under
from callbacks.panels.comparison import Comparison
from callbacks.panels.view_frames import LONDON_CODE
from components.figures.changes import ChangeRow, dumbbell_figure, percentage_figure
from components.frame.drawn import Drawn
from components.ids import Compare
from components.tables.figures import TableRow, figures_table
from components.words.change import describe_change
from components.words.change_spread import (
    change_cells,
    change_heading,
    changes_one_by_one,
    compared,
    refusal_words,
    summary_of_changes,
)
from components.words.periods import in_a_sentence, span_words
from components.words.rows import period_label, period_named
from components.words.values import sentence_case
from data.model import Indicator, Level, Measure, PeriodType
from data.statistics.area_changes import (
    AreaChange,
    any_given,
    like_month_changes,
    newest_with_change,
    year_changes,
)
from data.statistics.change import Change, Refusal


@dataclass(frozen=True, kw_only=True)
class _Found:
    """The changes to show, whose they are, and why a full year is not among them."""

    given: Comparison
    indicator: Indicator
    changes: list[AreaChange]
    london: Change | Refusal | None
    instead_of: Refusal | None = None

    @cached_property
    def one_by_one(self) -> list[str]:
        """Return a sentence for each borough that has one to itself."""
        given = self.given
        return list(
            changes_one_by_one(
                self.changes,
                names=given.names,
                unit=self.indicator.unit,
                london=self.london,
                chosen=given.panels.chosen,
                uncovered=[given.names[code] for code in given.codes if code not in given.asked],
            )
        )

    @cached_property
    def rows(self) -> list[ChangeRow]:
        """Return what the charts draw: the boroughs whose change is a number."""
        given, unit = self.given, self.indicator.unit
        short = dict(zip(given.everyone["area_code"], given.everyone["short_name"], strict=True))
        return [
            ChangeRow(
                code=each.area_code,
                name=short[each.area_code],
                text=f"{given.names[each.area_code]}<br>"
                + describe_change(each.change, unit=unit).replace(": ", ":<br>"),
                change=each.change,
                chosen=each.area_code in given.marked,
            )
            for each in self.changes
            if isinstance(each.change, Change)
        ]


def change_view(given: Comparison) -> list[Component]:
    """Return both values of each borough, the percentages with intervals, and the table."""
    found = _find(given)
    single = found.one_by_one
    after = [html.Ul([html.Li(words) for words in single])] if single else []
    change, values = _change_drawn(found), _values_drawn(found)
    if values is None:
        after += _nearest_with_change(given)
    box = drawn_box(change, "change", element_id=Compare.PERCENT_CHART, given=given, after=after)
    if values is None:
        return [beside(box, given)]
    both = drawn_box(values, "values", element_id=Compare.CHANGE_CHART, given=given)
    return [
        beside(box, given),
        html.Div(both, className="block"),
        *under([_table(found)]),
    ]


def change_drawn(given: Comparison) -> Drawn:
    """Return the percentage change of each borough, or why there is none."""
    return _change_drawn(_find(given))


def values_drawn(given: Comparison) -> Drawn:
    """Return both values of each borough, or why there are none."""
    found = _find(given)
    return _values_drawn(found) or _change_drawn(found)


def _change_drawn(found: _Found) -> Drawn:
    given, drawn, unit = found.given, found.rows, found.indicator.unit
    parts = (_instead(found), summary_of_changes(found.changes, unit=unit))
    summary = " ".join(part for part in parts if part)
    heading = change_heading(found.changes)
    if not drawn:
        return Drawn(None, heading, given.panels.measure, summary, summary)
    london = found.london if isinstance(found.london, Change) else None
    when = sentence_case(compared(drawn[0].change))
    measure = f"{found.indicator.title}: change in % and 95% interval. {when}."
    return Drawn(
        figure=percentage_figure(drawn, london=london),
        heading=heading,
        subheading=" ".join(part for part in (measure, given.together) if part),
        words=summary,
        described=f"Chart of percentage changes: {found.indicator.short_title}. {heading}. "
        + " ".join([summary, *found.one_by_one]),
    )


def _find(given: Comparison) -> _Found:
    """Look for the change of a full year, then for that of like months of the count behind."""
    view, indicator = given.view, given.indicator
    measure = indicator.unit.measure
    changes = year_changes(
        given.values(),
        given.asked,
        period_end=view.period_end,
        measure=measure,
        breaks=given.breaks,
    )
    [london] = year_changes(
        given.values(Level.LONDON),
        [LONDON_CODE],
        period_end=view.period_end,
        measure=measure,
        breaks=given.breaks,
    )
    plain = _Found(
        given=given,
        indicator=indicator,
        changes=changes,
        london=london.change if isinstance(london.change, Change) else None,
    )
    counted = _count_behind(given)
    if any_given(changes) or counted is None:
        return plain
    repository = given.site.repository
    months = repository.values(counted.id, level=Level.BOROUGH, period_type=PeriodType.MONTH)
    like = like_month_changes(months, given.asked, until=view.period_end, breaks=given.breaks)
    if not any_given(like):
        return plain
    whole = repository.values(counted.id, level=Level.LONDON, period_type=PeriodType.MONTH)
    [together] = like_month_changes(
        whole, [LONDON_CODE], until=view.period_end, breaks=given.breaks
    )
    refusals = [each.change for each in changes if isinstance(each.change, Refusal)]
    with_break = [one for one in refusals if one.break_ is not None]
    return _Found(
        given=given,
        indicator=counted,
        changes=like,
        london=together.change,
        instead_of=next(iter(with_break or refusals), None),
    )


def _count_behind(given: Comparison) -> Indicator | None:
    """Return the count whose months can be added up: the measure itself, or its counterpart."""
    one = given.indicator
    if one.unit.measure is not Measure.COUNT:
        if one.counterpart_id is None:
            return None
        one = given.site.catalogue.indicators[one.counterpart_id]
    monthly = PeriodType.MONTH in one.levels.get(Level.BOROUGH, ())
    return one if monthly and one.unit.measure is Measure.COUNT else None


def _instead(found: _Found) -> str:
    given = found.given
    if found.instead_of is None:
        return ""
    year = in_a_sentence(period_named(given.panels.kind, end=given.view.period_end))
    return (
        f"{sentence_case(year)} cannot be compared with the year before. "
        f"{refusal_words(found.instead_of)} Like-for-like months of one era are compared "
        f"instead, by count: {found.indicator.title}."
    )


def _values_drawn(found: _Found) -> Drawn | None:
    given, drawn = found.given, found.rows
    if not drawn:
        return None
    earlier, later = (
        in_a_sentence(span_words(each.start, end=each.end))
        for each in (drawn[0].change.earlier, drawn[0].change.later)
    )
    unit = found.indicator.unit
    measure = f"{found.indicator.title}: {unit.plural}. Hollow: {earlier}. Full: {later}."
    return Drawn(
        figure=dumbbell_figure(
            drawn,
            decimals=unit.decimals,
            earlier=sentence_case(earlier),
            later=sentence_case(later),
        ),
        heading="Both values of each borough",
        subheading=" ".join(part for part in (measure, given.together) if part),
        words="",
        described=f"Chart of two values for each borough: {found.indicator.short_title}, "
        f"{compared(drawn[0].change)}. The table under it holds every value.",
    )


def _table(found: _Found) -> Component:
    given, unit = found.given, found.indicator.unit
    slugs = dict(zip(given.everyone["area_code"], given.everyone["slug"], strict=True))
    london = (
        [TableRow(head="London", cells=change_cells(found.london, unit=unit), total=True)]
        if found.london is not None
        else []
    )
    changes = {each.area_code: each.change for each in found.changes}
    body = [
        TableRow(
            head=given.names[code],
            cells=change_cells(changes.get(code), unit=unit),
            href=given.site.links.borough(slugs[code]),
            chosen=code in given.marked,
        )
        for code in given.codes
    ]
    return figures_table(
        [*london, *body],
        columns=["Area", "Later", "Earlier", "Difference", "Change", "95% interval of the change"],
        caption=f"{found.indicator.title}: {unit.plural}, later and earlier period",
        note="[b] a break in recording lies between; [x] no figure; [c] withheld; "
        "[z] not covered or too few events; [p] provisional; [u] low reliability.",
    )


def _nearest_with_change(given: Comparison) -> list[Component]:
    """Offer the newest period whose change can be given, where there is one."""
    end = newest_with_change(
        given.values(),
        given.asked,
        ends=borough_periods(given.site, given.indicator, given.panels.kind),
        measure=given.indicator.unit.measure,
        breaks=given.breaks,
    )
    if end is None:
        return []
    named = period_label(given.panels.kind, end=end)
    link = html.A(named, href=given.address(period=end))
    return [html.P(["The newest period with a change inside one era: ", link, "."])]
