#ifndef KIOSK_VERSION_H
#define KIOSK_VERSION_H

#include <stdint.h>

#define KIOSK_VERSION "0.1.0"

/* 2026-11-01 in milliseconds since 1970: no clock that tells an earlier time can be right. To be
 * set anew with every version. */
#define KIOSK_WRITTEN_MS INT64_C(1793491200000)

#endif
