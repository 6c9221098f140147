#include "layout/heading.h"

#include <string.h>

enum { STEPS = 10 };

static const double serif_steps[STEPS] = {7, 6.25, 5.5, 5, 4.5, 4, 3.5, 3, 2.5, DRAFT_FLOOR};
static const double sans_steps[STEPS] = {6, 5.5, 4.75, 4.25, 3.75, 3.5, 3.25, 3, 2.5, DRAFT_FLOOR};

static double pitch(const struct draft *d, const struct heading *h)
{
    return h->lines.size * (draft_heading_face(d) == FACE_SERIF ? 1.26 : 1.46);
}

static double first(const struct draft *d, const struct heading *h)
{
    return d->grid.hang + face_metrics(draft_heading_face(d)).cap * h->lines.size;
}

double heading_last(const struct draft *d, const struct heading *h)
{
    return first(d, h) + pitch(d, h) * ((double)h->lines.count - 1);
}

/* Whether the heading, set as it is now, takes at most `lines` lines and ends above `bottom`. */
static bool fits(const struct draft *d, const struct heading *h, size_t lines, double bottom)
{
    double down = face_metrics(draft_heading_face(d)).down * h->lines.size;
    return h->lines.count <= lines && heading_last(d, h) + down <= bottom;
}

static bool one_word(const struct heading *h, const struct line *line)
{
    const char *text = h->lines.para.text;
    for (size_t i = line->start; i < line->end; i++) {
        if (text[i] == ' ' || (text[i] == '\xc2' && text[i + 1] == '\xa0')) {
            return false;
        }
    }
    return true;
}

/* How even the lines of a heading are to be. */
enum evenness {
    ANY,
    BUT_LAST, /* none but the last is under half as wide as the widest, or a lone short word: in
                 Vietnamese, where words have several syllables, that looks like a mistake */
    ALL,      /* the same, and none is a lone word but a long one, or one before a pause */
};

/* Whether the line is a single word of less than a part of the panel's text. */
static bool is_lone(const struct draft *d, const struct heading *h, size_t line, double part)
{
    return one_word(h, &h->lines.line[line]) &&
           h->lines.line[line].width < draft_px(d, d->grid.panel_text_w) * part;
}

static bool has_pause(const struct heading *h, size_t line)
{
    return strchr(":,;", h->lines.para.text[h->lines.line[line].end - 1]) != NULL;
}

static bool is_even(const struct draft *d, const struct heading *h, enum evenness evenness)
{
    const struct lines *lines = &h->lines;
    int widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = lines->line[i].width > widest ? lines->line[i].width : widest;
    }
    for (size_t i = 0; i < lines->count && lines->count > 1; i++) {
        bool last = i + 1 == lines->count;
        bool short_line = is_lone(d, h, i, .5) || lines->line[i].width * 2 < widest;
        if ((evenness != ANY && !last && short_line) ||
            (evenness == ALL && is_lone(d, h, i, .65) && !has_pause(h, i))) {
            return false;
        }
    }
    return true;
}

/* The first of the three largest steps at which the heading takes three lines or fewer, rather one
 * with no lone word on a line; else the first from the second step on at which it takes four;
 * else a smaller one; all of them rather with even lines; else the first at which it has room at
 * all. */
bool heading_set(struct draft *d, struct heading *h, const char *text, double bottom)
{
    const double *step = d->theme->serif ? serif_steps : sans_steps;
    static const struct {
        int from, to;
        size_t lines;
        bool whole_words;
        enum evenness even;
    } tries[] = {{0, 3, 3, true, ALL},      {0, 3, 3, true, BUT_LAST}, {1, 5, 4, true, BUT_LAST},
                 {3, 6, 3, true, BUT_LAST}, {4, 7, 5, true, BUT_LAST}, {0, 3, 3, true, ANY},
                 {1, 5, 4, true, ANY},      {2, STEPS, 30, true, ANY}, {4, STEPS, 30, false, ANY}};
    struct para para = para_plain(d, draft_heading_face(d), text);
    for (size_t t = 0; t < sizeof tries / sizeof *tries; t++) {
        for (int i = tries[t].from; i < tries[t].to; i++) {
            h->lines = para_wrap(d, &para, step[i], d->grid.panel_text_w, WRAP_BALANCED);
            if (fits(d, h, tries[t].lines, bottom) && !(tries[t].whole_words && h->lines.broken) &&
                is_even(d, h, tries[t].even)) {
                return true;
            }
        }
    }
    return false;
}

void heading_draw(struct draft *d, const struct heading *h)
{
    for (size_t i = 0; i < h->lines.count; i++) {
        para_draw(d, &h->lines, i, 1, d->grid.margin, first(d, h) + pitch(d, h) * (double)i,
                  d->theme->panel_ink);
    }
}
