#include "layout/flow.h"

#include "layout/flow_table.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#define STEP 1.4 /* indent of a list, em */

/* Distance of the block's first baseline from the line before it, in pitches. */
static double gap_of(const struct block *before, const struct block *b)
{
    if (before == NULL) {
        return 1;
    }
    if (b->kind == BLOCK_HEADING) {
        return 1.7;
    }
    if (before->kind == BLOCK_HEADING) {
        return 1.15;
    }
    if (b->kind == BLOCK_ROW && before->kind == BLOCK_ROW && !b->head) {
        return 1.25;
    }
    bool items = b->kind == before->kind && (b->kind == BLOCK_ORDERED || b->kind == BLOCK_BULLET);
    return items ? 1.25 : 1.5;
}

static double indent_of(const struct flow *f, const struct block *b, double size)
{
    switch (b->kind) {
    case BLOCK_ORDERED:
        return f->number_w * (b->depth + 1);
    case BLOCK_BULLET:
        return size * STEP * (b->depth + 1);
    case BLOCK_QUOTE:
        return size;
    case BLOCK_PARAGRAPH:
    case BLOCK_HEADING:
    case BLOCK_ROW:
        break;
    }
    return 0;
}

/* Items make room for the widest number, which is the greatest or the least. */
static double number_width(struct draft *d, const struct blocks *blocks, double size)
{
    long least = 1;
    long most = 1;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->block[i].kind == BLOCK_ORDERED) {
            least = blocks->block[i].number < least ? blocks->block[i].number : least;
            most = blocks->block[i].number > most ? blocks->block[i].number : most;
        }
    }
    double widest = fmax(draft_width(d, FACE_STRONG, size, draft_format(d, "%ld.", most)),
                         draft_width(d, FACE_STRONG, size, draft_format(d, "%ld.", least)));
    return fmax(size * STEP, widest + .4 * size);
}

/* The rows of a block: its lines; or one for a row of a table, however many lines it has. */
static void set_block(struct draft *d, struct flow *f, size_t i, double *after)
{
    const struct block *b = &f->blocks->block[i];
    double pitch = f->size * face_metrics(FACE_TEXT).line;
    double gap = gap_of(i == 0 ? NULL : b - 1, b) * pitch;
    if (f->columns[i] != NULL) {
        double depth = pitch * ((double)flow_table_lines(d, b, f->columns[i], f->size) - 1);
        double cap = face_metrics(FACE_TEXT).cap * f->size;
        if (depth <= f->frame.bottom - fmax(f->frame.top, f->frame.first_top) - cap) {
            f->row[f->row_count++] = (struct flow_line){i, 0, 0, gap + *after, depth};
            *after = depth;
            return;
        }
        f->columns[i] = NULL; /* it is taller than a page: as a paragraph it can be parted */
    }
    for (size_t k = 0; k < f->lines[i].count; k++) {
        f->row[f->row_count++] =
            (struct flow_line){i, k, indent_of(f, b, f->size), k > 0 ? pitch : gap + *after, 0};
        *after = 0;
    }
}

static void set(struct draft *d, struct flow *f, double size)
{
    f->size = size;
    f->number_w = number_width(d, f->blocks, size);
    f->row_count = 0;
    size_t rows = 0;
    f->lines = arena_take_array(d->arena, f->blocks->count, sizeof *f->lines);
    f->columns = arena_take_array(d->arena, f->blocks->count, sizeof *f->columns);
    if (f->lines == NULL || f->columns == NULL) {
        d->no_memory = true;
        return;
    }
    for (size_t i = 0; i < f->blocks->count; i++) {
        const struct block *b = &f->blocks->block[i];
        f->lines[i] = para_wrap(d, &b->para, size, f->frame.measure - indent_of(f, b, size),
                                b->kind == BLOCK_HEADING ? WRAP_BALANCED : WRAP_GREEDY);
        bool same_table = i > 0 && b[-1].kind == BLOCK_ROW && !b->head;
        if (b->kind == BLOCK_ROW) {
            f->columns[i] = same_table
                                ? f->columns[i - 1]
                                : flow_table_columns(d, f->blocks, i, size, f->frame.measure);
        }
        rows += 1 + f->lines[i].count;
    }
    f->row = arena_take_array(d->arena, rows, sizeof *f->row);
    if (f->row == NULL) {
        d->no_memory = true;
        return;
    }
    double after = 0;
    for (size_t i = 0; i < f->blocks->count; i++) {
        set_block(d, f, i, &after);
    }
}

enum { NO_ROW = -1 };

/* A page that starts within a table shows the head of the table again: the row of the head, or
 * NO_ROW; *extra is set to the distance from its baseline to that of the page's first row. It
 * is left out where it would take more than a third of the page. */
static ptrdiff_t head_again(const struct flow *f, size_t row, double room, double *extra)
{
    const struct flow_line *r = &f->row[row];
    const struct flow_columns *columns = f->columns[r->block];
    *extra = 0;
    if (columns == NULL || f->blocks->block[r->block].head) {
        return NO_ROW;
    }
    for (size_t head = row; head-- > 0 && f->columns[f->row[head].block] == columns;) {
        const struct flow_line *h = &f->row[head];
        if (f->blocks->block[h->block].head) {
            double gap = gap_of(&f->blocks->block[h->block], &f->blocks->block[r->block]);
            double distance = h->depth + gap * f->size * face_metrics(FACE_TEXT).line;
            bool small = distance <= room / 3 && distance + r->depth <= room;
            *extra = small ? distance : 0;
            return small ? (ptrdiff_t)head : NO_ROW;
        }
    }
    return NO_ROW;
}

/* From the first baseline of a page to its last, at most. */
static double page_room(const struct flow *f, bool first)
{
    double top = first ? f->frame.first_top : f->frame.top;
    return f->frame.bottom - top - face_metrics(FACE_TEXT).cap * f->size;
}

/* Whether a page may start with this row: not if it would leave one line of a block alone before or
 * behind the turn of the page, nor right behind a heading. */
static bool may_start(const struct flow *f, size_t row)
{
    const struct flow_line *r = &f->row[row];
    if (r->index == 0) {
        return r->block == 0 || f->blocks->block[r->block - 1].kind != BLOCK_HEADING;
    }
    return !f->blocks->block[r->block].whole && r->index != 1 &&
           r->index + 1 != f->lines[r->block].count;
}

/* Whether the turn would part a block that is to stay whole. */
static bool parts_whole(const struct flow *f, size_t row)
{
    const struct flow_line *r = &f->row[row];
    return r->index > 0 && f->blocks->block[r->block].whole;
}

/* The best way to set the rows from one row on. */
struct rest {
    size_t pages;
    double cost; /* squared slack of the pages, and what their turns cost */
    size_t next; /* row that the following page starts with */
};

/* Tries every end of a page that starts with the row; with `whole` none that parts a block which is
 * to stay whole. */
static void best_end(const struct flow *f, struct rest *rest, size_t row, double room, bool whole)
{
    double used = 0;
    for (size_t end = row + 1; end <= f->row_count; end++) {
        if (end > row + 1) {
            used += f->row[end - 1].before;
            if (used + f->row[end - 1].depth > room + 1e-6) {
                return;
            }
        }
        if (whole && end < f->row_count && parts_whole(f, end)) {
            continue;
        }
        double turn = end < f->row_count && !may_start(f, end) ? room * room / 2 : 0;
        double cost = rest[end].cost + (room - used) * (room - used) + turn;
        size_t pages = rest[end].pages + 1;
        if (pages < rest[row].pages || (pages == rest[row].pages && cost < rest[row].cost)) {
            rest[row] = (struct rest){pages, cost, end};
        }
    }
}

/* Fewest pages first, then pages filled alike that turn at good places. rest[row_count] is the end.
 */
static struct rest *paginate(struct draft *d, const struct flow *f)
{
    struct rest *rest = arena_take_array(d->arena, f->row_count + 1, sizeof *rest);
    if (rest == NULL) {
        d->no_memory = true;
        return NULL;
    }
    for (size_t row = f->row_count; row-- > 0;) {
        double room = page_room(f, row == 0);
        double head = 0;
        (void)head_again(f, row, room, &head);
        room -= head;
        rest[row].pages = SIZE_MAX;
        best_end(f, rest, row, room, true);
        if (rest[row].pages == SIZE_MAX) {
            best_end(f, rest, row, room, false);
        }
    }
    return rest;
}

/* Pages that the rows take as they are set now; writes where each starts if `keep`. */
static size_t turn_pages(struct draft *d, struct flow *f, bool keep)
{
    struct rest *rest = paginate(d, f);
    if (rest == NULL) {
        return 0;
    }
    size_t pages = rest[0].pages;
    if (keep) {
        f->first = arena_take_array(d->arena, pages + 1, sizeof *f->first);
        if (f->first == NULL) {
            d->no_memory = true;
            return 0;
        }
        size_t row = 0;
        for (size_t i = 0; i < pages; i++, row = rest[row].next) {
            f->first[i] = row;
            f->parted = f->parted || parts_whole(f, row);
        }
        f->first[pages] = f->row_count;
    }
    return pages;
}

struct flow flow_plan(struct draft *d, const struct blocks *blocks, const struct frame *frame,
                      const double *sizes, size_t size_count)
{
    struct flow f = {.frame = *frame, .blocks = blocks};
    set(d, &f, sizes[size_count - 1]);
    size_t fewest = turn_pages(d, &f, false);
    for (size_t i = 0; i < size_count && !d->no_memory; i++) {
        set(d, &f, sizes[i]);
        f.over = page_room(&f, true) < 0 || page_room(&f, false) < 0;
        if (!f.over && turn_pages(d, &f, false) <= fewest) {
            break;
        }
    }
    f.page_count = turn_pages(d, &f, true);
    return f;
}

static void draw_mark(struct draft *d, const struct flow *f, const struct flow_line *r,
                      double baseline)
{
    const struct block *b = &f->blocks->block[r->block];
    double x = f->frame.x + r->indent;
    if (b->kind == BLOCK_QUOTE) {
        double pitch = para_pitch(&f->lines[r->block]);
        double top = baseline - .95 * f->size;
        draft_rect(d, f->frame.x, top, .35,
                   r->index + 1 < f->lines[r->block].count ? pitch : 1.2 * f->size, d->theme->rule);
    }
    if (r->index != 0 || b->continues) {
        return;
    }
    if (b->kind == BLOCK_ORDERED) {
        draft_text_right(d, FACE_STRONG, f->size, x - .4 * f->size, baseline, d->theme->accent,
                         draft_format(d, "%ld.", b->number));
    } else if (b->kind == BLOCK_BULLET) {
        draft_text_right(d, FACE_STRONG, f->size, x - .4 * f->size, baseline, d->theme->accent,
                         b->depth == 0 ? "•" : "–");
    }
}

/* Baseline of the first row of a page; *head is the row that is drawn again over it, or NO_ROW. */
static double first_baseline(const struct flow *f, size_t page, ptrdiff_t *head, double *extra)
{
    double top = page == 0 ? f->frame.first_top : f->frame.top;
    *head = head_again(f, f->first[page], page_room(f, page == 0), extra);
    return top + face_metrics(FACE_TEXT).cap * f->size + *extra;
}

double flow_last(const struct flow *f, size_t page)
{
    if (page >= f->page_count) {
        return 0;
    }
    ptrdiff_t head;
    double extra;
    double baseline = first_baseline(f, page, &head, &extra);
    for (size_t i = f->first[page] + 1; i < f->first[page + 1]; i++) {
        baseline += f->row[i].before;
    }
    return baseline + f->row[f->first[page + 1] - 1].depth;
}

void flow_draw(struct draft *d, const struct flow *f, size_t page)
{
    if (page >= f->page_count) {
        return;
    }
    ptrdiff_t head;
    double extra;
    double baseline = first_baseline(f, page, &head, &extra);
    if (head != NO_ROW) {
        size_t block = f->row[head].block;
        flow_table_draw(d, &f->blocks->block[block], f->columns[block], f->size, f->frame.x,
                        baseline - extra);
    }
    for (size_t i = f->first[page]; i < f->first[page + 1]; i++) {
        const struct flow_line *r = &f->row[i];
        baseline += i > f->first[page] ? r->before : 0;
        draw_mark(d, f, r, baseline);
        const struct block *b = &f->blocks->block[r->block];
        if (f->columns[r->block] != NULL) {
            flow_table_draw(d, b, f->columns[r->block], f->size, f->frame.x, baseline);
            continue;
        }
        para_draw(d, &f->lines[r->block], r->index, 1, f->frame.x + r->indent, baseline,
                  b->kind == BLOCK_HEADING ? d->theme->accent : d->theme->ink);
    }
}
