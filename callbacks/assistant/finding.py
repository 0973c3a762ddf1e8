"""What is found by words: as on the page of searches, with the names that the other tools take."""

from typing import Any

from callbacks.address.ward_places import wards_by_slug
from callbacks.api.records import caveat_records, source_record
from callbacks.assistant.refusal import RefusedError
from callbacks.pages.search.index import facts
from callbacks.pages.search.page import results
from callbacks.server.site import Site
from components.pages.search.page import Result
from data.caveats import each_once, must_read, must_read_first
from data.model import Level
from data.passed_on.extract import open_evidence
from data.search.entries import Kind
from data.search.postcodes import holds_postcode

Record = dict[str, Any]
POSTCODE = "A postcode names a few homes and is not looked up: name a borough or a ward instead."
NOT_PASSED_ON = (
    "Printed figures whose source does not allow passing on are shown on the site alone: {count} "
    "were found and are left out here."
)


def found(words: str, *, site: Site) -> Record:
    """Return what is called so, the best first, with the caveats of printed figures among it.

    Args:
        words: What to look for.
        site: Definitions and figures.

    Returns:
        `found` has the kind, title and path on the site of each, and by what the other tools take
        it. A measure has the headlines of what must be read; its values are elsewhere. `caveats`
        and `sources` are those of the printed figures. `nearly` says that nothing is spelled as
        asked, `some` that nothing has all of the words and these have some.

    Raises:
        RefusedError: Where the words hold a whole postcode.
    """
    if holds_postcode(words):
        raise RefusedError(POSTCODE)
    listed = results(words, site=site)
    allowed = set(open_evidence(site.repository)["fact_id"])
    given = [one for one in listed.fact_ids if one in allowed]
    catalogue = site.catalogue
    told = (
        each_once((*catalogue.view_caveats("evidence"), *catalogue.fact_caveats(given)))
        if given
        else []
    )
    sources = dict.fromkeys(one.source_id for one in facts(site)[1].all(given))
    left_out = len(listed.fact_ids) - len(given)
    return {
        "release": str(site.repository.manifest["release"]),
        "nearly": listed.nearly,
        "some": listed.some,
        "found": [
            _record(one, site=site)
            for one in listed.listed
            if one.kind != Kind.FIGURE or _last(one) in allowed
        ],
        "left_out": NOT_PASSED_ON.format(count=left_out) if left_out else None,
        "caveats": caveat_records(must_read_first(told), site=site),
        "sources": [source_record(catalogue.sources[each]) for each in sources],
    }


def _record(one: Result, *, site: Site) -> Record:
    told: Record = {"kind": one.kind, "title": one.title, "path": one.href, "says": one.note}
    if one.kind == Kind.MEASURE:
        caveats = site.catalogue.caveats_for(_last(one))
        return {**told, "indicator": _last(one), "must_read": list(must_read(caveats))}
    if one.kind == Kind.FIGURE:
        return {**told, "fact_id": _last(one)}
    areas = {Kind.BOROUGH: Level.BOROUGH, Kind.WARD: Level.WARD}
    level = areas.get(Kind(one.kind))
    return {**told, "area": _code(one, level, site=site)} if level else told


def _code(one: Result, level: Level, *, site: Site) -> str:
    areas = site.repository.areas(level)
    if level is Level.BOROUGH:
        return str(areas.loc[areas["slug"] == _last(one), "area_code"].item())
    return wards_by_slug(site)[_last(one)].code


def _last(one: Result) -> str:
    """Return the last part of the path: what the site calls the thing."""
    return one.href.partition("?")[0].rpartition("/")[2]
