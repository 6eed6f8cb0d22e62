"""Records packed and unpacked are the same records, and nothing else is ever made of bytes."""

import pickle
import zlib

import pytest

from tawatur import app
from tawatur.connect import connect
from tawatur.engine.single import OneProcess
from tawatur.errors import StoreError
from tawatur.model.chain import Link
from tawatur.model.codec import pack, unpack
from tawatur.model.document import Document
from tawatur.model.leaf import Leaf, Packed
from tawatur.model.span import Span
from tawatur.model.story import Story


@pytest.fixture(scope="module")
def leaves() -> list[Leaf]:
    desk = app.reader()
    return [desk.leaf(one) for one in app.annotated([app.demo_folder() / "articles"]).analyses.values()]


def test_leaves_and_stories_come_back_as_they_were(leaves: list[Leaf]) -> None:
    assert [unpack(Leaf, pack(leaf)) for leaf in leaves] == leaves
    (story,) = connect(leaves, app.reader().register, OneProcess())
    assert unpack(Story, pack(story)) == story
    assert repr(unpack(Story, pack(story))) == repr(story)


def test_packed_leaves_give_the_same_stories(leaves: list[Leaf]) -> None:
    packed = [Packed.of(leaf) for leaf in leaves]
    assert [one.key for one in packed] == [leaf.key for leaf in leaves]
    register = app.reader().register
    assert connect(packed, register, OneProcess()) == connect(leaves, register, OneProcess())


@pytest.mark.parametrize(
    "packed",
    [b"", b"no zlib at all", zlib.compress(b"{"), zlib.compress(b"[1]"), zlib.compress(pickle.dumps(Span(1, 2)))],
    ids=["empty", "noise", "no-json", "another-record", "pickle"],
)
def test_other_bytes_are_refused_in_one_sentence(packed: bytes) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        unpack(Span, packed)


def test_a_record_of_before_has_the_defaults_of_the_fields_that_came_since() -> None:
    assert unpack(Link, zlib.compress(b'["a","b"]')) == Link("a", "b")
    assert unpack(Document, zlib.compress(b'["1","a","text"]')) == Document("1", "a", "text")
    with pytest.raises(StoreError, match="cannot be read"):
        unpack(Link, zlib.compress(b'["a"]'))


def test_what_holds_anything_else_is_not_packed() -> None:
    with pytest.raises(TypeError, match="codec knows no"):
        pack({"a": 1})
