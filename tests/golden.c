#include "golden.h"

#include "pixels.h"

#include "base/file.h"
#include "commands/maker.h"
#include "commands/render_banner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_BYTES = 160, SHEET_WIDTH = 1920, README_PAGES = 6 };

/* A set at work. */
struct walk {
    struct golden *golden;
    const struct golden_set *set;
    struct content *content;
    struct maker *maker;
    struct canvas canvas;
    struct contact sheet, readme;
    struct banner banner;
    struct arena words; /* of the banner */
};

static bool listed(const struct golden *golden, const char *name)
{
    for (size_t i = 0; golden != NULL && i < golden->count; i++) {
        if (strcmp(golden->name[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* How many pictures in the folder are of none of the pages (NULL: there are none); removes them if
 * asked to. */
static int left_over(const char *path, const struct golden *golden, bool remove)
{
    int count = 0;
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (strstr(entry->d_name, ".png") != NULL && !listed(golden, entry->d_name)) {
            count++;
            if (remove) {
                assert_int_equal(unlinkat(dirfd(folder), entry->d_name, 0), 0);
            }
        }
    }
    if (folder != NULL) {
        assert_int_equal(closedir(folder), 0);
    }
    return count;
}

/* Where the difference of that picture is told: a folder in GOLDEN has its own there too. */
static void difference_path(const struct golden *golden, const char *name, char path[PATH_BYTES])
{
    (void)snprintf(path, PATH_BYTES, GOLDEN_DIFFERENCES "%s/%s", golden->folder + strlen(GOLDEN),
                   name);
}

/* Compares the page with its picture. A coarse picture is what is kept; whether they are alike is
 * asked of the page as it was painted. */
static void compare(struct golden *golden, const char *folder, const char *name, bool coarse,
                    struct canvas *got)
{
    char path[PATH_BYTES];
    char difference[PATH_BYTES];
    struct canvas expected;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    difference_path(golden, name, difference);
    const bool there = pixels_read(path, &expected);
    const bool alike = there && pixels_alike(&expected, got);
    if (coarse) {
        pixels_make_coarse(got);
    }
    if (pixels_differ(&expected, got, 0) > 0) {
        golden->changed++;
        golden->wrong += !alike;
        pixels_write_difference(difference, &expected, got);
        print_message("%s: %s; look at %s\n", name,
                      !there  ? "is new"
                      : alike ? "differs, but no viewer would see it"
                              : "differs",
                      difference);
        if (golden->update) {
            pixels_write(path, got);
        }
    }
    canvas_free(&expected);
}

static char *new_name(struct golden *golden)
{
    assert_true(golden->count < GOLDEN_PICTURES);
    return golden->name[golden->count++];
}

static void add(struct contact *contact, const struct canvas *page)
{
    assert_false(contact_full(contact));
    struct err err = {0};
    if (!contact_add(contact, page, &err)) {
        fail_msg("%s", err.text);
    }
}

/* Every page from here on has the banner of the set over its foot. */
static void say_banner(struct walk *w)
{
    struct err err = {0};
    enum banner_kind kind;
    if (!render_banner_kind(w->set->banner, &kind, &err) ||
        !render_banner_example(w->maker, content_deck(w->content), kind, &w->words, &w->banner,
                               &err)) {
        fail_msg("%s, banner: %s", w->set->file, err.text);
    }
    maker_say(w->maker, &w->banner);
}

/* Paints a page of what is in the maker's slot. */
static void take_page(struct walk *w, const char *slide, size_t page)
{
    struct err err = {0};
    struct moment moment;
    const struct golden_set *set = w->set;
    assert_true(clock_parse("2020-12-29 14:05", &moment));
    if (!maker_paint(w->maker, 0, page, &moment, &w->canvas, &err)) {
        fail_msg("%s, slide %s, page %zu: %s", set->file, slide, page + 1, err.text);
    }
    if (set->readme != NULL && w->readme.count < README_PAGES) {
        add(&w->readme, &w->canvas);
    }
    if (set->shrink > 0) {
        add(&w->sheet, &w->canvas);
        return;
    }
    char *name = new_name(w->golden);
    (void)snprintf(name, GOLDEN_NAME, "%s-%dx%d-%s-%zu%s%s.png", set->name, set->width, set->height,
                   slide, page + 1, set->banner == NULL ? "" : "-",
                   set->banner == NULL ? "" : set->banner);
    compare(w->golden, w->golden->folder, name, true, &w->canvas);
}

static bool wanted(const struct golden_set *set, int64_t id)
{
    for (size_t i = 0; i < GOLDEN_SLIDES; i++) {
        if (set->slides[i] == id) {
            return true;
        }
    }
    return set->slides[0] == 0 && (set->before == 0 || id < set->before);
}

static void take_slide(struct walk *w, size_t index, size_t count)
{
    struct err err = {0};
    char name[24];
    size_t pages = 0;
    const struct slide_ref *ref = &content_deck(w->content)->slides[index];
    (void)snprintf(name, sizeof name, "%03d", (int)ref->id);
    const size_t place = w->set->places > 0 ? w->set->place : index + 1;
    const size_t places = w->set->places > 0 ? w->set->places : count;
    if (!maker_slide(w->maker, 0, ref, place, places, &pages, &err)) {
        fail_msg("%s, slide %s: %s", w->set->file, name, err.text);
    }
    for (size_t page = 0; page < pages; page++) {
        if (!w->set->ends || page == 0 || page + 1 == pages) {
            take_page(w, name, page);
        }
    }
}

static void take_calm(struct walk *w)
{
    struct err err = {0};
    if (!maker_calm(w->maker, 0, CALM_NO_FILE, &err)) {
        fail_msg("the built-in slide: %s", err.text);
    }
    take_page(w, "calm", 0);
}

/* The pages that were gathered on a sheet, as one picture. */
static void take_sheet(struct walk *w, struct contact *contact, const char *folder,
                       const char *name, bool coarse)
{
    struct err err = {0};
    struct canvas sheet;
    if (contact->count > 0) {
        assert_true(contact_sheet(contact, &sheet, &err));
        compare(w->golden, folder, name, coarse, &sheet);
        canvas_free(&sheet);
    }
    contact_free(contact);
}

void golden_compare(struct golden *golden, const struct golden_set *set)
{
    struct err err = {0};
    struct walk w = {.golden = golden, .set = set};
    w.content = content_open(set->file, CONTENT_STORED, CONTENT_QUICK, &err);
    w.maker = maker_new(&err);
    if (w.content == NULL || w.maker == NULL || !maker_load(w.maker, w.content, &err) ||
        !canvas_make(&w.canvas, set->width, set->height, &err)) {
        fail_msg("%s: %s", set->file, err.text);
        return;
    }
    maker_resize(w.maker, set->width, set->height);
    if (set->banner != NULL) {
        say_banner(&w);
    }
    if (set->shrink > 0) {
        w.sheet.thumb_width = set->width / set->shrink;
        w.sheet.across = SHEET_WIDTH / w.sheet.thumb_width;
    }
    const struct deck *deck = content_deck(w.content);
    for (size_t i = 0; i < deck->slide_count; i++) {
        if (wanted(set, deck->slides[i].id)) {
            take_slide(&w, i, deck->slide_count);
        }
    }
    if (set->calm) {
        take_calm(&w);
    }
    if (set->shrink > 0) {
        char *name = new_name(golden);
        (void)snprintf(name, GOLDEN_NAME, "%s-%dx%d.png", set->name, set->width, set->height);
        take_sheet(&w, &w.sheet, golden->folder, name, true);
    }
    if (set->readme != NULL) {
        take_sheet(&w, &w.readme, "assets", set->readme, false);
    }
    canvas_free(&w.canvas);
    maker_free(w.maker);
    arena_free(&w.words);
    content_close(w.content);
}

void golden_open(struct golden *golden, const char *folder)
{
    struct err err = {0};
    char differences[PATH_BYTES];
    *golden = (struct golden){.folder = folder, .update = getenv("GOLDEN_UPDATE") != NULL};
    difference_path(golden, "", differences);
    (void)left_over(differences, NULL, true);
    assert_true(file_make_folder(GOLDEN_DIFFERENCES, &err));
    assert_true(file_make_folder(differences, &err));
    assert_true(file_make_folder(folder, &err));
}

void golden_close(struct golden *golden)
{
    const int left = left_over(golden->folder, golden, golden->update);
    print_message("%zu pictures; that differ at all: %d, to the eye: %d; of no page: %d\n",
                  golden->count, golden->changed, golden->wrong, left);
    if (!golden->update && golden->wrong + left > 0) {
        fail_msg("the pages are not as in %s: look at them in " GOLDEN_DIFFERENCES
                 ", and if they are right, run make golden",
                 golden->folder);
    }
}
