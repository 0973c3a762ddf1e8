"""The licence of each package that is served, as one SPDX expression, and which of them we take."""

import re
import sys
from collections.abc import Iterable
from importlib.metadata import metadata

from license_expression import LicenseSymbol, get_spdx_licensing

from tests.supply.pins import pins

SPDX = get_spdx_licensing()
# What may be served with a site of the public: each lets it be used and passed on as it is.
TAKEN = frozenset(
    {
        *("0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "CC0-1.0", "HPND", "ISC", "MIT"),
        "MIT-0",
        *("MIT-CMU", "MPL-2.0", "NCSA", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
        *("ZPL-2.1", "LGPL-2.1-or-later", "MPL-1.1", "BSL-1.0"),
    }
)
# Words of authors from before packages named licences by SPDX. "BSD" alone is read as the form with
# more conditions.
WORDS = {
    "Apache 2": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "ZPL 2.1": "ZPL-2.1",
    "Zope Public License": "ZPL-2.1",
}
# Leaflet's own, by the file that it brings along.
BY_THEIR_FILES = {"xstatic-leaflet": "BSD-2-Clause"}


class UnreadLicenceError(ValueError):
    """A package does not say its licence in words that are known here."""


def licence(name: str) -> str:
    """Return the licence of an installed package as an SPDX expression.

    What a package names several times over is a choice.

    Raises:
        UnreadLicenceError: If it names none that is known.
        PackageNotFoundError: If it is not installed.
    """
    about = metadata(name)
    if name in BY_THEIR_FILES:
        return BY_THEIR_FILES[name]
    if expression := about.get("License-Expression"):
        return str(expression)
    classes = [one for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    said = [one.rsplit(" :: ", 1)[-1] for one in classes] or [about.get("License") or ""]
    known = [_spdx(one) for one in said]
    if None in known:
        raise UnreadLicenceError(f"{name} says {said}: add the words to WORDS, once they are read")
    return " OR ".join(str(one) for one in known)


def _spdx(words: str) -> str | None:
    plain = words.strip()
    if plain in WORDS:
        return WORDS[plain]
    return (
        plain
        if re.fullmatch(r"[A-Za-z0-9.+-]+", plain) and not SPDX.validate(plain).errors
        else None
    )


def taken(expression: str, *, allowed: Iterable[str] = TAKEN) -> bool:
    """Return whether a licence can be met by those we take: one of a choice, all of a sum."""
    parsed = SPDX.parse(expression, validate=True)
    truth = {
        symbol: SPDX.TRUE if _plain(symbol) in set(allowed) else SPDX.FALSE
        for symbol in parsed.symbols
    }
    return bool(parsed.subs(truth, simplify=True) == SPDX.TRUE)


def _plain(symbol: LicenseSymbol) -> str:
    return str(symbol.key)


def main() -> int:
    """Print each licence; return 1 where one is not taken or cannot be read."""
    wrong = 0
    for one in pins():
        try:
            said = licence(one.name)
            fits = taken(said)
        except UnreadLicenceError as unread:
            said, fits = str(unread), False
        wrong += not fits
        sys.stdout.write(f"{'' if fits else 'NOT TAKEN '}{one.name} {one.version}: {said}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
