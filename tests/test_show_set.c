/* The real program while `kiosk set` changes its file: the change is on the glass within a second,
 * nothing else is seen in between, and the show goes on where it was. */
#include "command.h"
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void run(const char *format, ...)
{
    char line[512];
    int status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    char *said = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s: %s", line, said);
    }
    free(said);
}

/* From the one page to the other, from now on; the fade is not counted. */
static void see_change(struct theatre *t, const uint32_t *from, const struct book *to, int page)
{
    const int within_ms = 1000 + 600 + (program_is_slow() ? 2000 : 300);
    const int64_t until = clock_monotonic_ms() + within_ms;
    do {
        sleep_ms(5);
        theatre_grab(t);
        if (!theatre_is_mix(t, to, from, to->page[page])) {
            theatre_fail(t, page);
        }
        assert_true(clock_monotonic_ms() < until);
    } while (!theatre_is_page(t, to, page));
}

static void stays(struct theatre *t, const struct book *b, int page, int ms)
{
    const int64_t until = clock_monotonic_ms() + ms;
    while (clock_monotonic_ms() < until) {
        sleep_ms(20);
        theatre_grab(t);
        assert_true(theatre_is_page(t, b, page));
    }
}

static void test_set_while_it_runs(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    const char *kiosk = program_kiosk();
    char file[128], dark_file[128];
    static struct book dark, without; /* in the dark theme; and that without slide 3 */
    snprintf(file, sizeof file, "%s/set.db", t->folder);
    snprintf(dark_file, sizeof dark_file, "%s/dark.db", t->folder);
    run("cp %s %s && %s set %s rotation 3600 && cp %s %s && %s set %s theme dark", THEATRE_EXAMPLE,
        file, kiosk, file, file, dark_file, kiosk, dark_file);
    book_read(&dark, dark_file, t->folder);
    run("%s set %s slide 3 enabled 0", kiosk, dark_file);
    book_read(&without, dark_file, t->folder);
    const char *const argv[] = {kiosk, "show", "--log-level", "error", file, NULL};
    t->show = program_start(argv, NULL);
    theatre_see_first(t);
    sleep_ms(2500);

    /* The look: the same page. */
    run("%s set %s theme dark", kiosk, file);
    see_change(t, t->book.page[0], &dark, 0);
    stays(t, &dark, 0, 500);

    /* The time: it has had its two seconds. */
    run("%s set %s rotation 2", kiosk, file);
    see_change(t, dark.page[0], &dark, 1);
    run("%s set %s rotation 3600", kiosk, file);
    stays(t, &dark, 1, 2500);
    run("%s set %s slide 2 seconds 2", kiosk, file);
    see_change(t, dark.page[1], &dark, 2);

    /* A slide that is taken out does not stay for its hour. */
    run("%s set %s slide 3 enabled 0", kiosk, file);
    see_change(t, dark.page[2], &without, 2);

    /* What is not seen: nothing happens. */
    run("%s set %s serial 77", kiosk, file);
    stays(t, &without, 2, 1500);
    theatre_end(t);
    book_free(&dark);
    book_free(&without);
    unlink(file);
    unlink(dark_file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_set_while_it_runs, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
