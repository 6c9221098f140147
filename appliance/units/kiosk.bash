# Completion of kiosk(1) for bash. Commands and options are what --help lists, so it knows them all.
_kiosk_values() {
    case $1 in
    --log-level) echo "error warning info debug" ;;
    --renderer) echo "auto software gpu" ;;
    --rotate) echo "0 90 180 270" ;;
    --rotation) echo "auto file" ;;
    --transition) echo "fade none" ;;
    --banner) echo "checking updated refused restored" ;;
    --language) echo "vi en" ;;
    --kind) echo "announcements statistics awards" ;;
    --chart) echo "tiles bars columns line donut" ;;
    --decimal) echo "comma point" ;;
    --from) [ "$2" != convert ] || echo "tcvn3 vni" ;;
    esac
}

_kiosk() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local words
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="--help --version $("$1" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')"
    elif [[ $word == -* ]]; then
        words=$("$1" "$command" --help 2>/dev/null | sed -n 's/^  \(--[a-z-]*\).*/\1/p')
    else
        words=$(_kiosk_values "$before" "$command")
        [ -n "$words" ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
    [ -z "$words" ] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -o filenames -F _kiosk kiosk
