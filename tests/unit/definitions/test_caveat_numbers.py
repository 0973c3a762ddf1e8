"""Every number in a caveat is worked out from the figures, or printed by what the caveat cites."""

import re
from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import Catalogue
from tests.unit.definitions.caveat_figures import Figures

ROOT = Path(__file__).parents[3]
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NUMBER = re.compile(r"\d[\d,.]*%?")
WORDS = (
    r"\b(?:[Tt]wo|three|six|ten|twelve|Nineteen|three to five|two to four|up to five|a fifth|"
    r"a quarter) (?:boroughs|borough-months|months|years|publications|are usual|in a year|of its|"
    r"of victims)"
)
WORDED = re.compile(WORDS)


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
    "children_child_not_compared": {
        "In the year to March 2025 Hackney wrote down 11 such assessments beside 823": (
            lambda one, _: one.hackney("children_da_child", "children_da_parent") == [11, 823]
        ),
    },
    "children_missing_years": {
        "Hackney sent nothing for two years": lambda one, _: one.unsent_children == [2021, 2022],
        "For the years to March 2021 and 2022": lambda one, _: one.unsent_children == [2021, 2022],
        "rounded to 10": lambda one, _: (
            one.of("children_da_parent", "london", "financial_year")["value"].mod(10).eq(0).all()
        ),
    },
    "homelessness_councils_unsent": {
        "rounded to 10": lambda one, _: (
            one.of("homelessness_in_refuge", "london", "quarter")["value"].mod(10).eq(0).all()
        ),
    },
    "sexual_without_borough": {
        "From April 2010 to February 2024, 9.3%": lambda one, _: (
            share(one.nowhere_share("2010-04", "2024-02")) == "9.3%"
        ),
        "about one sexual offence in eleven": lambda one, _: (
            round(100 / one.nowhere_share("2010-04", "2024-02")) == 11
        ),
        "since then hardly any": lambda one, _: one.nowhere_share("2024-03", None) < 1.5,
        "in March 2020 it was 23.1%": lambda one, _: (
            share(one.nowhere_share("2020-03", "2020-03")) == "23.1%"
        ),
    },
    "sexual_sums_withheld": {
        "most often so for rape in boroughs with fewer residents and before 2016": lambda one, _: (
            one.of("rape_offences", "borough", "month")["status"].eq("suppressed")[:"2015"].mean()
            > 5
            * one.of("rape_offences", "borough", "month")["status"].eq("suppressed")["2016":].mean()
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
    "children_recorded_unevenly": ["a difference between two boroughs"],
    "children_episodes": ["assessed twice in a year"],
    "sexual_sums_withheld": ["a count of 1 to 4"],  # our own rule
    "homelessness_boroughs_by_year": ["A count of 1 to 4"],  # our own rule
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
