/* The real program while its data file comes, changes and goes. */
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    sqlite3_busy_timeout(db, 2000); /* the show may be reading it */
    sqlite3_exec(db, sql, NULL, NULL, &message);
    if (message)
        fail_msg("%s: %s", sql, message);
}

static void test_the_file_comes_and_goes(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static struct book other;
    book_read(&other, THEATRE_OTHER, t->folder);
    char inner[96], file[128];
    snprintf(inner, sizeof inner, "%s/later", t->folder);
    snprintf(file, sizeof file, "%s/kiosk.db", inner);
    theatre_show(t, file, "0.6", "--transition", "100");

    /* Neither file nor folder: the calm slide, which is neither white nor a page. */
    const int64_t until = clock_monotonic_ms() + 10000;
    do {
        sleep_ms(20);
        theatre_grab(t);
        assert_true(clock_monotonic_ms() < until);
    } while (theatre_is_mix(t, &t->book, NULL, NULL));
    sleep_ms(300);
    theatre_grab(t);
    assert_int_equal(theatre_page(t, &t->book), -1);

    /* The folder comes; it is looked for every five seconds. */
    assert_int_equal(mkdir(inner, 0755), 0);
    put_file(THEATRE_EXAMPLE, file);
    assert_int_equal(theatre_wait_for_page(t, &t->book, 8000), 0);
    theatre_see_it_go_on(t, &t->book, 2);

    /* Another file takes its place. */
    put_file(THEATRE_OTHER, file);
    theatre_wait_for_page(t, &other, 4000);

    /* What goes away, or is no data file, does not end the show. */
    assert_int_equal(unlink(file), 0);
    theatre_see_it_go_on(t, &other, 2);
    write_text(file, "This is not a data file.\n");
    theatre_see_it_go_on(t, &other, 2);
    put_file(THEATRE_EXAMPLE, file);
    theatre_wait_for_page(t, &t->book, 4000);

    /* Somebody edits it in place, and keeps it open. */
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    run_sql(db, "UPDATE slide SET enabled = 0 WHERE id <> 1");
    sleep_ms(2500);
    for (int i = 0; i < 20; i++) {
        sleep_ms(100);
        theatre_grab(t);
        if (!theatre_is_page(t, &t->book, 0) && theatre_page(t, &t->book) >= 0)
            theatre_fail(t, 0);
    }
    run_sql(db, "UPDATE slide SET enabled = 1");
    /* A writer that holds the file longer than it should. */
    run_sql(db, "BEGIN EXCLUSIVE");
    sleep_ms(1500);
    run_sql(db, "COMMIT");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    theatre_see_it_go_on(t, &t->book, 2);

    kill(t->show, SIGHUP);
    theatre_see_it_go_on(t, &t->book, 1);
    theatre_end(t);
    book_free(&other);
    unlink(file);
    rmdir(inner);
}

static void test_the_end_in_a_load_that_hangs(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char path[128];
    snprintf(path, sizeof path, "%s/pipe", t->folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    theatre_show(t, path, "1", NULL, NULL);
    sleep_ms(1000);
    theatre_end(t);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_the_file_comes_and_goes, theatre_clear),
        cmocka_unit_test_teardown(test_the_end_in_a_load_that_hangs, theatre_clear),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
