"""Every method and every quota rule is told to a delegate, where the method is shown."""

import re
from dataclasses import replace

import pytest
from jinja2 import Template

from nominering.access.model import Role
from nominering.counting.quotas import Quota, QuotaMode, QuotaRule
from nominering.counting.rules import Method
from nominering.documents.explaining import METHODS
from nominering.documents.templates import environment
from tests.story import CODES, Story, a_list
from tests.web.conftest import Open

RULES = {
    "half-women:up": ("minst hälften kvinnor", "avrundat uppåt"),
    "half-women:down": ("minst hälften kvinnor", "avrundat nedåt"),
    "alternating": ("varvad lista", "Räkningen avgör vilka som börjar"),
    "alternating:woman": ("varvad lista", "Kvinnor kan få plats 1, 3, 5"),
    "alternating:man": ("varvad lista", "Män kan få plats 1, 3, 5"),
    "pairwise": ("inget par har två kvinnor eller två män",),
    "minimum:woman:1:2": ("minst 1 kvinna bland de 2 första",),
    "minimum:man:2:9": ("minst 2 män bland de 3 första",),
    "minimum:!woman:2:3": ("minst 2 som inte är kvinnor bland de 3 första",),
    "minimum:!karlstad:1:3": ("minst 1 som inte hör till gruppen karlstad",),
}


@pytest.fixture
def told() -> Template:
    return environment().get_template("layout/method.html")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace(" .", ".")


def test_every_method_has_a_name_and_a_text_of_its_own(told: Template) -> None:
    texts = {plain(told.module.method(each.value)) for each in Method}
    assert len(texts) == len(Method)
    assert all(len(text) > 100 for text in texts)
    assert set(METHODS) == {each.value for each in Method}
    assert len(set(METHODS.values())) == len(Method)


def test_the_rules_told_are_all_the_rules() -> None:
    assert {Quota.named(rule).rule for rule in RULES} == set(QuotaRule) - {QuotaRule.NONE}


@pytest.mark.parametrize("rule", RULES)
def test_every_quota_rule_is_told(told: Template, rule: str) -> None:
    said = plain(told.module.quota(replace(a_list(), quota=Quota.named(rule))))
    assert "Kvotering: " in said
    for part in RULES[rule]:
        assert part in said
    assert "Regeln gäller listans 3 platser." in said


def test_a_list_without_a_rule_says_nothing_of_quotas(told: Template) -> None:
    assert not plain(told.module.quota(a_list())).strip()


def test_every_mode_is_told(told: Template) -> None:
    said = {
        plain(told.module.quota(replace(a_list(), quota=Quota.named("pairwise"), quota_mode=mode)))
        for mode in QuotaMode
    }
    assert len(said) == len(QuotaMode)


async def with_rule(story: Story) -> None:
    story.quota = Quota.named("half-women:up")
    await story.until_open()


def test_the_rule_is_shown_where_the_method_is(opened: Open) -> None:
    app = opened(with_rule)
    for page in (
        app.visitor().get("/"),
        app.visitor(Role.PRESIDIUM).get("/konferens"),
        app.visitor().enter(CODES[0]).get("/rosta/riksdag-1"),
    ):
        assert "Kvotering: minst hälften kvinnor" in page.text
    assert "Så räknas rösterna: proportionell lista, minst hälften kvinnor" in app.visitor().get("/").text
    assert "Kvotering" not in app.visitor().enter(CODES[0]).get("/rosta/region-1").text
