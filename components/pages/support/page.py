"""The page of exit and support: all that matters at once, in one language, without scripts."""

from collections.abc import Mapping, Sequence

from dash import html

from components.frame.shell import languages, line_words
from components.links import Links
from components.page import Page
from data.helplines import ENGLISH, Helpline, SupportWords


def support_layout(
    said: SupportWords,
    *,
    support: Mapping[str, SupportWords],
    helplines: Sequence[Helpline],
    links: Links,
    exit_url: str,
) -> Page:
    """Return the page.

    Args:
        said: Words of the language that is shown.
        support: Those of every language.
        helplines: Support lines; names and numbers are theirs in each language.
        links: Address builder.
        exit_url: Where the exit leads.
    """
    checked = [html.P(said.unchecked), html.P(f"({_in_english(said)})", **_english(said))]
    return Page(
        title="Support" if said.id == ENGLISH else f"Support ({said.english})",
        nav="support",
        live=False,
        citable=False,
        styles=("support.css",),
        language=said.id,
        body=[
            html.Article(
                [
                    html.H1(said.heading),
                    html.P([html.Strong(said.danger), f" {said.silent}"], className="danger-now"),
                    html.P(
                        html.A(
                            said.leave,
                            href=exit_url,
                            className="exit",
                            rel="nofollow noreferrer",
                            **{"data-exit": ""},
                        )
                    ),
                    html.P(said.leaving),
                    html.H2(said.lines),
                    html.Ul(
                        [html.Li(line_words(one, said)) for one in helplines],
                        className="support-lines",
                    ),
                    html.P(said.interpreter),
                    html.H2(said.trace),
                    html.Ul([html.Li(one) for one in said.steps]),
                    html.Div(checked, className="unchecked") if said.unchecked else None,
                    html.H2(said.others),
                    languages(support, links=links),
                ],
                className="support-page",
                **said.marks,
            )
        ],
    )


def _in_english(said: SupportWords) -> str:
    return (
        f"{said.english}: translated by this site, and still to be checked by a native speaker. "
        "Names of support lines are their own."
    )


def _english(said: SupportWords) -> dict[str, str]:
    return {} if said.id == ENGLISH else {"lang": ENGLISH, "dir": "ltr"}
