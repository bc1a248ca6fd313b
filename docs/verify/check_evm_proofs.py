#!/usr/bin/env python3
"""Checks a file of Tracer's proofs for transactions of EVM chains (tracer-evm-proofs/1).

Needs nothing but Python 3, and shares no line with Tracer. For each transaction it recomputes
  1. the hash of the block's header,
  2. that the header's trie of transactions holds, at the stated place, bytes of the stated hash,
  3. that the header's trie of receipts holds a receipt at the same place, and prints its status
     and events.
It does not check that the block is in the chain that everybody follows: compare the hashes of the
blocks with a source that you trust. Nor does it check who signed.

Usage: check_evm_proofs.py proofs.jsonl          exit code 0 if every proof holds, 1 if not
"""
import json
import sys

ROUNDS = [
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
    0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008]
WORD = (1 << 64) - 1


def rotate(word, bits):
    bits %= 64
    return ((word << bits) | (word >> (64 - bits))) & WORD


def permute(a):
    """Keccak-f[1600] of 25 words, word x + 5y in row y."""
    for constant in ROUNDS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1) for x in range(5)]
        a = [a[i] ^ d[i % 5] for i in range(25)]
        x, y, carried = 1, 0, a[1]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            carried, a[x + 5 * y] = a[x + 5 * y], rotate(carried, (t + 1) * (t + 2) // 2)
        rows = [a[5 * y:5 * y + 5] for y in range(5)]
        a = [r[x] ^ (~r[(x + 1) % 5] & r[(x + 2) % 5] & WORD) for r in rows for x in range(5)]
        a[0] ^= constant
    return a


def keccak(data):
    """Keccak-256 with the padding of Ethereum, which is not that of SHA3-256."""
    padded = bytearray(data) + b"\x01" + bytes(-(len(data) + 1) % 136)
    padded[-1] |= 0x80
    state = [0] * 25
    for start in range(0, len(padded), 136):
        for i in range(17):
            state[i] ^= int.from_bytes(padded[start + 8 * i:start + 8 * i + 8], "little")
        state = permute(state)
    return b"".join(word.to_bytes(8, "little") for word in state[:4])


def need(condition, message):
    if not condition:
        raise ValueError(message)


def item(data, at, end):
    """The item of RLP at a place, strings as bytes, lists as lists, and where it ends."""
    need(at < end, "RLP ends too early")
    first = data[at]
    if first < 0x80:
        return data[at:at + 1], at + 1
    base = 0xC0 if first >= 0xC0 else 0x80
    size, start = first - base, at + 1
    if size > 55:
        start += size - 55
        need(start <= end and data[at + 1] != 0, "a length of RLP is odd")
        size = int.from_bytes(data[at + 1:start], "big")
        need(size > 55, "a length of RLP is not the shortest")
    stop = start + size
    need(stop <= end, "RLP promises more than there is")
    if base == 0x80:
        need(size != 1 or data[start] >= 0x80, "a byte of RLP is not written as itself")
        return data[start:stop], stop
    parts = []
    while start < stop:
        part, start = item(data, start, stop)
        parts.append(part)
    return parts, stop


def rlp(data):
    value, end = item(data, 0, len(data))
    need(end == len(data), "bytes follow the RLP")
    return value


def string(data):
    """A short string, such as the key of a place, as RLP."""
    return data if len(data) == 1 and data[0] < 0x80 else bytes([0x80 + len(data)]) + data


def walk(root, index, nodes):
    """The value that stands at a place of the trie with this root."""
    key = string(index.to_bytes((index.bit_length() + 7) // 8, "big"))
    path = [half for byte in key for half in (byte >> 4, byte & 15)]
    expected, used = root, 0
    while True:
        if isinstance(expected, list):  # a node shorter than a hash stands inside its parent
            node = expected
        else:
            need(used < len(nodes), "the proof ends too early")
            need(keccak(nodes[used]) == expected, "a node has another hash than its parent says")
            node, used = rlp(nodes[used]), used + 1
        if len(node) == 17:
            value, path = (node[path[0]], path[1:]) if path else (node[16], None)
        else:
            need(len(node) == 2 and node[0], "a node is neither branch nor path")
            flag = node[0][0] >> 4
            need(flag < 4 and (flag & 1 or node[0][0] & 15 == 0), "a path is not written as one")
            way = [half for byte in node[0] for half in (byte >> 4, byte & 15)][2 - (flag & 1):]
            need(path[:len(way)] == way, "the proof leads to another place")
            value, path = node[1], path[len(way):]
            need(way or flag >= 2, "a node leads on without a step")
            if flag >= 2:
                need(not path, "the proof leads to another place")
                path = None
        if path is None:
            need(isinstance(value, bytes) and value, "nothing stands at this place")
            need(used == len(nodes), "nodes of the proof are not used")
            return value
        need(isinstance(value, list) or len(value) == 32, "nothing stands at this place")
        expected = value


def receipt(data):
    """Status or state root, gas used up to here, and events of a receipt."""
    fields = rlp(data if data[0] >= 0xC0 else data[1:])
    need(len(fields) >= 4, "a receipt has too few fields")
    return fields[0], int.from_bytes(fields[1], "big"), fields[3]


def check(line):
    unhex = bytes.fromhex
    header_bytes = unhex(line["header"])
    header = rlp(header_bytes)
    need(keccak(header_bytes) == unhex(line["blockHash"][2:]), "the header has another hash")
    need(int.from_bytes(header[8], "big") == line["block"], "the header is of another block")
    index = line["index"]
    transaction = walk(header[4], index, [unhex(n) for n in line["transactionNodes"]])
    need(keccak(transaction) == unhex(line["transaction"][2:]), "another transaction stands there")
    outcome, gas, logs = receipt(walk(header[5], index, [unhex(n) for n in line["receiptNodes"]]))
    before = 0
    if index > 0:
        nodes = [unhex(n) for n in line["previousReceiptNodes"]]
        before = receipt(walk(header[5], index - 1, nodes))[1]
    status = "root " + outcome.hex() if len(outcome) == 32 else "ok" if outcome else "failed"
    print(f"{line['transaction']} proven: block {line['block']} {line['blockHash']}, place {index},"
          f" {status}, gas {gas - before}, events {len(logs)}")
    for number, (contract, topics, data) in enumerate(logs):
        words = " ".join(topic.hex() for topic in topics)
        print(f"  event {number} of 0x{contract.hex()}: {words} data {data.hex()}")


def main(name):
    bad = proven = 0
    with open(name, encoding="utf-8", newline="\n") as file:
        text = file.read()
    lines = text.split("\n")
    first = json.loads(lines[0])
    need(first["format"] == "tracer-evm-proofs/1", "another format")
    need(lines[-1] == "" and len(lines) - 2 == first["lines"], "lines are missing or too many")
    seen = set()
    for number, raw in enumerate(lines[1:-1], 2):
        try:
            line = json.loads(raw)
            if line["kind"] == "PROOF":
                need(line["transaction"] not in seen, "a second line for this transaction")
                seen.add(line["transaction"])
                check(line)
                proven += 1
            elif line["kind"] == "UNPROVEN":
                print(f"{line['transaction']} not proven: {line['reason']!r}")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            bad += 1
            print(f"line {number} DOES NOT HOLD: {error}")
    print(f"{proven} proven, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        sys.exit(main(sys.argv[1]))
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        sys.exit(f"the file DOES NOT HOLD: {problem}")
