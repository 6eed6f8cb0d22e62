"""Web archives with invented pages, sound and broken."""

import gzip
import random

LINES = (
    "قالت البلدية إن الجسر رقم {} سيفتح أمام المارة بعد أن انتهت الأعمال فيه هذا الأسبوع.",
    "وأضافت أن السير على الطريق القديم سيبقى حتى نهاية العام، ونقلت عن المهندسين أن الفحص لم يجد عيبا في بنائه.",
)


def page(number: int) -> bytes:
    """A page with a short article."""
    rows = "".join(f"<p>{line.format(number)}</p>" for line in LINES)
    return f"<html><head><title>جسر {number}</title></head><body><h1>جسر {number}</h1>{rows}</body></html>".encode()


def record(number: int, body: bytes | None = None, kind: str = "text/html; charset=utf-8", headers: str = "") -> bytes:
    """A response as a record of WARC."""
    content = page(number) if body is None else body
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(content)}\r\n\r\n".encode()
    block = answer + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
        f"WARC-Date: 2024-03-05T10:{number // 60 % 60:02}:{number % 60:02}Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def member(number: int, **told: object) -> bytes:
    """The same as a gzip member."""
    return gzip.compress(record(number, **told))  # type: ignore[arg-type]


def broken(one: bytes, chance: random.Random) -> bytes:
    """A member on a bad day."""
    way, at = chance.randrange(6), chance.randrange(20, len(one) - 20)
    if way == 0:
        return one[:at] + bytes([one[at] ^ 0x55]) + one[at + 1 :]
    if way == 1:
        return one[:at]
    if way == 2:
        return bytes(10) + one[10:]
    if way == 3:
        return one[:-8] + bytes(8)
    if way == 4:
        return one[:at] + chance.randbytes(300) + one[at:]
    return chance.randbytes(len(one))


def archive(count: int, bad: int, seed: int = 3) -> tuple[bytes, int]:
    """An archive of as many members, some of them broken; and how many of the others there are."""
    chance = random.Random(seed)
    lost = set(chance.sample(range(count), bad))
    return b"".join(broken(member(n), chance) if n in lost else member(n) for n in range(count)), count - bad
