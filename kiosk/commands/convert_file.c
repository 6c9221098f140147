#include "commands/convert_parts.h"

#include "base/text.h"
#include "content/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text of the file, and what becomes of it. */
struct change {
    const struct stored_text *at;
    const char *before; /* in NFC */
    const char *after;  /* NULL: it stays */
    enum legacy encoding;
    bool sure; /* or else it only fits, and stays */
};

struct convert {
    struct arena arena;
    struct writer *writer;
    enum legacy from; /* LEGACY_NONE: to be guessed */
    struct change *changes;
    size_t count;
    size_t found[LEGACY_VNI + 1]; /* texts of each encoding that will change */
    size_t unsure;
};

/* The text as it is shown today: bytes that are not UTF-8 are shown as Western ones. */
static const char *as_shown(struct convert *c, const struct stored_text *at)
{
    size_t length = at->length;
    const char *text = at->utf8 ? at->text : legacy_widen(&c->arena, at->text, length, &length);
    return text == NULL ? NULL : text_nfc(&c->arena, text, length, NULL);
}

static enum legacy encoding_of(const struct convert *c, const char *text)
{
    size_t length = strlen(text);
    if (c->from == LEGACY_NONE) {
        return legacy_guess(text, length);
    }
    /* Words of a text in Unicode would be spoiled: those are told by letters that only it has. */
    return legacy_fits(c->from, text, length) != LEGACY_NO_FIT ||
                   legacy_guess(text, length) == c->from
               ? c->from
               : LEGACY_NONE;
}

static bool find_changes(struct convert *c, const struct stored_text *texts, size_t count,
                         struct err *err)
{
    c->changes = arena_take_array(&c->arena, count, sizeof *c->changes);
    if (c->changes == NULL) {
        return err_memory(err, "the texts of the data file");
    }
    for (size_t i = 0; i < count; i++) {
        struct change *change = &c->changes[c->count++];
        change->at = &texts[i];
        change->before = as_shown(c, &texts[i]);
        if (change->before == NULL) {
            return err_memory(err, "the texts of the data file");
        }
        change->encoding = encoding_of(c, change->before);
        change->sure = change->encoding != LEGACY_NONE;
        c->found[change->encoding]++;
    }
    return true;
}

static enum legacy_fit fit(enum legacy encoding, const struct change *change)
{
    return change->sure ? LEGACY_NO_FIT
                        : legacy_fits(encoding, change->before, strlen(change->before));
}

/* In a file whose texts mostly are of an old encoding, a text that is too short for a guess is of
 * it too where it fits. What is Vietnamese either way stays, and is listed. */
static void find_others(struct convert *c)
{
    enum legacy most = c->found[LEGACY_VNI] > c->found[LEGACY_TCVN3] ? LEGACY_VNI : LEGACY_TCVN3;
    size_t fitting = 0;
    for (size_t i = 0; i < c->count; i++) {
        fitting += fit(most, &c->changes[i]) != LEGACY_NO_FIT;
    }
    if (c->from != LEGACY_NONE || c->found[most] <= c->found[LEGACY_NONE] - fitting) {
        return;
    }
    for (size_t i = 0; i < c->count; i++) {
        struct change *change = &c->changes[i];
        enum legacy_fit how = fit(most, change);
        if (how == LEGACY_NO_FIT) {
            continue;
        }
        change->encoding = most;
        change->sure = how == LEGACY_FITS;
        c->found[most] += how == LEGACY_FITS;
        c->unsure += how == LEGACY_EITHER_WAY;
    }
}

static int rank(const char *table)
{
    static const char *const order[] = {"setting", "image", "slide", "statistic", "award"};
    int at = 0;
    while (at < 4 && strcmp(order[at], table) != 0) {
        at++;
    }
    return at;
}

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Settings, images, then slide by slide; else as they stand in the file. */
static int by_place(const void *a, const void *b)
{
    const struct stored_text *left = ((const struct change *)a)->at;
    const struct stored_text *right = ((const struct change *)b)->at;
    int left_rank = rank(left->table);
    int right_rank = rank(right->table);
    int result = compare(left_rank < 2 ? left_rank : 2, right_rank < 2 ? right_rank : 2);
    result = result != 0 ? result : compare(left->key[0], right->key[0]);
    result = result != 0 ? result : compare(left_rank, right_rank);
    result = result != 0 ? result : compare(left->key[1], right->key[1]);
    return result != 0 ? result : left < right ? -1 : left > right;
}

static bool convert_changes(struct convert *c, struct err *err)
{
    for (size_t i = 0; i < c->count; i++) {
        struct change *change = &c->changes[i];
        if (change->encoding == LEGACY_NONE) {
            continue;
        }
        change->after =
            legacy_convert(&c->arena, change->encoding, change->before, strlen(change->before));
        if (change->after == NULL) {
            return err_memory(err, "the texts of the data file");
        }
    }
    return true;
}

static void print_place(const struct stored_text *at)
{
    if (strcmp(at->table, "setting") == 0) {
        (void)printf("setting %s", at->name);
    } else if (strcmp(at->table, "image") == 0) {
        (void)printf("image %lld, %s", (long long)at->key[0], at->column);
    } else if (strcmp(at->table, "slide") == 0) {
        (void)printf("slide %lld, %s", (long long)at->key[0], at->column);
    } else {
        (void)printf("slide %lld, %s %lld, %s", (long long)at->key[0], at->table,
                     (long long)at->key[1], at->column);
    }
}

/* A piece of the text, from a little before `at` on; one line. */
static void print_piece(const char *text, size_t at)
{
    enum { BEFORE = 24, SHOWN = 72 };
    size_t start = at > BEFORE ? at - BEFORE : 0;
    while (start > 0 && ((unsigned char)text[start] & 0xc0) == 0x80) {
        start--;
    }
    size_t end = start + strnlen(text + start, SHOWN);
    while (((unsigned char)text[end] & 0xc0) == 0x80) {
        end++;
    }
    (void)printf("\"%s", start > 0 ? "…" : "");
    for (size_t i = start; i < end; i++) {
        (void)putchar((unsigned char)text[i] < 0x20 ? ' ' : text[i]);
    }
    (void)printf("%s\"", text[end] != '\0' ? "…" : "");
}

static void print_change(const struct change *change)
{
    size_t differs = 0;
    while (change->before[differs] == change->after[differs] && change->before[differs] != '\0') {
        differs++;
    }
    print_place(change->at);
    (void)printf(change->sure ? ": " : ": stays: ");
    print_piece(change->before, differs);
    (void)printf(change->sure ? " → " : "; from %s it would be ", legacy_name(change->encoding));
    print_piece(change->after, differs);
    (void)printf("\n");
}

static bool write_changes(struct convert *c, struct err *err)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct change *change = &c->changes[i];
        if (change->sure && !writer_set_text(c->writer, change->at, change->after, err)) {
            return err_prefix(err, "%s %lld, %s", change->at->table, (long long)change->at->key[0],
                              change->at->column);
        }
    }
    return writer_commit(c->writer, err);
}

static void print_sum(const struct convert *c, const char *path, bool write)
{
    size_t tcvn3 = c->found[LEGACY_TCVN3];
    size_t sure = tcvn3 + c->found[LEGACY_VNI];
    if (sure == 0) {
        (void)printf("%s: no text looks like TCVN3 or VNI; nothing to convert\n", path);
        return;
    }
    (void)printf("%s: %zu texts %s (%zu from TCVN3, %zu from VNI)\n", path, sure,
                 write ? "converted" : "would be converted", tcvn3, sure - tcvn3);
    if (c->unsure > 0) {
        (void)printf(
            "%zu short texts stay as they are; --from tcvn3 or --from vni takes them too\n",
            c->unsure);
    }
    if (tcvn3 > 0) {
        (void)printf(
            "TCVN3 has no accented capitals: what was in a font for capitals (.VnTimeH) is "
            "in small letters now\n");
    }
    if (!write) {
        (void)printf("kiosk convert --write changes the file\n");
    }
}

static bool run(struct convert *c, const char *path, bool write, struct err *err)
{
    struct stored_text *texts;
    size_t count;
    c->writer = write ? writer_open(path, err) : writer_look(path, err);
    if (c->writer == NULL || !writer_texts(c->writer, &c->arena, &texts, &count, err) ||
        !find_changes(c, texts, count, err)) {
        return false;
    }
    find_others(c);
    qsort(c->changes, c->count, sizeof *c->changes, by_place);
    if (!convert_changes(c, err) || (write && !write_changes(c, err))) {
        return false;
    }
    for (size_t i = 0; i < c->count; i++) {
        if (c->changes[i].after != NULL) {
            print_change(&c->changes[i]);
        }
    }
    print_sum(c, path, write);
    return true;
}

bool convert_file(const char *path, enum legacy from, bool write, enum status *status,
                  struct err *err)
{
    struct convert c = {.from = from};
    bool done = run(&c, path, write, err);
    if (done && !write && c.found[LEGACY_TCVN3] + c.found[LEGACY_VNI] > 0) {
        *status = STATUS_FINDINGS;
    }
    writer_close(c.writer);
    arena_free(&c.arena);
    return done;
}
