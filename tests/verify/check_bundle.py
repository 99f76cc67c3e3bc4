#!/usr/bin/env python3
"""Checks a bundle from what ARCHITECTURE.md says under "The seal": the standard library and the package cryptography.

It shares no line with the program that wrote the bundle. It checks order, contents, chain, tree, signatures,
countersignatures, documents and the proof of every decision; the rules of procedure are the program's own business.
Prints one line and ends with 0 when all of it holds; otherwise says the first thing that does not, and ends with 1.
"""
import base64, collections, hashlib, json, sys, tarfile
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# A key that the entry at a position names: of the hub where the seat is None, of a seat's witness otherwise.
Key = collections.namedtuple("Key", "at seat name id key vouched")
HUB, WITNESS = b"\x01", b"\x04"  # kinds of keys


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, what):
    if not holds:
        raise SystemExit("does not hold: " + what)


def need_signed(key, message, signature, what):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        need(False, what)


def split(size):
    return 1 << (size - 1).bit_length() - 1  # the largest power of two below it


def root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    left = split(len(leaves))
    return sha(b"\x01", root(leaves[:left]), root(leaves[left:]))


def root_by_proof(leaf, index, size, proof):
    """RFC 9162, 2.1.3, from the top: the last step of a proof is the other half of the tree."""
    if size == 1 or not proof:
        return leaf if size == 1 and not proof else b"a proof of another length"
    left, other = split(size), bytes.fromhex(proof[-1])
    if index < left:
        return sha(b"\x01", root_by_proof(leaf, index, left, proof[:-1]), other)
    return sha(b"\x01", other, root_by_proof(leaf, index - left, size - left, proof[:-1]))


def keys_of(origin, entries):
    """Every key that entries name, in their order."""
    for at, event in [(at, event) for at, entry in entries for event in entry["events"]]:
        if event["type"] in ("seal_key_named", "witness_enrolled"):
            seat, key, vouched = event.get("seat"), bytes.fromhex(event["key"]), event.get("vouched") or ""
            name, kind = (f"{origin}/{seat}".replace("+", "%2B"), WITNESS) if seat else (origin, HUB)
            id = sha(name.encode(), b"\n", kind, key)[:4]
            yield Key(at, seat, name, id, key, bytes.fromhex(vouched))


def read_note(note, size, keys, what):
    """The text that was signed, and the seats that countersigned it. The hub's last key up to that size has signed."""
    text, _, lines = note.partition("\n\n")
    text, signers = (text + "\n").encode(), set()
    for _, name, raw in map(str.split, lines.splitlines()):
        id, signature = base64.b64decode(raw)[:4], base64.b64decode(raw)[4:]
        for key in [key for key in keys if key.at <= size and (key.name, key.id) == (name, id)]:
            said, by = text, signature
            if key.seat:
                said, by = b"cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big") + text, signature[8:]
            need_signed(key.key, said, by, f"the signature of {name} under {what}")
            signers.add(key)
    hubs = [key for key in keys if key.seat is None and key.at <= size]
    need(hubs and hubs[-1] in signers, f"the hub's signature under {what}")
    return text, {key.seat for key in signers if key.seat}


def read_checkpoint(note, origin, keys):
    """Size and root of a checkpoint of this record, and the seats that countersigned it."""
    whose, size, tree = note.partition("\n\n")[0].splitlines()
    need(whose == origin, f"the name of the record in the checkpoint of {size} entries")
    _, seats = read_note(note, int(size), keys, f"{size} entries")
    return int(size), base64.b64decode(tree), seats


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
    return "mufakat/" + json.loads(lines[0])["c"][:32], leaves, entries


def check_decision(name, shown, origin, leaves):
    entries = shown.get("entries", shown.get("keys"))
    keys = list(keys_of(origin, [(entry["position"], json.loads(entry["body"])) for entry in entries]))
    size, tree, _ = read_checkpoint(shown["checkpoint"], origin, keys)
    places = [(entry["position"], leaf_of(entry), entry["proof"]) for entry in entries]
    if shown["format"] == "mufakat.extract.v1":  # the entry is withheld: the hub's signed word says what it decides
        at, c, says = shown["position"], bytes.fromhex(shown["c"]), sha(shown["says"].encode())
        text = f"{origin}\n{at}\n{base64.b64encode(c).decode()}\n{base64.b64encode(says).decode()}\n"
        signed, _ = read_note(shown["signed"], size, keys, name)
        need(signed == f"mufakat decision extract v1\n{text}".encode(), f"the words that are signed in {name}")
        places.append((at, sha(b"\x00", c), shown["proof"]))
    for at, leaf, proof in places:
        need(leaf == leaves[at - 1] and root_by_proof(leaf, at - 1, size, proof) == tree, f"entry {at} in {name}")


def check(path):
    with tarfile.open(path) as archive:
        files = {member.name: archive.extractfile(member).read() for member in archive.getmembers()}
    manifest = json.loads(files["bundle.json"])
    need(manifest["format"] == "mufakat.bundle.v1", "the form of the bundle")
    need(set(manifest["files"]) == set(files) - {"bundle.json"}, "the list of files")
    for name, expected in manifest["files"].items():
        need(sha(files[name]).hex() == expected and name.removeprefix("documents/") in (name, expected), name)

    origin, leaves, entries = check_record(files["record.jsonl"].splitlines())
    need((manifest["origin"], manifest["size"]) == (origin, len(leaves)), "the name or the size of the record")
    keys = list(keys_of(origin, entries))
    hubs = [key for key in keys if key.seat is None]
    for former, new in zip(hubs, hubs[1:]):
        named = f"{origin}+{new.id.hex()}+{base64.b64encode(HUB + new.key).decode()}"
        said = f"mufakat key succession v1\n{named}\n".encode()
        need_signed(former.key, said, new.vouched, f"the hub's new key at entry {new.at}")

    lines = [json.loads(line) for line in files["checkpoints.jsonl"].splitlines()]
    checkpoints = [read_checkpoint(line["note"], origin, keys) for line in lines if line["type"] == "checkpoint"]
    for size, tree, _ in checkpoints:
        need(root(leaves[:size]) == tree, f"the checkpoint of {size} entries")
    need(any(size == len(leaves) for size, _, _ in checkpoints), "a checkpoint over the last entry")
    decisions = [name for name in files if name.startswith("decisions/")]
    for name in decisions:
        check_decision(name, json.loads(files[name]), origin, leaves)
    witnesses = set().union(*(seats for _, _, seats in checkpoints))
    found = [f"{len(leaves)} entries", f"{len(checkpoints)} checkpoints", f"{len(witnesses)} witnesses"]
    lost = [f"set aside as damaged: {line['file']}" for line in lines if line["type"] == "set_aside"]
    print("holds:", ", ".join([*found, f"{len(decisions)} decisions", *lost]))


if __name__ == "__main__":
    check(sys.argv[1])
