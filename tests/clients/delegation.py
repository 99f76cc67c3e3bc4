#!/usr/bin/env python3
"""A delegation that speaks only what `mufakat schema` documents, with nothing but Python's standard library.

    delegation.py HOST PORT < CREDENTIAL

It acknowledges every text that is put, with a hash that it worked out itself; asks for the floor under item 3, begins
and ends its speech when it is called; objects to the next text, withdraws the objection, and leaves when the
decision is declared. Each step is one JSON
line on standard output. It exits with 1, saying why on standard error, when the hub does anything but what is
documented: an entry that is missing or comes twice, an answer before its entry, a hash that differs.
"""

import base64
import hashlib
import http.client
import json
import os
import socket
import struct
import sys
import uuid


class WebSocket:
    """As much of RFC 6455 as a client needs."""

    GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    def __init__(self, host, port, path, subprotocol):
        self.socket = socket.create_connection((host, port), timeout=60)
        self.buffer = b""
        key = base64.b64encode(os.urandom(16))
        request = (
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {subprotocol}\r\n"
            f"Sec-WebSocket-Key: {key.decode()}\r\n\r\n"
        )
        self.socket.sendall(request.encode())
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        lines = head.decode().split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
        check(lines[0].split()[1] == "101", f"the upgrade was refused: {lines[0]}")
        accept = base64.b64encode(hashlib.sha1(key + self.GUID).digest()).decode()
        check(headers.get("sec-websocket-accept") == accept, "the hub did not prove that it read the key")
        check(headers.get("sec-websocket-protocol") == subprotocol, "the hub speaks another subprotocol")

    def more(self):
        data = self.socket.recv(65536)
        check(data, "the connection ended without a close frame")
        self.buffer += data

    def take(self, count):
        while len(self.buffer) < count:
            self.more()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def frame(self):
        first, second = self.take(2)
        check(not second & 0x80, "a server never masks")
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", self.take(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", self.take(8))
        return first & 0x80, first & 0x0F, self.take(length)

    def read(self):
        """The next text message, or None and the close code at the end."""
        parts = b""
        while True:
            final, opcode, payload = self.frame()
            if opcode == 0x8:
                code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else None
                return None, code
            if opcode == 0x9:
                self.write(0xA, payload)
            elif opcode in (0x0, 0x1):
                parts += payload
                if final:
                    return parts.decode(), None
            else:
                check(opcode == 0xA, f"an opcode that no text needs: {opcode}")

    def write(self, opcode, payload):
        mask = os.urandom(4)
        length = len(payload)
        if length < 126:
            head = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
        elif length < 65536:
            head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(head + mask + masked)

    def send(self, message):
        self.write(0x1, json.dumps(message).encode())

    def close(self):
        self.write(0x8, struct.pack("!H", 1000))


def check(holds, what):
    if not holds:
        sys.exit(f"delegation.py: {what}")


def told(step, **facts):
    print(json.dumps({"step": step, **facts}), flush=True)


class Delegation:
    def __init__(self, host, port, credential):
        self.host, self.port, self.credential = host, port, credential
        self.socket = WebSocket(host, port, "/ws", "mufakat.v1")
        self.position = None
        self.sections = {}
        self.own = None
        # The act without an answer, and the steps that were taken.
        self.waiting = None
        self.done = []
        self.objected_to = None

    def run(self):
        self.socket.send({"type": "hello", "protocol": 1, "credential": self.credential, "language": "en"})
        while True:
            text, code = self.socket.read()
            check(text is not None, f"the hub closed with {code}")
            message = json.loads(text)
            handle = getattr(self, "on_" + message["type"], None)
            # A type that this client does not know is passed over, as the schema says of fields.
            if handle:
                handle(message)
            if self.step():
                self.socket.close()
                return

    def on_welcome(self, message):
        if message["reset"]:
            self.sections = message["view"]
        self.position = message["position"]
        self.own = message.get("own")
        if "joined" not in self.done:
            self.done.append("joined")
            told("joined", who=message["who"], position=self.position)

    def on_entry(self, message):
        check(message["position"] == self.position + 1, f"{message['position']} came after {self.position}")
        self.position = message["position"]
        self.sections.update(message["sections"])

    def on_own(self, message):
        self.own = message["own"]

    def on_tick(self, message):
        self.socket.send({"type": "tock", "position": self.position})

    def on_accepted(self, message):
        check(message["position"] <= self.position, "an answer came before its entry")
        if self.waiting and message["command_id"] == self.waiting[0]:
            told(self.waiting[1], position=message["position"])
            self.done.append(self.waiting[1])
            self.waiting = None

    def on_rejected(self, message):
        sys.exit(f"delegation.py: {self.waiting} was refused: {json.dumps(message)}")

    def on_declined(self, message):
        sys.exit(f"delegation.py: {self.waiting} was declined: {json.dumps(message)}")

    def act(self, step, action):
        command_id = str(uuid.uuid4())
        self.waiting = (command_id, step)
        action["meeting"] = self.sections["meeting"]["focus"]
        self.socket.send(
            {"type": "submit", "command_id": command_id, "seen": {"position": self.position}, "action": action}
        )

    def step(self):
        """Does what is due. True when all is done."""
        if self.waiting or not self.own or not self.own.get("seat"):
            return False
        seat = self.own["seat"]
        open_items = self.sections.get("agenda", {}).get("open", [])
        speech = self.sections.get("floor", {}).get("speech")
        mine = speech and speech["party"] == seat["party"]
        text = seat.get("text")
        if text and not text["acknowledged"]:
            self.acknowledge(text)
        elif "asked" not in self.done:
            if open_items and open_items[-1] == "3":
                self.act("asked", {"type": "request_floor", "item": open_items[-1]})
        elif "started" not in self.done:
            if mine and speech["phase"]["phase"] == "called":
                self.act("started", {"type": "start_speech", "speech": speech["speech"]})
        elif "ended" not in self.done:
            if mine:
                self.act("ended", {"type": "end_speech", "speech": speech["speech"]})
        elif "objected" not in self.done:
            if text:
                self.objected_to = text["proposal"]
                names = {name: text[name] for name in ("proposal", "revision")}
                self.act("objected", {"type": "object", **names, "point": "the second paragraph"})
        elif "withdrawn" not in self.done:
            if text and text["objections"]:
                self.act("withdrawn", {"type": "withdraw_objection", "objection": text["objections"][0]})
        else:
            decisions = self.sections.get("decisions", {}).get("decisions", {}).get("head", [])
            for decision in decisions:
                if decision["proposal"] == self.objected_to:
                    told("decided", verb=decision["verb"], hash=decision["hash"])
                    return True
        return False

    def acknowledge(self, text):
        """Works the hash out from the words and the documents, as `sha256sum` would."""
        put = next(p for p in self.sections["table"]["proposals"]["head"] if p["proposal"] == text["proposal"])
        whole = put["text"]
        for document in put["documents"]:
            body = self.fetch(document["hash"])
            check(hashlib.sha256(body).hexdigest() == document["hash"], "a document has another hash than it is named by")
            reference = document["document"]
            whole += f"\n{reference['symbol']} Rev.{reference['revision']} sha256:{document['hash']}"
        worked_out = hashlib.sha256(whole.encode()).hexdigest()
        check(worked_out == put["hash"], "the text has another hash than the hub names")
        names = {name: text[name] for name in ("proposal", "revision")}
        self.act("acknowledged", {"type": "acknowledge", **names, "hash": worked_out})

    def fetch(self, digest):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request("GET", f"/documents/{digest}", headers={"Authorization": f"Bearer {self.credential}"})
        answer = connection.getresponse()
        check(answer.status == 200, f"a document was not given: {answer.status}")
        return answer.read()


def main():
    check(len(sys.argv) == 3, "usage: delegation.py HOST PORT < CREDENTIAL")
    # The credential comes by standard input: a command line can be read by everybody on the machine.
    Delegation(sys.argv[1], int(sys.argv[2]), sys.stdin.readline().strip()).run()


if __name__ == "__main__":
    main()
