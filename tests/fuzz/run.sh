#!/bin/sh
# Runs fuzz targets one after the other: sh tests/fuzz/run.sh FOLDER SECONDS TARGET...
# Begins with the seeds and with what earlier runs have come upon (FOLDER/corpus). What makes a target
# fail is kept in FOLDER/found, and ends the run.
set -u
folder=$1
seconds=$2
shift 2
export UBSAN_OPTIONS="print_stacktrace=1"

for target in "$@"; do
    mkdir -p "$folder/corpus/$target" "$folder/found"
    printf '  fuzz  %-16s ' "$target"
    log=$folder/$target.log
    set --
    for seeds in "tests/fuzz/seeds/$target" "$folder/seeds/$target"; do
        [ ! -d "$seeds" ] || set -- "$@" "$seeds"
    done
    if "$folder/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=200000 \
        -artifact_prefix="$folder/found/$target-" -print_final_stats=1 \
        "$folder/corpus/$target" "$@" >"$log" 2>&1 </dev/null; then
        sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tr '\n' ' '
        echo "executions, nothing found"
    else
        echo "FAILED"
        tail -40 "$log"
        exit 1
    fi
done
