/* Two textures and OpenGL ES 2: the upper one is faded in over the lower. "opengles2" is asked for
 * by name, because on kmsdrm without libGL SDL's first choice, "opengl", shows its clear colour and
 * nothing else. */
#include "screen/fade.h"
#include "screen/present.h"
#include "screen/rotate.h"

#include <stdlib.h>
#include <string.h>

struct gpu {
    struct presenter base;
    SDL_Renderer *renderer;
    SDL_Texture *page[2]; /* as rotated as the glass */
    int shown;            /* which of them is on the glass; the other is the next */
    unsigned position;    /* of the fade so far */
};

static struct gpu *cast(struct presenter *p)
{
    return (struct gpu *)p;
}

static bool sdl_error(struct err *err, const char *what)
{
    return err_set(err, STATUS_DISPLAY, "%s: %s; try --renderer software", what, SDL_GetError());
}

static void window_size(struct presenter *p, int *width, int *height)
{
    if (SDL_GetRendererOutputSize(cast(p)->renderer, width, height)) {
        SDL_GetWindowSizeInPixels(p->window, width, height);
    }
}

/* A static texture: a streaming one would keep a second copy of the page in our memory. */
static bool fit_texture(struct gpu *g, int slot, int width, int height)
{
    int w = 0, h = 0;
    SDL_Texture **t = &g->page[slot];
    if (*t && SDL_QueryTexture(*t, NULL, NULL, &w, &h) == 0 && w == width && h == height) {
        return true;
    }
    if (*t) {
        SDL_DestroyTexture(*t);
    }
    *t = SDL_CreateTexture(g->renderer, SDL_PIXELFORMAT_XRGB8888, SDL_TEXTUREACCESS_STATIC, width,
                           height);
    return *t != NULL;
}

static bool upload(SDL_Texture *texture, const struct canvas *pixels, const struct box *part,
                   struct err *err)
{
    const SDL_Rect rect = {part->x, part->y, part->w, part->h};
    const uint32_t *first = pixels->pixels + (ptrdiff_t)rect.y * pixels->stride + rect.x;
    return SDL_UpdateTexture(texture, &rect, first, pixels->stride * (int)sizeof *first) == 0 ||
           sdl_error(err, "a page can't be uploaded");
}

/* Brings the part of a page, rotated, to the texture in the slot. */
static bool take(struct gpu *g, int slot, const struct canvas *page, const struct box *part,
                 struct err *err)
{
    const int degrees = g->base.degrees;
    const bool swaps = rotate_swaps(degrees);
    const int width = swaps ? page->height : page->width;
    const int height = swaps ? page->width : page->height;
    if (!fit_texture(g, slot, width, height)) {
        return sdl_error(err, "no room for a page in graphics memory");
    }
    if (degrees == 0) {
        return upload(g->page[slot], page, part, err);
    }
    struct canvas turned = {0};
    if (!canvas_make(&turned, width, height, err)) {
        return false;
    }
    rotate_copy(&turned, page, degrees, part);
    const struct box at = rotate_box(*part, degrees, page->width, page->height);
    const bool good = upload(g->page[slot], &turned, &at, err);
    canvas_free(&turned);
    return good;
}

static bool load(struct presenter *p, const struct canvas *page, struct err *err)
{
    struct gpu *g = cast(p);
    g->position = 0;
    return take(g, !g->shown, page, &(struct box){0, 0, page->width, page->height}, err);
}

static bool draw_page(struct gpu *g, int slot, unsigned position)
{
    SDL_Texture *t = g->page[slot];
    const unsigned alpha = position * 255 / FADE_FULL;
    return SDL_SetTextureBlendMode(t, alpha < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE) ==
               0 &&
           SDL_SetTextureAlphaMod(t, (Uint8)alpha) == 0 &&
           SDL_RenderCopy(g->renderer, t, NULL, NULL) == 0;
}

static bool again(struct presenter *p, struct err *err)
{
    struct gpu *g = cast(p);
    /* Tilers (a Raspberry Pi) are faster when they need not read the old frame back. */
    bool good =
        SDL_SetRenderDrawColor(g->renderer, 0, 0, 0, 255) == 0 && SDL_RenderClear(g->renderer) == 0;
    if (g->page[g->shown] && g->position < FADE_FULL) {
        good = good && draw_page(g, g->shown, FADE_FULL);
    }
    if (g->page[!g->shown] && g->position > 0) {
        good = good && draw_page(g, !g->shown, g->position);
    }
    if (!good) {
        return sdl_error(err, "the page can't be drawn");
    }
    SDL_RenderPresent(g->renderer);
    return true;
}

static bool holds(struct presenter *p)
{
    const struct gpu *g = cast(p);
    return g->page[g->shown] != NULL;
}

static bool step(struct presenter *p, unsigned position, struct err *err)
{
    struct gpu *g = cast(p);
    g->position = position;
    if (!again(p, err)) {
        return false;
    }
    if (position >= FADE_FULL) {
        g->shown = !g->shown;
        g->position = 0;
    }
    return true;
}

static bool present_part(struct presenter *p, const struct canvas *page, const struct box *part,
                         struct err *err)
{
    struct gpu *g = cast(p);
    SDL_Rect box;
    if (!SDL_IntersectRect(&(SDL_Rect){part->x, part->y, part->w, part->h},
                           &(SDL_Rect){0, 0, page->width, page->height}, &box)) {
        return true;
    }
    return take(g, g->shown, page, &(struct box){box.x, box.y, box.w, box.h}, err) && again(p, err);
}

static void gpu_free(struct presenter *p)
{
    struct gpu *g = cast(p);
    for (int i = 0; i < 2; i++) {
        if (g->page[i]) {
            SDL_DestroyTexture(g->page[i]);
        }
    }
    SDL_DestroyRenderer(g->renderer);
    free(g);
}

/* Whether OpenGL runs on the CPU: Mesa's llvmpipe, softpipe and swrast, Google's SwiftShader. */
static bool is_emulated(void)
{
    static const char *const emulators[] = {"llvmpipe", "softpipe", "swrast", "Software Rasterizer",
                                            "SwiftShader"};
    enum { GL_RENDERER = 0x1F01 };
    typedef const char *(*get_string_fn)(unsigned);
    /* A function's address comes as a data pointer: POSIX dlsym has it so. */
    void *address = SDL_GL_GetProcAddress("glGetString");
    get_string_fn get_string = NULL;
    memcpy(&get_string, &address, sizeof get_string);
    const char *name = get_string ? get_string(GL_RENDERER) : NULL;
    for (size_t i = 0; name && i < SDL_arraysize(emulators); i++) {
        if (strstr(name, emulators[i])) {
            return true;
        }
    }
    return !name;
}

static SDL_Renderer *make_renderer(SDL_Window *window)
{
    int index = -1;
    SDL_RendererInfo info;
    for (int i = 0; i < SDL_GetNumRenderDrivers() && index < 0; i++) {
        if (SDL_GetRenderDriverInfo(i, &info) == 0 && strcmp(info.name, "opengles2") == 0) {
            index = i;
        }
    }
    if (index < 0) {
        SDL_SetError("this SDL has no opengles2 renderer");
        return NULL;
    }
    SDL_Renderer *renderer = SDL_CreateRenderer(window, index, SDL_RENDERER_ACCELERATED);
    if (renderer) {
        SDL_RenderSetVSync(renderer, 1); /* without it a fade is only less smooth */
    }
    return renderer;
}

struct presenter *present_gpu(SDL_Window *window, int degrees, bool real_only, struct err *err)
{
    static const struct presenter_kind kind = {
        .name = "opengles2",
        .size = window_size,
        .load = load,
        .step = step,
        .part = present_part,
        .holds = holds,
        .again = again,
        .free = gpu_free,
    };
    struct gpu *g = calloc(1, sizeof *g);
    if (!g) {
        err_memory(err, "the window");
        return NULL;
    }
    g->base = (struct presenter){&kind, window, degrees};
    g->renderer = make_renderer(window);
    if (!g->renderer || (real_only && is_emulated())) {
        sdl_error(err, "OpenGL ES 2 can't be used");
        if (g->renderer) {
            SDL_DestroyRenderer(g->renderer);
        }
        free(g);
        return NULL;
    }
    return (struct presenter *)g;
}
