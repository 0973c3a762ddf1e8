"""The elements of an HTML document, as a reader's software would find them."""

from functools import cached_property

from tests.markup import Markup

VOID = {"meta", "link", "img", "input", "br", "hr", "source", "area", "base", "col", "wbr"}


class Element:
    """One element with its attributes, children and the text inside.

    `order` is the list of all elements of the document as they begin, so that an element and what
    is in it lie beside each other.
    """

    def __init__(self, tag, attrs, parent=None, order=None):
        self.tag, self.attrs, self.parent = tag, dict(attrs), parent
        self.children, self.texts = [], []
        self.order = [] if order is None else order
        self.place = len(self.order)
        self.order.append(self)

    @cached_property
    def _end(self):
        last = self
        while last.children:
            last = last.children[-1]
        return last.place + 1

    def walk(self):
        return self.order[self.place : self._end]

    def all(self, *tags):
        return [one for one in self.walk() if one.tag in tags]

    @cached_property
    def by_id(self):
        return {one.attrs["id"]: one for one in self.walk() if "id" in one.attrs}

    @cached_property
    def text(self):
        return " ".join(" ".join(text for one in self.walk() for text in one.texts).split())

    @property
    def is_hidden(self):
        own = self.attrs.get("aria-hidden") == "true"
        return own or (self.parent is not None and self.parent.is_hidden)

    def inside(self, *tags):
        up = self.parent
        while up is not None:
            if up.tag in tags:
                return True
            up = up.parent
        return False


class Tree(Markup):
    """The elements of a document."""

    def __init__(self, text):
        super().__init__()
        self.root = self.here = Element("document", [])
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        made = self._added(tag, attrs)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag, attrs):
        self._added(tag, attrs)

    def handle_endtag(self, tag):
        up = self.here
        while up.parent is not None and up.tag != tag:
            up = up.parent
        if up.parent is not None:
            self.here = up.parent

    def handle_data(self, data):
        self.here.texts.append(data)

    def _added(self, tag, attrs):
        made = Element(tag, attrs, self.here, self.root.order)
        self.here.children.append(made)
        return made
