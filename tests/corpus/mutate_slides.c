/* What people may write, and worse: Markdown, and whole slides as the schema allows them. */
#include "mutant_parts.h"

#include <stdlib.h>
#include <string.h>

#include "../random_slide.h"

enum { BODY_MOST = 20000 };

/* As often as there is room for it in a body. */
static void put_often(struct blob *b, const char *piece, size_t times)
{
    const size_t length = strlen(piece);
    for (size_t i = 0; i < times && b->size + length < BODY_MOST; i++) {
        blob_put(b, piece, length);
    }
}

const char *work_markdown(struct work *w)
{
    static const char *const pieces[] = {"> ",
                                         "- ",
                                         "  - ",
                                         "    ",
                                         "1. ",
                                         "999999999. ",
                                         "# ",
                                         "###### ",
                                         "*",
                                         "**",
                                         "_",
                                         "__",
                                         "`",
                                         "```\n",
                                         "[",
                                         "](",
                                         "![a](b)",
                                         "[a]: b\n",
                                         "<b>",
                                         "<!--",
                                         "&amp;",
                                         "&#x10ffff;",
                                         "\\",
                                         "|",
                                         "|---|\n",
                                         "---\n",
                                         "\n",
                                         "\n\n",
                                         "a",
                                         "Hội nghị ",
                                         "https://a.b/",
                                         "\t",
                                         "- [x] ",
                                         "**Ai:** ",
                                         "a\\\n",
                                         "==",
                                         "~~",
                                         "((",
                                         "1) ",
                                         "* * *\n",
                                         "Ẫ",
                                         "\u00a0",
                                         "x\n"};
    struct blob b = {0};
    for (size_t left = 1 + rng_below(&w->rng, 12); left > 0; left--) {
        char pair[64];
        (void)snprintf(pair, sizeof pair, "%s%s", PICK(w, pieces),
                       rng_once_in(&w->rng, 2) ? PICK(w, pieces) : "");
        put_often(&b, pair, rng_once_in(&w->rng, 3) ? BODY_MOST : 1 + rng_below(&w->rng, 60));
        if (rng_once_in(&w->rng, 3)) {
            put_often(&b, "\n", 1);
        }
    }
    const char *text = arena_text(&w->arena, (const char *)b.data, b.size);
    mutant_must(text != NULL, "there is memory");
    free(b.data);
    return text;
}

void mutate_texts(struct work *w)
{
    static const char *const columns[] = {"body", "body", "body",   "body",
                                          "lead", "note", "heading"};
    const char *column = PICK(w, columns);
    const char *text = work_markdown(w);
    work_say(w, "%s of \"%.12s...\"", column, text);
    (void)work_run(w, "UPDATE slide SET %s = %Q WHERE id %% 3 = %d OR %d", column, text,
                   (int)rng_below(&w->rng, 3), rng_once_in(&w->rng, 2));
    if (rng_once_in(&w->rng, 2)) {
        (void)work_run(w, "UPDATE slide SET kind = 'announcement'");
    }
}

/* An image of the file for the n-th picture of a slide; mostly one that is there. */
static int64_t image_for(struct work *w, size_t n)
{
    return work_number(w, (int64_t)n + 1, "SELECT id FROM image LIMIT 1 OFFSET %d",
                       (int)rng_below(&w->rng, 10));
}

static void put_lists(struct work *w, const struct slide *s, sqlite3_int64 id)
{
    for (size_t i = 0; i < s->statistic_count; i++) {
        const struct statistic *t = &s->statistics[i];
        (void)work_run(w, "INSERT INTO statistic VALUES (%lld, %d, %Q, %Q, %!.17g, %d, %Q, %Q, %s)",
                       id, (int)i + 1, t->label, t->series, t->value, t->decimals, t->prefix,
                       t->unit, t->has_previous ? "-7.5" : "NULL");
    }
    for (size_t i = 0; i < s->award_count; i++) {
        const struct award *a = &s->awards[i];
        (void)work_run(w,
                       "INSERT INTO award VALUES (%lld, %d, %Q, %Q, %Q, %Q, %d, nullif(%lld, 0))",
                       id, (int)i + 1, a->recipient, a->category, a->honour, a->reason, a->count,
                       a->photo > 0 ? (sqlite3_int64)image_for(w, i) : 0);
    }
    for (size_t i = 0; i < s->picture_count && s->kind == SLIDE_PHOTO; i++) {
        (void)work_run(w, "INSERT INTO photo VALUES (%lld, %d, %lld)", id, (int)i + 1,
                       (sqlite3_int64)image_for(w, i));
    }
}

void mutate_slides(struct work *w)
{
    static const char *const kinds[] = {"announcement", "statistics", "awards", "photo"};
    static const char *const charts[] = {"'tiles'", "'bars'", "'columns'", "'line'", "'donut'"};
    const size_t count = 1 + rng_below(&w->rng, 4);
    (void)work_run(w, "BEGIN");
    for (size_t i = 0; i < count; i++) {
        const struct random_slide r = random_slide(&w->arena, &w->rng);
        const struct slide *s = &r.slide;
        const sqlite3_int64 id = 5000 + (sqlite3_int64)i;
        const bool has_image = s->picture_count > 0 && s->kind != SLIDE_PHOTO;
        (void)work_run(
            w,
            "INSERT INTO slide (id, position, kind, urgent, label, heading, lead, body, note, link,"
            " chart, axis, presenter, presenter_office, image, image_place) VALUES (%lld, 0, %Q, "
            "%d,"
            " %Q, %Q, %Q, %Q, %Q, %Q, %s, %Q, %Q, %Q, nullif(%lld, 0), %Q)",
            id, kinds[s->kind], s->urgent, s->label, s->heading, s->lead, s->body, s->note, s->link,
            s->kind == SLIDE_STATISTICS ? charts[s->chart] : "NULL", s->axis, s->presenter,
            s->presenter_office, has_image ? (sqlite3_int64)image_for(w, 0) : 0,
            has_image && s->kind == SLIDE_ANNOUNCEMENT && rng_once_in(&w->rng, 2) ? "behind"
                                                                                  : "beside");
        put_lists(w, s, id);
    }
    (void)work_run(w, "COMMIT");
    work_say(w, "%zu random slides", count);
}
