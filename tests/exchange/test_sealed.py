"""A closed file opens with its password only, and any change to it is noticed."""

import io

import pytest

from planner.exchange import sealed
from planner.exchange.sealed import SealBroken, is_sealed, seal, unseal


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small blocks and a cheap key: what is tested is the form."""
    monkeypatch.setattr(sealed, "_BLOCK", 100)
    monkeypatch.setattr(sealed, "_COST", 10)


def closed(content: bytes, password: str = "horse battery") -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(content), target, password)
    return target.getvalue()


def opened(data: bytes, password: str = "horse battery") -> bytes:
    target = io.BytesIO()
    unseal(io.BytesIO(data), target, password)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 1000])
def test_it_comes_back_as_it_was(size: int) -> None:
    content = bytes(range(256)) * 4
    data = closed(content[:size])
    assert is_sealed(data)
    assert opened(data) == content[:size]
    assert content[:20] not in data


def test_another_password_does_not_open_it() -> None:
    with pytest.raises(SealBroken, match="password is not the right one"):
        opened(closed(b"Ada Lovelace"), "horse batterz")


def test_the_same_content_never_looks_the_same() -> None:
    assert closed(b"Ada") != closed(b"Ada")


def test_every_changed_byte_is_noticed() -> None:
    data = closed(b"A" * 250)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            opened(bytes(changed))


def test_left_out_exchanged_or_cut_off_blocks_are_noticed() -> None:
    head, block = 40, 116
    data = closed(b"A" * 100 + b"B" * 100 + b"C" * 50)
    first, second = data[head : head + block], data[head + block : head + 2 * block]
    rest = data[head + 2 * block :]
    for wrong in (
        data[: head + 2 * block],
        data[: head + block],
        data[:head],
        data[:10],
        data[:head] + second + first + rest,
        data[:head] + second + rest,
        data + rest,
    ):
        with pytest.raises(SealBroken):
            opened(wrong)
