"""What a browser does with the pages of a desk."""

from litestar.testing import TestClient

HERE = "http://testserver.local"
PASSWORD = "a long password"
PEOPLE = {"rim": "reader", "adib": "analyst", "mona": "editor"}
Browser = TestClient[object]  # type: ignore[type-arg]


def form_token(browser: Browser) -> str:
    """What the forms of a browser's session carry."""
    page = browser.get("/settings").text
    return page.split('name="token" value="', 1)[1].split('"', 1)[0]


def send(browser: Browser, path: str, **fields: str):  # type: ignore[no-untyped-def]
    """Sends a form as a browser does."""
    token = fields.pop("token", None) or form_token(browser)
    origin = {"origin": str(browser.base_url).rstrip("/")}
    return browser.post(path, data={"token": token, **fields}, headers=origin, follow_redirects=False)
