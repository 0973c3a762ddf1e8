"""Every page of the site by its path, and every page's callbacks.

A page is a function of the query and the site; `register` wires its callbacks.
"""

from collections.abc import Callable

from callbacks import compare, indicator, justice, london
from callbacks.borough import borough_page
from callbacks.compare import compare_page
from callbacks.costs import costs_page
from callbacks.data_page import data_page
from callbacks.embed_builder import builder_page
from callbacks.evidence import evidence_page, fact_page
from callbacks.hotspots import hotspots_page
from callbacks.indicator import indicator_page, indicators_page
from callbacks.london import london_page
from callbacks.methods import glossary, methods
from callbacks.pack import pack_page
from callbacks.response import response_page
from callbacks.router import Builder
from callbacks.scrutiny import scrutiny_page
from callbacks.statements import accessibility, contact, privacy
from callbacks.status import status
from callbacks.survey import survey_page

ROUTES: dict[str, Builder] = {
    "": london_page,
    "borough/<slug>": borough_page,
    "compare": compare_page,
    "indicators": indicators_page,
    "indicators/<indicator_id>": indicator_page,
    "methods": methods,
    "glossary": glossary,
    "accessibility": accessibility,
    "privacy": privacy,
    "contact": contact,
    "status": status,
    "scrutiny": scrutiny_page,
    "pack": pack_page,
    "evidence": evidence_page,
    "evidence/<fact_id>": fact_page,
    "data": data_page,
    "embed": builder_page,
    "survey": survey_page,
    "justice": justice.justice_page,
    "hotspots": hotspots_page,
    "response": response_page,
    "costs": costs_page,
}

REGISTERS: tuple[Callable[..., None], ...] = (
    london.register,
    compare.register,
    justice.register,
    indicator.register,
)
