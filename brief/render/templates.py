"""A look's Jinja templates, filled; what they are filled with is their format's business."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from brief.errors import RenderError
from brief.render.look import Look

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(name: str, look: Look, **values: object) -> str:
    """The template `name` of the look, or the default look's, with `look` and these values; all text is escaped.

    `RenderError`: the template is faulty.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return _environment(look.folders).get_template(name).render(look=look, **values)
    except TemplateSyntaxError as error:
        raise RenderError(f"{error.filename or error.name}, line {error.lineno}: {error.message}") from error
    except TemplateError as error:
        raise RenderError(f"a template of the look {look.name} ({look.folders[0]}): {error.message}") from error


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
