"""The closed lists of the vocabulary: levels, kinds of period, statuses, flags, kinds of unit.

Read them from `data.model`, with the rest of the vocabulary.
"""

from enum import StrEnum


class Level(StrEnum):
    """How large the area of a value is. A council is one outside London, for context alone."""

    LONDON = "london"
    ENGLAND_WALES = "england_wales"
    ENGLAND = "england"
    REGION = "region"
    FORCE = "force"
    BCU = "bcu"
    COUNCIL = "council"
    BOROUGH = "borough"
    WARD = "ward"


class PeriodType(StrEnum):
    """How long the period of a value is. `OTHER` is a period that a report printed as such."""

    MONTH = "month"
    QUARTER = "quarter"
    ROLLING_12 = "rolling_12"
    FOUR_QUARTERS = "four_quarters"
    CALENDAR_YEAR = "calendar_year"
    FINANCIAL_YEAR = "financial_year"
    TEN_YEARS = "ten_years"
    SURVEY_YEAR = "survey_year"
    POINT = "point"
    OTHER = "other"


class Status(StrEnum):
    """Why a value is there, or why it is not. Only the first and the last carry a value."""

    PUBLISHED = "published"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"
    NOT_COMPARABLE = "not_comparable"


class Flag(StrEnum):
    """What to bear in mind beside a value. Written as the shorthand in square brackets."""

    PROVISIONAL = "p"
    LOW_RELIABILITY = "u"
    ESTIMATED = "e"
    REVISED = "r"


SHORTHAND: dict[Status, str] = {
    Status.SUPPRESSED: "[c]",
    Status.NOT_APPLICABLE: "[z]",
    Status.MISSING: "[x]",
    Status.NOT_COMPARABLE: "[b]",
}


class UnitKind(StrEnum):
    """What is counted. Two kinds never share an axis, a column or a total."""

    INCIDENT = "incident"
    OFFENCE = "offence"
    OUTCOME = "outcome"
    VICTIM = "victim"
    HOUSEHOLD = "household"
    LOCATION = "location"
    CHARGE = "charge"
    CASE = "case"
    ASSESSMENT = "assessment"
    DEFENDANT = "defendant"
    PERSON = "person"
    ORDER = "order"
    PLACE = "place"
    POST = "post"
    MONEY = "money"
    SCORE = "score"
    AREA = "area"
    OTHER = "other"  # agencies, weeks, referrals: what only printed figures count


class Theme(StrEnum):
    """What a printed figure is about: the closed list that filters the evidence."""

    RECORDED = "recorded"
    SURVEY = "survey"
    REPORTING = "reporting"
    PEOPLE = "people"
    CHILDREN = "children"
    DEATHS = "deaths"
    JUSTICE = "justice"
    ORDERS = "orders"
    HOUSING = "housing"
    SERVICES = "services"
    COSTS = "costs"
    STANDARDS = "standards"
    CONTEXT = "context"


class Measure(StrEnum):
    """What is done with the count: shown as it is, or divided by something."""

    COUNT = "count"
    RATE = "rate"
    SHARE = "share"
    RATIO = "ratio"
    MONEY = "money"
    SCORE = "score"
    CATEGORY = "category"


class Polarity(StrEnum):
    """What a high value means. `NEITHER` forbids colours and words of good and bad."""

    HIGH_IS_WORSE = "high_is_worse"
    HIGH_IS_BETTER = "high_is_better"
    NEITHER = "neither"


class Severity(StrEnum):
    """Whether a caveat stands beside the figure or can be opened."""

    MUST_READ = "must_read"
    NOTE = "note"


class Topic(StrEnum):
    """Under which heading lists show an indicator.

    Those of `CONTEXT` and of `BESIDE` stand beside the others, and are left out where a page goes
    through all of a borough's measures of domestic abuse.
    """

    RECORDED = "Recorded offences"
    SEXUAL = "Sexual offences"
    WOMEN = "Violence against women and girls"
    OUTCOMES = "Outcomes and courts"
    REPEAT = "Repeat abuse"
    DEATHS = "Deaths"
    HOMES = "Homes and refuge"
    MAIN_DUTY = "Refuge and main duty"
    SUPPORT = "Support for victims"
    CHILDREN = "Children"
    POLICE = "Police capacity"
    COSTS = "Costs"
    SURVEY = "Survey"
    TRUST = "Trust in the police"
    CONTEXT = "Context"


# Counted beside domestic abuse and never added to it: a borough's page has one table of them.
BESIDE = frozenset({Topic.SEXUAL, Topic.WOMEN, Topic.CHILDREN, Topic.MAIN_DUTY, Topic.TRUST})


class View(StrEnum):
    """The pages that have caveats of their own, whatever they show, and groups of boroughs."""

    LONDON = "london"
    BOROUGH = "borough"
    COMPARE = "compare"
    GROUP = "group"
    HOTSPOTS = "hotspots"
    SURVEY = "survey"
    JUSTICE = "justice"
    RESPONSE = "response"
    CHILDREN = "children"
    HOMES = "homes"
    COSTS = "costs"
    SCRUTINY = "scrutiny"
    EVIDENCE = "evidence"
    PARTNER = "partner"


class Place(StrEnum):
    """Where caveats stand open, beside what they limit: a page's figures, or one part of them."""

    LONDON = "london"
    MEASURE = "measure"
    BOROUGH = "borough"
    COMPARE = "compare"
    HOTSPOTS = "hotspots"
    TREND = "trend"
    WARD = "ward"


class Availability(StrEnum):
    """Whether anybody publishes the figure."""

    PUBLISHED = "published"
    PRINTED_ONCE = "printed_once"
    NOT_PUBLISHED = "not_published"
