#include "lobby.h"

#include "base/clock.h"
#include "base/err.h"
#include "commands/commands.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct xvfb glass;

int lobby_open(void **state)
{
    (void)state;
    (void)xvfb_start(&glass, LOBBY_WIDTH, LOBBY_HEIGHT);
    return 0;
}

int lobby_close(void **state)
{
    (void)state;
    if (glass.pid != 0) {
        xvfb_stop(&glass);
    }
    return 0;
}

void lobby_need(void)
{
    if (glass.pid == 0) {
        skip();
    }
}

static void nap(int ms)
{
    const struct timespec wait = {.tv_nsec = ms * 1000000L};
    (void)nanosleep(&wait, NULL);
}

pid_t lobby_show(const struct place *p, const char *program, const char *rotation)
{
    const struct scratch_path conf = scratch_path(&p->scratch, "kiosk.conf");
    place_shell(p,
                "printf '[store]\\nfolder = %%s/store\\n' \"$PWD\" > kiosk.conf && : > show.log");
    const char *words[] = {program,  "show",         "--config", conf.text, "--rotation",
                           rotation, "--transition", "none",     NULL};
    return program_start(words, scratch_path(&p->scratch, "show.log").text);
}

void lobby_end(pid_t show)
{
    int64_t took;
    assert_int_equal(program_stop(show, SIGTERM, LOBBY_SOON_MS, &took), STATUS_OK);
}

void lobby_said(const struct place *p, const char *words)
{
    const int64_t until = clock_monotonic_ms() + LOBBY_SOON_MS;
    for (;;) {
        size_t size;
        char *text = (char *)whole_file(scratch_path(&p->scratch, "show.log").text, &size);
        char *all = strndup(text, size);
        const bool there = strstr(all, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, all);
        }
        free(text);
        free(all);
        if (there) {
            return;
        }
        nap(20);
    }
}

void lobby_status(const struct place *p, const char *words)
{
    const int64_t until = clock_monotonic_ms() + LOBBY_SOON_MS;
    for (;;) {
        struct ran ran = run_command(command_status, WORDS("--store", p->store.text));
        const bool there = strstr(ran.text, words) != NULL;
        if (!there && clock_monotonic_ms() > until) {
            fail_msg("not \"%s\": %s", words, ran.text);
        }
        ran_free(&ran);
        if (there) {
            return;
        }
        nap(20);
    }
}

static uint32_t pixel(int column, int row)
{
    return glass.pixels[(size_t)row * (size_t)glass.stride + (size_t)column] & 0xffffff;
}

size_t lobby_pixels(uint32_t colour)
{
    size_t count = 0;
    for (int row = 0; row < glass.height; row++) {
        for (int column = 0; column < glass.width; column++) {
            count += pixel(column, row) == colour;
        }
    }
    return count;
}

void lobby_banner(uint32_t colour, bool there)
{
    const int64_t until = clock_monotonic_ms() + 3 * LOBBY_SOON_MS;
    const size_t least = (size_t)glass.width * (size_t)glass.height / 100;
    while ((lobby_pixels(colour) > least) != there) {
        assert_true(clock_monotonic_ms() < until);
        nap(50);
    }
}

static uint32_t sum_of(void)
{
    uint32_t sum = 0;
    for (int row = 0; row < glass.height; row++) {
        for (int column = 0; column < glass.width; column++) {
            sum = sum * 31 + pixel(column, row);
        }
    }
    return sum;
}

int lobby_turns(int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    uint32_t seen = sum_of();
    int turns = 0;
    while (clock_monotonic_ms() < until) {
        const uint32_t now = sum_of();
        turns += now != seen;
        seen = now;
        nap(20);
    }
    return turns;
}

struct lobby_watch {
    pid_t pid;
    volatile long looks, black;
};

/* Every eighth pixel of every eighth row is enough for a picture that is black. */
static bool is_black(void)
{
    enum { STEP = 8 };
    size_t black = 0;
    size_t all = 0;
    for (int row = 0; row < glass.height; row += STEP) {
        for (int column = 0; column < glass.width; column += STEP, all++) {
            black += pixel(column, row) == 0;
        }
    }
    return black * 2 > all;
}

struct lobby_watch *lobby_watch(void)
{
    struct lobby_watch *w =
        mmap(NULL, sizeof *w, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(w != MAP_FAILED);
    *w = (struct lobby_watch){0};
    const pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;) {
            w->black += is_black();
            w->looks++;
            nap(1);
        }
    }
    w->pid = pid;
    return w;
}

void lobby_watched(struct lobby_watch *w, long *looks, long *black)
{
    (void)kill(w->pid, SIGKILL);
    assert_int_equal(program_end(w->pid, LOBBY_SOON_MS), -1);
    *looks = w->looks;
    *black = w->black;
    (void)munmap(w, sizeof *w);
}
