/* The status file is read as it was written; any other text is no news. */
#include "disk.h"
#include "support.h"
#include "update/news.h"

#include "base/text.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void it_is_read_as_it_was_written(void **state)
{
    (void)state;
    const struct news all = {.kind = NEWS_REFUSED,
                             .reason = REASON_WRONG_KEY,
                             .serial = -7,
                             .installed = 8,
                             .slides = 12,
                             .as_of_ms = 1609200000000,
                             .bytes = INT64_MAX,
                             .limit = 5,
                             .permille = 640,
                             .time_ms = 99,
                             .file = "bảng tin.db",
                             .title = "Trường Mẫu",
                             .detail = "why: so"};
    struct news got;
    char text[NEWS_MAX];
    size_t size = news_write(text, &all);
    assert_true(size < NEWS_MAX);
    assert_true(news_read(&got, text, size));
    assert_int_equal(got.kind, all.kind);
    assert_int_equal(got.reason, all.reason);
    assert_int_equal(got.serial, all.serial);
    assert_int_equal(got.installed, all.installed);
    assert_int_equal(got.slides, all.slides);
    assert_int_equal(got.as_of_ms, all.as_of_ms);
    assert_int_equal(got.bytes, all.bytes);
    assert_int_equal(got.limit, all.limit);
    assert_int_equal(got.permille, all.permille);
    assert_int_equal(got.time_ms, all.time_ms);
    assert_string_equal(got.file, all.file);
    assert_string_equal(got.title, all.title);
    assert_string_equal(got.detail, all.detail);
    for (int kind = NEWS_COPYING; kind < NEWS_COUNT; kind++) {
        const struct news one = {.kind = (enum news_kind)kind};
        size = news_write(text, &one);
        assert_true(news_read(&got, text, size));
        assert_int_equal(got.kind, kind);
        assert_string_equal(got.title, "");
    }
}

static void the_longest_fits(void **state)
{
    (void)state;
    struct news long_one = {.kind = NEWS_ROLLED_BACK, .reason = REASON_BAD_SIGNATURE};
    char text[NEWS_MAX];
    struct news got;
    long_one.serial = long_one.installed = long_one.slides = long_one.as_of_ms = INT64_MIN;
    long_one.bytes = long_one.limit = long_one.time_ms = INT64_MIN;
    long_one.permille = INT32_MIN;
    memset(long_one.file, 'x', sizeof long_one.file - 1);
    memset(long_one.title, 'x', sizeof long_one.title - 1);
    memset(long_one.detail, 'x', sizeof long_one.detail - 1);
    const size_t size = news_write(text, &long_one);
    assert_true(size < NEWS_MAX);
    assert_true(news_read(&got, text, size));
    assert_string_equal(got.detail, long_one.detail);
    assert_int_equal(got.permille, 0);
}

/* Half a file, or one of another program; its texts are always fit to be shown. */
static void no_text_does_harm(void **state)
{
    (void)state;
    const struct news one = {.kind = NEWS_INSTALLED, .file = "kiosk.db", .title = "Trường Mẫu"};
    struct news got;
    struct rng rng = {1};
    char text[NEWS_MAX];
    const size_t size = news_write(text, &one);
    for (size_t cut = 0; cut < size; cut++) {
        (void)news_read(&got, text, cut);
        assert_true(text_valid(got.title, strlen(got.title)));
    }
    for (int i = 0; i < 20000; i++) {
        char changed[NEWS_MAX];
        memcpy(changed, text, size);
        for (size_t n = rng_below(&rng, 6) + 1; n > 0; n--) {
            changed[rng_below(&rng, size)] = (char)rng_next(&rng);
        }
        (void)news_read(&got, changed, size);
        assert_true(text_valid(got.title, strlen(got.title)));
        assert_true(text_valid(got.file, strlen(got.file)));
        assert_true(got.kind >= NEWS_NONE && got.kind < NEWS_COUNT);
        assert_true(got.permille >= 0 && got.permille <= 1000);
    }
    assert_false(news_read(&got, "", 0));
    assert_false(news_read(&got, "kind copying\n", 13));
    assert_false(news_read(&got, "kiosk status 1\nkind flying\n", 27));
    memset(text, '\n', sizeof text);
    assert_false(news_read(&got, text, sizeof text));
}

static void texts_are_cut_at_a_whole_character(void **state)
{
    (void)state;
    char to[8];
    news_text(to, sizeof to, "aaaaaaế");
    assert_string_equal(to, "aaaaaa");
    news_text(to, sizeof to, "aaaaế");
    assert_string_equal(to, "aaaaế");
    news_text(to, sizeof to, "a\nb\tc");
    assert_string_equal(to, "a b c");
    news_text(to, sizeof to,
              "\xff\xfe"
              "a");
    assert_string_equal(to, "??a");
}

/* The second call of news_put writes the new file, for which there is no room. */
static void a_disk_without_room_is_told_of(void **state)
{
    (void)state;
    struct disk *disk = disk_new();
    const struct io io = disk_io(disk);
    const struct store store = {.io = &io, .folder = "/store"};
    const struct news longer = {
        .kind = NEWS_INSTALLED, .serial = 1234567, .title = "a title", .file = "a file"};
    const struct news shorter = {.kind = NEWS_REFUSED, .reason = REASON_NO_ROOM};
    struct news got;
    disk_put(disk, "/store/here", "", 0);
    news_put(&store, &longer);
    disk_fail_at(disk, 1, ENOSPC, false);
    news_put(&store, &shorter);
    assert_true(disk_has_failed(disk));
    news_get(&store, &got);
    assert_int_equal(got.kind, NEWS_REFUSED);
    assert_int_equal(got.reason, REASON_NO_ROOM);
    assert_int_equal(got.serial, 0);
    assert_string_equal(got.title, "");
    news_put(&store, &shorter);
    disk_fail_at(disk, 1, ENOSPC, false);
    news_put(&store, &longer);
    news_get(&store, &got);
    assert_int_equal(got.serial, 1234567);
    assert_int_equal(disk_open_files(disk), 0);
    disk_fail_at(disk, 1, EIO, false); /* of another error the old news is left alone */
    news_put(&store, &shorter);
    news_get(&store, &got);
    assert_int_equal(got.serial, 1234567);
    disk_free(disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_read_as_it_was_written),
        cmocka_unit_test(the_longest_fits),
        cmocka_unit_test(no_text_does_harm),
        cmocka_unit_test(texts_are_cut_at_a_whole_character),
        cmocka_unit_test(a_disk_without_room_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
