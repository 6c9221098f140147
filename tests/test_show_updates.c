/* Many updates in a row under a running show: the picture is never black, and the show takes no
 * more than it did. With KIOSK_LONG=1 a hundred (make test-long). */
#include "base/err.h"
#include "lobby.h"

#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* What the heap keeps of free memory differs by 700 KiB; more than a mebibyte is a leak.
 */
enum { LEAK_KIB = 1024 };

static size_t open_files(pid_t pid)
{
    char path[64];
    size_t count = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    while (readdir(folder) != NULL) {
        count++;
    }
    (void)closedir(folder);
    return count;
}

/* Its own memory. (The share of what it has in common with others grows when those end.) */
static long own_kib(pid_t pid)
{
    char path[64];
    char line[128];
    long kib = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (kib == 0 && fgets(line, sizeof line, file) != NULL) {
        (void)sscanf(line, "Pss_Anon: %ld", &kib);
    }
    (void)fclose(file);
    return kib;
}

/* The least of some moments: a page that is being painted takes a megabyte and gives it back. */
static long least_kib(pid_t pid)
{
    const struct timespec wait = {.tv_nsec = 20 * 1000000L};
    long least = own_kib(pid);
    for (int i = 0; i < 15; i++) {
        const long kib = own_kib(pid);
        least = kib < least ? kib : least;
        (void)nanosleep(&wait, NULL);
    }
    return least;
}

static long lesser(long a, long b)
{
    return a < b ? a : b;
}

static void many_updates_in_a_row(void **state)
{
    const struct place *p = *state;
    const bool fast = access("build/kiosk", X_OK) == 0;
    const int updates = getenv("KIOSK_LONG") != NULL ? 100 : 15;
    /* All that is made once has been made by then; and how many updates are looked at, as how much
     * of what is free the heap gives back differs from one to the next. */
    enum { WARM = 4, WINDOW = 6 };
    size_t files = 0;
    long first = LONG_MAX;
    long last = LONG_MAX;
    long looks;
    long black;
    lobby_need();
    place_bring(p, 1, LOBBY_SECOND_SLIDE);
    place_expect(p, STATUS_OK, NULL);
    const pid_t pid = lobby_show(p, fast ? "build/kiosk" : program_kiosk(), "0.2");
    lobby_status(p, "confirmed: serial 1");
    struct lobby_watch *watch = lobby_watch();
    for (int i = 2; i <= updates + 1; i++) {
        char words[64];
        place_bring(p, i, LOBBY_SECOND_SLIDE);
        place_expect(p, STATUS_OK, NULL);
        (void)snprintf(words, sizeof words, ".serial-%d.db: 2 slides", i);
        lobby_said(p, words);
        if (i == WARM) {
            files = open_files(pid);
        }
        if (i >= WARM && i < WARM + WINDOW) {
            first = lesser(first, least_kib(pid));
        } else if (i > updates + 1 - WINDOW) {
            last = lesser(last, least_kib(pid));
        }
    }
    lobby_watched(watch, &looks, &black);
    print_message("    %d updates: %ld KiB in six early ones, %ld KiB in the last six; %zu files "
                  "open; %ld looks, %ld at a black picture\n",
                  updates, first, last, files, looks, black);
    assert_int_equal(black, 0);
    assert_true(looks > 100L * updates / 10);
    assert_int_equal(open_files(pid), files);
    assert_true(!fast || last < first + LEAK_KIB);
    lobby_end(pid);
    place_shell(p, "test $(ls store | wc -l) -le 9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(many_updates_in_a_row, place_set_up, place_tear_down),
    };
    return cmocka_run_group_tests(tests, lobby_open, lobby_close);
}
