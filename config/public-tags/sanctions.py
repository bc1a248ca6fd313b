"""Joins two extracts of OFAC's list of sanctions into one TagPack.

usage: sanctions.py sanctioned-addresses.json 1_Complete_Sanctioned_Wallet_List.txt > sanctions.yaml

The first says whose an address is and under which programs, and when OFAC published the list, but
has every address in lower case; the second has the addresses as they are written. Both were made
from the same list by different programs: an address that one of them lacks stops the join.
"""
import datetime
import json
import sys

listed = json.load(open(sys.argv[1], encoding="utf-8"))
written = {}
for line in open(sys.argv[2], encoding="utf-8"):
    address = line.strip()
    if address and not address.startswith("#"):
        if written.setdefault(address.lower(), address) != address:
            sys.exit("two addresses differ only in case: " + address)
if set(written) != set(listed["addresses"]):
    sys.exit("the two extracts differ: " + str(set(written) ^ set(listed["addresses"])))
day = datetime.datetime.strptime(listed["metadata"]["sdnListDate"], "%m/%d/%Y").date().isoformat()
header = {
    "title": "OFAC Specially Designated Nationals: digital currency addresses",
    "creator": "US Department of the Treasury, Office of Foreign Assets Control",
    "description": "The list published on " + day + ", as extracted by"
    " thomasgregg/crypto-sanctions-list and 1020-1795/OFAC_SDN_Wallet_List, which agree.",
    "source": "OFAC SDN list, https://sanctionslist.ofac.treas.gov/Home/SdnList",
    "confidence": "authority_data",
    "abuse": "sanction",
}
print("---")
for name, value in header.items():
    print(name + ": " + json.dumps(value))
print("lastmod: " + day)
print("tags:")
prefix = "Digital Currency Address - "
for address, found in sorted(listed["addresses"].items()):
    for entry in found["entries"]:
        code = entry["type"][len(prefix):]
        print("- address: " + json.dumps(written[address]))
        print("  currency: " + json.dumps(code))
        print("  label: " + json.dumps(entry["entity"].strip()))
        print("  context: " + json.dumps("OFAC uid " + entry["uid"] + "; programs "
                                         + entry["program"] + "; listed as " + code))
