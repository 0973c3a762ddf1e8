"""How tables of figures break their lines. Figures are made up."""

import pytest

from components.frame.static_html import to_html
from components.tables.figures import TableRow, figures_table


@pytest.mark.parametrize(
    ("written", "wraps"),
    [
        ("14.8 [p]", False),
        ("90,400 to 91,583 [p] [u]", False),
        ("women 16 to 59, any domestic abuse", True),
    ],
)
def test_a_number_with_its_marks_stays_in_one_line_and_words_may_wrap(written, wraps):
    table = figures_table([TableRow("Brent", (written,))], columns=["Area", "x"], caption="x")

    assert ('<td class="wraps">' in to_html([table])) is wraps
