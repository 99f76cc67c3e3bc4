#!/usr/bin/env python3
"""Checks a bundle from what ARCHITECTURE.md says under "The seal": the standard library and the package cryptography.

It shares no line with the program that wrote the bundle. It checks order, contents, chain, tree, signatures,
countersignatures, documents and the proof of every decision; the rules of procedure are the program's own business.
Prints one line and ends with 0 when all of it holds; otherwise says the first thing that does not, and ends with 1.
"""
import base64, hashlib, json, sys, tarfile
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HUB, WITNESS = 0x01, 0x04  # kinds of keys


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, what):
    if not holds:
        raise SystemExit("does not hold: " + what)


def has_signed(key, message, signature):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\x01", root(leaves[:left]), root(leaves[left:]))


def root_by_proof(node, index, size, proof):
    """RFC 9162, 2.1.3.2."""
    last = size - 1
    for step in proof:
        if index % 2 or index == last:
            node = sha(b"\x01", step, node)
            while index and index % 2 == 0:
                index, last = index >> 1, last >> 1
        else:
            node = sha(b"\x01", node, step)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None


def key_id(name, kind, key):
    return sha(name.encode(), b"\n", bytes([kind]), key)[:4]


def read_note(text):
    """What was signed, and for each signature its name, its key's id and itself."""
    body, _, lines = text.partition("\n\n")
    named = [line.removeprefix("\u2014 ").split(" ") for line in lines.splitlines()]
    raw = [(name, base64.b64decode(signature)) for name, signature in named]
    return (body + "\n").encode(), [(name, both[:4], both[4:]) for name, both in raw]


def is_by_hub(note, origin, size, keys):
    """The last key of the hub that is named at or before that size has signed."""
    text, signatures = note
    key = [key for at, seat, key, _ in keys if seat is None and at <= size][-1]
    wanted = (origin, key_id(origin, HUB, key))
    return any((name, known) == wanted and has_signed(key, text, signature) for name, known, signature in signatures)


def read_checkpoint(text, keys):
    """Origin, size and root of a checkpoint, and the seats that countersigned it."""
    note = read_note(text)
    origin, size, tree = note[0].decode().splitlines()
    size, seats = int(size), set()
    need(is_by_hub(note, origin, size, keys), f"the hub's signature of {size} entries")
    for at, seat, key, _ in keys:
        name = f"{origin}/{seat}".replace("+", "%2B")
        for whose, known, signature in note[1]:
            if seat and at <= size and (whose, known) == (name, key_id(name, WITNESS, key)):
                said = b"cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big") + note[0]
                need(has_signed(key, said, signature[8:]), f"the countersignature of {seat} under {size} entries")
                seats.add(seat)
    return origin, size, base64.b64decode(tree), seats


def keys_of(entries):
    """Every key that entries name: position, seat (None for the hub), key, and how the hub's former key vouches."""
    events = [(at, event) for at, entry in entries for event in entry["events"]]
    named = [(at, e) for at, e in events if e["type"] in ("seal_key_named", "witness_enrolled")]
    return [(at, e.get("seat"), bytes.fromhex(e["key"]), bytes.fromhex(e.get("vouched") or "")) for at, e in named]


def leaf_of(entry):
    return sha(b"\x00", sha(bytes.fromhex(entry["salt"]), entry["body"].encode()))


def check_record(lines):
    """The chain; gives the origin, the tree's leaves, and the entries whose contents are there."""
    h, leaves, entries = bytes(32), [], []
    for at, line in enumerate(map(json.loads, lines), 1):
        c = bytes.fromhex(line["c"])
        h = sha(b"\x02", h, c)
        need(line["position"] == at and line["h"] == h.hex(), f"the chain at entry {at}")
        leaves.append(sha(b"\x00", c))
        if "body" in line:
            entries.append((at, json.loads(line["body"])))
            need(leaf_of(line) == leaves[-1] and entries[-1][1]["position"] == at, f"the content of entry {at}")
        origin = "mufakat/" + c.hex()[:32] if at == 1 else origin
    return origin, leaves, entries


def check_decision(name, proof, origin, leaves):
    shown = proof.get("entries", proof.get("keys"))
    keys = keys_of([(entry["position"], json.loads(entry["body"])) for entry in shown])
    whose, size, tree, _ = read_checkpoint(proof["checkpoint"], keys)
    places = [(entry["position"], leaf_of(entry), entry["proof"]) for entry in shown]
    if proof["format"] == "mufakat.extract.v1":  # the entry is withheld: the hub's signed word says what it decides
        c, at, note = bytes.fromhex(proof["c"]), proof["position"], read_note(proof["signed"])
        says = base64.b64encode(sha(proof["says"].encode())).decode()
        text = f"mufakat decision extract v1\n{whose}\n{at}\n{base64.b64encode(c).decode()}\n{says}\n"
        need(note[0] == text.encode() and is_by_hub(note, whose, size, keys), f"the hub's signature of {name}")
        places.append((at, sha(b"\x00", c), proof["proof"]))
    for at, leaf, steps in places:
        by_proof = root_by_proof(leaf, at - 1, size, map(bytes.fromhex, steps))
        need(whose == origin and leaf == leaves[at - 1] and by_proof == tree, f"the proof of entry {at} in {name}")


def check(path):
    with tarfile.open(path) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive.getmembers()}
    manifest = json.loads(files["bundle.json"])
    need(manifest["format"] == "mufakat.bundle.v1", "the form of the bundle")
    need(set(manifest["files"]) == set(files) - {"bundle.json"}, "the list of files")
    for name, expected in manifest["files"].items():
        need(sha(files[name]).hex() == expected, name)
        need(not name.startswith("documents/") or name == "documents/" + expected, name)

    origin, leaves, entries = check_record(files["record.jsonl"].splitlines())
    need((manifest["origin"], manifest["size"]) == (origin, len(leaves)), "the name or the size of the record")
    keys = keys_of(entries)
    hubs = [(key, vouched) for _, seat, key, vouched in keys if seat is None]
    for (former, _), (key, vouched) in zip(hubs, hubs[1:]):
        new = f"{origin}+{key_id(origin, HUB, key).hex()}+{base64.b64encode(bytes([HUB]) + key).decode()}"
        need(has_signed(former, f"mufakat key succession v1\n{new}\n".encode(), vouched), "the hub's new key")

    lines = [json.loads(line) for line in files["checkpoints.jsonl"].splitlines()]
    checkpoints = [read_checkpoint(line["note"], keys) for line in lines if line["type"] == "checkpoint"]
    for whose, size, tree, _ in checkpoints:
        need(whose == origin and root(leaves[:size]) == tree, f"the checkpoint of {size} entries")
    need(any(size == len(leaves) for _, size, _, _ in checkpoints), "a checkpoint over the last entry")
    decisions = [name for name in files if name.startswith("decisions/")]
    for name in decisions:
        check_decision(name, json.loads(files[name]), origin, leaves)
    witnesses = set().union(*(seats for _, _, _, seats in checkpoints))
    found = [f"{len(leaves)} entries", f"{len(checkpoints)} checkpoints", f"{len(witnesses)} witnesses"]
    lost = [f"set aside as damaged: {line['file']}" for line in lines if line["type"] == "set_aside"]
    print("holds:", ", ".join([*found, f"{len(decisions)} decisions", *lost]))


if __name__ == "__main__":
    check(sys.argv[1])
