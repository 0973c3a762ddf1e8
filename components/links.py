"""Every address of the app is built here, so that a path prefix works everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote_plus

QueryValue = str | Sequence[str] | None


@dataclass(frozen=True)
class Links:
    """Builds addresses under the deployment's path prefix.

    `asset_versions` maps the name of an asset to a hash of its content, so that assets can be
    cached for ever.
    """

    prefix: str = "/"
    asset_versions: Mapping[str, str] | None = None

    def to(self, path: str, /, **query: QueryValue) -> str:
        """Return the address of a page; query values of None are left out."""
        address = self.prefix.rstrip("/") + "/" + path.lstrip("/")
        if not query:
            return address
        given = [
            _named(name, one)
            for name, value in query.items()
            if value
            for one in ((value,) if isinstance(value, str) else value)
        ]
        return f"{address}?{'&'.join(given)}" if given else address

    def borough(self, slug: str, **query: QueryValue) -> str:
        """Return the address of a borough's own page."""
        return self.to(f"borough/{slug}", **query)

    def ward(self, slug: str, **query: QueryValue) -> str:
        """Return the address of a ward's own page."""
        return self.to(f"ward/{slug}", **query)

    def indicator(self, indicator_id: str, **query: QueryValue) -> str:
        """Return the address of an indicator's drill-down."""
        return self.to(f"indicators/{indicator_id}", **query)

    def fact(self, fact_id: str) -> str:
        """Return the address of a printed figure: its quote, place and disagreements."""
        return self.to(f"evidence/{fact_id}")

    def asset(self, name: str) -> str:
        """Return the address of a file in assets/, with the hash of its content."""
        version = (self.asset_versions or {}).get(name)
        return self.to(f"assets/{name}", v=version)


# A page repeats the same few dozen choices in hundreds of addresses.
@lru_cache(maxsize=2048)
def _named(name: str, value: str) -> str:
    return f"{quote_plus(name)}={quote_plus(value)}"
