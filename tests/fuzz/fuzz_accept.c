/* What stands behind the signature check of kiosk install: the trial of a data file (commands/
 * trial.h), here without its cage, on a small screen. */
#include "fuzz_data.h"

#include "commands/trial_parts.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct accept {
    struct fuzz_folder *folder;
    int words[2]; /* a pipe that the trial's words go into */
};

static void *open_accept(void)
{
    struct accept *a = calloc(1, sizeof *a);
    fuzz_must(a != NULL && pipe2(a->words, O_CLOEXEC | O_NONBLOCK) == 0, "there is a pipe");
    a->folder = fuzz_data_open();
    return a;
}

static void close_accept(void *ctx)
{
    struct accept *a = ctx;
    fuzz_data_close(a->folder);
    (void)close(a->words[0]);
    (void)close(a->words[1]);
    free(a);
}

/* The last of the words. A pipe has room for 64 KiB, some 170 of them: a file with more slides than
 * that ends its trial there. */
static struct trial_word last_word(const struct accept *a)
{
    struct trial_word last = {.kind = TRIAL_REFUSED};
    struct trial_word word;
    while (read(a->words[0], &word, sizeof word) == (ssize_t)sizeof word) {
        last = word;
    }
    return last;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    const struct accept *a = ctx;
    const struct trial trial = {.width = 480, .height = 270};
    fuzz_data_write(a->folder, data, size);
    const bool done = trial_child(&trial, a->folder->file, a->words[1]);
    const struct trial_word last = last_word(a);
    fuzz_must(!done || last.kind == TRIAL_GOOD, "a trial that is done ends well");
    fuzz_must(last.kind != TRIAL_REFUSED || !done, "a refusal is no success");
    return done;
}

const struct fuzz_target fuzz_accept = {"accept", open_accept, run, close_accept};
