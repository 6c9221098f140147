#include "update/news.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[NEWS_COUNT] = {
    [NEWS_NONE] = "none",       [NEWS_COPYING] = "copying",     [NEWS_CHECKING] = "checking",
    [NEWS_TRYING] = "trying",   [NEWS_INSTALLED] = "installed", [NEWS_SAME] = "same",
    [NEWS_REFUSED] = "refused", [NEWS_FELL_BACK] = "fell-back", [NEWS_ROLLED_BACK] = "rolled-back"};

static const char first[] = "kiosk status 1";

const char *news_name(enum news_kind kind)
{
    return names[kind];
}

void news_text(char *to, size_t room, const char *from)
{
    (void)snprintf(to, room, "%s", from);
    text_tame(to);
}

size_t news_write(char text[NEWS_MAX], const struct news *n)
{
    char file[sizeof n->file];
    char title[sizeof n->title];
    char detail[sizeof n->detail];
    news_text(file, sizeof file, n->file);
    news_text(title, sizeof title, n->title);
    news_text(detail, sizeof detail, n->detail);
    const int size = snprintf(
        text, NEWS_MAX,
        "%s\nkind %s\nreason %s\nfile %s\nserial %" PRId64 "\ninstalled %" PRId64
        "\nslides %" PRId64 "\nas-of %" PRId64 "\nbytes %" PRId64 "\nlimit %" PRId64
        "\ntitle %s\ndetail %s\npermille %d\ntime %" PRId64 "\n",
        first, names[n->kind], reason_name(n->reason), file, n->serial, n->installed, n->slides,
        n->as_of_ms, n->bytes, n->limit, title, detail, n->permille, n->time_ms);
    return size > 0 ? (size_t)size : 0;
}

static enum news_kind kind_named(const char *name)
{
    for (int i = 0; i < NEWS_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            return (enum news_kind)i;
        }
    }
    return NEWS_NONE;
}

static void read_line(struct news *n, const char *key, const char *value)
{
    const struct {
        const char *key;
        int64_t *number;
        char *text; /* where there is no number */
        size_t room;
    } fields[] = {
        {"serial", &n->serial, NULL, 0},
        {"installed", &n->installed, NULL, 0},
        {"slides", &n->slides, NULL, 0},
        {"as-of", &n->as_of_ms, NULL, 0},
        {"bytes", &n->bytes, NULL, 0},
        {"limit", &n->limit, NULL, 0},
        {"time", &n->time_ms, NULL, 0},
        {"file", NULL, n->file, sizeof n->file},
        {"title", NULL, n->title, sizeof n->title},
        {"detail", NULL, n->detail, sizeof n->detail},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(key, fields[i].key) == 0 && fields[i].number != NULL) {
            *fields[i].number = strtoll(value, NULL, 10);
        } else if (strcmp(key, fields[i].key) == 0 && fields[i].text != NULL) {
            news_text(fields[i].text, fields[i].room, value);
        }
    }
    if (strcmp(key, "kind") == 0) {
        n->kind = kind_named(value);
    } else if (strcmp(key, "reason") == 0) {
        n->reason = reason_named(value);
    } else if (strcmp(key, "permille") == 0) {
        const long long permille = strtoll(value, NULL, 10);
        n->permille = permille < 0 ? 0 : permille > 1000 ? 1000 : (int)permille;
    }
}

bool news_read(struct news *n, const char *text, size_t size)
{
    char copy[NEWS_MAX];
    *n = (struct news){0};
    if (size == 0 || size >= sizeof copy || text[size - 1] != '\n' ||
        memchr(text, '\0', size) != NULL) {
        return false;
    }
    memcpy(copy, text, size);
    copy[size] = '\0';
    bool begun = false;
    for (char *line = copy, *next; (next = strchr(line, '\n')) != NULL; line = next + 1) {
        *next = '\0';
        char *value = strchr(line, ' ');
        if (!begun && strcmp(line, first) != 0) {
            return false;
        }
        if (begun && value != NULL) {
            *value = '\0';
            read_line(n, line, value + 1);
        }
        begun = true;
    }
    return n->kind != NEWS_NONE;
}

/* Takes no room: the file there is written over, in one step, and empty lines make up for what it
 * was longer. Whoever reads half of it is woken again. */
static void write_over(const struct store *store, char text[NEWS_MAX], size_t size)
{
    char path[IO_PATH];
    const struct io *io = store->io;
    struct io_about about = {0};
    (void)io_path(path, store->folder, "status");
    const int fd = io->open(io->ctx, path, O_WRONLY);
    if (fd < 0) {
        return;
    }
    if (io->about(io->ctx, fd, &about) >= 0 && about.regular && about.size < NEWS_MAX) {
        const size_t old = (size_t)about.size;
        if (old > size) {
            memset(text + size, '\n', old - size);
        }
        (void)io_write(io, fd, text, old > size ? old : size);
    }
    (void)io->close(io->ctx, fd);
}

void news_put(const struct store *store, const struct news *news)
{
    char text[NEWS_MAX];
    struct news now = *news;
    now.time_ms = store->io->now_ms(store->io->ctx);
    const size_t size = news_write(text, &now);
    if (io_replace(store->io, store->folder, "status", text, size, false) == -ENOSPC) {
        write_over(store, text, size); /* that there is no room is what it has to tell */
    }
}

void news_get(const struct store *store, struct news *news)
{
    char path[IO_PATH];
    char text[NEWS_MAX];
    (void)io_path(path, store->folder, "status");
    const int64_t got = io_read_file(store->io, path, text, sizeof text);
    if (got < 0 || !news_read(news, text, (size_t)got)) {
        *news = (struct news){0};
    }
}
