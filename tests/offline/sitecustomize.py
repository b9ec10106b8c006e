"""Refuses the network to this process; a socket to this machine itself is let through.

Python imports a module of this name when it starts: with this folder on ``PYTHONPATH``, a process is refused the
network, and so is every process that it starts in turn.
"""

from __future__ import annotations

import os
import sys
from ipaddress import ip_address
from socket import AF_UNIX
from typing import Any

REFUSE_LOCAL = "TESTS_REFUSE_LOCAL_SOCKETS"
"""Variable of the environment: when it is set, sockets to this machine are refused as well."""

OF_A_SOCKET = {"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"}
"""Events whose arguments are a socket and an address."""

OF_A_NAME = {"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"}
"""Events whose first argument is a host or an address."""


class NetworkRefused(BaseException):
    """Not an Exception: code that carries on without the network would hide that it asked for it."""


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise for an event that reaches out of this machine."""
    if event.startswith("socket.") and REFUSE_LOCAL in os.environ:
        raise NetworkRefused(f"{event} {arguments}")
    if event in OF_A_SOCKET:
        connection, address, *_ = arguments
        if connection.family != AF_UNIX and not is_local(address):
            raise NetworkRefused(f"{event} {arguments}")
    if event in OF_A_NAME and not is_local(arguments[0]):
        raise NetworkRefused(f"{event} {arguments}")


def is_local(address: Any) -> bool:
    """Return whether a host, or an address that begins with one, is this machine; None stands for it too."""
    host = address[0] if isinstance(address, tuple) else address
    host = host.decode() if isinstance(host, bytes) else host
    if host in {None, "localhost"}:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse)
