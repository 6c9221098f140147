#include "base/log.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The standard error output, while it goes to a file. */
struct capture {
    char folder[SUPPORT_PATH];
    char path[SUPPORT_PATH + 8];
    int saved;
};

static struct capture capture_begin(void)
{
    struct capture c;
    support_folder(c.folder);
    (void)snprintf(c.path, sizeof c.path, "%s/log", c.folder);
    (void)fflush(stderr);
    c.saved = dup(STDERR_FILENO);
    int fd = open(c.path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(c.saved >= 0 && fd >= 0);
    assert_true(dup2(fd, STDERR_FILENO) >= 0);
    (void)close(fd);
    return c;
}

/* What was written; from malloc. */
static char *capture_end(struct capture *c)
{
    (void)fflush(stderr);
    (void)dup2(c->saved, STDERR_FILENO);
    (void)close(c->saved);
    char *text = support_read(c->path, NULL);
    assert_non_null(text);
    support_remove(c->folder);
    return text;
}

static void test_levels(void **state)
{
    (void)state;
    struct log log = {0};
    struct capture c = capture_begin();
    log_line(&log, LOG_ERROR, "slide %d", 3);
    log_line(&log, LOG_WARNING, "not said");
    log.level = LOG_DEBUG;
    log_line(&log, LOG_WARNING, "w");
    log_line(&log, LOG_INFO, "i");
    log_line(&log, LOG_DEBUG, "d");
    char *text = capture_end(&c);
    assert_string_equal(text,
                        "kiosk: error: slide 3\nkiosk: warning: w\nkiosk: i\nkiosk: debug: d\n");
    free(text);
}

static size_t lines_in(const char *text)
{
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++) {
        lines++;
    }
    return lines;
}

static void test_once(void **state)
{
    (void)state;
    struct log log = {.level = LOG_WARNING};
    struct capture c = capture_begin();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < LOG_REMEMBERED - 1; i++) {
            log_once(&log, LOG_WARNING, "slide %d is left out", i);
        }
        log_once(&log, LOG_INFO, "too quiet to be said or remembered");
    }
    char *text = capture_end(&c);
    assert_int_equal(lines_in(text), LOG_REMEMBERED - 1);
    free(text);
}

/* However many there are, none comes twice, and the journal has an end. */
static void test_ten_thousand_bad_slides(void **state)
{
    (void)state;
    struct log log = {.level = LOG_WARNING};
    struct capture c = capture_begin();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 10000; i++) {
            log_once(&log, LOG_WARNING, "slide %d is left out", i);
        }
    }
    log_once(&log, LOG_ERROR, "the screen is gone");
    log_once(&log, LOG_ERROR, "the screen is gone");
    log_once(&log, LOG_WARNING, "slide 0 is left out"); /* whose place the error took */
    char *text = capture_end(&c);
    assert_int_equal(lines_in(text), LOG_REMEMBERED + 2);
    assert_null(strstr(strstr(text, "slide 7 is left out\n") + 1, "slide 7 is left out\n"));
    assert_null(strstr(text, "slide 1024 is left out"));
    const char *last = strstr(text, "slide 1023 is left out\nkiosk: warning: so many different");
    assert_non_null(last);
    assert_non_null(strstr(last, "kiosk: error: the screen is gone\n"));
    free(text);
}

static void test_forget(void **state)
{
    (void)state;
    struct log log = {.level = LOG_WARNING};
    struct capture c = capture_begin();
    log_once(&log, LOG_WARNING, "a");
    log_once(&log, LOG_WARNING, "a");
    log_forget(&log);
    log_once(&log, LOG_WARNING, "a");
    char *text = capture_end(&c);
    assert_string_equal(text, "kiosk: warning: a\nkiosk: warning: a\n");
    free(text);
}

static void test_long_line_is_cut(void **state)
{
    (void)state;
    struct log log = {0};
    struct capture c = capture_begin();
    log_line(&log, LOG_ERROR, "%*d", 5000, 1);
    char *text = capture_end(&c);
    assert_true(strlen(text) < 600);
    assert_int_equal(text[strlen(text) - 1], '\n');
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),           cmocka_unit_test(test_once),
        cmocka_unit_test(test_forget),           cmocka_unit_test(test_ten_thousand_bad_slides),
        cmocka_unit_test(test_long_line_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
