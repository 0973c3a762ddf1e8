"""Which groups of the provider open which boroughs, and what stops that."""

import json

import pytest

from data.settings import SettingsError
from tests.partner.provider.signing_in import OTHER, OWN, cookie, give, is_shut, sign_in


@pytest.mark.parametrize("account", ["cody", "drew"])
def test_an_account_without_a_group_is_told_so_and_opens_nothing(visitor, account, provider):
    answer = sign_in(visitor, account)

    assert answer.status_code == 403
    assert "in no group that opens a borough" in answer.text
    assert f"{provider.issuer}/logout/?client_id=dashboard" in answer.text
    assert cookie(visitor) is None
    assert is_shut(visitor)


@pytest.mark.parametrize("claim", ["cs-camden", ["cs-camden"], [["cs-camden"], 1, None]])
def test_groups_may_be_one_name_or_a_list_of_names(visitor, provider, claim):
    with provider.wrong("token/", "own key", claims={"groups": claim}):
        answer = sign_in(visitor, "drew")

    named = claim == "cs-camden" or "cs-camden" in claim
    assert visitor.get(OTHER).status_code == (200 if named else 401)
    assert answer.status_code == (302 if named else 403)


def test_groups_that_the_token_does_not_list_are_asked_for(visitor, provider):
    with provider.wrong("token/", "own key", claims={"groups": None}):
        sign_in(visitor, "amber")

    assert visitor.get(OWN).status_code == 200


def test_groups_of_another_person_are_not_taken(visitor, provider):
    body = json.dumps({"sub": "another", "groups": ["cs-camden"]})
    with (
        provider.wrong("token/", "own key", claims={"groups": None}),
        provider.wrong("userinfo/", "answers", body=body),
    ):
        assert sign_in(visitor, "amber").status_code == 403

    assert is_shut(visitor)


def test_a_group_that_was_taken_out_of_the_settings_opens_nothing_any_more(visitor, partner_site):
    sign_in(visitor, "amber")
    later = partner_site(oidc_groups="cs-camden=camden").test_client()
    give(later, cookie(visitor).value)

    assert later.get(OWN).status_code == 403


def test_a_group_that_opens_no_borough_stops_the_start_with_a_line(partner_site):
    with pytest.raises(SettingsError, match="no borough is called atlantis, el-dorado; write"):
        partner_site(oidc_groups="cs-camden=camden,cs-camden=atlantis,cs-lost=el-dorado")
