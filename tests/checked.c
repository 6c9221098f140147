#include "checked.h"

#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char base[] =
    "INSERT INTO setting (name, value) VALUES ('title', 'Kiểm tra'), ('organisation', 'Trường "
    "Mẫu'), ('language', 'vi'), ('serial', '3'), ('as_of', '2020-12-29');"
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (100, 100, 'announcement', "
    "'Giờ mở cửa', 'Từ 8:00 đến 12:00.');\n";

static void copy(char *to, size_t room, const char *from)
{
    int length = snprintf(to, room, "%s", from);
    assert_in_range(length, 0, (int)room - 1);
}

static void take(void *ctx, const struct finding *f)
{
    struct checked *c = ctx;
    assert_true(c->count < CHECKED_MAX);
    c->found[c->count].severity = f->severity;
    c->found[c->count].slide = f->slide;
    copy(c->found[c->count].code, sizeof c->found->code, f->code);
    copy(c->found[c->count].heading, sizeof c->found->heading, f->heading);
    copy(c->found[c->count].what, sizeof c->found->what, f->what);
    copy(c->found[c->count].advice, sizeof c->found->advice, f->advice);
    assert_null(strpbrk(f->what, "\n\r\t"));
    assert_true(strlen(f->what) > 5);
    assert_true(strlen(f->advice) > 5);
    c->count++;
}

static void check(struct checked *checked, const char *path, const struct check_options *screen)
{
    struct check_options options = *screen;
    struct err err = {0};
    options.ctx = checked;
    options.found = take;
    *checked = (struct checked){0};
    struct content *content = content_open(path, CONTENT_EDITED, CONTENT_PAGES, &err);
    if (content == NULL || !check_content(content, &options, &checked->totals, &err)) {
        fail_msg("%s", err.text);
    }
    content_close(content);
    size_t all = 0;
    for (size_t i = 0; i < SEVERITY_COUNT; i++) {
        all += checked->totals.found[i];
    }
    assert_int_equal(all, checked->count);
}

static struct check_options screen_of(int width, int height, const char *now)
{
    struct check_options options = {.width = width, .height = height};
    assert_true(clock_parse(now, &options.now));
    return options;
}

void checked_file(struct checked *checked, const char *path, int width, int height, const char *now)
{
    const struct check_options screen = screen_of(width, height, now);
    check(checked, path, &screen);
}

static void check_sql(struct checked *checked, const char *sql, const struct check_options *screen)
{
    struct scratch scratch = scratch_make();
    struct scratch_path path = scratch_path(&scratch, "check.db");
    shell_new(path.text, base);
    shell_must(path.text, sql);
    check(checked, path.text, screen);
    scratch_remove(&scratch);
}

void checked_sql_at(struct checked *checked, const char *sql, int width, int height,
                    const char *now)
{
    const struct check_options screen = screen_of(width, height, now);
    check_sql(checked, sql, &screen);
}

void checked_sql_on(struct checked *checked, const char *sql, double scale, double overscan)
{
    struct check_options screen = screen_of(1920, 1080, "2020-12-30 12:00");
    screen.scale = scale;
    screen.overscan = overscan;
    check_sql(checked, sql, &screen);
}

void checked_sql(struct checked *checked, const char *sql)
{
    checked_sql_at(checked, sql, 1920, 1080, "2020-12-30 12:00");
}

char *checked_image(int64_t id, const char *media_type, const void *bytes, size_t size)
{
    const unsigned char *from = bytes;
    char *sql = malloc(2 * size + 200);
    assert_non_null(sql);
    char *to = sql + sprintf(sql,
                             "INSERT INTO image (id, name, media_type, data) VALUES (%lld, "
                             "'%lld', '%s', X'",
                             (long long)id, (long long)id, media_type);
    for (size_t i = 0; i < size; i++) {
        to += sprintf(to, "%02x", from[i]);
    }
    (void)strcpy(to, "');\n");
    return sql;
}

static void fail_with(const struct checked *c, const char *what, const char *code)
{
    for (size_t i = 0; i < c->count; i++) {
        print_message("  %d %s slide %lld: %s; %s\n", (int)c->found[i].severity, c->found[i].code,
                      (long long)c->found[i].slide, c->found[i].what, c->found[i].advice);
    }
    fail_msg("%s %s", what, code);
}

void checked_one(const struct checked *c, enum severity severity, const char *code, int64_t slide,
                 const char *words)
{
    size_t fits = 0;
    for (size_t i = 0; i < c->count; i++) {
        fits += c->found[i].severity == severity && strcmp(c->found[i].code, code) == 0 &&
                (slide == ANY_SLIDE || c->found[i].slide == slide) &&
                (words == NULL || strstr(c->found[i].what, words) != NULL);
    }
    if (fits != 1) {
        fail_with(c, "not exactly one:", code);
    }
}

void checked_none(const struct checked *c, const char *code)
{
    for (size_t i = 0; i < c->count; i++) {
        if (code == NULL || strcmp(c->found[i].code, code) == 0) {
            fail_with(c, "not to be found:", code == NULL ? "anything" : code);
        }
    }
}
