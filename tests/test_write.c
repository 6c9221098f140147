/* Writing into a data file: all or nothing, only into data files, and only what the schema allows.
 */
#include "content/write.h"

#include "content/content.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct spot {
    struct scratch scratch;
    struct scratch_path db;
};

static int begin(void **state)
{
    struct spot *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->db = scratch_path(&p->scratch, "a.db");
    shell_new(p->db.text,
              "INSERT INTO slide (id, position, kind, heading) VALUES "
              "(1, 10, 'announcement', 'Một'), (2, 20, 'statistics', 'Hai'), (3, 30, 'photo', '');"
              "INSERT INTO statistic (slide, position, label, value) VALUES (2, 1, 'à', 5);"
              "INSERT INTO image (id, name, media_type, data) VALUES "
              "(4, 'x.jpg', 'image/jpeg', X'FFD8FF0000000000');"
              "INSERT INTO setting VALUES ('organisation', 'Đơn vị');");
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct spot *p = *state;
    scratch_remove(&p->scratch);
    free(p);
    return 0;
}

static struct writer *open_writer(const struct spot *p)
{
    struct err err = {0};
    struct writer *writer = writer_open(p->db.text, &err);
    if (writer == NULL) {
        fail_msg("%s", err.text);
    }
    return writer;
}

static void expect_rows(const struct spot *p, const char *query, const char *want)
{
    char output[1024];
    assert_int_equal(shell_run(p->db.text, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

static struct write_value text(const char *column, const char *value)
{
    return (struct write_value){.column = column, .type = WRITE_TEXT, .text = value};
}

static struct write_value whole(const char *column, int64_t value)
{
    return (struct write_value){.column = column, .type = WRITE_WHOLE, .whole = value};
}

static void a_committed_row_stays(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *writer = open_writer(p);
    const struct write_value values[] = {
        text("kind", "announcement"),
        whole("position", 40),
        text("heading", "Bốn"),
        {.column = "seconds", .type = WRITE_REAL, .real = 7.5},
        {.column = "image", .type = WRITE_NULL},
    };
    int64_t id = 0;
    assert_true(writer_add(writer, "slide", values, SUPPORT_COUNT(values), &id, &err));
    assert_int_equal(id, 4);
    const struct write_value change[] = {text("heading", "Một mới")};
    assert_true(writer_change(writer, "slide", 1, change, 1, &err));
    assert_true(writer_check_slide(writer, 4, &err));
    assert_true(writer_commit(writer, &err));
    writer_close(writer);
    expect_rows(p, "SELECT id, heading, seconds, image IS NULL FROM slide WHERE id IN (1, 4);",
                "1|Một mới||1\n4|Bốn|7.5|1\n");
}

static void what_is_not_committed_never_was(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    size_t before;
    size_t after;
    unsigned char *old = whole_file(p->db.text, &before);
    struct writer *writer = open_writer(p);
    const struct write_value change[] = {text("heading", "Khác")};
    assert_true(writer_change(writer, "slide", 1, change, 1, &err));
    assert_true(writer_clear(writer, "statistic", 2, &err));
    writer_close(writer);
    unsigned char *now = whole_file(p->db.text, &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, now, before);
    free(old);
    free(now);
}

static void the_schema_refuses(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *writer = open_writer(p);
    const struct write_value empty[] = {text("kind", "announcement"), whole("position", 1)};
    assert_false(writer_add(writer, "slide", empty, 2, NULL, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_string_equal(err.text,
                        "slide.heading has 1 to 200 characters; only a photo slide may do without");
    /* the triggers of the file run: two levels of them */
    const struct write_value bad[] = {text("kind", "announcement"), whole("position", 1),
                                      text("heading", "\xff")};
    assert_false(writer_add(writer, "slide", bad, 3, NULL, &err));
    assert_non_null(strstr(err.text, "not UTF-8"));
    const struct write_value orphan[] = {whole("slide", 99), whole("position", 1),
                                         text("label", "x"), whole("value", 1)};
    assert_false(writer_add(writer, "statistic", orphan, 4, NULL, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_false(writer_check_slide(writer, 3, &err)); /* a photo slide without a picture */
    assert_int_equal(err.status, STATUS_CONTENT);
    writer_close(writer);
}

static void questions_are_answered(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *writer = open_writer(p);
    int64_t number = -1;
    assert_true(writer_last(writer, "slide", 0, &number, &err));
    assert_int_equal(number, 30);
    assert_true(writer_last(writer, "statistic", 2, &number, &err));
    assert_int_equal(number, 1);
    assert_true(writer_last(writer, "photo", 3, &number, &err));
    assert_int_equal(number, 0);
    enum slide_kind kind;
    assert_true(writer_slide_kind(writer, 3, &kind, &err));
    assert_int_equal(kind, SLIDE_PHOTO);
    assert_false(writer_slide_kind(writer, 9, &kind, &err));
    assert_int_equal(err.status, STATUS_CONTENT);
    assert_true(writer_image(writer, "x.jpg", &number, &err));
    assert_int_equal(number, 4);
    assert_true(writer_image(writer, "X.jpg", &number, &err));
    assert_int_equal(number, 0);
    bool has = true;
    assert_true(writer_slide_has(writer, 3, 4, &has, &err));
    assert_false(has);
    const struct write_value photo[] = {whole("slide", 3), whole("position", 1), whole("image", 4)};
    assert_true(writer_add(writer, "photo", photo, 3, NULL, &err));
    assert_true(writer_slide_has(writer, 3, 4, &has, &err));
    assert_true(has);
    const struct write_value own[] = {whole("image", 4)};
    assert_true(writer_change(writer, "slide", 1, own, 1, &err));
    assert_true(writer_slide_has(writer, 1, 4, &has, &err));
    assert_true(has);
    writer_close(writer);
}

static void others_are_not_written(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct scratch_path other = scratch_path(&p->scratch, "other.db");
    assert_null(writer_open(other.text, &err));
    assert_int_equal(err.status, STATUS_NO_FILE);
    assert_int_equal(access(other.text, F_OK), -1);
    shell_must(other.text, "CREATE TABLE slide (x);");
    assert_null(writer_open(other.text, &err));
    assert_int_equal(err.status, STATUS_FOREIGN);
    assert_non_null(strstr(err.text, "other.db: "));
    write_file(other.text, "no database, but some text that is long enough for a header", 58);
    assert_null(writer_open(other.text, &err));
    assert_int_equal(err.status, STATUS_NOT_DATA);
    shell_must(p->db.text, "PRAGMA user_version = 2;");
    assert_null(writer_open(p->db.text, &err));
    assert_int_equal(err.status, STATUS_NEWER);
}

static void a_locked_file_is_told(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *first = open_writer(p);
    assert_null(writer_open(p->db.text, &err)); /* after some seconds */
    assert_int_equal(err.status, STATUS_BUSY);
    struct writer *look = writer_look(p->db.text, &err);
    assert_non_null(look);
    writer_close(look);
    writer_close(first);
}

static void looking_changes_nothing(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *look = writer_look(p->db.text, &err);
    assert_non_null(look);
    const struct write_value change[] = {text("heading", "Khác")};
    assert_false(writer_change(look, "slide", 1, change, 1, &err));
    writer_close(look);
    expect_rows(p, "SELECT heading FROM slide WHERE id = 1;", "Một\n");
}

static void a_new_file_is_made(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct writer *writer = writer_new(&err);
    assert_non_null(writer);
    const struct write_value values[] = {text("kind", "announcement"), whole("position", 1),
                                         text("heading", "x")};
    assert_true(writer_add(writer, "slide", values, 3, NULL, &err));
    assert_false(writer_asset(writer, "data/none.sql", &err));
    assert_true(writer_commit(writer, &err));
    struct bytes file;
    assert_true(writer_bytes(writer, &file, &err));
    writer_close(writer);
    struct scratch_path made = scratch_path(&p->scratch, "new.db");
    write_file(made.text, file.data, file.size);
    free((void *)(uintptr_t)file.data);
    struct content *content = content_open(made.text, CONTENT_EDITED, CONTENT_THOROUGH, &err);
    assert_non_null(content);
    assert_int_equal(content_deck(content)->slide_count, 1);
    content_close(content);
    /* It is the same as what the stock shell makes of schema.sql. */
    char ours[64];
    char theirs[64];
    static const char tags[] = "PRAGMA application_id; PRAGMA user_version; PRAGMA page_size; "
                               "PRAGMA encoding; PRAGMA journal_mode;"
                               "SELECT count(*), sum(length(sql)) FROM sqlite_schema;";
    assert_int_equal(shell_run(made.text, tags, ours, sizeof ours), 0);
    assert_int_equal(shell_run(p->db.text, tags, theirs, sizeof theirs), 0);
    assert_string_equal(ours, theirs);
}

static void texts_are_found_and_changed(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct arena arena = {0};
    struct stored_text *texts;
    size_t count;
    shell_must(p->db.text, "INSERT INTO slide (id, position, kind, heading, body) VALUES "
                           "(5, 1, 'awards', 'plain', 'é' || char(10) || 'x');"
                           "INSERT INTO award (slide, position, recipient) VALUES (5, 3, 'Ủy');");
    struct writer *writer = open_writer(p);
    assert_true(writer_texts(writer, &arena, &texts, &count, &err));
    static const char *const want[] = {"setting.value organisation Đơn vị", "slide.heading  Một",
                                       "slide.body  é\nx", "statistic.label  à",
                                       "award.recipient  Ủy"};
    assert_int_equal(count, SUPPORT_COUNT(want));
    for (size_t i = 0; i < count; i++) {
        char got[128];
        (void)snprintf(got, sizeof got, "%s.%s %s %s", texts[i].table, texts[i].column,
                       texts[i].name, texts[i].text);
        assert_string_equal(got, want[i]);
        assert_true(texts[i].utf8);
        assert_int_equal(texts[i].length, strlen(texts[i].text));
        char changed[64];
        (void)snprintf(changed, sizeof changed, "%s!", texts[i].text);
        assert_true(writer_set_text(writer, &texts[i], changed, &err));
    }
    assert_true(writer_commit(writer, &err));
    writer_close(writer);
    arena_free(&arena);
    expect_rows(p,
                "SELECT value FROM setting UNION ALL SELECT heading FROM slide WHERE id IN (1, 2) "
                "UNION ALL SELECT label FROM statistic UNION ALL SELECT recipient FROM award;",
                "Đơn vị!\nMột!\nHai\nà!\nỦy!\n");
}

/* A file that got bytes in it that are no UTF-8, by a program that does not run the triggers. */
static void texts_of_other_bytes_are_told(void **state)
{
    const struct spot *p = *state;
    struct err err = {0};
    struct arena arena = {0};
    struct stored_text *texts;
    size_t count;
    shell_must(p->db.text,
               "DROP TRIGGER slide_text_update;"
               "UPDATE slide SET heading = CAST(X'54757964f46e67' AS TEXT) WHERE id = 1;");
    struct writer *writer = writer_look(p->db.text, &err);
    assert_non_null(writer);
    assert_true(writer_texts(writer, &arena, &texts, &count, &err));
    assert_int_equal(count, 3);
    assert_false(texts[1].utf8);
    assert_int_equal(texts[1].length, 7);
    writer_close(writer);
    arena_free(&arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(a_committed_row_stays),       TEST(what_is_not_committed_never_was),
        TEST(the_schema_refuses),          TEST(questions_are_answered),
        TEST(others_are_not_written),      TEST(a_locked_file_is_told),
        TEST(looking_changes_nothing),     TEST(a_new_file_is_made),
        TEST(texts_are_found_and_changed), TEST(texts_of_other_bytes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
