#!/bin/sh
# Builds the image of a disk that boots into the picture:
#   sh appliance/image/make-image.sh KIOSK.deb OUT
# OUT gets kiosk.img, and vmlinuz and boot.cpio, which it boots from, for emulators.
# In the environment: KEYS, a folder of *.pub files that the image trusts; CONF, its /etc/kiosk.conf;
# CONSOLE, a file with the hash of root's password, without which there is no maintenance console;
# TIMEZONE (Asia/Ho_Chi_Minh if not given); ROOT_MIB and DATA_MIB, the sizes of the partitions for the
# system and for the content.
set -eu
here=$(dirname "$0")
deb=$1 out=$2
PATH=$PATH:/usr/sbin:/sbin # where mkfs and sfdisk are, also for one who is not root
arch=amd64
mkdir -p "$out"

# ---- Root ----
echo "  root  (Debian's packages)"
sh "$here/files.sh" "$out"
sh "$here/root.sh" "$arch" "$deb" "$out"
echo "  root  (squashfs)"
mksquashfs - "$out/root.squashfs" -tar -root-mode 755 -comp zstd -Xcompression-level 15 -noappend -quiet -no-progress \
    <"$out/root.tar" 2>&1 | sed "/^Empty tar filename/d"
# The boot partition starts this root and no other of that kind, see init.
root_name=kiosk-root-$(sha256sum "$out/root.squashfs" | cut -c 1-16)

# ---- First file system ----
boot=$out/boot
mkdir -p "$boot/bin" "$boot/dev" "$boot/proc" "$boot/sys" "$boot/run"
cp "$here/init" "$boot/init"
chmod 755 "$boot/init"
cp "$(command -v busybox)" "$boot/bin/busybox"
for name in sh mount umount insmod grep sed sleep mkdir switch_root reboot; do
    ln -sf busybox "$boot/bin/$name"
done
mv "$boot/vmlinuz" "$out/vmlinuz"
cp "$here/cmdline" "$out/cmdline"
echo "$root_name" >"$boot/root.name"
(cd "$boot" && find . | sort | cpio --quiet -o -H newc -R 0:0) | gzip -9n >"$out/boot.cpio"

# ---- Disk: EFI system partition, root, data ----
echo "  disk  $out/kiosk.img"
esp=$out/esp.img
rm -f "$esp"
mkfs.vfat -C -F 32 -n KIOSK-EFI "$esp" $((64 * 1024)) >/dev/null
mmd -i "$esp" ::EFI ::EFI/BOOT ::loader ::loader/entries
mcopy -i "$esp" /usr/lib/systemd/boot/efi/systemd-bootx64.efi ::EFI/BOOT/BOOTX64.EFI
mcopy -i "$esp" "$out/vmlinuz" "$out/boot.cpio" ::
printf 'timeout 0\neditor no\nauto-entries no\nauto-firmware no\ndefault kiosk.conf\n' | mcopy -i "$esp" - ::loader/loader.conf
{
    printf 'title Kiosk\nlinux /vmlinuz\ninitrd /boot.cpio\noptions '
    cat "$here/cmdline"
} | mcopy -i "$esp" - ::loader/entries/kiosk.conf

mib() {
    echo $((($(stat -c %s "$1") + 1048575) / 1048576))
}
# The system has a place of a fixed size, so that a later image's fits into it and the content stays.
esp_mib=$(mib "$esp")
root_mib=${ROOT_MIB:-256}
if [ "$(mib "$out/root.squashfs")" -gt "$root_mib" ]; then
    echo "The system needs $(mib "$out/root.squashfs") MiB and ROOT_MIB is $root_mib." >&2
    exit 1
fi
data=$out/data.img
data_mib=${DATA_MIB:-1024}
rm -f "$data"
mke2fs -q -t ext4 -L kiosk-data -E lazy_itable_init=0,lazy_journal_init=0 "$data" "${data_mib}M" >/dev/null

disk=$out/kiosk.img
rm -f "$disk"
truncate -s $((1 + esp_mib + root_mib + data_mib + 1))M "$disk"
sfdisk --quiet "$disk" <<TABLE
label: gpt
start=1MiB, size=${esp_mib}MiB, type=uefi, name=kiosk-boot
size=${root_mib}MiB, type=linux, name=$root_name
size=${data_mib}MiB, type=linux, name=kiosk-data
TABLE
put() {
    dd if="$1" of="$disk" bs=1M seek="$2" conv=notrunc,sparse status=none
}
put "$esp" 1
put "$out/root.squashfs" $((1 + esp_mib))
put "$data" $((1 + esp_mib + root_mib))
rm -rf "$boot" "$out/files.tar" "$out/root.tar" "$esp" "$data"
echo "$disk: boot $esp_mib MiB, root $root_mib MiB, data $data_mib MiB"
echo "onto a box of the same sizes whose content is to stay: its first $((1 + esp_mib + root_mib)) MiB"
