#include "commands/trial_cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The sanitizers reserve terabytes of addresses. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static bool close_others(int pipe)
{
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    bool done = nowhere >= 0;
    for (int fd = STDIN_FILENO; fd < 3; fd++) {
        done = done && dup2(nowhere, fd) == fd;
    }
    if (pipe > 3) {
        done = done && close_range(3, (unsigned)pipe - 1, 0) == 0;
    }
    return done && close_range((unsigned)pipe + 1, ~0U, 0) == 0;
}

static bool limit(__rlimit_resource_t what, rlim_t value)
{
    const struct rlimit limit = {value, value};
    return setrlimit(what, &limit) == 0;
}

/* No more than it was: what is inherited may be less already. */
static bool limit_stack(void)
{
    struct rlimit now;
    const rlim_t most = (rlim_t)8 * 1024 * 1024;
    return getrlimit(RLIMIT_STACK, &now) == 0 &&
           limit(RLIMIT_STACK, now.rlim_cur < most ? now.rlim_cur : most);
}

/* Where memory runs out, the kernel is to end the trial and not the show. That it can't be told so
 * is no reason not to try the file. */
static void be_first_to_go(void)
{
    const int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)!write(fd, "1000", 4);
        (void)close(fd);
    }
}

static bool set_limits(const struct cage *cage)
{
    enum { FILES = 64 };
    be_first_to_go();
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, FILES) &&
           limit(RLIMIT_CPU, cage->seconds) && limit_stack() &&
           (SANITIZED || limit(RLIMIT_DATA, cage->memory));
}

/* Landlock (Linux 5.13): reading the one file, and nothing else of what it can forbid. A kernel
 * without it leaves that to seccomp, which knows reading from writing but not file from file. */
static bool hide_other_files(const char *file)
{
    const struct landlock_ruleset_attr all = {
        .handled_access_fs =
            (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1, /* what the first version has */
    };
    const int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0) {
        return errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
    }
    struct landlock_path_beneath_attr one = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE};
    one.parent_fd = open(file, O_PATH | O_CLOEXEC | O_NOFOLLOW);
    const bool done =
        one.parent_fd >= 0 &&
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &one, 0) == 0 &&
        syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    if (one.parent_fd >= 0) {
        (void)close(one.parent_fd);
    }
    (void)close(rules);
    return done;
}

/* What reading an SQLite file and painting in memory asks of the kernel. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64),
    SCMP_SYS(stat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat),
    SCMP_SYS(lstat64),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrandom),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigreturn),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* What only somebody else's code would ask for: it ends the process, which is then a refusal. */
static const int deadly[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),    SCMP_SYS(vfork),  SCMP_SYS(clone),
    SCMP_SYS(clone3), SCMP_SYS(socket),   SCMP_SYS(connect), SCMP_SYS(ptrace), SCMP_SYS(mount),
    SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename),  SCMP_SYS(kill),   SCMP_SYS(bpf),
};

/* Of fcntl no more than to look at a descriptor, and to make another: F_SETOWN would send signals
 * to other processes of the same user. */
static bool allow_fcntl(scmp_filter_ctx filter)
{
    static const int commands[] = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC};
    bool done = true;
    for (size_t i = 0; done && i < sizeof commands / sizeof *commands; i++) {
        const struct scmp_arg_cmp is = SCMP_A1(SCMP_CMP_EQ, (scmp_datum_t)commands[i], 0);
        done = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, &is) == 0 &&
               seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl64), 1, &is) == 0;
    }
    return done;
}

static bool add_conditions(scmp_filter_ctx filter, int pipe)
{
    enum { WRITES = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND };
    const struct scmp_arg_cmp to_pipe = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)pipe, 0);
    const struct scmp_arg_cmp read_only = SCMP_A1(SCMP_CMP_MASKED_EQ, WRITES, O_RDONLY);
    const struct scmp_arg_cmp at_read_only = SCMP_A2(SCMP_CMP_MASKED_EQ, WRITES, O_RDONLY);
    const struct scmp_arg_cmp not_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    /* Memory that is shared, or grows as a stack does, is not of what RLIMIT_DATA counts. */
    const struct scmp_arg_cmp map[] = {
        not_code, SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_TYPE | MAP_GROWSDOWN, MAP_PRIVATE)};
    const struct scmp_arg_cmp ask_only = SCMP_A2(SCMP_CMP_EQ, 0, 0);
    const uint32_t allow = SCMP_ACT_ALLOW;
    return allow_fcntl(filter) &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(write), 1, &to_pipe) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(open), 1, &read_only) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(openat), 1, &at_read_only) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(mmap), 2, map) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(mmap2), 2, map) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(mprotect), 1, &not_code) == 0 &&
           seccomp_rule_add_array(filter, allow, SCMP_SYS(prlimit64), 1, &ask_only) == 0;
}

static bool filter_calls(int pipe)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool done = filter != NULL;
    for (size_t i = 0; done && i < sizeof allowed / sizeof *allowed; i++) {
        done = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
    }
    for (size_t i = 0; done && i < sizeof deadly / sizeof *deadly; i++) {
        done = seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0) == 0;
    }
    done = done && add_conditions(filter, pipe) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

bool cage_close(const struct cage *cage)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && close_others(cage->pipe) && set_limits(cage) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && hide_other_files(cage->file) &&
           filter_calls(cage->pipe);
}
