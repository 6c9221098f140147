#!/bin/sh
# Installs the package in a bare Debian 12, looks at it, purges it, and looks whether anything is left:
#   sh appliance/deb/try.sh KIOSK.deb      as root; half a minute
# The packages come from where this machine's apt takes its own.
set -eu
here=$(dirname "$0")

sources=
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ ! -s "$file" ] || sources="$sources $file"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$1" "$work/kiosk.deb"
# shellcheck disable=SC2086,SC2016
mmdebstrap --quiet --variant=minbase --include=systemd,systemd-sysv,udev --format=null \
    --aptopt='APT::Install-Recommends "false"' \
    --customize-hook="copy-in $work/kiosk.deb $here/try_inside.sh /tmp" \
    --customize-hook='chroot "$1" sh /tmp/try_inside.sh' bookworm - $sources
