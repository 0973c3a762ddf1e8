"""The file: its parts, in a zip whose bytes depend on nothing but what is in them."""

from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from components.opendocument.marks import NAMESPACES, XML, document
from components.opendocument.sheet import OpenSheet
from components.opendocument.styles import BASE, MASTER, PAGE, Styles

if TYPE_CHECKING:
    from datetime import datetime

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
FONT = (
    '<office:font-face-decls><style:font-face style:name="Arial" '
    'svg:font-family="Arial"/></office:font-face-decls>'
)
# Programs know the kind of file by its first bytes.
STORED = ("mimetype",)
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


class OpenBook:
    """A workbook in the making; it is written when it is closed. Calls are xlsxwriter's."""

    def __init__(self, written: BytesIO, *, pack: Callable[[Mapping[str, bytes]], bytes]) -> None:
        """Take where to write and what makes one zip of the parts, `STORED` uncompressed."""
        self._written, self._pack = written, pack
        self._styles = Styles()
        self._sheets: list[OpenSheet] = []
        self._bodies: list[bytes] = []
        self._about: Mapping[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if fault is None:
            self._written.write(self._file())

    def set_properties(self, about: Mapping[str, Any]) -> None:
        """Say what the file is: title, author, comments, created."""
        self._about = about

    def add_format(self, look: Mapping[str, Any]) -> str:
        """Return the name of a style that looks so."""
        return self._styles.cell(look)

    def add_worksheet(self, name: str) -> OpenSheet:
        """Return a new sheet behind the others, which may not be written to any more."""
        self._end_sheet()
        sheet = OpenSheet(name, self._styles)
        self._sheets.append(sheet)
        return sheet

    def _end_sheet(self) -> None:
        # Cells of one sheet at a time are held apart: those of a release would take 500 MB.
        if len(self._bodies) < len(self._sheets):
            self._bodies.append(self._sheets[-1].ended().encode())

    def _file(self) -> bytes:
        self._end_sheet()
        files = {
            "mimetype": MIMETYPE.encode(),
            "content.xml": self._content(),
            "styles.xml": _styles().encode(),
            "meta.xml": self._meta().encode(),
            "settings.xml": self._settings().encode(),
            "META-INF/manifest.xml": _manifest().encode(),
        }
        return self._pack(files)

    def _content(self) -> bytes:
        tables = "".join(
            f'<table:database-range table:name="{escape(name)}" '
            f'table:target-range-address="{where}" table:display-filter-buttons="true"/>'
            for name, where in (sheet.table for sheet in self._sheets if sheet.table)
        )
        ranges = f"<table:database-ranges>{tables}</table:database-ranges>" if tables else ""
        styles = f"<office:automatic-styles>{self._styles.written()}</office:automatic-styles>"
        place = "<sheets/>"
        around = document(
            "document-content",
            f"{FONT}{styles}<office:body><office:spreadsheet>{place}{ranges}</office:spreadsheet>"
            "</office:body>",
        )
        before, _, after = around.partition(place)
        return b"".join((before.encode(), *self._bodies, after.encode()))

    def _meta(self) -> str:
        created: datetime = self._about["created"]
        return document(
            "document-meta",
            f"<office:meta><dc:title>{escape(self._about['title'])}</dc:title>"
            f"<dc:description>{escape(self._about['comments'])}</dc:description>"
            f"<meta:initial-creator>{escape(self._about['author'])}</meta:initial-creator>"
            f"<meta:creation-date>{created:%Y-%m-%dT%H:%M:%S}</meta:creation-date>"
            "<dc:language>en-GB</dc:language></office:meta>",
        )

    def _settings(self) -> str:
        """Return what is kept in sight on each sheet, and that the first sheet opens."""
        views = "".join(_frozen(sheet) for sheet in self._sheets)
        return document(
            "document-settings",
            '<office:settings><config:config-item-set config:name="ooo:view-settings">'
            '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
            f"{_item('ActiveTable', self._sheets[0].name, kind='string')}"
            f'<config:config-item-map-named config:name="Tables">{views}'
            "</config:config-item-map-named></config:config-item-map-entry>"
            "</config:config-item-map-indexed></config:config-item-set></office:settings>",
        )


def _frozen(sheet: OpenSheet) -> str:
    row, column = sheet.frozen
    items = {
        "HorizontalSplitMode": 2 if column else 0,
        "VerticalSplitMode": 2 if row else 0,
        "HorizontalSplitPosition": column,
        "VerticalSplitPosition": row,
        "ActiveSplitRange": 2,
        "PositionRight": column,
        "PositionBottom": row,
    }
    held = "".join(_item(name, str(value), kind="int") for name, value in items.items())
    return (
        f'<config:config-item-map-entry config:name="{escape(sheet.name)}">{held}'
        "</config:config-item-map-entry>"
    )


def _item(name: str, value: str, *, kind: str) -> str:
    return (
        f'<config:config-item config:name="{name}" config:type="{kind}">{escape(value)}'
        "</config:config-item>"
    )


def _styles() -> str:
    styles = f"<office:styles>{BASE}</office:styles>"
    pages = f"<office:automatic-styles>{PAGE}</office:automatic-styles>"
    return document("document-styles", f"{FONT}{styles}{pages}{MASTER}")


def _manifest() -> str:
    parts = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in PARTS
    )
    return (
        f'{XML}<manifest:manifest {NAMESPACES} manifest:version="1.3"><manifest:file-entry '
        f'manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
        f"{parts}</manifest:manifest>"
    )
