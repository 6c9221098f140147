#include "every_use.h"

#include "content/content.h"
#include "content/write.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Something in every table. */
const char use_content[] =
    "INSERT INTO image (id, name, caption, media_type, data) VALUES "
    "(4, 'a.jpg', 'Ảnh', 'image/jpeg', X'FFD8FF0000000000'), (5, 'ă.jpg', '', 'image/jpeg', "
    "X'FFD8FF0000000001');"
    "INSERT INTO setting (name, value) VALUES ('title', 'Mẫu'), ('organisation', 'Đơn vị'), "
    "('language', 'en'), ('logo', 'a.jpg'), ('rotation', '15');"
    "INSERT INTO holiday (day) VALUES ('2021-02-12'), ('2021-02-13');"
    "INSERT INTO slide (id, position, kind, heading, body, image, enabled) VALUES "
    "(1, 1, 'announcement', 'Mở cửa', 'Từ **8:00**.', 4, 1), (2, 2, 'statistics', 'Khách', '', "
    "NULL, 1), (3, 3, 'awards', 'Khen', '', NULL, 1), (4, 4, 'photo', '', '', NULL, 1), "
    "(5, 5, 'announcement', 'Tắt', '', NULL, 0);"
    "INSERT INTO showing (slide, first_day, weekdays) VALUES (1, '2020-01-01', '12345');"
    "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'Hai', 1), (2, 2, 'Ba', "
    "2);"
    "INSERT INTO award (slide, position, recipient, reason) VALUES (3, 1, 'Nguyễn Văn Mẫu', "
    "'Vì');"
    "INSERT INTO photo (slide, position, image) VALUES (4, 1, 5);"
    "WITH n (i) AS (VALUES (6) UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO slide (id, "
    "position, kind, heading, enabled) SELECT i, i, 'announcement', printf('%0150d', i), 0 FROM n;";

/* What a reader complains of, and a writer refuses. */
const char use_complaints[] =
    "PRAGMA ignore_check_constraints = 1; UPDATE setting SET value = 'never' WHERE name = "
    "'rotation'; UPDATE holiday SET day = 'soon' WHERE day = '2021-02-13';";

__attribute__((format(printf, 2, 3))) static bool tell(struct use_told *told, const char *format,
                                                       ...)
{
    va_list args;
    va_start(args, format);
    const int n =
        vsnprintf(told->text + told->length, sizeof told->text - told->length, format, args);
    va_end(args);
    assert_in_range(n, 0, sizeof told->text - told->length - 1);
    told->length += (size_t)n;
    return true;
}

static void tell_slide(struct use_told *told, const struct slide *s)
{
    tell(told, "%s|%s|%f\n", s->heading, s->body, s->picture_aspect);
    for (size_t i = 0; i < s->statistic_count; i++) {
        tell(told, "  %s %f\n", s->statistics[i].label, s->statistics[i].value);
    }
    for (size_t i = 0; i < s->award_count; i++) {
        tell(told, "  %s %s\n", s->awards[i].recipient, s->awards[i].reason);
    }
    for (size_t i = 0; i < s->picture_count; i++) {
        tell(told, "  %lld %s\n", (long long)s->pictures[i].image, s->pictures[i].caption);
    }
}

static void tell_deck(struct use_told *told, const struct deck *deck)
{
    const struct deck_settings *s = &deck->settings;
    tell(told, "%s|%s|%s|%s|%lld\n", s->title, s->organisation, s->language, s->logo_name,
         (long long)s->logo);
    for (size_t i = 0; i < deck->complaint_count; i++) {
        tell(told, "%s\n", deck->complaints[i]);
    }
    tell(told, "%zu slides, %zu showings, %zu holidays\n", deck->slide_count, deck->showing_count,
         deck->holiday_count);
}

/* Everything that a show or a check reads. */
static bool read_all(struct content *c, struct use_told *told, struct arena *arena, struct err *err)
{
    const struct deck *deck = content_deck(c);
    tell_deck(told, deck);
    for (size_t i = 0; i < deck->slide_count; i++) {
        struct slide slide;
        if (!content_slide(c, &deck->slides[i], arena, &slide, err)) {
            return false;
        }
        tell_slide(told, &slide);
    }
    int64_t image = 0;
    bool done;
    while ((done = content_next_image(c, &image, err)) && image != 0) {
        struct bytes bytes;
        if (!content_image(c, image, &bytes, err)) {
            return false;
        }
        tell(told, "image %lld: %zu\n", (long long)image, bytes.size);
        free((void *)(uintptr_t)bytes.data);
    }
    struct content_rest rest;
    struct content_off *off;
    size_t count;
    if (!done || !content_rest(c, &rest, err) || !content_off(c, arena, &off, &count, err)) {
        return false;
    }
    tell(told, "%lld %lld\n", (long long)rest.slides_off, (long long)rest.images_unused);
    for (size_t i = 0; i < count; i++) {
        tell(told, "off: %s\n", off[i].heading);
    }
    return true;
}

static bool reads(const char *path, enum content_care care, struct use_told *told, struct err *err)
{
    struct arena arena = {0};
    struct content *c = content_open(path, CONTENT_EDITED, care, err);
    const bool done = c != NULL && read_all(c, told, &arena, err);
    content_close(c);
    arena_free(&arena);
    return done;
}

bool use_read_quickly(const char *path, struct use_told *told, struct err *err)
{
    return reads(path, CONTENT_QUICK, told, err);
}

bool use_read_thoroughly(const char *path, struct use_told *told, struct err *err)
{
    return reads(path, CONTENT_THOROUGH, told, err);
}

/* What an editor asks before it writes. */
static bool look(struct writer *w, struct use_told *told, struct arena *arena, struct err *err)
{
    int64_t last;
    int64_t image;
    enum slide_kind kind;
    bool has;
    const char *title;
    const char *heading;
    struct stored_text *texts;
    size_t count;
    if (!writer_last(w, "slide", 0, &last, err) || !writer_slide_kind(w, 3, &kind, err) ||
        !writer_image(w, "ă.jpg", &image, err) || !writer_slide_has(w, 4, image, &has, err) ||
        !writer_setting(w, arena, "title", &title, err) ||
        !writer_slide_value(w, arena, 1, "heading", &heading, err) ||
        !writer_check_slide(w, 2, err) || !writer_texts(w, arena, &texts, &count, err)) {
        return false;
    }
    tell(told, "%lld %d %lld %d %s %s\n", (long long)last, (int)kind, (long long)image, has, title,
         heading);
    for (size_t i = 0; i < count; i++) {
        tell(told, "%s.%s %s %s\n", texts[i].table, texts[i].column, texts[i].name, texts[i].text);
    }
    return true;
}

static bool change(struct writer *w, struct arena *arena, struct err *err)
{
    const struct write_value slide[] = {
        {.column = "kind", .type = WRITE_TEXT, .text = "announcement"},
        {.column = "position", .type = WRITE_WHOLE, .whole = 6},
        {.column = "heading", .type = WRITE_TEXT, .text = "Mới"},
    };
    const struct write_value heading[] = {
        {.column = "heading", .type = WRITE_TEXT, .text = "Khác"}};
    struct stored_text *texts;
    size_t count;
    int64_t id;
    return writer_texts(w, arena, &texts, &count, err) && count > 0 &&
           writer_set_text(w, &texts[0], "Tên khác", err) &&
           writer_add(w, "slide", slide, 3, &id, err) && writer_check_slide(w, id, err) &&
           writer_change(w, "slide", 1, heading, 1, err) && writer_clear(w, "award", 3, err) &&
           writer_set_setting(w, "rotation", "20", err) &&
           writer_set_setting(w, "language", NULL, err) && writer_commit(w, err);
}

bool use_look(const char *path, struct use_told *told, struct err *err)
{
    struct arena arena = {0};
    struct writer *w = writer_look(path, err);
    const bool done = w != NULL && look(w, told, &arena, err);
    writer_close(w);
    arena_free(&arena);
    return done;
}

bool use_write(const char *path, struct use_told *told, struct err *err)
{
    struct arena arena = {0};
    struct writer *w = writer_open(path, err);
    const bool done = w != NULL && look(w, told, &arena, err) && change(w, &arena, err);
    writer_close(w);
    arena_free(&arena);
    return done;
}

bool use_new(const char *path, struct use_told *told, struct err *err)
{
    (void)path;
    struct bytes bytes = {0};
    struct writer *w = writer_new(err);
    const bool done = w != NULL && writer_set_setting(w, "title", "Mới", err) &&
                      writer_commit(w, err) && writer_bytes(w, &bytes, err) &&
                      tell(told, "%zu\n", bytes.size);
    free((void *)(uintptr_t)bytes.data);
    writer_close(w);
    return done;
}

void use_open(struct use *use, use_fn *run, const char *more, const char *path)
{
    struct err err = {0};
    *use = (struct use){.run = run, .path = path};
    (void)remove(path);
    shell_new(path, use_content);
    shell_must(path, more);
    use->before = whole_file(path, &use->size_before);
    if (!run(path, &use->want, &err)) {
        fail_msg("%s", err.text);
    }
    use->after = whole_file(path, &use->size_after);
}

void use_close(struct use *use)
{
    free(use->before);
    free(use->after);
}

void use_file_as_before(const struct use *use)
{
    write_file(use->path, use->before, use->size_before);
}

bool use_again(const struct use *use, struct err *err)
{
    struct use_told told = {.length = 0};
    const bool done = use->run(use->path, &told, err);
    if (done && strcmp(told.text, use->want.text) != 0) {
        fail_msg("another answer:\n%s\nin place of\n%s", told.text, use->want.text);
    }
    return done;
}

void use_check_file(const struct use *use, bool done)
{
    size_t size;
    unsigned char *now = whole_file(use->path, &size);
    assert_int_equal(size, done ? use->size_after : use->size_before);
    assert_memory_equal(now, done ? use->after : use->before, size);
    free(now);
}
