/* What wakes a bare console: the descriptors of SDL's input devices, and of the socket by which
 * udev tells SDL of new ones. SDL 2.26 waits for them by looking a thousand times a second, and
 * hands them out nowhere; so they are looked for among all that this process has open. Private to
 * screen/. */
#ifndef KIOSK_SCREEN_INPUTS_H
#define KIOSK_SCREEN_INPUTS_H

enum { INPUTS_MAX = 32 };

/* Puts them, and how many there are is returned. They are SDL's: only to be waited for, and only
 * until SDL takes its events the next time. `own`, a socket of the kernel's words that SDL does not
 * read, is passed over (-1: none). */
int inputs_find(int fds[INPUTS_MAX], int own);

#endif
