#!/bin/sh
# Installs the Debian packages that are missing: sh tests/need.sh PACKAGE...
# Silent when all are there. The list itself is in the Makefile.
set -u

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not Debian: nothing is installed. Needed is what these packages hold: $*" >&2
    exit 0
fi

there=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
    sed -n 's/ installed$//p' | tr '\n' ' ') "
missing=
for package in "$@"; do
    case $there in
    *" $package "*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
        echo "Packages are missing, and there is neither root nor sudo. As root: apt-get install$missing" >&2
        exit 1
    fi
fi

# `sudo env`, since sudo drops variables that are set before it.
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null
}

echo "Installing these Debian packages:$missing"
echo "  apt-get update"
apt -qq update || echo "  the package lists could not be renewed; trying with those that are here" >&2
echo "  apt-get install --no-install-recommends$missing"
log=$(mktemp)
# shellcheck disable=SC2086
if apt -y -qq -o Dpkg::Use-Pty=0 install --no-install-recommends $missing >"$log" 2>&1; then
    echo "  done"
    rm -f "$log"
    exit 0
fi
cat "$log" >&2
rm -f "$log"
echo "The packages could not be installed. As root: apt-get install$missing" >&2
exit 1
