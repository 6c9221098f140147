/* What is built into the program, so that no file can be missing on the day it is needed:
 * faces, themes, language tables, the SQL of a new data file. */
#ifndef KIOSK_BASE_ASSET_H
#define KIOSK_BASE_ASSET_H

#include "base/bytes.h"

/* The bytes of a file of the source tree ("fonts/DejaVuSans.ttf", "assets/themes/formal.ini"); they
 * live as long as the program, and a zero byte stands behind them. {NULL, 0} if there is none of
 * that name. */
struct bytes asset_find(const char *path);

#endif
