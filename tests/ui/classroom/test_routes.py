"""A class's pages and calls over HTTP: who may do what, and what no page or log holds."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from playground.classroom import board as board_module
from playground.runs.backends.inprocess import InProcess
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from playground.ui.classroom.routes import HEADER, Classroom
from playground.ui.http.owner import HEADER as OWNER
from playground.ui.services import Services
from tests.runs.conftest import until
from tests.runs.fakes import TARGET, spec

PORT = 7860
ACTIONS = {
    "hold": {"held": True},
    "limits": {"seconds": 1, "going": 1},
    "forget": {"name": "Ann"},
    "clear": {},
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    settings = Settings(data=Path("/data"), runs=tmp_path, workers=2, live=8, classroom=True)
    executor = RunService(RunStore(tmp_path), settings, InProcess(TARGET))
    yield Services(settings, executor, "of the tests")
    executor.clear_up()
    until(lambda: not executor._pool.workers)
    executor.close()


@pytest.fixture
def web(services: Services, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(board_module, "FRESH", 0.0)
    assert services.roster is not None
    return TestClient(Starlette(routes=Classroom(services, services.roster, PORT).routes()))


def lead(services: Services) -> dict[str, str]:
    assert services.roster is not None
    return {HEADER: services.roster.secret}


def come(services: Services, web: TestClient, name: str) -> tuple[str, dict[str, str]]:
    """Somebody who has joined: his name as an owner, and his headers."""
    assert services.roster is not None
    headers = {OWNER: services.owners.new()}
    asked = {"name": name, "code": services.roster.code}
    assert web.post("/class/join", headers=headers, json=asked).json() == {"name": name}
    return headers[OWNER][:32], headers


def test_a_participant_gives_a_name_and_is_known_by_it(services: Services, web: TestClient) -> None:
    _, ann = come(services, web, "Ann")
    assert web.get("/class/me", headers=ann).json() == {"name": "Ann"}
    assert web.get("/class/me").json() == {"name": ""}
    assert web.post("/class/join", headers=ann, json={"name": "Bea", "code": ""}).json() == {
        "name": "Bea"
    }


@pytest.mark.parametrize(
    "asked", [{}, [], 7, None, {"name": 3, "code": 4}, {"name": "Ann"}, {"name": "Ann", "code": "CCCCCC"}]
)  # fmt: skip
def test_what_does_not_join_gets_a_sentence(
    services: Services, web: TestClient, asked: object
) -> None:
    headers = {OWNER: services.owners.new(), "accept-language": "ko"}
    answer = web.post("/class/join", headers=headers, json=asked)
    assert answer.status_code == 400
    assert any("가" <= letter <= "힣" for letter in answer.json()["error"])


def test_nobody_joins_without_a_token_of_this_servers(services: Services, web: TestClient) -> None:
    assert services.roster is not None
    asked = {"name": "Ann", "code": services.roster.code}
    for headers in ({}, {OWNER: "0" * 96}):
        assert web.post("/class/join", headers=headers, json=asked).status_code == 400
    assert services.roster.people == ()


@pytest.mark.parametrize("action", ACTIONS)
def test_only_the_secret_leads(services: Services, web: TestClient, action: str) -> None:
    assert services.roster is not None
    owner, ann = come(services, web, "Ann")
    run = services.executor.submit(owner, spec("endless"))
    keys = (
        "",
        "x",
        services.roster.wall_key,
        services.roster.code,
        services.roster.secret[:-1],
        owner,
    )
    for key in keys:
        answer = web.post(f"/class/{action}", headers={**ann, HEADER: key}, json=ACTIONS[action])
        assert answer.status_code == 403
        assert web.post("/class/archive", data={"secret": key}).status_code == 403
        assert web.get("/class/desk", headers={HEADER: key}).status_code == 403
    query = {"secret": services.roster.secret, HEADER: services.roster.secret}
    assert web.post(f"/class/{action}", params=query, json={}).status_code == 403
    assert not services.executor.held
    assert services.executor.limits == services.settings.limits
    assert services.executor.state(run.id, owner).going_on
    assert services.roster.name_of(owner) == "Ann"


def test_whoever_leads_pauses_all_and_lets_them_go_on(services: Services, web: TestClient) -> None:
    owner, _ = come(services, web, "Ann")
    run = services.executor.submit(owner, spec("endless"))
    web.post("/class/hold", headers=lead(services), json={"held": True})
    assert services.executor.state(run.id, owner).held
    desk = web.get("/class/desk", headers=lead(services)).json()
    assert (desk["held"], desk["runs"], desk["people"]) == (True, 1, ["Ann"])
    web.post("/class/hold", headers=lead(services), json={"held": False})
    assert not services.executor.state(run.id, owner).held


def test_limits_are_set_as_they_are_typed(services: Services, web: TestClient) -> None:
    web.post("/class/limits", headers=lead(services), json={"seconds": "90", "going": "2"})
    desk = web.get("/class/desk", headers=lead(services)).json()
    assert (desk["seconds"], desk["going"], desk["most_seconds"]) == (90, 2, 3600)
    for wrong in ({"seconds": 0, "going": 1}, {"seconds": 3601, "going": 1}, {"seconds": "x"}, {}):
        answer = web.post("/class/limits", headers=lead(services), json=wrong)
        assert answer.status_code == 400
        assert answer.json()["error"]


def test_after_clearing_up_the_class_is_as_new(services: Services, web: TestClient) -> None:
    assert services.roster is not None
    owner, ann = come(services, web, "Ann")
    services.executor.submit(owner, spec("endless"))
    code = services.roster.code
    taught = services.settings.runs / ".taught" / "of-ann" / "head.safetensors"
    taught.parent.mkdir(parents=True)
    taught.touch()
    assert web.post("/class/clear", headers=lead(services), json={}).json() == {}
    assert services.executor.everyone() == []
    assert not taught.exists()
    assert web.get("/class/me", headers=ann).json() == {"name": ""}
    assert web.get("/class/desk", headers=lead(services)).json()["code"] != code


def test_the_wall_takes_its_own_key_and_tells_no_secret(
    services: Services, web: TestClient
) -> None:
    assert services.roster is not None
    owner, ann = come(services, web, "Ann")
    services.executor.submit(owner, spec("endless"))
    assert web.get("/class/wall", headers=ann).status_code == 403
    wall = web.get("/class/wall", headers={HEADER: services.roster.wall_key})
    assert [one["name"] for one in wall.json()["training"]] == ["Ann"]
    assert wall.headers["cache-control"] == "no-store"
    for secret in (services.roster.secret, ann[OWNER], owner, services.roster.wall_key):
        assert secret not in wall.text


@pytest.mark.parametrize("name", ["projector", "instructor"])
def test_a_page_knows_nothing_and_runs_its_own_script_alone(
    services: Services, web: TestClient, name: str
) -> None:
    assert services.roster is not None
    come(services, web, "Ann")
    page = web.get(f"/{name}", headers={"accept-language": "ko"})
    assert 'lang="ko"' in page.text
    for secret in (services.roster.secret, services.roster.wall_key, services.roster.code, "Ann"):
        assert secret not in page.text
    policy = page.headers["content-security-policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert page.text.count(f'<script nonce="{nonce}">') == page.text.count("<script") == 1
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert nonce not in web.get(f"/{name}").text


def test_the_secret_is_in_no_log(
    services: Services, web: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert services.roster is not None
    caplog.set_level(logging.DEBUG)
    web.get("/class/desk", headers=lead(services))
    web.post("/class/archive", data={"secret": services.roster.secret})
    assert "/class/archive" in caplog.text  # the test's own client tells of its calls
    assert services.roster.secret not in caplog.text


def test_the_archive_is_a_file_with_a_name(services: Services, web: TestClient) -> None:
    assert services.roster is not None
    answer = web.post("/class/archive", data={"secret": services.roster.secret})
    assert answer.content[:2] == b"PK"
    assert answer.headers["content-disposition"].startswith('attachment; filename="class-')
    assert "content-length" not in answer.headers  # it is made while it is sent
