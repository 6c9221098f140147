/* The open faces: one SDL_ttf font for each face and size in use, the least used closed first. */
#ifndef KIOSK_PAINT_FACES_H
#define KIOSK_PAINT_FACES_H

#include "paint/paint.h"
#include "paint/runs.h"

#include <SDL2/SDL_ttf.h>

/* A page uses about ten sizes. */
enum { FACES_OPEN = 24 };

struct faces_font {
    TTF_Font *font; /* NULL: the place is free */
    int face, size;
    int margin;    /* for type.c: pixels of its two end marks, -1 until they were measured */
    uint64_t used; /* when, by faces->now */
};

struct faces {
    bool initialised;
    struct bytes file[RUNS_FACES]; /* as given to painter_new, damaged ones replaced */
    TTF_Font *asked[RUNS_FACES];   /* for faces_has; NULL until it was asked */
    struct faces_font open[FACES_OPEN];
    uint64_t now; /* counts calls of faces_get */
};

/* Needs a zeroed *faces. faces_free is right after a failure as well. */
bool faces_open(struct faces *faces, const struct painter_faces *files, struct err *err);
void faces_free(struct faces *faces);

/* Closes all fonts; they open again when they are asked for. */
void faces_trim(struct faces *faces);

/* Owned by `faces` and good until the next call; NULL if there is no memory. */
struct faces_font *faces_get(struct faces *faces, int face, int size);

/* Whether the face has a glyph for the code point. */
bool faces_has(struct faces *faces, int face, uint32_t codepoint);

#endif
