/* What is built into the program, so that no file can be missing on the day it is needed:
 * faces, themes, language tables, the SQL of a new data file. */
#ifndef KIOSK_BASE_ASSET_H
#define KIOSK_BASE_ASSET_H

#include "base/bytes.h"

/* The bytes of a file of the source tree ("fonts/DejaVuSans.ttf", "assets/themes/formal.ini"); they
 * live as long as the program, and a zero byte stands behind them. {NULL, 0} if there is none of
 * that name. */
struct bytes asset_find(const char *path);

/* Takes the files out of the memory of the process. They stay where they are: what is read of them
 * the next time is mapped again. */
void asset_forget(void);

#endif
