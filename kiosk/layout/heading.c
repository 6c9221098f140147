#include "layout/heading.h"

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

/* Whether no line but the last is under half as wide as the widest, or a lone short word: in
 * Vietnamese, where words have several syllables, that looks like a mistake. */
static bool even(const struct draft *d, const struct heading *h)
{
    const struct lines *lines = &h->lines;
    int widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        widest = lines->line[i].width > widest ? lines->line[i].width : widest;
    }
    for (size_t i = 0; i + 1 < lines->count; i++) {
        bool lone = one_word(h, &lines->line[i]) &&
                    lines->line[i].width * 2 < draft_px(d, d->grid.panel_text_w);
        if (lone || lines->line[i].width * 2 < widest) {
            return false;
        }
    }
    return true;
}

/* The first of the three largest steps at which the heading takes three lines or fewer; else the
 * first from the second step on at which it takes four; else a smaller one; all of them rather with
 * even lines; else the first at which it has room at all. */
bool heading_set(struct draft *d, struct heading *h, const char *text, double bottom)
{
    const double *step = d->theme->serif ? serif_steps : sans_steps;
    static const struct {
        int from, to;
        size_t lines;
        bool whole_words, even;
    } tries[] = {{0, 3, 3, true, true},       {1, 5, 4, true, true},       {3, 6, 3, true, true},
                 {4, 7, 5, true, true},       {0, 3, 3, true, false},      {1, 5, 4, true, false},
                 {2, STEPS, 30, true, false}, {4, STEPS, 30, false, false}};
    struct para para = para_plain(d, draft_heading_face(d), text);
    for (size_t t = 0; t < sizeof tries / sizeof *tries; t++) {
        for (int i = tries[t].from; i < tries[t].to; i++) {
            h->lines = para_wrap(d, &para, step[i], d->grid.panel_text_w, WRAP_BALANCED);
            if (fits(d, h, tries[t].lines, bottom) && !(tries[t].whole_words && h->lines.broken) &&
                (!tries[t].even || even(d, h))) {
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
