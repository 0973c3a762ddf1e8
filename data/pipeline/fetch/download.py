"""Gets one file from a publisher: whole, bounded in time and size, and again if it must be."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import requests
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential
from urllib3.exceptions import HTTPError, ReadTimeoutError

from data.pipeline.fetch.faults import AbsentError, FetchError, PassingError

PIECE = 64 * 1024
MOST_REDIRECTS = 5
PASSING = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
AGAIN = "run this again later; if it stays, open the address in a browser"
MOVED = "find the publisher's new address, and correct it in data/definitions/sources.yaml"
GREW = "look at the file, and raise most_bytes in data/definitions/sources.yaml if it is right"


@dataclass(frozen=True)
class Patience:
    """How often an address is asked, and how long: waits double from `first` up to `most` seconds.

    `silent` is how long nothing may come, `whole` how long one file may take, both in seconds.
    """

    attempts: int = 4
    first: float = 2
    most: float = 60
    silent: float = 30
    whole: float = 900


@dataclass(frozen=True)
class Stamp:
    """What a publisher said of the file that is here, "" if nothing, and its SHA-256."""

    etag: str = ""
    last_modified: str = ""
    sha256: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the file only if it is another one."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


def session() -> requests.Session:
    """Return a connection to publishers that says who asks, and follows five redirects at most."""
    opened = requests.Session()
    opened.max_redirects = MOST_REDIRECTS
    opened.headers["User-Agent"] = "London-Domestic-Abuse-Dashboard (raw files, once a day)"
    opened.headers["Accept-Encoding"] = "gzip, identity"
    return opened


def get(
    asker: requests.Session,
    address: str,
    *,
    into: Path,
    most_bytes: int,
    patience: Patience,
    known: Stamp | None = None,
    say: Callable[[str], None] = lambda _line: None,
) -> Stamp | None:
    """Write what an address answers into a file.

    Args:
        asker: From `session`.
        address: The publisher's.
        into: A file; what stands there after a fault is not to be used.
        most_bytes: More than this, unpacked, is refused as soon as it is announced or has come.
        patience: How often and how long.
        known: The file that is here, if there is one.
        say: Told in a line of each fault after which the address is asked again.

    Returns:
        What the publisher said of the file; None where it is the one that is here.

    Raises:
        FetchError: If it cannot be had whole, or leads away from an encrypted address.
    """
    tries = Retrying(
        stop=stop_after_attempt(patience.attempts),
        wait=wait_exponential(multiplier=patience.first, max=patience.most),
        retry=retry_if_exception_type(PassingError),
        before_sleep=lambda state: say(f"{state.outcome and state.outcome.exception()}"),
        reraise=True,
    )
    return tries(_once, asker, address, into, most_bytes, patience, known)


def _once(  # noqa: PLR0917 - one attempt of `get`, which names its arguments
    asker: requests.Session,
    address: str,
    into: Path,
    most_bytes: int,
    patience: Patience,
    known: Stamp | None,
) -> Stamp | None:
    end = time.monotonic() + patience.whole
    with _told_in_a_line(address):
        answer = asker.get(
            address,
            headers=known.conditions if known else {},
            stream=True,
            timeout=patience.silent,
        )
        with closing(answer):
            _refuse_answer(answer, address=address)
            if answer.status_code == HTTPStatus.NOT_MODIFIED:
                return None
            announced = answer.headers.get("Content-Length", "")
            if announced.isdigit() and int(announced) > most_bytes:
                raise FetchError(
                    address, f"announces {int(announced):,} bytes, at most {most_bytes:,}", GREW
                )
            digest, size = sha256(), 0
            with into.open("wb") as file:
                while piece := answer.raw.read1(PIECE, decode_content=True):  # whatever has come
                    size += len(piece)
                    if size > most_bytes:
                        raise FetchError(address, f"sends more than {most_bytes:,} bytes", GREW)
                    if time.monotonic() > end:
                        raise PassingError(
                            address, f"is not done after {patience.whole:.0f} seconds", AGAIN
                        )
                    digest.update(piece)
                    file.write(piece)
            stamp = Stamp(
                answer.headers.get("ETag", ""),
                answer.headers.get("Last-Modified", ""),
                digest.hexdigest(),
            )
    return None if known and known.sha256 == stamp.sha256 else stamp


def _refuse_answer(answer: requests.Response, *, address: str) -> None:
    hops = [one.url for one in (*answer.history, answer)]
    if hops[0].startswith("https:") and any(not one.startswith("https:") for one in hops):
        raise FetchError(address, "leads to an address that is not encrypted", MOVED)
    status = answer.status_code
    if status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return
    if status in PASSING:
        raise PassingError(address, f"answers {status}", AGAIN)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise AbsentError(address, f"answers {status}: the file is not there", MOVED)
    raise FetchError(address, f"answers {status}", MOVED)


@contextmanager
def _told_in_a_line(address: str) -> Iterator[None]:
    try:
        yield
    except requests.TooManyRedirects as error:
        raise FetchError(
            address, f"leads on and on, more than {MOST_REDIRECTS} times", MOVED
        ) from error
    except (requests.Timeout, ReadTimeoutError) as error:
        raise PassingError(address, "does not answer in time", AGAIN) from error
    except (requests.ConnectionError, HTTPError) as error:
        raise PassingError(address, "breaks off or cannot be reached", AGAIN) from error
    except (requests.RequestException, ValueError) as error:  # a redirect to no address at all
        raise FetchError(address, f"cannot be asked ({type(error).__name__})", MOVED) from error
