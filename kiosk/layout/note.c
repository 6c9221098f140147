#include "layout/note.h"

#include "base/text.h"

#include <string.h>

void notes_add(struct notes *n, enum face face, double size, bool bright, const char *text)
{
    if (!text_blank(text) && n->count < NOTE_MAX) {
        n->note[n->count++] = (struct note){face, size, bright, text};
    }
}

void notes_head(struct notes *n, struct note note)
{
    if (n->count < NOTE_MAX) {
        memmove(n->note + 1, n->note, n->count * sizeof *n->note);
        n->note[0] = note;
        n->count++;
        n->apart += n->apart > 0;
    }
}

#define APART 1.5

/* Distance of a note's first baseline from the last one of the note above it. */
static double gap(double above, double size)
{
    return size > above ? 1.5 * size : .75 * (size + above);
}

/* From the last line up, so that the last baseline stands. */
static double set(struct draft *d, const struct notes *n, double x, double last, double measure,
                  colour quiet, colour bright, bool draw)
{
    double at = last;
    for (size_t i = n->count; i-- > 0;) {
        const struct note *note = &n->note[i];
        struct para para = para_plain(d, note->face, note->text);
        struct lines lines = para_wrap(d, &para, note->size, measure, WRAP_BALANCED);
        double first = at - para_pitch(&lines) * ((double)lines.count - 1);
        if (draw) {
            para_draw(d, &lines, 0, lines.count, x, first, note->bright ? bright : quiet);
        }
        if (i == 0) {
            return first - face_metrics(note->face).cap * note->size;
        }
        at = first - gap(n->note[i - 1].size, note->size) - (i == n->apart ? APART : 0);
    }
    return at;
}

double notes_top(struct draft *d, const struct notes *n, double last, double measure)
{
    return set(d, n, 0, last, measure, 0, 0, false);
}

void notes_draw(struct draft *d, const struct notes *n, double x, double last, double measure,
                colour quiet, colour bright)
{
    (void)set(d, n, x, last, measure, quiet, bright, true);
}
