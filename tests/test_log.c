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

static void test_once(void **state)
{
    (void)state;
    struct log log = {.level = LOG_WARNING};
    struct capture c = capture_begin();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < LOG_REMEMBERED; i++) {
            log_once(&log, LOG_WARNING, "slide %d is left out", i);
        }
        log_once(&log, LOG_INFO, "too quiet to be said or remembered");
    }
    char *text = capture_end(&c);
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++) {
        lines++;
    }
    assert_int_equal(lines, LOG_REMEMBERED);
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

static void test_the_oldest_is_forgotten_first(void **state)
{
    (void)state;
    struct log log = {.level = LOG_WARNING};
    struct capture c = capture_begin();
    for (int i = 0; i <= LOG_REMEMBERED; i++) {
        log_once(&log, LOG_WARNING, "%d", i);
    }
    log_once(&log, LOG_WARNING, "%d", 1); /* still known */
    log_once(&log, LOG_WARNING, "%d", 0); /* pushed out */
    char *text = capture_end(&c);
    assert_string_equal(text + strlen(text) - strlen("kiosk: warning: 64\nkiosk: warning: 0\n"),
                        "kiosk: warning: 64\nkiosk: warning: 0\n");
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
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_the_oldest_is_forgotten_first),
        cmocka_unit_test(test_long_line_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
