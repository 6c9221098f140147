#!/bin/sh
# Runs cmocka programs one after the other: sh tests/run_tests.sh PROGRAM...
# A line each, the log of one that fails, and at the end the line "N passed, N failed".
# A program that dies, hangs or runs no test counts as a failure.
set -u
limit_s=300
passed=0
failed=0

export ASAN_OPTIONS="detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1"
export UBSAN_OPTIONS="print_stacktrace=1"
if [ -e tests/lsan.supp ]; then
    export LSAN_OPTIONS="suppressions=tests/lsan.supp:print_suppressions=0"
fi

# The number in cmocka's line "[  WORD  ] 12 test(s)…" of a log; 0 if there is none.
number() {
    sed -n "s/^\[ *$1 *\] \([0-9][0-9]*\) test(s).*/\1/p" "$2" | awk '{ n += $1 } END { print n + 0 }'
}

for program in "$@"; do
    name=$(basename "$program")
    log=$program.log
    printf '  test  %-20s ' "$name"
    status=0
    timeout "$limit_s" "$program" >"$log" 2>&1 </dev/null || status=$?
    good=$(number PASSED "$log")
    skipped=$(number SKIPPED "$log")
    bad=$(number FAILED "$log")
    why=
    if [ "$status" -eq 124 ]; then
        why="not done after $limit_s seconds"
        bad=$((bad + 1))
    elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        why="ended with status $status"
        bad=1
    elif [ $((good + bad + skipped)) -eq 0 ]; then
        why="ran no test"
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    text="$good passed"
    [ "$skipped" -eq 0 ] || text="$text, $skipped skipped"
    [ "$bad" -eq 0 ] || text="$text, $bad FAILED"
    echo "$text${why:+ ($why)}"
    if [ "$bad" -ne 0 ]; then
        sed 's/^/        /' "$log"
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
