"""The desk on a real terminal: opened, used, left; and stopped by a signal. The terminal is as it was afterwards.

usage: desk.py BINARY HUB CREDENTIAL-FILE
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios

BINARY, HUB, CREDENTIAL = sys.argv[1:]
ENTER, LEAVE, SHOW_CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"


class Terminal:
    """A terminal of 100 by 30 with the desk on it, and what was written on it so far."""

    def __init__(self):
        self.hand, self.line = pty.openpty()
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.before = termios.tcgetattr(self.line)
        self.seen = b""
        environment = {**os.environ, "TERM": "xterm-256color", "MUFAKAT_LANG": "en", "NO_COLOR": "1"}
        self.desk = subprocess.Popen(
            [BINARY, "control", "--hub", HUB, "--credential", CREDENTIAL],
            stdin=self.line, stdout=self.line, stderr=subprocess.STDOUT, env=environment, start_new_session=True,
        )

    def read(self, seconds):
        """Whether something was written in that time."""
        if not select.select([self.hand], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.hand, 65536)
        return True

    def until(self, words, pressing=None):
        """Waits for words to be written, pressing a key again where nothing comes of it."""
        words, begun = words.encode(), len(self.seen)
        for _ in range(120):
            if words in self.seen[begun:]:
                return
            if pressing:
                os.write(self.hand, pressing)
            for _ in range(3):
                if words not in self.seen[begun:]:
                    self.read(0.3)
        sys.exit(f"{words!r} was never shown; last: {self.seen[-3000:]!r}")

    def is_given_back(self):
        while self.desk.poll() is None or self.read(0):
            self.read(0.2)
        assert self.seen.count(ENTER) == self.seen.count(LEAVE) > 0, "the other screen was left"
        assert self.seen.rfind(SHOW_CURSOR) > self.seen.rfind(ENTER), "the cursor is shown"
        assert termios.tcgetattr(self.line) == self.before, "lines are read as before"


def main():
    terminal = Terminal()
    terminal.until("Moderator")
    # Only what differs is written: what the next button says then is new, and stands whole.
    terminal.until("Open item 1", pressing=b" ")
    fcntl.ioctl(terminal.line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.kill(terminal.desk.pid, signal.SIGWINCH)
    os.write(terminal.hand, b":status\r")
    terminal.until("Moderator")
    os.write(terminal.hand, b"\x1b")
    # Drawn anew as a whole.
    terminal.until("Moderator", pressing=b"\x0c")
    print("opened", flush=True)
    terminal.until("Press again", pressing=b"q")
    os.write(terminal.hand, b"q")
    terminal.is_given_back()
    assert terminal.desk.returncode == 0, terminal.desk.returncode
    print("left", flush=True)

    terminal = Terminal()
    terminal.until("Open item 1")
    terminal.desk.send_signal(signal.SIGTERM)
    terminal.is_given_back()
    assert terminal.desk.returncode == 0, terminal.desk.returncode
    print("stopped", flush=True)


main()
