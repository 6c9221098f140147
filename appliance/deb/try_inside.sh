#!/bin/sh
# What appliance/deb/try.sh does inside the bare system.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Everything but what apt and dpkg keep for themselves, and copies of the user table before a change.
everything() {
    find / -xdev \( -path /proc -o -path /sys -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt \
        -o -path /var/cache -o -path /var/log \) -prune -o -print | grep -v '^/etc/[a-z]*-$' | sort
}

as_kiosk() {
    setpriv --reuid=kiosk --regid=kiosk --init-groups env HOME=/tmp "$@"
}

everything >/tmp/before
cp /etc/passwd /etc/group /etc/shadow /etc/gshadow /tmp/
apt-get -y -qq install /tmp/kiosk.deb >/tmp/log 2>&1 || { cat /tmp/log; fail "it can't be installed"; }
! grep "could not be installed" /tmp/log || fail "the example was not installed"

id kiosk
for group in video render input; do
    id -Gn kiosk | tr ' ' '\n' | grep -qx "$group" || fail "kiosk is not in $group"
done
[ "$(stat -c '%U %a' /var/lib/kiosk/store)" = "kiosk 755" ] || fail "whose is the store?"
[ "$(stat -c '%U %G %a' /var/lib/kiosk/inbox)" = "root kiosk 2775" ] || fail "whose is the inbox?"
for unit in kiosk.service kiosk-inbox.path kiosk-inbox.service kiosk-inbox.timer kiosk-clock.service \
    kiosk-clock-save.timer; do
    systemctl is-enabled "$unit" >/dev/null || fail "$unit is not enabled"
done
[ "$(systemctl is-enabled kiosk-cage.service)" = disabled ] || fail "kiosk-cage.service is enabled"
systemd-analyze verify --man=no kiosk.service kiosk-stick@sda1.service kiosk-inbox.path kiosk-inbox.service \
    kiosk-inbox.timer kiosk-clock.service kiosk-clock-save.timer 2>&1 | grep -i kiosk && fail "systemd-analyze verify"
udevadm test /sys/devices/virtual/mem/null 2>&1 | grep '90-kiosk' >/tmp/udev || true
grep -q '^Reading rules file: .*90-kiosk.rules$' /tmp/udev || fail "udev does not read the rule"
! grep -v '^Reading' /tmp/udev || fail "udev minds the rule"

# It shows the example; and takes, from here on, nothing without a signature.
kiosk status
kiosk status | grep -q '^current:   serial 0, ' || fail "the example is not there, or is newer than the office's first"
as_kiosk env SDL_VIDEODRIVER=offscreen kiosk show --once --rotation 0.2 --transition none || fail "it does not show"
as_kiosk kiosk install /usr/share/kiosk/example/kiosk.db && fail "it was installed without a signature"

# A second time is as good as one, and leaves the store alone.
stat -c '%n %i %s %y' /var/lib/kiosk/store/*.db >/tmp/store
apt-get -y -qq install --reinstall /tmp/kiosk.deb >/tmp/log 2>&1 || { cat /tmp/log; fail "nor a second time"; }
stat -c '%n %i %s %y' /var/lib/kiosk/store/*.db | cmp - /tmp/store || fail "the store was changed"

# Its folder may be a disk of its own, which stays, and is empty then.
mount --bind /var/lib/kiosk /var/lib/kiosk
apt-get -y -qq purge kiosk >/dev/null 2>&1 || fail "it can't be purged"
[ -z "$(ls -A /var/lib/kiosk)" ] || fail "this is left in /var/lib/kiosk: $(ls -A /var/lib/kiosk)"
umount /var/lib/kiosk
rmdir /var/lib/kiosk
apt-get -y -qq autoremove --purge >/dev/null 2>&1
everything >/tmp/after
diff /tmp/before /tmp/after >/tmp/left || true
! grep '^>.*kiosk' /tmp/left || fail "this is left"
for file in passwd group shadow gshadow; do
    ! grep kiosk "/etc/$file" || fail "this is left in /etc/$file"
done
echo "left by the packages it needs, not by it: $(grep -c '^>' /tmp/left || true)"
sed -n 's/^>/ /p' /tmp/left
echo "apt install, a show, apt purge: nothing is left"
