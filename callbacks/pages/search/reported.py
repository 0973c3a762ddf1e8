"""What reports say or ask for, as entries of the search: statements, lists, a plan, a strategy."""

from collections.abc import Iterable, Iterator

from callbacks.panels.reported import plan_page
from callbacks.server.site import Site
from data.model import Citation
from data.scrutiny_model import Gap, Part, Reported
from data.search.entries import Entry, Kind
from data.text_slug import slug_of

UNDER_ALL = "delivery"  # no aim, but what was to be done under all of them
PLAN_WORDS = "Barking and Dagenham action plan 2008 2011"
# What a reader may call the list that a line is of.
PART_WORDS = {
    Part.RESPONSE_MET: "quarterly list report Metropolitan Police Met strategy 2005",
    Part.RESPONSE_AUTHORITY: "list Metropolitan Police Authority MPA strategy 2005",
    Part.SCRUTINY_ASKS: "Assembly committee asked",
}
CHECKLIST_WORDS = "checklist check list self-assessment questions"
# Tables of printed figures that have no name of their own in the definitions.
TABLES = (
    (
        "Barking and Dagenham: incidents recorded from 2001/02 to 2007/08",
        "domestic violence recorded incidents by year table 2008 strategy",
    ),
    (
        "Barking and Dagenham: types of offence flagged as domestic violence, 2007/08",
        "crime types offences share table ABH assault harassment 2008 strategy",
    ),
    (
        "Barking and Dagenham: ethnicity of referrals beside residents",
        "ethnic groups advocacy service table 2008 strategy",
    ),
)
BEGINNINGS = (
    ("The thirteen priorities of the strategy of 2005", "13 priority", "strategy#priorities"),
    ("The four aims of the strategy of 2005", "4 aim", "strategy#aims"),
    ("The actions of the strategy of 2005 by lead agency", "actions agencies", "strategy#actions"),
)


def reported_entries(site: Site) -> Iterator[Entry]:
    """Yield what reports say or ask for beside their numbers."""
    catalogue = site.catalogue
    for one in catalogue.reported.values():
        page = one.part.value.partition("_")[0]
        path = f"{page}#{one.id.replace('_', '-')}"
        names = (one.title, one.id.replace("_", " "))
        yield Entry(Kind.REPORTED, names, path, one.says, _words(one))
    for each in catalogue.checklists.values():
        asked = " ".join(f"{item.title} {item.ask} {item.definition}" for item in each.items)
        words = f"{asked} {each.reading} {CHECKLIST_WORDS}"
        path = f"response?view={each.id}"
        yield Entry(Kind.PAGE, (each.title,), path, each.heading, words)
    for service in catalogue.services.values():
        path = f"response#service-{service.id.replace('_', '-')}"
        words = f"{service.where} {service.when} {_quoted(service.citations)} service"
        yield Entry(Kind.REPORTED, (service.name,), path, service.what, f"{service.what} {words}")
    yield from _plan(site)
    yield from _strategy(site)


def _plan(site: Site) -> Iterator[Entry]:
    page = plan_page(site)
    for title, words in TABLES:
        yield Entry(Kind.REPORTED, (title,), f"{page}#reports", words=words)
    for theme in site.catalogue.plan_2008.themes:
        planned = " ".join(f"{each.what} {each.outcome}" for each in theme.actions)
        title = f"Barking and Dagenham’s plan of 2008: {theme.title}"
        yield Entry(Kind.REPORTED, (title,), f"{page}#reports", words=planned)
        for each in theme.actions:
            names = (f"{each.id}. {each.what}", each.id, f"action {each.id}")
            words = f"{each.outcome} {each.found_by} {_missing((each.missing,))} {PLAN_WORDS}"
            note = f"Barking and Dagenham’s plan of 2008. Hoped for: {each.outcome}."
            yield Entry(Kind.PLANNED, names, f"{page}#plan-{each.id}", note, words)


def _strategy(site: Site) -> Iterator[Entry]:
    strategy = site.catalogue.strategy_2005
    for title, words, path in BEGINNINGS:
        yield Entry(Kind.REPORTED, (title,), path, words=f"{words} ldvs2")
    for aim in (each for each in strategy.aims if each.id != UNDER_ALL):
        yield Entry(Kind.REPORTED, (aim.title,), "strategy#aims", aim.says, f"{aim.says} aim 2005")
    for priority in strategy.priorities:
        path = f"strategy#priority-{priority.id}"
        words = f"{priority.became} {_missing((priority.missing,))} priority 2005"
        yield Entry(Kind.REPORTED, (priority.title,), path, priority.became, words)
    for lead in strategy.leads():
        names = (f"Actions of 2005: {lead}",)
        yield Entry(Kind.REPORTED, names, f"strategy?lead={slug_of(lead)}#actions")
    for led in strategy.led():
        path = f"strategy?lead={slug_of(led.lead)}#actions"
        words = f"{led.lead} {_missing((led.action.missing,))}"
        yield Entry(Kind.ACTION, (led.action.what,), path, led.lead, words)


def _words(one: Reported) -> str:
    quoted = _quoted(one.citations)
    return " ".join(
        (one.says, _missing(one.gaps), quoted, one.found_by, PART_WORDS.get(one.part, ""))
    )


def _quoted(citations: Iterable[Citation]) -> str:
    return " ".join(each.quote for each in citations if each.quote)


def _missing(gaps: Iterable[Gap | None]) -> str:
    return " ".join(each.what for each in gaps if each)
