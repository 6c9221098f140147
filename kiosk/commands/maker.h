/* From a slide of a deck to painted pages: what show and render have in common. A maker has two
 * slots, each with one slide laid out: the one that is on the screen, and the one being prepared.
 */
#ifndef KIOSK_COMMANDS_MAKER_H
#define KIOSK_COMMANDS_MAKER_H

#include "base/clock.h"
#include "base/err.h"
#include "content/content.h"
#include "layout/banner.h"
#include "layout/layout.h"
#include "paint/frame.h"
#include "paint/paint.h"
#include "schedule/timing.h"

#include <stdbool.h>
#include <stddef.h>

struct maker; /* theme, language, painter, and the two slots */

enum { MAKER_SLOTS = 2 };

/* Why the calm slide is shown: it chooses the words. */
enum calm {
    CALM_NO_FILE,   /* there is no data file yet */
    CALM_BAD_FILE,  /* there is one, but it can't be used */
    CALM_NO_SLIDES, /* the deck has no slide, or none that can be painted */
    CALM_NOT_DUE,   /* no slide is due at this hour */
};

/* NULL on an error. The size is set by maker_resize before a slide is laid out. */
struct maker *maker_new(struct err *err);

/* NULL is allowed. */
void maker_free(struct maker *maker);

/* Takes the content that the next slides come from; NULL: none, only the calm slide can be made.
 * It is borrowed until the next maker_load or maker_free. What the slots hold stays as it is and
 * maker_tick and maker_hold still work on it, although the content that it came from may be
 * closed by then. An unknown theme or language is no error: the built-in one is taken. On an error
 * (STATUS_MEMORY) the maker has the content it had. */
bool maker_load(struct maker *maker, struct content *content, struct err *err);

/* What the screen itself asks for, whatever the data file says; maker_resize must follow. `scale`
 * multiplies the file's text_scale (the product is kept from 1 to 1.25), `overscan` is
 * frame_make's. Without this call 1 and 0. */
void maker_screen(struct maker *maker, double scale, double overscan);

/* The size in pixels of the canvases that follow. Both slots are empty afterwards. */
void maker_resize(struct maker *maker, int width, int height);

/* How pages and their footers are finished from here on. */
void maker_finish(struct maker *maker, const struct finish *finish);

/* Where the picture lies on the canvases. */
const struct frame *maker_frame(const struct maker *maker);

/* Lays out a slide in the slot; *page_count is set, at least 1. It is number `place` (from 1) of
 * the `places` that are due, for the mark of progress. On an error (as content_slide) the slot is
 * empty. */
bool maker_slide(struct maker *maker, int which, const struct slide_ref *ref, size_t place,
                 size_t places, size_t *page_count, struct err *err);

/* Lays out the calm built-in slide, of one page, in the slot. */
bool maker_calm(struct maker *maker, int which, enum calm why, struct err *err);

/* How long the page stays, and why: `rotation_ms` if it is over 0, else the slide's own hold, the
 * deck's rotation (passed over if `rotation_ms` is under 0) or what is to be read on it, in that
 * order (timing_hold). */
struct hold maker_hold(const struct maker *maker, int which, size_t page, int rotation_ms);

/* For whoever looks at what will be shown: the slide of a deck in the slot and its pages, good
 * until the slot changes (false if it holds none); the theme of the data file, its language, and
 * the painter. */
bool maker_look(const struct maker *maker, int which, const struct slide **slide,
                const struct pages **pages);
const struct theme *maker_theme(const struct maker *maker);
const struct language *maker_language(const struct maker *maker);
struct painter *maker_painter(struct maker *maker);

/* What a page of our own is laid out with: theme, language, size of the picture. It borrows from
 * the maker until the next maker_load or maker_resize. */
struct layout maker_layout(const struct maker *maker);

/* Paints a page (from 0) of the slide in the slot, its footer at `now`. On an error the canvas is
 * half painted: do not show it. */
bool maker_paint(struct maker *maker, int which, size_t page, const struct moment *now,
                 struct canvas *canvas, struct err *err);

/* Paints only the footer of that page anew, on a canvas that holds the page; *part is set to the
 * box that changed (w 0: nothing). Needs no content, and the finish that the page was painted
 * with. */
bool maker_tick(struct maker *maker, int which, size_t page, const struct moment *now,
                struct canvas *canvas, struct box *part, struct err *err);

/* Pages that are painted from here on have the banner over their foot; NULL: none. Borrowed. The
 * clock under it is not painted by maker_tick. */
void maker_say(struct maker *maker, const struct banner *banner);

#endif
