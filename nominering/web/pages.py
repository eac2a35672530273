"""A page: a template with what it shows. Templates loop and print; whatever they need comes ready."""

from typing import Any

from litestar import Response
from litestar.response import Template

from nominering.web.errors import status_of
from nominering.web.sentences import sentence_for


def page(template: str, **context: Any) -> Template:
    return Template(template, context={"refusal": None, "wrong": None, **context})


def again(template: str, error: Exception, **context: Any) -> Template:
    """The same page with what was typed still there and the sentence on top; `wrong` is the field it is about."""
    return Template(
        template,
        context={"refusal": sentence_for(error), "wrong": getattr(error, "field", None), **context},
        status_code=status_of(error),
    )


def file(content: bytes, media_type: str, name: str, *, inline: bool = False) -> Response[bytes]:
    """What is fetched and not shown: saved under the name, or `inline` where the browser can open it."""
    how = "inline" if inline else "attachment"
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'{how}; filename="{name}"'})


def pdf(content: bytes, name: str) -> Response[bytes]:
    return file(content, "application/pdf", name, inline=True)
