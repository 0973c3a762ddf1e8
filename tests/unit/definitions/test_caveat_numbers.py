"""Every number in a caveat is worked out from the figures, or printed by what the caveat cites."""

import re
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import Catalogue

ROOT = Path(__file__).parents[3]
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NUMBER = re.compile(r"\d[\d,.]*%?")
WORDS = (
    r"\b(?:[Tt]wo|three|six|ten|twelve|Nineteen|three to five|two to four|up to five|a fifth|"
    r"a quarter) (?:boroughs|borough-months|months|years|publications|are usual|in a year|of its|"
    r"of victims)"
)
WORDED = re.compile(WORDS)


class Figures:
    """What numbers of caveats are worked out from."""

    def __init__(self, rows, areas):
        self.rows, self.areas = rows, areas

    def of(self, indicator, level, kind):
        rows = self.rows
        own = rows["indicator_id"].eq(indicator) & rows["level"].eq(level)
        return rows[own & rows["period_type"].eq(kind)].set_index("period_end").sort_index()

    @cached_property
    def unassigned(self):
        return self.of("da_unassigned_share", "london", "month")["value"]

    @cached_property
    def deaths(self):
        return self.of("da_homicide_victims", "london", "calendar_year")["value"]

    @cached_property
    def unsent(self):
        quarters = self.of("da_homelessness_households", "borough", "quarter")
        return quarters.loc[quarters["status"].eq("missing"), "area_name"].value_counts()

    @cached_property
    def known(self):
        rows = self.of("survey_known_to_police", "england_wales", "survey_year")
        return rows.loc[rows["group"].eq("incidents of domestic violence"), "value"]

    @cached_property
    def offences(self):
        return self.of("da_offences", "london", "month")

    @cached_property
    def a_day(self):
        counts = self.offences.loc["2024-03":, "value"]
        return counts / counts.index.day

    @property
    def unsent_most(self):
        return [f"{name} ({number})" for name, number in self.unsent.head(3).items()]

    @property
    def first_of_boroughs(self):
        return self.of("da_offences", "borough", "month")["period_start"].min()

    @property
    def gap(self):
        return self.offences.index[self.offences["status"].eq("missing")]

    def commands(self):
        boroughs = self.areas[self.areas["level"].eq("borough")]
        return boroughs["bcu_code"].value_counts()

    def differ(self, evidence):
        printed = evidence[
            evidence["source_id"].eq("assembly_2020")
            & evidence["measure"].eq("Domestic abuse homicides")
        ]
        counted = self.deaths.set_axis(self.deaths.index.year)
        return max(abs(counted[int(one.period)] - one.number) for one in printed.itertuples())


def share(value):
    return f"{value:.1f}%"


# By caveat, each phrase with a number of ours, and what it is worked out as.
COMPUTED = {
    "unassigned_offences": {
        "In a usual month, the median of all, 2.6%": lambda one, _: (
            share(one.unassigned.median()) == "2.6%"
        ),
        "in March 2023 it was 5.8%": lambda one, _: share(one.unassigned["2023-03-31"]) == "5.8%",
        "in October 2023 it was 10.2%": lambda one, _: (
            share(one.unassigned["2023-10-31"]) == "10.2%"
        ),
        "in two months of 2023 many did not": lambda one, _: (
            list(one.unassigned.index[one.unassigned.gt(2 * one.unassigned.median())])
            == [pd.Timestamp("2023-03-31"), pd.Timestamp("2023-10-31")]
        ),
        "dip in those two months": lambda one, _: one.unassigned.gt(5).sum() == 2,
    },
    "homicide_small_numbers": {
        "between 9 and 40 such deaths a year from 2003 to 2023": lambda one, _: (
            (one.deaths.min(), one.deaths.max(), one.deaths.index.year.min()) == (9, 40, 2003)
            and one.deaths.index.year.max() == 2023
        ),
        "differ by up to five in a year": lambda one, evidence: one.differ(evidence) == 5,
    },
    "homelessness_imputed": {
        "In 61 quarters of a borough": lambda one, _: one.unsent.sum() == 61,
        "most often for Hounslow (15), Redbridge (8) and Brent (6)": lambda one, _: (
            one.unsent_most == ["Hounslow (15)", "Redbridge (8)", "Brent (6)"]
        ),
        "rounded to 10": lambda one, _: (
            one.of("da_homelessness_households", "london", "quarter")["value"].mod(10).eq(0).all()
        ),
    },
    "survey_known_differs": {
        "swings between 27% and 58%": lambda one, _: (
            (round(one.known.min()), round(one.known.max())) == (27, 58)
        ),
    },
    "launch_months": {
        "The first six months on a new police system": lambda one, _: (
            one.offences.index.isin(pd.date_range("2024-03-31", periods=6, freq="ME")).sum() == 6
        ),
        "From March to August 2024": lambda one, _: (
            one.unassigned["2024-03":"2024-08"].mean() > one.unassigned["2024-09":].mean() + 0.5
        ),
        "March 2024 had fewer offences a day": lambda one, _: (
            one.a_day.idxmin() == pd.Timestamp("2024-03-31")
        ),
    },
    "london_rebuilt_from_sources": {
        "Before August 2021": lambda one, _: one.first_of_boroughs == pd.Timestamp("2021-08-01"),
        "exist only from August 2021": lambda one, _: (
            one.first_of_boroughs == pd.Timestamp("2021-08-01")
        ),
        "comes from three publications": lambda one, _: one.offences["source_id"].nunique() == 3,
        "a gap of ten months": lambda one, _: len(one.gap) == 10,
        "covers June 2016 to March 2017": lambda one, _: (
            (f"{one.gap.min():%B %Y}", f"{one.gap.max():%B %Y}") == ("June 2016", "March 2017")
        ),
    },
    "women_only_count": {
        "began in December 2015": lambda one, _: (
            f"{one.of('coercive_control_offences', 'london', 'month').index.min():%B %Y}"
            == "December 2015"
        ),
    },
    "commands_not_boroughs": {
        "two to four boroughs each": lambda one, _: (
            (one.commands().min(), one.commands().max()) == (2, 4)
        ),
    },
    "city_policed_separately": {
        "the 32 boroughs": lambda one, _: one.commands().sum() == 32,
    },
    "provisional_months": {
        "The last two months of a release": lambda one, _: (
            one.offences["flags"].str.contains("p").sum() == 2
        ),
        "The last two months of each release": lambda one, _: (
            one.offences["flags"].str.contains("p").tail(2).all()
        ),
        "the twelve months that hold them": lambda one, _: (
            one.of("da_offences", "london", "rolling_12")["flags"].str.contains("p").sum() == 2
        ),
    },
    "ward_residents_not_presence": {
        "fixed years ending 31 July": lambda one, _: (
            set(one.rows.loc[one.rows["level"].eq("ward"), "period_end"].dt.strftime("%-d %B"))
            == {"31 July"}
        ),
    },
}
# A number that a citation or the evidence does not hold as digits, with where it stands.
RULES = {
    "absent_outcomes": ["Nineteen borough-months", "three to five are usual"],  # in the raw tests
    "outcomes_not_conversion": ["outcomes of twelve months"],  # how the figure is defined
    "homicide_small_numbers": ["a total of ten years", "two years can differ"],  # our own rule
    "survey_small_sample": ["six months of interviews"],  # the publisher's method
    "marac_missing": ["Two years of MARAC figures"],  # 2021-22 and 2022-23, named beside it
    "survey_definitions_differ": ["16 to 59, 16 to 74 or 16 and over"],  # names of the measures
    "referrals_not_need": ["a fifth of its", "under 1", "over 1"],
    "parity_misleads": ["a quarter of victims"],
    "principal_crime_rule": ["mid-2023"],
}


def text_of(caveat):
    parts = (caveat.headline, caveat.in_short or "", caveat.body)
    return " ".join(" ".join(parts).split())


@pytest.fixture(scope="module")
def evidence():
    return pd.read_parquet(ROOT / "data" / "published" / "evidence.parquet")


@pytest.fixture(scope="module")
def figures():
    folder = ROOT / "data" / "published"
    return Figures(
        pd.read_parquet(folder / "metrics.parquet"), pd.read_parquet(folder / "areas.parquet")
    )


CATALOGUE = Catalogue.load()
PHRASES = [(key, phrase) for key, found in COMPUTED.items() for phrase in found]


@pytest.mark.parametrize(("key", "phrase"), PHRASES)
def test_what_a_caveat_says_is_what_the_figures_give(key, phrase, figures, evidence):
    assert phrase in text_of(CATALOGUE.caveats[key])
    assert COMPUTED[key][phrase](figures, evidence)


@pytest.mark.parametrize("key", CATALOGUE.caveats)
def test_every_number_of_a_caveat_is_worked_out_or_printed_by_what_it_cites(key, evidence):
    caveat = CATALOGUE.caveats[key]
    said = text_of(caveat)
    for phrase in [*COMPUTED.get(key, {}), *RULES.get(key, ())]:
        assert phrase in said, phrase
        said = said.replace(phrase, " ")
    cited = [one.source_id for one in caveat.citations]
    sources = [CATALOGUE.sources[one] for one in CATALOGUE.sources]
    own = evidence[evidence["source_id"].isin([*cited, "justice_england_wales"])]
    printed = " ".join(
        [
            *(f"{one.quote or ''} {one.place}" for one in caveat.citations),
            *(f"{one.title} {one.short_title}" for one in sources),
            *(f"{one.date:%B %Y} {one.headline} {one.body}" for one in CATALOGUE.breaks.values()),
            *own["value"].astype(str),
            *own["quote"].dropna(),
            *own["period"].astype(str),
        ]
    )
    known = {one.rstrip("%.,") for one in NUMBER.findall(printed)}
    numbers = {one.rstrip("%.,") for one in NUMBER.findall(said)}
    assert numbers <= known, (numbers - known, said)
    assert WORDED.findall(said) == []


def test_no_caveat_names_a_day_that_the_next_release_makes_old():
    """A month is named only where it stays true: a break, a gap, or a report's own date."""
    for caveat in CATALOGUE.caveats.values():
        places = " ".join(one.place for one in caveat.citations)
        assert not re.search(rf"\b\d{{1,2}} {MONTH} 202\d", f"{text_of(caveat)} {places}"), (
            caveat.id
        )
        assert not re.search(
            r"(?i)\b(?:so far|to date|latest|this year|now stands)\b", text_of(caveat)
        )
