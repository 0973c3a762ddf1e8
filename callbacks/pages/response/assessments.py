"""The self-assessments, made from the definitions and scored without scripts."""

from callbacks.address.state import Query, UnknownChoiceError
from callbacks.server.site import Site
from components.page import Page
from components.pages.response.assessment_form import framework_form, items_form
from components.pages.response.assessment_page import (
    BVPI_VIEW,
    FRAMEWORK_VIEW,
    bvpi_page,
    checklist_page,
    example_part,
    framework_page,
)
from components.pages.response.assessment_result import (
    every_criterion,
    example_outcome,
    example_rows,
    score_summary,
    summary,
    thresholds_of,
)
from data.evidence.assessment import (
    AnswerError,
    assess,
    bvpi_score,
    example_query,
    levels_of_score,
    read_answers,
    read_ticks,
)

PATH = "response"
BVPI_QUESTION = "bvpi"
ADDED_VIEW = "bvpi_added"
LGA = "LGA 2007, paragraph 4.2"


def framework_assessment(query: Query, *, site: Site) -> Page:
    """Return the partnership framework with the answers of the address scored.

    Raises:
        UnknownChoiceError: If an answer is none that the form can give.
    """
    framework = site.catalogue.framework
    try:
        answers = read_answers(query, framework)
    except AnswerError as wrong:
        raise UnknownChoiceError(wrong.name, wrong.given, None) from wrong
    scored = assess(answers, framework)
    here = site.links.to(PATH, view=FRAMEWORK_VIEW)
    source = site.catalogue.sources[framework.source_id]
    given = example_query(framework)
    example = assess(read_answers(given, framework), framework)
    return framework_page(
        form=framework_form(
            framework, answers=answers, action=site.links.to(PATH), view=FRAMEWORK_VIEW
        ),
        result=summary(scored),
        criteria=every_criterion(scored, framework=framework, links=site.links),
        example=example_part(
            framework,
            rows=example_rows(framework),
            outcome=example_outcome(example),
            address=site.links.to(PATH, view=FRAMEWORK_VIEW, **given),
            links=site.links,
        ),
        clear=here,
        back=site.links.to(PATH),
        cited=f"{source.title}, {framework.place}",
    )


def bvpi_assessment(query: Query, *, site: Site) -> Page:
    """Return BVPI 225 with the answers of the address scored.

    Raises:
        UnknownChoiceError: If an answer is none that the form can give.
    """
    framework = site.catalogue.framework
    items = list(site.catalogue.bvpi_225.values())
    try:
        ticks = read_ticks(query, [one.id for one in items])
    except AnswerError as wrong:
        raise UnknownChoiceError(wrong.name, wrong.given, None) from wrong
    score = bvpi_score(ticks, items)
    source = site.catalogue.sources[framework.source_id]
    return bvpi_page(
        form=items_form(
            items,
            ticks=ticks,
            action=site.links.to(PATH),
            view=BVPI_VIEW,
            label="BVPI 225",
            links=site.links,
        ),
        result=score_summary(
            len(ticks),
            whole=len(items),
            score=score,
            thresholds=thresholds_of(framework, question=BVPI_QUESTION),
            met=levels_of_score(score, framework, question=BVPI_QUESTION),
        ),
        clear=site.links.to(PATH, view=BVPI_VIEW),
        back=site.links.to(PATH),
        cited=f"{source.title}, Appendix C, definitions of BVPI 225; {LGA}",
        further=[
            (
                "Open the assessment framework, which asks for this score",
                site.links.to(PATH, view=FRAMEWORK_VIEW),
            ),
            (
                "Open the four questions that the strategy adds",
                site.links.to(PATH, view=ADDED_VIEW),
            ),
        ],
    )


def checklist_assessment(query: Query, *, view: str, site: Site) -> Page:
    """Return a check-list with the answers of the address counted.

    Raises:
        UnknownChoiceError: If an answer is none that the form can give.
    """
    one = site.catalogue.checklists[view]
    try:
        ticks = read_ticks(query, [each.id for each in one.items])
    except AnswerError as wrong:
        raise UnknownChoiceError(wrong.name, wrong.given, None) from wrong
    return checklist_page(
        one,
        form=items_form(
            one.items,
            ticks=ticks,
            action=site.links.to(PATH),
            view=view,
            label=one.title,
            links=site.links,
        ),
        result=score_summary(
            len(ticks),
            whole=len(one.items),
            score=bvpi_score(ticks, one.items),
            thresholds={},
            met=(),
        ),
        cited=f"{site.catalogue.sources[one.source_id].title}, {one.place}",
        links=site.links,
    )
