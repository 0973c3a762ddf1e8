"""The printed figures of the justice page as tables, each of one unit."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.figures.points import PointSeries
from components.links import Links
from components.notes.caveats import cite
from components.notes.fact_links import fact_link, fact_series
from components.pages.justice import facts as ids
from components.tables.facts import fact_table
from components.tables.points import point_table
from data.evidence.facts import Facts
from data.model import SHORTHAND, Disagreement, Indicator, Source, Status

LONDON, NATIONAL = "London", "England and Wales"
AS_PRINTED = "As printed; [x] no figure was printed. Points are not joined."


def not_open(
    indicator: Indicator, *, sources: Mapping[str, Source], links: Links
) -> list[Component]:
    """Return what nobody publishes, who asked for it and who could; none once it is published."""
    missing = indicator.missing
    if missing is None:
        return []
    asked = missing.asked_by
    numbered = " and ".join(str(one) for one in indicator.recommendations)
    by = f"London Assembly recommendation {numbered}" if numbered else cite([asked], sources)
    return [
        html.Div(
            [
                html.P(
                    [
                        html.Strong(f"{SHORTHAND[Status.MISSING]} {missing.what}"),
                        " Not published as open figures. ",
                        html.A(
                            f"About this measure: {indicator.short_title}",
                            href=links.indicator(indicator.id),
                        ),
                    ]
                ),
                html.P(
                    [f"Asked for by {by}: ", html.Q(asked.quote), "."]
                    if asked.quote
                    else f"Asked for by {by}."
                ),
                html.P(["Could publish it: ", missing.could_publish]),
            ],
            className="aside-block",
        )
    ]


class FactTables:
    """Builds the tables of printed figures of one release."""

    def __init__(self, facts: Facts, *, sources: Mapping[str, Source], links: Links) -> None:
        self.facts, self.sources, self.links = facts, sources, links

    def detections(self) -> list[Component]:
        """Return sanction detection rates and their two relatives, each a table of its own."""
        return [
            html.P(
                "A sanction detection is a charge, caution or other formal action. The Met, the "
                "police authority and the Assembly printed shares of this kind for single dates "
                "and under three names. They are not joined, neither to one another nor to the "
                "positive outcomes above.",
                className="prose",
            ),
            html.Div(
                [
                    self._points(
                        {LONDON: found}, caption=caption, head="When", suffix="%", upto=60.0
                    )
                    for found, caption in (
                        (ids.DETECTED, "Sanction detection rate, % of offences"),
                        (ids.FORMAL_ACTION, "Charge, caution or other outcome, % of offences"),
                        (ids.JUDICIAL_DISPOSAL, "Judicial disposal (charged or cautioned), %"),
                    )
                ],
                className="point-tables",
            ),
            self._stacked(
                (ids.DETECTED_BOROUGHS, "Sanction detection rates of two boroughs, as printed"),
            ),
        ]

    def courts(self) -> list[Component]:
        """Return prosecutions, convictions and conviction rates."""
        return [
            html.Div(
                [
                    self._points(
                        {"Prosecuted": ids.PROSECUTED, "Convicted": ids.CONVICTED},
                        caption="London: defendants",
                        head="Year to March",
                    ),
                    self._points(
                        {
                            "Prosecuted": ids.NATIONAL_PROSECUTED,
                            "Convicted": ids.NATIONAL_CONVICTED,
                        },
                        caption="England and Wales: defendants, on a scale of their own",
                        head="Year to March",
                    ),
                ],
                className="point-tables",
            ),
            html.H3("Conviction rate, London beside the national figures that were printed"),
            html.Div(
                self._points(
                    {LONDON: ids.LONDON_RATE, NATIONAL: ids.NATIONAL_RATE},
                    caption="Defendants convicted, % of those prosecuted",
                    head="Year to March",
                    suffix="%",
                    upto=100.0,
                ),
                className="one-table",
            ),
            html.H3("Magistrates’ courts and Crown Court, 2013"),
            html.Div(
                [
                    self._points(
                        {"Prosecuted": ids.COURT_CASES, "Successful": ids.COURT_CONVICTED},
                        caption="London: cases",
                        head="Court",
                    ),
                    self._points(
                        {LONDON: ids.COURT_RATE, "National average": ids.COURT_RATE_NATIONAL},
                        caption="Successful prosecutions, % of cases",
                        head="Court",
                        suffix="%",
                        upto=100.0,
                    ),
                ],
                className="point-tables",
            ),
            self._gap(),
            self._stacked(
                (ids.OTHER_COURT_FIGURES, "Other figures on prosecutions, as printed"),
                (ids.PROCEEDED_AGAINST, "Offenders proceeded against, as printed"),
            ),
        ]

    def borough(self, differing: Disagreement) -> list[Component]:
        """Return the charge and arrest figures of the Barking and Dagenham strategy.

        `differing` is what is made of two sources on them that disagree.
        """
        both = self.facts["RF0215"]
        return [
            html.P(
                [
                    (
                        "The strategy prints two tables: people accused, and victims. They count "
                        "different people in different ways, so they stand apart. Its sentence “"
                    ),
                    html.A(both.quote, href=self.links.fact(both.fact_id)),
                    (
                        "” sets one beside the other. That is not a charge rate: one accused "
                        "person can have abused several victims, several can have abused one, and "
                        "nobody followed the same cases. So no percentage is given here."
                    ),
                ],
                className="prose",
            ),
            html.Div(
                [
                    self._people(ids.ACCUSED, ids.AGES, caption="People accused, by age"),
                    self._people(ids.VICTIMS, ids.VICTIM_AGES, caption="Victims, by age"),
                ],
                className="point-tables",
            ),
            self._stacked(
                (ids.BD_BOARD, "Barking and Dagenham: outcomes, as the police board printed them"),
                (
                    ids.ARREST_STANDARDS,
                    "Arrest standards by level, % of incidents where the power exists",
                ),
            ),
            html.P([html.Strong(f"{differing.title}. "), differing.finding], className="prose"),
        ]

    def arrests(self) -> list[Component]:
        """Return arrests against crimes and against incidents, each by itself."""
        return [
            html.P(
                "Arrests are counted against crimes by some and against incidents by others. For "
                "London there is one figure, of 2014; the forces in the national figure differ "
                "from year to year.",
                className="prose",
            ),
            self._stacked(
                (ids.ARRESTS_PER_100, "Arrests for every 100 crimes, as printed"),
                (ids.ARREST_RATES, "Arrests, % of incidents, as printed for two boroughs"),
            ),
        ]

    def orders(self, indicator: Indicator) -> list[Component]:
        """Return why there is no figure on orders, who asked, and the few that were printed."""
        return [
            *not_open(indicator, sources=self.sources, links=self.links),
            self._stacked(
                (ids.PILOT_ORDERS, "Three boroughs of a pilot, notices and orders, as printed"),
                (ids.NATIONAL_ORDERS, "England and Wales, notices and orders, as printed"),
                (ids.NATIONAL_DISCLOSURES, "England and Wales, disclosures (Clare’s Law)"),
                (ids.DISCLOSURE_RATES, "England and Wales, share of applications disclosed"),
            ),
        ]

    def _gap(self) -> Component:
        """Say what is wrong with the printed gap to the national rate."""
        fact = self.facts["RF0424"]
        return html.P(
            [
                "The release says that London’s rate was ",
                fact_link(fact, links=self.links),
                " below the national average. That does not follow from its own figures: ",
                fact.note,
            ],
            className="prose",
        )

    def _points(
        self,
        series: Mapping[str, Mapping[str, str]],
        *,
        caption: str,
        head: str,
        suffix: str = "",
        upto: float | None = None,
    ) -> Component:
        built: list[PointSeries] = [
            self._series(name, found, mark=mark)
            for mark, (name, found) in enumerate(series.items())
        ]
        labels = dict.fromkeys(label for found in series.values() for label in found)
        return point_table(
            built,
            periods=sorted(labels) if head.startswith("Year") else list(labels),
            caption=caption,
            head=head,
            note=AS_PRINTED,
            suffix=suffix,
            upto=upto,
        )

    def _series(self, name: str, found: Mapping[str, str], *, mark: int) -> PointSeries:
        facts = {label: self.facts[fact_id] for label, fact_id in found.items()}
        return fact_series(name, facts, links=self.links, mark=mark)

    def _people(self, rows: tuple[int, ...], ages: tuple[str, ...], *, caption: str) -> Component:
        series = {who: ids.numbered(first, ages) for who, first in zip(ids.WHO, rows, strict=True)}
        return self._points(series, caption=caption, head="Age")

    def _stacked(self, *tables: tuple[tuple[str, ...], str]) -> Component:
        return html.Div(
            [
                fact_table(
                    self.facts.all(found),
                    caption=caption,
                    sources=self.sources,
                    links=self.links,
                )
                for found, caption in tables
            ],
            className="stacked-tables",
        )
