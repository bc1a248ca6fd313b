"""Checks a BagIt bag after RFC 8493, independently of Tracer; prints OK or the first fault."""
import hashlib, os, re, sys

base = sys.argv[1]
def fail(text): sys.exit("FAULT " + text)
declared = open(os.path.join(base, "bagit.txt"), encoding="utf-8").read()
if declared != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n": fail("bagit.txt")
found = {os.path.relpath(os.path.join(d, f), base).replace(os.sep, "/")
         for d, _, fs in os.walk(base) for f in fs}
def listed(name):
    lines = open(os.path.join(base, name), encoding="utf-8").read().splitlines()
    names = [re.sub("%(0[AD]|25)", lambda m: chr(int(m[1], 16)), l.split(None, 1)[1]) for l in lines]
    if len(set(names)) != len(names): fail("twice in " + name)
    for line, file in zip(lines, names):
        data = open(os.path.join(base, file), "rb").read()
        if hashlib.sha512(data).hexdigest() != line.split()[0]: fail("hash of " + file)
    return set(names)
payload = listed("manifest-sha512.txt")
if payload != {f for f in found if f.startswith("data/")}: fail("payload")
if not listed("tagmanifest-sha512.txt") <= found - payload: fail("tags")
info = open(os.path.join(base, "bag-info.txt"), encoding="utf-8").read()
size = sum(os.path.getsize(os.path.join(base, f)) for f in payload)
if f"Payload-Oxum: {size}.{len(payload)}\n" not in info: fail("oxum")
print("OK")
