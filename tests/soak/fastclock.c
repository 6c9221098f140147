/* A clock that runs as always while the show works, and SOAK_TIMES as fast while it sleeps: so it
 * paints and presents all that it would in that time, and only nobody waits for it. To be loaded
 * before the program (LD_PRELOAD), which is itself the one that is installed; its libraries, and
 * the processes that it starts, keep the time of the machine.
 *
 * The descriptor that wakes at a time of the wall clock (timerfd_create) is an eventfd here, which
 * the sleep below feeds. It also tells that the clock was set, which fastclock.set_ms asks for. */
#include "fastclock.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { NS_IN_MS = 1000000, NS_IN_S = 1000000000, LOOK_NS = 20 * NS_IN_MS };

/* An interposed function has no other place to keep things. */
static struct {
    struct fastclock *page; /* NULL: the clock is that of the machine */
    int (*clock_gettime)(clockid_t, struct timespec *);
    int (*poll)(struct pollfd *, nfds_t, int);
    int (*ppoll)(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
    uintptr_t program, program_end; /* where its code lies */
    int64_t times;
    size_t leak;       /* bytes to be lost at each sleep: for the test of the soak itself */
    int64_t gained_ns; /* by sleep, on both clocks */
    int64_t set_ns;    /* on the wall clock */
    int ticker;        /* -1: there is none */
    int64_t tick_ns;   /* of the wall clock; INT64_MAX: never */
} self = {.ticker = -1, .tick_ns = INT64_MAX};

static void find(const char *name, void *pointer)
{
    void *address = dlsym(RTLD_NEXT, name);
    memcpy(pointer, &address, sizeof address);
}

/* The program is the first of the objects that are told. */
static int take_program(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    self.program = UINTPTR_MAX;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type == PT_LOAD) {
            const uintptr_t from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            const uintptr_t to = from + info->dlpi_phdr[i].p_memsz;
            self.program = from < self.program ? from : self.program;
            self.program_end = to > self.program_end ? to : self.program_end;
        }
    }
    return 1;
}

/* What the program writes aside, it writes in a process that goes on by the machine's clock. */
static void leave(void)
{
    self.page = NULL;
}

__attribute__((constructor)) static void start(void)
{
    const char *path = getenv("SOAK_CLOCK");
    const char *times = getenv("SOAK_TIMES");
    const char *leak = getenv("SOAK_LEAK");
    find("clock_gettime", &self.clock_gettime);
    find("poll", &self.poll);
    find("ppoll", &self.ppoll);
    (void)dl_iterate_phdr(take_program, NULL);
    const int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd >= 0) {
        void *page = mmap(NULL, sizeof *self.page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        self.page = page == MAP_FAILED ? NULL : page;
        (void)close(fd);
    }
    self.times = times != NULL ? strtoll(times, NULL, 10) : 0;
    self.leak = leak != NULL ? strtoul(leak, NULL, 10) : 0;
    if (self.page == NULL || self.times < 1) {
        abort(); /* a soak on the machine's clock would last for months */
    }
    (void)pthread_atfork(NULL, NULL, leave);
}

static bool is_program(const void *caller)
{
    const uintptr_t at = (uintptr_t)caller;
    return self.page != NULL && at >= self.program && at < self.program_end;
}

static int64_t read_ns(clockid_t id)
{
    struct timespec t;
    (void)self.clock_gettime(id, &t);
    return (int64_t)t.tv_sec * NS_IN_S + t.tv_nsec;
}

static int64_t clock_ns(clockid_t id)
{
    return read_ns(id) + self.gained_ns + (id == CLOCK_REALTIME ? self.set_ns : 0);
}

static struct timespec time_of(int64_t ns)
{
    return (struct timespec){.tv_sec = ns / NS_IN_S, .tv_nsec = ns % NS_IN_S};
}

/* Tells where the clocks stand, and that the show falls asleep or wakes. */
static void publish(void)
{
    self.page->mono_ms = clock_ns(CLOCK_BOOTTIME) / NS_IN_MS;
    self.page->wall_ms = clock_ns(CLOCK_REALTIME) / NS_IN_MS;
    self.page->naps++;
}

/* Sleeps for so long by the fast clock, at most; what poll(2) says. */
static int nap(struct pollfd *fds, nfds_t count, int64_t ns)
{
    const int64_t from = read_ns(CLOCK_BOOTTIME);
    const struct timespec wait = time_of(ns / self.times);
    const int ready = self.ppoll(fds, count, &wait, NULL);
    const int64_t took = read_ns(CLOCK_BOOTTIME) - from;
    const int64_t passed = ready == 0 || took > ns / self.times ? ns : took * self.times;
    self.gained_ns += passed > took ? passed - took : 0;
    return ready;
}

static void wake_ticker(void)
{
    const uint64_t once = 1;
    self.tick_ns = INT64_MAX;
    if (self.ticker >= 0 && write(self.ticker, &once, sizeof once) < 0) {
        abort();
    }
}

/* Whether the wall clock was set, or its time has come. */
static bool ticks(void)
{
    const int64_t set_ms = self.page->set_ms;
    const bool was_set = set_ms * NS_IN_MS != self.set_ns;
    self.set_ns = set_ms * NS_IN_MS;
    self.page->taken_ms = set_ms;
    return was_set || clock_ns(CLOCK_REALTIME) >= self.tick_ns;
}

static void lose(size_t bytes)
{
    /* Volatile: else the compiler sees that nobody wants it, and takes it away. */
    volatile char *lost = bytes > 0 ? malloc(bytes) : NULL;
    for (size_t i = 0; lost != NULL && i < bytes; i++) {
        lost[i] = 1;
    }
}

/* A sleep between two pages, of ns or for ever (INT64_MAX); what poll(2) says. */
static int sleep_ns(struct pollfd *fds, nfds_t count, int64_t ns)
{
    const int64_t until = ns == INT64_MAX ? INT64_MAX : clock_ns(CLOCK_BOOTTIME) + ns;
    int ready = self.poll(fds, count, 0);
    while (ready == 0) {
        const int64_t now = clock_ns(CLOCK_BOOTTIME);
        if (ticks()) {
            wake_ticker();
            return self.poll(fds, count, 0);
        }
        if (now >= until) {
            return 0;
        }
        int64_t left = until - now;
        if (self.tick_ns != INT64_MAX && self.tick_ns - clock_ns(CLOCK_REALTIME) < left) {
            left = self.tick_ns - clock_ns(CLOCK_REALTIME);
        }
        left = left > LOOK_NS * self.times ? LOOK_NS * self.times : left;
        lose(self.leak);
        const struct mallinfo2 heap = mallinfo2();
        self.page->in_use = heap.uordblks + heap.hblkhd;
        publish();
        ready = nap(fds, count, left);
        publish();
    }
    return ready;
}

int clock_gettime(clockid_t id, struct timespec *tp)
{
    if (!is_program(__builtin_return_address(0))) {
        return self.clock_gettime(id, tp);
    }
    *tp = time_of(clock_ns(id));
    return 0;
}

static int poll_for(const void *caller, struct pollfd *fds, nfds_t count, int ms)
{
    if (!is_program(caller) || ms == 0) {
        return self.poll(fds, count, ms);
    }
    return sleep_ns(fds, count, ms < 0 ? INT64_MAX : (int64_t)ms * NS_IN_MS);
}

int poll(struct pollfd *fds, nfds_t nfds, int timeout)
{
    return poll_for(__builtin_return_address(0), fds, nfds, timeout);
}

/* What poll is called where the compiler knows how large the array is. */
int __poll_chk(struct pollfd *fds, nfds_t count, int ms, size_t size);
int __poll_chk(struct pollfd *fds, nfds_t count, int ms, size_t size)
{
    (void)size;
    return poll_for(__builtin_return_address(0), fds, count, ms);
}

/* The pace of a fade. */
int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, const sigset_t *ss)
{
    if (!is_program(__builtin_return_address(0)) || timeout == NULL || ss != NULL) {
        return self.ppoll(fds, nfds, timeout, ss);
    }
    self.page->frames++;
    return nap(fds, nfds, (int64_t)timeout->tv_sec * NS_IN_S + timeout->tv_nsec);
}

int timerfd_create(clockid_t id, int flags)
{
    int (*real)(clockid_t, int);
    if (!is_program(__builtin_return_address(0)) || id != CLOCK_REALTIME || self.ticker >= 0) {
        find("timerfd_create", &real);
        return real(id, flags);
    }
    self.ticker = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return self.ticker;
}

int timerfd_settime(int ufd, int flags, const struct itimerspec *utmr, struct itimerspec *otmr)
{
    int (*real)(int, int, const struct itimerspec *, struct itimerspec *);
    uint64_t times;
    if (ufd < 0 || ufd != self.ticker) {
        find("timerfd_settime", &real);
        return real(ufd, flags, utmr, otmr);
    }
    if (read(ufd, &times, sizeof times) < 0) {
        errno = 0; /* it had not ticked */
    }
    self.tick_ns = (int64_t)utmr->it_value.tv_sec * NS_IN_S + utmr->it_value.tv_nsec;
    return 0;
}
