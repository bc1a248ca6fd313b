#!/bin/sh
# Prints how long short commands take from the shell's point of view, beside an empty program on
# the same Java with default flags. Medians of interleaved runs; run it on a quiet machine.
#
#   tracer-cli/src/bench/startup.sh [RUNS]      15 runs unless told otherwise
set -eu
runs=${1:-15}
root=$(cd "$(dirname "$0")/../../.." && pwd)
"$root/tracer" --version
read -r java <"$root/tracer-cli/target/tracer/jvm"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'class EmptyMain { public static void main(String[] args) {} }' >"$work/EmptyMain.java"
"${java%/java}/javac" -d "$work" "$work/EmptyMain.java"

# Appends the milliseconds a command takes to a file of its own.
measure() {
  name=$1
  shift
  from=$(date +%s%N)
  "$@" >/dev/null 2>&1 || true
  to=$(date +%s%N)
  echo $(((to - from) / 1000)) >>"$work/$name"
}

i=0
while [ "$i" -lt "$runs" ]; do
  measure empty "$java" -cp "$work" EmptyMain
  measure help "$root/tracer" --help
  measure demo "$root/tracer" demo
  measure shell env TRACER_NO_BUILD= sh -c 'exit 0'
  i=$((i + 1))
done

median() { sort -n "$work/$1" | sed -n "$(((runs + 1) / 2))p"; }
empty=$(median empty)
for name in shell empty help demo; do
  value=$(median "$name")
  echo "$name $value $empty" |
    awk '{ printf "%-6s %7.1f ms  %4.2f times an empty main\n", $1, $2 / 1000, $2 / $3 }'
done
