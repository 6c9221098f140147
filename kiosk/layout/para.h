/* A paragraph and its lines. Lines break between words, at no-break spaces never; a word that is
 * wider than the measure breaks behind a slash or hyphen if it can, else between grapheme
 * clusters, so that nothing is ever cut off. */
#ifndef KIOSK_LAYOUT_PARA_H
#define KIOSK_LAYOUT_PARA_H

#include "layout/draft.h"

/* Text of one face, up to the byte `end` of its paragraph. */
struct span {
    size_t end;
    enum face face;
};

/* White space is folded to single spaces; a line feed is a break that the author asked for. */
struct para {
    const char *text;
    size_t length;
    const struct span *spans; /* in order; the last one ends at `length` */
    size_t span_count;
};

struct line {
    size_t start, end; /* bytes of the paragraph, without the space at the break */
    int width;         /* pixels */
};

/* The lines of a paragraph at one size. */
struct lines {
    struct para para;
    double size; /* u */
    struct line *line;
    size_t count;
    bool broken; /* a word had to be parted */
};

enum wrap {
    WRAP_GREEDY,   /* running text: full lines, the last one not too short */
    WRAP_BALANCED, /* headings, notes, items: fewest lines, then the least ragged */
    WRAP_FILLED,   /* fewest lines, each as full as can be: quick, for thousands of texts */
};

/* A paragraph being put together from pieces of text in different faces. */
struct para_builder {
    struct draft *draft;
    char *text;
    size_t length, room;
    struct span *spans;
    size_t span_count, span_room;
};

/* `room` is the most bytes that will be added to one paragraph; what is over is dropped. After
 * para_end the builder is empty and can be used for the next one. */
void para_begin(struct para_builder *b, struct draft *d, size_t room);
void para_add(struct para_builder *b, enum face face, const char *text, size_t length);
struct para para_end(struct para_builder *b);

/* A paragraph of one face from plain text (NULL counts as ""). Out of memory: an empty one. */
struct para para_plain(struct draft *d, enum face face, const char *text);

/* Breaks the paragraph into lines of at most `measure` u at `size` u. An empty paragraph has no
 * lines. */
struct lines para_wrap(struct draft *d, const struct para *para, double size, double measure,
                       enum wrap wrap);

/* Baseline to baseline, in u, and ink above the first and under the last baseline. */
double para_pitch(const struct lines *lines);

/* Draws `count` lines from line `first` on; the first one's baseline is `baseline`. Returns that of
 * the last one (or `baseline` less one pitch if there is none). */
double para_draw(struct draft *d, const struct lines *lines, size_t first, size_t count, double x,
                 double baseline, colour c);

/* Wraps plain text and draws it whole from the cap top `top`; returns the last baseline, or `top`
 * if the text is blank. */
double para_put(struct draft *d, enum face face, double size, double x, double top, double measure,
                colour c, const char *text);

#endif
