#include "update/journal.h"

#include "base/text.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A log may be longer by the lines of programs that found it full and locked. */
enum { JOURNAL_ROOM = 2 * JOURNAL_MAX };

/* The size of the log, whose descriptor goes to *fd. */
static int64_t open_log(const struct io *io, const char *path, int *fd)
{
    struct io_about about = {0};
    *fd = io->open(io->ctx, path, O_WRONLY | O_CREAT | O_APPEND);
    return *fd >= 0 && io->about(io->ctx, *fd, &about) >= 0 && about.regular ? about.size : 0;
}

static void add_line(const struct store *store, const char *line, size_t size)
{
    const struct io *io = store->io;
    char path[IO_PATH];
    char old[IO_PATH];
    const int64_t most = JOURNAL_MAX - (int64_t)size;
    int fd;
    (void)io_path(path, store->folder, "log");
    (void)io_path(old, store->folder, "log.1");
    /* Another program may be turning it, which has the lock (the line then goes to the end of the
     * full one), or has just turned it, which a second look tells: what is renamed over is lost. */
    if (open_log(io, path, &fd) > most && io->lock(io->ctx, fd) >= 0) {
        int again;
        if (open_log(io, path, &again) > most) {
            (void)io->close(io->ctx, again);
            (void)io->rename(io->ctx, path, old);
            (void)open_log(io, path, &again);
        }
        (void)io->close(io->ctx, fd);
        fd = again;
    }
    if (fd >= 0) {
        (void)io_write(io, fd, line, size);
        (void)io->close(io->ctx, fd);
    }
}

void journal_add(const struct store *store, const char *format, ...)
{
    char line[JOURNAL_LINE];
    struct tm tm;
    const time_t now = (time_t)(store->io->now_ms(store->io->ctx) / 1000);
    if (localtime_r(&now, &tm) == NULL) {
        tm = (struct tm){.tm_mday = 1, .tm_year = 70};
    }
    size_t used = strftime(line, sizeof line, "%Y-%m-%d %H:%M:%S %z ", &tm);
    va_list args;
    va_start(args, format);
    const int wrote = vsnprintf(line + used, sizeof line - used - 1, format, args);
    va_end(args);
    if (wrote < 0) {
        return;
    }
    text_tame(line);
    used = strlen(line);
    line[used++] = '\n';
    add_line(store, line, used);
}

/* Reads a log of that name; returns how many bytes it has. */
static size_t read_log(const struct store *store, const char *name, char *text)
{
    char path[IO_PATH];
    (void)io_path(path, store->folder, name);
    const int64_t got = io_read_file(store->io, path, text, JOURNAL_ROOM);
    return got < 0 ? 0 : (size_t)got;
}

char *journal_tail(const struct store *store, int lines)
{
    char *text = malloc(2 * (size_t)JOURNAL_ROOM + 1);
    if (text == NULL) {
        return NULL;
    }
    size_t size = read_log(store, "log.1", text);
    size += read_log(store, "log", text + size);
    size_t from = size;
    while (from > 0 && (from == size || text[from - 1] != '\n' || --lines > 0)) {
        from--;
    }
    memmove(text, text + from, size - from);
    text[size - from] = '\0';
    return text;
}
