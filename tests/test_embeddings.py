"""Vectors from a server that the test starts, and what they change."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from invented_leaves import document, leaf, sentence_claim

from tawatur.connect import connect
from tawatur.embeddings import BATCH, Endpoint, embedding
from tawatur.engine.single import OneProcess
from tawatur.errors import UsageError
from tawatur.model.register import Register

ALIKE = ("collapse", "crumble")


class Answers(BaseHTTPRequestHandler):
    """Two words of one meaning, every other text a meaning of its own."""

    broken = ""
    asked: list[dict] = []

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Answers.asked.append({**sent, "path": self.path, "key": self.headers.get("Authorization")})
        rows = [{"index": at, "embedding": self._vector(text)} for at, text in enumerate(sent["input"])]
        body = {"data": rows[::-1]} if not Answers.broken else json.loads(Answers.broken)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def _vector(self, text: str) -> list[float]:
        same = any(word in text for word in ALIKE)
        return [float(same), float(not same), 0.01 * (len(text) % 7)]

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    Answers.broken, Answers.asked = "", []
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_texts_come_back_as_rows_in_their_order(address: str) -> None:
    texts = ["collapse", "weather"] * BATCH
    rows = Endpoint(address, "small", "secret")(texts)
    assert rows.shape == (2 * BATCH, 3) and rows[0, 0] == 1.0 and rows[1, 0] == 0.0
    assert len(Answers.asked) == 2
    assert {(one["path"], one["model"], one["key"]) for one in Answers.asked} == {
        ("/v1/embeddings", "small", "Bearer secret")
    }


def stories(meaning: Endpoint | None) -> list[set[str]]:
    one = document("a", "old bridge will collapse over river soon. filler words here tell more")
    two = document("b", "spans crumble near that river today. filler words here tell more")
    claims = [
        leaf(one, [sentence_claim(one, 1, "old bridge will collapse over river soon", kind="STATE")]),
        leaf(two, [sentence_claim(two, 1, "spans crumble near that river today", kind="STATE")]),
    ]
    (story,) = connect(claims, Register(), OneProcess(), embedding=meaning)
    documents = {claim.id: claim.document for claim in story.claims}
    return [{documents[claim] for claim in one.claims} for one in story.propositions]


def test_the_same_in_other_words_is_one_with_meaning_and_two_without(address: str) -> None:
    assert {"a", "b"} in stories(Endpoint(address))
    assert {"a", "b"} not in stories(None)


@pytest.mark.parametrize("answer", ['{"data": []}', '{"error": "no"}', "[]", '{"data": [{"index": 0}]}'])
def test_a_wrong_answer_is_one_clear_sentence(address: str, answer: str) -> None:
    Answers.broken = answer
    with pytest.raises(UsageError, match=r"127\.0\.0\.1"):
        Endpoint(address)(["one", "two"])


def test_nobody_there(address: str) -> None:
    with pytest.raises(UsageError, match="no embeddings"):
        Endpoint("http://127.0.0.1:9/v1")(["one"])


def test_neither_folder_nor_address() -> None:
    with pytest.raises(UsageError, match="http://"):
        embedding("nowhere/at/all")
