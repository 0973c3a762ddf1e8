"""Tab, pressed many times over: the next is on its way while a page still answers the last."""

import asyncio

from playwright.sync_api import Page

TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
DEEDS = ("rawKeyDown", "keyUp")


def press_tab(page: Page, times: int) -> None:
    """Press and release Tab so many times, in this order and at the pace of the page.

    A press that waits for an answer has a frame drawn; these are drawn as often as a screen is.
    """
    session = page.context.new_cdp_session(page)
    send = session._impl_obj.send  # noqa: SLF001 - Playwright's own call waits for each answer

    async def all_at_once() -> None:
        await asyncio.gather(
            *(
                send("Input.dispatchKeyEvent", {"type": deed, **TAB}, None)
                for _ in range(times)
                for deed in DEEDS
            )
        )

    session._sync(all_at_once())  # noqa: SLF001
    session.detach()
