#!/usr/bin/env python3
"""Checks a bundle from what ARCHITECTURE.md says under "The seal": the standard library and the package cryptography.

It shares no line with the program that wrote the bundle. It checks order, contents, chain, tree, signatures,
countersignatures, documents and the proof of every decision; the rules of procedure are the program's own business.
Prints one line and ends with 0 when all of it holds; otherwise says the first thing that does not, and ends with 1.
"""
import base64, hashlib, json, sys, tarfile
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, what):
    if not holds:
        raise SystemExit("does not hold: " + what)


def signed(key, message, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


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
    """A note as its text, the text's lines, and its signatures."""
    body, signatures = text.rsplit("\n\n", 1)
    lines = [line.split(" ") for line in signatures.splitlines()]
    need(all(line[0] == "\u2014" and len(line) == 3 for line in lines), "a signature's line")
    return (body + "\n").encode(), body.split("\n"), [(line[1], base64.b64decode(line[2])) for line in lines]


def signed_by_hub(note, origin, keys, size, what):
    """The hub's key that holds at that size has signed."""
    hub = [key for at, seat, key in keys if seat is None and at <= size][-1:]
    mine = [raw[4:] for name, raw in note[2] if hub and name == origin and raw[:4] == key_id(origin, 1, hub[0])]
    need(any(signed(hub[0], note[0], signature) for signature in mine), what)


def checkpoint(text, keys):
    """Size and root of a checkpoint that the hub has signed, and who else of the record has signed it."""
    note, good = note_of(text), set()
    origin, size, tree = note[1][0], int(note[1][1]), base64.b64decode(note[1][2])
    signed_by_hub(note, origin, keys, size, f"the hub's signature of {size} entries")
    for at, seat, key in keys:
        name = f"{origin}/{seat}".replace("+", "%2B")
        for whose, raw in note[2]:
            if seat and at <= size and whose == name and raw[:4] == key_id(name, 4, key):
                said = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big") + note[0]
                need(signed(key, said, raw[12:]), f"the countersignature of {seat} under {size} entries")
                good.add(seat)
    return origin, size, tree, good


def keys_of(entries):
    """Every key that entries name: position, seat (None for the hub), key. A later key of the hub is vouched for."""
    events = [(at, e) for at, entry in entries for e in entry["events"] if e["type"] in ("seal_key_named", "witness_enrolled")]
    return [(at, event.get("seat"), bytes.fromhex(event["key"])) for at, event in events], [e for _, e in events if "seat" not in e]


def leaf_of(entry):
    return sha(b"\x00", sha(bytes.fromhex(entry["salt"]), entry["body"].encode()))


def check(path):
    with tarfile.open(path) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive.getmembers()}
    manifest = json.loads(files["bundle.json"])
    need(manifest["format"] == "mufakat.bundle.v1", "the form of the bundle")
    need(set(manifest["files"]) == set(files) - {"bundle.json"}, "the list of files")
    for name, expected in manifest["files"].items():
        need(sha(files[name]).hex() == expected, name)
        need(not name.startswith("documents/") or name == "documents/" + expected, name)

    h, leaves, entries = bytes(32), [], []
    for at, line in enumerate(files["record.jsonl"].decode().splitlines(), 1):
        line = json.loads(line)
        c = bytes.fromhex(line["c"])
        if "body" in line:
            need(leaf_of(line) == sha(b"\x00", c), f"the content of entry {at}")
            entries.append((at, json.loads(line["body"])))
            need(entries[-1][1]["position"] == at, f"the place of entry {at}")
        h = sha(b"\x02", h, c)
        need(line["position"] == at and h.hex() == line["h"], f"the chain at entry {at}")
        origin = "mufakat/" + c.hex()[:32] if at == 1 else origin
        leaves.append(sha(b"\x00", c))
    need(len(leaves) == manifest["size"] and manifest["origin"] == origin, "the name or the size of the record")

    (keys, hubs), notes, witnesses, last = keys_of(entries), 0, set(), 0
    for former, event in zip(hubs, hubs[1:]):
        key = bytes.fromhex(event["key"])
        text = f"{origin}+{key_id(origin, 1, key).hex()}+{base64.b64encode(bytes([1]) + key).decode()}"
        text = f"mufakat key succession v1\n{text}\n".encode()
        need(signed(bytes.fromhex(former["key"]), text, bytes.fromhex(event.get("vouched") or "")), "the hub's new key")
    for line in files["checkpoints.jsonl"].decode().splitlines():
        name, size, tree, good = checkpoint(json.loads(line)["note"], keys)
        need(name == origin and root(leaves[:size]) == tree, f"the checkpoint of {size} entries")
        notes, last, witnesses = notes + 1, max(last, size), witnesses | good
    need(last == len(leaves), f"a checkpoint over the entries after {last}")

    decisions = sorted(name for name in files if name.startswith("decisions/"))
    for name in decisions:
        proof = json.loads(files[name])
        shown = proof.get("entries", proof.get("keys"))
        keys, _ = keys_of([(entry["position"], json.loads(entry["body"])) for entry in shown])
        whose, size, tree, _ = checkpoint(proof["checkpoint"], keys)
        places = [(entry["position"], leaf_of(entry), entry["proof"]) for entry in shown]
        if proof["format"] == "mufakat.extract.v1":  # the entry is withheld: the hub's signed word says what it decides
            c, at, note = bytes.fromhex(proof["c"]), proof["position"], note_of(proof["signed"])
            says = base64.b64encode(sha(proof["says"].encode())).decode()
            text = f"mufakat decision extract v1\n{whose}\n{at}\n{base64.b64encode(c).decode()}\n{says}\n"
            need(note[0] == text.encode(), f"what {name} is signed for")
            signed_by_hub(note, whose, keys, size, f"the hub's signature of {name}")
            places.append((at, sha(b"\x00", c), proof["proof"]))
        for at, leaf, steps in places:
            steps = [bytes.fromhex(step) for step in steps]
            need(whose == origin and leaf == leaves[at - 1], f"{name}, entry {at}")
            need(included(leaf, at - 1, size, steps) == tree, f"the proof of entry {at} in {name}")
    print(f"holds: {len(leaves)} entries, {notes} checkpoints, {len(witnesses)} witnesses, {len(decisions)} decisions")


if __name__ == "__main__":
    check(sys.argv[1])
