"""Wards by what their addresses call them."""

from dataclasses import dataclass
from functools import lru_cache

from callbacks.server.site import Site
from data.model import Level
from data.text_slug import ward_slug


@dataclass(frozen=True)
class WardPlace:
    """A ward and where it lies. `residents` are those of `residents_period`."""

    code: str
    name: str
    slug: str
    borough_code: str
    borough_name: str
    borough_slug: str
    neighbours: tuple[str, ...]
    residents: float
    residents_period: str
    label: tuple[float, float]

    @property
    def title(self) -> str:
        """Return its name with that of its borough: several wards may share the first."""
        return f"{self.name}, {self.borough_name}"


@lru_cache(maxsize=8)
def wards_by_code(site: Site) -> dict[str, WardPlace]:
    """Return every ward by its GSS code, ordered by name."""
    parents = site.repository.areas(Level.BOROUGH).set_index("area_code")
    boroughs = parents[["area_name", "slug"]].to_dict("index")
    areas = site.repository.areas(Level.WARD)
    names = ["area_code", "area_name", "parent_code", "neighbours", "residents"]
    columns = [areas[one].tolist() for one in [*names, "residents_period", "label_x", "label_y"]]
    found = {}
    for code, name, parent, around, residents, period, x, y in zip(*columns, strict=True):
        above = boroughs[parent]
        found[code] = WardPlace(
            code=code,
            name=name,
            slug=ward_slug(name, borough=above["slug"]),
            borough_code=parent,
            borough_name=above["area_name"],
            borough_slug=above["slug"],
            neighbours=tuple(around.split()),
            residents=residents,
            residents_period=period,
            label=(x, y),
        )
    return found


@lru_cache(maxsize=8)
def wards_by_slug(site: Site) -> dict[str, WardPlace]:
    """Return every ward by its slug, ordered by name."""
    return {one.slug: one for one in wards_by_code(site).values()}
