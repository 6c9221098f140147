#include "layout/code.h"

#include <math.h>
#include <string.h>

/* In u: a picture that is scaled up has less height for heading and code. */
#define SHORT 80.0

double code_side(const struct draft *d)
{
    if (d->grid.shape != SHAPE_PORTRAIT && d->grid.height < SHORT) {
        return 17;
    }
    return d->grid.shape == SHAPE_SQUARISH ? 20 : d->grid.shape == SHAPE_PORTRAIT ? 24 : 22;
}

/* Without its scheme and a last slash. */
static const char *address_of(struct draft *d, const char *link)
{
    const char *scheme = strstr(link, "://");
    const char *from = scheme == NULL ? link : scheme + 3;
    size_t length = strlen(from);
    if (length > 0 && from[length - 1] == '/') {
        length--;
    }
    return draft_format(d, "%.*s", (int)length, from);
}

/* The black modules on their white square. */
static void square(struct draft *d, const char *link, double x, double y)
{
    double side = code_side(d);
    struct item *white = draft_item(d, ITEM_ROUNDED, x, y, side, side, 0xffffff);
    if (white != NULL) {
        white->as.round.radius = (float)(.8 * d->grid.u);
    }
    struct item *code = draft_item(d, ITEM_QR, x, y, side, side, 0);
    if (code != NULL) {
        code->as.qr.text = link;
    }
    draft_load(d)->pictures++;
}

enum { ADDRESS_LINES = 2 };

/* The longest start of the address that takes two lines with a mark that more follows: up to a
 * slash, if that leaves a third of it. */
static const char *address_start(struct draft *d, const char *address, double size, double measure)
{
    size_t fits = 1;
    size_t over = strlen(address);
    while (fits + 1 < over) {
        size_t middle = fits + (over - fits) / 2;
        struct para para = para_plain(d, FACE_TEXT, draft_format(d, "%.*s…", (int)middle, address));
        if (para_wrap(d, &para, size, measure, WRAP_BALANCED).count <= ADDRESS_LINES) {
            fits = middle;
        } else {
            over = middle;
        }
    }
    size_t slash = fits;
    while (slash > fits / 3 && address[slash - 1] != '/') {
        slash--;
    }
    return draft_format(d, "%.*s…", (int)(slash > fits / 3 ? slash : fits), address);
}

/* The address in at most two lines: nobody copies a longer one by hand, and the code has it whole.
 */
static struct lines address_lines(struct draft *d, const char *link, double measure, size_t most)
{
    const char *address = address_of(d, link);
    struct para para = para_plain(d, FACE_TEXT, address);
    for (size_t allowed = most; allowed <= ADDRESS_LINES; allowed++) {
        for (double size = 2.5; size >= DRAFT_FLOOR; size -= .25) {
            struct lines set = para_wrap(d, &para, size, measure, WRAP_BALANCED);
            if (set.count <= allowed) {
                return set;
            }
        }
    }
    para = para_plain(d, FACE_TEXT, address_start(d, address, 2.25, measure));
    return para_wrap(d, &para, 2.25, measure, WRAP_BALANCED);
}

/* The call to action, its verb on a line of its own. */
static struct para call_to_action(struct draft *d)
{
    const struct language *l = d->in->language;
    return para_plain(d, FACE_STRONG,
                      draft_format(d, "%s\n%s", l->word[WORD_SCAN], l->word[WORD_SCAN_FOR]));
}

double code_in_panel(struct draft *d, const char *link, double last, bool one_line, bool draw)
{
    const struct grid *g = &d->grid;
    struct lines address = address_lines(d, link, g->panel_text_w, one_line ? 1 : ADDRESS_LINES);
    double first = last - para_pitch(&address) * ((double)address.count - 1);
    double top = first - 4.6 - code_side(d);
    if (!draw) {
        return top;
    }
    para_draw(d, &address, 0, address.count, g->margin, first, d->theme->panel_ink_2);
    square(d, link, g->margin, top);
    if (g->panel_w >= 50) { /* a narrower panel has no room for the call to action */
        double x = g->margin + code_side(d) + 2.5;
        struct para call = call_to_action(d);
        struct lines lines =
            para_wrap(d, &call, 2.75, g->margin + g->panel_text_w - x, WRAP_BALANCED);
        para_draw(d, &lines, 0, lines.count, x, top + .9 + .74 * lines.size, d->theme->header_ink);
    }
    return top;
}

#define ADDRESS_RISE 1.4 /* last baseline of the address over the foot of the square */

/* Measure of the words beside a code in the field. */
static double beside(const struct draft *d)
{
    const struct grid *g = &d->grid;
    return g->width - g->margin - (g->field_x + code_side(d) + 4);
}

double code_field_height(struct draft *d, const char *link)
{
    struct lines lines = address_lines(d, link, beside(d), ADDRESS_LINES);
    return fmax(code_side(d), ADDRESS_RISE + para_pitch(&lines) * (double)lines.count);
}

void code_in_field(struct draft *d, const char *link, bool on_panel)
{
    const struct grid *g = &d->grid;
    double top = g->standing - code_side(d);
    double x = g->field_x + code_side(d) + 4;
    square(d, link, g->field_x, top);
    struct lines address = address_lines(d, link, beside(d), ADDRESS_LINES);
    double first = g->standing - ADDRESS_RISE - para_pitch(&address) * ((double)address.count - 1);
    para_draw(d, &address, 0, address.count, x, first,
              on_panel ? d->theme->panel_ink_2 : d->theme->ink_2);
    struct para call = call_to_action(d);
    struct lines lines = para_wrap(d, &call, 3.25, beside(d), WRAP_BALANCED);
    double call_first = top + 1.1 + .74 * lines.size;
    double call_last = call_first + para_pitch(&lines) * ((double)lines.count - 1);
    /* An address that leaves it no room says enough by itself. */
    if (call_last + .24 * lines.size <= first - 1.22 * address.size) {
        para_draw(d, &lines, 0, lines.count, x, call_first,
                  on_panel ? d->theme->panel_ink : d->theme->ink);
    }
}
