/* A data file that somebody has made: loaded in each way that the program knows, and all of it
 * read. The bytes are an SQLite file, or else rows for one (rows.h). */
#include "fuzz_data.h"

#include "base/text.h"
#include "content/content.h"

#include <stdlib.h>
#include <string.h>

static void must_be_text(const char *text, size_t most)
{
    const size_t length = strlen(text);
    fuzz_must(text_valid(text, length), "a text of the file is valid UTF-8");
    fuzz_must(text_count(text, length) <= 3 * most, "a text of the file has a bound");
    for (size_t i = 0; i < length; i++) {
        fuzz_must((unsigned char)text[i] >= ' ' || text[i] == '\t' || text[i] == '\n',
                  "a text of the file has no control characters");
    }
}

static void must_be_told(const struct err *err)
{
    fuzz_must(err->status != STATUS_OK && strlen(err->text) > 15, "an error says what is wrong");
    fuzz_must(text_valid(err->text, strlen(err->text)), "an error is valid UTF-8");
    fuzz_must(strchr(err->text, '\n') == NULL, "an error is one line");
}

static void check_lists(const struct slide *s)
{
    for (size_t i = 0; i < s->statistic_count; i++) {
        const struct statistic *t = &s->statistics[i];
        must_be_text(t->label, 60);
        must_be_text(t->series, 60);
        must_be_text(t->prefix, 20);
        must_be_text(t->unit, 20);
        fuzz_must(t->value > -1e15 && t->value < 1e15, "a figure has a bound");
        fuzz_must(!t->has_previous || (t->previous > -1e15 && t->previous < 1e15),
                  "a figure of before has a bound");
        fuzz_must(t->decimals >= 0 && t->decimals <= 6, "decimals have a bound");
    }
    for (size_t i = 0; i < s->award_count; i++) {
        must_be_text(s->awards[i].recipient, 200);
        must_be_text(s->awards[i].category, 100);
        must_be_text(s->awards[i].honour, 60);
        must_be_text(s->awards[i].reason, 200);
        fuzz_must(s->awards[i].count >= 0 && s->awards[i].photo >= 0, "an award is sound");
    }
    for (size_t i = 0; i < s->picture_count; i++) {
        must_be_text(s->pictures[i].caption, 200);
        fuzz_must(s->pictures[i].image > 0, "a picture has an image");
    }
}

static void read_slides(struct content *content, const struct deck *deck)
{
    struct arena arena = {0};
    for (size_t i = 0; i < deck->slide_count; i++) {
        const struct slide_ref *ref = &deck->slides[i];
        struct slide s;
        struct err err = {0};
        fuzz_must(ref->first_showing + ref->showing_count <= deck->showing_count,
                  "a slide's showings are there");
        if (!content_slide(content, ref, &arena, &s, &err)) {
            must_be_told(&err);
        } else {
            fuzz_must(!ref->bad && s.id == ref->id && s.kind == ref->kind, "a slide is its own");
            must_be_text(s.label, 60);
            must_be_text(s.heading, 200);
            must_be_text(s.lead, 200);
            must_be_text(s.body, 20000);
            must_be_text(s.note, 300);
            must_be_text(s.axis, 60);
            must_be_text(s.presenter, 120);
            must_be_text(s.presenter_office, 200);
            check_lists(&s);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void read_rest(struct content *content)
{
    struct arena arena = {0};
    struct content_rest rest;
    struct content_off *off;
    size_t count = 0;
    int64_t image = 0;
    struct err err = {0};
    if (!content_rest(content, &rest, &err) || !content_off(content, &arena, &off, &count, &err)) {
        must_be_told(&err);
    }
    for (int i = 0; i < 50 && content_next_image(content, &image, &err) && image > 0; i++) {
        struct bytes bytes;
        if (content_image(content, image, &bytes, &err)) {
            fuzz_must(bytes.size > 0, "a picture has bytes");
            free((void *)(uintptr_t)bytes.data);
        }
    }
    arena_free(&arena);
}

/* Whether the file can be shown in that way. */
static bool use(const struct fuzz_folder *folder, enum content_mode mode, enum content_care care)
{
    struct err err = {0};
    struct content *content = content_open(folder->file, mode, care, &err);
    if (content == NULL) {
        must_be_told(&err);
        return false;
    }
    const struct deck *deck = content_deck(content);
    must_be_text(deck->settings.title, 120);
    must_be_text(deck->settings.organisation, 120);
    fuzz_must(deck->settings.text_scale >= 1 && deck->settings.text_scale <= 1.25,
              "the scale has a bound");
    for (size_t i = 0; i < deck->complaint_count; i++) {
        fuzz_must(text_valid(deck->complaints[i], strlen(deck->complaints[i])),
                  "a complaint is valid UTF-8");
    }
    read_slides(content, deck);
    read_rest(content);
    content_close(content);
    return true;
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    fuzz_data_write(ctx, data, size);
    const bool quick = use(ctx, CONTENT_EDITED, CONTENT_QUICK);
    const bool thorough = use(ctx, CONTENT_STORED, CONTENT_THOROUGH);
    fuzz_must(quick || !thorough, "what is installed can be shown");
    return thorough;
}

const struct fuzz_target fuzz_content = {"content", fuzz_data_open, run, fuzz_data_close};
