/* The store's log: kept short, by two programs at once, and read from its end. */
#include "update/journal.h"

#include "disk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The end of each line here, which fills the file up. */
#define WORDS " of words that fill the file up until it is turned"

/* A store on a disk in memory. */
struct book {
    struct disk *disk;
    struct store store;
};

static struct io disk_now;

static struct book book_open(void)
{
    struct book b = {.disk = disk_new()};
    disk_put(b.disk, "/store/state", "", 0);
    disk_now = disk_io(b.disk);
    b.store = (struct store){.io = &disk_now, .folder = "/store"};
    return b;
}

static size_t size_of(const struct book *b, const char *path)
{
    const void *bytes;
    size_t size = 0;
    return disk_get(b->disk, path, &bytes, &size) ? size : 0;
}

/* Adds lines until the log has less room than that, or (0) has been turned; returns how many. */
static int fill(const struct book *b, size_t room)
{
    int lines = 0;
    while (room == 0 ? size_of(b, "/store/log.1") == 0
                     : size_of(b, "/store/log") < JOURNAL_MAX - room) {
        journal_add(&b->store, "line %d" WORDS, lines++);
        if (lines % 100 == 0) {
            disk_start(b->disk, LOSS_NONE, 0); /* which remembers only so much that is not synced */
        }
    }
    return lines;
}

/* It stays short, and a log that is full takes the place of the one before. */
static void the_log_is_kept_short(void **state)
{
    (void)state;
    struct book b = book_open();
    const void *bytes;
    size_t size;
    for (int i = 0; i < 2500; i++) {
        journal_add(&b.store, "line %d\nof words that fill the file up until it is turned", i);
        assert_true(disk_get(b.disk, "/store/log", &bytes, &size));
        assert_true(size <= JOURNAL_MAX);
        if (i % 100 == 0) {
            disk_start(b.disk, LOSS_NONE, 0); /* which remembers only so much that is not synced */
        }
    }
    assert_true(disk_get(b.disk, "/store/log.1", &bytes, &size));
    assert_true(size > JOURNAL_MAX - JOURNAL_LINE && size <= JOURNAL_MAX);
    char *tail = journal_tail(&b.store, 2);
    assert_non_null(tail);
    assert_non_null(strstr(tail, "line 2499 of words"));
    assert_non_null(strstr(tail, "line 2498 "));
    assert_null(strstr(tail, "line 2497 "));
    assert_int_equal(tail[0], '2'); /* of the year */
    free(tail);
    tail = journal_tail(&b.store, 100000);
    assert_non_null(tail);
    assert_int_equal(tail[0], '2');
    free(tail);
    disk_free(b.disk);
}

/* A log that has just been turned has a line or two: the rest is in the one before. */
static void the_tail_goes_back_into_the_log_before(void **state)
{
    (void)state;
    struct book b = book_open();
    char want[400];
    const int lines = fill(&b, 0);
    assert_in_range(size_of(&b, "/store/log"), 1, JOURNAL_LINE);
    char *tail = journal_tail(&b.store, 3);
    assert_non_null(tail);
    char *at = tail;
    for (int i = lines - 3; i < lines; i++) {
        assert_int_equal(at[0], '2'); /* of the year */
        at += sizeof "2020-12-29 14:05:09 +0700 " - 1;
        const int length = snprintf(want, sizeof want, "line %d" WORDS "\n", i);
        assert_memory_equal(at, want, (size_t)length);
        at += length;
    }
    assert_string_equal(at, "");
    free(tail);
    disk_free(b.disk);
}

static void without_a_log_there_is_no_tail(void **state)
{
    (void)state;
    struct book b = book_open();
    char *tail = journal_tail(&b.store, 3);
    assert_non_null(tail);
    assert_string_equal(tail, "");
    free(tail);
    disk_free(b.disk);
}

static const struct store *other;

/* Another program adds a line as soon as this one has looked at the log. */
static int about_and_the_other_adds(void *ctx, int fd, struct io_about *about)
{
    const int done = disk_now.about(ctx, fd, about);
    if (other != NULL) {
        const struct store *adds = other;
        other = NULL;
        journal_add(adds, "the other's line, which is as long as the others" WORDS);
    }
    return done;
}

static void two_programs_turn_the_log_once(void **state)
{
    (void)state;
    struct book b = book_open();
    (void)fill(&b, 80);
    const size_t before = size_of(&b, "/store/log");
    struct io io = disk_now;
    io.about = about_and_the_other_adds;
    struct store mine = b.store;
    mine.io = &io;
    other = &b.store;
    journal_add(&mine, "my own line, which is as long as the others" WORDS);
    assert_null(other);
    assert_int_equal(size_of(&b, "/store/log.1"), before);
    char *tail = journal_tail(&b.store, 2);
    assert_non_null(tail);
    assert_non_null(strstr(tail, "the other's line"));
    assert_non_null(strstr(tail, "my own line"));
    assert_int_equal(disk_open_files(b.disk), 0);
    free(tail);
    disk_free(b.disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_log_is_kept_short),
        cmocka_unit_test(the_tail_goes_back_into_the_log_before),
        cmocka_unit_test(without_a_log_there_is_no_tail),
        cmocka_unit_test(two_programs_turn_the_log_once),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
