/* What a machine in trouble does to a program that knows nothing of it. Loaded before all other
 * libraries (LD_PRELOAD), so that theirs fail as well as its own:
 *   FAULTY_ALLOCATION=N  the N-th allocation behind the start of main() fails
 *   FAULTY_SITES=PATH    that file gets the numbers of those that are the first of their call stack
 *   FAULTY_DISK=PATH     while that file is there, nothing can be written to a file: ENOSPC
 * Not for programs with AddressSanitizer, which has allocations of its own. */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { FRAMES = 14, SITES = 1 << 16 };

/* glibc's own names for its functions. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t align, size_t size);

typedef int (*main_function)(int, char **, char **);
int __libc_start_main(main_function program, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end);

/* Under the names of the functions that they stand for. */
void *faulty_malloc(size_t size) __asm__("malloc");
void *faulty_calloc(size_t count, size_t size) __asm__("calloc");
void *faulty_realloc(void *memory, size_t size) __asm__("realloc");
void *faulty_memalign(size_t align, size_t size) __asm__("memalign");
void *faulty_aligned(size_t align, size_t size) __asm__("aligned_alloc");
int faulty_posix(void **memory, size_t align, size_t size) __asm__("posix_memalign");
ssize_t faulty_write(int fd, const void *bytes, size_t size) __asm__("write");

static struct {
    main_function program;
    pid_t pid; /* of main(); 0: it has not begun */
    bool inside;
    long count, fails_at;
    int sites_fd; /* 0: nobody wants them */
    uint64_t site[SITES];
    const char *disk;
} state;

static bool is_new(uint64_t site)
{
    for (size_t at = (size_t)site % SITES;; at = (at + 1) % SITES) {
        if (state.site[at] == site) {
            return false;
        }
        if (state.site[at] == 0) {
            state.site[at] = site;
            return true;
        }
    }
}

static void note_site(void)
{
    void *frames[FRAMES];
    char line[24];
    uint64_t site = 1469598103934665603U;
    const int depth = backtrace(frames, FRAMES);
    for (int i = 2; i < depth; i++) {
        site = (site ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211U;
    }
    if (is_new(site | 1)) {
        (void)!write(state.sites_fd, line,
                     (size_t)snprintf(line, sizeof line, "%ld\n", state.count));
    }
}

static void tell(void)
{
    static const char words[] = "faulty: an allocation fails\n";
    void *frames[FRAMES];
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    backtrace_symbols_fd(frames, backtrace(frames, FRAMES), STDERR_FILENO);
}

/* Whether this allocation is the one to fail. */
static bool fails(void)
{
    if (state.pid == 0 || state.inside || (state.sites_fd == 0 && state.fails_at == 0)) {
        return false;
    }
    state.inside = true;
    const bool now = ++state.count == state.fails_at && getpid() == state.pid;
    if (state.sites_fd > 0) {
        note_site();
    }
    if (now) {
        tell();
        errno = ENOMEM;
    }
    state.inside = false;
    return now;
}

void *faulty_malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *faulty_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *faulty_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}

void *faulty_memalign(size_t align, size_t size)
{
    return fails() ? NULL : __libc_memalign(align, size);
}

void *faulty_aligned(size_t align, size_t size)
{
    return fails() ? NULL : __libc_memalign(align, size);
}

int faulty_posix(void **memory, size_t align, size_t size)
{
    void *taken = fails() ? NULL : __libc_memalign(align, size);
    if (taken == NULL) {
        return ENOMEM;
    }
    *memory = taken;
    return 0;
}

ssize_t faulty_write(int fd, const void *bytes, size_t size)
{
    struct stat st;
    if (state.disk != NULL && access(state.disk, F_OK) == 0 && fstat(fd, &st) == 0 &&
        S_ISREG(st.st_mode)) {
        errno = ENOSPC;
        return -1;
    }
    return syscall(SYS_write, fd, bytes, size);
}

static int begin(int argc, char **argv, char **environment)
{
    void *frames[FRAMES];
    const char *number = getenv("FAULTY_ALLOCATION");
    const char *sites = getenv("FAULTY_SITES");
    (void)backtrace(frames, FRAMES); /* it loads a library the first time */
    state.disk = getenv("FAULTY_DISK");
    state.fails_at = number == NULL ? 0 : strtol(number, NULL, 10);
    if (sites != NULL) {
        state.sites_fd = open(sites, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    }
    state.pid = getpid();
    return state.program(argc, argv, environment);
}

int __libc_start_main(main_function program, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
    typedef int (*start_function)(main_function, int, char **, void (*)(void), void (*)(void),
                                  void (*)(void), void *);
    start_function start;
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&start, &found, sizeof start); /* ISO C has no cast for it */
    state.program = program;
    return start(begin, argc, argv, init, fini, rtld_fini, stack_end);
}
