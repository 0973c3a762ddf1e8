"""What the five reports printed of a borough, looked up in the evidence."""

from collections.abc import Iterable

from dash.development.base_component import Component

from callbacks.server.site import Site
from components.pages.borough.reports import Printed, plan_part, reports_part
from data.caveats import must_read_of
from data.evidence.facts import Fact
from data.model import Caveat
from data.text_slug import slug_of

REPORTS = ("ldvs2_2005", "bd_2008", "lga_2007", "assembly_2020", "mayor_2015")
# What begins the name of each half of a pair in the strategy's tables.
OFFENCES = (
    "Domestic violence flagged offences: ",
    "Domestic violence share of borough offences: ",
)
ETHNICITY = ("Advocacy referrals ethnicity: ", "Borough population ethnicity: ")
# Tables that have a page of their own: people accused and victims by age, on /justice.
ELSEWHERE = ("Domestic violence accused ", "Domestic violence victims ")
COSTS = "Table of indicative costs"
INCIDENTS = "Domestic violence recorded incidents"


def borough_reports(
    name: str, *, code: str, above: Iterable[Caveat], site: Site
) -> Component | None:
    """Return what reports printed of a borough; None where they printed nothing.

    Args:
        name: Of the borough.
        code: Of the borough.
        above: Caveats that stand on the page already.
        site: Definitions and figures.
    """
    evidence = site.repository.evidence()
    of_reports = evidence[evidence["source_id"].isin(REPORTS)]
    named = of_reports[[name in area.split("; ") for area in of_reports["area_name"]]]
    if named.empty:
        return None
    facts = site.facts()
    found = facts.all(named["fact_id"])
    offences, ethnicity = _pairs(found, OFFENCES), _pairs(found, ETHNICITY)
    incidents = [one for one in found if one.measure == INCIDENTS]
    costs = [one for one in found if one.place.startswith(COSTS)]
    paired = [each for rows in (offences, ethnicity) for row in rows for each in row[1:]]
    held = dict.fromkeys(one.fact_id for one in [*incidents, *costs, *paired])
    single = [
        one for one in found if one.fact_id not in held and not one.measure.startswith(ELSEWHERE)
    ]
    shown = [*held, *(one.fact_id for one in single)]
    known = {one.id for one in above}
    catalogue, plan = site.catalogue, site.catalogue.plan_2008
    report = catalogue.sources[plan.source_id].short_title
    return reports_part(
        name,
        Printed(
            single,
            incidents,
            offences,
            ethnicity,
            costs,
            [one for one in must_read_of(catalogue.fact_caveats(shown)) if one.id not in known],
            [
                catalogue.disagreements[each]
                for each in dict.fromkeys(
                    each for one in facts.all(shown) for each in one.disagreements
                )
            ],
        ),
        plan=plan_part(
            plan,
            indicators=catalogue.indicators,
            cited=f"{report}, {plan.place}",
            links=site.links,
        )
        if code == plan.area_code
        else [],
        all_printed=site.links.to("evidence", area=slug_of(name)),
        sources=catalogue.sources,
        links=site.links,
    )


def _pairs(facts: Iterable[Fact], names: tuple[str, str]) -> list[tuple[str, Fact, Fact]]:
    """Return what two columns of a printed table count, row by row."""
    held = list(facts)
    first, second = (
        {one.measure.removeprefix(start): one for one in held if one.measure.startswith(start)}
        for start in names
    )
    return [(head, one, second[head]) for head, one in first.items() if head in second]
