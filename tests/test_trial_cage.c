/* What the process of a trial can't do, whatever the program in it is made to ask for. */
#include "commands/trial_cage.h"
#include "sqlite_shell.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct scratch scratch;

/* In a cage of its own: what `act` returns, or 1000 and the signal that ended it. */
static int caged(int (*act)(int pipe))
{
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    const struct scratch_path path = scratch_path(&scratch, "good.db");
    (void)fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        const struct cage cage = {path.text, pipes[1], (size_t)64 * 1024 * 1024, 2};
        _exit(cage_close(&cage) ? act(pipes[1]) : 99);
    }
    assert_true(child > 0);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    (void)close(pipes[0]);
    (void)close(pipes[1]);
    return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

enum { DONE = 0, DENIED = 1, OTHER = 2 };

static int denied(bool worked)
{
    return worked ? DONE : errno == EPERM || errno == EACCES || errno == EBADF ? DENIED : OTHER;
}

static int reads_the_file(int pipe)
{
    char head[16];
    const int fd = open(scratch_path(&scratch, "good.db").text, O_RDONLY);
    return denied(fd >= 0 && read(fd, head, 16) == 16 && write(pipe, head, 16) == 16);
}

static int opens_to_write(int pipe)
{
    (void)pipe;
    return denied(open(scratch_path(&scratch, "good.db").text, O_RDWR) >= 0);
}

static int makes_a_file(int pipe)
{
    (void)pipe;
    return denied(open(scratch_path(&scratch, "made").text, O_WRONLY | O_CREAT, 0600) >= 0);
}

static int reads_another_file(int pipe)
{
    (void)pipe;
    return denied(open("/etc/passwd", O_RDONLY) >= 0);
}

static int writes_to_the_terminal(int pipe)
{
    (void)pipe;
    return denied(write(STDERR_FILENO, "x", 1) == 1);
}

static int makes_code(int pipe)
{
    (void)pipe;
    return denied(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                       -1, 0) != MAP_FAILED);
}

static int makes_code_later(int pipe)
{
    (void)pipe;
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return denied(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
}

/* What no limit of its own memory counts. */
static int shares_memory(int pipe)
{
    (void)pipe;
    return denied(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) !=
                  MAP_FAILED);
}

static int grows_a_stack(int pipe)
{
    (void)pipe;
    return denied(mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0) != MAP_FAILED);
}

/* The kernel would send the signals of a descriptor to its owner. */
static int names_an_owner(int pipe)
{
    return denied(fcntl(pipe, F_SETOWN, getppid()) == 0);
}

static int asks_for_signals(int pipe)
{
    return denied(fcntl(pipe, F_SETFL, O_ASYNC) == 0);
}

static int looks_at_another(int pipe)
{
    (void)pipe;
    return denied(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0);
}

static int writes_into_another(int pipe)
{
    char byte = 0;
    const struct iovec own = {&byte, 1};
    (void)pipe;
    return denied(process_vm_writev(getppid(), &own, 1, &own, 1, 0) == 1);
}

static int never_ends(int pipe)
{
    volatile bool goes_on = pipe >= 0;
    while (goes_on) {
    }
    return DONE;
}

static int goes_elsewhere(int pipe)
{
    (void)pipe;
    return denied(chdir("/") == 0);
}

static int calls_the_network(int pipe)
{
    (void)pipe;
    return denied(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static int runs_a_program(int pipe)
{
    char *const words[] = {(char *)(uintptr_t) "true", NULL};
    (void)pipe;
    return denied(execv("/bin/true", words) == 0);
}

static int removes_a_file(int pipe)
{
    (void)pipe;
    return denied(unlink(scratch_path(&scratch, "good.db").text) == 0);
}

static int ends_another(int pipe)
{
    (void)pipe;
    return denied(kill(getppid(), 0) == 0);
}

static void the_cage_holds(void **state)
{
    (void)state;
    shell_new(scratch_path(&scratch, "good.db").text, NULL);
    assert_int_equal(caged(reads_the_file), DONE);
    assert_int_equal(caged(opens_to_write), DENIED);
    assert_int_equal(caged(makes_a_file), DENIED);
    assert_int_equal(caged(writes_to_the_terminal), DENIED);
    assert_int_equal(caged(makes_code), DENIED);
    assert_int_equal(caged(makes_code_later), DENIED);
    assert_int_equal(caged(shares_memory), DENIED);
    assert_int_equal(caged(grows_a_stack), DENIED);
    assert_int_equal(caged(names_an_owner), DENIED);
    assert_int_equal(caged(asks_for_signals), DENIED);
    assert_int_equal(caged(writes_into_another), DENIED);
    assert_int_equal(caged(looks_at_another), 1000 + SIGSYS);
    assert_int_equal(caged(never_ends), 1000 + SIGKILL);
    assert_int_equal(caged(goes_elsewhere), DENIED);
    assert_int_equal(caged(calls_the_network), 1000 + SIGSYS);
    assert_int_equal(caged(runs_a_program), 1000 + SIGSYS);
    assert_int_equal(caged(removes_a_file), 1000 + SIGSYS);
    assert_int_equal(caged(ends_another), 1000 + SIGSYS);
    /* Only where the kernel has Landlock. */
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 1) {
        assert_int_equal(caged(reads_another_file), DENIED);
    }
}

static int set_up(void **state)
{
    (void)state;
    scratch = scratch_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_cage_holds)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
