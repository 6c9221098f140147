#include "layout/flow_pages.h"

#include <math.h>

enum turn { TURN_GOOD, TURN_FAIR, TURN_BAD };

/* What a turn costs, beside the squared slack of the pages, where 1 is a page that is empty. */
static const double turn_costs[] = {[TURN_GOOD] = 0, [TURN_FAIR] = .1, [TURN_BAD] = 1};

enum { ITEM_LINES = 4 }; /* an item of no more stays on one page */

ptrdiff_t flow_head_again(const struct flow *f, size_t row, double room, double *extra)
{
    const struct flow_line *r = &f->row[row];
    const struct flow_columns *columns = f->columns[r->block];
    *extra = 0;
    if (columns == NULL || f->blocks->block[r->block].head) {
        return FLOW_NO_ROW;
    }
    for (size_t head = row; head-- > 0 && f->columns[f->row[head].block] == columns;) {
        const struct flow_line *h = &f->row[head];
        if (f->blocks->block[h->block].head) {
            double gap = flow_gap(&f->blocks->block[h->block], &f->blocks->block[r->block]);
            double distance = h->depth + gap * f->size * face_metrics(FACE_TEXT).line;
            bool small = distance <= room / 3 && distance + r->depth <= room;
            *extra = small ? distance : 0;
            return small ? (ptrdiff_t)head : FLOW_NO_ROW;
        }
    }
    return FLOW_NO_ROW;
}

double flow_page_room(const struct flow *f, bool first)
{
    double top = first ? f->frame.first_top : f->frame.top;
    return f->frame.bottom - top - face_metrics(FACE_TEXT).cap * f->size;
}

static bool is_item(const struct block *b)
{
    return b->kind == BLOCK_ORDERED || b->kind == BLOCK_BULLET;
}

static bool ends_with_colon(const struct block *b)
{
    return b->para.length > 0 && b->para.text[b->para.length - 1] == ':';
}

/* A turn between two blocks: not behind what announces the next, and no item of a list within
 * another alone on its side. */
static enum turn turn_between(const struct blocks *blocks, size_t block)
{
    const struct block *b = &blocks->block[block];
    const struct block *before = b - 1;
    if (before->kind == BLOCK_HEADING || (before->kind == BLOCK_ROW && before->head)) {
        return TURN_BAD;
    }
    bool listed = is_item(b) || b->kind == BLOCK_ROW;
    if (listed && before->kind == BLOCK_PARAGRAPH && ends_with_colon(before)) {
        return TURN_BAD;
    }
    if (!is_item(b) || !is_item(before)) {
        return TURN_GOOD;
    }
    bool first = b->depth > before->depth;
    bool last = block + 1 == blocks->count || !is_item(b + 1) || b[1].depth < b->depth;
    if (b->depth > 0 && (first || last)) {
        return TURN_BAD;
    }
    bool first_alone = before == blocks->block || !is_item(before - 1);
    return b->depth > 0 || b->continues || first_alone || last ? TURN_FAIR : TURN_GOOD;
}

/* Whether a page may start with this row: not if it would leave one line of a block alone before or
 * behind the turn of the page, nor part an item of a few lines. */
static enum turn turn_at(const struct flow *f, size_t row)
{
    const struct flow_line *r = &f->row[row];
    const struct block *b = &f->blocks->block[r->block];
    size_t lines = f->lines[r->block].count;
    if (r->index == 0) {
        return r->block == 0 ? TURN_GOOD : turn_between(f->blocks, r->block);
    }
    bool lone = r->index == 1 || r->index + 1 == lines;
    return b->whole || lone || (is_item(b) && lines <= ITEM_LINES) ? TURN_BAD : TURN_FAIR;
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
    double cost; /* of the pages and their turns */
    size_t next; /* row that the following page starts with; 0: not known yet */
};

/* Tries every end of a page that starts with the row; with `whole` none that parts a block which is
 * to stay whole. */
static void best_end(const struct flow *f, struct rest *rest, size_t row, double room,
                     double page_cost, bool whole)
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
        double turn = end < f->row_count ? turn_costs[turn_at(f, end)] * room * room : 0;
        double cost =
            rest[end].cost + (room - used) * (room - used) + (page_cost + turn) * room * room;
        if (rest[row].next == 0 || cost < rest[row].cost) {
            rest[row] = (struct rest){rest[end].pages + 1, cost, end};
        }
    }
}

/* What follows each row at its best. rest[row_count] is the end. */
static struct rest *paginate(struct draft *d, const struct flow *f, double page_cost)
{
    struct rest *rest = arena_take_array(d->arena, f->row_count + 1, sizeof *rest);
    if (rest == NULL) {
        d->no_memory = true;
        return NULL;
    }
    page_cost *= pow(flow_page_room(f, false), 2);
    for (size_t row = f->row_count; row-- > 0;) {
        double room = flow_page_room(f, row == 0);
        double head = 0;
        (void)flow_head_again(f, row, room, &head);
        room -= head;
        best_end(f, rest, row, room, page_cost, true);
        if (rest[row].next == 0) {
            best_end(f, rest, row, room, page_cost, false);
        }
    }
    return rest;
}

void flow_turn(struct draft *d, struct flow *f, double page_cost)
{
    struct rest *rest = d->no_memory ? NULL : paginate(d, f, page_cost);
    f->page_count = 0;
    f->bad_turns = 0;
    f->parted = false;
    f->over = flow_page_room(f, true) < 0 || flow_page_room(f, false) < 0;
    if (rest == NULL) {
        return;
    }
    f->first = arena_take_array(d->arena, rest[0].pages + 1, sizeof *f->first);
    if (f->first == NULL) {
        d->no_memory = true;
        return;
    }
    f->page_count = rest[0].pages;
    size_t row = 0;
    for (size_t i = 0; i < f->page_count; i++, row = rest[row].next) {
        f->first[i] = row;
        f->parted = f->parted || parts_whole(f, row);
        f->bad_turns += i > 0 && turn_at(f, row) == TURN_BAD;
    }
    f->first[f->page_count] = f->row_count;
}
