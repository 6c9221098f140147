#include "source.h"

#include <ctype.h>
#include <fts.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s can't be read", path);
        return NULL;
    }
    struct stat st;
    assert_int_equal(fstat(fileno(file), &st), 0);
    char *text = calloc(1, (size_t)st.st_size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)st.st_size, file), st.st_size);
    assert_int_equal(fclose(file), 0);
    return text;
}

static void blank(char *from, const char *to)
{
    for (; from < to; from++) {
        *from = *from == '\n' ? '\n' : ' ';
    }
}

/* Where the literal that starts with a quote at `at` ends: behind its closing quote. */
static char *literal_end(char *at)
{
    const char quote = *at++;
    while (*at != '\0' && *at != quote && *at != '\n') {
        at += at[0] == '\\' && at[1] != '\0' ? 2 : 1;
    }
    return *at == '\0' ? at : at + 1;
}

static char *code_of(const char *text)
{
    char *code = strdup(text);
    assert_non_null(code);
    for (char *at = code; *at != '\0';) {
        char *end = at + 1;
        if (at[0] == '/' && at[1] == '*') {
            end = strstr(at + 2, "*/");
            end = end == NULL ? at + strlen(at) : end + 2;
            blank(at, end);
        } else if (at[0] == '/' && at[1] == '/') {
            end = at + strcspn(at, "\n");
            blank(at, end);
        } else if (*at == '"' || *at == '\'') {
            end = literal_end(at);
            blank(at + 1, end - 1);
        }
        at = end;
    }
    return code;
}

static bool ends_so(const char *name, const char *const *endings)
{
    const size_t length = strlen(name);
    for (; *endings != NULL; endings++) {
        const size_t tail = strlen(*endings);
        if (length > tail && strcmp(name + length - tail, *endings) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct sources *sources, const char *path, const char *root)
{
    void *more = realloc(sources->source, (sources->count + 1) * sizeof *sources->source);
    assert_non_null(more);
    sources->source = more;
    struct source *s = &sources->source[sources->count++];
    s->path = strdup(path + strlen(root) + 1);
    assert_non_null(s->path);
    s->text = read_whole(path);
    s->code = code_of(s->text);
    s->lines = 0;
    for (const char *at = s->text; (at = strchr(at, '\n')) != NULL; at++) {
        s->lines++;
    }
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct source *)a)->path, ((const struct source *)b)->path);
}

struct sources sources_read(const char *root, const char *const *endings)
{
    struct sources sources = {0};
    char *start = strdup(root);
    assert_non_null(start);
    char *const roots[] = {start, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    assert_non_null(walk);
    for (const FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
        if (entry->fts_info == FTS_F && ends_so(entry->fts_name, endings)) {
            add(&sources, entry->fts_path, root);
        }
    }
    assert_int_equal(fts_close(walk), 0);
    free(start);
    if (sources.count == 0) {
        fail_msg("%s has no sources", root);
    }
    qsort(sources.source, sources.count, sizeof *sources.source, by_path);
    return sources;
}

void sources_free(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        free(sources->source[i].path);
        free(sources->source[i].text);
        free(sources->source[i].code);
    }
    free(sources->source);
    *sources = (struct sources){0};
}

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

const char *source_word(const char *from, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = from; (at = strstr(at, word)) != NULL; at++) {
        if ((at == from || !in_word(at[-1])) && !in_word(at[length])) {
            return at;
        }
    }
    return NULL;
}
