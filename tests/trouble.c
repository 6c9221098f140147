#include "trouble.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

/* A slide of each kind, with a picture, a portrait, a code, emoji, a chart and a time. */
static const char slides[] =
    "INSERT INTO image (id, name, media_type, data) VALUES (1, 'a.jpg', 'image/jpeg', "
    "readfile('data/pictures/hoi-truong.jpg')), (2, 'b.png', 'image/png', "
    "readfile('data/pictures/thu-vien.png'));"
    "INSERT INTO setting VALUES ('organisation', 'O'), ('language', 'en'), ('logo', 'b.png');"
    "INSERT INTO slide (id, position, kind, heading, body, link, image, chart) VALUES"
    " (1, 1, 'announcement', 'Open', 'From **8:00** 😀', 'https://example.org/', 1, NULL),"
    " (2, 2, 'statistics', 'S', '', '', NULL, 'line'), (3, 3, 'awards', 'A', '', '', NULL, NULL),"
    " (4, 4, 'photo', 'P', '', '', 2, NULL);"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'a', 1), (2, 2, 'b', 2);"
    "INSERT INTO award (slide, position, category, recipient, photo) VALUES (3, 1, 'C', 'Sample', "
    "2), (3, 2, 'C', 'Other', NULL);"
    "INSERT INTO showing (slide, weekdays) VALUES (3, '1234567');";

/* The log comes with the first word. */
char *trouble_said(const char *log)
{
    size_t size;
    char *text = support_read(log, &size);
    text = text == NULL ? strdup("") : text;
    assert_non_null(text);
    return text;
}

void trouble_expect(const char *log, const char *words)
{
    const int64_t until = clock_monotonic_ms() + TROUBLE_SOON_MS;
    for (;;) {
        char *text = trouble_said(log);
        const bool there = strstr(text, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, text);
        }
        free(text);
        if (there) {
            return;
        }
        sleep_ms(20);
    }
}

pid_t trouble_start(const struct trouble *t, const char *log, const char *more)
{
    const char *const words[] = {TROUBLE_PROGRAM, "show", t->file.text, "--rotation", "0.2",
                                 "--transition",  "none", "--size",     "640x360",    "--log-level",
                                 "debug",         more,   NULL};
    return program_start(words, log);
}

int trouble_begin(void **state)
{
    static struct trouble t;
    t.theatre = *state;
    t.scratch = scratch_make();
    t.file = scratch_path(&t.scratch, "kiosk.db");
    t.log = scratch_path(&t.scratch, "log");
    shell_new(t.file.text, slides);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    *state = &t;
    return 0;
}

int trouble_end(void **state)
{
    struct trouble *t = *state;
    (void)unsetenv("SDL_VIDEODRIVER");
    (void)unsetenv("LD_PRELOAD");
    scratch_remove(&t->scratch);
    *state = t->theatre;
    return theatre_clear(state);
}
