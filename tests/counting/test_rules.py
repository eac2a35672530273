import hashlib
import itertools
import json

import pytest

from nominering.counting.errors import MethodUnknown, QuotaOnSet
from nominering.counting.quotas import Quota, QuotaMode
from nominering.counting.rules import Method, Rules, TieRule
from tests.counting import plain_rules


def test_every_variant_has_a_fingerprint_of_its_own() -> None:
    quotas = [Quota(), *map(Quota.named, plain_rules.RULES)]
    variants = [
        Rules(method, ties, quota, mode, edition)
        for method, ties, quota, mode, edition in itertools.product(Method, TieRule, quotas, QuotaMode, (1, 2))
        if not (quota and method.elects_a_set) and (quota or mode is QuotaMode.INTEGRATED)
    ]
    assert len(variants) == 5 * 2 * (10 * 2 + 1) * 2 + 2 * 2
    assert len({rules.fingerprint for rules in variants}) == len(variants)


def test_equal_rules_have_equal_fingerprints() -> None:
    assert (
        Rules(Method.IRV_BY_PLACE).fingerprint
        == Rules(Method.IRV_BY_PLACE, TieRule.EARLIER_STAGE_THEN_LOT).fingerprint
    )


@pytest.mark.parametrize("method", Method)
def test_the_fingerprint_is_the_sha256_of_the_printed_rules_as_canonical_json(method: Method) -> None:
    rules = Rules(method, TieRule.LOT_ONLY)
    canonical = json.dumps(rules.as_data(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert rules.fingerprint == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("method", Method)
def test_the_rules_spell_out_quota_transfers_start_ties_and_arithmetic(method: Method) -> None:
    data = Rules(method, TieRule.LOT_ONLY).as_data()
    assert set(data) == {
        "method",
        "ties",
        "edition",
        "quota_of_votes",
        "transfers",
        "start",
        "arithmetic",
        "quota",
        "quota_mode",
    }
    exact = "five decimals, truncated" if method.elects_a_set else "exact"
    assert (data["method"], data["ties"], data["arithmetic"]) == (method.value, "lot-only", exact)
    assert (data["quota"], data["quota_mode"]) == ("none", None)


@pytest.mark.parametrize("mode", QuotaMode)
@pytest.mark.parametrize("text", plain_rules.RULES)
def test_the_rules_tell_the_quota_as_it_is_written_and_how_it_is_kept(text: str, mode: QuotaMode) -> None:
    data = Rules(Method.ORDERED_STV, quota=Quota.named(text), quota_mode=mode).as_data()
    assert (data["quota"], data["quota_mode"]) == (text, mode.value)


@pytest.mark.parametrize("text", plain_rules.RULES)
def test_a_quota_is_refused_for_a_set(text: str) -> None:
    with pytest.raises(QuotaOnSet):
        Rules(Method.SCOTTISH_STV, quota=Quota.named(text))


def test_a_method_is_found_by_its_id() -> None:
    assert Method.named("ordered-stv") is Method.ORDERED_STV
    assert Method.named("irv-by-place") is Method.IRV_BY_PLACE


@pytest.mark.parametrize("name", ["", "ORDERED_STV", "majoritet"])
def test_an_unknown_method_is_refused_by_name(name: str) -> None:
    with pytest.raises(MethodUnknown) as refused:
        Method.named(name)
    assert refused.value.name == name
