"""Where a page ends before its last line: what the frame adds afterwards is still drawn.

After ``st.stop`` nothing more reaches the browser, so the address and the links would be lost.
"""


class PageEnded(Exception):  # noqa: N818 - an ending that is meant is no error
    """The page has shown what there is to show; only ``frame.show`` catches this."""
