"""Why recorded figures can rise while the survey falls: what the reports found."""

from components.notes.findings import Finding
from data.model import Citation

WHY_APART: tuple[Finding, ...] = (
    Finding(
        headline="They count different things.",
        body=(
            "The survey asks people in households whether they were abused in the last year, "
            "whether or not anyone knew. The police count offences that came to them and were "
            "written down. One person can be behind many offences, or behind none."
        ),
        citation=Citation(
            source_id="bd_2008",
            place="Section Three, Problems with hot-spotting",
            quote=(
                "Hot-spotting domestic violence incidents will only reveal where domestic violence "
                "crimes are reported, which is not synonymous with prevalence."
            ),
        ),
    ),
    Finding(
        headline="The police record more of what they are told.",
        body=(
            "The Mayor’s Office for Policing and Crime (MOPAC) put the rise in London down to "
            "better recording, overall. The figures it printed reach across April 2013, when the "
            "age limit was lowered, so the percentage is its claim and is not shown as growth here."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.18",
            quote=(
                "MOPAC research attributes the rise in domestic abuse offences overall to better "
                "crime recording by the Met."
            ),
        ),
        fact_ids=("PF0030", "PF0031", "PF0032"),
    ),
    Finding(
        headline="The share of victims who tell the police did not grow.",
        body=(
            "The same research looked for a rise in that share and found none. Far more people "
            "had told someone other than the police."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.19",
            quote=(
                "there is no evidence … of any increase in the proportion of victims reporting to "
                "police"
            ),
        ),
        fact_ids=("RF0384", "RF0385"),
    ),
    Finding(
        headline="So a rise in recorded offences does not show more confidence to come forward.",
        body=(
            "The Deputy Mayor told the Assembly that this worried her. The Assembly concluded that "
            "raising the confidence of victims was still to be done."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.20",
            quote="it was not pointing to the confidence of victims to come forward",
        ),
    ),
)
