"""Bundles put together by hand from what ARCHITECTURE.md says, with what a rehearsed conference does not come to: a key of
the hub that follows another, a witness whose name is written otherwise, an extract of a withheld decision, a damaged file
of checkpoints. check_bundle.py holds the whole one, and finds each of the ways in which another one is wrong.
"""
import base64, io, json, sys, tarfile
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
import check_bundle
from check_bundle import root, sha, split

A, B, SEAT = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2, 3))
SIZE, FIRST, ENROLLED, FOLLOWED, OPEN, WITHHELD = 12, 1, 3, 6, 8, 9

# Each fault, and what is said of it.
FAULTS = {
    "an entry says something else": "the content of entry 8",
    "two entries are exchanged": "the chain at entry 4",
    "an entry names another position": "the content of entry 8",
    "the last entry is missing": "the name or the size of the record",
    "the hub's new key is nobody's word": "the hub's new key at entry 6",
    "the old key signs on": "the hub's signature under 12 entries",
    "nobody signs": "the hub's signature under 12 entries",
    "the hub signs wrongly": "under 12 entries",
    "a witness signs another time": "the signature of mufakat/",
    "a checkpoint has another root": "the checkpoint of 12 entries",
    "a checkpoint is of another record": "the name of the record in the checkpoint of 12 entries",
    "the last checkpoint is missing": "a checkpoint over the last entry",
    "a decision is another entry": "entry 8 in decisions/1.json",
    "a proof is too short": "entry 8 in decisions/1.json",
    "a proof is too long": "entry 8 in decisions/1.json",
    "a proof has another step": "entry 8 in decisions/1.json",
    "an extract says something else": "the words that are signed in decisions/2.json",
    "an extract is signed by the old key": "the hub's signature under decisions/2.json",
    "an extract is of another entry": "entry 9 in decisions/2.json",
    "a document is another one": "documents/",
    "a file is not listed": "the list of files",
    "a listed file is changed": "documents.json",
}


def raw(key):
    return key.public_key().public_bytes_raw()


def proof(leaves, at):
    """RFC 9162, 2.1.3.1: the other halves, from the leaf up."""
    if len(leaves) < 2:
        return []
    left = split(len(leaves))
    here, other = (leaves[:left], leaves[left:]) if at < left else (leaves[left:], leaves[:left])
    return proof(here, at if at < left else at - left) + [root(other).hex()]


def line(name, kind, key, signature):
    known = sha(name.encode(), b"\n", kind, raw(key))[:4]
    return f"\u2014 {name} {base64.b64encode(known + signature).decode()}\n"


def made(fault):
    events = {at: [] for at in range(1, SIZE + 1)}
    events[FIRST] = [{"type": "seal_key_named", "key": raw(A).hex()}]
    events[ENROLLED] = [{"type": "witness_enrolled", "seat": "B+1", "key": raw(SEAT).hex()}]
    events[FOLLOWED] = [{"type": "seal_key_named", "key": raw(B).hex()}]
    bodies = [json.dumps({"position": at, "events": events[at]}) for at in events]
    salts = [bytes([at]) * 16 for at in events]
    origin = "mufakat/" + sha(salts[0], bodies[0].encode()).hex()[:32]
    known = sha(origin.encode(), b"\n", b"\x01", raw(B))[:4].hex()
    succession = f"mufakat key succession v1\n{origin}+{known}+{base64.b64encode(bytes([1]) + raw(B)).decode()}\n"
    by = B if fault == "the hub's new key is nobody's word" else A
    events[FOLLOWED][0]["vouched"] = by.sign(succession.encode()).hex()
    bodies[FOLLOWED - 1] = json.dumps({"position": FOLLOWED, "events": events[FOLLOWED]})
    if fault == "an entry names another position":
        bodies[OPEN - 1] = bodies[OPEN]

    h, leaves, record = bytes(32), [], []
    for at, (salt, body) in enumerate(zip(salts, bodies), 1):
        c = sha(salt, body.encode())
        h = sha(b"\x02", h, c)
        leaves.append(sha(b"\x00", c))
        record.append({"position": at, "c": c.hex(), "h": h.hex(), "salt": salt.hex(), "body": body})
    if fault == "an entry says something else":
        record[OPEN - 1]["body"] = record[OPEN - 1]["body"].replace("[]", "[ ]")
    shown = {at: {key: record[at - 1][key] for key in ("position", "salt", "body")} for at in (FIRST, ENROLLED, FOLLOWED)}
    shown[OPEN] = {key: record[OPEN - 1][key] for key in ("position", "salt", "body")}
    for at in shown:
        shown[at]["proof"] = proof(leaves, at - 1)
    del record[WITHHELD - 1]["salt"], record[WITHHELD - 1]["body"]
    withheld = bytes.fromhex(record[WITHHELD - 1]["c"])
    if fault == "two entries are exchanged":
        record[3], record[4] = record[4], record[3]
    if fault == "the last entry is missing":
        record.pop()

    def checkpoint(size):
        wrong, name = size == SIZE and fault, origin
        if wrong == "a checkpoint is of another record":
            name = origin[:-1] + ("0" if origin[-1] != "0" else "1")
        tree = sha(b"") if wrong == "a checkpoint has another root" else root(leaves[:size])
        text = f"{name}\n{size}\n{base64.b64encode(tree).decode()}\n"
        hub = B if size >= FOLLOWED and wrong != "the old key signs on" else A
        signature = hub.sign(text.encode() + (b" " if wrong == "the hub signs wrongly" else b""))
        note = text + "\n" + ("" if wrong == "nobody signs" else line(name, b"\x01", hub, signature))
        time = (1_700_000_000).to_bytes(8, "big")
        said = f"cosignature/v1\ntime {1_700_000_000 + (wrong == 'a witness signs another time')}\n{text}"
        return note + line(f"{name}/B%2B1", b"\x04", SEAT, time + SEAT.sign(said.encode()))

    named = [shown[FIRST], shown[ENROLLED], shown[FOLLOWED]]
    opened = {"format": "mufakat.decision.v1", "checkpoint": checkpoint(SIZE), "entries": [dict(shown[OPEN]), *named]}
    steps = opened["entries"][0]["proof"]
    if fault == "a decision is another entry":
        opened["entries"][0]["salt"] = salts[0].hex()
    if fault.startswith("a proof is too"):
        opened["entries"][0]["proof"] = steps[:-1] if fault.endswith("short") else steps + [steps[-1]]
    if fault == "a proof has another step":
        opened["entries"][0]["proof"] = [sha(b"").hex()] + steps[1:]
    c = sha(b"another") if fault == "an extract is of another entry" else withheld
    says = json.dumps({"number": 2, "verb": "adopted"})
    hashed = [base64.b64encode(one).decode() for one in (c, sha(says.encode()))]
    text = f"mufakat decision extract v1\n{origin}\n{WITHHELD}\n{hashed[0]}\n{hashed[1]}\n"
    by = A if fault == "an extract is signed by the old key" else B
    extract = {"format": "mufakat.extract.v1", "checkpoint": checkpoint(SIZE), "position": WITHHELD, "c": c.hex()}
    extract |= {"proof": proof(leaves, WITHHELD - 1), "keys": named}
    extract |= {"signed": text + "\n" + line(origin, b"\x01", by, by.sign(text.encode()))}
    extract["says"] = says.replace("adopted", "noted") if fault == "an extract says something else" else says

    sizes = (5,) if fault == "the last checkpoint is missing" else (5, SIZE)
    kept = [{"type": "set_aside", "file": "journal.db.seals.damaged-1", "sha256": "00" * 32, "lines": 1, "at": 4}]
    kept += [{"type": "checkpoint", "note": checkpoint(size)} for size in sizes]
    paper = b"a document"
    name = "documents/" + sha(b"another" if fault == "a document is another one" else paper).hex()
    lines = lambda all: "".join(json.dumps(one) + "\n" for one in all).encode()
    files = {"record.jsonl": lines(record), "checkpoints.jsonl": lines(kept), "documents.json": b"[]", name: paper}
    files |= {f"decisions/{n}.json": json.dumps(one).encode() for n, one in ((1, opened), (2, extract))}
    manifest = {"format": "mufakat.bundle.v1", "origin": origin, "size": SIZE}
    manifest["files"] = {name: sha(body).hex() for name, body in files.items()}
    if fault == "a file is not listed":
        files["more"] = b""
    if fault == "a listed file is changed":
        files["documents.json"] = b"[ ]"
    files["bundle.json"] = json.dumps(manifest).encode()
    return files


def said_of(fault, path):
    with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as archive:
        for name, body in made(fault).items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
    try:
        check_bundle.check(path)
        return ""
    except SystemExit as found:
        return str(found)


if __name__ == "__main__":
    assert said_of("", sys.argv[1]) == "", said_of("", sys.argv[1])
    for fault, wanted in FAULTS.items():
        found = said_of(fault, sys.argv[1])
        assert wanted in found, f"{fault}: {found or 'it is said to hold'}"
    print(f"made by hand and found: {len(FAULTS)} faults")
