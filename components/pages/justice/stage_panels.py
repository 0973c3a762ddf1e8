"""Stages one below the other, each a panel of one unit, with the gap to the next one named."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.words.facts import KIND_WORDS
from data.model import SHORTHAND, Status, UnitKind
from data.units import one_kind

OF_OTHER = "counted as printed"


@dataclass(frozen=True)
class StageFigure:
    """One figure of a stage: as written, what it is of, and where it leads."""

    value: str
    words: str
    href: str
    kind: str


@dataclass(frozen=True)
class StagePanel:
    """One stage with its figures, which all count the same kind of thing.

    `marked` is the sign of what is missing, as a link to who holds it.

    Raises:
        data.units.MixedUnitsError: If they do not.
    """

    heading: str
    figures: Sequence[StageFigure]
    missing: str = ""
    marked: Component | None = None
    gap: str = ""

    def __post_init__(self) -> None:
        """Refuse to be built of two units."""
        one_kind(one.kind for one in self.figures)

    @property
    def counted(self) -> str:
        """Return what is counted, in words."""
        kind = UnitKind(one_kind(one.kind for one in self.figures))
        return OF_OTHER if kind is UnitKind.OTHER else f"counted in {KIND_WORDS[kind]}"


def stage_panels(panels: Sequence[StagePanel]) -> Component:
    """Return the stages as a list. No width or length stands for a number: they share no scale."""
    items = []
    for panel in panels:
        items.append(_panel(panel))
        if panel.gap:
            items.append(_gap(panel.gap))
    return html.Ol(items, className="stages")


def _panel(panel: StagePanel) -> Component:
    shown = [
        html.Li(
            [
                html.A(one.value, href=one.href, className="stage-value"),
                html.Span(one.words, className="stage-words"),
            ]
        )
        for one in panel.figures
    ]
    if panel.missing:
        shown.append(
            html.Li(
                [
                    html.Span(panel.marked or SHORTHAND[Status.MISSING], className="stage-value"),
                    html.Span(panel.missing, className="stage-words"),
                ]
            )
        )
    return html.Li(
        [
            html.H3(panel.heading),
            html.P(panel.counted, className="figure-sub"),
            html.Ul(shown, className="stage-figures"),
        ],
        className="stage",
    )


def _gap(words: str) -> Component:
    return html.Li([html.Strong("Gap. "), words], className="stage-gap")
