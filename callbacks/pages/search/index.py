"""Everything that can be found, from the definitions and the release."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from callbacks.address.state import DEFAULT_INDICATOR
from callbacks.address.ward_places import wards_by_code
from callbacks.pages.search.reported import reported_entries
from callbacks.server.site import Site
from data.evidence.facts import Facts
from data.evidence.number_words import ORDINALS, TENS, UNITS
from data.evidence.search import FactIndex
from data.model import Level, PeriodType
from data.older_areas import older_areas
from data.reference_model import Words
from data.search.entries import Entry, Kind
from data.search.finding import Index

IN_BRACKETS = re.compile(r"^(.*?) \((.*)\)$")
ENDS = ("st", "nd", "rd", "th")  # of a number that says which one
OLD_WARD = "Its lines were drawn anew in May 2022. The wards of today stand on {borough}’s page."


@lru_cache(maxsize=8)
def index(site: Site) -> Index:
    """Return the entries of a copy of the site, ready to be searched."""
    search = site.catalogue.search
    besides = {one.path: one for one in search.besides}
    entries = [
        *_boroughs(site),
        *_wards(site),
        *_older_wards(site),
        *_measures(site),
        *_recommendations(site),
        *_pages(site),
        *_terms(site),
        *_methods(site),
        *reported_entries(site),
    ]
    known = [
        replace(one, names=(*one.names, *more.called), words=f"{one.words} {more.found_by}")
        if one.kind is not Kind.OLD_WARD and (more := besides.get(one.path))
        else one
        for one in entries
    ]
    return Index(known, idle=search.idle, same=same_words(search.same))


def same_words(groups: Sequence[Words]) -> Mapping[str, list[str]]:
    """Return by word the others that mean the same: of each group, and numbers in digits.

    "Fifth", "5th" and "five" are "5", and not the other way about.
    """
    same: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for word in group:
            same[word] += [one for one in group if one != word]
    for number, (nth, word) in enumerate(zip(ORDINALS, (*UNITS, TENS[0]), strict=True)):
        for written in (nth, word, *(f"{number}{end}" for end in ENDS)):
            same[written].append(str(number))
    same["thousand"].append("1000")
    return same


@lru_cache(maxsize=8)
def facts(site: Site) -> tuple[FactIndex, Facts]:
    """Return the printed figures, ready to be searched and to be read."""
    evidence = site.repository.evidence()
    names = {each.id: each.title for each in site.catalogue.sources.values()}
    search = site.catalogue.search
    return FactIndex(evidence, names=names, idle=(*search.idle, *search.roughly)), site.facts()


def _boroughs(site: Site) -> Iterator[Entry]:
    areas = site.repository.areas(Level.BOROUGH)
    columns = (areas[one].tolist() for one in ("area_code", "area_name", "short_name", "slug"))
    for code, name, short, slug in zip(*columns, strict=True):
        names = tuple(dict.fromkeys((name, short, code, name.replace(" and ", " & "))))
        words = f"london royal borough council of {' '.join(initials(name))}"
        yield Entry(Kind.BOROUGH, names, f"borough/{slug}", words=words)


def initials(name: str) -> list[str]:
    """Return what a borough of several words is called in short: LBTH, RBKC."""
    parts = [one for one in name.lower().split() if one != "and"]
    if len(parts) == 1:
        return []
    whole, short = ("".join(one[0] for one in parts if one != gone) for gone in ("", "upon"))
    return [f"{before}{each}" for each in {whole: 0, short: 0} for before in ("lb", "rb")]


def _wards(site: Site) -> Iterator[Entry]:
    for one in wards_by_code(site).values():
        names = (one.title, one.name, one.code)
        yield Entry(Kind.WARD, names, f"ward/{one.slug}", words="ward")


def _older_wards(site: Site) -> Iterator[Entry]:
    areas = site.repository.areas(Level.BOROUGH)
    columns = (areas[one].tolist() for one in ("area_code", "area_name", "slug"))
    boroughs = {code: (name, slug) for code, name, slug in zip(*columns, strict=True)}
    now = {(one.borough_code, one.name) for one in wards_by_code(site).values()}
    older = older_areas()
    gone = older[older["kind"] == "ward"]
    rows = (gone[one].tolist() for one in ("code", "name", "borough_code"))
    for code, name, parent in zip(*rows, strict=True):
        borough, slug = boroughs[parent]
        # A ward that kept its name is found by that; its old code still leads somewhere.
        called = () if (parent, name) in now else (name,)
        names = (f"{name}, {borough}", code, *called)
        yield Entry(Kind.OLD_WARD, names, f"borough/{slug}", OLD_WARD.format(borough=borough))


def _measures(site: Site) -> Iterator[Entry]:
    for one in site.catalogue.indicators.values():
        names = tuple(
            dict.fromkeys(each for each in (one.title, one.short_title, one.choice_title) if each)
        )
        words = f"{one.question} {one.id.replace('_', ' ')} {one.unit.plural}"
        if one.missing:
            words += f" {one.missing.what}"
        yield Entry(Kind.MEASURE, names, f"indicators/{one.id}", one.question, words)


def _recommendations(site: Site) -> Iterator[Entry]:
    for one in site.catalogue.recommendations.values():
        yield Entry(
            Kind.RECOMMENDATION,
            (
                *(f"Recommendation {one.number}", f"R{one.number}", one.id),
                *(f"Rec {one.number}", f"No. {one.number}"),
            ),
            f"scrutiny#recommendation-{one.number}",
            one.ask,
            " ".join(
                (one.ask, one.topic, one.addressee, one.place, *(each.what for each in one.gaps))
            )
            + " assembly",
        )


def _pages(site: Site) -> Iterator[Entry]:
    languages = " ".join(one.english for one in site.catalogue.support.values())
    for one in site.catalogue.search.pages:
        names = (one.title, *one.called, *(_periods(site) if one.path == "" else ()))
        note = site.catalogue.caveats[one.caveat_id].headline if one.caveat_id else ""
        words = f"{one.found_by} {languages if one.path == 'support' else ''}"
        yield Entry(Kind.PAGE, names, one.path, note, words)
    for each in site.catalogue.plain_answers.values():
        names = (each.question, *each.called)
        yield Entry(Kind.PLAIN, names, f"plain#{each.id}", words=f"plain answer {each.found_by}")


def _periods(site: Site) -> Iterator[str]:
    """Yield the months that the years on the map of London end in, as readers write them."""
    months = site.repository.periods(
        DEFAULT_INDICATOR, level=Level.LONDON, period_type=PeriodType.ROLLING_12
    )
    for month in months:
        yield from (f"Year to {month:%B %Y}", f"{month:%B %Y}", f"{month:%b %Y}")


def _methods(site: Site) -> Iterator[Entry]:
    for one in site.catalogue.methods.values():
        words = "method how is it calculated worked out"
        yield Entry(Kind.METHOD, (one.title,), f"methods#method-{one.id}", words=words)


def _terms(site: Site) -> Iterator[Entry]:
    for one in site.catalogue.glossary.values():
        parts = IN_BRACKETS.match(one.term)
        names = (one.term, *(parts.groups() if parts else ()))
        first = one.meaning.split(". ")[0].rstrip(".") + "."
        yield Entry(Kind.WORD, names, f"glossary#term-{one.id}", first)
