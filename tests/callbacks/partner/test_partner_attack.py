"""Someone with one borough's account, or with none, tries to get another's. Packs are made up."""

import pytest

from callbacks.partner.guard import OPEN
from data.partner.model import PackSource
from tests.callbacks.partner.test_partner_chapter import QUARTERS, quarter, with_rows
from tests.partner.packs import made_up_manifest, write_made_up_pack
from tests.partner.provider.signing_in import cookie, sign_in

MINE, THEIRS = "barking-and-dagenham", "camden"
# Words of one pack each, in everything that is made from it, and what its services counted.
MARKS = {MINE: "Tamarisk records", THEIRS: "Sycamore records"}
COUNTED = {MINE: 71113, THEIRS: 82227}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PARTS = {"<kind>": "incidents", "<string:kind>": "incidents"}


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    root = tmp_path_factory.mktemp("packs")
    for slug, title in MARKS.items():
        source = made_up_manifest(slug).source.model_dump() | {"title": title}
        rows = [quarter("Cases discussed at MARAC", COUNTED[slug], end) for end in QUARTERS]
        write_made_up_pack(root, slug, counts=with_rows(rows, slug), source=PackSource(**source))
    return root


@pytest.fixture(scope="module")
def guarded(partner_site, packs):
    return partner_site(partner_packs=packs, metrics=True)


@pytest.fixture(scope="module")
def amber(guarded):
    """Whose account opens one borough."""
    client = guarded.test_client()
    sign_in(client, "amber")
    return client


@pytest.fixture
def nobody(guarded):
    return guarded.test_client()


def rules(guarded):
    return [one for one in guarded.url_map.iter_rules() if one.rule.startswith("/partner")]


def addresses(guarded, slug):
    """Every address of the area that shows a pack, for one borough."""
    found = [one.rule for one in rules(guarded) if one.rule.startswith("/partner/<slug>")]
    for part, example in PARTS.items():
        found = [one.replace(part, example) for one in found]
    return [one.replace("<slug>", slug) for one in found]


def quick(guarded):
    """The own addresses but the PDF, which is made from the chapter and slow to write."""
    return [one for one in addresses(guarded, MINE) if not one.endswith(".pdf")]


def shows(answer, slug):
    """Whether an answer holds anything of a borough's pack, or even its name."""
    counted = (str(COUNTED[slug]), f"{COUNTED[slug]:,}")
    return any(part in answer.text for part in (MARKS[slug], slug, slug.title(), *counted))


def test_every_address_of_a_pack_names_its_borough_where_the_guard_looks(guarded):
    others = {one.endpoint for one in rules(guarded) if "/<slug>" not in one.rule}

    assert others == {*OPEN, "partner.leave", "partner.front"}
    assert len(addresses(guarded, MINE)) >= 7


def test_an_account_sees_its_own_borough(amber, guarded):
    for address in quick(guarded):
        answer = amber.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "no-store", address
    assert MARKS[MINE] in amber.get(f"/partner/{MINE}/counts.csv").text
    for address in (f"/partner/{MINE}", f"/partner/{MINE}/chapter"):
        assert f"{COUNTED[MINE]:,}" in amber.get(address).text, address
    assert str(COUNTED[MINE]) in amber.get(f"/partner/{MINE}/counts.csv").text
    front = amber.get("/partner")
    assert shows(front, MINE)
    assert not shows(front, THEIRS)


def test_it_gets_nothing_of_another_s_by_any_method(amber, guarded):
    for address in addresses(guarded, THEIRS):
        for method in METHODS:
            answer = amber.open(address, method=method)
            assert answer.status_code in {403, 405}, (method, address)
            assert not shows(answer, THEIRS), (method, address)


def test_without_an_account_there_is_nothing_at_all(nobody, guarded):
    for slug in MARKS:
        for address in ["/partner", *addresses(guarded, slug)]:
            for method in METHODS:
                answer = nobody.open(address, method=method)
                assert answer.status_code == 401, (method, address)
                assert not shows(answer, MINE), (method, address)
                assert not shows(answer, THEIRS), (method, address)
    assert cookie(nobody) is None


TRICKS = [
    "/partner/{mine}/../{theirs}",
    "/partner/{mine}/%2e%2e/{theirs}",
    "/partner/{mine}%2F..%2F{theirs}",
    "/partner/{mine}/map/../../{theirs}/counts.csv",
    "/partner/../partner/{theirs}",
    "/partner//{theirs}",
    "//partner/{theirs}",
    "/./partner/{theirs}",
    "/partner/./{theirs}",
    "/partner/{theirs}/",
    "/partner/{theirs}%00",
    "/partner/{theirs}%20",
    "/partner/%20{theirs}",
    "/partner/{theirs}%2F",
    "/partner/{theirs};x={mine}",
    "/partner/{theirs}%3Fx",
    "/partner/{theirs}.",
    "/partner/%63amden",
    "/partner/CAMDEN",
    "/partner%2F{theirs}",
    "/partner%5C{theirs}",
    "/PARTNER/{theirs}",
    "/partner/{mine},{theirs}",
    "/partner/{mine}/{theirs}",
    "/borough/../partner/{theirs}",
    "/assets/../partner/{theirs}/counts.csv",
    "/assets/%2e%2e/partner/{theirs}/counts.csv",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_with_a_path_shows_another_s(amber, nobody, trick):
    address = trick.format(mine=MINE, theirs=THEIRS)

    for client in (amber, nobody):
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code in {401, 403, 404}
        assert MARKS[THEIRS] not in answer.text
    assert MARKS[MINE] not in answer.text


NAMES = ("slug", "borough", "pack", "area", "kind", "path", "place", "view", "token")
VALUES = (THEIRS, "E09000007", f"../{THEIRS}", "E05013652")


def test_no_query_turns_an_own_page_into_another_s(amber, guarded):
    asked = [(name, value) for name in NAMES for value in VALUES]
    for address in quick(guarded):
        answer = amber.get(address, query_string=asked, follow_redirects=True)
        assert (answer.status_code, answer.request.path) == (200, address)
        assert MARKS[THEIRS] not in answer.text, address


def test_a_release_of_the_site_is_no_way_to_another_s(amber, guarded):
    """A file under another release's name is not given at all, whoever it belongs to."""
    for address in quick(guarded):
        answer = amber.get(address, query_string={"release": THEIRS})
        assert answer.status_code in {200, 404}, address
        assert MARKS[THEIRS] not in answer.text, address


@pytest.mark.parametrize(
    "header",
    [
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-Prefix",
        "X-Forwarded-Uri",
        "X-HTTP-Method-Override",
        "X-Forwarded-User",
        "Remote-User",
        "Authorization",
    ],
)
def test_no_header_opens_anything(amber, nobody, header):
    own = amber.get(f"/partner/{MINE}", headers={header: f"/partner/{THEIRS}"})

    assert MARKS[THEIRS] not in own.text
    assert nobody.get(f"/partner/{THEIRS}", headers={header: THEIRS}).status_code == 401


def test_a_pack_behind_a_link_is_not_shown_under_an_own_name(amber, packs):
    """Whoever can write into the folder of packs decides; a name in an address cannot."""
    for name in ("..", "camden%2Fcounts.parquet", "camden%2Fmanifest.json"):
        assert amber.get(f"/partner/{name}").status_code in {403, 404}
    assert (packs / THEIRS).exists()
