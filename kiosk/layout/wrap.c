#include "layout/para.h"

#include "base/text.h"
#include "layout/sense.h"

#include <stdint.h>
#include <string.h>

/* A piece that is never parted: a word, or a part of one that is wider than the measure. */
struct piece {
    size_t start, end;
    int width;
    int gap;       /* pixels of the space before it; 0 where it continues a word */
    bool new_line; /* the author broke the line before it */
};

struct pieces {
    const struct draft *draft;
    const struct para *para;
    int size; /* pixels an em */
    struct piece *piece;
    size_t count, room;
};

/* Width of a piece that may run through several spans. */
static int width_of(const struct draft *d, const struct para *p, int size, size_t start, size_t end)
{
    int width = 0;
    size_t from = start;
    for (size_t i = 0; i < p->span_count && from < end; i++) {
        size_t to = p->spans[i].end < end ? p->spans[i].end : end;
        if (to > from) {
            width += d->in->measure.width(d->in->measure.ctx, p->spans[i].face, size,
                                          p->text + from, to - from);
            from = to;
        }
    }
    return width;
}

/* Words of the paragraph, none of them parted. A body may be thousands of paragraphs of a word. */
static size_t count_words(const struct para *p)
{
    size_t count = 1;
    for (size_t i = 0; i < p->length; i++) {
        count += p->text[i] == ' ' || p->text[i] == '\n';
    }
    return count;
}

static void push(struct draft *d, struct pieces *words, struct piece word)
{
    if (words->count == words->room) {
        size_t room = words->room == 0 ? count_words(words->para) : words->room * 2;
        struct piece *more = arena_take_array(d->arena, room, sizeof *more);
        if (more == NULL) {
            d->no_memory = true;
            return;
        }
        if (words->count > 0) {
            memcpy(more, words->piece, words->count * sizeof *more);
        }
        words->piece = more;
        words->room = room;
    }
    words->piece[words->count++] = word;
}

enum { GLANCE = 160, CLUSTERS = 512, GUESSES = 4 };

/* Width of a piece; of one that is long beyond any line only as much is measured as is needed to
 * see that it is wider than the measure. */
static int width_or_more(const struct draft *d, const struct para *p, int size, int measure,
                         size_t start, size_t end)
{
    if (end - start > GLANCE) {
        size_t cut = start + GLANCE;
        while (((unsigned char)p->text[cut] & 0xc0) == 0x80) {
            cut--;
        }
        int width = width_of(d, p, size, start, cut);
        if (width > measure) {
            return width;
        }
    }
    return width_of(d, p, size, start, end);
}

/* The last byte up to which a word that is too wide fits; behind a whole cluster, at least one.
 * Letters are about alike, so a few guesses come near, then halving ends it; of a word that is long
 * beyond any line only the first part is looked at. */
static size_t longest_part(const struct draft *d, const struct para *p, int size, int measure,
                           size_t start, size_t end)
{
    size_t ends[CLUSTERS];
    size_t count = 0;
    for (size_t at = start; at < end && count < CLUSTERS; count++) {
        at += text_grapheme(p->text + at, end - at);
        ends[count] = at;
    }
    size_t fits = 1;
    size_t over = count + 1;
    int64_t fits_width = 0;
    int64_t cluster = size / 2 + 1; /* width of one, as far as is known */
    for (int guess = 0; over - fits > 1; guess++) {
        size_t step = (over - fits) / 2;
        if (guess < GUESSES) {
            size_t guessed = (size_t)((measure - fits_width) / cluster);
            step = guessed < 1 ? 1 : guessed < over - fits ? guessed : over - fits - 1;
        }
        int64_t width = width_of(d, p, size, start, ends[fits + step - 1]);
        cluster = width / (int64_t)(fits + step) + 1;
        if (width > measure) {
            over = fits + step;
        } else {
            fits += step;
            fits_width = width;
        }
    }
    return count == 0 ? end : ends[fits - 1];
}

/* Where to part it: where it fits to, behind the last slash if there is one, or behind a hyphen in
 * its second half. */
static size_t part_of(const struct draft *d, const struct para *p, int size, int measure,
                      size_t start, size_t end)
{
    size_t fits = longest_part(d, p, size, measure, start, end);
    size_t slash = start;
    size_t hyphen = start;
    for (size_t i = start; i < fits && fits < end; i++) {
        slash = p->text[i] == '/' ? i + 1 : slash;
        hyphen = p->text[i] == '-' ? i + 1 : hyphen;
    }
    if (fits == end || slash > start) {
        return fits == end ? end : slash;
    }
    return hyphen - start > (fits - start) / 2 ? hyphen : fits;
}

static struct pieces words_of(struct draft *d, const struct para *p, int size, int measure,
                              bool *parted)
{
    struct pieces words = {.draft = d, .para = p, .size = size};
    int gap = 0;
    bool new_line = false;
    for (size_t at = 0; at < p->length && !d->no_memory;) {
        size_t length = strcspn(p->text + at, " \n");
        size_t end = at + length < p->length ? at + length : p->length;
        int width = width_or_more(d, p, size, measure, at, end);
        while (width > measure && end > at) {
            size_t part = part_of(d, p, size, measure, at, end);
            if (part >= end) {
                break;
            }
            *parted = true;
            push(d, &words,
                 (struct piece){at, part, width_of(d, p, size, at, part), gap, new_line});
            at = part;
            gap = 0;
            new_line = false;
            width = width_or_more(d, p, size, measure, at, end);
        }
        push(d, &words, (struct piece){at, end, width, gap, new_line});
        new_line = end < p->length && p->text[end] == '\n';
        gap = end < p->length && !new_line ? width_of(d, p, size, end, end + 1) : 0;
        at = end + 1;
    }
    return words;
}

/* Width of a line of the words from `first` to before `end`, as it will be drawn. */
static int64_t run_width(const struct pieces *w, size_t first, size_t end)
{
    return width_of(w->draft, w->para, w->size, w->piece[first].start, w->piece[end - 1].end);
}

/* Whether the line is wider than the measure. `sum` is that of its words, which is cheap but may be
 * off by a rounded pixel a word: only near the measure is the line measured whole. */
static bool too_wide(const struct pieces *w, size_t first, size_t end, int64_t sum, int64_t measure)
{
    int64_t doubt = 2 * (int64_t)(end - first) + 2;
    if (sum + doubt <= measure || sum - doubt > measure) {
        return sum > measure;
    }
    return run_width(w, first, end) > measure;
}

static void push_line(struct draft *d, struct lines *lines, size_t room, const struct pieces *w,
                      size_t first, size_t end)
{
    if (lines->count < room) {
        lines->line[lines->count++] = (struct line){w->piece[first].start, w->piece[end - 1].end,
                                                    (int)run_width(w, first, end)};
    } else {
        d->no_memory = true;
    }
}

/* Index of the word that starts the line after the one that starts at `first`. */
static size_t greedy_end(const struct pieces *w, size_t first, int64_t measure)
{
    int64_t width = w->piece[first].width;
    size_t i = first + 1;
    for (; i < w->count && !w->piece[i].new_line; i++) {
        width += w->piece[i].gap + w->piece[i].width;
        if (too_wide(w, first, i + 1, width, measure)) {
            break;
        }
    }
    return i;
}

static size_t greedy_count(const struct pieces *w, int64_t measure, int64_t *last_width)
{
    size_t count = 0;
    for (size_t i = 0; i < w->count;) {
        size_t end = greedy_end(w, i, measure);
        *last_width = run_width(w, i, end);
        i = end;
        count++;
    }
    return count;
}

/* Greedy; while the last line is under .3 of the measure, the measure narrows, to .86 at most, if
 * that costs no further line. Two lines make no column of text: while the last is under .25, they
 * narrow to .65. */
static void wrap_greedy(struct draft *d, const struct pieces *w, int measure, struct lines *lines)
{
    int64_t last = 0;
    size_t count = greedy_count(w, measure, &last);
    int64_t best = measure;
    int least = count == 2 ? 65 : 86;
    for (int percent = 99; percent >= least && count > 1; percent--) {
        int64_t enough = (int64_t)measure * (percent >= 86 ? 30 : 25);
        int64_t narrow = (int64_t)measure * percent / 100;
        int64_t narrow_last = 0;
        if (last * 100 >= enough || greedy_count(w, narrow, &narrow_last) != count) {
            break;
        }
        if (narrow_last > last) {
            best = narrow;
            last = narrow_last;
        }
    }
    size_t room = count;
    for (size_t i = 0; i < w->count && !d->no_memory;) {
        size_t end = greedy_end(w, i, best);
        push_line(d, lines, room, w, i, end);
        i = end;
    }
}

/* Up to which word a line that starts with word `first` fits the measure; at least one word. Near
 * the measure, lines have to be measured whole: as few as can be. */
static size_t longest_line(const struct pieces *w, size_t first, int64_t measure)
{
    size_t fits = first + 1;
    size_t end = first + 1;
    int64_t sum = w->piece[first].width;
    for (; end < w->count && !w->piece[end].new_line; end++) {
        int64_t doubt = 2 * (int64_t)(end + 1 - first) + 2;
        sum += w->piece[end].width + w->piece[end].gap;
        if (sum - doubt > measure) {
            break;
        }
        fits = sum + doubt <= measure ? end + 1 : fits;
    }
    while (fits < end) {
        size_t middle = fits + (end - fits + 1) / 2;
        if (run_width(w, first, middle) > measure) {
            end = middle - 1;
        } else {
            fits = middle;
        }
    }
    return fits;
}

static void wrap_filled(struct draft *d, const struct pieces *w, int measure, struct lines *lines)
{
    for (size_t i = 0; i < w->count && !d->no_memory;) {
        size_t end = longest_line(w, i, measure);
        push_line(d, lines, w->count, w, i, end);
        i = end;
    }
}

/* What is known of the best way to set all words from one word on. */
struct tail {
    size_t lines;
    double ragged; /* sum of squared slack, and of what its breaks cost */
    size_t next;   /* word that starts the following line */
};

/* What a break before the word costs, as slack, in measures: lines get somewhat less even for one
 * that reads better. 0 where it is no choice. */
static double break_cost(const struct pieces *w, size_t before)
{
    static const double cost[] = {
        [SENSE_PAUSE] = 0, [SENSE_WORD] = .15, [SENSE_COUNT] = .3, [SENSE_LABEL] = .5};
    if (before == w->count || w->piece[before].new_line || w->piece[before].gap == 0) {
        return 0;
    }
    const struct piece *a = &w->piece[before - 1];
    const struct piece *b = &w->piece[before];
    const char *text = w->para->text;
    return cost[sense_of_break((struct sense_word){text + a->start, a->end - a->start},
                               (struct sense_word){text + b->start, b->end - b->start},
                               before + 1 == w->count)];
}

static void wrap_balanced(struct draft *d, const struct pieces *w, int measure, struct lines *lines)
{
    struct tail *tail = arena_take_array(d->arena, w->count + 1, sizeof *tail);
    if (tail == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t i = w->count; i-- > 0;) {
        tail[i] = (struct tail){.lines = SIZE_MAX};
        int64_t width = 0;
        size_t last = longest_line(w, i, measure);
        for (size_t end = i + 1; end <= last; end++) {
            width += w->piece[end - 1].width + (end - 1 > i ? w->piece[end - 1].gap : 0);
            double slack = (double)(measure - width);
            double sense = break_cost(w, end) * measure;
            double ragged = tail[end].ragged + slack * slack + sense * sense;
            size_t count = tail[end].lines + 1;
            if (count < tail[i].lines || (count == tail[i].lines && ragged < tail[i].ragged)) {
                tail[i] = (struct tail){count, ragged, end};
            }
        }
    }
    for (size_t i = 0; i < w->count; i = tail[i].next) {
        push_line(d, lines, w->count, w, i, tail[i].next);
    }
}

struct lines para_wrap(struct draft *d, const struct para *para, double size, double measure,
                       enum wrap wrap)
{
    struct lines lines = {.para = *para, .size = size};
    int width = draft_px(d, measure);
    struct pieces words =
        words_of(d, para, draft_size(d, size), width < 1 ? 1 : width, &lines.broken);
    lines.line = arena_take_array(d->arena, words.count, sizeof *lines.line);
    if (lines.line == NULL) {
        d->no_memory = true;
        return lines;
    }
    if (words.count == 0) {
        return lines;
    }
    if (wrap == WRAP_BALANCED) {
        wrap_balanced(d, &words, width, &lines);
    } else if (wrap == WRAP_FILLED) {
        wrap_filled(d, &words, width, &lines);
    } else {
        wrap_greedy(d, &words, width, &lines);
    }
    return lines;
}
