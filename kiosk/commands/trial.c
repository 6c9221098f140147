#include "commands/trial_parts.h"

#include "base/clock.h"
#include "commands/trial_cage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct trial trial_defaults(void)
{
    return (struct trial){.width = 1920,
                          .height = 1080,
                          .scale = 1,
                          .memory = (size_t)512 * 1024 * 1024,
                          .silent_ms = 60 * 1000,
                          .whole_ms = 600 * 1000};
}

enum { CHILD_NO_CAGE = 100 };

static void be_child(const struct trial *trial, const char *path, int pipe)
{
    const struct cage cage = {.file = path,
                              .pipe = pipe,
                              .memory = trial->memory,
                              .seconds = (unsigned)trial->whole_ms / 1000 + 1};
    tzset(); /* its file can't be read later */
    if (!cage_close(&cage)) {
        _exit(CHILD_NO_CAGE);
    }
    _exit(trial_child(trial, path, pipe) ? 0 : 1);
}

/* The next word of the child's: 1; 0 at its end, -1 if it took too long. */
static int hear(const struct trial *trial, int from, int64_t until_ms, struct trial_word *word)
{
    for (;;) {
        const int64_t left = until_ms - clock_monotonic_ms();
        struct pollfd p = {.fd = from, .events = POLLIN};
        const int ready = poll(&p, 1,
                               left < 0                  ? 0
                               : left < trial->silent_ms ? (int)left
                                                         : trial->silent_ms);
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (ready <= 0) {
            return ready == 0 ? -1 : 0;
        }
        const ssize_t got = read(from, word, sizeof *word);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        word->text[sizeof word->text - 1] = '\0';
        return got == (ssize_t)sizeof *word;
    }
}

/* Only the reasons that a trial may have: the child is not to be believed more than the file is. */
static enum reason reason_of(const struct trial_word *word)
{
    switch (word->reason) {
    case REASON_NOT_DATA:
    case REASON_NEWER:
    case REASON_MEMORY:
        return word->reason;
    default:
        return REASON_FAULTY;
    }
}

/* Whether the child said that all is well; *died if it ended without its last word. */
static bool listen(const struct trial *trial, int from, const struct trial_watch *watch, bool *died,
                   struct verdict *v)
{
    const int64_t until_ms = clock_monotonic_ms() + trial->whole_ms;
    struct trial_word word;
    bool loaded = false;
    int heard;
    while ((heard = hear(trial, from, until_ms, &word)) > 0) {
        if (word.kind == TRIAL_REFUSED) {
            return verdict_set(v, reason_of(&word), "%s", word.text);
        }
        if (word.kind == TRIAL_LOADED) {
            loaded = true;
            const struct trial_loaded told = {word.serial, word.slides, word.as_of_ms, word.text};
            if (!watch->loaded(watch->ctx, &told, v)) {
                return false;
            }
        } else if (word.kind == TRIAL_PAINTED) {
            watch->painted(watch->ctx, word.done, word.whole);
        } else if (word.kind == TRIAL_GOOD && loaded) {
            return true;
        } else {
            break;
        }
    }
    *died = heard >= 0;
    return heard >= 0 ||
           verdict_set(v, REASON_TOO_SLOW,
                       "its pages take too long to make: the trial was ended; use fewer slides or "
                       "smaller pictures");
}

/* How the child ended, for a person. */
static bool tell_death(int status, struct verdict *v)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_NO_CAGE) {
        return verdict_set(v, REASON_CRASHED,
                           "the trial can't be locked in on this machine (seccomp), and without "
                           "that nothing is tried; use a kernel that has it");
    }
    if (WIFSIGNALED(status)) {
        return verdict_set(v, REASON_CRASHED,
                           "the trial of its pages was ended by signal %d (%s); the file is not "
                           "taken: send it to whoever looks after the program",
                           WTERMSIG(status), strsignal(WTERMSIG(status)));
    }
    return verdict_set(v, REASON_CRASHED,
                       "the trial of its pages ended too early; the file is not taken");
}

/* Waits for the end of a child that has said what there is to say, or must not go on. One that
 * seems to have `died` of itself gets a moment for that, so that its own end is known; a child that
 * only pretends to would otherwise keep the installation, and its lock, for as long as it likes. */
static int end_child(pid_t child, bool died)
{
    enum { MOMENT_MS = 2000, STEP_MS = 5 };
    const struct timespec step = {.tv_nsec = STEP_MS * 1000000L};
    int status = 0;
    pid_t ended = 0;
    for (int ms = 0; died && ended == 0 && ms < MOMENT_MS; ms += STEP_MS) {
        ended = waitpid(child, &status, WNOHANG);
        if (ended == 0) {
            (void)nanosleep(&step, NULL);
        }
    }
    if (ended == 0) {
        (void)kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
    }
    return status;
}

bool trial_run(void *ctx, const char *path, const struct trial_watch *watch, struct verdict *v)
{
    const struct trial *trial = ctx;
    int pipes[2];
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        return verdict_io(v, REASON_STORE, "make a pipe for its trial", path, errno);
    }
    const pid_t child = fork();
    if (child == 0) {
        be_child(trial, path, pipes[1]);
    }
    (void)close(pipes[1]);
    if (child < 0) {
        (void)close(pipes[0]);
        return verdict_io(v, REASON_MEMORY, "start its trial", path, errno);
    }
    bool died = false;
    bool good = listen(trial, pipes[0], watch, &died, v);
    const int status = end_child(child, died);
    (void)close(pipes[0]);
    return died ? tell_death(status, v) : good;
}
