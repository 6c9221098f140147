#!/bin/sh
# Shows the example: sh tests/run_example.sh BUILD. Without a display, renders it to BUILD/demo.
set -eu
build=$1
no_display=10 # STATUS_DISPLAY of kiosk/base/err.h

# Named to SDL, since left to itself it ends up with a driver that draws for nobody.
drivers=
[ -z "${WAYLAND_DISPLAY:-}" ] || drivers=wayland
[ -z "${DISPLAY:-}" ] || drivers=x11${drivers:+,$drivers}
case $(tty) in
/dev/tty[0-9]*) drivers=${drivers:-kmsdrm} ;; # a console without a desktop
esac

if [ -n "$drivers" ]; then
    echo "Showing $build/data/duc-trong.db: Right for the next page, Q or Ctrl+C for the end."
    status=0
    SDL_VIDEODRIVER=${SDL_VIDEODRIVER:-$drivers} \
        "$build/kiosk" show --keys "$build/data/duc-trong.db" || status=$?
    [ "$status" -eq "$no_display" ] || exit "$status"
fi

echo "There is no display here, so all pages are rendered as pictures instead."
rm -rf "$build/demo"
for name in duc-trong truong-mau; do
    "$build/kiosk" render --contact --out "$build/demo/$name" "$build/data/$name.db"
done
echo "A sheet with all pages of each file: $build/demo/duc-trong/contact.png, $build/demo/truong-mau/contact.png"
