#!/bin/sh
# Two Syncthings on this machine, the first of which sends a folder to the second, until this is ended:
#   sh tests/syncthing_pair.sh FROM TO
# They hear of nobody but each other: no discovery, no relay, no report, no update.
set -eu
work=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null; wait; rm -rf "$work"; exit 0' TERM INT
from=$(cd "$1" && pwd)
to=$(cd "$2" && pwd)
mkdir -p "$from/.stfolder" "$to/.stfolder"

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

for who in sender taker; do
    syncthing generate --home "$work/$who" --no-default-folder --skip-port-probing >/dev/null
done
sender=$(syncthing --home "$work/sender" --device-id)
taker=$(syncthing --home "$work/taker" --device-id)
sender_port=$(free_port)
taker_port=$(free_port)

# configure WHO FOLDER TYPE PORT
configure() {
    cat >"$work/$1/config.xml" <<END
<configuration version="36">
    <folder id="inbox" path="$2" type="$3" fsWatcherEnabled="true" fsWatcherDelayS="1">
        <device id="$sender"/>
        <device id="$taker"/>
    </folder>
    <device id="$sender"><address>tcp://127.0.0.1:$sender_port</address></device>
    <device id="$taker"><address>tcp://127.0.0.1:$taker_port</address></device>
    <gui enabled="false"/>
    <options>
        <listenAddress>tcp://127.0.0.1:$4</listenAddress>
        <globalAnnounceEnabled>false</globalAnnounceEnabled>
        <localAnnounceEnabled>false</localAnnounceEnabled>
        <relaysEnabled>false</relaysEnabled>
        <natEnabled>false</natEnabled>
        <startBrowser>false</startBrowser>
        <urAccepted>-1</urAccepted>
        <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
        <crashReportingEnabled>false</crashReportingEnabled>
    </options>
</configuration>
END
}
configure sender "$from" sendonly "$sender_port"
configure taker "$to" receiveonly "$taker_port"

for who in sender taker; do
    STNOUPGRADE=1 syncthing serve --home "$work/$who" --no-browser --no-restart &
    pids="$pids $!"
done
wait
