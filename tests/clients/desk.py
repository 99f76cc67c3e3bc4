"""The desk on a real terminal: opened, used, left; and stopped by a signal. The terminal is as it was afterwards.

usage: desk.py BINARY HUB CREDENTIAL-FILE [LETTER]

With a letter, somebody who waits in the lobby is admitted by it, and nothing else is done.
"""

import fcntl
import http.client
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios

BINARY, HUB, CREDENTIAL, *LETTER = sys.argv[1:]
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
            # Until it is quiet: a desk that is asked to draw without end comes to nothing else.
            while words not in self.seen[begun:] and self.read(0.1):
                pass
        sys.exit(f"{words!r} was never shown; last: {self.seen[-3000:]!r}")

    def is_given_back(self):
        while self.desk.poll() is None or self.read(0):
            self.read(0.2)
        assert self.seen.count(ENTER) == self.seen.count(LEAVE) > 0, "the other screen was left"
        assert self.seen.rfind(SHOW_CURSOR) > self.seen.rfind(ENTER), "the cursor is shown"
        assert termios.tcgetattr(self.line) == self.before, "lines are read as before"


def types(terminal, words):
    os.write(terminal.hand, b":" + words.encode() + b"\r")


def shows(terminal, words):
    """Waits for words on a screen that is drawn anew as a whole: else only what differs is written."""
    terminal.until(words, pressing=b"\x0c")


def closes(terminal):
    """What lies over the desk is closed. The key alone, or it would be read together with the next one; and a word that
    stands on the desk and on no page."""
    terminal.until("Record", pressing=b"\x1b")


def papers(terminal):
    """A file of this machine is tabled from the desk; one that is not there is said to be not there."""
    types(terminal, "document table C/PAPER /nowhere/at/all.md")
    shows(terminal, "cannot be read")
    with tempfile.NamedTemporaryFile(suffix=".md") as paper:
        paper.write(b"# A paper\n")
        paper.flush()
        types(terminal, f"document table C/PAPER {paper.name} --title Paper")
        shows(terminal, "Done")
    os.write(terminal.hand, b"6")
    shows(terminal, "C/PAPER")
    closes(terminal)


def door(terminal):
    """A code is made, somebody comes with it, and is let in with the key that is pressed twice."""
    types(terminal, "door code B")
    shows(terminal, "Codes made here")
    while not (codes := re.findall(rb"(?<![A-Z0-9])[A-Z2-9]{4}-[A-Z2-9]{4}(?![A-Z0-9])", terminal.seen)):
        terminal.read(0.3)
    closes(terminal)
    line = http.client.HTTPConnection(HUB.removeprefix("ws://"))
    knock = {"code": codes[-1].decode(), "person": {"name": "Somebody Else", "title": ""}}
    line.request("POST", "/api/v1/codes", json.dumps(knock), {"Content-Type": "application/json"})
    answer = json.load(line.getresponse())
    shows(terminal, "Somebody")
    os.write(terminal.hand, b"i")
    shows(terminal, "Press again")
    os.write(terminal.hand, b"i")
    shows(terminal, "is let in")
    line.request("GET", "/api/v1/waiting", headers={"Authorization": f"Bearer {answer['credential']}"})
    assert json.load(line.getresponse())["state"] == "admitted"


def leaves(terminal):
    terminal.until("Press again", pressing=b"q")
    os.write(terminal.hand, b"q")
    terminal.is_given_back()
    assert terminal.desk.returncode == 0, terminal.desk.returncode


def letter(file):
    """A seat is admitted by a letter whose file is on this machine; a path that is wrong is put right where it was typed."""
    terminal = Terminal()
    terminal.until("Waiting to be admitted")
    # The key may come too soon after the seat, and is a letter where it comes twice.
    terminal.until("Letter of authorisation", pressing=b"i")
    os.write(terminal.hand, b"\x15Somebody\t\t\tNo. 7\t/nowhere/at/all.pdf\r")
    shows(terminal, "cannot be read")
    os.write(terminal.hand, b"\x15" + file.encode() + b"\r")
    shows(terminal, "Done")
    print("admitted", flush=True)
    leaves(terminal)


def main():
    terminal = Terminal()
    terminal.until("Moderator")
    # Only what differs is written: what the next button says then is new, and stands whole.
    terminal.until("Open item 1", pressing=b" ")
    fcntl.ioctl(terminal.line, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    os.kill(terminal.desk.pid, signal.SIGWINCH)
    types(terminal, "status")
    shows(terminal, "Where we are")
    closes(terminal)
    print("opened", flush=True)
    papers(terminal)
    print("tabled", flush=True)
    door(terminal)
    print("let in", flush=True)
    leaves(terminal)
    print("left", flush=True)

    terminal = Terminal()
    terminal.until("Open item 1")
    terminal.desk.send_signal(signal.SIGTERM)
    terminal.is_given_back()
    assert terminal.desk.returncode == 0, terminal.desk.returncode
    print("stopped", flush=True)


if LETTER:
    letter(*LETTER)
else:
    main()
