#!/bin/sh
# Makes the public tags that come with Tracer (see public-tags.md beside them).
# usage: make.sh DIRECTORY
# DIRECTORY holds clones of thomasgregg/crypto-sanctions-list, 1020-1795/OFAC_SDN_Wallet_List and
# graphsense/graphsense-tagpacks, each at the commit named in public-tags.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
tracer=${TRACER:-$root/tracer}
work=$(mktemp -d)
python3 "$here/sanctions.py" \
  "$1/crypto-sanctions-list/data/sanctioned-addresses.json" \
  "$1/OFAC_SDN_Wallet_List/OFAC_Sanctioned_Wallet_Lists/1_Complete_Sanctioned_Wallet_List.txt" \
  > "$work/sanctions.yaml"
set -- "$1" "$work/sanctions.yaml"
for pack in $(cat "$here/packs.txt"); do
  set -- "$@" "$1/graphsense-tagpacks/packs/$pack.yaml"
done
shift
"$tracer" tag import --tags "$work/tags.jsonl" "$@"
gzip -n -9 < "$work/tags.jsonl" \
  > "$root/tracer-core/src/main/resources/org/tracer/attribution/public-tags.jsonl.gz"
rm -r "$work"
