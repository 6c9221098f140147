/* Our own blend, straight into the surface of the window (shared memory on X11): no texture and no
 * renderer in between. */
#include "screen/fade.h"
#include "screen/present.h"
#include "screen/rotate.h"

#include <stdlib.h>

struct software {
    struct presenter base;
    SDL_Surface *scratch;   /* for a window of another pixel format; else NULL */
    struct canvas plate[2]; /* the rotated copy of a page; zeroed where pages are not rotated */
    struct canvas view[2];  /* what is presented: the page itself or its plate; borrowed */
};

static struct software *cast(struct presenter *p)
{
    return (struct software *)p;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static bool sdl_error(struct err *err, const char *what)
{
    return err_set(err, STATUS_DISPLAY, "%s: %s; is the display still there?", what,
                   SDL_GetError());
}

static void window_size(struct presenter *p, int *width, int *height)
{
    SDL_GetWindowSizeInPixels(p->window, width, height);
}

static bool load(struct presenter *p, int slot, const struct canvas *page, const struct box *part,
                 struct err *err)
{
    struct software *s = cast(p);
    if (p->degrees == 0) {
        s->view[slot] = *page;
        return true;
    }
    const bool swaps = rotate_swaps(p->degrees);
    const int width = swaps ? page->height : page->width;
    const int height = swaps ? page->width : page->height;
    struct canvas *plate = &s->plate[slot];
    if (plate->width != width || plate->height != height) {
        canvas_free(plate);
        *plate = s->view[slot] = (struct canvas){0};
        if (!canvas_make(plate, width, height, err))
            return false;
        part = NULL;
    }
    rotate_copy(plate, page, p->degrees, part);
    s->view[slot] = *plate;
    return true;
}

static bool is_xrgb(const SDL_Surface *surface)
{
    return surface->format->format == SDL_PIXELFORMAT_XRGB8888 ||
           surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

/* Where to write XRGB pixels: the surface of the window, or the scratch surface that *window is
 * then filled from. It is asked for each time, for SDL makes a new one when the window changes. */
static SDL_Surface *target(struct software *s, SDL_Surface **window)
{
    *window = SDL_GetWindowSurface(s->base.window);
    if (!*window || is_xrgb(*window))
        return *window;
    if (s->scratch && (s->scratch->w != (*window)->w || s->scratch->h != (*window)->h)) {
        SDL_FreeSurface(s->scratch);
        s->scratch = NULL;
    }
    if (!s->scratch)
        s->scratch = SDL_CreateRGBSurfaceWithFormat(0, (*window)->w, (*window)->h, 32,
                                                    SDL_PIXELFORMAT_XRGB8888);
    return s->scratch;
}

static bool update(struct software *s, SDL_Surface *surface, SDL_Surface *window,
                   const SDL_Rect *part)
{
    if (surface != window &&
        SDL_BlitSurface(surface, part, window, &(SDL_Rect){part->x, part->y, 0, 0}))
        return false;
    return SDL_UpdateWindowSurfaceRects(s->base.window, part, 1) == 0;
}

static struct fade_plane plane(const struct canvas *view, int x, int y)
{
    return (struct fade_plane){view->pixels + (ptrdiff_t)y * view->stride + x, view->stride};
}

static bool draw(struct software *s, int from, int next, unsigned weight, struct box box,
                 struct err *err)
{
    SDL_Surface *window = NULL, *surface = target(s, &window);
    if (!surface || SDL_LockSurface(surface))
        return sdl_error(err, "the window can't be drawn on");
    const struct canvas *a = &s->view[from], *b = &s->view[next];
    const int right = least(box.x + box.w, least(surface->w, least(a->width, b->width)));
    const int below = least(box.y + box.h, least(surface->h, least(a->height, b->height)));
    box.x = box.x < 0 ? 0 : box.x;
    box.y = box.y < 0 ? 0 : box.y;
    const SDL_Rect part = {box.x, box.y, right - box.x, below - box.y};
    const int stride = surface->pitch / (int)sizeof(uint32_t);
    if (part.w > 0 && part.h > 0)
        fade_mix((uint32_t *)surface->pixels + (ptrdiff_t)part.y * stride + part.x, stride,
                 plane(a, part.x, part.y), plane(b, part.x, part.y), part.w, part.h, weight);
    SDL_UnlockSurface(surface);
    if (part.w > 0 && part.h > 0 && !update(s, surface, window, &part))
        return sdl_error(err, "the window can't be updated");
    return true;
}

static bool mix(struct presenter *p, int from, int next, unsigned weight, struct err *err)
{
    struct software *s = cast(p);
    const struct box all = {0, 0, s->view[next].width, s->view[next].height};
    return draw(s, from, next, weight, all, err);
}

static bool present_part(struct presenter *p, int slot, const struct box *part, struct err *err)
{
    struct software *s = cast(p);
    const bool swaps = rotate_swaps(p->degrees);
    const struct canvas *view = &s->view[slot];
    const struct box box = rotate_box(*part, p->degrees, swaps ? view->height : view->width,
                                      swaps ? view->width : view->height);
    return draw(s, slot, slot, FADE_FULL, box, err);
}

static bool again(struct presenter *p, struct err *err)
{
    /* The surface still holds what was presented last. */
    if (SDL_GetWindowSurface(p->window) && SDL_UpdateWindowSurface(p->window) == 0)
        return true;
    return sdl_error(err, "the window can't be updated");
}

/* By the nearest pixel: it is seen only until the page is painted in its new size. */
static void stretch(SDL_Surface *surface, const struct canvas *view)
{
    for (int y = 0; y < surface->h; y++) {
        uint32_t *line = (uint32_t *)((uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        const int64_t from_y = (int64_t)y * view->height / surface->h;
        const uint32_t *from = view->pixels + from_y * view->stride;
        for (int x = 0; x < surface->w; x++)
            line[x] = from[(int64_t)x * view->width / surface->w];
    }
}

static void resized(struct presenter *p, int slot)
{
    struct software *s = cast(p);
    SDL_Surface *window = NULL, *surface = target(s, &window);
    if (surface && s->view[slot].pixels && SDL_LockSurface(surface) == 0) {
        stretch(surface, &s->view[slot]);
        SDL_UnlockSurface(surface);
        update(s, surface, window, &(SDL_Rect){0, 0, surface->w, surface->h});
    }
    s->view[0] = s->view[1] = (struct canvas){0};
}

static void lost(struct presenter *p)
{
    (void)p; /* nothing of ours is in graphics memory */
}

static void software_free(struct presenter *p)
{
    struct software *s = cast(p);
    canvas_free(&s->plate[0]);
    canvas_free(&s->plate[1]);
    SDL_FreeSurface(s->scratch);
    free(s);
}

struct presenter *present_software(SDL_Window *window, int degrees, struct err *err)
{
    static const struct presenter_kind kind = {
        .name = "software",
        .size = window_size,
        .load = load,
        .mix = mix,
        .part = present_part,
        .again = again,
        .resized = resized,
        .lost = lost,
        .free = software_free,
    };
    if (!SDL_GetWindowSurface(window)) {
        sdl_error(err, "the window has no surface");
        return NULL;
    }
    struct software *s = calloc(1, sizeof *s);
    if (!s) {
        err_memory(err, "the window");
        return NULL;
    }
    s->base = (struct presenter){&kind, window, degrees};
    return &s->base;
}
