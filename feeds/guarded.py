"""Connections that look at whom they reached, and that end when their time is up.

A name is looked up once; only an address that passed is connected to, and the connection is asked
whom it reached: a name that answers with another address the second time reaches nothing. Every read
and write gets what is left of the whole request's time, so a server that sends a byte now and then
cannot hold us.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2
from httpcore2 import NetworkBackend, NetworkStream

from feeds.addresses import is_metadata, is_public, refused
from feeds.errors import AddressRefused

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """The time that one request may take in all, redirects included."""

    def __init__(self, limit_s: float) -> None:
        self._ends = time.monotonic() + limit_s

    def left(self, at_most: float | None) -> float:
        """Return the seconds left, at most so many.

        Raises:
            httpcore2.ReadTimeout: there are none.
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole answer is over")
        return left if at_most is None else min(left, at_most)


class GuardedTransport(httpx2.HTTPTransport):
    """One request's connections: checked, bounded, none kept for later, no proxy."""

    def __init__(self, deadline: Deadline, context: ssl.SSLContext, *, private: bool) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool.close()
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_GuardedBackend(deadline, private=private),
        )


class _GuardedBackend(NetworkBackend):
    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self._deadline = deadline
        self._private = private
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> NetworkStream:
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._allowed(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options or ()
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
                continue
            return self._checked(stream, host)
        raise failed

    def _allowed(self, host: str, port: int) -> list[str]:
        """Return the addresses of this host that we may talk to.

        Raises:
            AddressRefused: there are some, and none of them is one.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [address for address in addresses if self._may_talk_to(address)]
        if not allowed:
            raise _private(host, addresses[0])
        return allowed

    def _checked(self, stream: NetworkStream, host: str) -> NetworkStream:
        reached = str(stream.get_extra_info("server_addr")[0])
        if self._may_talk_to(reached):
            return _BoundedStream(stream, self._deadline)
        stream.close()
        raise _private(host, reached)

    def _may_talk_to(self, address: str) -> bool:
        return not is_metadata(address) if self._private else is_public(address)


def _private(host: str, address: str) -> AddressRefused:
    return refused(host, f"it leads to {address}, which is not on the public internet")


class _BoundedStream(NetworkStream):
    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _BoundedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
