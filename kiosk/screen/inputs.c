#include "screen/inputs.h"

#include <linux/major.h>
#include <linux/netlink.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

/* The lowest numbers are given first, and a show has some thirty. */
enum { DESCRIPTORS_MAX = 256 };

static bool is_device(const struct stat *s)
{
    return S_ISCHR(s->st_mode) && major(s->st_rdev) == INPUT_MAJOR;
}

static int option(int fd, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(fd, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

static bool is_udev(int fd, const struct stat *s)
{
    return S_ISSOCK(s->st_mode) && option(fd, SO_DOMAIN) == AF_NETLINK &&
           option(fd, SO_PROTOCOL) == NETLINK_KOBJECT_UEVENT;
}

int inputs_find(int fds[INPUTS_MAX], int own)
{
    int count = 0;
    for (int fd = 0; fd < DESCRIPTORS_MAX && count < INPUTS_MAX; fd++) {
        struct stat s;
        if (fd != own && fstat(fd, &s) == 0 && (is_device(&s) || is_udev(fd, &s))) {
            fds[count++] = fd;
        }
    }
    return count;
}
