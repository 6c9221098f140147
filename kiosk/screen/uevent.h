/* The kernel's words about its devices, as they come and go and change (netlink(7),
 * NETLINK_KOBJECT_UEVENT). Private to screen/. */
#ifndef KIOSK_SCREEN_UEVENT_H
#define KIOSK_SCREEN_UEVENT_H

#include <stdbool.h>

/* A descriptor that is readable when there are some, for close(2); -1 if there is none to be had.
 */
int uevent_open(void);

/* Takes all that have come. True if one was about a graphics card, or if some were lost. -1 is
 * allowed. */
bool uevent_take(int fd);

#endif
