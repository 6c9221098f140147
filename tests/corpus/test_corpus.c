/* A slice of the hostile content of "make hostile" (corpus.h) in every run of the tests: some files
 * here, under the sanitizers, and others as people have the program, with the limit of memory. */
#include "corpus.h"

#include "../support.h"
#include "../xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Two of each kind here, four there. */
enum { FIRST = 1, FILES = 2 * MUTANT_KINDS, FILES_THERE = 4 * MUTANT_KINDS, SOON_MS = 240000 };

static void a_number_makes_the_same_file_each_time(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    for (uint64_t number = 1; number <= MUTANT_KINDS; number++) {
        char path[2][SUPPORT_PATH + 24];
        char what[2][200];
        char *bytes[2];
        size_t size[2];
        for (int i = 0; i < 2; i++) {
            (void)snprintf(path[i], sizeof path[i], "%s/%d.db", folder, i);
            mutant_write(number, path[i], what[i], sizeof what[i]);
            bytes[i] = support_read(path[i], &size[i]);
            assert_non_null(bytes[i]);
        }
        if (size[0] != size[1] || memcmp(bytes[0], bytes[1], size[0]) != 0) {
            fail_msg("file %d (%s)", (int)number, what[0]);
        }
        assert_string_equal(what[0], what[1]);
        assert_true(what[0][0] != '\0' || mutant_kind(number) == MUTANT_PICTURES);
        free(bytes[0]);
        free(bytes[1]);
    }
    support_remove(folder);
}

static void nothing_ends_the_program(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct corpus corpus = {.limits = corpus_limits(), .folder = folder};
    int faults = 0;
    int opened = 0;
    for (uint64_t n = FIRST; n < FIRST + FILES; n++) {
        faults += !corpus_one(&corpus, n);
    }
    for (int i = 0; i < MUTANT_KINDS; i++) {
        assert_int_equal(corpus.kind[i].files, FILES / MUTANT_KINDS);
        opened += corpus.kind[i].opened;
    }
    assert_int_equal(corpus_report(&corpus), faults);
    assert_int_equal(faults, 0);
    assert_true(opened > FILES / 4); /* many are so far from a data file that they are refused */
    support_remove(folder);
}

static void nothing_takes_too_long_or_too_much(void **state)
{
    (void)state;
    char first[16];
    char count[16];
    (void)snprintf(first, sizeof first, "%d", FIRST + FILES);
    (void)snprintf(count, sizeof count, "%d", FILES_THERE);
    const char *const words[] = {"build/hostile", first, count, NULL};
    assert_int_equal(program_end(program_start(words, NULL), SOON_MS), 0);
}

/* A fault is told. Any file takes longer than no time at all, and more than nothing. */
static void limits_are_kept(void **state)
{
    (void)state;
    char folder[SUPPORT_PATH];
    support_folder(folder);
    struct corpus corpus = {.limits = corpus_limits(), .folder = folder};
    corpus.limits.memory_kib = 1000;
    assert_false(corpus_one(&corpus, 12));
    corpus.limits = corpus_limits();
    corpus.limits.step_s = .001;
    assert_false(corpus_one(&corpus, 12));
    assert_int_equal(corpus.kind[mutant_kind(12)].faults, 2);
    support_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_ends_the_program), /* first: its children are copies of us */
        cmocka_unit_test(nothing_takes_too_long_or_too_much),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(a_number_makes_the_same_file_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
