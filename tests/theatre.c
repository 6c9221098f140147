#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#include <cairo.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = THEATRE_WIDTH, HEIGHT = THEATRE_HEIGHT, PIXELS = THEATRE_PIXELS };
enum { WHITE = 0xffffff, RGB = 0xffffff };

void sleep_ms(int ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000L}, NULL);
}

static uint32_t *read_png(const char *path)
{
    cairo_surface_t *s = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(s), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(s), WIDTH);
    assert_int_equal(cairo_image_surface_get_height(s), HEIGHT);
    uint32_t *pixels = malloc(PIXELS * sizeof *pixels);
    assert_non_null(pixels);
    for (int y = 0; y < HEIGHT; y++) {
        const void *line =
            cairo_image_surface_get_data(s) + (ptrdiff_t)y * cairo_image_surface_get_stride(s);
        memcpy(pixels + y * WIDTH, line, WIDTH * sizeof *pixels);
        for (int x = 0; x < WIDTH; x++) {
            pixels[y * WIDTH + x] &= RGB;
        }
    }
    cairo_surface_destroy(s);
    return pixels;
}

static int render(const char *file, const char *out, const char *at, const char *option,
                  uint32_t **pages)
{
    const char *const argv[] = {program_kiosk(), "render", file, "--out", out, "--size",
                                "1024x600",      "--at",   at,   option,  NULL};
    assert_int_equal(program_end(program_start(argv, "/dev/null"), 60000), 0);
    char pattern[128];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/slide-*.png", out);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    const int count = (int)found.gl_pathc;
    assert_in_range(count, 1, BOOK_MAX);
    for (int i = 0; i < count; i++) {
        pages[i] = read_png(found.gl_pathv[i]);
        unlink(found.gl_pathv[i]);
    }
    globfree(&found);
    rmdir(out);
    return count;
}

void book_read(struct book *b, const char *file, const char *folder)
{
    book_read_as(b, file, folder, NULL);
}

void book_read_as(struct book *b, const char *file, const char *folder, const char *option)
{
    uint32_t *later[BOOK_MAX];
    char out[128];
    snprintf(out, sizeof out, "%s/pages", folder);
    b->count = render(file, out, "2026-01-01 00:00", option, b->page);
    assert_int_equal(render(file, out, "2026-11-28 23:58", option, later), b->count);
    int footers = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int i = 0; i < b->count; i++) {
            b->is_footer[y] |= memcmp(b->page[i] + y * WIDTH, later[i] + y * WIDTH, WIDTH * 4) != 0;
        }
        footers += b->is_footer[y];
    }
    assert_in_range(footers, 1, HEIGHT / 6);
    for (int i = 0; i < b->count; i++) {
        free(later[i]);
    }
}

void book_free(struct book *b)
{
    for (int i = 0; i < b->count; i++) {
        free(b->page[i]);
    }
}

void theatre_grab(struct theatre *t)
{
    xvfb_grab(&t->x, t->frame);
    for (int i = 0; i < PIXELS; i++) {
        t->frame[i] &= RGB;
    }
}

bool theatre_is_page(const struct theatre *t, const struct book *b, int page)
{
    for (int y = 0; y < HEIGHT; y++) {
        if (!b->is_footer[y] &&
            memcmp(t->frame + y * WIDTH, b->page[page] + y * WIDTH, WIDTH * 4) != 0) {
            return false;
        }
    }
    return true;
}

/* The page that is on the glass now, whole; -1 if none is. */
int theatre_page(const struct theatre *t, const struct book *b)
{
    for (int i = 0; i < b->count; i++) {
        if (theatre_is_page(t, b, i)) {
            return i;
        }
    }
    return -1;
}

static bool is_between(uint32_t pixel, uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        const int p = pixel >> shift & 0xff, from = a >> shift & 0xff, to = b >> shift & 0xff;
        if (p < (from < to ? from : to) || p > (from < to ? to : from)) {
            return false;
        }
    }
    return true;
}

/* Whether each pixel of the frame lies between those of the two pictures (NULL: white). */
bool theatre_is_mix(const struct theatre *t, const struct book *b, const uint32_t *from,
                    const uint32_t *to)
{
    for (int i = 0; i < PIXELS; i++) {
        if (!b->is_footer[i / WIDTH] &&
            !is_between(t->frame[i], from ? from[i] : WHITE, to ? to[i] : WHITE)) {
            return false;
        }
    }
    return true;
}

/* Keeps the frame for whoever has to find out, and fails the test. */
void theatre_fail(const struct theatre *t, int after_page)
{
    cairo_surface_t *image = cairo_image_surface_create_for_data(
        (unsigned char *)t->frame, CAIRO_FORMAT_RGB24, WIDTH, HEIGHT, WIDTH * 4);
    cairo_surface_write_to_png(image, "build/tmp/bad-frame.png");
    cairo_surface_destroy(image);
    fail_msg("after page %d a frame is neither that page, nor the next, nor a mix of the two; see "
             "build/tmp/bad-frame.png",
             after_page);
}

void theatre_show(struct theatre *t, const char *file, const char *rotation, const char *more,
                  const char *value)
{
    const char *const argv[] = {program_kiosk(), "show",  file, "--rotation", rotation,
                                "--log-level",   "error", more, value,        NULL};
    t->show = program_start(argv, NULL);
}

void theatre_end(struct theatre *t)
{
    int64_t took;
    const pid_t pid = t->show;
    t->show = 0;
    assert_int_equal(program_stop(pid, SIGTERM, 10000, &took), 0);
    assert_in_range(took, 0, program_is_slow() ? 1000 : 200);
}

void theatre_need_x(const struct theatre *t)
{
    if (!t->has_x) {
        print_message("skipped: Xvfb is not installed (package xvfb)\n");
        skip();
    }
}

/* From the white of the empty server to the first page: nothing else is ever seen. */
void theatre_see_first(struct theatre *t)
{
    const int64_t until = clock_monotonic_ms() + 10000;
    do {
        theatre_grab(t);
        if (!theatre_is_mix(t, &t->book, NULL, t->book.page[0])) {
            theatre_fail(t, -1);
        }
        assert_true(clock_monotonic_ms() < until);
    } while (!theatre_is_page(t, &t->book, 0));
}

/* Waits until any page of the book is on the glass. */
int theatre_wait_for_page(struct theatre *t, const struct book *b, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    for (;;) {
        theatre_grab(t);
        const int page = theatre_page(t, b);
        if (page >= 0) {
            return page;
        }
        if (clock_monotonic_ms() > until) {
            theatre_fail(t, -1);
        }
        sleep_ms(10);
    }
}

/* The pages of the book go on, one after the other. */
void theatre_see_it_go_on(struct theatre *t, const struct book *b, int turns)
{
    int page = theatre_wait_for_page(t, b, 3000);
    for (int i = 0; i < turns; i++) {
        const int64_t until = clock_monotonic_ms() + 4000;
        const int next = (page + 1) % b->count;
        do {
            sleep_ms(10);
            theatre_grab(t);
            if (clock_monotonic_ms() > until) {
                theatre_fail(t, page);
            }
        } while (!theatre_is_page(t, b, next));
        page = next;
    }
}

int theatre_open(void **state)
{
    static struct theatre t;
    support_folder(t.folder);
    t.frame = malloc(PIXELS * sizeof *t.frame);
    assert_non_null(t.frame);
    t.has_x = xvfb_start(&t.x, WIDTH, HEIGHT);
    if (t.has_x) {
        book_read(&t.book, THEATRE_EXAMPLE, t.folder);
    }
    *state = &t;
    return 0;
}

int theatre_clear(void **state)
{
    struct theatre *t = *state;
    if (t->show > 0) {
        kill(t->show, SIGKILL);
        program_end(t->show, 1000);
    }
    t->show = 0;
    return 0;
}

int theatre_close(void **state)
{
    struct theatre *t = *state;
    xvfb_stop(&t->x);
    book_free(&t->book);
    free(t->frame);
    rmdir(t->folder);
    return 0;
}
