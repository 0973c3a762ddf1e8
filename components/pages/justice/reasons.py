"""Why cases end before a court: the reasons that the reports give, none of them measured here."""

from components.notes.findings import Finding
from data.model import Citation

WHY_CASES_END: tuple[Finding, ...] = (
    Finding(
        headline="Evidence is lacking, or the victim does not support the case.",
        body=(
            "The Assembly took this from the Office for National Statistics, for England and "
            "Wales. It sets domestic abuse apart from other offences."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.15",
            quote=(
                "outcomes in domestic abuse cases are largely impacted by evidential difficulties "
                "such as lack of evidence or victims unwilling to provide evidence,"
            ),
        ),
    ),
    Finding(
        headline="Victims lose confidence, or wait too long, or are threatened.",
        body=(
            "The Met’s Deputy Commissioner named three reasons to the Assembly: it takes too long, "
            "support is missing, and the accused puts the victim under threat."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.16, quotation",
            quote=(
                "They do not feel that they are getting the support or that it is being taken as "
                "seriously as it should be"
            ),
        ),
    ),
    Finding(
        headline="A witness does not give evidence in court.",
        body=(
            "The Mayor’s release of 2015 says that evidence was the problem in most of London’s "
            "magistrates’ court cases without a conviction in 2013, and in almost half at the "
            "Crown Court."
        ),
        citation=Citation(
            source_id="mayor_2015",
            place="Press release",
            quote="the most prevalent being a witness’ refusal to give evidence in court",
        ),
        fact_ids=("RF0425", "RF0426"),
    ),
    Finding(
        headline="Victims feel alone in the process.",
        body=(
            "The Met’s lead for domestic abuse linked this to victims withdrawing support for a "
            "prosecution, and to more cases lost on the way than for other offences."
        ),
        citation=Citation(
            source_id="mayor_2015",
            place="Press release, statement of Commander Christine Jones",
            quote=(
                "Victims and survivors of domestic abuse can often feel isolated and unsupported "
                "when proceeding through the criminal justice process."
            ),
        ),
    ),
    Finding(
        headline="The accused makes the victim take the statement back.",
        body=(
            "Barking and Dagenham’s strategy describes pursuing a case without the victim’s "
            "statement as a way to take that pressure off."
        ),
        citation=Citation(
            source_id="bd_2008",
            place="Section Four, key theme two",
            quote=(
                "In some circumstances this tactic has been proven to assist in avoiding the "
                "common problem of perpetrators coercing their victims to withdraw their statement."
            ),
        ),
    ),
    Finding(
        headline="Not every victim wants a prosecution.",
        body=(
            "The Deputy Mayor told the Assembly that keeping a victim safe can matter more than a "
            "result in court. A case that ends is then not always a case that failed."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.19, quotation beside it",
            quote=(
                "We will not always be looking for a criminal justice outcome, because in many "
                "cases that is not what the victim wants"
            ),
        ),
    ),
    Finding(
        headline="How often victims withdraw in London was counted once.",
        body=(
            "The Victims’ Commissioner for London followed recorded cases of one year. In 2020 the "
            "Assembly had asked for targets to bring such shares down (recommendation 2)."
        ),
        citation=Citation(
            source_id="assembly_2020",
            place="Chapter 1, paragraph 1.16",
            quote=(
                "there are no specific targets for the rate of attrition in cases of violence "
                "against women and girls as they pass through the … system."
            ),
        ),
        fact_ids=("GL0027", "GL0028", "GL0029"),
    ),
)
