"""The elements of an HTML document, as a reader's software would find them."""

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr", "source", "area", "base", "col", "wbr"}


class Element:
    """One element with its attributes, children and the text inside."""

    def __init__(self, tag, attrs, parent=None):
        self.tag, self.attrs, self.parent = tag, dict(attrs), parent
        self.children, self.texts = [], []

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags):
        return [one for one in self.walk() if one.tag in tags]

    @property
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


class Tree(HTMLParser):
    """The elements of a document."""

    def __init__(self, text):
        super().__init__()
        self.root = self.here = Element("document", [])
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        made = Element(tag, attrs, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Element(tag, attrs, self.here))

    def handle_endtag(self, tag):
        up = self.here
        while up.parent is not None and up.tag != tag:
            up = up.parent
        if up.parent is not None:
            self.here = up.parent

    def handle_data(self, data):
        self.here.texts.append(data)
