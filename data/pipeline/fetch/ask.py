"""Asks each source for newer files and says in one table what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from data.model import Source
from data.offer import Offer
from data.pipeline.fetch import folders
from data.pipeline.fetch.download import Patience, Stamp, get
from data.pipeline.fetch.expected import refuse_unexpected
from data.pipeline.fetch.faults import AbsentError, FetchError
from data.pipeline.fetch.listing import CONFIRM, Listed, file_named, listed_files

MOST_LIST = 10_000_000  # bytes of a list of files; the Datastore's are below 100,000
HEADINGS = ("source", "outcome", "file or fault")


@dataclass
class Asked:
    """What a fetch did: `folder` is the new raw folder, None where nothing new was taken."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    folder: Path | None = None
    failed: bool = False

    @property
    def table(self) -> str:
        """Return the table, one line a file or fault."""
        rows = [HEADINGS, *self.lines]
        first, second = (max(len(row[at]) for row in rows) for at in (0, 1))
        return "\n".join(f"{one:{first}}  {two:{second}}  {three}" for one, two, three in rows)


def ask_all(
    sources: Mapping[str, Source],
    *,
    raw: Path,
    fetched: Path,
    today: date,
    asker: requests.Session,
    patience: Patience,
    say: Callable[[str], None],
) -> Asked:
    """Ask every source that names an offer; put what is new into the next dated folder.

    A source that fails stops no other. What was taken of the others stands in the new folder.

    Args:
        sources: The catalogue's.
        raw: RAW_DATA, which the first dated folder continues.
        fetched: The folder of dated folders.
        today: The day.
        asker: The connection to publishers.
        patience: How often and how long an address is asked.
        say: Told in a line of each fault after which an address is asked again.

    Raises:
        InputFault: If the newest dated folder is damaged.
    """
    done = Asked()
    last = folders.newest(fetched)
    held = folders.record(last)
    fetched.mkdir(parents=True, exist_ok=True)
    taken: list[folders.Taken] = []
    with TemporaryDirectory(prefix=".coming-", dir=fetched) as room:
        before = last / "data" if last else raw
        asking = _Asking(asker, patience, say, held, before, Path(room))
        for source_id, source in sources.items():
            if source.fetch is None:
                continue
            try:
                found = asking.source(source_id, source.fetch)
            except AbsentError as fault:
                outcome = "not out yet" if source.fetch.awaited else "failed"
                done.lines.append((source_id, outcome, str(fault)))
                done.failed |= not source.fetch.awaited
                continue
            except FetchError as fault:
                done.lines.append((source_id, "failed", str(fault)))
                done.failed = True
                continue
            taken += found
            done.lines += [
                (source_id, "new", f"{one.folder}/{one.name} ({one.came.stat().st_size:,} bytes)")
                for one in found
            ] or [(source_id, "unchanged", _opened(source.fetch))]
        if taken:
            done.folder = folders.make_next(fetched, raw=before, taken=taken, today=today)
    return done


def _opened(offer: Offer) -> str:
    return offer.address if offer.confirmed else f"{offer.address} (address not confirmed)"


@dataclass(frozen=True)
class _Asking:
    asker: requests.Session
    patience: Patience
    say: Callable[[str], None]
    held: Mapping[str, Mapping[str, str]]
    raw: Path
    room: Path

    def source(self, source_id: str, offer: Offer) -> list[folders.Taken]:
        """Return the files of a source that are new, each of them looked at."""
        taken: list[folders.Taken] = []
        for listed in self._wanted(offer):
            known = self._known(offer, listed)
            came = self.room / f"{source_id}-{len(taken)}"
            stamp = get(
                self.asker,
                listed.address,
                into=came,
                most_bytes=offer.most_bytes,
                patience=self.patience,
                known=known,
                say=self.say,
            )
            if stamp is None:
                continue
            refuse_unexpected(came, offer=offer, address=listed.address)
            taken.append(
                folders.Taken(
                    source_id,
                    came,
                    offer.folder,
                    listed.name,
                    listed.edition,
                    listed.address,
                    stamp,
                    offer.holds_all,
                )
            )
        return taken

    def _wanted(self, offer: Offer) -> list[Listed]:
        if not offer.listed:
            if found := file_named(offer.address, offer=offer):
                return [found]
            raise FetchError(offer.address, f"names no file that matches {offer.file}", CONFIRM)
        document = self.room / "list.json"
        get(
            self.asker,
            offer.address,
            into=document,
            most_bytes=MOST_LIST,
            patience=self.patience,
            say=self.say,
        )
        return listed_files(document.read_bytes(), offer=offer, base=offer.address)

    def _known(self, offer: Offer, listed: Listed) -> Stamp | None:
        entry = self.held.get(f"{offer.folder}/{listed.name}")
        if entry is None:
            here = self.raw / offer.folder / listed.name
            return Stamp(sha256=sha256(here.read_bytes()).hexdigest()) if here.exists() else None
        same = entry["address"] == listed.address  # what another address said of it says nothing
        return Stamp(
            entry["etag"] if same else "", entry["last_modified"] if same else "", entry["sha256"]
        )
