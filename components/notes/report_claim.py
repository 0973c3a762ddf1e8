"""The two charts that the Barking and Dagenham strategy of 2008 drew, and what it printed.

Figures of that report are citations: shown as its claim, with the ids they have in the evidence,
never joined to ours. `tests/unit/evidence/test_report_claim.py` holds them against the
transcription.
"""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import caveat_item
from data.model import Caveat, Source

PRINTED_RATE, PRINTED_LONDON = "14.61", "8.13"  # RF0148, RF0149
PRINTED_INCIDENTS, RESIDENTS = 3784, 165_610  # RF0155; ONS mid-2004, which the report used
PRINTED_RISE = "8%"  # RF0150
FIRST_YEAR, LAST_YEAR = 3414, 3733  # RF0154 (2004/05), RF0157 (2007/08)

CLAIMED = ("RF0148", "RF0149", "RF0150", "RF0154", "RF0155", "RF0157")

INTRODUCTION = (
    "The Barking and Dagenham domestic violence strategy of 2008 drew two charts of all boroughs "
    "for 2005/06: incidents per 1,000 residents, and percentage change since 2004/05. It prints "
    "the values of its own borough and of London only. Here both exist for every borough, with "
    "intervals and with the breaks in recording."
)


def report_claim(
    caveats: Sequence[Caveat], *, sources: Mapping[str, Source], links: Links
) -> Component:
    """Return what the report printed, why two of its figures do not follow, and our own charts.

    `caveats` are those that `CLAIMED` bring and that do not stand on the page already.
    """
    rate = 1000 * PRINTED_INCIDENTS / RESIDENTS
    rise = 100 * (LAST_YEAR / FIRST_YEAR - 1)
    rates = [
        html.A(
            "Rates of all boroughs, with intervals",
            href=links.to("compare", indicator="da_offences_rate"),
        ),
        f". The report prints {PRINTED_RATE} incidents per 1,000 for its borough (",
        _fact("RF0148", links=links),
        f") and {PRINTED_LONDON} for London (",
        _fact("RF0149", links=links),
        f"). {PRINTED_RATE} does not reproduce: the report counts {PRINTED_INCIDENTS:,} incidents ",
        "in that year (",
        _fact("RF0155", links=links),
        f"), and {PRINTED_INCIDENTS:,} among {RESIDENTS:,} residents (mid-2004) are {rate:.1f} ",
        f"per 1,000. {PRINTED_RATE} has the scale of recorded offences, which are fewer than ",
        "incidents. It is shown as printed, and never beside our own rates on one axis.",
    ]
    changes = [
        html.A(
            "Change of all boroughs, like for like",
            href=links.to("compare", indicator="da_offences", view="change"),
        ),
        f". The report prints a rise of {PRINTED_RISE} from April 2004 to March 2008 (",
        _fact("RF0150", links=links),
        f"); its own table, {FIRST_YEAR:,} (",
        _fact("RF0154", links=links),
        f") to {LAST_YEAR:,} (",
        _fact("RF0157", links=links),
        f"), gives {rise:.1f}%. It took the rise for growing confidence in the police. ",
        "The values of the other boroughs were never printed.",
    ]
    return html.Section(
        [
            html.H2("Two charts of 2008, in their honest form"),
            html.P(INTRODUCTION),
            html.Ul([html.Li(rates), html.Li(changes)], className="claim-list"),
            html.Ul(
                [caveat_item(one, sources=sources) for one in caveats], className="caveat-list"
            ),
        ],
        className="block prose report-claim",
    )


def _fact(fact_id: str, *, links: Links) -> Component:
    return html.A(fact_id, href=links.to(f"evidence/{fact_id}"))
