"""Every word that the operator can say explains itself."""

import click
import pytest

from nominering.cli import nominering as verbs
from tests.cli.command import nominering, nominering_installed

every_verb = pytest.mark.parametrize("verb", sorted(verbs.commands))


def test_the_command_lists_its_verbs_with_what_they_do() -> None:
    said = nominering_installed("--help")
    assert (said.status, said.err) == (0, "")
    longest = max(map(len, verbs.commands))
    for name, verb in verbs.commands.items():
        first_sentence = str(verb.help).split(". ")[0]
        assert f"  {name:<{longest}}  {first_sentence}" in said.out


@every_verb
@pytest.mark.parametrize("word", ["--help", "-h"])
def test_a_verb_says_what_it_does_and_what_each_option_is_for(verb: str, word: str) -> None:
    said = nominering(verb, word)
    assert (said.status, said.err) == (0, "")
    unwrapped = " ".join(said.out.split())
    assert str(verbs.commands[verb].help) in unwrapped
    options = [each for each in verbs.commands[verb].params if isinstance(each, click.Option)]
    assert verbs.commands[verb].params
    for option in options:
        assert option.help
        assert option.opts[0] in unwrapped


def test_no_verb_at_all_is_answered_with_the_help() -> None:
    said = nominering()
    assert (said.status, said.out) == (2, "")
    assert said.err == nominering("--help").out


def test_an_unknown_verb_is_refused() -> None:
    said = nominering("räkna")
    assert (said.status, said.out) == (2, "")
    assert "räkna" in said.err
