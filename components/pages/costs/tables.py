"""Tables of the cost estimate: as printed with its arithmetic, by share, by borough, by case."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.fact_links import fact_link, where_and_when
from components.tables.box import boxed_table, heads, note_under, row_of
from components.words.facts import as_printed
from data.evidence.costs import CostLine, Reproduction
from data.evidence.facts import Fact

Cells = Sequence[Component | str]


@dataclass(frozen=True)
class CostRow:
    """One category with its printed amount and the arithmetic beside it."""

    line: CostLine
    printed: Fact
    national: Fact
    reproduction: Reproduction


def arithmetic_table(
    rows: Sequence[CostRow], *, caption: str, note: str, links: Links
) -> Component:
    """Return printed amounts beside the inferred national base times one share."""
    return plain_table(
        [
            (
                row.line.title,
                [
                    _in_millions(row.printed, links=links),
                    _in_millions(row.national, links=links),
                    f"{row.reproduction.computed:,.2f}",
                    difference_words(row.reproduction),
                ],
                row.line.is_sum,
            )
            for row in rows
        ],
        columns=[
            "Category",
            "Printed",
            "National base, inferred",
            "Base times share",
            "Difference",
        ],
        caption=caption,
        note=note,
    )


def _in_millions(fact: Fact, *, links: Links) -> Component:
    """Return an amount as printed, its unit left to the heading, leading to its evidence."""
    text = as_printed(fact).removeprefix("£").removesuffix(" million")
    return html.A(text, href=links.fact(fact.fact_id))


def difference_words(one: Reproduction) -> str:
    """Return "none", or printed less computed with its sign."""
    return "none" if one.follows else f"{one.difference:+.2f}".replace("-", "−")


def unit_table(pairs: Sequence[Sequence[Fact]], *, caption: str, links: Links) -> Component:
    """Return unit costs as printed, those that a report sets beside each other together."""
    return plain_table(
        [
            (fact.measure, [fact_link(fact, links=links), where_and_when(fact)], False)
            for pair in pairs
            for fact in pair
        ],
        columns=["What", "As printed", "Where and when"],
        caption=caption,
    )


def plain_table(
    rows: Sequence[tuple[Component | str, Cells, bool]],
    *,
    columns: Sequence[Component | str],
    caption: str,
    note: str = "",
) -> Component:
    """Return a table.

    Args:
        rows: Head, cells and whether it is a sum.
        columns: Headings, the first for the row heads.
        caption: What, where, when, in which unit and prices.
        note: What else belongs above it.

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """
    body = [
        row_of(head, cells, columns=columns, caption=caption, look="total-row" if is_sum else None)
        for head, cells, is_sum in rows
    ]
    return boxed_table(
        [html.Tbody(body)],
        head=heads(columns),
        caption=caption,
        under=note_under(note),
        look="figures-table numbers-table cost-table",
    )
