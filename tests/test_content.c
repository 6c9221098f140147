/* The example files as decks: what stands in them arrives in the structs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "content/content.h"
#include "sqlite_shell.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of AddressSanitizer's runtime, where that is linked in; gcc 12 comes without the header that
 * declares it. */
__attribute__((weak)) size_t __sanitizer_get_current_allocated_bytes(void);

#define NBSP "\u00a0"

static struct scratch scratch;

static int make_files(void **state)
{
    (void)state;
    scratch = scratch_make();
    shell_new(scratch_path(&scratch, "duc-trong.db").text, ".read data/duc-trong.sql");
    shell_new(scratch_path(&scratch, "truong-mau.db").text, ".read data/truong-mau.sql");
    return 0;
}

static int remove_files(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

static struct content *open_file(const char *name, enum content_mode mode, enum content_care care)
{
    struct err err = {0};
    struct content *content = content_open(scratch_path(&scratch, name).text, mode, care, &err);
    if (content == NULL) {
        fail_msg("%s", err.text);
    }
    return content;
}

/* The slide at `place` in the deck, or the test fails. */
static struct slide read_slide(struct content *content, size_t place, struct arena *arena)
{
    struct err err = {0};
    struct slide slide;
    const struct deck *deck = content_deck(content);
    assert_true(place < deck->slide_count);
    if (!content_slide(content, &deck->slides[place], arena, &slide, &err)) {
        fail_msg("%s", err.text);
    }
    return slide;
}

/* Milliseconds of that time in this place. */
static int64_t local_ms(int year, int month, int day, int hour)
{
    struct tm tm = {.tm_year = year - 1900,
                    .tm_mon = month - 1,
                    .tm_mday = day,
                    .tm_hour = hour,
                    .tm_isdst = -1};
    return (int64_t)mktime(&tm) * 1000;
}

static void duc_trong_has_its_settings(void **state)
{
    (void)state;
    struct content *content = open_file("duc-trong.db", CONTENT_STORED, CONTENT_QUICK);
    const struct deck *deck = content_deck(content);
    assert_string_equal(deck->settings.organisation, "Huyện" NBSP "ủy Đức" NBSP "Trọng");
    assert_string_equal(deck->settings.title, "Tổng kết năm 2020 của Ban Chỉ đạo 35");
    assert_string_equal(deck->settings.language, "vi");
    assert_string_equal(deck->settings.theme, "formal");
    assert_int_equal(deck->settings.rotation_ms, 0);
    assert_int_equal(deck->settings.transition_ms, 600);
    assert_int_equal(deck->settings.dark.count + deck->settings.dim.count, 0);
    assert_int_equal(deck->settings.serial, 1);
    assert_int_equal(deck->settings.reading_wpm, 0);
    assert_true(deck->settings.as_of_ms == local_ms(2020, 12, 29, 0));
    assert_int_equal(deck->slide_count, 5);
    assert_int_equal(deck->showing_count, 0);
    content_close(content);
}

static void duc_trong_has_its_slides(void **state)
{
    (void)state;
    static const struct {
        const char *prefix;
        double value;
        const char *label;
    } figures[] = {{"trên", 70880, "lượt thích"},
                   {"trên", 4416, "lượt chia" NBSP "sẻ"},
                   {"trên", 570, "bài viết và chia" NBSP "sẻ"},
                   {"", 433, "lượt bình" NBSP "luận"}};
    struct arena arena = {0};
    struct content *content = open_file("duc-trong.db", CONTENT_EDITED, CONTENT_THOROUGH);

    struct slide s = read_slide(content, 0, &arena);
    assert_int_equal(s.kind, SLIDE_ANNOUNCEMENT);
    assert_string_equal(s.link, "https://ductrong.example/tong-ket-2020");
    assert_string_equal(s.lead, "Chiều 29/12/2020, huyện" NBSP "Đức" NBSP "Trọng");
    assert_string_equal(s.label, "");
    assert_non_null(strstr(s.body, "3" NBSP "tập" NBSP "thể và 2" NBSP "cá" NBSP "nhân"));

    s = read_slide(content, 1, &arena);
    assert_string_equal(s.label, "Nhiệm" NBSP "vụ");
    assert_non_null(strstr(s.body, "\n4. Nâng"));

    s = read_slide(content, 2, &arena);
    assert_int_equal(s.kind, SLIDE_STATISTICS);
    assert_int_equal(s.chart, CHART_TILES);
    assert_int_equal(s.statistic_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(s.statistics[i].prefix, figures[i].prefix);
        assert_true(s.statistics[i].value == figures[i].value);
        assert_string_equal(s.statistics[i].label, figures[i].label);
        assert_int_equal(s.statistics[i].decimals, 0);
        assert_false(s.statistics[i].has_previous);
    }

    s = read_slide(content, 3, &arena);
    assert_int_equal(s.kind, SLIDE_AWARDS);
    assert_string_equal(s.presenter, "Võ" NBSP "Văn" NBSP "Hải");
    assert_int_equal(s.award_count, 2);
    assert_string_equal(s.awards[0].recipient, "");
    assert_string_equal(s.awards[0].category, "tập" NBSP "thể");
    assert_int_equal(s.awards[0].count, 3);
    assert_int_equal(s.awards[1].count, 2);
    assert_true(s.awards[1].photo == 0);

    s = read_slide(content, 4, &arena);
    assert_int_equal(s.kind, SLIDE_PHOTO);
    assert_string_equal(s.heading, "");
    assert_string_equal(s.note, "Chiều 29/12/2020\nHình minh" NBSP "họa");
    assert_int_equal(s.picture_count, 3);
    assert_true(s.pictures[0].image == 1 && s.pictures[1].image == 2 && s.pictures[2].image == 3);
    assert_string_equal(s.pictures[1].caption, "Trao giấy" NBSP "khen cho các tập" NBSP "thể");
    content_close(content);
    arena_free(&arena);
}

static void pictures_arrive_whole(void **state)
{
    (void)state;
    struct content *content = open_file("duc-trong.db", CONTENT_STORED, CONTENT_QUICK);
    struct bytes bytes;
    struct err err = {0};
    size_t size;
    unsigned char *file = whole_file("data/pictures/trao-tap-the.jpg", &size);
    assert_true(content_image(content, 2, &bytes, &err));
    assert_int_equal(bytes.size, size);
    assert_memory_equal(bytes.data, file, size);
    free(file);
    free((void *)(uintptr_t)bytes.data);
    assert_false(content_image(content, 77, &bytes, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_non_null(strstr(err.text, "image 77: is not in the file"));
    assert_null(bytes.data);
    content_close(content);
}

static void truong_mau_has_its_slides(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct content *content = open_file("truong-mau.db", CONTENT_EDITED, CONTENT_THOROUGH);
    const struct deck *deck = content_deck(content);
    assert_string_equal(deck->settings.organisation, "Trường" NBSP "Mẫu");
    assert_int_equal(deck->settings.reading_wpm, 200);
    assert_true(deck->settings.as_of_ms == local_ms(2020, 12, 29, 7));
    assert_int_equal(deck->slide_count, 10);

    struct slide s = read_slide(content, 0, &arena);
    size_t body = text_count(s.body, strlen(s.body));
    assert_true(body >= 2400 && body <= 2700);

    s = read_slide(content, 1, &arena);
    assert_int_equal(s.chart, CHART_COLUMNS);
    assert_string_equal(s.axis, "Tháng");
    assert_int_equal(s.statistic_count, 24);
    double totals[2] = {0};
    for (size_t i = 0; i < 24; i++) {
        totals[i % 2] += s.statistics[i].value;
    }
    assert_string_equal(s.statistics[0].series, "Năm" NBSP "2019");
    assert_string_equal(s.statistics[0].unit, "lượt");
    assert_true(totals[0] == 2314 && totals[1] == 2625);
    assert_true(s.statistics[19].value == 318);

    s = read_slide(content, 2, &arena);
    assert_int_equal(s.award_count, 60);
    assert_string_equal(s.awards[20].recipient, "Học" NBSP "sinh Mẫu" NBSP "21");
    assert_string_equal(s.awards[20].honour, "9A4");
    assert_string_equal(s.awards[27].category, "Học" NBSP "sinh xuất" NBSP "sắc");
    assert_string_equal(s.awards[28].category, "Học" NBSP "sinh giỏi");
    assert_string_equal(s.awards[39].honour, "6A3");

    s = read_slide(content, 5, &arena);
    assert_true(s.statistics[0].value == 12.5);
    assert_int_equal(s.statistics[0].decimals, 1);
    assert_false(s.statistics[0].has_previous);
    assert_true(s.statistics[1].has_previous && s.statistics[1].previous == 3.75);
    assert_string_equal(s.statistics[0].unit, "%");
    assert_true(s.statistics[2].value == 98 && s.statistics[2].decimals == 1);
    assert_string_equal(s.statistics[2].prefix, "gần");

    s = read_slide(content, 6, &arena);
    assert_int_equal(s.kind, SLIDE_ANNOUNCEMENT);
    assert_int_equal(s.picture_count, 1);
    assert_true(s.pictures[0].image == 1);

    s = read_slide(content, 8, &arena);
    assert_non_null(strstr(s.body, "№" NBSP "7"));
    assert_non_null(strstr(s.body, "📚"));
    assert_int_equal(deck->slides[8].hold_ms, 12000);
    assert_int_equal(deck->slides[7].hold_ms, 0);

    s = read_slide(content, 9, &arena);
    assert_true(s.urgent && deck->slides[9].urgent && !deck->slides[8].urgent);
    content_close(content);
    arena_free(&arena);
}

static void nfd_becomes_nfc(void **state)
{
    (void)state;
    struct arena arena = {0};
    char stored[64];
    assert_int_equal(shell_run(scratch_path(&scratch, "truong-mau.db").text,
                               "SELECT instr(heading, char(0x302, 0x301)) > 0, instr(heading, 'ế') "
                               "FROM slide WHERE id = 8;",
                               stored, sizeof stored),
                     0);
    assert_string_equal(stored, "1|0\n");
    struct content *content = open_file("truong-mau.db", CONTENT_STORED, CONTENT_QUICK);
    struct slide s = read_slide(content, 7, &arena);
    assert_string_equal(s.heading, "Tiếng" NBSP "Việt ở" NBSP "dạng tổ" NBSP "hợp");
    assert_non_null(strstr(s.body, "(NFD): ằ, ẽ, ỉ, ợ, ữ, ỵ. Màn" NBSP "hình phải"));
    content_close(content);
    arena_free(&arena);
}

static void order_time_and_defaults(void **state)
{
    (void)state;
    struct scratch_path path = scratch_path(&scratch, "order.db");
    shell_new(
        path.text,
        "INSERT INTO setting VALUES ('rotation', '20'), ('transition', 'none'), ('theme', 'dark'),"
        " ('dark', '22:00-05:30, 12:00-13:00'), ('dim', '19:15-22:00'),"
        " ('language', 'en');"
        "INSERT INTO slide (id, position, kind, heading, seconds, enabled) VALUES"
        " (5, 30, 'announcement', 'last', 7.5, 1), (9, 10, 'announcement', 'first', NULL, 1),"
        " (7, 20, 'announcement', 'hidden', NULL, 0), (2, 30, 'announcement', 'middle', 2, 1);"
        "INSERT INTO showing (slide, first_day, last_day, weekdays, from_time, until_time) VALUES"
        " (5, '2020-12-29', '2021-01-02', '15', '07:30', '11:00'), (9, NULL, NULL, NULL, NULL, "
        "NULL),"
        " (5, '2000-02-29', NULL, '7', '22:00', NULL), (7, NULL, '2019-01-01', NULL, NULL, "
        "'06:15');");
    struct content *content = open_file("order.db", CONTENT_EDITED, CONTENT_THOROUGH);
    const struct deck *deck = content_deck(content);
    assert_int_equal(deck->settings.rotation_ms, 20000);
    assert_int_equal(deck->settings.transition_ms, 0);
    assert_int_equal(deck->settings.dark.count, 2);
    assert_int_equal(deck->settings.dark.span[0].from, 22 * 60);
    assert_int_equal(deck->settings.dark.span[1].until, 13 * 60);
    assert_int_equal(deck->settings.dim.count, 1);
    assert_int_equal(deck->settings.dim.span[0].from, 19 * 60 + 15);
    assert_string_equal(deck->settings.theme, "dark");
    assert_string_equal(deck->settings.language, "en");
    assert_string_equal(deck->settings.title, "");
    assert_true(deck->settings.as_of_ms == 0);

    assert_int_equal(deck->slide_count, 3);
    assert_true(deck->slides[0].id == 9 && deck->slides[1].id == 2 && deck->slides[2].id == 5);
    assert_int_equal(deck->slides[0].hold_ms, 0);
    assert_int_equal(deck->slides[1].hold_ms, 2000);
    assert_int_equal(deck->slides[2].hold_ms, 7500);

    assert_int_equal(deck->slides[0].showing_count, 1);
    assert_int_equal(deck->slides[1].showing_count, 0);
    assert_int_equal(deck->slides[2].showing_count, 2);
    const struct showing *always = &deck->showings[deck->slides[0].first_showing];
    assert_int_equal(always->first_day, INT32_MIN);
    assert_int_equal(always->last_day, INT32_MAX);
    assert_int_equal(always->weekdays, 0x7f);
    assert_int_equal(always->from_minute, always->until_minute);
    const struct showing *w = &deck->showings[deck->slides[2].first_showing];
    assert_int_equal(w[0].first_day, clock_days(2020, 12, 29));
    assert_int_equal(w[0].last_day, clock_days(2021, 1, 2));
    assert_int_equal(w[0].weekdays, 0x11);
    assert_int_equal(w[0].from_minute, 450);
    assert_int_equal(w[0].until_minute, 660);
    assert_int_equal(w[1].first_day, clock_days(2000, 2, 29));
    assert_int_equal(w[1].weekdays, 0x40);
    assert_int_equal(w[1].from_minute, 1320);
    assert_int_equal(w[1].until_minute, 0); /* midnight, at the end of the day */
    content_close(content);
}

static void empty_deck_is_no_error(void **state)
{
    (void)state;
    shell_new(scratch_path(&scratch, "none.db").text, NULL);
    struct content *content = open_file("none.db", CONTENT_EDITED, CONTENT_THOROUGH);
    const struct deck *deck = content_deck(content);
    assert_int_equal(deck->slide_count, 0);
    assert_string_equal(deck->settings.language, "vi");
    assert_string_equal(deck->settings.theme, "formal");
    assert_string_equal(deck->settings.organisation, "");
    assert_string_equal(deck->settings.logo_name, "");
    assert_int_equal(deck->settings.logo, 0);
    assert_int_equal(deck->settings.rotation_ms, 0);
    assert_int_equal(deck->settings.transition_ms, 600);
    content_close(content);
}

/* A path is a path, whatever signs are in it: no URI, no in-memory database. */
static void any_path_will_do(void **state)
{
    (void)state;
    static const char *const names[] = {"a%41 b?mode=rw#c&d.db", "file:x.db",
                                        ":memory:", "Đức Trọng.db", "a'b\"c.db"};
    size_t size;
    unsigned char *bytes = whole_file(scratch_path(&scratch, "duc-trong.db").text, &size);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_file(scratch_path(&scratch, names[i]).text, bytes, size);
        for (int mode = CONTENT_EDITED; mode <= CONTENT_STORED; mode++) {
            struct content *content = open_file(names[i], (enum content_mode)mode, CONTENT_QUICK);
            assert_int_equal(content_deck(content)->slide_count, 5);
            content_close(content);
        }
    }
    free(bytes);
}

static size_t allocated_bytes(void)
{
    if (__sanitizer_get_current_allocated_bytes != NULL) {
        return __sanitizer_get_current_allocated_bytes();
    }
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/* The words of the slides stay in the file until they are shown. */
static void ten_thousand_slides_take_little_memory(void **state)
{
    (void)state;
    struct scratch_path path = scratch_path(&scratch, "many.db");
    shell_new(path.text,
              ".param set :slides 10000\n.param set :pictures 0\n.param set :picture_bytes 0\n"
              ".read tests/bench/many.sql");
    size_t before = allocated_bytes();
    struct content *content = open_file("many.db", CONTENT_EDITED, CONTENT_QUICK);
    size_t after = allocated_bytes();
    assert_int_equal(content_deck(content)->slide_count, 10000);
    size_t text = 10000 * 1000; /* bytes, at least: many.sql */
    if (after - before > text / 10) {
        fail_msg("loading took %zu bytes for %zu bytes of text", after - before, text);
    }
    struct arena arena = {0};
    struct slide last = read_slide(content, 9999, &arena);
    assert_string_equal(last.heading, "Thông báo số 10000 của Trường Mẫu");
    arena_free(&arena);
    content_close(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duc_trong_has_its_settings),
        cmocka_unit_test(duc_trong_has_its_slides),
        cmocka_unit_test(pictures_arrive_whole),
        cmocka_unit_test(truong_mau_has_its_slides),
        cmocka_unit_test(nfd_becomes_nfc),
        cmocka_unit_test(order_time_and_defaults),
        cmocka_unit_test(empty_deck_is_no_error),
        cmocka_unit_test(any_path_will_do),
        cmocka_unit_test(ten_thousand_slides_take_little_memory),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
