"""Styles: of cells as the workbook names them, of columns and rows by their size."""

from collections.abc import Mapping
from typing import Any

LINE = "0.5pt solid #000000"
POINTS_OF_A_LETTER, POINTS_BESIDE = 5.25, 3.75  # as Excel counts the width of a column
DATE = (
    '<number:date-style style:name="{name}"><number:day/><number:text> </number:text>'
    '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/></number:date-style>'
)
NUMBER = (
    '<number:number-style style:name="{name}"><number:number number:decimal-places="{most}" '
    'number:min-decimal-places="{least}" number:min-integer-digits="1" '
    'number:grouping="true"/></number:number-style>'
)
PAGE = (
    '<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="297mm" '
    'fo:page-height="210mm" style:print-orientation="landscape" style:scale-to-X="1" '
    'style:scale-to-Y="0"/></style:page-layout>'
)
MASTER = (
    '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="a4"/>'
    "</office:master-styles>"
)
BASE = (
    '<style:default-style style:family="table-cell"><style:table-cell-properties '
    'style:vertical-align="top"/><style:text-properties style:font-name="Arial" '
    'fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/>'
    "</style:default-style>"
)


class Styles:
    """The styles of one file, each written once, named in the order they are asked for."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}

    def cell(self, look: Mapping[str, Any]) -> str:
        """Return the name of the style of a cell that looks as a format of the workbook says."""
        shown = self._shown_as(str(look.get("num_format", "")))
        data = f' style:data-style-name="{shown}"' if shown else ""
        wrapped = ' fo:wrap-option="wrap"' if look.get("text_wrap") else ""
        ruled = f' fo:border-bottom="{LINE}"' if look.get("bottom") else ""
        side = {"left": "start", "right": "end"}.get(str(look.get("align", "")))
        set_to = f'<style:paragraph-properties fo:text-align="{side}"/>' if side else ""
        bold = ' fo:font-weight="bold"' if look.get("bold") else ""
        under = ' style:text-underline-style="solid"' if look.get("underline") else ""
        ink = f' fo:color="{look["font_color"]}"' if look.get("font_color") else ""
        return self._named(
            "cell",
            f'<style:style style:name="{{name}}" style:family="table-cell"{data}>'
            f'<style:table-cell-properties style:vertical-align="top"{wrapped}{ruled}/>{set_to}'
            f'<style:text-properties style:font-name="Arial" fo:font-size="{look["font_size"]}pt"'
            f"{bold}{under}{ink}/></style:style>",
        )

    def column(self, letters: float) -> str:
        """Return the name of the style of a column so many letters wide."""
        width = letters * POINTS_OF_A_LETTER + POINTS_BESIDE
        return self._named(
            "column",
            '<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>',
        )

    def row(self, points: float) -> str:
        """Return the name of the style of a row so high."""
        return self._named(
            "row",
            '<style:style style:name="{name}" style:family="table-row">'
            f'<style:table-row-properties style:row-height="{points:.2f}pt" '
            'style:use-optimal-row-height="false"/></style:style>',
        )

    def sheet(self) -> str:
        """Return the name of the style of a sheet."""
        return self._named(
            "sheet",
            '<style:style style:name="{name}" style:family="table" '
            'style:master-page-name="Default"><style:table-properties table:display="true"/>'
            "</style:style>",
        )

    def written(self) -> str:
        """Return every style that was asked for."""
        return "".join(text.replace("{name}", name) for text, name in self._written.items())

    def _shown_as(self, pattern: str) -> str:
        if not pattern:
            return ""
        if "yyyy" in pattern:
            return self._named("day", DATE)
        decimals = pattern.partition(".")[2]
        least = 0 if "#" in decimals else len(decimals)
        filled = NUMBER.replace("{most}", str(len(decimals))).replace("{least}", str(least))
        return self._named("number", filled)

    def _named(self, kind: str, text: str) -> str:
        return self._written.setdefault(text, f"{kind}{len(self._written) + 1}")
