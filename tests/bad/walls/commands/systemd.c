// must not include systemd/sd-daemon.h
#include "commands/service.h"
#include <systemd/sd-daemon.h>
