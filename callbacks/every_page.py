"""Every page of the site by its path, and every page's callbacks.

A page is a function of the query and the site; `register` wires its callbacks.
"""

from collections.abc import Callable

from callbacks.address.router import Builder
from callbacks.embed.builder import builder_page
from callbacks.pages.about.data_page import data_page
from callbacks.pages.about.methods import glossary, methods
from callbacks.pages.about.statements import accessibility, contact, privacy
from callbacks.pages.about.status import status
from callbacks.pages.borough.listed import boroughs_page
from callbacks.pages.borough.page import borough_page
from callbacks.pages.brief.page import brief_page
from callbacks.pages.children.page import children_page
from callbacks.pages.compare import page as compare
from callbacks.pages.compare.page import compare_page
from callbacks.pages.costs.page import costs_page
from callbacks.pages.evidence.page import evidence_page, fact_page
from callbacks.pages.homes.page import homes_page
from callbacks.pages.hotspots.page import hotspots_page
from callbacks.pages.hotspots.ward import ward_page
from callbacks.pages.indicator import page as indicator
from callbacks.pages.indicator.page import indicator_page, indicators_page
from callbacks.pages.justice import page as justice
from callbacks.pages.london import page as london
from callbacks.pages.london.page import london_page
from callbacks.pages.new.page import new_page
from callbacks.pages.not_published.page import not_published_page
from callbacks.pages.plain.page import plain_page
from callbacks.pages.response.page import response_page
from callbacks.pages.scrutiny.page import scrutiny_page
from callbacks.pages.search.page import search_page
from callbacks.pages.strategy.page import strategy_page
from callbacks.pages.support.page import support_page
from callbacks.pages.survey.page import survey_page

ROUTES: dict[str, Builder] = {
    "": london_page,
    "boroughs": boroughs_page,
    "borough/<slug>": borough_page,
    "ward/<ward>": ward_page,
    "compare": compare_page,
    "indicators": indicators_page,
    "indicators/<indicator_id>": indicator_page,
    "methods": methods,
    "glossary": glossary,
    "accessibility": accessibility,
    "privacy": privacy,
    "contact": contact,
    "status": status,
    "new": new_page,
    "scrutiny": scrutiny_page,
    "not-published": not_published_page,
    "plain": plain_page,
    "brief": brief_page,
    "evidence": evidence_page,
    "evidence/<fact_id>": fact_page,
    "data": data_page,
    "embed": builder_page,
    "search": search_page,
    "children": children_page,
    "homes": homes_page,
    "survey": survey_page,
    "justice": justice.justice_page,
    "hotspots": hotspots_page,
    "response": response_page,
    "costs": costs_page,
    "strategy": strategy_page,
    "support": support_page,
}

REGISTERS: tuple[Callable[..., None], ...] = (
    london.register,
    compare.register,
    justice.register,
    indicator.register,
)
