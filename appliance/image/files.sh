#!/bin/sh
# What the image has of its own, as OUT/files.tar: sh appliance/image/files.sh OUT
# In the environment KEYS, CONF, CONSOLE and TIMEZONE, as make-image.sh tells.
set -eu
here=$(dirname "$0")
out=$1
files=$out/files
rm -rf "$files"
cp -a "$here/root" "$files"
mkdir -p "$files/etc/kiosk/trusted"
ln -s "/usr/share/zoneinfo/${TIMEZONE:-Asia/Ho_Chi_Minh}" "$files/etc/localtime"
[ -z "${CONF:-}" ] || cp "$CONF" "$files/etc/kiosk.conf"
if [ -n "${KEYS:-}" ]; then
    cp "$KEYS"/*.pub "$files/etc/kiosk/trusted/"
else
    echo "  no KEYS: this image trusts nobody, and will take no stick"
fi
# The password of the maintenance console, as crypt(5) keeps it; root-hook.sh takes it from there. Without
# one nobody can log in, so neither may a key end the show for it.
if [ -n "${CONSOLE:-}" ]; then
    # shellcheck disable=SC2016
    if [ "$(grep -c '' "$CONSOLE")" != 1 ] || ! grep -qxE '\$(y|gy|7|2b|6|5)\$[./0-9A-Za-z$,=]{20,}' "$CONSOLE"; then
        echo "CONSOLE: $CONSOLE does not hold one line with the hash of a password; openssl passwd -6 makes it" >&2
        exit 1
    fi
    cp "$CONSOLE" "$files/etc/kiosk/console.hash"
elif grep -qs '^[[:space:]]*console[[:space:]]*[=:][[:space:]]*[^[:space:];]' "$files/etc/kiosk.conf"; then
    echo "CONF: $CONF has a key for the maintenance console, and there is no CONSOLE with its password" >&2
    exit 1
fi
# A key or settings that only their owner may read are of no use to the user kiosk.
tar -C "$files" --owner=0 --group=0 --mode=a+rX,go-w -cf "$out/files.tar" .
rm -rf "$files"
