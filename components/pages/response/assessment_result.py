"""What a self-assessment comes to: level or score, and what is missing for the next level.

The words and rules that `assets/assess.js` needs stand in the page as data, so that the script
spells nothing of its own.
"""

import json
from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.ids import Response
from components.links import Links
from data.evidence.assessment import Assessment, LevelResult
from data.framework_model import LEVELS, Criterion, Framework

LEVEL_WORDS = {1: "level one", 2: "level two", 3: "level three"}
REACHED = (
    "No level is reached yet",
    *(f"{LEVEL_WORDS[n].capitalize()} is reached" for n in LEVELS),
)
MISSING = (*(f"Missing for {LEVEL_WORDS[n]}" for n in LEVELS), "Nothing is missing")
MET, NOT_MET = "Met", "Not met"
COUNT = "{met} of {whole} met"
SCORE = "{score}%: {yes} of {whole} answered with yes"


def summary(assessment: Assessment) -> Component:
    """Return the level reached, the count of each level and what is missing for the next."""
    following = assessment.next
    missing = following.missing if following else ()
    return html.Section(
        [
            html.H2("Result", className="block-heading"),
            html.P(
                REACHED[assessment.level],
                className="result-level",
                role="status",
                **{"data-said": "level"},
            ),
            html.Ul(
                [
                    html.Li(
                        [
                            f"{LEVEL_WORDS[one.level].capitalize()}: ",
                            html.Span(count_words(one), **{"data-count": str(one.level)}),
                        ]
                    )
                    for one in assessment.levels
                ],
                className="plain-list",
            ),
            html.H3(MISSING[assessment.level], **{"data-said": "missing"}),
            html.Ul(
                [html.Li(one.text) for one in missing],
                className="missing-list",
                **{"data-missing": ""},
            ),
        ],
        id=Response.SUMMARY,
        className="result aside-block blue",
        **{
            "aria-label": "Result",
            "data-words": json.dumps(
                {
                    "reached": REACHED,
                    "missing": MISSING,
                    "count": COUNT,
                    "met": MET,
                    "unmet": NOT_MET,
                }
            ),
        },
    )


def example_outcome(example: Assessment) -> str:
    """Say what level the answers of the example come to, and how far the next one is."""
    following = example.next
    beyond = f"; of {LEVEL_WORDS[following.level]}, {count_words(following)}" if following else ""
    return f"The answers below come to {LEVEL_WORDS[example.level]}{beyond}."


def count_words(one: LevelResult) -> str:
    """Return "7 of 21 met"."""
    return COUNT.format(met=len(one.met), whole=len(one.met) + len(one.missing))


def every_criterion(assessment: Assessment, *, framework: Framework, links: Links) -> Component:
    """Return all criteria by level with whether they are met, and the printed thresholds."""
    met = {one.id for level in assessment.levels for one in level.met}
    by_level = [
        html.Section(
            [
                html.H3(LEVEL_WORDS[level].capitalize()),
                html.Ol(
                    [
                        _criterion(one, met=one.id in met, links=links)
                        for one in framework.criteria
                        if one.level == level
                    ],
                    className="criteria",
                ),
            ]
        )
        for level in LEVELS
    ]
    return html.Section(
        [html.H2("Every criterion"), html.Div(by_level, className="levels")], className="block"
    )


def _criterion(one: Criterion, *, met: bool, links: Links) -> Component:
    conditions = [each.model_dump(exclude_defaults=True) for each in one.conditions]
    return html.Li(
        [
            html.Span(MET if met else NOT_MET, className="criterion-mark"),
            " ",
            html.Span(one.text, className="criterion-text"),
            html.Span(f" {one.note}", className="source-note") if one.note else None,
            *[
                html.A(" As printed", href=links.fact(each), className="source-note")
                for each in one.fact_ids
            ],
        ],
        className="criterion",
        **{
            "data-level": str(one.level),
            "data-needs": one.needs.value,
            "data-conditions": json.dumps(conditions),
            "data-met": "yes" if met else "no",
        },
    )


def score_summary(
    yes: int,
    *,
    whole: int,
    score: float,
    thresholds: Mapping[int, float],
    met: Sequence[int],
) -> Component:
    """Return a score and the levels of the framework whose share it meets, where it asks for one.

    Args:
        yes: Questions answered with yes.
        whole: How many there are.
        score: In per cent.
        thresholds: By level of the framework, in per cent; none where it asks for no such score.
        met: Levels whose threshold the score meets.
    """
    return html.Section(
        [
            html.H2("Result", className="block-heading"),
            html.P(
                score_words(yes, whole=whole, score=score),
                className="result-level",
                role="status",
                **{"data-said": "score"},
            ),
            html.P("What the assessment framework asks of this score:") if thresholds else None,
            html.Ul(
                [
                    html.Li(
                        [
                            f"{LEVEL_WORDS[level].capitalize()}, at least {share:g}%: ",
                            html.Span(
                                MET if level in met else NOT_MET,
                                **{"data-threshold": f"{share:g}"},
                            ),
                        ]
                    )
                    for level, share in thresholds.items()
                ],
                className="plain-list",
            ),
        ],
        id=Response.SUMMARY,
        className="result aside-block blue",
        **{
            "aria-label": "Result",
            "data-words": json.dumps(
                {"score": SCORE, "whole": whole, "met": MET, "unmet": NOT_MET}
            ),
        },
    )


def score_words(yes: int, *, whole: int, score: float) -> str:
    """Return "63.6%: 7 of 11 answered with yes"."""
    return SCORE.format(score=f"{score:.1f}", yes=yes, whole=whole)


def thresholds_of(framework: Framework, *, question: str) -> dict[int, float]:
    """Return what each level asks of one number alone."""
    return {
        one.level: one.conditions[0].at_least
        for one in framework.criteria
        if [each.question for each in one.conditions] == [question]
        and one.conditions[0].at_least is not None
    }


def example_rows(framework: Framework) -> Sequence[tuple[str, str]]:
    """Return each answer of the example in words, and what it rests on."""
    words = {one.id: one.ask for one in framework.questions}
    words |= {one.id: one.title for one in framework.plans}
    return [
        (words[one.value], one.rests_on)
        if one.name == "yes"
        else (f"{words[one.name]}: {_answer(framework, one.name, one.value)}", one.rests_on)
        for one in framework.example.answers
    ]


def _answer(framework: Framework, name: str, value: str) -> str:
    plans = {one.id for one in framework.plans}
    if name in plans:
        return "integrated"
    chosen = {
        each.value: each.words
        for one in framework.questions
        if one.id == name
        for each in one.choices
    }
    return chosen.get(value, value)
