#include "screen/uevent.h"

#include <errno.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int uevent_open(void)
{
    enum { FROM_THE_KERNEL = 1 }; /* group 2 is udev's, which may not run */
    const struct sockaddr_nl all = {.nl_family = AF_NETLINK, .nl_groups = FROM_THE_KERNEL};
    const int fd =
        socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&all, sizeof all) != 0) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

bool uevent_take(int fd)
{
    char text[4096]; /* "change@/devices/pci0000:00/0000:00:02.0/drm/card0", a zero, and more */
    bool graphics = false;
    for (;;) {
        const ssize_t size = fd < 0 ? 0 : recv(fd, text, sizeof text - 1, MSG_DONTWAIT);
        if (size <= 0) {
            return graphics || (size < 0 && errno == ENOBUFS);
        }
        text[size] = '\0';
        graphics |= strstr(text, "/drm/") != NULL;
    }
}
