#!/usr/bin/env bash
# How long from `serve` to the first page, without and with an AOT cache, and what the demo keeps in memory.
set -euo pipefail
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=${BENCH_PORT:-8577}
runs=${BENCH_RUNS:-5}
work=$(mktemp -d)
program=
trap '[ -z "$program" ] || kill "$program" 2>/dev/null || true; rm -rf "$work"' EXIT

# Starts the program with arguments $@ and prints the seconds until /sign-in or / is answered.
first_page() {
  local began
  began=$(date +%s.%N)
  "$root/bin/beachhead" "$@" --port "$port" --data "$work/data" >"$work/log" 2>&1 &
  program=$!
  until curl -sfL -o /dev/null "http://localhost:$port/"; do
    kill -0 "$program" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.05
  done
  echo "$(date +%s.%N) $began" | awk '{printf "%.1f", $1 - $2}'
}

stop() {
  kill "$program" && wait "$program" 2>/dev/null || true
  program=
}

measure() {
  local label=$1 seconds all=
  shift
  for _ in $(seq "$runs"); do
    rm -rf "$work/data"
    first_page "$@" >"$work/seconds"
    seconds=$(cat "$work/seconds")
    all="$all $seconds"
    stop
  done
  echo "$label: $(echo $all | tr ' ' '\n' | sort -n | awk '{v[NR]=$1} END {print "median", v[int((NR+1)/2)], "s of", NR, "runs"}')"
}

# A build and what is unpacked from it are there before anything is timed.
"$root/bin/beachhead" --version
export BEACHHEAD_AOT=off
find "$root/target/run" -name '*.aot' -exec mv {} {}.aside \;
measure "serve to first page, no AOT cache" serve
find "$root/target/run" -name '*.aot.aside' | while read -r cache; do mv "$cache" "${cache%.aside}"; done

if ! find "$root/target/run" -name '*.aot' | grep -q .; then
  echo "Training an AOT cache ..." >&2
  BEACHHEAD_AOT=on BEACHHEAD_AOT_DELAY=0 first_page serve >/dev/null
  for _ in $(seq 300); do
    find "$root/target/run" -name '*.aot' | grep -q . && break
    sleep 1
  done
  stop
fi
measure "serve to first page, AOT cache" serve

rm -rf "$work/data"
first_page demo >/dev/null
for page in / /value-map /segments /accounts /roadmap /requests; do
  curl -sL -o /dev/null "http://localhost:$port$page"
done
sleep 5
resident=$(awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$program/status")
peak=$(awk '/VmHWM/ {printf "%.0f", $2 / 1024}' "/proc/$program/status")
echo "demo after its pages were opened: $resident MiB resident, peak $peak MiB"
stop
