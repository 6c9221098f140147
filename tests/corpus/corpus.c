#include "corpus.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The sanitizers reserve terabytes of addresses. */
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

enum { WHAT_ROOM = 600, MAKE_S = 600 };

struct shared {
    struct look look;
    char what[WHAT_ROOM];
};

struct corpus_limits corpus_limits(void)
{
    return SANITIZED ? (struct corpus_limits){.step_s = 25, .whole_s = 1800, .side = 960}
                     : (struct corpus_limits){.step_s = 5,
                                              .whole_s = 600,
                                              .memory_kib = 256 * 1000 * 1000 / 1024,
                                              .side = 1920};
}

/* Waits for the end of the process; false if it had to be ended. */
static bool wait_for(pid_t pid, int seconds, int *status, struct rusage *used)
{
    enum { NAP_MS = 1 };
    for (long ms = 0; ms < seconds * 1000L; ms += NAP_MS) {
        const struct timespec nap = {.tv_nsec = NAP_MS * 1000000L};
        if (wait4(pid, status, WNOHANG, used) == pid) {
            return true;
        }
        (void)nanosleep(&nap, NULL);
    }
    (void)kill(pid, SIGKILL);
    (void)wait4(pid, status, 0, used);
    return false;
}

static void look_in_child(struct shared *s, const struct corpus_limits *limits, const char *path)
{
    const struct rlimit core = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &core);
    if (!SANITIZED &&
        limits->memory_kib > 0) { /* room enough to see how much it would be, not for the machine */
        const struct rlimit addresses = {(rlim_t)3 << 30, (rlim_t)3 << 30};
        (void)setrlimit(RLIMIT_AS, &addresses);
    }
    look_at(&s->look, path);
    exit(0); /* with the search for leaks, where there is one */
}

/* What a fault is told as; NULL if there is none. */
static const char *fault_of(const struct shared *s, const struct corpus_limits *limits, int status,
                            bool ended, const struct rusage *used, char *text, size_t room)
{
    if (s->look.fault[0] != '\0') {
        return s->look.fault;
    }
    if (!ended || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)) {
        (void)snprintf(text, room, "hangs in %s", s->look.at);
        return text;
    }
    if (WIFSIGNALED(status) || WEXITSTATUS(status) != 0 || !s->look.done) {
        (void)snprintf(text, room, "ends by %s %d in %s", WIFSIGNALED(status) ? "signal" : "status",
                       WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), s->look.at);
        return text;
    }
    if (limits->memory_kib > 0 && used->ru_maxrss > limits->memory_kib) {
        (void)snprintf(text, room, "takes %ld KiB", used->ru_maxrss);
        return text;
    }
    return NULL;
}

static void count(struct corpus_tally *t, uint64_t number, const struct look *look, long kib)
{
    t->files++;
    t->opened += look->opened;
    t->good += look->good;
    t->slides += look->slides;
    t->pages += look->pages;
    if (look->slowest_ms > t->slowest_ms) {
        t->slowest_ms = look->slowest_ms;
        t->slowest = number;
    }
    if (kib > t->most_kib) {
        t->most_kib = kib;
        t->largest = number;
    }
}

static void remove_file(const char *path)
{
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char name[300];
        (void)snprintf(name, sizeof name, "%s%s", path, endings[i]);
        (void)unlink(name);
    }
}

/* fork(2); the child goes with us. */
static pid_t start(void)
{
    const pid_t pid = fork();
    if (pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    }
    return pid;
}

static const char *look_at_file(struct corpus *c, struct shared *s, uint64_t number,
                                const char *path, char *text, size_t room)
{
    struct corpus_tally *tally = &c->kind[mutant_kind(number)];
    struct rusage used = {0};
    int status = 0;
    pid_t pid = start();
    if (pid == 0) {
        mutant_write(number, path, s->what, WHAT_ROOM);
        _exit(0);
    }
    if (pid < 0 || !wait_for(pid, MAKE_S, &status, &used) || status != 0) {
        return "could not be made";
    }
    pid = start();
    if (pid == 0) {
        look_in_child(s, &c->limits, path);
    }
    const bool ended = pid > 0 && wait_for(pid, c->limits.whole_s, &status, &used);
    const char *fault = fault_of(s, &c->limits, status, ended, &used, text, room);
    count(tally, number, &s->look, used.ru_maxrss);
    tally->faults += fault != NULL;
    if (c->tells) {
        (void)printf("%llu (%s): %s; %s, %d slides, %d pages, %.0f ms in %s, %ld KiB\n",
                     (unsigned long long)number, mutant_names[mutant_kind(number)], s->what,
                     s->look.good     ? "good"
                     : s->look.opened ? "shown"
                                      : "refused",
                     s->look.slides, s->look.pages, s->look.slowest_ms, s->look.slowest,
                     used.ru_maxrss);
    }
    return fault;
}

bool corpus_one(struct corpus *c, uint64_t number)
{
    char path[256];
    char text[200];
    struct shared *s =
        mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (s == MAP_FAILED) {
        return false;
    }
    const bool upright = number % 4 == 3;
    const int other = c->limits.side * 9 / 16;
    s->look.limit_s = c->limits.step_s;
    s->look.width = upright ? other : c->limits.side;
    s->look.height = upright ? c->limits.side : other;
    (void)snprintf(path, sizeof path, "%s/mutant-%llu.db", c->folder, (unsigned long long)number);
    (void)fflush(NULL);
    const char *fault = look_at_file(c, s, number, path, text, sizeof text);
    if (fault != NULL) {
        (void)printf("%llu (%s): %s\n    %s\n    again: %s %llu; the file: %s\n",
                     (unsigned long long)number, mutant_names[mutant_kind(number)], s->what, fault,
                     SANITIZED ? "build/hostile-san" : "build/hostile", (unsigned long long)number,
                     path);
    } else {
        remove_file(path);
    }
    (void)munmap(s, sizeof *s);
    return fault == NULL;
}

int corpus_report(const struct corpus *c)
{
    int faults = 0;
    (void)printf("%-11s %6s %6s %6s %7s %7s %6s  %s\n", "kind", "files", "shown", "good", "slides",
                 "pages", "faults", "slowest step, ms (file)  most memory, KiB (file)");
    for (int i = 0; i < MUTANT_KINDS; i++) {
        const struct corpus_tally *t = &c->kind[i];
        (void)printf("%-11s %6d %6d %6d %7d %7d %6d  %8.0f (%llu)  %8ld (%llu)\n", mutant_names[i],
                     t->files, t->opened, t->good, t->slides, t->pages, t->faults, t->slowest_ms,
                     (unsigned long long)t->slowest, t->most_kib, (unsigned long long)t->largest);
        faults += t->faults;
    }
    return faults;
}
