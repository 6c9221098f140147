#!/bin/sh
# Makes the root file system and what boots it, out of Debian's packages:
#   sh appliance/image/root.sh ARCH KIOSK.deb OUT
# OUT gets root.tar, vmlinuz, and boot.modules/, the modules for the first file system.
# The packages come from where this machine's apt takes its own.
set -eu
here=$(dirname "$0")
arch=$1 deb=$2 out=$3

packages=$(sed '/^#/d' "$here/root.packages" | paste -s -d ,)
case $arch in
amd64 | arm64) kernel=linux-image-$arch ;;
*) echo "There is no image for $arch, only for amd64 and arm64." >&2 && exit 1 ;;
esac

sources=
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -s "$file" ] && sources="$sources $file"
done

rm -rf "${out:?}/root.tar" "${out:?}/boot"
mkdir -p "$out/boot"
# The image has no use for the manual, for other languages of its messages, nor for what apt has
# fetched; licences stay.
# shellcheck disable=SC2086,SC2016
mmdebstrap --quiet --variant=minbase --architectures="$arch" --include="$packages" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' \
    --aptopt='APT::Install-Recommends "false"' \
    --customize-hook="copy-in $deb /tmp" \
    --customize-hook="copy-in $here/root.modules $here/boot.modules $here/root-hook.sh /tmp" \
    --customize-hook="tar-in $out/files.tar /" \
    --customize-hook="chroot \"\$1\" sh /tmp/root-hook.sh $kernel" \
    --customize-hook="copy-out /tmp/boot $out" \
    --customize-hook='chroot "$1" find /tmp -mindepth 1 -delete' \
    bookworm "$out/root.tar" $sources
