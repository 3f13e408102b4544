"""The scripts' own tests, in tests/ui/browser/: all of them in one page."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import JS_TESTS, serve_scripts

pytestmark = pytest.mark.browser
FEWEST = 20
RUN = """async names => {
  for (const name of names) await import(`/tests/${name}`);
  return (await import("/tests/assert.js")).run();
}"""


def test_scripts(browser: Browser) -> None:
    page = browser.new_page()
    serve_scripts(page)
    found = page.evaluate(RUN, [path.name for path in sorted(JS_TESTS.glob("*.test.js"))])
    page.close()
    assert found["failed"] == []
    assert found["passed"] >= FEWEST
