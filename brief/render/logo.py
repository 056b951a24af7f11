"""The logo that a look names, read and told from what is none; where it is printed is each format's business."""

from __future__ import annotations

from base64 import b64encode

from msgspec import Struct

from brief.errors import RenderError
from brief.render.look import Look

_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


class Logo(Struct, frozen=True):
    """A picture: its bytes, their media type, and the words that stand for it."""

    content: bytes
    kind: str
    alt: str

    @property
    def address(self) -> str:
        """The picture as an address that holds it."""
        return f"data:{self.kind};base64,{b64encode(self.content).decode()}"


def logo(look: Look) -> Logo | None:
    """The look's logo, `None` where it names none. `RenderError`: the file is no picture, whatever its name says."""
    if not look.logo:
        return None
    path = look.file(look.logo)
    content = path.read_bytes()
    for opening, kind in _KINDS:
        if content.startswith(opening):
            return Logo(content, kind, look.label("header.logo"))
    raise RenderError(f"{path}: not a PNG or JPEG picture; save the logo as one")
