"""The one Jinja environment: escapes everything, and a name that is missing is an error and not a blank."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from nominering.documents import swedish
from nominering.documents.letters import set_letters

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def environment() -> Environment:
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # or it asks the disk on every page whether a template has changed
    )
    jinja.filters |= {
        "date": swedish.date_text,
        "time": swedish.time_text,
        "clock": swedish.clock_text,
        "number": swedish.number_text,
        "local_moment": swedish.local_moment,
        "lower_first": swedish.lower_first,
        "upper_first": swedish.upper_first,
        "votes": swedish.votes_text,
        "listed": swedish.listed,
        "letters": set_letters,
    }
    return jinja
