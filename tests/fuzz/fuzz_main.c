/* libFuzzer's side: one program that goes by the name of its target, build/fuzz/content.
 * https://llvm.org/docs/LibFuzzer.html */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

/* libFuzzer hands nothing down. */
static const struct fuzz_target *target;
static void *ctx;

static void close_target(void)
{
    if (target->close != NULL) {
        target->close(ctx);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    const char *slash = strrchr((*argv)[0], '/');
    const char *name = slash == NULL ? (*argv)[0] : slash + 1;
    for (size_t i = 0; fuzz_target_at(i) != NULL; i++) {
        if (strcmp(fuzz_target_at(i)->name, name) == 0) {
            target = fuzz_target_at(i);
            ctx = target->open == NULL ? NULL : target->open();
            (void)atexit(close_target);
            return 0;
        }
    }
    (void)fprintf(stderr, "%s is no target\n", name);
    exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)target->run(ctx, data, size);
    return 0;
}

/* An SQLite file whose bytes move is soon no SQLite file: three of four changes to one keep its
 * size, and stay within a piece of it. Everything else is changed as libFuzzer likes. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
    enum { HEAD = 100, PIECE = 64 };
    static const char magic[] = "SQLite format 3";
    if (size <= HEAD + PIECE || memcmp(data, magic, sizeof magic) != 0 || seed % 4 == 0) {
        return LLVMFuzzerMutate(data, size, most);
    }
    uint8_t piece[PIECE];
    const size_t at = (seed / 4) % (size - PIECE);
    const size_t length = 1 + (seed >> 5) % PIECE;
    memcpy(piece, data + at, length);
    const size_t changed = LLVMFuzzerMutate(piece, length, length);
    memcpy(data + at, piece, changed);
    return size;
}
