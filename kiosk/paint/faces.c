#include "paint/faces.h"

#include <limits.h>

/* Any size will do to see whether a face opens, and to ask what it covers. */
enum { SIZE_FOR_QUESTIONS = 16 };

static TTF_Font *open_font(struct bytes file, int size)
{
    if (file.data == NULL || file.size == 0 || file.size > INT_MAX) {
        return NULL;
    }
    SDL_RWops *memory = SDL_RWFromConstMem(file.data, (int)file.size);
    TTF_Font *font = memory != NULL ? TTF_OpenFontRW(memory, 1, size) : NULL;
    if (font != NULL) {
        /* Right after opening: a later change would keep old advances. */
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        TTF_SetFontKerning(font, 1);
        (void)TTF_SetFontScriptName(font, "Latn"); /* fails where there is no HarfBuzz: no matter */
    }
    return font;
}

bool faces_open(struct faces *faces, const struct painter_faces *files, struct err *err)
{
    if (TTF_Init() != 0) {
        return err_memory(err, "the fonts");
    }
    faces->initialised = true;
    int good = -1;
    bool opens[RUNS_FACES];
    for (int i = 0; i < RUNS_FACES; i++) {
        faces->file[i] = i < FACE_COUNT ? files->face[i] : files->fallback[i - FACE_COUNT];
        TTF_Font *font = open_font(faces->file[i], SIZE_FOR_QUESTIONS);
        opens[i] = font != NULL;
        if (font != NULL) {
            TTF_CloseFont(font);
        }
        if (opens[i] && good < 0) {
            good = i;
        }
    }
    if (good < 0) {
        return err_set(err, STATUS_CONTENT,
                       "none of the fonts can be read; the program is damaged: install it again");
    }
    for (int i = 0; i < RUNS_FACES; i++) {
        if (!opens[i]) {
            faces->file[i] = faces->file[good];
        }
    }
    return true;
}

void faces_free(struct faces *faces)
{
    faces_trim(faces);
    if (faces->initialised) {
        TTF_Quit();
    }
    *faces = (struct faces){0};
}

void faces_trim(struct faces *faces)
{
    for (int i = 0; i < RUNS_FACES; i++) {
        if (faces->asked[i] != NULL) {
            TTF_CloseFont(faces->asked[i]);
            faces->asked[i] = NULL;
        }
    }
    for (size_t i = 0; i < FACES_OPEN; i++) {
        if (faces->open[i].font != NULL) {
            TTF_CloseFont(faces->open[i].font);
            faces->open[i] = (struct faces_font){0};
        }
    }
}

struct faces_font *faces_get(struct faces *faces, int face, int size)
{
    struct faces_font *oldest = &faces->open[0];
    faces->now++;
    for (size_t i = 0; i < FACES_OPEN; i++) {
        struct faces_font *f = &faces->open[i];
        if (f->font != NULL && f->face == face && f->size == size) {
            f->used = faces->now;
            return f;
        }
        if (f->used < oldest->used) { /* a free place has never been used */
            oldest = f;
        }
    }
    TTF_Font *font = open_font(faces->file[face], size);
    if (font == NULL) {
        return NULL;
    }
    if (oldest->font != NULL) {
        TTF_CloseFont(oldest->font);
    }
    *oldest = (struct faces_font){
        .font = font, .face = face, .size = size, .margin = -1, .used = faces->now};
    return oldest;
}

bool faces_has(struct faces *faces, int face, uint32_t codepoint)
{
    if (faces->asked[face] == NULL) {
        faces->asked[face] = open_font(faces->file[face], SIZE_FOR_QUESTIONS);
    }
    return faces->asked[face] != NULL && TTF_GlyphIsProvided32(faces->asked[face], codepoint) != 0;
}
