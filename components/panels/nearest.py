"""The newest change that can be given, where the period shown has none: a link to it, and it."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.frame.share_links import view_query
from components.links import Links
from components.page import View
from components.words.lead import between_nearest, change_in_lead, launch_in_lead, nearest_in_lead
from data.statistics.change import Change
from data.statistics.what_changed import WhatChanged

OF_THE_KIND = "The newest change like for like is of"
OF_ANOTHER_KIND = "A change is given for"  # where no period of the kind shown has one


def said_instead(
    found: WhatChanged, *, code: str | None, view: View, links: Links
) -> list[str | Component]:
    """Say what can be given in place of a change that is not: months of two years, or the newest.

    Arguments as for `nearest_said`.
    """
    shown = found.shown.london if code is None else found.shown.areas[code]
    if found.like_months is not None and isinstance(shown.change, Change):
        return [f" Like for like: {change_in_lead(found, code=code)}"]
    return nearest_with_notes(found, code=code, view=view, links=links)


def nearest_with_notes(
    found: WhatChanged, *, code: str | None, view: View, links: Links
) -> list[str | Component]:
    """Say the newest change like for like, and then what changed in recording meanwhile.

    Arguments as for `nearest_said`.
    """
    between = between_nearest(found, code=code)
    said = nearest_said(found, code=code, view=view, links=links)
    return [*said, f" {between}"] if between else said


def nearest_said(
    found: WhatChanged, *, code: str | None, view: View, links: Links
) -> list[str | Component]:
    """Say the newest change like for like, its period a link to the measure at it; else nothing.

    Before it stands why London's first months since a break are no base, where like months would
    rest on them.

    Args:
        found: The changes of the place.
        code: Of the place; None for London.
        view: What is shown, of the period that has no change.
        links: Address builder.
    """
    nearest, kind = nearest_in_lead(found, code=code), found.newest_kind
    launch = launch_in_lead(found, code=code)
    why: list[str | Component] = [f" {launch}"] if launch else []
    if nearest is None or found.newest is None or kind is None:
        return why
    when, said = nearest
    query = view_query(replace(view, period_type=kind.value, period_end=found.newest))
    usual = found.year.indicator.default_period_type
    said_already = {"indicator"} | ({"period_type"} if usual is kind else set())
    asked = {name: value for name, value in query.items() if name not in said_already}
    link = html.A(when, href=links.indicator(view.indicator_id, **asked))
    opening = OF_THE_KIND if kind is found.asked.period_type else OF_ANOTHER_KIND
    return [*why, f" {opening} ", link, said or "."]
