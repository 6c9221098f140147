#!/bin/sh
# Runs inside the new root (root.sh calls it): root-hook.sh KERNEL-PACKAGE
# Installs the kiosk's package, takes the kernel apart, and shuts every door.
set -eu
export DEBIAN_FRONTEND=noninteractive
cd /tmp

# /etc/kiosk.conf may be there already (CONF): it stays, and nobody is asked.
apt-get -qq -y install --no-install-recommends -o Dpkg::Options::=--force-confold ./kiosk_*.deb >log 2>&1 || { cat log >&2; exit 1; }

# Not apt-get install: the kernel's package would bring the tools for a first file system of Debian's
# kind, of 200 modules.
version=$(apt-cache depends "$1" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
apt-get -qq download "$version"
mkdir kernel
dpkg-deb -x "$version"_*.deb kernel
release=$(ls kernel/lib/modules)
from=kernel/lib/modules/$release
to=/lib/modules/$release
mkdir -p "$to/kernel" boot/modules
cp "$from"/modules.builtin* "$from"/modules.order "$to/"
sed '/^#/d' root.modules | while read -r path; do
    [ -e "$from/kernel/$path" ] || continue
    mkdir -p "$to/kernel/$(dirname "$path")"
    mv "$from/kernel/$path" "$to/kernel/$path"
done
# What those need of the rest.
(cd "$from/kernel" && find . -name '*.ko') >rest
needed=1
while [ "$needed" -gt 0 ]; do
    needed=0
    for name in $(find "$to" -name '*.ko' -exec modinfo -F depends {} + | tr , '\n' | sort -u); do
        file=$(printf '%s' "$name" | sed 's/[-_]/[-_]/g')
        [ -n "$(find "$to" -name "$file.ko")" ] && continue
        path=$(grep "/$file\.ko\$" rest | head -n 1) || continue
        mkdir -p "$to/kernel/$(dirname "$path")"
        mv "$from/kernel/$path" "$to/kernel/$path"
        needed=$((needed + 1))
    done
done
depmod "$release"

# The modules of the first file system, in the order in which they are to be loaded.
cp kernel/boot/vmlinuz-* boot/vmlinuz
list=disks
sed '/^#/d' boot.modules | while read -r module; do
    if [ "$module" = usb ]; then
        list=usb
        continue
    fi
    modprobe -S "$release" --show-depends "$module" 2>/dev/null | sed -n 's/^insmod \([^ ]*\).*/\1/p' >chain || true
    while read -r path; do
        cp "$path" boot/modules/
        basename "$path" >>"boot/modules/$list"
    done <chain
done
for list in boot/modules/disks boot/modules/usb; do
    awk '!seen[$0]++' "$list" >once && mv once "$list"
done

# No login, no timer that wants a network, no key that restarts the machine.
for unit in getty@ autovt@ serial-getty@ console-getty container-getty@ debug-shell \
    systemd-logind systemd-ask-password-console systemd-ask-password-wall; do
    ln -sf /dev/null "/etc/systemd/system/$unit.service"
done
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
    e2scrub_reap.service getty.target systemd-networkd.socket; do
    ln -sf /dev/null "/etc/systemd/system/$unit"
done
systemctl --quiet enable kiosk-data.service kiosk-first.service
systemctl --quiet set-default multi-user.target
# The maintenance console, for who made the image with its password: by the key while the show runs, and
# by the same key from the kernel while it does not. Otherwise neither a password nor a key.
if [ -e /etc/kiosk/console.hash ]; then
    echo "root:$(cat /etc/kiosk/console.hash)" | chpasswd --encrypted
    grep -q '^[[:space:]]*console[[:space:]]*[=:]' /etc/kiosk.conf ||
        printf '\n[keys]\nconsole = Ctrl+Alt+Delete\n' >>/etc/kiosk.conf
else
    passwd --quiet --lock root
    ln -sf /dev/null /etc/systemd/system/ctrl-alt-del.target
fi
rm -f /etc/kiosk/console.hash
# Nobody logs in, so nobody needs a program that gives other rights than his own.
find / -xdev -type f -perm /6000 -exec chmod u-s,g-s {} +
# The number in etc/sysusers.d/kiosk.conf.
[ "$(id -u kiosk):$(id -g kiosk)" = 900:900 ]
: >/etc/machine-id
echo kiosk >/etc/hostname
rm -rf /var/cache/* /var/log/* /var/lib/kiosk
# Where the machine that makes the image gets its packages and its names is nobody's business.
rm -f /etc/resolv.conf /etc/apt/sources.list /etc/apt/sources.list.d/*
mkdir -p /var/lib/kiosk
