"""From report to court as separate stages: own units, own years, never one cohort."""

from dataclasses import dataclass

from data.model import Level, PeriodType


@dataclass(frozen=True)
class Published:
    """A figure of the metrics table: the newest there is."""

    indicator_id: str
    level: Level
    period_type: PeriodType
    group: str | None = None


@dataclass(frozen=True)
class Stage:
    """One stage. `missing` is what nobody publishes of London; `gap` lies before the next stage.

    `missing_key` names the same in the list of what nobody publishes.
    """

    heading: str
    published: tuple[Published, ...] = ()
    fact_ids: tuple[str, ...] = ()
    missing: str = ""
    missing_key: str = ""
    gap: str = ""


STAGES: tuple[Stage, ...] = (
    Stage(
        heading="People who told the survey that they were abused in the last year",
        published=(
            Published(
                "survey_domestic_abuse",
                Level.LONDON,
                PeriodType.SURVEY_YEAR,
                "women 16 to 59, any domestic abuse",
            ),
            Published(
                "survey_domestic_abuse",
                Level.ENGLAND_WALES,
                PeriodType.SURVEY_YEAR,
                "people 16 and over, any domestic abuse, new questions",
            ),
        ),
        gap="The survey asks people in households. It does not follow them to the police.",
    ),
    Stage(
        heading="Victims who told the police",
        fact_ids=("GE0080", "RF0384"),
        missing="London: no share has been published.",
        missing_key="outcome-reporting",
        gap=(
            "A report becomes an offence once the police record it as a crime. One victim can be "
            "behind several offences, and neighbours and others report too."
        ),
    ),
    Stage(
        heading="Offences recorded",
        published=(Published("da_offences", Level.LONDON, PeriodType.ROLLING_12),),
        gap=(
            "An arrest is of a person and can cover several offences, or come before an offence is "
            "recorded. Nobody publishes who was arrested for which offence."
        ),
    ),
    Stage(
        heading="Arrests for every 100 crimes",
        fact_ids=("GL0018", "GE0070"),
        missing="London: no figure since the one of 2014.",
        missing_key="n4",
        gap=(
            "The next count follows recorded cases of one year to the charging decision. It covers "
            "neither the arrests above nor the outcomes below."
        ),
    ),
    Stage(
        heading="Cases that the victim left before a charging decision",
        fact_ids=("GL0027",),
        missing="London: no year but this one.",
        missing_key="r02",
        gap=(
            "An outcome is counted when it is given, often for an offence of an earlier year, and "
            "includes cautions that no prosecutor sees."
        ),
    ),
    Stage(
        heading="Positive outcomes for every 100 offences of the same twelve months",
        published=(Published("da_positive_outcome_rate", Level.LONDON, PeriodType.ROLLING_12),),
        gap="A prosecutor decides on suspects. One suspect can stand for many offences.",
    ),
    Stage(
        heading="Suspects sent to prosecutors, and the share charged",
        fact_ids=("RF0380", "GL0012", "GE0071", "GE0072"),
        missing=(
            "London: the number of suspects sent has not been published. CPS London told the "
            "Assembly only when it was at its highest."
        ),
        missing_key="r03",
        gap="Whoever is charged in one year may be in court in the next.",
    ),
    Stage(
        heading="Defendants prosecuted",
        fact_ids=("GL0007", "GE0073"),
        missing="London: nothing since 2015-16.",
        missing_key="r03-2",
        gap="A prosecution may end in a later year than it began.",
    ),
    Stage(
        heading="Defendants convicted",
        fact_ids=("RF0381", "GE0076"),
        missing="London: nothing since 2018-19.",
        missing_key="r03-2",
        gap=(
            "Whether the victim was safe afterwards is not in any of these figures. The Assembly "
            "asked for a measure of repeat victimisation in recommendation 1."
        ),
    ),
)
