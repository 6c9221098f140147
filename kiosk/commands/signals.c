#include "commands/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <unistd.h>

/* SIGTERM and SIGINT are handled, not blocked, so that the timer below starts whatever the program
 * is doing. The handler tells the loop by a third signal, which is blocked and waits in stop_fd:
 * the last one, which nobody else sends. */
static int to_loop(void)
{
    return SIGRTMAX; /* a function of the C library, not a constant */
}

static void tell_loop(int grace_ms)
{
    const int saved = errno;
    const struct itimerval grace = {
        .it_value = {.tv_sec = grace_ms / 1000, .tv_usec = grace_ms % 1000 * 1000L}};
    setitimer(ITIMER_REAL, &grace, NULL); /* on Linux a bare system call: safe here */
    kill(getpid(), to_loop());
    errno = saved;
}

static void on_stop(int number)
{
    (void)number;
    tell_loop(SIGNALS_GRACE_MS);
}

static void on_stop_patiently(int number)
{
    (void)number;
    tell_loop(SIGNALS_LONG_GRACE_MS);
}

static void on_grace_over(int number)
{
    (void)number;
    _exit(0);
}

static int descriptor(int number)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    if (sigprocmask(SIG_BLOCK, &set, NULL)) {
        return -1;
    }
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static bool handle(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, NULL) == 0;
}

bool signals_open(struct signals *s, struct err *err)
{
    s->stop_fd = descriptor(to_loop());
    s->hup_fd = descriptor(SIGHUP);
    if (s->stop_fd < 0 || s->hup_fd < 0 || !handle(SIGALRM, on_grace_over) ||
        !handle(SIGTERM, on_stop) || !handle(SIGINT, on_stop) ||
        !handle(SIGPIPE, SIG_IGN) || /* a journal that went away must not end the show, */
        !handle(SIGXFSZ, SIG_IGN) || /* nor a log or status file that may not grow any more */
        !handle(SIGUSR1, SIG_IGN) || !handle(SIGUSR2, SIG_IGN)) { /* they mean nothing here */
        err_set(err, STATUS_MEMORY, "signals can't be received: %s", strerror(errno));
        signals_close(s);
        return false;
    }
    return true;
}

void signals_grace(bool is_long)
{
    void (*const handler)(int) = is_long ? on_stop_patiently : on_stop;
    (void)handle(SIGTERM, handler); /* it went well before, and can't fail otherwise */
    (void)handle(SIGINT, handler);
}

void signals_close(struct signals *s)
{
    if (s->stop_fd >= 0) {
        close(s->stop_fd);
    }
    if (s->hup_fd >= 0) {
        close(s->hup_fd);
    }
    s->stop_fd = s->hup_fd = -1;
}

bool signals_stop(const struct signals *s)
{
    struct pollfd polled = {.fd = s->stop_fd, .events = POLLIN};
    return poll(&polled, 1, 0) > 0;
}

bool signals_hup(const struct signals *s)
{
    struct signalfd_siginfo info;
    return read(s->hup_fd, &info, sizeof info) == sizeof info;
}
