#!/bin/sh
# The root of a Raspberry Pi 3, 4 or 5, for arm64, made and tried on this machine as far as that goes:
#   sh appliance/image/raspberry.sh BUILD VERSION "PACKAGES"
# In BUILD is this machine's own package; PACKAGES are what the program is built with. The program is
# compiled anew for arm64, put into a package of the same content, and that into a root as the image has
# it, whose own programs run here by qemu-user.
# What boots a Pi is not here: see appliance/README.md.
set -eu
here=$(dirname "$0")
build=$1 out=$1/raspberry
deb=$build/kiosk_$2_$(dpkg --print-architecture).deb
libraries=libc6-dev,$(echo "$3" | tr -s ' ' | tr ' ' ',')
mkdir -p "$out"

if ! grep -qs '^enabled' /proc/sys/fs/binfmt_misc/qemu-aarch64; then
    echo "This machine does not run programs of arm64 yet. As root: update-binfmts --enable qemu-aarch64" >&2
    echo "(before it, where /proc/sys/fs/binfmt_misc is empty: mount -t binfmt_misc none /proc/sys/fs/binfmt_misc)" >&2
    exit 1
fi

# ---- The libraries of arm64, unpacked and not installed ----
sysroot=$out/sysroot
sources=
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -s "$file" ] && sources="$sources $file"
done
if [ ! -d "$sysroot" ]; then
    echo "  arm64 libraries"
    # shellcheck disable=SC2086
    mmdebstrap --quiet --variant=extract --architectures=arm64 --include="$libraries" bookworm "$sysroot" $sources
    # Links to /lib would lead out of the folder.
    find "$sysroot/usr/lib" -type l -lname '/*' | while read -r link; do
        ln -sfr "$sysroot$(readlink "$link")" "$link"
    done
fi

# ---- Program and package ----
echo "  arm64 program"
PKG_CONFIG_SYSROOT_DIR=$(cd "$sysroot" && pwd)
PKG_CONFIG_LIBDIR=$PKG_CONFIG_SYSROOT_DIR/usr/lib/aarch64-linux-gnu/pkgconfig:$PKG_CONFIG_SYSROOT_DIR/usr/share/pkgconfig
export PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_LIBDIR
make BUILD="$out/build" CC="aarch64-linux-gnu-gcc --sysroot=$PKG_CONFIG_SYSROOT_DIR" "$out/build/kiosk" >"$out/make.log"
unset PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_LIBDIR
rm -rf "$out/package"
dpkg-deb -R "$deb" "$out/package"
cp "$out/build/kiosk" "$out/package/usr/bin/kiosk"
aarch64-linux-gnu-strip "$out/package/usr/bin/kiosk"
sed -i 's/^Architecture: .*/Architecture: arm64/' "$out/package/DEBIAN/control"
(cd "$out/package" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$out/md5sums"
mv "$out/md5sums" "$out/package/DEBIAN/md5sums"
arm=$out/$(basename "$deb" | sed 's/_[^_]*\.deb$/_arm64.deb/')
dpkg-deb --root-owner-group -b "$out/package" "$arm" >/dev/null

# ---- Root ----
echo "  arm64 root"
sh "$here/files.sh" "$out"
sh "$here/root.sh" arm64 "$arm" "$out"
mksquashfs - "$out/root.squashfs" -tar -root-mode 755 -comp zstd -Xcompression-level 15 -noappend -quiet -no-progress \
    <"$out/root.tar" 2>&1 | sed '/^Empty tar filename/d'

# ---- Its own program, run from that root by qemu-user, paints the same pixels as this machine's ----
rm -rf "$out/tried" && mkdir "$out/tried"
tar -C "$out/tried" --exclude=./dev -xf "$out/root.tar"
file "$out/tried/usr/bin/kiosk" | grep -q aarch64
chroot "$out/tried" /usr/bin/kiosk --version
chroot "$out/tried" /usr/bin/kiosk render --size 1280x720 --at "2026-11-25 09:00" --out /pages \
    /usr/share/kiosk/example/kiosk.db
"$build/kiosk" render --size 1280x720 --at "2026-11-25 09:00" --out "$out/pages" \
    "$build/data/duc-trong.db"
for page in "$out"/pages/*.png; do
    cmp "$page" "$out/tried/pages/$(basename "$page")"
done
echo "$out/root.squashfs: $(du -m "$out/root.squashfs" | cut -f 1) MiB; painted by qemu-user the same pixels as here"
rm -rf "$out/tried" "$out/package" "$out/root.tar" "$out/files.tar"
