#!/usr/bin/env python3
"""Checks a file of Bitcoin proofs (proofs.jsonl) with nothing but Python's standard library.

    python3 check_bitcoin_proofs.py proofs.jsonl [mainnet-checkpoints.csv]

Each line holds one transaction, or consecutive headers. The script shows, from the bytes alone, that the transaction has
the id it is named by, that it stands at its place in a block (Merkle tree), that the block's header
took work to make, and, given the list of checkpoints, that the header has exactly the difficulty
that was in force at its height; where the file also holds the headers from there to a checkpoint,
that the block is part of the chain that leads to it. It prints one line a transaction and ends with status 1 if any
fails. It does not show that other transactions do not exist, or who held the keys.
"""
import hashlib
import json
import sys

POW_LIMIT_MAINNET = 0xFFFF << 208  # the easiest target any block of mainnet may have
HEIGHTS_DEMANDED = 227_931  # from here on a coinbase of mainnet must state its height (BIP 34)


def sha256d(data):
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def require(condition, message):
    if not condition:
        raise ValueError(message)


def target_of(bits):
    """The number that a block's hash must not exceed (a float-like form of three digits)."""
    length, digits = bits >> 24, bits & 0x007FFFFF
    require(not bits & 0x00800000 and digits and length <= 34, "the header's target is none")
    return digits << 8 * (length - 3) if length > 3 else digits >> 8 * (3 - length)


def merkle_root(txid, position, siblings):
    """The root of the tree that has txid at that position (CVE-2012-2459 guarded)."""
    require(0 <= position < 1 << len(siblings), "no tree of that depth has such a position")
    node, last = txid, False
    for sibling in siblings:
        right, repeated = position & 1, sibling == node
        # Only the last node of a level may be its own sibling, and what is last stays last above.
        wrong = (right or position == 0) if repeated else (last and not right)
        require(not wrong, "two neighbours in the Merkle tree are equal (CVE-2012-2459)")
        node = sha256d(sibling + node if right else node + sibling)
        position, last = position >> 1, last or repeated
    return node


def input_count_and_first_script(raw):
    """Enough of a transaction to see whether it is a coinbase."""
    count, script_at = raw[4], 4 + 1 + 36
    return count, raw[5:41], raw[script_at + 1 : script_at + 1 + raw[script_at]]


def stated_height(script):
    length = script[0]
    if 0x51 <= length <= 0x60:
        return length - 0x50
    return int.from_bytes(script[1 : 1 + length], "little")


def check(line, checkpoints):
    header, raw = bytes.fromhex(line["header"]), bytes.fromhex(line["raw"])
    coinbase = bytes.fromhex(line["coinbase"])
    branch = [bytes.fromhex(h)[::-1] for h in line["branch"]]
    coinbase_branch = [bytes.fromhex(h)[::-1] for h in line["coinbaseBranch"]]
    height = line["height"]

    require(sha256d(raw)[::-1].hex() == line["transaction"], "the bytes have another id")
    require(len(header) == 80, "a header has 80 bytes")
    bits = int.from_bytes(header[72:76], "little")
    block = sha256d(header)
    require(int.from_bytes(block, "little") <= target_of(bits), "the header has no proof of work")
    if line["network"] == "bitcoin":
        require(target_of(bits) <= POW_LIMIT_MAINNET, "the target is too easy for any block")
        at, known_bits, known_hash = checkpoints.get(height // 2016, (None, bits, None))
        require(bits == known_bits, "blocks of that height have another difficulty")
        require(at != height or known_hash == block[::-1].hex(), "another block has that height")

    # A transaction of 64 bytes could be an inner node of the tree; so could a shorter branch.
    require(len(raw) != 64 and len(coinbase) != 64, "a transaction of 64 bytes proves nothing")
    require(len(branch) == len(coinbase_branch), "branch and coinbase's branch differ in length")
    root = header[36:68]
    count, outpoint, script = input_count_and_first_script(coinbase)
    require(count == 1 and outpoint == bytes(32) + b"\xff" * 4, "the coinbase is none")
    require(merkle_root(sha256d(coinbase), 0, coinbase_branch) == root, "coinbase: another root")
    require(merkle_root(sha256d(raw), line["position"], branch) == root, "another Merkle root")
    if line["network"] == "bitcoin" and height >= HEIGHTS_DEMANDED:
        require(stated_height(script) == height, "the coinbase states another height")

    work = (1 << 256) // (target_of(bits) + 1)
    return block[::-1].hex(), work.bit_length() - 1


def follow(line, checkpoints):
    """Consecutive headers, each naming the hash of the one before, that end in a checkpoint."""
    data, height = bytes.fromhex(line["headers"]), line["from"]
    require(data and len(data) % 80 == 0, "a header has 80 bytes")
    hashes = {}
    for at in range(0, len(data), 80):
        header = data[at : at + 80]
        require(at == 0 or header[4:36] == block, "a header does not follow the one before")
        block = sha256d(header)
        hashes[height + at // 80] = block[::-1].hex()
    last = height + len(data) // 80 - 1
    at, _, known_hash = checkpoints.get(last // 2016, (None, 0, None))
    require(at == last and known_hash == hashes[last], "the headers lead to no checkpoint")
    return hashes


def read(proofs):
    """The lines of a file, each with its number and the object it holds or what is wrong."""
    with open(proofs, encoding="ascii") as lines:
        for number, text in enumerate(lines, 1):
            try:
                require(text.endswith("\n"), "the file ends in the middle of a line")
                line = json.loads(text)
                require(isinstance(line, dict), "a line is a JSON object")
                yield number, line, None
            except ValueError as fault:
                yield number, {}, fault


def main(proofs, checkpoint_file=None):
    checkpoints = {}
    if checkpoint_file:
        with open(checkpoint_file, encoding="ascii") as rows:
            for row in rows:
                if not row.startswith("#"):
                    height, bits, block = row.strip().split(",")
                    checkpoints[int(height) // 2016] = (int(height), int(bits, 16), block)
    linked, seen = {}, set()
    proven = total = wrong = 0
    if checkpoint_file:
        for number, line, _ in read(proofs):
            if "headers" in line:
                try:
                    linked.update(follow(line, checkpoints))
                except (ValueError, KeyError, TypeError, IndexError) as fault:
                    wrong += 1
                    print(f"WRONG line {number}: {fault}")
    for number, line, fault in read(proofs):
        if "headers" in line:
            continue
        total += 1
        try:
            if fault:
                raise fault
            require(line["transaction"] not in seen, "an earlier line is about it")
            seen.add(line["transaction"])
            require("notProven" not in line, "no proof: " + str(line.get("notProven")))
            block, bits = check(line, checkpoints)
            known = linked.get(line["height"]) if line["network"] == "bitcoin" else None
            require(known in (None, block), "another block leads to the checkpoint")
            proven += 1
            print(f"proven {line['transaction']} height {line['height']} block {block}"
                  f" place {line['position']} work 2^{bits}"
                  + (", leads to a checkpoint" if known else ""))
        except (ValueError, KeyError, TypeError, IndexError) as problem:
            print(f"NOT PROVEN line {number}: {problem}")
    print(f"{proven} of {total} transactions proven")
    return 0 if proven == total and not wrong else 1


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
