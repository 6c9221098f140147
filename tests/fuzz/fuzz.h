/* The doors that bytes from outside come in by, each as one function that takes any bytes.
 * libFuzzer calls them with bytes of its own making (fuzz_main.c, "make fuzz"), and
 * test_fuzz_seeds.c with those that are kept under seeds/. What must never be ends the program with
 * abort(). */
#ifndef KIOSK_TESTS_FUZZ_H
#define KIOSK_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fuzz_target {
    const char *name; /* of its folder under seeds/, and of its dictionary */
    /* What lives through all runs; NULL: nothing is needed. */
    void *(*open)(void);
    /* One run; whether the bytes were taken as good. */
    bool (*run)(void *ctx, const uint8_t *data, size_t size);
    void (*close)(void *ctx);
};

extern const struct fuzz_target fuzz_signature; /* a .minisig file, a .pub file */
extern const struct fuzz_target fuzz_store;     /* the store's state and status */
extern const struct fuzz_target fuzz_content; /* a data file: loaded, each slide and picture read */
extern const struct fuzz_target fuzz_accept; /* a data file, as the trial of kiosk install has it */
extern const struct fuzz_target fuzz_device; /* the settings of the device */
extern const struct fuzz_target fuzz_markdown; /* Markdown of a slide, laid out */
extern const struct fuzz_target fuzz_table;    /* a theme or a language */
extern const struct fuzz_target fuzz_picture;  /* JPEG and PNG */
extern const struct fuzz_target fuzz_sheet;    /* a text or CSV file of the office */

/* All of them; NULL behind the last. */
const struct fuzz_target *fuzz_target_at(size_t index);

/* Ends the program, with what was to hold, unless it does. */
void fuzz_must(bool holds, const char *what);

/* A folder of this process in memory (/dev/shm), or under build/tmp where there is none. */
struct fuzz_folder {
    char path[64];
    char file[80]; /* the one file in it */
};
struct fuzz_folder fuzz_folder_make(void);
void fuzz_folder_write(const struct fuzz_folder *folder, const uint8_t *data, size_t size);
void fuzz_folder_remove(const struct fuzz_folder *folder);

#endif
