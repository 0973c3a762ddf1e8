"""The regions of England outside London, and which of them each council lies in.

Source: the codes of ONS (GSS). Codes of unitary authorities (E06) and metropolitan boroughs (E08)
run by region, those of districts (E07) county by county; later ones were given as councils merged.
Names are spelled as in the table of areas.
"""

REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and the Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000008": "South East",
    "E12000009": "South West",
}
# Numbers of codes by the kind of council, from one to another.
_COUNCILS = {
    "E12000001": {"E06": "1-5 47-48 57", "E08": "20-24 37"},
    "E12000002": {"E06": "6-9 49-50 63-64", "E07": "26-31 117-128", "E08": "1-15"},
    "E12000003": {"E06": "10-14 65", "E07": "163-169", "E08": "16-19 32-36 38-39"},
    "E12000004": {"E06": "15-18 61-62", "E07": "32-39 129-142 150-156 170-176"},
    "E12000005": {"E06": "19-21 51", "E07": "192-199 218-222 234-239", "E08": "25-31"},
    "E12000006": {"E06": "31-34 55-56", "E07": "8-12 66-77 95-104 143-149 200-206 240-245"},
    "E12000008": {"E06": "35-46 60", "E07": "4-7 61-65 84-94 105-116 177-181 207-217 223-229"},
    "E12000009": {"E06": "22-30 52-54 58-59 66", "E07": "40-53 78-83 187-191 246"},
}


def _by_council() -> dict[str, str]:
    found = {}
    for region, kinds in _COUNCILS.items():
        for kind, spans in kinds.items():
            for span in spans.split():
                first, _, last = span.partition("-")
                for number in range(int(first), int(last or first) + 1):
                    found[f"{kind}{number:06}"] = region
    return found


REGION_OF = _by_council()
