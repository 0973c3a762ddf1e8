"""OpenDocument held to the schema of its standard, as a library that is not ours keeps it.

The library keeps the schema of version 1.2; three attributes came with 1.3, which our files name.
"""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from odf.grammar import allowed_attributes, allowed_children, allows_text, required_attributes
from odf.namespaces import NUMBERNS, STYLENS

from tests.callbacks.files.test_open_document import ADDRESSES

PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
OF_1_3 = {(NUMBERNS, "min-decimal-places"), (STYLENS, "scale-to-X"), (STYLENS, "scale-to-Y")}


def named(tag):
    """A name as the library keeps it: its namespace and what stands after."""
    space, _, local = tag.removeprefix("{").rpartition("}")
    return space, local


def broken(element):
    """Each rule of the schema that an element, or one inside it, does not keep."""
    name, inside = named(element.tag), [named(one.tag) for one in element]
    given = {named(one) for one in element.attrib}
    if name not in allowed_children:
        yield f"{name} is no element"
        return
    children, attributes = allowed_children[name], allowed_attributes[name]
    if children is not None:
        yield from (f"{name} holds {one}" for one in inside if one not in children)
    if attributes is not None:
        yield from (f"{name} has {one}" for one in given - OF_1_3 if one not in attributes)
    yield from (f"{name} lacks {one}" for one in set(required_attributes.get(name, ())) - given)
    words = [element.text, *(one.tail for one in element)]
    if name not in allows_text and any(one and one.strip() for one in words):
        yield f"{name} holds words"
    for one in element:
        yield from broken(one)


def read(part):
    return ET.fromstring(part)  # noqa: S314 - our own


@pytest.mark.parametrize("address", [one for one in ADDRESSES if "release" not in one])
def test_each_part_keeps_to_the_schema(ask, address):
    with ZipFile(BytesIO(ask(address.format("ods")).data)) as book:
        assert [one for part in PARTS for one in broken(read(book.read(part)))] == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<office:spreadsheet>", "<office:spreadsheet><table:row/>", "is no element"),
        ("<office:spreadsheet>", "<office:spreadsheet><text:span/>", "holds"),
        ("<office:spreadsheet>", "<office:spreadsheet>words", "holds words"),
        ("office:value-type=", "office:kind-of-value=", "has"),
        ("table:target-range-address=", "table:display-duplicates=", "lacks"),
    ],
)
def test_a_part_that_does_not_is_found(ask, old, new, words):
    with ZipFile(BytesIO(ask(ADDRESSES[0].format("ods")).data)) as book:
        whole = book.read("content.xml").decode()
    assert old in whole

    found = broken(read(whole.replace(old, new, 1).encode()))

    assert any(words in one for one in found)
