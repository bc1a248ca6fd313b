#!/usr/bin/env python3
"""Checks a case of Tracer with nothing but Python: python3 check_case.py CASE [HEAD]

It reads log.jsonl, records.jsonl, files/ and results/ and says what is not as it was
written. It does not make results again: for that, run: tracer verify CASE
"""

import base64
import hashlib
import json
import pathlib
import sys


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def lines(path):
    """The whole lines of a file, as bytes without their line breaks."""
    parts = path.read_bytes().split(b"\n")
    if parts[-1]:
        print(f"note: {path.name} ends in an unfinished line: a run broke off")
    return parts[:-1]


def main(case, head=None):
    problems = []

    # 1. Each entry of the log holds the SHA-256 of the line before it.
    previous = "0" * 64
    entries = []
    hashes = []
    for number, line in enumerate(lines(case / "log.jsonl"), start=1):
        entry = json.loads(line)
        if entry["sequence"] != number or entry["previous"] != previous:
            problems.append(f"log.jsonl, line {number}: does not follow the line before")
        previous = sha256(line)
        entries.append(entry)
        hashes.append(previous)
    if head is not None and head not in hashes:
        problems.append("log.jsonl: no entry has the hash that was written down")

    # 2. Each record has its SHA-256, and the log names each.
    records = []
    for number, line in enumerate(lines(case / "records.jsonl"), start=1):
        record = json.loads(line)
        if "body" in record:
            body = record["body"].encode()
        else:
            body = base64.b64decode(record["bodyBase64"])
        if sha256(body) != record["sha256"]:
            problems.append(f"records.jsonl, line {number}: not the SHA-256 it says")
        records.append(record["sha256"])
    answers = {entry["record"] for entry in entries if entry["kind"] == "ANSWER"}
    noted = {entry.get("record") for entry in entries if entry["kind"] == "REPAIRED"}
    strangers = [h for h in records if h not in answers | noted]
    if strangers and strangers == records[-1:]:
        print("note: the last record is not in the log: a run broke off there")
        strangers = []
    problems += [f"the answer with SHA-256 {h} is missing" for h in answers - set(records)]
    problems += [f"the log does not name the record {h}" for h in strangers]

    # 3. Each file and each file of a result has the SHA-256 that the log says.
    promised = {}
    for entry in entries:
        if entry["kind"] == "FILE":
            promised[entry["path"]] = entry["sha256"]
        if entry["kind"] == "RESULT":
            for name, digest in entry["files"].items():
                promised[f"results/{entry['result']}/{name}"] = digest
    for path, digest in promised.items():
        file = case / path
        if not file.is_file():  # A run that was killed may have left a manifest unnamed.
            file = case / (path + ".part")
        if not file.is_file():
            problems.append(f"{path} is missing")
        elif sha256(file.read_bytes()) != digest:
            problems.append(f"{path}: not the SHA-256 the log says")

    # 4. What a result says it was made of is what the log has.
    for entry in entries:
        if entry["kind"] == "RESULT":
            manifest = case / "results" / entry["result"] / "manifest.json"
            for used in json.loads(manifest.read_text())["used"] if manifest.is_file() else []:
                source = entries[used["entry"] - 1]
                if used.get("record") != source.get("record") and used.get("file") != source.get(
                    "sha256"
                ):
                    problems.append(f"{manifest}: entry {used['entry']} is another one")

    for problem in problems:
        print("WRONG:", problem)
    print(f"{len(entries)} entries, {len(records)} records, {len(promised)} files checked")
    print("last entry:", previous)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), *sys.argv[2:3]))
