/* The real program in a real window on an X server of our own: what is on the glass is compared,
 * frame by frame, with what `kiosk render` paints of the same file. The rows of the footer are left
 * out, for its clock goes on. */
#include "xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/err.h"
#include "support.h"

#include <cairo.h>
#include <glob.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1024, HEIGHT = 600, PIXELS = WIDTH * HEIGHT, PAGES_MAX = 32 };
enum { WHITE = 0xffffff, RGB = 0xffffff };

static const char *const example = "build/data/duc-trong.db";
static const char *const other_example = "build/data/truong-mau.db";

/* All pages of a data file. */
struct book {
    uint32_t *page[PAGES_MAX];
    int count;
    bool is_footer[HEIGHT]; /* rows that depend on the time */
};

struct theatre {
    struct xvfb x;
    bool has_x;
    char folder[SUPPORT_PATH];
    struct book book, other;
    uint32_t *frame;
};

static void sleep_ms(int ms)
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
        for (int x = 0; x < WIDTH; x++)
            pixels[y * WIDTH + x] &= RGB;
    }
    cairo_surface_destroy(s);
    return pixels;
}

static int render(const char *file, const char *out, const char *at, uint32_t **pages)
{
    const char *const argv[] = {program_kiosk(), "render",   file,   "--out", out,
                                "--size",        "1024x600", "--at", at,      NULL};
    assert_int_equal(program_end(program_start(argv, "/dev/null"), 60000), 0);
    char pattern[128];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/slide-*.png", out);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    const int count = (int)found.gl_pathc;
    assert_in_range(count, 1, PAGES_MAX);
    for (int i = 0; i < count; i++) {
        pages[i] = read_png(found.gl_pathv[i]);
        unlink(found.gl_pathv[i]);
    }
    globfree(&found);
    rmdir(out);
    return count;
}

static void read_book(struct book *b, const char *file, const char *folder)
{
    uint32_t *later[PAGES_MAX];
    char out[128];
    snprintf(out, sizeof out, "%s/pages", folder);
    b->count = render(file, out, "2026-01-01 00:00", b->page);
    assert_int_equal(render(file, out, "2026-11-28 23:58", later), b->count);
    int footers = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int i = 0; i < b->count; i++)
            b->is_footer[y] |= memcmp(b->page[i] + y * WIDTH, later[i] + y * WIDTH, WIDTH * 4) != 0;
        footers += b->is_footer[y];
    }
    assert_in_range(footers, 1, HEIGHT / 6);
    for (int i = 0; i < b->count; i++)
        free(later[i]);
}

static void free_book(struct book *b)
{
    for (int i = 0; i < b->count; i++)
        free(b->page[i]);
}

static void grab(struct theatre *s)
{
    xvfb_grab(&s->x, s->frame);
    for (int i = 0; i < PIXELS; i++)
        s->frame[i] &= RGB;
}

static bool is_page(const struct theatre *s, const struct book *b, int page)
{
    for (int y = 0; y < HEIGHT; y++)
        if (!b->is_footer[y] &&
            memcmp(s->frame + y * WIDTH, b->page[page] + y * WIDTH, WIDTH * 4) != 0)
            return false;
    return true;
}

/* The page that is on the glass now, whole; -1 if none is. */
static int find_page(const struct theatre *s, const struct book *b)
{
    for (int i = 0; i < b->count; i++)
        if (is_page(s, b, i))
            return i;
    return -1;
}

static bool is_between(uint32_t pixel, uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8) {
        const int p = pixel >> shift & 0xff, from = a >> shift & 0xff, to = b >> shift & 0xff;
        if (p < (from < to ? from : to) || p > (from < to ? to : from))
            return false;
    }
    return true;
}

/* Whether each pixel of the frame lies between those of the two pictures (NULL: white). */
static bool is_mix(const struct theatre *s, const struct book *b, const uint32_t *from,
                   const uint32_t *to)
{
    for (int i = 0; i < PIXELS; i++)
        if (!b->is_footer[i / WIDTH] &&
            !is_between(s->frame[i], from ? from[i] : WHITE, to ? to[i] : WHITE))
            return false;
    return true;
}

/* Keeps the frame for whoever has to find out, and fails the test. */
static void bad_frame(const struct theatre *s, int after_page)
{
    cairo_surface_t *image = cairo_image_surface_create_for_data(
        (unsigned char *)s->frame, CAIRO_FORMAT_RGB24, WIDTH, HEIGHT, WIDTH * 4);
    cairo_surface_write_to_png(image, "build/tmp/bad-frame.png");
    cairo_surface_destroy(image);
    fail_msg("after page %d a frame is neither that page, nor the next, nor a mix of the two; see "
             "build/tmp/bad-frame.png",
             after_page);
}

static pid_t show(const char *file, const char *rotation, const char *more, const char *value)
{
    const char *const argv[] = {program_kiosk(), "show",  file, "--rotation", rotation,
                                "--log-level",   "error", more, value,        NULL};
    return program_start(argv, NULL);
}

static void assert_ends(pid_t pid)
{
    int64_t took;
    assert_int_equal(program_stop(pid, SIGTERM, 10000, &took), 0);
    assert_in_range(took, 0, program_is_slow() ? 1000 : 200);
}

static void need_x(const struct theatre *s)
{
    if (!s->has_x) {
        print_message("skipped: Xvfb is not installed (package xvfb)\n");
        skip();
    }
}

/* From the white of the empty server to the first page: nothing else is ever seen. */
static void see_first_page(struct theatre *s)
{
    const int64_t until = clock_monotonic_ms() + 10000;
    do {
        grab(s);
        if (!is_mix(s, &s->book, NULL, s->book.page[0]))
            bad_frame(s, -1);
        assert_true(clock_monotonic_ms() < until);
    } while (!is_page(s, &s->book, 0));
}

static void test_every_page_in_order(void **state)
{
    struct theatre *s = *state;
    need_x(s);
    enum { HOLD_MS = 1000 };
    const int slack_ms = program_is_slow() ? 300 : 120;
    const pid_t pid = show(example, "1", "--transition", "300");
    see_first_page(s);
    int page = 0, mixes = 0;
    int64_t since = clock_monotonic_ms();
    for (int turns = 0; turns < s->book.count + 1;) {
        const int next = (page + 1) % s->book.count;
        sleep_ms(2);
        grab(s);
        const int64_t now = clock_monotonic_ms();
        assert_true(now - since < HOLD_MS + 2000);
        if (is_page(s, &s->book, page))
            continue;
        if (!is_page(s, &s->book, next)) {
            if (!is_mix(s, &s->book, s->book.page[page], s->book.page[next]))
                bad_frame(s, page);
            mixes++;
            continue;
        }
        /* The first hold is seen from when the window came up. */
        if (turns > 0)
            assert_in_range(now - since, HOLD_MS - slack_ms, HOLD_MS + slack_ms);
        since = now;
        page = next;
        turns++;
    }
    assert_true(mixes >= s->book.count); /* they were faded, not cut */
    /* The end comes in the middle of a fade. */
    do {
        grab(s);
    } while (is_page(s, &s->book, page));
    assert_ends(pid);
}

static void test_once(void **state)
{
    struct theatre *s = *state;
    need_x(s);
    const int64_t from = clock_monotonic_ms();
    const pid_t pid = show(example, "0.5", "--once", NULL);
    assert_int_equal(program_end(pid, 30000), 0);
    const int64_t shortest = 500 * s->book.count;
    assert_in_range(clock_monotonic_ms() - from, shortest, shortest + 4000);
}

/* Waits until any page of the book is on the glass. */
static int wait_for_page(struct theatre *s, const struct book *b, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    for (;;) {
        grab(s);
        const int page = find_page(s, b);
        if (page >= 0)
            return page;
        if (clock_monotonic_ms() > until)
            bad_frame(s, -1);
        sleep_ms(10);
    }
}

/* The pages of the book go on, one after the other. */
static void see_it_go_on(struct theatre *s, const struct book *b, int turns)
{
    int page = wait_for_page(s, b, 3000);
    for (int i = 0; i < turns; i++) {
        const int64_t until = clock_monotonic_ms() + 4000;
        const int next = (page + 1) % b->count;
        do {
            sleep_ms(10);
            grab(s);
            if (clock_monotonic_ms() > until)
                bad_frame(s, page);
        } while (!is_page(s, b, next));
        page = next;
    }
}

/* As a careful writer does: beside it, then over it. */
static void put_file(const char *from, const char *to)
{
    char beside[128];
    size_t size = 0;
    char *bytes = support_read(from, &size);
    assert_non_null(bytes);
    snprintf(beside, sizeof beside, "%s.new", to);
    FILE *f = fopen(beside, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(rename(beside, to), 0);
    free(bytes);
}

static void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static void run_sql(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    sqlite3_exec(db, sql, NULL, NULL, &message);
    if (message)
        fail_msg("%s: %s", sql, message);
}

static void test_the_file_comes_and_goes(void **state)
{
    struct theatre *s = *state;
    need_x(s);
    char inner[96], file[128];
    snprintf(inner, sizeof inner, "%s/later", s->folder);
    snprintf(file, sizeof file, "%s/kiosk.db", inner);
    const pid_t pid = show(file, "0.6", "--transition", "100");

    /* Neither file nor folder: the calm slide, which is neither white nor a page. */
    const int64_t until = clock_monotonic_ms() + 10000;
    do {
        sleep_ms(20);
        grab(s);
        assert_true(clock_monotonic_ms() < until);
    } while (is_mix(s, &s->book, NULL, NULL));
    sleep_ms(300);
    grab(s);
    assert_int_equal(find_page(s, &s->book), -1);

    /* The folder comes; it is looked for every five seconds. */
    assert_int_equal(mkdir(inner, 0755), 0);
    put_file(example, file);
    assert_int_equal(wait_for_page(s, &s->book, 8000), 0);
    see_it_go_on(s, &s->book, 2);

    /* Another file takes its place. */
    put_file(other_example, file);
    wait_for_page(s, &s->other, 4000);

    /* What goes away, or is no data file, does not end the show. */
    assert_int_equal(unlink(file), 0);
    see_it_go_on(s, &s->other, 2);
    write_text(file, "This is not a data file.\n");
    see_it_go_on(s, &s->other, 2);
    put_file(example, file);
    wait_for_page(s, &s->book, 4000);

    /* Somebody edits it in place, and keeps it open. */
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    run_sql(db, "UPDATE slide SET enabled = 0 WHERE id <> 1");
    sleep_ms(2500);
    for (int i = 0; i < 20; i++) {
        sleep_ms(100);
        grab(s);
        if (!is_page(s, &s->book, 0) && find_page(s, &s->book) >= 0)
            bad_frame(s, 0);
    }
    run_sql(db, "UPDATE slide SET enabled = 1");
    /* A writer that holds the file longer than it should. */
    run_sql(db, "BEGIN EXCLUSIVE");
    sleep_ms(1500);
    run_sql(db, "COMMIT");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    see_it_go_on(s, &s->book, 2);

    kill(pid, SIGHUP);
    see_it_go_on(s, &s->book, 1);
    assert_ends(pid);
    unlink(file);
    rmdir(inner);
}

static void test_the_end_in_a_load_that_hangs(void **state)
{
    struct theatre *s = *state;
    need_x(s);
    char path[128];
    snprintf(path, sizeof path, "%s/pipe", s->folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    const pid_t pid = show(path, "1", NULL, NULL);
    sleep_ms(1000);
    assert_ends(pid);
    unlink(path);
}

static int64_t switches(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = support_read(path, &(size_t){0});
    assert_non_null(text);
    const char *found = strstr(text, "\nvoluntary_ctxt_switches:");
    assert_non_null(found);
    const int64_t count = strtoll(found + strlen("\nvoluntary_ctxt_switches:"), NULL, 10);
    free(text);
    return count;
}

static double cpu_ms(pid_t pid)
{
    clockid_t clock;
    struct timespec t;
    assert_int_equal(clock_getcpuclockid(pid, &clock), 0);
    assert_int_equal(clock_gettime(clock, &t), 0);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Wake-ups and milliseconds of CPU of a show that stands still, over `seconds`. */
static void stand_still(pid_t pid, int seconds, int64_t *wakes, double *ms)
{
    const int64_t wakes_before = switches(pid);
    const double ms_before = cpu_ms(pid);
    sleep_ms(seconds * 1000);
    *wakes = switches(pid) - wakes_before;
    *ms = cpu_ms(pid) - ms_before;
}

static void test_standing_still(void **state)
{
    struct theatre *s = *state;
    need_x(s);
    enum { SECONDS = 3, TICK_MS = 15 }; /* a minute may begin meanwhile */
    const pid_t pid = show(example, "60", NULL, NULL);
    see_first_page(s);
    sleep_ms(1500);
    int64_t wakes;
    double ms;
    stand_still(pid, SECONDS, &wakes, &ms);
    assert_in_range(wakes, 0, SECONDS);
    assert_true(program_is_slow() || ms <= 0.5 * SECONDS + TICK_MS);
    assert_ends(pid);
}

static void test_standing_still_without_a_display(void **state)
{
    (void)state;
    enum { SECONDS = 3 };
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    const pid_t pid = show(example, "60", NULL, NULL);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    sleep_ms(2500);
    int64_t wakes;
    double ms;
    stand_still(pid, SECONDS, &wakes, &ms);
    assert_in_range(wakes, 1, 12 * SECONDS);
    assert_true(program_is_slow() || ms <= 2.0 * SECONDS + 15);
    assert_ends(pid);
}

static int run(const char *a, const char *b, const char *c)
{
    const char *const argv[] = {program_kiosk(), "show", a, b, c, NULL};
    return program_end(program_start(argv, "/dev/null"), 10000);
}

static void test_command_line(void **state)
{
    (void)state;
    assert_int_equal(run(NULL, NULL, NULL), STATUS_USAGE);
    assert_int_equal(run(example, other_example, NULL), STATUS_USAGE);
    assert_int_equal(run("--nonesuch", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--size", "10by10", example), STATUS_USAGE);
    assert_int_equal(run("--size=0x10", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotate=45", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=0", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=1e3", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation=100000", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--transition=sideways", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--renderer=vulkan", example, NULL), STATUS_USAGE);
    assert_int_equal(run("--rotation", NULL, NULL), STATUS_USAGE);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    assert_int_equal(run("--display=7", example, NULL), STATUS_DISPLAY);
    assert_int_equal(run("--once", "build/data/nonesuch.db", NULL), STATUS_NO_FILE);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "nonesuch", 1), 0);
    assert_int_equal(run(example, NULL, NULL), STATUS_DISPLAY);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
}

static int open_theatre(void **state)
{
    static struct theatre s;
    support_folder(s.folder);
    s.frame = malloc(PIXELS * sizeof *s.frame);
    assert_non_null(s.frame);
    s.has_x = xvfb_start(&s.x, WIDTH, HEIGHT);
    if (s.has_x) {
        read_book(&s.book, example, s.folder);
        read_book(&s.other, other_example, s.folder);
    }
    *state = &s;
    return 0;
}

static int close_theatre(void **state)
{
    struct theatre *s = *state;
    xvfb_stop(&s->x);
    free_book(&s->book);
    free_book(&s->other);
    free(s->frame);
    rmdir(s->folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_command_line),
        cmocka_unit_test(test_every_page_in_order),
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_the_file_comes_and_goes),
        cmocka_unit_test(test_the_end_in_a_load_that_hangs),
        cmocka_unit_test(test_standing_still),
        cmocka_unit_test(test_standing_still_without_a_display),
    };
    return cmocka_run_group_tests(tests, open_theatre, close_theatre);
}
