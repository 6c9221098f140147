#!/bin/sh
# Runs fuzz targets one after the other: sh tests/fuzz/fuzz.sh FOLDER SECONDS TARGET...
# A line each: executions, seconds, edges covered. What it finds is in FOLDER/found; the status is
# that of whether it found something.
set -u
folder=$1
seconds=$2
shift 2
found=0
mkdir -p "$folder/found"

# What the trial of kiosk install has, and a page that takes a minute, is no use to anybody.
limits="-rss_limit_mb=1536 -malloc_limit_mb=512 -timeout=20"

for target in "$@"; do
    corpus=$folder/corpus/$target
    seeds=tests/fuzz/seeds/$target
    [ ! -d "$folder/seeds/$target" ] || seeds="$seeds $folder/seeds/$target"
    dictionary=tests/fuzz/$target.dict
    log=$folder/$target.log
    mkdir -p "$corpus"
    case $target in
    content | accept) most=131072 ;;
    signature) most=2048 ;;
    picture) most=8192 ;;
    *) most=4096 ;;
    esac
    words=
    if [ -e "$dictionary" ]; then
        words=-dict=$dictionary
    fi
    printf '  fuzz  %-12s ' "$target"
    status=0
    # shellcheck disable=SC2086
    "$folder/$target" -max_total_time="$seconds" -max_len=$most $limits $words -print_final_stats=1 \
        -artifact_prefix="$folder/found/$target-" "$corpus" $seeds >"$log" 2>&1 </dev/null || status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    covered=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    echo "${runs:-0} runs, ${covered:-0} edges"
    if [ "$status" -ne 0 ]; then
        found=1
        tail -40 "$log"
    fi
done
exit "$found"
