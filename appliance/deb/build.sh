#!/bin/sh
# Builds the Debian package, as make deb says: sh appliance/deb/build.sh BUILD VERSION
# The work is done in BUILD/deb, where debhelper finds what is here as its folder "debian".
set -eu
top=$(pwd)
build=$(cd "$1" && pwd)
version=$2

# The day of the package is that of the last change, so that the same sources make the same package.
day=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y kiosk/version.h)}

rm -rf "$build/deb"
mkdir -p "$build/deb/debian"
cp -R appliance/deb/control appliance/deb/copyright appliance/deb/rules appliance/deb/postinst \
    appliance/deb/prerm appliance/deb/postrm appliance/deb/kiosk.lintian-overrides "$build/deb/debian/"
cat >"$build/deb/debian/changelog" <<END
kiosk ($version) stable; urgency=medium

  * What has changed is told in /usr/share/doc/kiosk/CHANGELOG.md.gz.

 -- The Kiosk authors <kiosk@example.org>  $(date -uR -d "@$day")
END

cd "$build/deb"
rm -f "$build"/kiosk_*.deb
log=$build/deb/log
if ! env -u MAKEFLAGS -u MAKELEVEL TOP="$top" BUILD="$build" SOURCE_DATE_EPOCH="$day" LC_ALL=C.UTF-8 \
    DEB_BUILD_OPTIONS=noautodbgsym DEB_RULES_REQUIRES_ROOT=no make -j1 -f debian/rules binary >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
echo "  deb   $(ls "$build"/kiosk_*.deb)"
