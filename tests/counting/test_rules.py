import hashlib
import itertools
import json

import pytest

from nominering.counting.errors import MethodUnknown
from nominering.counting.rules import Method, Rules, TieRule


def test_every_variant_has_a_fingerprint_of_its_own() -> None:
    variants = [Rules(*variant) for variant in itertools.product(Method, TieRule, (1, 2))]
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
    assert set(data) == {"method", "ties", "edition", "quota", "transfers", "start", "arithmetic"}
    assert (data["method"], data["ties"], data["arithmetic"]) == (method.value, "lot-only", "exact")


def test_a_method_is_found_by_its_id() -> None:
    assert Method.named("ordered-stv") is Method.ORDERED_STV
    assert Method.named("irv-by-place") is Method.IRV_BY_PLACE


@pytest.mark.parametrize("name", ["", "ORDERED_STV", "majoritet"])
def test_an_unknown_method_is_refused_by_name(name: str) -> None:
    with pytest.raises(MethodUnknown) as refused:
        Method.named(name)
    assert refused.value.name == name
