/* A file that an office hands in: text in some encoding, read as a table. */
#include "fuzz.h"

#include "base/decode.h"
#include "base/sheet.h"
#include "base/text.h"

#include <string.h>

static void check_rows(const struct sheet *sheet)
{
    size_t line = 0;
    fuzz_must(sheet->count <= SHEET_ROWS_MAX, "rows have a bound");
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        fuzz_must(row->line > line, "rows come in their order");
        fuzz_must(row->count <= SHEET_CELLS_MAX, "cells have a bound");
        line = row->line;
        for (size_t c = 0; c < row->count; c++) {
            fuzz_must(text_valid(row->cells[c], strlen(row->cells[c])), "a cell is valid UTF-8");
        }
    }
}

static bool run(void *ctx, const uint8_t *data, size_t size)
{
    (void)ctx;
    struct arena arena = {0};
    struct decoded text;
    struct sheet sheet;
    struct err err = {0};
    bool good = decode_text(&arena, (struct bytes){data, size}, &text, &err);
    if (good) {
        fuzz_must(strlen(text.text) == text.length && text_valid(text.text, text.length),
                  "a text that is decoded is valid UTF-8");
        good = sheet_read(&arena, text.text, text.length, &sheet, &err);
        if (good) {
            check_rows(&sheet);
        }
    }
    fuzz_must(good || strlen(err.text) > 10, "an error says what is wrong");
    arena_free(&arena);
    return good;
}

const struct fuzz_target fuzz_sheet = {"sheet", NULL, run, NULL};
