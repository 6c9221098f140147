/* Splits a line of text into pieces that one face can draw, because SDL_ttf draws an empty box for
 * what a face lacks. Knows which faces cover what only through a question, so it needs no fonts. */
#ifndef KIOSK_PAINT_RUNS_H
#define KIOSK_PAINT_RUNS_H

#include "layout/scene.h"

/* Faces are numbered: first enum face, then the two fallback faces. */
enum { RUNS_SYMBOLS = FACE_COUNT, RUNS_EMOJI, RUNS_FACES };

struct coverage {
    void *ctx;
    bool (*has)(void *ctx, int face, uint32_t codepoint);
};

/* Where the splitting stands. Set all; `left` and `text` move on. */
struct runs {
    struct coverage coverage;
    enum face face; /* the one that was asked for, which goes first */
    const char *text;
    size_t left; /* bytes */
};

struct run {
    int face;
    char *text;    /* in the caller's buffer, ended by a zero byte */
    size_t length; /* bytes without the zero */
};

/* Bytes that the buffer for runs_next needs if it is to hold the whole text in one run, with the
 * zero: U+FFFD can take the place of one byte. */
size_t runs_room(size_t length);

/* Writes the next piece to `buffer`, ready to be drawn: what is invisible left out, every kind of
 * white space that ends a word a plain space, what no face has replaced by U+FFFD. False at the
 * end. */
bool runs_next(struct runs *runs, char *buffer, struct run *run);

/* Moves on to the first cluster that runs_next would replace, and behind it; *size is set to its
 * bytes. NULL at the end. */
const char *runs_lost(struct runs *runs, size_t *size);

#endif
