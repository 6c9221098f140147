#include "layout/para.h"

#include <string.h>

void para_begin(struct para_builder *b, struct draft *d, size_t room)
{
    *b = (struct para_builder){.draft = d};
    b->text = arena_take(d->arena, room + 1);
    b->room = b->text == NULL ? 0 : room;
    d->no_memory = d->no_memory || b->text == NULL;
}

static void add_span(struct para_builder *b, enum face face)
{
    if (b->span_count > 0 && b->spans[b->span_count - 1].face == face) {
        b->spans[b->span_count - 1].end = b->length;
        return;
    }
    if (b->span_count == b->span_room) {
        size_t room = b->span_room == 0 ? 4 : b->span_room * 2;
        struct span *more = arena_take_array(b->draft->arena, room, sizeof *more);
        if (more == NULL) {
            b->draft->no_memory = true;
            return;
        }
        if (b->span_count > 0) {
            memcpy(more, b->spans, b->span_count * sizeof *more);
        }
        b->spans = more;
        b->span_room = room;
    }
    b->spans[b->span_count++] = (struct span){b->length, face};
}

/* Takes back what ends the text; spans never point behind it. */
static void drop_white(struct para_builder *b, const char *white)
{
    while (b->length > 0 && strchr(white, b->text[b->length - 1]) != NULL) {
        b->length--;
    }
    while (b->span_count > 0 && b->spans[b->span_count - 1].end > b->length) {
        size_t before = b->span_count == 1 ? 0 : b->spans[b->span_count - 2].end;
        if (before < b->length) {
            b->spans[b->span_count - 1].end = b->length;
            break;
        }
        b->span_count--;
    }
}

void para_add(struct para_builder *b, enum face face, const char *text, size_t length)
{
    size_t start = b->length;
    for (size_t i = 0; i < length && b->length < b->room; i++) {
        char c = text[i] == '\t' ? ' ' : text[i];
        if (c == '\n') {
            drop_white(b, " ");
            start = start < b->length ? start : b->length;
        }
        bool at_break = b->length == 0 || b->text[b->length - 1] == '\n';
        if ((c == ' ' || c == '\n') && (at_break || b->text[b->length - 1] == ' ')) {
            continue;
        }
        b->text[b->length++] = c;
    }
    if (b->length > start) {
        add_span(b, face);
    }
}

struct para para_end(struct para_builder *b)
{
    drop_white(b, " \n");
    struct para para = {.text = ""};
    char *copy = b->text == NULL ? NULL : arena_text(b->draft->arena, b->text, b->length);
    if (copy != NULL) {
        para = (struct para){copy, b->length, b->spans, b->span_count};
    } else {
        b->draft->no_memory = true;
    }
    b->length = 0;
    b->spans = NULL;
    b->span_count = 0;
    b->span_room = 0;
    return para;
}

struct para para_plain(struct draft *d, enum face face, const char *text)
{
    struct para_builder b;
    size_t length = text == NULL ? 0 : strlen(text);
    para_begin(&b, d, length);
    para_add(&b, face, text == NULL ? "" : text, length);
    return para_end(&b);
}

static enum face first_face(const struct para *p)
{
    return p->span_count == 0 ? FACE_TEXT : p->spans[0].face;
}

double para_pitch(const struct lines *lines)
{
    return lines->size * face_metrics(first_face(&lines->para)).line;
}

static void draw_line(struct draft *d, const struct lines *lines, const struct line *line, double x,
                      double baseline, colour c)
{
    const struct para *p = &lines->para;
    size_t from = line->start;
    for (size_t i = 0; i < p->span_count && from < line->end; i++) {
        size_t to = p->spans[i].end < line->end ? p->spans[i].end : line->end;
        if (to <= from) {
            continue;
        }
        char *piece = arena_text(d->arena, p->text + from, to - from);
        if (piece == NULL) {
            d->no_memory = true;
            return;
        }
        x += draft_text(d, p->spans[i].face, lines->size, x, baseline, c, piece);
        from = to;
    }
}

double para_draw(struct draft *d, const struct lines *lines, size_t first, size_t count, double x,
                 double baseline, colour c)
{
    double pitch = para_pitch(lines);
    for (size_t i = 0; i < count && first + i < lines->count; i++) {
        draw_line(d, lines, &lines->line[first + i], x, baseline + pitch * (double)i, c);
    }
    return baseline + pitch * ((double)count - 1);
}

double para_put(struct draft *d, enum face face, double size, double x, double top, double measure,
                colour c, const char *text)
{
    struct para para = para_plain(d, face, text);
    struct lines lines = para_wrap(d, &para, size, measure, WRAP_BALANCED);
    if (lines.count == 0) {
        return top;
    }
    return para_draw(d, &lines, 0, lines.count, x, top + face_metrics(face).cap * size, c);
}
