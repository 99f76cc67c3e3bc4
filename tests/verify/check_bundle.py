#!/usr/bin/env python3
"""Checks a bundle from what ARCHITECTURE.md says under "The seal", with the standard library alone.

It shares no line with the program that wrote the bundle. It checks order, contents, chain, tree, signatures,
countersignatures, documents and the proof of every decision; the rules of procedure are the program's own business.
Prints one line and ends with 0 when all of it holds; otherwise says the first thing that does not, and ends with 1.
"""
import base64, hashlib, json, sys, tarfile

# ---- Ed25519 (RFC 8032, section 5.1 and 6): verification only, slow and plain -----------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(s, p):
    q = (0, 1, 1, 0)
    while s > 0:
        q, p, s = add(q, p) if s & 1 else q, add(p, p), s >> 1
    return q


def point(b):
    y = int.from_bytes(b, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if (x * x - x2) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("no point")
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    try:
        a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    u, v = times(s, BASE), add(r, times(h, a))
    return len(signature) == 64 and s < L and (u[0] * v[2] - v[0] * u[2]) % P == 0 and (u[1] * v[2] - v[1] * u[2]) % P == 0


# ---- hashes, tree and notes -------------------------------------------------------------------------------------
def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, what):
    if not holds:
        raise SystemExit("does not hold: " + what)


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01", root(leaves[:k]), root(leaves[k:]))


def included(leaf, index, size, proof):
    """The root that an inclusion proof gives (RFC 9162, 2.1.3.2)."""
    at, last = index, size - 1
    for step in proof:
        if at % 2 or at == last:
            leaf = sha(b"\x01", step, leaf)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            leaf = sha(b"\x01", leaf, step)
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None


def key_id(name, kind, key):
    return sha(name.encode(), b"\n", bytes([kind]), key)[:4]


def note_of(text):
    """A note as its text, what it says, and its signatures."""
    body, signatures = text.rsplit("\n\n", 1)
    body += "\n"
    origin, size, root_ = body.split("\n")[:3]
    lines = [line.split(" ") for line in signatures.splitlines()]
    need(all(line[0] == "\u2014" and len(line) == 3 for line in lines), "a signature's line")
    lines = [(line[1], base64.b64decode(line[2])) for line in lines]
    return body.encode(), origin, int(size), base64.b64decode(root_), lines


def check_note(note, keys):
    """The hub's key that holds there has signed; whoever else of the record has signed, signed this."""
    body, origin, size, _, lines = note
    hub = [key for at, seat, key in keys if seat is None and at <= size][-1:]
    mine = [raw[4:] for name, raw in lines if hub and name == origin and raw[:4] == key_id(origin, 1, hub[0])]
    need(any(signed(hub[0], body, signature) for signature in mine), f"the hub's signature of {size} entries")
    good = set()
    for at, seat, key in keys:
        name = f"{origin}/{seat}".replace("+", "%2B")
        for whose, raw in lines:
            if seat and at <= size and whose == name and raw[:4] == key_id(name, 4, key):
                seconds = int.from_bytes(raw[4:12], "big")
                text = b"cosignature/v1\ntime %d\n" % seconds + body
                need(signed(key, text, raw[12:]), f"the countersignature of {seat} under {size} entries")
                good.add(seat)
    return good


def keys_of(entries):
    """Every key that entries name: position, seat (None for the hub), key."""
    keys = []
    for position, entry in entries:
        for event in entry["events"]:
            if event["type"] in ("seal_key_named", "witness_enrolled"):
                keys.append((position, event.get("seat"), bytes.fromhex(event["key"])))
    return keys


def check(path):
    with tarfile.open(path) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive.getmembers()}
    manifest = json.loads(files["bundle.json"])
    need(manifest["format"] == "mufakat.bundle.v1", "the form of the bundle")
    need(set(manifest["files"]) == set(files) - {"bundle.json"}, "the list of files")
    for name, expected in manifest["files"].items():
        need(sha(files[name]).hex() == expected, name)
        if name.startswith("documents/"):
            need(sha(files[name]).hex() == name[len("documents/"):], name)

    h, leaves, entries, commitments = bytes(32), [], [], []
    for at, line in enumerate(files["record.jsonl"].decode().splitlines(), 1):
        line = json.loads(line)
        c = bytes.fromhex(line["c"])
        if "body" in line:
            need(sha(bytes.fromhex(line["salt"]), line["body"].encode()) == c, f"the content of entry {at}")
            entry = json.loads(line["body"])
            need(entry["position"] == at, f"the place of entry {at}")
            entries.append((at, entry))
        h = sha(b"\x02", h, c)
        need(line["position"] == at and h.hex() == line["h"], f"the chain at entry {at}")
        leaves.append(sha(b"\x00", c))
        commitments.append(c)
    need(len(leaves) == manifest["size"], "the number of entries")
    origin = "mufakat/" + commitments[0].hex()[:32]
    need(manifest["origin"] == origin, "the name of the record")

    keys, notes, witnesses, last = keys_of(entries), 0, set(), 0
    for line in files["checkpoints.jsonl"].decode().splitlines():
        note = note_of(json.loads(line)["note"])
        need(note[1] == origin and note[2] <= len(leaves), f"the checkpoint of {note[2]} entries")
        need(root(leaves[: note[2]]) == note[3], f"the tree of {note[2]} entries")
        witnesses |= check_note(note, keys)
        notes, last = notes + 1, max(last, note[2])
    need(last == len(leaves), f"a checkpoint over the entries after {last}")
    succeed(origin, [event for _, entry in entries for event in entry["events"]])

    decisions = [name for name in files if name.startswith("decisions/")]
    for name in decisions:
        proof = json.loads(files[name])
        note = note_of(proof["checkpoint"])
        shown = [(entry["position"], json.loads(entry["body"])) for entry in proof["entries"]]
        check_note(note, keys_of(shown))
        for entry in proof["entries"]:
            leaf = sha(b"\x00", sha(bytes.fromhex(entry["salt"]), entry["body"].encode()))
            steps = [bytes.fromhex(step) for step in entry["proof"]]
            need(included(leaf, entry["position"] - 1, note[2], steps) == note[3], f"{name}, entry {entry['position']}")
    print(f"holds: {len(leaves)} entries, {notes} checkpoints, {len(witnesses)} witnesses, {len(decisions)} decisions")


def succeed(origin, events):
    """Each key of the hub but the first is vouched for by the one before it."""
    former = None
    for event in (event for event in events if event["type"] == "seal_key_named"):
        key = bytes.fromhex(event["key"])
        if former is not None:
            text = base64.b64encode(b"\x01" + key).decode()
            text = f"mufakat key succession v1\n{origin}+{key_id(origin, 1, key).hex()}+{text}\n"
            need(signed(former, text.encode(), bytes.fromhex(event.get("vouched") or "")), "the hub's new key")
        former = key


if __name__ == "__main__":
    check(sys.argv[1])
