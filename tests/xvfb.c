#include "xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { START_MS = 20000, NOT_FOUND = 127 };

static void sleep_ms(int ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000L}, NULL);
}

static pid_t start(const char *const *argv, const char *log)
{
    const pid_t parent = getpid();
    const pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid != 0) {
        return pid;
    }
    /* If the test dies, nothing of it stays behind. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(NOT_FOUND);
    }
    const int to = log ? open(log, O_WRONLY | O_CREAT | O_APPEND, 0644) : -1;
    if (to >= 0) {
        dup2(to, STDERR_FILENO);
    }
    execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(NOT_FOUND);
}

pid_t program_start(const char *const *argv, const char *log)
{
    return start(argv, log);
}

int program_end(pid_t pid, int within_ms)
{
    const int64_t until = clock_monotonic_ms() + within_ms;
    int status = 0;
    pid_t got;
    while ((got = waitpid(pid, &status, WNOHANG)) == 0 && clock_monotonic_ms() < until) {
        sleep_ms(1);
    }
    if (got == pid) {
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return -2;
}

int program_stop(pid_t pid, int signal, int within_ms, int64_t *took_ms)
{
    const int64_t from = clock_monotonic_ms();
    kill(pid, signal);
    const int status = program_end(pid, within_ms);
    *took_ms = clock_monotonic_ms() - from;
    return status;
}

const char *program_kiosk(void)
{
    const char *given = getenv("KIOSK");
    if (given && *given) {
        return given;
    }
    return access("build/kiosk-san", X_OK) == 0 ? "build/kiosk-san" : "build/kiosk";
}

bool program_is_slow(void)
{
    return strstr(program_kiosk(), "-san") != NULL;
}

/* The number that the server writes on its descriptor once it is ready; false if it ended before.
 */
static bool read_number(int fd, char *text, size_t room)
{
    const int64_t until = clock_monotonic_ms() + START_MS;
    size_t length = 0;
    while (length + 1 < room && clock_monotonic_ms() < until) {
        struct pollfd polled = {.fd = fd, .events = POLLIN};
        if (poll(&polled, 1, 100) <= 0) {
            continue;
        }
        if (read(fd, text + length, 1) != 1) {
            return false;
        }
        if (text[length] == '\n') {
            text[length] = '\0';
            return true;
        }
        length++;
    }
    return false;
}

/* XWDFileHeader of X11/XWDFile.h: 32-bit numbers, the most significant byte first. */
static uint32_t header(const struct xvfb *x, size_t number)
{
    uint32_t word;
    memcpy(&word, x->file + number * 4, sizeof word);
    return ntohl(word);
}

static void map(struct xvfb *x)
{
    enum { HEADER_SIZE = 0, WIDTH = 4, HEIGHT = 5, ORDER = 7, BITS = 11, LINE = 12, COLOURS = 19 };
    enum { COLOUR_BYTES = 12 };
    char path[128];
    struct stat info;
    snprintf(path, sizeof path, "%s/Xvfb_screen0", x->folder);
    const int fd = open(path, O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &info), 0);
    x->size = (size_t)info.st_size;
    x->file = mmap(NULL, x->size, PROT_READ, MAP_SHARED, fd, 0);
    assert_true(x->file != MAP_FAILED);
    close(fd);
    assert_int_equal(header(x, ORDER), 0);
    assert_int_equal(header(x, BITS), 32);
    x->width = (int)header(x, WIDTH);
    x->height = (int)header(x, HEIGHT);
    x->stride = (int)header(x, LINE) / 4;
    x->pixels =
        (const void *)(x->file + header(x, HEADER_SIZE) + header(x, COLOURS) * COLOUR_BYTES);
}

bool xvfb_start(struct xvfb *x, int width, int height)
{
    *x = (struct xvfb){0};
    int ends[2];
    char number[12], fd[12], screen[32];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFD, FD_CLOEXEC), 0);
    mkdir("build/tmp", 0755);
    strcpy(x->folder, "build/tmp/xvfb-XXXXXX");
    assert_non_null(mkdtemp(x->folder));
    snprintf(fd, sizeof fd, "%d", ends[1]);
    snprintf(screen, sizeof screen, "%dx%dx24", width, height);
    const char *const argv[] = {
        "Xvfb",      "-displayfd", fd,         "-screen",   "0",   screen, "-fbdir", x->folder,
        "-nocursor", "-wr",        "-noreset", "-nolisten", "tcp", "-s",   "0",      NULL};
    x->pid = start(argv, "/dev/null");
    close(ends[1]);
    const bool ready = read_number(ends[0], number, sizeof number);
    close(ends[0]);
    if (!ready) {
        const int status = program_end(x->pid, 1000);
        rmdir(x->folder);
        assert_int_equal(status, NOT_FOUND);
        return false;
    }
    snprintf(x->name, sizeof x->name, ":%s", number);
    assert_int_equal(setenv("DISPLAY", x->name, 1), 0);
    map(x);
    return true;
}

void xvfb_stop(struct xvfb *x)
{
    if (x->pid <= 0) {
        return;
    }
    munmap((void *)(uintptr_t)x->file, x->size);
    kill(x->pid, SIGTERM);
    program_end(x->pid, 5000);
    char path[128];
    snprintf(path, sizeof path, "%s/Xvfb_screen0", x->folder);
    unlink(path);
    rmdir(x->folder);
    *x = (struct xvfb){0};
}

void xvfb_grab(const struct xvfb *x, uint32_t *pixels)
{
    for (int y = 0; y < x->height; y++) {
        memcpy(pixels + (size_t)y * (size_t)x->width, x->pixels + (size_t)y * (size_t)x->stride,
               (size_t)x->width * sizeof *pixels);
    }
}
