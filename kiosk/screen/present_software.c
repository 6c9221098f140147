/* Our own blend, straight into the surface of the window (shared memory on X11): no texture and no
 * renderer in between, and the picture on the glass has no other copy. */
#include "screen/fade.h"
#include "screen/present.h"
#include "screen/rotate.h"

#include <stdlib.h>

struct software {
    struct presenter base;
    SDL_Surface *scratch; /* for a window of another pixel format; else NULL */
    struct canvas plate;  /* the rotated copy of the next page; zeroed if it is not rotated */
    struct canvas next;   /* what is faded in: the page itself or the plate; borrowed */
    struct fade fade;     /* how far it is faded in */
};

static struct software *cast(struct presenter *p)
{
    return (struct software *)p;
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

/* Makes the plate fit for a page; its pixels stay if it does already. */
static bool fit_plate(struct software *s, const struct canvas *page, struct err *err)
{
    const bool swaps = rotate_swaps(s->base.degrees);
    const int width = swaps ? page->height : page->width;
    const int height = swaps ? page->width : page->height;
    if (s->plate.width == width && s->plate.height == height) {
        return true;
    }
    canvas_free(&s->plate);
    return canvas_make(&s->plate, width, height, err);
}

static bool load(struct presenter *p, const struct canvas *page, struct err *err)
{
    struct software *s = cast(p);
    s->fade = (struct fade){0};
    s->next = *page;
    if (p->degrees == 0) {
        return true;
    }
    if (!fit_plate(s, page, err)) {
        return false;
    }
    rotate_copy(&s->plate, page, p->degrees, NULL);
    s->next = s->plate;
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
    if (!*window || is_xrgb(*window)) {
        return *window;
    }
    if (s->scratch && (s->scratch->w != (*window)->w || s->scratch->h != (*window)->h)) {
        SDL_FreeSurface(s->scratch);
        s->scratch = NULL;
    }
    if (!s->scratch) {
        s->scratch = SDL_CreateRGBSurfaceWithFormat(0, (*window)->w, (*window)->h, 32,
                                                    SDL_PIXELFORMAT_XRGB8888);
    }
    return s->scratch;
}

static bool update(struct software *s, SDL_Surface *surface, SDL_Surface *window, SDL_Rect part)
{
    SDL_Rect at = part;
    if (surface != window && SDL_BlitSurface(surface, &part, window, &at)) {
        return false;
    }
    return SDL_UpdateWindowSurfaceRects(s->base.window, &part, 1) == 0;
}

static const struct fade_stride at_once = {.weight = FADE_WHOLE};

/* Moves the box of the glass towards `pixels`, a picture of the glass' own rotation. */
static bool draw(struct software *s, const struct canvas *pixels, const struct box *box,
                 struct fade_stride by, struct err *err)
{
    SDL_Surface *window = NULL, *surface = target(s, &window);
    if (!surface) {
        return sdl_error(err, "the window can't be drawn on");
    }
    const SDL_Rect wanted = {box->x, box->y, box->w, box->h};
    const SDL_Rect there = {0, 0, SDL_min(surface->w, pixels->width),
                            SDL_min(surface->h, pixels->height)};
    SDL_Rect part;
    if (!SDL_IntersectRect(&wanted, &there, &part)) {
        return true;
    }
    if (SDL_LockSurface(surface)) {
        return sdl_error(err, "the window can't be drawn on");
    }
    const int stride = surface->pitch / (int)sizeof(uint32_t);
    fade_step((uint32_t *)surface->pixels + (ptrdiff_t)part.y * stride + part.x, stride,
              pixels->pixels + (ptrdiff_t)part.y * pixels->stride + part.x, pixels->stride, part.w,
              part.h, by);
    SDL_UnlockSurface(surface);
    return update(s, surface, window, part) || sdl_error(err, "the window can't be updated");
}

static bool step(struct presenter *p, unsigned position, struct err *err)
{
    struct software *s = cast(p);
    const struct box all = {0, 0, s->next.width, s->next.height};
    if (!draw(s, &s->next, &all, fade_advance(&s->fade, position), err)) {
        return false;
    }
    SDL_Surface *window = SDL_GetWindowSurface(p->window);
    if (window) {
        window->userdata = p;
    }
    return true;
}

static bool present_part(struct presenter *p, const struct canvas *page, const struct box *part,
                         struct err *err)
{
    struct software *s = cast(p);
    if (p->degrees == 0) {
        return draw(s, page, part, at_once, err);
    }
    if (!fit_plate(s, page, err)) {
        return false;
    }
    rotate_copy(&s->plate, page, p->degrees, part);
    const struct box at = rotate_box(*part, p->degrees, page->width, page->height);
    return draw(s, &s->plate, &at, at_once, err);
}

/* Our mark is on the surface that holds the picture: SDL makes a new one, black and without it,
 * when the window had another size, even if it has the old one again. */
static bool holds(struct presenter *p)
{
    const SDL_Surface *surface = SDL_GetWindowSurface(p->window);
    return surface && surface->userdata == p;
}

static bool again(struct presenter *p, struct err *err)
{
    if (holds(p) && SDL_UpdateWindowSurface(p->window) == 0) {
        return true;
    }
    return sdl_error(err, "the window can't be updated");
}

static void software_free(struct presenter *p)
{
    struct software *s = cast(p);
    canvas_free(&s->plate);
    SDL_FreeSurface(s->scratch);
    free(s);
}

struct presenter *present_software(SDL_Window *window, int degrees, struct err *err)
{
    static const struct presenter_kind kind = {
        .name = "software",
        .size = window_size,
        .load = load,
        .step = step,
        .part = present_part,
        .holds = holds,
        .again = again,
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
    return (struct presenter *)s;
}
