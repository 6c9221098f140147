#!/bin/sh
# What the image has of its own, as OUT/files.tar: sh appliance/image/files.sh OUT
# In the environment KEYS, CONF and TIMEZONE, as make-image.sh tells.
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
# A key or settings that only their owner may read are of no use to the user kiosk.
tar -C "$files" --owner=0 --group=0 --mode=a+rX,go-w -cf "$out/files.tar" .
rm -rf "$files"
