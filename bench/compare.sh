#!/usr/bin/env bash
# Compares the walks of two commits: runs the program of each in turn on this machine, and shows of each row the median
# ratio and the least time of all rounds. The README says how the programs are built.
set -euo pipefail

usage() {
    echo "usage: $(basename "$0") BINARY_BEFORE BINARY_AFTER [ROUNDS]" >&2
    exit 2
}

fail() {
    echo "error: $*" >&2
    exit 1
}

if (($# < 2 || $# > 3)); then
    usage
fi
rounds="${3:-5}"
[[ "$rounds" =~ ^[1-9][0-9]*$ ]] || usage
for binary in "$1" "$2"; do
    [[ -f "$binary" && -x "$binary" ]] || fail "$binary is not a program"
done

results="$(mktemp)"
trap 'rm -f "$results"' EXIT

# Adds the rows of a run, each after the word that says whose they are.
run() {
    local rows
    # A name without a slash is a file here, and not a command.
    rows="$("$(realpath "$2")" walks)" || fail "$2 failed"
    grep -qE ' [0-9.]+ +[0-9.]+ +[0-9.]+$' <<<"$rows" || fail "$2 printed no rows: is it the program of bench?"
    sed "s/^/$1 /" <<<"$rows" >>"$results"
}

for ((round = 1; round <= rounds; round++)); do
    echo "round $round of $rounds" >&2
    # Now one and now the other goes first, so that neither always follows the pause.
    if ((round % 2)); then
        run before "$1"
        run after "$2"
    else
        run after "$2"
        run before "$1"
    fi
done

awk '
    # The median of numbers with spaces between them; nothing where there are none.
    function median(list,    numbers, count, i, j, number) {
        count = split(list, numbers, " ")
        for (i = 2; i <= count; i++) {
            number = numbers[i] + 0
            for (j = i - 1; j >= 1 && numbers[j] + 0 > number; j--) numbers[j + 1] = numbers[j]
            numbers[j + 1] = number
        }
        if (count == 0) return ""
        if (count % 2) return numbers[(count + 1) / 2] + 0
        return (numbers[count / 2] + numbers[count / 2 + 1]) / 2
    }
    function shown(format, number) { return number == "" ? "-" : sprintf(format, number) }
    function change(before, after) {
        return before == "" || after == "" || before == 0 ? "-" : sprintf("%+.0f%%", (after / before - 1) * 100)
    }

    BEGIN { row = " +[0-9.]+ +[0-9.]+ +[0-9.]+$" }
    $0 ~ row {
        whose = $1
        ratio = $NF
        walk = $(NF - 2)
        name = $0
        sub(row, "", name)
        sub(/^[a-z]+ /, "", name)
        if (!(name in seen)) {
            seen[name] = 1
            names[++rows] = name
        }
        ratios[whose, name] = ratios[whose, name] " " ratio
        # What else the machine does can only add to a time.
        if (!((whose, name) in walks) || walk + 0 < walks[whose, name] + 0) walks[whose, name] = walk
    }
    END {
        printf "%-48s %25s   %29s\n", "", "ratio (walk : peer)", "walk, least ns"
        printf "%-48s %8s %8s %7s   %10s %10s %7s\n", "", "before", "after", "", "before", "after", ""
        for (i = 1; i <= rows; i++) {
            name = names[i]
            r1 = median(ratios["before", name]); r2 = median(ratios["after", name])
            w1 = walks["before", name]; w2 = walks["after", name]
            printf "%-48s %8s %8s %7s   %10s %10s %7s\n", name, shown("%.2f", r1), shown("%.2f", r2), change(r1, r2), shown("%.0f", w1), shown("%.0f", w2), change(w1, w2)
        }
    }
' "$results"
