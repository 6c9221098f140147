#include "sqlite_shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct scratch scratch_make(void)
{
    struct scratch s = {.folder = "build/tmp/content-XXXXXX"};
    (void)mkdir("build", 0755);
    (void)mkdir("build/tmp", 0755);
    if (mkdtemp(s.folder) == NULL) {
        perror("build/tmp: run the tests from the top folder");
        exit(EXIT_FAILURE);
    }
    return s;
}

struct scratch_path scratch_path(const struct scratch *scratch, const char *name)
{
    struct scratch_path path;
    (void)snprintf(path.text, sizeof path.text, "%s/%s", scratch->folder, name);
    return path;
}

void scratch_remove(const struct scratch *scratch)
{
    DIR *folder = opendir(scratch->folder);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        (void)unlinkat(dirfd(folder), entry->d_name, 0);
        (void)unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR); /* ".": fails, as it should */
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
    (void)rmdir(scratch->folder);
}

static void read_all(int fd, char *output, size_t room)
{
    size_t used = 0;
    char rest[512] = "";
    for (;;) {
        bool full = used + 1 >= room;
        ssize_t n = read(fd, full ? rest : output + used, full ? sizeof rest : room - 1 - used);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        used += full ? 0 : (size_t)n;
    }
    output[used] = '\0';
}

/* A file without a name that holds the text, to be read from its start. */
static int text_to_read(const char *text)
{
    size_t length = strlen(text);
    int fd = memfd_create("sql", MFD_CLOEXEC);
    if (fd < 0 || write(fd, text, length) != (ssize_t)length || lseek(fd, 0, SEEK_SET) != 0) {
        perror("memfd_create");
        exit(EXIT_FAILURE);
    }
    return fd;
}

int shell_run(const char *db, const char *sql, char *output, size_t room)
{
    int ends[2];
    pid_t child;
    int status = 0;
    char program[] = "sqlite3";
    char bail[] = "-bail";
    char *name = strdup(db);
    char *const arguments[] = {program, bail, name, NULL};
    posix_spawn_file_actions_t actions;
    if (name == NULL || pipe2(ends, O_CLOEXEC) != 0) {
        exit(EXIT_FAILURE);
    }
    int input = text_to_read(sql);
    (void)posix_spawn_file_actions_init(&actions);
    (void)posix_spawn_file_actions_adddup2(&actions, input, 0);
    (void)posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    (void)posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    int failed = posix_spawnp(&child, program, &actions, NULL, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(input);
    (void)close(ends[1]);
    read_all(ends[0], output, room);
    (void)close(ends[0]);
    free(name);
    if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        return -1;
    }
    return WEXITSTATUS(status);
}

void shell_must(const char *db, const char *sql)
{
    char output[512];
    if (shell_run(db, sql, output, sizeof output) != 0) {
        fail_msg("sqlite3 %s '%.200s': %s", db, sql, output);
    }
}

void shell_new(const char *db, const char *sql)
{
    (void)unlink(db);
    shell_must(db, ".read data/schema.sql");
    if (sql != NULL) {
        shell_must(db, sql);
    }
}

unsigned char *whole_file(const char *path, size_t *size)
{
    struct stat st;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &st), 0);
    *size = (size_t)st.st_size;
    unsigned char *bytes = malloc(*size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    bytes[*size] = '\0';
    (void)fclose(file);
    return bytes;
}

void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}
