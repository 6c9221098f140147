/* The staff at the keyboard of the real program. */
#include "keyboard.h"
#include "sqlite_shell.h"
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const chord[2] = {"Control_L", "Alt_L"};

/* Long: only a failure waits for all of it, and a busy machine is no failure. */
enum { PATIENCE_MS = 20000 };

/* Waits for the page, and fails if another one comes. */
static void wait_for(struct theatre *t, int page)
{
    const int64_t until = clock_monotonic_ms() + PATIENCE_MS;
    do {
        sleep_ms(20);
        theatre_grab(t);
        if (clock_monotonic_ms() > until) {
            theatre_fail(t, page);
        }
    } while (!theatre_is_page(t, &t->book, page));
}

/* The page stays where it is for a while. */
static void stays(struct theatre *t, int page, int ms)
{
    const int64_t until = clock_monotonic_ms() + ms;
    while (clock_monotonic_ms() < until) {
        sleep_ms(50);
        theatre_grab(t);
        if (!theatre_is_page(t, &t->book, page)) {
            theatre_fail(t, page);
        }
    }
}

/* Something is on the glass that is no page of the book. */
static void wait_for_panel(struct theatre *t)
{
    const int64_t until = clock_monotonic_ms() + PATIENCE_MS;
    do {
        sleep_ms(50);
        theatre_grab(t);
        assert_true(clock_monotonic_ms() < until);
    } while (theatre_page(t, &t->book) >= 0);
}

static void test_next_back_and_jump(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    theatre_show(t, THEATRE_EXAMPLE, "60", "--keys", NULL);
    wait_for(t, 0);
    keyboard_press("Left", NULL); /* there is nothing to go back to */
    stays(t, 0, 300);
    keyboard_press("Right", NULL);
    wait_for(t, 1);
    keyboard_press("Page_Down", NULL);
    wait_for(t, 2);
    keyboard_press("Left", NULL);
    wait_for(t, 1);
    keyboard_press("Left", NULL);
    wait_for(t, 0);
    keyboard_press("Right", NULL); /* the round goes on from where one went back to */
    wait_for(t, 1);
    keyboard_press("5", NULL); /* the fifth slide, whose pages are 4 to 6 of the book */
    keyboard_press("Return", NULL);
    wait_for(t, 4);
    keyboard_press("Right", NULL);
    wait_for(t, 5);
    keyboard_press("Left", NULL);
    wait_for(t, 4);
    keyboard_press("Left", NULL);
    wait_for(t, 1);
    keyboard_press("9", NULL); /* there is none */
    keyboard_press("Return", NULL);
    stays(t, 1, 300);
    keyboard_press("q", NULL);
    assert_int_equal(program_end(t->show, 5000), 0);
    t->show = 0;
}

/* The page before the last one must not be shown any more: further back, or nowhere. */
static void test_back_passes_over_what_is_gone(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char file[128];
    size_t size;
    unsigned char *bytes = whole_file(THEATRE_EXAMPLE, &size);
    (void)snprintf(file, sizeof file, "%s/copy.db", t->folder);
    write_file(file, bytes, size);
    free(bytes);
    theatre_show(t, file, "60", "--keys", NULL);
    wait_for(t, 0);
    keyboard_press("Right", NULL);
    wait_for(t, 1);
    keyboard_press("Right", NULL);
    wait_for(t, 2);
    shell_must(file, "BEGIN; UPDATE slide SET enabled = 0 WHERE id = 2;"
                     "INSERT INTO slide (position, kind, heading, body)"
                     "VALUES (21, 'announcement', 'In its place', 'So that page marks stay.');"
                     "COMMIT;");
    sleep_ms(1500); /* until the show has taken that up */
    wait_for(t, 2);
    keyboard_press("Left", NULL);
    wait_for(t, 0);
    keyboard_press("Left", NULL);
    stays(t, 0, 300);
    theatre_end(t);
    assert_int_equal(unlink(file), 0);
}

static void test_a_pause_is_over_by_itself(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char conf[128];
    (void)snprintf(conf, sizeof conf, "%s/kiosk.conf", t->folder);
    FILE *f = fopen(conf, "w");
    assert_non_null(f);
    assert_true(fputs("[keys]\npause_seconds = 3\npause = p\nnext = Right\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    theatre_show(t, THEATRE_EXAMPLE, "1", "--config", conf);
    wait_for(t, 0);
    keyboard_press("p", NULL);
    const int64_t since = clock_monotonic_ms();
    stays(t, 0, 2300); /* more than two holds */
    wait_for(t, 1);
    assert_in_range(clock_monotonic_ms() - since, 2900, program_is_slow() ? 5500 : 4000);
    keyboard_press("p", NULL);
    keyboard_press("p", NULL); /* once more: goes on */
    wait_for(t, 2);
    keyboard_press("q", NULL); /* nobody set that one */
    theatre_wait_for_page(t, &t->book, 3000);
    theatre_end(t);
    assert_int_equal(unlink(conf), 0);
}

static void test_the_chord_and_the_panel(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    theatre_show(t, THEATRE_EXAMPLE, "60", NULL, NULL);
    wait_for(t, 0);
    keyboard_press("Right", NULL);
    keyboard_press("q", NULL);
    stays(t, 0, 400); /* no key works in a lobby */
    keyboard_press("k", chord);
    wait_for_panel(t);
    keyboard_press("k", chord); /* once more: it stays */
    sleep_ms(300);
    wait_for_panel(t);
    keyboard_press("i", NULL);
    wait_for(t, 0);
    keyboard_press("i", NULL);
    wait_for_panel(t);
    keyboard_press("Right", NULL);
    wait_for(t, 1);
    keyboard_press("q", NULL);
    assert_int_equal(program_end(t->show, 5000), 0);
    t->show = 0;
}

static void test_the_key_of_the_console(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    theatre_show(t, THEATRE_EXAMPLE, "60", "--keys", NULL);
    wait_for(t, 0);
    keyboard_press("Delete", chord);
    stays(t, 0, 400); /* nobody has set it */
    theatre_end(t);
    char conf[128];
    (void)snprintf(conf, sizeof conf, "%s/kiosk.conf", t->folder);
    static const char text[] = "[keys]\nconsole = Ctrl+Alt+Delete\n";
    write_file(conf, text, sizeof text - 1);
    theatre_show(t, THEATRE_EXAMPLE, "60", "--config", conf);
    wait_for(t, 0);
    keyboard_press("Delete", NULL);
    stays(t, 0, 400);
    keyboard_press("Delete", chord);
    assert_int_equal(program_end(t->show, 5000), STATUS_CONSOLE);
    t->show = 0;
    assert_int_equal(unlink(conf), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_next_back_and_jump, theatre_clear),
        cmocka_unit_test_teardown(test_back_passes_over_what_is_gone, theatre_clear),
        cmocka_unit_test_teardown(test_a_pause_is_over_by_itself, theatre_clear),
        cmocka_unit_test_teardown(test_the_chord_and_the_panel, theatre_clear),
        cmocka_unit_test_teardown(test_the_key_of_the_console, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
