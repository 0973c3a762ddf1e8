from tests.callbacks.page_text import main_of


def test_what_a_page_says_is_the_same_whenever_it_is_written():
    """Dash draws a key for each page that it writes, and puts it in a script inside `main`."""
    pages = [
        f'<h1>Up</h1><main><div id="static-page"><p>Seen</p><script>{{"end_id":"{key}"}}</script>'
        "</div></main><footer>Down</footer>"
        for key in ("a", "b")
    ]

    assert main_of(pages[0]) == main_of(pages[1]) == 'id="static-page"><p>Seen</p>'
