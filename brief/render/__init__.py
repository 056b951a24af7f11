"""One file a format: from a briefing to bytes, listed in `RENDERERS`."""

from __future__ import annotations

from importlib import import_module

from brief.model import Briefing
from brief.render.look import Look

# Each module has `render(briefing, look) -> bytes`; it is imported when its format is asked for.
RENDERERS: dict[str, str] = {
    "pdf": "brief.render.pdf",
    "docx": "brief.render.docx",
    "html": "brief.render.html",
    "md": "brief.render.md",
    "json": "brief.render.json",
    "eml": "brief.render.mail",
}
# The format that takes another one along, made already.
MAIL = "eml"


def render(format: str, briefing: Briefing, look: Look, pdf: bytes | None = None) -> bytes:
    """The briefing as a document of `format`, a key of `RENDERERS`. `RenderError`: this machine cannot make it.

    `pdf`: what a mail takes along; without one it says that nothing is attached. Other formats don't look at it.
    """
    renderer = import_module(RENDERERS[format])
    content: bytes = renderer.render(briefing, look, pdf) if format == MAIL else renderer.render(briefing, look)
    return content
