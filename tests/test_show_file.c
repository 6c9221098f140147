/* The real program while its data file comes, changes and goes. */
#include "theatre.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/err.h"

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
    if (message) {
        fail_msg("%s: %s", sql, message);
    }
}

/* A copy of the other file with its pages in the order of the book. */
static void put_in_order(const struct theatre *t, char *path, size_t size)
{
    snprintf(path, size, "%s/in-order.db", t->folder);
    put_file(THEATRE_OTHER, path);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run_sql(db, "INSERT INTO setting VALUES ('urgent', 'in_order')");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_the_file_comes_and_goes(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static struct book other;
    book_read(&other, THEATRE_OTHER, t->folder);
    char inner[96], file[128], in_order[128];
    put_in_order(t, in_order, sizeof in_order);
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
    put_file(in_order, file);
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
        if (!theatre_is_page(t, &t->book, 0) && theatre_page(t, &t->book) >= 0) {
            theatre_fail(t, 0);
        }
    }
    run_sql(db, "UPDATE slide SET enabled = 1");
    /* A writer that holds the file longer than it should. */
    run_sql(db, "BEGIN EXCLUSIVE");
    sleep_ms(1500);
    run_sql(db, "COMMIT");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    theatre_see_it_go_on(t, &t->book, 2);

    /* Signals that do not end it. */
    const int signals[] = {SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE};
    for (size_t i = 0; i < SUPPORT_COUNT(signals); i++) {
        assert_int_equal(kill(t->show, signals[i]), 0);
    }
    theatre_see_it_go_on(t, &t->book, 2);
    theatre_end(t);
    book_free(&other);
    unlink(in_order);
    unlink(file);
    rmdir(inner);
}

/* The folder that is watched is that of the link; what changes is behind it. */
static void test_behind_a_link(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static struct book other;
    book_read(&other, THEATRE_OTHER, t->folder);
    char one[96], two[96], now[96], first[128], second[128], link[128];
    snprintf(one, sizeof one, "%s/one", t->folder);
    snprintf(two, sizeof two, "%s/two", t->folder);
    snprintf(now, sizeof now, "%s/now", t->folder);
    snprintf(first, sizeof first, "%s/kiosk.db", one);
    snprintf(second, sizeof second, "%s/kiosk.db", two);
    snprintf(link, sizeof link, "%s/link.db", t->folder);
    assert_int_equal(mkdir(one, 0755), 0);
    assert_int_equal(mkdir(two, 0755), 0);
    put_file(THEATRE_EXAMPLE, first);
    char in_order[128];
    put_in_order(t, in_order, sizeof in_order);
    put_file(in_order, second);
    assert_int_equal(symlink("one", now), 0);
    assert_int_equal(symlink("now/kiosk.db", link), 0);
    theatre_show(t, link, "0.6", "--transition", "100");
    (void)theatre_wait_for_page(t, &t->book, 10000);
    theatre_see_it_go_on(t, &t->book, 1);

    /* A link on the way is switched. */
    assert_int_equal(unlink(now), 0);
    assert_int_equal(symlink("two", now), 0);
    (void)theatre_wait_for_page(t, &other, 4000);
    theatre_see_it_go_on(t, &other, 1);
    /* The file at its end is replaced. */
    put_file(THEATRE_EXAMPLE, second);
    (void)theatre_wait_for_page(t, &t->book, 4000);
    /* It goes, which leaves what is shown, and comes back. */
    assert_int_equal(unlink(second), 0);
    theatre_see_it_go_on(t, &t->book, 2);
    put_file(in_order, second);
    (void)theatre_wait_for_page(t, &other, 4000);
    theatre_end(t);
    book_free(&other);
    assert_int_equal(unlink(in_order), 0);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(unlink(now), 0);
    support_remove(one);
    support_remove(two);
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

/* A copy over the file that breaks off in the middle: what is on the glass stays there, whole. */
static void test_a_broken_copy_in_place(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char path[128];
    snprintf(path, sizeof path, "%s/broken.db", t->folder);
    put_file(THEATRE_EXAMPLE, path);
    theatre_show(t, path, "1", NULL, NULL);
    (void)theatre_wait_for_page(t, &t->book, 10000);
    size_t size = 0;
    char *bytes = support_read(THEATRE_OTHER, &size);
    assert_non_null(bytes);
    assert_true(size > 30000);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, 30000, f), 30000);
    assert_int_equal(fclose(f), 0);
    free(bytes);
    sleep_ms(4000);
    for (int i = 0; i < 15; i++) {
        sleep_ms(100);
        theatre_grab(t);
        if (theatre_page(t, &t->book) < 0) {
            theatre_fail(t, 0);
        }
    }
    put_file(THEATRE_EXAMPLE, path);
    theatre_see_it_go_on(t, &t->book, 2);
    theatre_end(t);
    unlink(path);
}

/* Whatever is done to the file that is shown: a page of it stays, whole, and the show goes on when
 * the file is mended. */
static void test_spoilt_in_place(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    static const char *const ways[] = {
        "head -c $(stat -c %s $F) /dev/urandom | dd of=$F conv=notrunc status=none",
        "dd if=/dev/urandom of=$F bs=8192 seek=1 count=6 conv=notrunc status=none",
        ": > $F",
        "truncate -s 20000 $F",
        "rm $F && mkdir $F",
        "rm $F && mkfifo $F",
        "rm $F && ln -s nowhere $F",
    };
    char path[128];
    snprintf(path, sizeof path, "%s/spoilt.db", t->folder);
    assert_int_equal(setenv("F", path, 1), 0);
    put_file(THEATRE_EXAMPLE, path);
    theatre_show(t, path, "1", "--transition", "none");
    (void)theatre_wait_for_page(t, &t->book, 10000);
    for (size_t i = 0; i < SUPPORT_COUNT(ways); i++) {
        assert_int_equal(system(ways[i]), 0);
        const int64_t until = clock_monotonic_ms() + 3000;
        while (clock_monotonic_ms() < until) {
            theatre_grab(t);
            if (theatre_page(t, &t->book) < 0) {
                print_message("    %s\n", ways[i]);
                theatre_fail(t, 0);
            }
            sleep_ms(100);
        }
        (void)rmdir(path);
        put_file(THEATRE_EXAMPLE, path);
        theatre_see_it_go_on(t, &t->book, 2);
    }
    theatre_end(t);
    unlink(path);
}

/* One slide is due and can't be painted; hundreds are not due. The built-in slide comes at once,
 * and the program then sleeps. */
static void test_the_only_slide_that_is_due_is_bad(void **state)
{
    struct theatre *t = *state;
    theatre_need_x(t);
    char path[128];
    snprintf(path, sizeof path, "%s/due.db", t->folder);
    put_file(THEATRE_EXAMPLE, path);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run_sql(db, "WITH RECURSIVE n (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM n WHERE n < 600)"
                " INSERT INTO slide (id, position, kind, heading)"
                " SELECT n, n, 'announcement', 'Không đến hạn' FROM n");
    run_sql(db, "INSERT INTO showing (slide, last_day) SELECT id, '2001-01-01' FROM slide");
    run_sql(db, "INSERT INTO image (id, name, media_type, data) VALUES"
                " (900, 'hỏng.jpg', 'image/jpeg', X'FFD8FFE000104A46494600010100')");
    run_sql(db, "INSERT INTO slide (id, position, kind, heading, image)"
                " VALUES (900, 0, 'photo', 'Hỏng', 900)");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    theatre_show(t, path, "1", NULL, NULL);
    const int64_t start = clock_monotonic_ms();
    bool seen = false;
    while (!seen && clock_monotonic_ms() - start < 5000) {
        sleep_ms(50);
        theatre_grab(t);
        seen = t->frame[THEATRE_WIDTH * 300 + 8] == 0xfbf7ee; /* the field of the formal theme */
    }
    assert_true(seen);
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/stat", (int)t->show);
    unsigned long user[2] = {0};
    for (int i = 0; i < 2; i++) {
        FILE *f = fopen(name, "r");
        assert_non_null(f);
        assert_int_equal(
            fscanf(f, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &user[i]), 1);
        assert_int_equal(fclose(f), 0);
        sleep_ms(i == 0 ? 2000 : 0);
    }
    assert_true(user[1] - user[0] < 50); /* of 200 ticks */
    theatre_end(t);
    unlink(path);
}

static void test_the_display_is_lost(void **state)
{
    (void)state;
    struct xvfb x;
    if (!xvfb_start(&x, 640, 480)) {
        skip();
    }
    pid_t show = program_start(
        (const char *const[]){program_kiosk(), "show", THEATRE_EXAMPLE, NULL}, "/dev/null");
    sleep_ms(program_is_slow() ? 3000 : 1000);
    assert_int_equal(kill(x.pid, SIGKILL), 0);
    assert_int_equal(program_end(show, 10000), STATUS_DISPLAY);
    xvfb_stop(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_the_file_comes_and_goes, theatre_clear),
        cmocka_unit_test_teardown(test_behind_a_link, theatre_clear),
        cmocka_unit_test_teardown(test_the_end_in_a_load_that_hangs, theatre_clear),
        cmocka_unit_test_teardown(test_a_broken_copy_in_place, theatre_clear),
        cmocka_unit_test_teardown(test_spoilt_in_place, theatre_clear),
        cmocka_unit_test_teardown(test_the_only_slide_that_is_due_is_bad, theatre_clear),
        cmocka_unit_test(test_the_display_is_lost),
    };
    return cmocka_run_group_tests(tests, theatre_open, theatre_close);
}
