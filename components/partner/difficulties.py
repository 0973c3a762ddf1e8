"""What is difficult about the records of a pack: in the partner's words, and in numbers of rows."""

from components.partner.parts import Given, Section
from components.partner.words.counts import rows_words
from components.tables.figures import TableRow, figures_table

NOTHING_SAID = (
    "The partnership has named no difficulty of its own. That is not to say there is none."
)


def difficulties(given: Given) -> Section:
    """Return the section: what the partner says, what became of every row, and who is missing."""
    about = given.about
    rows = [
        TableRow(head=name, cells=tuple(map(rows_words, numbers)))
        for name, numbers in about.files.items()
    ]
    table = figures_table(
        rows,
        columns=("File", "Rows read", "Counted", "Further rows of the same", "Set aside"),
        caption=about.caption(f"What became of the rows of the extract, {about.place}"),
        note="A row is set aside where it cannot be read or is of another borough; none is dropped "
        "unsaid.",
    )
    return given.section(
        "difficulties",
        "Difficulties of these records",
        said=about.difficulties or (NOTHING_SAID,),
        shown=[table],
        caveats=("most_not_reported", "collection_differs"),
    )
