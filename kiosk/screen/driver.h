/* What SDL does not tell of its video drivers, of which each has its own gaps. Private to screen/.
 */
#ifndef KIOSK_SCREEN_DRIVER_H
#define KIOSK_SCREEN_DRIVER_H

#include <stdbool.h>

struct driver {
    const char *name; /* as SDL has it, in small or large letters; NULL: another one */
    bool needs_gpu;   /* no window surface of its own: SDL would present it through OpenGL */
    bool console;     /* SDL reads the input devices of the kernel for it, or none */
    bool displays;    /* SDL does not tell of displays that come and go, but the kernel does */
    bool blind;       /* nobody sees anything of it */
};

/* The driver of that name; for another one all is false. */
struct driver driver_of(const char *name);

#endif
