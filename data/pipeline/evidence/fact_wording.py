"""From the working names of printed figures to words for a reader."""

import re

WORDS = {
    "10k": "10,000",
    "bame": "BAME",
    "bme": "black and minority ethnic",
    "bvpi": "BVPI",
    "childrens": "children's",
    "cdrps": "crime and disorder reduction partnerships",
    "cps": "CPS",
    "csew": "Crime Survey:",
    "da": "domestic abuse",
    "dapo": "domestic abuse protection:",
    "dv": "domestic violence",
    "dvds": "disclosure scheme (Clare's Law):",
    "dvpns": "domestic violence protection notices",
    "dvpos": "domestic violence protection orders",
    "gla": "GLA",
    "gps": "GPs",
    "idva": "IDVA",
    "idvas": "IDVAs",
    "lcpf": "London Crime Prevention Fund",
    "ldvs2": "LDVS2",
    "lgbt": "LGBT",
    "lgbtq": "LGBTQ+",
    "london": "London",
    "marac": "MARAC",
    "mayor": "Mayor",
    "mets": "Met's",
    "mopac": "MOPAC",
    "pct": "per cent",
    "smart": "SMART",
    "uk": "UK",
    "umbra": "Umbra",
    "vawg": "VAWG",
    "vru": "VRU",
    "womans": "Woman's",
    "womens": "women's",
}
NOTES = {
    "report 000": "LDVS2",
    "report 001": "the Barking and Dagenham strategy",
    "; see SOURCES.md": "",
    ", see SOURCES": "",
    "; see SOURCES": "",
    "KEY: ": "",
    "this folder's later-extract value is": "a later extract gives",
    "(4,033 here)": "(4,033 in the Met's file)",
    "DERIVED, not transcribed:": "Derived, not printed:",
    "DERIVED": "Derived",
}
DETAIL = re.compile(r"( ?\(.*\)|: .*)$")


def plain_measure(measure: str) -> str:
    """Return the name of a measure in words.

    What the file wrote after a colon or in brackets is a detail already in words and is kept.
    """
    measure = plain_note(measure)
    detail = DETAIL.search(measure)
    name = measure[: detail.start()] if detail else measure
    said = " ".join(WORDS.get(word, word) for word in name.split("_"))
    said = said.replace("violence violence", "violence: violence")
    return said[:1].upper() + said[1:] + (detail[0] if detail else "")


def plain_note(note: str) -> str:
    """Return a note without the names of working files."""
    for working, said in NOTES.items():
        note = note.replace(working, said)
    return note
