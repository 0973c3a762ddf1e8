"""The page on the strategy of 2005, searched by address alone."""

from callbacks.address.state import Query, one, pick
from callbacks.panels.notes import with_printed
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.page import Page
from components.pages.strategy.page import (
    Found,
    Shown,
    actions_part,
    priorities_part,
    strategy_layout,
)
from data.text_slug import slug_of

LONGEST_SEARCH = 100


def strategy_page(query: Query, *, site: Site) -> Page:
    """Return the page with the actions that fit the address.

    Raises:
        UnknownChoiceError: If an aim or a lead agency does not exist.
    """
    catalogue = site.catalogue
    strategy = catalogue.strategy_2005
    facts = site.facts()
    report = catalogue.sources[strategy.source_id].short_title
    shown = Shown(catalogue.indicators, facts, site.links, report)
    return strategy_layout(
        strategy.aims,
        priorities_part(strategy.priorities, shown=shown),
        actions_part(
            _found(query, site=site), shown=shown, action=f"{site.links.to('strategy')}#actions"
        ),
        # Last: by now every part was given its printed figures.
        caveats=read_first(
            with_printed((), facts=facts, site=site),
            sources=catalogue.sources,
            heading="Read with the printed figures",
        ),
        cited=report,
    )


def _found(query: Query, *, site: Site) -> Found:
    strategy = site.catalogue.strategy_2005
    leads = [(slug_of(each), each) for each in strategy.leads()]
    aims = [(each.id, each.title) for each in strategy.aims]
    words = (one(query, "q") or "")[:LONGEST_SEARCH].strip()
    lead = pick("lead", one(query, "lead"), [slug for slug, _ in leads], default="")
    aim = pick("aim", one(query, "aim"), [name for name, _ in aims], default="")
    every = list(strategy.led())
    return Found(
        actions=[
            each
            for each in every
            if each.holds(words) and lead in {"", slug_of(each.lead)} and aim in {"", each.aim.id}
        ],
        whole=len(every),
        words=words,
        lead=lead,
        aim=aim,
        leads=leads,
        aims=aims,
    )
