#include "layout/markup.h"

#include "base/text.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

enum { NEST_MAX = MARKUP_DEPTH_MAX + 1 };

#define BETWEEN " – " /* the cells of a row that is set as a paragraph */

struct block *blocks_add(struct draft *d, struct blocks *b, struct block block)
{
    if (b->count == b->room) {
        size_t room = b->room == 0 ? 16 : b->room * 2;
        struct block *more = arena_take_array(d->arena, room, sizeof *more);
        if (more == NULL) {
            d->no_memory = true;
            return NULL;
        }
        if (b->count > 0) {
            memcpy(more, b->block, b->count * sizeof *more);
        }
        b->block = more;
        b->room = room;
    }
    b->block[b->count] = block;
    return &b->block[b->count++];
}

struct list {
    bool ordered;
    long next;
};

struct reader {
    struct draft *draft;
    struct blocks blocks;
    struct para_builder text;
    bool open; /* text is being added to */
    struct list list[NEST_MAX];
    int nest; /* lists that are open; those over NEST_MAX are only counted */
    int quotes;
    int strong;
    int emphasis;
    size_t columns; /* of the table */
    bool right;     /* the cell stands at the right */
    bool heading;
    bool first; /* the next paragraph is the first of its item */
    size_t link_start;
    size_t budget; /* bytes of addresses that may still be written */
};

static void close_paragraph(struct reader *r)
{
    if (!r->open) {
        return;
    }
    r->open = false;
    struct para para = para_end(&r->text);
    if (para.length == 0) {
        return;
    }
    struct block block = {.kind = BLOCK_PARAGRAPH, .para = para};
    if (r->nest > 0) {
        int inner = r->nest <= NEST_MAX ? r->nest : NEST_MAX;
        struct list *list = &r->list[inner - 1];
        block.depth = inner - 1;
        block.kind = list->ordered ? BLOCK_ORDERED : BLOCK_BULLET;
        block.number = list->next - 1;
        block.continues = !r->first;
        r->first = false;
    } else if (r->heading) {
        block.kind = BLOCK_HEADING;
    } else if (r->quotes > 0) {
        block.kind = BLOCK_QUOTE;
    }
    (void)blocks_add(r->draft, &r->blocks, block);
}

static void open_paragraph(struct reader *r)
{
    close_paragraph(r);
    r->open = true;
}

/* The parts of a table: its rows become blocks, its cells their paragraphs. */
static void enter_table(struct reader *r, MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_TABLE) {
        close_paragraph(r);
        r->columns = ((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
    } else if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) {
        r->heading = type == MD_BLOCK_THEAD;
    } else if (type == MD_BLOCK_TR) {
        struct block row = {.kind = BLOCK_ROW, .head = r->heading, .whole = true};
        row.cells = arena_take_array(r->draft->arena,
                                     r->columns < MARKUP_CELLS_MAX ? r->columns : MARKUP_CELLS_MAX,
                                     sizeof *row.cells);
        r->draft->no_memory = r->draft->no_memory || row.cells == NULL;
        (void)blocks_add(r->draft, &r->blocks, row);
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        r->right = ((MD_BLOCK_TD_DETAIL *)detail)->align == MD_ALIGN_RIGHT;
        r->open = true;
    }
}

/* Cells beyond those that a table can be drawn with go on in the last one. */
static void leave_cell(struct reader *r)
{
    r->open = false;
    if (r->draft->no_memory || r->blocks.count == 0) {
        return;
    }
    struct block *row = &r->blocks.block[r->blocks.count - 1];
    if (row->kind != BLOCK_ROW) {
        return;
    }
    if (row->cell_count < MARKUP_CELLS_MAX) {
        row->cells[row->cell_count++] = (struct cell){para_end(&r->text), r->right};
    } else {
        para_add(&r->text, FACE_TEXT, BETWEEN, strlen(BETWEEN));
    }
}

/* The row as one paragraph, for a field that is too narrow for its columns. */
static void leave_row(struct reader *r)
{
    if (r->draft->no_memory || r->blocks.count == 0) {
        return;
    }
    struct block *row = &r->blocks.block[r->blocks.count - 1];
    struct para further = para_end(&r->text);
    for (size_t i = 0; i < row->cell_count; i++) {
        const struct para *cell = &row->cells[i].para;
        if (i > 0 && cell->length > 0) {
            para_add(&r->text, FACE_TEXT, BETWEEN, strlen(BETWEEN));
        }
        para_add(&r->text, row->head ? FACE_STRONG : FACE_TEXT, cell->text, cell->length);
    }
    if (further.length > 0) {
        para_add(&r->text, FACE_TEXT, BETWEEN, strlen(BETWEEN));
        para_add(&r->text, FACE_TEXT, further.text, further.length);
        row->too_wide = true;
    }
    row->para = para_end(&r->text);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        close_paragraph(r);
        if (r->nest < NEST_MAX) {
            struct list list = {.ordered = type == MD_BLOCK_OL, .next = 1};
            if (list.ordered) {
                list.next = (long)((MD_BLOCK_OL_DETAIL *)detail)->start;
            }
            r->list[r->nest] = list;
        }
        r->nest++;
    } else if (type == MD_BLOCK_LI) {
        close_paragraph(r);
        r->list[r->nest <= NEST_MAX ? r->nest - 1 : NEST_MAX - 1].next++;
        r->first = true;
    } else if (type == MD_BLOCK_QUOTE) {
        close_paragraph(r);
        r->quotes++;
    } else if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE) {
        r->heading = type == MD_BLOCK_H;
        open_paragraph(r);
    } else {
        enter_table(r, type, detail);
    }
    return r->draft->no_memory;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    (void)detail;
    struct reader *r = user;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        leave_cell(r);
        return r->draft->no_memory;
    }
    if (type == MD_BLOCK_TR) {
        leave_row(r);
    }
    close_paragraph(r);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        r->nest--;
    } else if (type == MD_BLOCK_QUOTE) {
        r->quotes--;
    } else if (type == MD_BLOCK_H || type == MD_BLOCK_THEAD) {
        r->heading = false;
    }
    return r->draft->no_memory;
}

static void add(struct reader *r, const char *text, size_t length)
{
    if (!r->open) { /* the text of a tight list item stands in no paragraph */
        open_paragraph(r);
    }
    enum face face = r->strong > 0 || r->heading ? FACE_STRONG
                     : r->emphasis > 0           ? FACE_ITALIC
                                                 : FACE_TEXT;
    para_add(&r->text, face, text, length);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    (void)detail;
    struct reader *r = user;
    r->strong += type == MD_SPAN_STRONG;
    r->emphasis += type == MD_SPAN_EM;
    if (type == MD_SPAN_A) {
        add(r, "", 0);
        r->link_start = r->text.length;
    }
    return 0;
}

/* A link's address is shown behind its text, unless the text is the address. */
static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    r->strong -= type == MD_SPAN_STRONG;
    r->emphasis -= type == MD_SPAN_EM;
    const MD_ATTRIBUTE *href = type == MD_SPAN_A ? &((MD_SPAN_A_DETAIL *)detail)->href : NULL;
    /* A reference may be used a thousand times: its address is written until the text has doubled.
     */
    if (href != NULL && href->size > 0 && r->open && href->size <= r->budget) {
        r->budget -= href->size;
        size_t length = r->text.length - r->link_start;
        bool same =
            length == href->size && memcmp(r->text.text + r->link_start, href->text, length) == 0;
        if (!same) {
            add(r, " (", 2);
            add(r, href->text, href->size);
            add(r, ")", 1);
        }
    }
    return 0;
}

/* The few entities that people write; any other stays as it was written. */
static void add_entity(struct reader *r, const char *text, size_t length)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"},       {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""},
                 {"&nbsp;", "\u00a0"}, {"&ndash;", "–"}, {"&hellip;", "…"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].name) == length && memcmp(known[i].name, text, length) == 0) {
            add(r, known[i].text, strlen(known[i].text));
            return;
        }
    }
    add(r, text, length);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    struct reader *r = user;
    switch (type) {
    case MD_TEXT_BR:
        add(r, "\n", 1);
        break;
    case MD_TEXT_SOFTBR:
        add(r, " ", 1);
        break;
    case MD_TEXT_ENTITY:
        add_entity(r, text, size);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        add(r, text, size);
        break;
    }
    return r->draft->no_memory;
}

struct blocks markup_read(struct draft *d, const char *body)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = on_text,
    };
    if (text_blank(body)) {
        return (struct blocks){0};
    }
    size_t length = strlen(body);
    struct reader r = {.draft = d, .budget = length + 1024};
    para_begin(&r.text, d, 8 * length + 2048); /* no paragraph is longer than that */
    if (md_parse(body, (MD_SIZE)length, &parser, &r) != 0) {
        d->no_memory = true;
    }
    close_paragraph(&r);
    return r.blocks;
}
