#include "layout/flow.h"

#include "layout/flow_pages.h"
#include "layout/flow_table.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#define STEP 1.4     /* indent of a list, em */
#define FALL .85     /* of its size the text gives up at most for pages that turn at good places */
#define PAGE_COST .3 /* of a page that is added for that */

double flow_gap(const struct block *before, const struct block *b)
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
    double gap = flow_gap(i == 0 ? NULL : b - 1, b) * pitch;
    if (f->columns[i] != NULL) {
        double depth = pitch * ((double)flow_table_lines(d, b, f->columns[i], f->size) - 1);
        double cap = face_metrics(FACE_TEXT).cap * f->size;
        if (depth <= f->frame.bottom - fmax(f->frame.top, f->frame.first_top) - cap) {
            f->row[f->row_count++] = (struct flow_line){i, 0, 0, gap + *after, depth};
            f->tall_rows += depth > 0;
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
    f->tall_rows = 0;
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

static struct flow flow_at(struct draft *d, const struct flow *empty, double size, double page_cost)
{
    struct flow f = *empty;
    set(d, &f, size);
    flow_turn(d, &f, page_cost);
    return f;
}

/* Whether the smaller text is better: its pages turn at better places, or else the cells of half as
 * many rows are broken. */
static bool is_better(const struct flow *f, const struct flow *than)
{
    return f->bad_turns < than->bad_turns ||
           (f->bad_turns == than->bad_turns && than->tall_rows > 0 &&
            f->tall_rows * 2 <= than->tall_rows);
}

/* The largest size that takes so many pages, or one a little smaller that is better. */
static struct flow in_pages(struct draft *d, const struct flow *empty, const double *sizes,
                            size_t size_count, size_t pages)
{
    struct flow best = *empty;
    double largest = 0;
    for (size_t i = 0; i < size_count && !d->no_memory; i++) {
        struct flow f = flow_at(d, empty, sizes[i], FLOW_FEWEST_PAGES);
        if (f.page_count > pages || f.over) {
            continue;
        }
        if (largest <= 0) {
            largest = f.size;
            best = f;
        } else if (f.size >= largest * FALL && is_better(&f, &best)) {
            best = f;
        }
        if ((best.bad_turns == 0 && best.tall_rows == 0) || f.size < largest * FALL) {
            break;
        }
    }
    return largest > 0 ? best : flow_at(d, empty, sizes[size_count - 1], FLOW_FEWEST_PAGES);
}

struct flow flow_plan(struct draft *d, const struct blocks *blocks, const struct flow_frame *frame,
                      const double *sizes, size_t size_count)
{
    struct flow empty = {.frame = *frame, .blocks = blocks};
    size_t fewest = flow_at(d, &empty, sizes[size_count - 1], FLOW_FEWEST_PAGES).page_count;
    struct flow best = in_pages(d, &empty, sizes, size_count, fewest);
    for (size_t i = 0; i < size_count && frame->page_more && best.bad_turns > 0; i++) {
        struct flow f = flow_at(d, &empty, sizes[i], PAGE_COST);
        if (f.page_count <= fewest + 1 && f.bad_turns == 0 && !f.over && !d->no_memory) {
            best = f;
        }
    }
    return best;
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

/* Baseline of the first row of a page; *head is the row that is drawn again over it, or
 * FLOW_NO_ROW. */
static double first_baseline(const struct flow *f, size_t page, ptrdiff_t *head, double *extra)
{
    double top = page == 0 ? f->frame.first_top : f->frame.top;
    *head = flow_head_again(f, f->first[page], flow_page_room(f, page == 0), extra);
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
    if (head != FLOW_NO_ROW) {
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
