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

const char *code_address(struct draft *d, const char *link)
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

double code_in_panel(struct draft *d, const char *link, double last, bool draw)
{
    const struct grid *g = &d->grid;
    struct para para = para_plain(d, FACE_TEXT, code_address(d, link));
    struct lines address = para_wrap(d, &para, 2.5, g->panel_text_w, WRAP_BALANCED);
    double first = last - para_pitch(&address) * ((double)address.count - 1);
    double top = first - 4.6 - code_side(d);
    if (!draw) {
        return top;
    }
    para_draw(d, &address, 0, address.count, g->margin, first, d->theme->panel_ink_2);
    square(d, link, g->margin, top);
    if (g->panel_w >= 50) { /* a narrower panel has no room for the call to action */
        double x = g->margin + code_side(d) + 2.5;
        para_put(d, FACE_STRONG, 2.75, x, top + .9, g->margin + g->panel_text_w - x,
                 d->theme->header_ink, d->in->language->word[WORD_SCAN]);
    }
    return top;
}

#define ADDRESS_RISE 1.4 /* last baseline of the address over the foot of the square */

/* The address beside the code, in two lines if it can be. */
static struct lines address_lines(struct draft *d, struct para *para, const char *link)
{
    const struct grid *g = &d->grid;
    double measure = g->width - g->margin - (g->field_x + code_side(d) + 4);
    double size = 2.5;
    *para = para_plain(d, FACE_TEXT, code_address(d, link));
    struct lines lines = para_wrap(d, para, size, measure, WRAP_BALANCED);
    while (lines.count > 2 && size > DRAFT_FLOOR) {
        size -= .25;
        lines = para_wrap(d, para, size, measure, WRAP_BALANCED);
    }
    return lines;
}

double code_field_height(struct draft *d, const char *link)
{
    struct para para;
    struct lines lines = address_lines(d, &para, link);
    return fmax(code_side(d), ADDRESS_RISE + para_pitch(&lines) * (double)lines.count);
}

void code_in_field(struct draft *d, const char *link, bool on_panel)
{
    const struct grid *g = &d->grid;
    double top = g->standing - code_side(d);
    double x = g->field_x + code_side(d) + 4;
    square(d, link, g->field_x, top);
    struct para para;
    struct lines address = address_lines(d, &para, link);
    double first = g->standing - ADDRESS_RISE - para_pitch(&address) * ((double)address.count - 1);
    para_draw(d, &address, 0, address.count, x, first,
              on_panel ? d->theme->panel_ink_2 : d->theme->ink_2);
    struct para call = para_plain(d, FACE_STRONG, d->in->language->word[WORD_SCAN]);
    struct lines lines =
        para_wrap(d, &call, 3.25, fmin(g->width - g->margin - x, 30), WRAP_BALANCED);
    double call_first = top + 1.1 + .74 * lines.size;
    double call_last = call_first + para_pitch(&lines) * ((double)lines.count - 1);
    /* An address that leaves it no room says enough by itself. */
    if (address.count <= 2 && call_last + .24 * lines.size <= first - 1.22 * address.size) {
        para_draw(d, &lines, 0, lines.count, x, call_first,
                  on_panel ? d->theme->panel_ink : d->theme->ink);
    }
}
