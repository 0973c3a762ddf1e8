"""The self-assessments as pages: what they are, the form, the result, an example."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.ids import Response
from components.links import Links
from components.page import Page
from components.tables.box import heads, row_of
from data.framework_model import Checklist, Framework

STYLES = ("response.css",)
SCRIPTS = ("assess.js",)
FRAMEWORK_VIEW, BVPI_VIEW = "framework", "bvpi_225"
PRIVATE = (
    "Your answers are kept in the address of this page and nowhere else: a bookmark or a printed "
    "page keeps them. With scripts they are scored in your browser and are not sent; without "
    "scripts the form asks this site to score them."
)
READING = (
    "The strategy of 2005 set three levels for Crime and Disorder Reduction Partnerships, to be "
    "met step by step. It describes the services and bodies of its time: primary care trusts and "
    "several of the plans no longer exist. A level says what was in place, not how well it worked "
    "or how much abuse there is."
)
CUMULATIVE = (
    "A level counts as reached where all of its criteria and all of the levels below are met. The "
    "strategy does not print that rule; it expects partnerships to move up year by year."
)
BVPI_READING = (
    "BVPI 225 was a national indicator of councils’ work from April 2005: the percentage of eleven "
    "questions that a council could answer with yes. Only the definitions are printed in the "
    "strategy, so the questions here are in our words. The Local Government Association doubted "
    "how usable the indicator was, and missed support, outreach and advocacy in it."
)


def framework_page(
    *,
    form: Component,
    result: Component,
    criteria: Component,
    example: Component,
    clear: str,
    back: str,
    cited: str,
) -> Page:
    """Return the self-assessment with the partnership framework.

    Args:
        form: The questions.
        result: Level and what is missing.
        criteria: All criteria of the three levels.
        example: A place whose level a report prints.
        clear: Address without answers.
        back: Address of the page on the response.
        cited: Where the framework is printed.
    """
    return _page(
        "Assessment framework",
        heading="How far has a partnership come? The assessment framework of 2005",
        words=[READING, CUMULATIVE, PRIVATE],
        cited=cited,
        clear=clear,
        back=back,
        main=_two_columns(form, result),
        after=[criteria, example],
    )


def bvpi_page(
    *,
    form: Component,
    result: Component,
    clear: str,
    back: str,
    cited: str,
    further: Sequence[tuple[str, str]],
) -> Page:
    """Return the self-assessment with BVPI 225; `further` are words and addresses of others."""
    other = html.Ul(
        [html.Li(html.A(words, href=href)) for words, href in further], className="plain-list"
    )
    return _page(
        "BVPI 225",
        heading="Actions against domestic violence: BVPI 225 as a self-assessment",
        words=[BVPI_READING, PRIVATE],
        cited=cited,
        clear=clear,
        back=back,
        main=_two_columns(form, result),
        after=[other],
    )


def checklist_page(
    one: Checklist, *, form: Component, result: Component, cited: str, links: Links
) -> Page:
    """Return a check-list as a self-assessment.

    Args:
        one: The list.
        form: Its questions.
        result: How many were answered with yes.
        cited: Where it is printed.
        links: Address builder.
    """
    return _page(
        one.title,
        heading=one.heading,
        words=[one.reading, PRIVATE],
        cited=cited,
        clear=links.to("response", view=one.id),
        back=links.to("response"),
        main=_two_columns(form, result),
        after=[],
    )


def example_part(
    framework: Framework,
    *,
    rows: Sequence[tuple[str, str]],
    outcome: str,
    address: str,
    links: Links,
) -> Component:
    """Return the example: what the report prints, the answers behind it and what they rest on.

    Args:
        framework: Its example.
        rows: Each answer in words and what it rests on.
        outcome: What the answers come to, in a sentence.
        address: Of this page with these answers.
        links: Address builder.
    """
    one = framework.example
    caption, columns = "Answers that stand for the example", ("Answer", "Rests on")
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(heads(columns))),
            html.Tbody(
                [row_of(words, [rests], columns=columns, caption=caption) for words, rests in rows]
            ),
        ],
        className="figures-table words-table",
    )
    return html.Section(
        [
            html.H2(f"An example: {one.title}"),
            html.P(
                [
                    "The borough’s strategy says that it ",
                    html.Q(one.quote),
                    " (",
                    html.A(one.place, href=links.fact(one.fact_id)),
                    f"). {outcome}",
                ],
                className="prose",
            ),
            html.P(html.A("Fill in these answers", href=address)),
            html.Details(
                [
                    html.Summary("The answers, and what each rests on"),
                    html.Div(table, className="table-box"),
                ]
            ),
        ],
        className="block",
        id="example",
    )


def _two_columns(form: Component, result: Component) -> Component:
    return html.Div([form, html.Div(result, className="result-place")], className="assessment")


def _page(
    title: str,
    *,
    heading: str,
    words: Sequence[str],
    cited: str,
    clear: str,
    back: str,
    main: Component,
    after: Sequence[Component],
) -> Page:
    return Page(
        title=title,
        nav="response",
        live=False,
        styles=STYLES,
        scripts=SCRIPTS,
        body=[
            html.H1(heading),
            html.Div([html.P(one) for one in words], className="prose"),
            html.P(html.Cite(cited), className="source-note"),
            html.P(
                [
                    html.A("Go to the result", href=f"#{Response.SUMMARY}"),
                    html.A("Clear all answers", href=clear),
                    html.A("Back to the response", href=back),
                ],
                className="page-actions",
            ),
            main,
            *after,
        ],
    )
