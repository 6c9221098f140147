/* Memory for a page, page by page of the system: what was never painted on costs nothing. Private
 * to screen/. */
#ifndef KIOSK_SCREEN_PAGE_H
#define KIOSK_SCREEN_PAGE_H

#include "paint/paint.h"

/* A black canvas that takes memory only where something is painted on it. False if there is none.
 */
bool page_make(struct canvas *page, int width, int height, struct err *err);

/* Gives the memory back; the page is black again. */
void page_forget(struct canvas *page);

/* A zeroed canvas is allowed. */
void page_free(struct canvas *page);

#endif
