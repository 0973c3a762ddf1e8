"""From a page to the numbers in it that nothing stands behind."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

import pandas as pd

from data.catalogue import Catalogue
from data.model import Level
from data.repository import ParquetRepository
from data.settings import Settings
from tests.numbers.computed import counted, is_scale_end, varying
from tests.numbers.known import of_areas, printed, published, sentences
from tests.numbers.reading import Number, blocks_of, numbers_in

# Numbers of statements about the site itself, which are no figures: with the reason.
EXEMPT = {
    "false discovery rate 5%": "the level of that test",
    "RFC 9457": "the standard of the API's problem documents",
    "200%": "how far text can be enlarged",
    "400%": "how far text can be enlarged",
    "320 pixels": "the narrowest screen that was tried",
    "1280 pixels": "a screen that was tried",
    "WCAG 2.2": "the accessibility guidelines",
    "WCAG 2.1": "the accessibility guidelines",
    "EN 301 549": "the European accessibility standard",
    "30 minutes": "how long a page may be kept",
    "5 minutes": "how long a page may be kept",
}
DIGITS = re.compile(r"\d+")
SHORTEST = 8  # a shorter sentence could blank out a number that it does not mean


@dataclass
class Resolver:
    """Knows every published row, printed figure, stated figure and computation."""

    catalogue: Catalogue
    repository: ParquetRepository
    _by_place: dict[str, set[str]] = field(default_factory=dict)
    _by_block: dict[str, list[Number]] = field(default_factory=dict)

    @cached_property
    def metrics(self) -> pd.DataFrame:
        """Return all rows of the release."""
        return pd.read_parquet(Settings().release_dir / "metrics.parquet")

    @cached_property
    def stated(self) -> list[str]:
        """Return sentences of definitions and printed figures, the longest first."""
        held = sentences(self.repository.evidence())
        return sorted((one for one in held if len(one) >= SHORTEST), key=len, reverse=True)

    @cached_property
    def _by_first_digits(self) -> dict[str, list[tuple[int, str]]]:
        """Return the same and the exempt, each with its place, by the first digits in it."""
        found: dict[str, list[tuple[int, str]]] = {}
        for place, one in enumerate((*self.stated, *EXEMPT)):
            found.setdefault(DIGITS.search(one)[0], []).append((place, one))
        return found

    @cached_property
    def everywhere(self) -> set[str]:
        """Return numbers that any page may show, rows of metrics left aside."""
        fixed = {
            one
            for computation in self.catalogue.computations.values()
            for one in computation.results
        }
        manifest = self.repository.manifest
        rows = {f"{one['rows']:,}" for one in manifest["inputs"]}
        rows |= {f"{one['rows']:,}" for one in manifest["tables"].values()}
        computed = set().union(*varying(self.catalogue, self.repository).values())
        facts = printed(self.repository.evidence())
        return fixed | rows | computed | facts | of_areas(self.repository)

    def rows_for(self, slug: str) -> set[str]:
        """Return numbers of rows that a page may show: those of its borough, or all but wards."""
        if slug not in self._by_place:
            written = self.of_no_borough | published(self._own(slug), self.catalogue)
            self._by_place[slug] = written | (self.newest if slug else set())
        return self._by_place[slug]

    def _own(self, slug: str) -> pd.DataFrame:
        """Return the rows of a borough and of its wards; of all boroughs for ""."""
        rows = self.metrics
        if not slug:
            return rows[rows["level"] == Level.BOROUGH.value]
        boroughs = self.repository.areas(Level.BOROUGH).set_index("slug")["area_code"]
        wards = self.repository.areas(Level.WARD)
        own = {boroughs[slug], *wards.loc[wards["parent_code"] == boroughs[slug], "area_code"]}
        return rows[rows["area_code"].isin(own)]

    @cached_property
    def of_no_borough(self) -> set[str]:
        """Return numbers of rows of neither a borough nor a ward."""
        local = self.metrics["level"].isin([Level.WARD.value, Level.BOROUGH.value])
        return published(self.metrics[~local], self.catalogue)

    @cached_property
    def newest(self) -> set[str]:
        """Return numbers of the newest row of every borough in each measure."""
        rows = self.metrics
        others = rows[rows["level"].eq(Level.BOROUGH.value) & rows["value"].notna()]
        newest = others.groupby(["indicator_id", "period_type"])["period_end"].transform("max")
        return published(others[others["period_end"] == newest], self.catalogue)

    def unresolved(self, page: str, *, slug: str = "", wards: bool = False) -> list[Number]:
        """Return the numbers of a page that nothing stands behind.

        Args:
            page: HTML.
            slug: Of the borough a page is about, whose wards it may show; "" for other pages.
            wards: Whether the page may show wards of all boroughs.
        """
        blocks, quotes = blocks_of(page)
        rows = self.rows_for(slug) | (self.ward_rows if wards else set())
        blocks += [one for one in quotes if one not in self._quotes]
        return [
            number
            for block in dict.fromkeys(blocks)
            if not is_scale_end(block)
            for number in self._figures_of(block)
            if number.written not in rows and number.written not in self.everywhere
        ]

    @cached_property
    def ward_rows(self) -> set[str]:
        """Return the numbers of all wards and of the tests of groups of areas."""
        rows = self.metrics
        tests = pd.read_parquet(Settings().release_dir / "hotspots.parquet")
        written = {
            f"{abs(one):.{decimals}f}"
            for column, decimals in (("z", 1), ("z", 2), ("p_value", 3), ("q_value", 3))
            for one in tests[column].dropna()
        }
        per_thousand = ("smoothed_rate", "smoothed_lower", "smoothed_upper", "london_rate")
        smoothed = {f"{one:.1f}" for name in per_thousand for one in tests[name].dropna()}
        smoothed |= {f"{one:.0%}" for one in tests["above_london"].dropna()} | {"99%", "1%"}
        return (
            published(rows[rows["level"] == Level.WARD.value], self.catalogue) | written | smoothed
        )

    @cached_property
    def _quotes(self) -> set[str]:
        return set(self.stated)

    def _figures_of(self, block: str) -> list[Number]:
        """Return the numbers of a block that nobody stated; many pages share a block."""
        if block not in self._by_block:
            self._by_block[block] = numbers_in(self._without_stated(block))
        return self._by_block[block]

    def _without_stated(self, block: str) -> str:
        if not any(one.isdigit() for one in block):
            return ""
        # What is taken out stands whole in the block: so do its first digits.
        digits = dict.fromkeys(DIGITS.findall(block))
        for _, one in sorted(each for run in digits for each in self._by_first_digits.get(run, ())):
            if one in block:
                block = _whole(one).sub(" ", block)
        return counted(block)


@cache
def _whole(text: str) -> re.Pattern[str]:
    """Return what finds whole words only: "0 million" is no part of "£120 million"."""
    return re.compile(rf"(?<![\w£.,]){re.escape(text)}(?![\w%]|[.,]\d)")
