/* One value of a data file at a time, by the schema's own rules. */
#include "base/err.h"
#include "commands/commands.h"
#include "commands/values.h"
#include "run_command.h"
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

struct set_up {
    struct scratch scratch;
    struct scratch_path db;
};

static int begin(void **state)
{
    struct set_up *s = malloc(sizeof *s);
    assert_non_null(s);
    s->scratch = scratch_make();
    s->db = scratch_path(&s->scratch, "a.db");
    shell_new(s->db.text,
              "INSERT INTO setting VALUES ('organisation', 'Trường Mẫu');"
              "INSERT INTO image (id, name, media_type, data) VALUES (5, 'p', 'image/jpeg',"
              " X'FFD8FF');"
              "INSERT INTO slide (id, position, kind, heading, body) VALUES"
              " (3, 10, 'announcement', 'Mở cửa', 'một' || char(10) || 'hai');");
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct set_up *s = *state;
    scratch_remove(&s->scratch);
    free(s);
    return 0;
}

/* Runs it, and compares all that it says. */
static void says(const char *const *words, int status, const char *want)
{
    struct ran ran = run_command(command_set, words);
    if (ran.status != status || strcmp(ran.text, want) != 0) {
        fail_msg("%s: status %d: %s", words[1], ran.status, ran.text);
    }
    ran_free(&ran);
}

static void expect_rows(const char *db, const char *query, const char *want)
{
    char output[2048];
    assert_int_equal(shell_run(db, query, output, sizeof output), 0);
    assert_string_equal(output, want);
}

static void settings(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    says(WORDS(db, "rotation"), STATUS_OK, "not given (default: auto)\n");
    says(WORDS(db, "rotation", "12"), STATUS_OK, "rotation: not given (default: auto) → 12\n");
    says(WORDS(db, "rotation"), STATUS_OK, "12\n");
    says(WORDS(db, "rotation", "auto"), STATUS_OK, "rotation: 12 → auto\n");
    says(WORDS(db, "transition", "none"), STATUS_OK,
         "transition: not given (default: fade) → none\n");
    says(WORDS(db, "organisation"), STATUS_OK, "Trường Mẫu\n");
    says(WORDS("--default", db, "transition"), STATUS_OK,
         "transition: none → not given (default: fade)\n");
    says(WORDS(db, "timezone", "Asia/Ho_Chi_Minh"), STATUS_OK,
         "timezone: not given (default: the machine's) → Asia/Ho_Chi_Minh\n");
    expect_rows(db, "SELECT * FROM setting ORDER BY name",
                "organisation|Trường Mẫu\nrotation|auto\ntimezone|Asia/Ho_Chi_Minh\n");
}

static void columns_of_a_slide(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    says(WORDS(db, "slide", "3", "seconds", "20"), STATUS_OK,
         "slide 3: seconds: not given (default: see rotation) → 20\n");
    says(WORDS(db, "slide", "3", "seconds", "7.5"), STATUS_OK, "slide 3: seconds: 20 → 7.5\n");
    says(WORDS(db, "slide", "3", "seconds"), STATUS_OK, "7.5\n");
    says(WORDS(db, "slide", "3", "weight", "4"), STATUS_OK, "slide 3: weight: 1 → 4\n");
    says(WORDS(db, "slide", "3", "weight", "--default"), STATUS_OK, "slide 3: weight: 4 → 1\n");
    says(WORDS(db, "slide", "3", "seconds", "--default"), STATUS_OK,
         "slide 3: seconds: 7.5 → not given (default: see rotation)\n");
    says(WORDS(db, "slide", "3", "image", "5"), STATUS_OK,
         "slide 3: image: not given (default: none) → 5\n");
    says(WORDS(db, "slide", "3", "image", "--default"), STATUS_OK,
         "slide 3: image: 5 → not given (default: none)\n");
    says(WORDS(db, "--", "slide", "3", "position", "-5"), STATUS_OK,
         "slide 3: position: 10 → -5\n");
    says(WORDS(db, "slide", "3", "enabled", "0"), STATUS_OK, "slide 3: enabled: 1 → 0\n");
    says(WORDS(db, "slide", "3", "heading", "Nghỉ lễ"), STATUS_OK,
         "slide 3: heading: Mở cửa → Nghỉ lễ\n");
    says(WORDS(db, "slide", "3", "body"), STATUS_OK, "một\nhai\n");
    says(WORDS(db, "slide", "3", "body", "--default"), STATUS_OK,
         "slide 3: body: một hai → not given (default: none)\n");
    expect_rows(db, "SELECT position, heading, seconds IS NULL, weight, enabled, body FROM slide",
                "-5|Nghỉ lễ|1|1|0|\n");
}

/* Nothing is changed, and the reason is told. */
static void what_is_refused(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    static const struct {
        const char *words[5];
        int status;
        const char *said;
    } cases[] = {
        {{"rotation", "1"}, STATUS_CONTENT, "rotation is auto or whole seconds from 2 to 3600"},
        {{"rotatoin", "12"}, STATUS_USAGE, "is it rotation? There are title, organisation"},
        {{"roation"}, STATUS_USAGE, "is it rotation?"},
        {{"nonesuch"}, STATUS_USAGE, "no setting \"nonesuch\"; there are title"},
        {{"timezone", "Asia/HoChiMinh"}, STATUS_USAGE, "no time zone Asia/HoChiMinh"},
        {{"rotation", "12", "s"}, STATUS_USAGE, "quotes"},
        {{"slide", "3", "body", "- one"}, STATUS_USAGE, "write -- before a value that begins"},
        {{"slide", "3", "position", "-1"}, STATUS_USAGE, "write -- before a value that begins"},
        {{"slide"}, STATUS_USAGE, "which slide?"},
        {{"slide", "x"}, STATUS_USAGE, "not the id of a slide"},
        {{"slide", "99", "seconds", "5"}, STATUS_CONTENT, "no slide 99"},
        {{"slide", "99"}, STATUS_CONTENT, "no slide 99"},
        {{"slide", "3", "second", "5"}, STATUS_USAGE, "is it seconds?"},
        {{"slide", "3", "seconds", "1"}, STATUS_CONTENT, "slide.seconds is from 2 to 3600"},
        {{"slide", "3", "seconds", "soon"}, STATUS_USAGE, "seconds is a number"},
        {{"slide", "3", "weight", "2.5"}, STATUS_USAGE, "weight is a whole number"},
        {{"slide", "3", "position", "--default"}, STATUS_USAGE, "no default"},
        {{"slide", "3", "image", "77"}, STATUS_CONTENT, "image"},
        {{"slide", "3", "heading", ""}, STATUS_CONTENT, "heading has 1 to 200"},
        {{"slide", "3", "body", "\xc3("}, STATUS_CONTENT, "not UTF-8"},
        {{"--default", "rotation", "3"}, STATUS_USAGE, "--default takes a name"},
        {{"--default"}, STATUS_USAGE, "--default takes a name"},
        {{"--nonesuch"}, STATUS_USAGE, "no option"},
    };
    size_t before_size, after_size;
    unsigned char *before = whole_file(db, &before_size);
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        const char *const words[] = {
            db, cases[i].words[0], cases[i].words[1], cases[i].words[2], cases[i].words[3], NULL};
        run_expect(command_set, words, cases[i].status, cases[i].said);
    }
    unsigned char *after = whole_file(db, &after_size);
    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
    run_expect(command_set, WORDS("build/nonesuch.db"), STATUS_NO_FILE, NULL);
    run_expect(command_set, WORDS("--help"), STATUS_OK, "kiosk set");
}

static void lists(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    assert_int_equal(chmod(db, 0444), 0);
    struct ran ran = run_command(command_set, WORDS(db));
    assert_int_equal(ran.status, STATUS_OK);
    for (size_t i = 0; i < values_setting_count; i++) {
        assert_non_null(strstr(ran.text, values_settings[i].name));
        assert_non_null(strstr(ran.text, values_settings[i].text));
    }
    assert_non_null(strstr(ran.text, "organisation      Trường Mẫu"));
    ran_free(&ran);
    run_expect(command_set, WORDS(db, "slide", "3"), STATUS_OK, "một hai");
}

/* A terminal would obey what stands in a file. */
static void no_control_characters(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    shell_must(db, "UPDATE slide SET note = 'a' || char(27) || '[31mb' || char(127);");
    says(WORDS(db, "slide", "3", "note"), STATUS_OK, "a [31mb \n");
    says(WORDS(db, "slide", "3", "note", "c"), STATUS_OK, "slide 3: note: a [31mb  → c\n");
}

/* The tables of the program name what the schema has, with its defaults. */
static void as_in_the_schema(void **state)
{
    const char *db = ((struct set_up *)*state)->db.text;
    char columns[2048];
    char own[2048] = "";
    assert_int_equal(shell_run(db,
                               "SELECT name || ',' || (\"notnull\" = 0) || ',' ||"
                               " (type <> 'TEXT') FROM pragma_table_info('slide') WHERE name <> "
                               "'id' ORDER BY name",
                               columns, sizeof columns),
                     0);
    size_t lines = 0;
    for (const char *c = columns; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, values_column_count);
    for (size_t i = 0; i < values_column_count; i++) {
        const struct value_line *v = &values_columns[i];
        (void)snprintf(own, sizeof own, "%s,%d,%d\n", v->name, v->is_null, v->is_number);
        if (strstr(columns, own) == NULL) {
            fail_msg("%s is not in %s", own, columns);
        }
    }
    size_t size;
    unsigned char *schema = whole_file("data/schema.sql", &size);
    const char *names = memmem(schema, size, "name IN ('title'", 16);
    assert_non_null(names);
    const char *close = strchr(names, ')');
    size_t count = 0;
    for (const char *c = names; c < close; c++) {
        count += *c == '\'';
    }
    assert_int_equal(count, 2 * values_setting_count);
    for (size_t i = 0; i < values_setting_count; i++) {
        char quoted[40];
        const int length = snprintf(quoted, sizeof quoted, "'%s'", values_settings[i].name);
        assert_non_null(memmem(names, (size_t)(close - names), quoted, (size_t)length));
    }
    free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(settings, begin, end),
        cmocka_unit_test_setup_teardown(columns_of_a_slide, begin, end),
        cmocka_unit_test_setup_teardown(what_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(lists, begin, end),
        cmocka_unit_test_setup_teardown(no_control_characters, begin, end),
        cmocka_unit_test_setup_teardown(as_in_the_schema, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
