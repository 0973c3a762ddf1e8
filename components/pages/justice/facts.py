"""Which printed figures stand in which table of the justice page, by id alone."""

from collections.abc import Mapping

PROSECUTED = {"2012-13": "GL0001", "2013-14": "GL0003", "2015-16": "GL0007"}
CONVICTED = {
    "2004-05": "PF0007",
    "2005-06": "PF0006",
    "2013-14": "GL0004",
    "2015-16": "GL0008",
    "2017-18": "RF0382",
    "2018-19": "RF0381",
}
NATIONAL_PROSECUTED = {
    "2004-05": "GE0084",
    "2005-06": "GE0086",
    "2006-07": "GE0088",
    "2013-14": "GE0094",
    "2015-16": "GE0099",
    "2016-17": "GE0043",
    "2021-22": "GE0040",
    "2022-23": "GE0046",
    "2023-24": "GE0057",
    "2024-25": "GE0073",
}
NATIONAL_CONVICTED = {"2013-14": "GE0095", "2024-25": "GE0076"}
LONDON_RATE = {
    "2004-05": "PF0009",
    "2005-06": "PF0008",
    "2012-13": "GL0002",
    "2013-14": "GL0005",
    "2015-16": "GL0009",
}
NATIONAL_RATE = {
    "2004-05": "GE0085",
    "2005-06": "GE0087",
    "2006-07": "GE0089",
    "2012-13": "GE0097",
    "2013-14": "GE0098",
    "2015-16": "GE0100",
    "2016-17": "GE0010",
    "2019-20": "GE0026",
    "2021-22": "GE0041",
    "2022-23": "GE0054",
    "2023-24": "GE0065",
    "2024-25": "GE0074",
}
MAGISTRATES, CROWN = "Magistrates’ courts", "Crown Court"
COURT_CASES = {MAGISTRATES: "RF0437", CROWN: "RF0440"}
COURT_CONVICTED = {MAGISTRATES: "RF0439", CROWN: "RF0442"}
COURT_RATE = {MAGISTRATES: "RF0438", CROWN: "RF0441"}
COURT_RATE_NATIONAL = {MAGISTRATES: "RF0443", CROWN: "RF0444"}
DETECTED = {"2008-09": "PF0026", "June 2019": "RF0379"}
DETECTED_BOROUGHS = ("PF0136", "PF0126")
FORMAL_ACTION = {"Year to September 2012": "GL0014", "Year to September 2016": "GL0015"}
JUDICIAL_DISPOSAL = {"2001-02": "PF0015", "April to October 2002": "PF0017"}
OTHER_COURT_FIGURES = ("RF0349", "RF0383", "RF0424", "RF0436", "RF0072", "GL0006")
PROCEEDED_AGAINST = ("RF0445", "RF0446")
ARRESTS_PER_100 = ("GL0018", "GE0013", "GE0029", "GE0038", "GE0051", "GE0062", "GE0070")
ARREST_RATES = ("PF0074", "PF0125")
ARREST_STANDARDS = ("RF0303", "RF0304", "RF0305")
BD_BOARD = ("PF0135", "PF0137")
AGES = ("10-17", "18-24", "25-29", "30-39", "40-49", "50-59", "60-69", "70+", "Total")
VICTIM_AGES = ("under 10", *AGES)
WHO = ("Women and girls", "Men and boys", "All")
# The rows of a table of the report, in the order in which its cells were numbered.
ACCUSED = (158, 167, 176)
VICTIMS = (185, 195, 205)
PILOT_ORDERS = ("GL0036", "GL0037", "GL0038")
NATIONAL_ORDERS = ("GE0105", "GE0106", "PF0190")
NATIONAL_DISCLOSURES = ("GE0101", "GE0102")
DISCLOSURE_RATES = ("GE0108", "GE0109")


def numbered(first: int, labels: tuple[str, ...]) -> Mapping[str, str]:
    """Return ids of report facts that follow one another, by label."""
    return {label: f"RF{first + place:04d}" for place, label in enumerate(labels)}
