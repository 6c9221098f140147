/* What the trial of a data file finds. */
#include "checked.h"
#include "commands/trial.h"
#include "sample.h"
#include "sqlite_shell.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct scratch scratch;

#define GOOD                                                                                       \
    "INSERT INTO setting (name, value) VALUES ('title', 'Sample'), ('organisation', 'O'), "        \
    "('language', 'en'), ('serial', '7'), ('as_of', '2020-12-29');"                                \
    "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, 'announcement', 'Open', " \
    "'From 8:00.'), (2, 2, 'announcement', 'Closed', 'On Sunday.');"

struct heard {
    struct trial_loaded loaded;
    char title[64];
    int times, done, whole;
    bool refuse;
    int kill; /* a signal for the child as soon as it has loaded the file */
};

/* As if the child had come upon a fault of the program's own. */
static void kill_child(int signal)
{
    char path[64];
    int child = 0;
    (void)snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", &child), 1);
    (void)fclose(file);
    assert_int_equal(kill(child, signal), 0);
}

static bool loaded(void *ctx, const struct trial_loaded *l, struct verdict *v)
{
    struct heard *h = ctx;
    h->loaded = *l;
    h->times++;
    (void)snprintf(h->title, sizeof h->title, "%s", l->title);
    if (h->kill != 0) {
        kill_child(h->kill);
    }
    return !h->refuse || verdict_set(v, REASON_OLDER, "too old");
}

static void painted(void *ctx, int done, int whole)
{
    struct heard *h = ctx;
    assert_int_equal(done, h->done + 1);
    h->done = done;
    h->whole = whole;
}

static void ignore(void *ctx, int done, int whole)
{
    (void)ctx;
    assert_true(done <= whole);
}

static struct heard expect_of(const struct trial *trial, const char *name, bool refuse,
                              enum reason want, const char *words)
{
    struct heard h = {.refuse = refuse};
    const struct trial_watch watch = {&h, loaded, painted};
    struct verdict v = {0};
    const struct scratch_path path = scratch_path(&scratch, name);
    const bool good = trial_run((void *)(uintptr_t)trial, path.text, &watch, &v);
    if (v.reason != want || good != (want == REASON_NONE) || strstr(v.err.text, words) == NULL) {
        fail_msg("%s: %s, not %s (%s): %s", name, reason_name(v.reason), reason_name(want), words,
                 v.err.text);
    }
    return h;
}

static struct heard expect(const char *name, enum reason want, const char *words)
{
    const struct trial trial = trial_defaults();
    return expect_of(&trial, name, false, want, words);
}

static void with(const char *name, const char *sql, enum reason want, const char *words)
{
    shell_new(scratch_path(&scratch, name).text, sql);
    (void)expect(name, want, words);
}

static void a_good_file_is_loaded_and_painted(void **state)
{
    (void)state;
    shell_new(scratch_path(&scratch, "good.db").text, GOOD);
    struct heard h = expect("good.db", REASON_NONE, "");
    assert_int_equal(h.times, 1);
    assert_int_equal(h.loaded.serial, 7);
    assert_int_equal(h.loaded.slides, 2);
    assert_true(h.loaded.as_of_ms > 1600000000000);
    assert_string_equal(h.title, "Sample");
    assert_int_equal(h.done, 2);
    assert_int_equal(h.whole, 2);
    const struct trial trial = trial_defaults();
    h = expect_of(&trial, "good.db", true, REASON_OLDER, "too old");
    assert_int_equal(h.times, 1);
}

static void errors_are_refused_and_warnings_are_not(void **state)
{
    (void)state;
    with("warning.db", GOOD "UPDATE slide SET body = 'Say 漢' WHERE id = 1;", REASON_NONE, "");
    with("faulty.db", GOOD "UPDATE slide SET kind = 'awards' WHERE id = 2;", REASON_FAULTY,
         "slide 2");
    with("empty.db", "INSERT INTO setting (name, value) VALUES ('title', 'T');", REASON_FAULTY,
         "there is no slide that is enabled");
    with("never.db",
         GOOD "INSERT INTO showing (slide, first_day, last_day, weekdays) VALUES (1, '2020-12-29', "
              "'2020-12-29', '1');",
         REASON_FAULTY, "can never be shown");
}

/* With a picture of id 7 that lacks its second half. */
static void with_half(const char *more, const char *words)
{
    const struct bytes jpeg = sample_jpeg(1600, 1000, sample_quarters, SAMPLE_BASELINE, 0, false);
    char *image = checked_image(7, "image/jpeg", jpeg.data, jpeg.size / 2);
    char *sql = NULL;
    assert_true(asprintf(&sql, "%s%s%s", GOOD, image, more) > 0);
    with("half.db", sql, REASON_FAULTY, words);
    free(sql);
    free(image);
    sample_free(jpeg);
}

/* As kiosk check tells it, though only painting the page finds it: all slides that have it. */
static void damaged_pictures_are_refused(void **state)
{
    (void)state;
    with_half("UPDATE slide SET image = 7 WHERE id = 1;",
              "1 error, such as: slide 1 picture 7: the JPEG picture is damaged");
    with_half("INSERT INTO slide (id, position, kind, heading, body, image) VALUES (8, 80, "
              "'announcement', 'H', 'B', 7), (9, 90, 'announcement', 'H', 'B', 7);",
              "2 errors, such as: slide 8 picture 7: the JPEG picture is damaged");
    /* A portrait is painted without, and a picture that no slide has is not painted. */
    with_half("INSERT INTO slide (id, position, kind, heading) VALUES (8, 80, 'awards', 'H'); "
              "INSERT INTO award (slide, position, category, recipient, reason, photo) VALUES (8, "
              "1, 'C', 'R', '', 7);",
              "1 error, such as: slide 8 picture 7: the JPEG picture is damaged");
}

static void what_is_no_data_file_is_refused(void **state)
{
    (void)state;
    unsigned char *bytes;
    size_t size;
    (void)expect("none.db", REASON_CRASHED, "");
    write_file(scratch_path(&scratch, "text.db").text, "Dear reader", 11);
    (void)expect("text.db", REASON_NOT_DATA, "");
    shell_must(scratch_path(&scratch, "other.db").text, "CREATE TABLE t (x);");
    (void)expect("other.db", REASON_NOT_DATA, "another application");
    with("newer.db", GOOD "PRAGMA user_version = 99;", REASON_NEWER, "99");
    shell_new(scratch_path(&scratch, "cut.db").text, GOOD);
    bytes = whole_file(scratch_path(&scratch, "cut.db").text, &size);
    memset(bytes + size / 2, 0x5a, size / 4);
    write_file(scratch_path(&scratch, "cut.db").text, bytes, size);
    free(bytes);
    (void)expect("cut.db", REASON_FAULTY, "damaged");
}

/* Each is refused, or painted; what matters is that it ends, and soon. */
static void bombs_do_not_go_off(void **state)
{
    (void)state;
    /* A billion rows, in the place of each table. */
    static const char *const tables[] = {"setting", "image",     "slide", "showing",
                                         "holiday", "statistic", "award", "photo"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[1200];
        char words[80];
        (void)snprintf(sql, sizeof sql,
                       GOOD "PRAGMA foreign_keys = 0; CREATE TABLE old AS SELECT * FROM %s; DROP "
                            "TABLE %s; CREATE VIEW %s AS WITH RECURSIVE n(i) AS (SELECT 1 UNION "
                            "ALL SELECT i + 1 FROM n LIMIT 1000000000) SELECT old.* FROM n, old; ",
                       tables[i], tables[i], tables[i]);
        (void)snprintf(words, sizeof words, "has a view where the table %s should be", tables[i]);
        with("view.db", sql, REASON_FAULTY, words);
    }
    with("deep.db",
         GOOD "UPDATE slide SET body = (WITH RECURSIVE n(i, t) AS (SELECT 0, '> ' UNION ALL SELECT "
              "i + 1, t || t FROM n WHERE i < 12) SELECT substr(t, 1, 3800) || 'deep' FROM n ORDER "
              "BY i DESC LIMIT 1) WHERE id = 1;",
         REASON_NONE, "");
    /* The head of a PNG of 65,535 x 65,535, and that of the largest JPEG. */
    with("huge.db",
         GOOD
         "INSERT INTO image (id, name, media_type, data) VALUES (1, 'huge', 'image/png', "
         "X'89504e470d0a1a0a0000000d494844520000ffff0000ffff0802000000e5f8f6a5'); UPDATE slide "
         "SET image = 1 WHERE id = 1;",
         REASON_FAULTY, "65535 x 65535 pixels");
    with("huge.db",
         GOOD "INSERT INTO image (id, name, media_type, data) VALUES (1, 'huge', 'image/jpeg', "
              "X'ffd8ffc0001108ffdcffdc03012200021101031101ffda000c03010002110311003f00'); UPDATE "
              "slide SET image = 1 WHERE id = 1;",
         REASON_FAULTY, "65500 x 65500 pixels");
}

/* What there is room for on a screen that hides nothing, with the letters of the file. */
static void the_pages_are_those_of_the_device(void **state)
{
    (void)state;
    struct trial trial = trial_defaults();
    trial.width = 480;
    trial.height = 270;
    shell_new(scratch_path(&scratch, "link.db").text, GOOD
              "UPDATE slide SET link = 'https://a.vn/' || replace(hex(zeroblob(65)), '0', 'x') "
              "WHERE id = 1;");
    (void)expect_of(&trial, "link.db", false, REASON_NONE, "");
    trial.scale = 1.25;
    (void)expect_of(&trial, "link.db", false, REASON_NONE, "");
    trial.overscan = 10;
    (void)expect_of(&trial, "link.db", false, REASON_FAULTY, "slide 1 its link can't be");
    trial.scale = 1;
    (void)expect_of(&trial, "link.db", false, REASON_NONE, "");
}

static void a_crash_is_a_refusal(void **state)
{
    (void)state;
    static const int signals[] = {SIGSEGV, SIGKILL, SIGABRT, SIGSYS};
    const struct trial trial = trial_defaults();
    shell_new(scratch_path(&scratch, "crash.db").text, GOOD);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct heard h = {.kill = signals[i]};
        const struct trial_watch watch = {&h, loaded, ignore};
        struct verdict v = {0};
        const struct scratch_path path = scratch_path(&scratch, "crash.db");
        assert_false(trial_run((void *)(uintptr_t)&trial, path.text, &watch, &v));
        assert_int_equal(v.reason, REASON_CRASHED);
        assert_int_equal(v.err.status, STATUS_TRIAL);
    }
}

static void a_trial_ends_in_time(void **state)
{
    (void)state;
    struct trial trial = trial_defaults();
    trial.silent_ms = 0;
    shell_new(scratch_path(&scratch, "slow.db").text, GOOD);
    (void)expect_of(&trial, "slow.db", false, REASON_TOO_SLOW, "take too long");
    trial = trial_defaults();
    trial.whole_ms = 0;
    (void)expect_of(&trial, "slow.db", false, REASON_TOO_SLOW, "take too long");
}

static int set_up(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_file_is_loaded_and_painted),
        cmocka_unit_test(errors_are_refused_and_warnings_are_not),
        cmocka_unit_test(damaged_pictures_are_refused),
        cmocka_unit_test(what_is_no_data_file_is_refused),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(the_pages_are_those_of_the_device),
        cmocka_unit_test(a_crash_is_a_refusal),
        cmocka_unit_test(a_trial_ends_in_time),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
