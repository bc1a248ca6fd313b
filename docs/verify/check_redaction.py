#!/usr/bin/env python3
"""Checks a redacted export of Tracer with nothing but Python:

python3 check_redaction.py DIR [OPENINGS]

DIR holds commitments.jsonl, originals.sha256 and the redacted files. OPENINGS is a file with a
line PSEUDONYM ADDRESS SALT for each pseudonym that was opened. Where all pseudonyms of a file
are opened, it is put together again and must have the SHA-256 of its original.
"""

import hashlib
import json
import pathlib
import re
import sys

# A name, and at most one mark that says how the address was spelled.
PSEUDONYM = re.compile(
    rb"(third-party-[0-9a-f]{16})(-exact|-lower|-case-[0-9a-f]{24}|-bare-[0-9a-f]{24})?"
)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def spelled(address, mark):
    """The address as it was written in the original."""
    if mark in ("", "-exact"):
        return address
    text = address.lower()
    if mark == "-lower":
        return text
    if mark.startswith("-bare-"):
        text = text[2:]  # without 0x
    # The highest of 96 bits stands for the first character; 1 is a capital.
    capitals = int(mark[6:], 16)
    return "".join(c.upper() if capitals >> (95 - i) & 1 else c for i, c in enumerate(text))


def main(directory, openings=None):
    problems = []

    # 1. What each pseudonym is committed to, each once.
    commitments = {}
    for line in (directory / "commitments.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["pseudonym"] in commitments:
            problems.append(f"{row['pseudonym']} is committed to twice")
        commitments[row["pseudonym"]] = row["commitment"]

    # 2. An opening is right if SHA-256 of SALT:ADDRESS is the commitment.
    opened = {}
    for line in pathlib.Path(openings).read_text().splitlines() if openings else []:
        name, address, salt = line.split(" ")
        if not re.fullmatch("[0-9a-f]{64}", salt) or not re.fullmatch("[0-9A-Za-z]+", address):
            problems.append(f"the opening of {name} has another form")
        elif commitments.get(name) != sha256(f"{salt}:{address}".encode()):
            problems.append(f"the opening of {name} is not what was committed to")
        else:
            opened[name] = address

    # 3. The files, and their originals where all that is in them is opened.
    originals = {}
    for line in (directory / "originals.sha256").read_text().splitlines():
        digest, name = line.split("  ")
        originals[name] = digest
    own = ("commitments.jsonl", "originals.sha256")
    files = {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.relative_to(directory).as_posix() not in own
    }
    seen = set()
    for name, data in files.items():
        here = {match[1].decode() for match in PSEUDONYM.finditer(data)}
        seen |= here
        if name in originals and here <= opened.keys():
            back = PSEUDONYM.sub(
                lambda m: spelled(opened[m[1].decode()], (m[2] or b"").decode()).encode(), data
            )
            if sha256(back) == originals[name]:
                print(f"{name}: restored, SHA-256 {originals[name]}")
            else:
                problems.append(f"{name}: put together it does not have its SHA-256")
    problems += [f"{name} is missing" for name in originals if name not in files]
    problems += [f"{name} is not committed to" for name in sorted(seen - commitments.keys())]
    problems += [f"{name} is in no file" for name in sorted(commitments.keys() - seen)]

    for problem in problems:
        print("WRONG:", problem)
    print(f"{len(files)} files, {len(seen)} pseudonyms, {len(opened)} opened")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), *sys.argv[2:3]))
