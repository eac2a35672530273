"""A page: a template with what it shows. Templates loop and print; whatever they need comes ready."""

from typing import Any

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
