"""Packed bytes → bytes: gzip and Zstandard, known by their first bytes, bounded against bombs."""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from typing import Any, BinaryIO, cast

from rashomon.errors import InputError

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
BUFFER = 1 << 16
# A bomb: more than FREE bytes come out, at more than RATIO for one. Text packs 3 to 12 for one,
# the most repetitive JSON Lines met 60 for one.
FREE, RATIO = 64_000_000, 200


def unpacked(raw: BinaryIO, name: str) -> BinaryIO:
    """The bytes inside, as a buffered stream; bytes that are not packed come as they are.

    Raises:
        InputError: the name promises packed bytes and there are none, or the end is missing.
    """
    try:
        return _opened(raw, name)
    except BaseException:
        raw.close()
        raise


def _opened(raw: BinaryIO, name: str) -> BinaryIO:
    stream = cast(Any, raw) if hasattr(raw, "peek") else io.BufferedReader(cast(Any, raw), BUFFER)
    head = stream.peek(4)[:4]
    if head.startswith(GZIP):
        inner: Any = gzip.GzipFile(fileobj=cast(Any, stream))
    elif head == ZSTD:
        import zstandard

        if not _whole_zstd(stream):
            raise InputError("the Zstandard data end too early")
        stream.seek(0)
        inner = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
            stream, read_across_frames=True
        )
    elif name.lower().endswith((".gz", ".zst")):
        packing = "gzip" if name.lower().endswith(".gz") else "Zstandard"
        raise InputError(f"its name says {packing}, its bytes are not")
    else:
        return cast(BinaryIO, stream)
    return cast(BinaryIO, io.BufferedReader(_Bounded(inner, stream), BUFFER))


class _Bounded(io.RawIOBase):
    """What comes out of an unpacker, until far more comes out than went in."""

    def __init__(self, inner: Any, packed: Any) -> None:
        self._inner, self._packed, self._out = inner, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(len(buffer))
        except EOFError as fault:
            raise InputError("the gzip data end too early") from fault
        except (gzip.BadGzipFile, zlib.error) as fault:
            raise InputError(f"the gzip data are broken ({fault})") from fault
        except Exception as fault:
            if type(fault).__name__ != "ZstdError":
                raise
            raise InputError("the Zstandard data are broken") from fault
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > FREE and self._out > RATIO * max(1, self._packed.tell()):
            raise InputError(f"it unpacks to more than {RATIO} times its size; not read further")
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def _whole_zstd(stream: Any) -> bool:
    """Walk the frames and blocks; the unpacker itself says nothing about a missing end."""
    import zstandard

    stream.seek(0, 2)
    size = stream.tell()
    at = 0
    while at < size:
        stream.seek(at)
        head = stream.read(18)
        if len(head) < 8:
            return False
        magic = struct.unpack("<I", head[:4])[0]
        if magic & 0xFFFFFFF0 == 0x184D2A50:  # a frame to be skipped
            at += 8 + struct.unpack("<I", head[4:8])[0]
            continue
        if head[:4] != ZSTD:
            return False
        try:
            frame = zstandard.get_frame_parameters(head)
            at += zstandard.frame_header_size(head)
        except zstandard.ZstdError:
            return False
        last = False
        while not last:
            stream.seek(at)
            block = stream.read(3)
            if len(block) < 3:
                return False
            word = block[0] | block[1] << 8 | block[2] << 16
            last, kind, length = bool(word & 1), word >> 1 & 3, word >> 3
            at += 3 + (1 if kind == 1 else length)
        at += 4 if frame.has_checksum else 0
    return bool(at == size)
