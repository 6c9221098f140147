/* What a slide program on SDL2 can't get under: the same window and the same fade with nothing
 * else. floor                 a borderless window of the screen's size, one plain frame, then it
 * waits floor HOLD_MS FADE_MS fades between two frames every HOLD_MS, blended by the CPU 60 times a
 * second
 */
#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 1920, HEIGHT = 1080, FRAMES_A_SECOND = 60, WHOLE = 256 };

/* Plain, so that the compiler makes vector instructions of it. */
static void blend(uint8_t *restrict to, const uint8_t *restrict a, const uint8_t *restrict b,
                  size_t bytes, unsigned weight)
{
    const uint16_t of_b = (uint16_t)weight;
    const uint16_t of_a = (uint16_t)(WHOLE - weight);
    for (size_t i = 0; i < bytes; i++) {
        to[i] = (uint8_t)((uint16_t)(a[i] * of_a + b[i] * of_b) >> 8);
    }
}

/* Stripes: text is as hard to fade as anything. */
static uint8_t *frame(size_t bytes, uint8_t dark, uint8_t light)
{
    uint8_t *f = malloc(bytes);
    for (size_t i = 0; f != NULL && i < bytes; i++) {
        f[i] = i / 96 % 3 == 0 ? dark : light;
    }
    return f;
}

/* False when the program is to end. */
static bool wait_until(SDL_Window *window, uint64_t until)
{
    SDL_Event e;
    for (uint64_t now; (now = SDL_GetTicks64()) < until;) {
        if (!SDL_WaitEventTimeout(&e, (int)(until - now))) {
            continue;
        }
        if (e.type == SDL_QUIT) {
            return false;
        }
        if (e.type == SDL_WINDOWEVENT && e.window.event == SDL_WINDOWEVENT_EXPOSED) {
            SDL_UpdateWindowSurface(window);
        }
    }
    return true;
}

static void fade(SDL_Window *window, const uint8_t *from, const uint8_t *to, size_t bytes,
                 uint64_t fade_ms)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    const uint64_t start = SDL_GetTicks64();
    unsigned weight = 0;
    for (uint64_t shown = 1; weight < WHOLE; shown++) {
        const uint64_t due = start + shown * 1000 / FRAMES_A_SECOND;
        uint64_t now = SDL_GetTicks64();
        if (due > now) {
            SDL_Delay((Uint32)(due - now));
            now = SDL_GetTicks64();
        }
        const uint64_t passed = now - start;
        weight = passed >= fade_ms ? WHOLE : (unsigned)(passed * WHOLE / fade_ms);
        blend(surface->pixels, from, to, bytes, weight);
        SDL_UpdateWindowSurface(window);
    }
}

int main(int argc, char **argv)
{
    const uint64_t hold_ms = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
    const uint64_t fade_ms = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* plain shared memory, no OpenGL */
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("floor", 0, 0, WIDTH, HEIGHT, SDL_WINDOW_BORDERLESS);
    SDL_Surface *surface = window == NULL ? NULL : SDL_GetWindowSurface(window);
    if (surface == NULL || surface->pitch != WIDTH * 4) {
        return 1;
    }
    SDL_ShowCursor(SDL_DISABLE);
    const size_t bytes = (size_t)surface->pitch * HEIGHT;
    if (hold_ms == 0) {
        SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 0x12, 0x35, 0x5b));
        SDL_UpdateWindowSurface(window);
        wait_until(window, UINT64_MAX / 2);
        SDL_Quit();
        return 0;
    }
    uint8_t *frames[2] = {frame(bytes, 0x20, 0xe0), frame(bytes, 0xd0, 0x30)};
    if (frames[0] == NULL || frames[1] == NULL) {
        return 1;
    }
    memcpy(surface->pixels, frames[0], bytes);
    SDL_UpdateWindowSurface(window);
    int shown = 0;
    for (uint64_t next = SDL_GetTicks64() + hold_ms; wait_until(window, next); next += hold_ms) {
        fade(window, frames[shown], frames[!shown], bytes, fade_ms);
        shown = !shown;
    }
    free(frames[0]);
    free(frames[1]);
    SDL_Quit();
    return 0;
}
