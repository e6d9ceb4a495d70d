"""Leads the session of a test terminal, as a shell would: starts one command and says how it ended.

It outlives the command, so that the terminal's modes can be read before the kernel resets them,
and it ends the command when whoever opened the terminal is gone. Started by `terminal.py` with the
terminal as its standard streams.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
import sys
import termios
import time


def lead(control: int, report: int, command: list[str]) -> None:
    """Run a command until it ends, and stay until the other end of `control` is closed."""
    for inherited in (control, report):
        os.set_inheritable(inherited, False)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    for number in (signal.SIGCHLD, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    signal.set_wakeup_fd(wake)
    started = time.monotonic()
    try:
        pid = os.posix_spawnp(command[0], command, os.environ, setsigdef=[signal.SIGINT])
    except OSError as error:
        _say(report, failed=f"cannot start {command[0]}: {error.strerror}")
        return
    _say(report, pid=pid, at=started)
    running = True
    while True:
        ready, _, _ = select.select([control, woken], [], [])
        if woken in ready and running:
            running = _heed(os.read(woken, 64), pid, report)
        elif woken in ready:
            os.read(woken, 64)
        if control in ready:
            break
    if running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _heed(signals: bytes, pid: int, report: int) -> bool:
    """Pass a hangup on, and say how the command ended; is it still running?"""
    if signal.SIGHUP in signals:
        os.kill(pid, signal.SIGHUP)
    ended, status, used = os.wait4(pid, os.WNOHANG)
    if not ended:
        return True
    code = os.waitstatus_to_exitcode(status)
    _say(report, code=code, at=time.monotonic(), cpu=used.ru_utime + used.ru_stime)
    return False


def _say(report: int, **facts: object) -> None:
    os.write(report, f"{json.dumps(facts)}\n".encode())


if __name__ == "__main__":
    lead(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
