"""Why Wasserstein: two lines by hand, two judges, three games until one stops them."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def lesson(page: Page) -> Page:
    page.get_by_role("tab", name="4 · Slide").click()
    page.get_by_role("tab", name="Why Wasserstein").click()
    page.locator(".pp-why .lines .descend").wait_for()
    return page


def test_only_the_wasserstein_line_comes_home(lesson: Page) -> None:
    lesson.locator(".pp-why .theta").fill("180")
    values = lesson.locator(".pp-why .measures output")
    assert values.all_text_contents() == ["0.80", "0.69", "∞", "1.00"]
    lesson.locator(".pp-why .descend").click()
    expect(lesson.locator(".pp-why .lines .told")).to_contain_text("Only W had a slope to follow")
    assert values.all_text_contents() == ["0.00", "0.69", "∞", "1.00"]


def test_the_judges_answer_when_they_come_into_sight(lesson: Page) -> None:
    lesson.locator(".pp-why .gaussians").scroll_into_view_if_needed()
    told = lesson.locator(".pp-why .gaussians .told")
    expect(told).to_contain_text("the true Wasserstein distance is 5")
    lesson.locator(".pp-why .distance").fill("1")
    expect(told).to_contain_text("the true Wasserstein distance is 1,")
    assert lesson.locator(".pp-why .gaussians .curve").count() == 5


def test_the_games_go_on_until_they_are_stopped(lesson: Page) -> None:
    play = lesson.locator(".pp-why .play")
    play.click()
    count = lesson.locator(".pp-why .ring output").first
    expect(count).to_contain_text("of 8 found")
    expect(play).to_have_text("Stop")
    play.click()
    expect(play).to_have_text("Go on")
    for _ in range(4):  # the slice at hand comes in, on a busy machine later
        stood = count.text_content()
        lesson.wait_for_timeout(1500)
        if count.text_content() == stood:
            break
    else:
        pytest.fail("the games go on")
    lesson.locator(".pp-why .anew").click()
    expect(play).to_have_text("Train all three")
    expect(count).to_be_empty()
