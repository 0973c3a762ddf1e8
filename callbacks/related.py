"""What else bears on an indicator: its counterpart, recommendations and printed figures."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.site import Site
from components.evidence_list import PrintedFigure, evidence_list
from data.model import Indicator


def related_part(indicator: Indicator, *, site: Site) -> list[Component]:
    """Return the counterpart, the Assembly's recommendations and the figures of reports."""
    found: list[Component] = []
    if indicator.counterpart_id:
        other = site.catalogue.indicators[indicator.counterpart_id]
        found.append(
            html.P(
                [
                    "The same thing counted another way: ",
                    html.A(other.title, href=site.links.indicator(other.id)),
                ]
            )
        )
    if indicator.recommendations:
        found.append(
            html.P(
                [
                    "The London Assembly’s recommendations of 2020 that bear on it: ",
                    html.A(
                        ", ".join(map(str, indicator.recommendations)),
                        href=site.links.to("scrutiny"),
                    ),
                ]
            )
        )
    printed = printed_figures(indicator, site=site)
    if printed:
        found += [html.H3("What reports have printed"), evidence_list(printed)]
    if not found:
        return []
    return [html.Section([html.H2("Related"), *found], className="block")]


def printed_figures(indicator: Indicator, *, site: Site) -> list[PrintedFigure]:
    """Return the printed figures of an indicator, in the order of its definition."""
    evidence = site.repository.evidence()
    rows = {
        row["fact_id"]: row
        for row in evidence[evidence["fact_id"].isin(indicator.fact_ids)].to_dict("records")
    }
    return [_printed(rows[one], site=site) for one in indicator.fact_ids if one in rows]


def _printed(row: dict[Any, Any], *, site: Site) -> PrintedFigure:
    source = site.catalogue.sources[row["source_id"]]
    differ = site.catalogue.disagreements
    remarks = ["Does not reproduce."] if row["reproduces"] == "no" else []
    remarks += [
        f"Sources differ: {differ[one].title}." for one in str(row["disagreements"]).split()
    ]
    place = "" if pd.isna(row["place"]) else f", {row['place']}"
    return PrintedFigure(
        fact_id=row["fact_id"],
        href=site.links.fact(row["fact_id"]),
        said=f"{row['measure']}: {row['value']} ({row['unit']}), {row['area_name']}, "
        f"{row['period']}",
        cited=f"{source.short_title}{place}",
        quote="" if pd.isna(row["quote"]) else str(row["quote"]),
        remarks=remarks,
    )
