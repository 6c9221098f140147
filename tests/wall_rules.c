#include "wall_rules.h"

#include <stdio.h>
#include <string.h>

enum { LINES_MAX = 400, LISTED = 14 };

/* What the files of a room may include of ours: names of files, or of whole folders. */
static const struct {
    const char *room;
    const char *may[LISTED];
} rooms[] = {
    {"main.c", {"version.h", "base/err.h", "commands/commands.h"}},
    {"version.h", {NULL}},
    {"base/", {"base/"}},
    {"update/", {"base/", "update/"}},
    {"device/", {"base/", "device/"}},
    {"content/", {"base/", "content/"}},
    {"schedule/", {"base/", "content/deck.h", "schedule/"}},
    {"layout/", {"base/", "content/deck.h", "schedule/load.h", "layout/"}},
    {"paint/", {"base/", "layout/scene.h", "layout/measure.h", "paint/"}},
    {"screen/", {"base/", "paint/paint.h", "layout/scene.h", "screen/"}},
    {"commands/",
     {"version.h", "base/", "update/update.h", "content/content.h", "content/write.h",
      "content/deck.h", "schedule/", "layout/", "paint/paint.h", "paint/frame.h", "device/device.h",
      "screen/screen.h", "commands/"}},
};

/* Names that only some places may use: headers by how they begin, functions and variables whole. */
struct reserved {
    const char *name;
    const char *places[LISTED];
};

static const struct reserved headers[] = {
    {"sqlite3", {"content/"}},
    {"SDL_ttf", {"paint/"}},
    {"cairo", {"paint/"}},
    {"jpeglib", {"paint/"}},
    {"jerror", {"paint/"}},
    {"png", {"paint/"}},
    {"qrencode", {"paint/"}},
    {"SDL", {"paint/", "screen/"}},
    {"X11/", {"screen/"}},
    {"sodium", {"update/"}},
    {"seccomp", {"commands/trial_cage.c"}},
    {"systemd/", {"commands/service.c"}},
    {"md4c", {"layout/"}},
    {"csv", {"base/sheet.c"}},
    {"ini.h", {"layout/", "device/"}},
    {"csv.h", {"base/"}},
    {"base/log.h", {"main.c", "commands/", "base/log.c"}},
};

/* Rooms that do no input or output at all, and those that are handed everything. */
#define NOT_PURE \
    "main.c", "base/", "device/", "update/", "content/", "paint/", "screen/", "commands/"
#define OPENERS "main.c", "base/", "update/", "content/", "screen/", "commands/"
#define CLOCKS "main.c", "base/", "update/", "content/", "screen/", "commands/"

static const struct reserved words[] = {
    {"SDL_CreateWindow", {"screen/"}},
    {"SDL_CreateWindowFrom", {"screen/"}},
    {"SDL_CreateWindowAndRenderer", {"screen/"}},
    {"exit", {"main.c", "commands/"}},
    {"_exit", {"main.c", "commands/"}},
    {"_Exit", {"main.c", "commands/"}},
    {"quick_exit", {"main.c", "commands/"}},
    {"abort", {"main.c", "commands/"}},
    {"stderr", {"main.c", "commands/", "base/log.c"}},
    {"STDERR_FILENO", {"main.c", "commands/", "base/log.c"}},
    {"perror", {"main.c", "commands/"}},
    {"printf", {"main.c", "commands/"}},
    {"puts", {"main.c", "commands/"}},
    {"stdout", {"main.c", "commands/"}},
    {"syslog", {"commands/", "base/log.c"}},
    {"fopen", {OPENERS}},
    {"fdopen", {OPENERS}},
    {"open", {OPENERS}},
    {"openat", {OPENERS}},
    {"opendir", {OPENERS}},
    {"stat", {OPENERS}},
    {"getenv", {OPENERS}},
    {"TTF_OpenFont", {"nobody"}},
    {"SDL_RWFromFile", {"nobody"}},
    {"cairo_surface_write_to_png", {"nobody"}},
    {"cairo_image_surface_create_from_png", {"nobody"}},
    {"read", {NOT_PURE}},
    {"write", {NOT_PURE}},
    {"fread", {NOT_PURE}},
    {"fwrite", {NOT_PURE}},
    {"fprintf", {NOT_PURE}},
    {"socket", {NOT_PURE}},
    {"sleep", {CLOCKS}},
    {"usleep", {CLOCKS}},
    {"nanosleep", {CLOCKS}},
    {"time", {CLOCKS}},
    {"gettimeofday", {CLOCKS}},
    {"clock_gettime", {CLOCKS}},
    {"localtime_r", {CLOCKS}},
    {"SDL_GetTicks", {CLOCKS}},
    {"SDL_GetTicks64", {CLOCKS}},
    {"clock_monotonic_ms", {CLOCKS}},
    {"clock_wall_ms", {CLOCKS}},
    {"clock_moment", {CLOCKS}},
    {"rand", {"nobody"}},
    {"random", {"nobody"}},
    {"system", {"nobody"}},
    {"popen", {"nobody"}},
    {"strtok", {"nobody"}},
    {"setlocale", {"main.c", "commands/", "screen/"}},
};

void wall_found(struct findings *f, const struct source *s, const char *what, const char *name)
{
    const size_t used = strlen(f->text);
    (void)snprintf(f->text + used, sizeof f->text - used, "%s: %s %s\n", s->path, what, name);
    f->count++;
}

/* Whether the path is one of the list: a file, or in a folder (which ends in a slash). */
static bool listed(const char *path, const char *const *list)
{
    for (int i = 0; i < LISTED && list[i] != NULL; i++) {
        const size_t length = strlen(list[i]);
        if (strncmp(path, list[i], length) == 0 &&
            (path[length] == '\0' || list[i][length - 1] == '/')) {
            return true;
        }
    }
    return false;
}

static const char *const *allowed_in(const char *path)
{
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        if (listed(path, (const char *const[LISTED]){rooms[i].room})) {
            return rooms[i].may;
        }
    }
    return NULL;
}

static void check_include(struct findings *f, const struct source *s, const char *name, bool ours)
{
    const char *const *may = allowed_in(s->path);
    if (may == NULL) {
        wall_found(f, s, "is in no room that test_walls.c knows, and includes", name);
    } else if (ours && !listed(name, may)) {
        wall_found(f, s, "must not include", name);
    }
    const char *plain = strncmp(name, "SDL2/", 5) == 0 ? name + 5 : name;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        if (strncmp(plain, headers[i].name, strlen(headers[i].name)) == 0) {
            if (!listed(s->path, headers[i].places)) {
                wall_found(f, s, "must not include", name);
            }
            return; /* the first that fits: SDL_ttf comes before SDL */
        }
    }
}

static void check_includes(struct findings *f, const struct source *s)
{
    for (const char *at = s->text; (at = strstr(at, "#include")) != NULL; at++) {
        if (s->code[at - s->text] != '#') {
            continue; /* in a comment */
        }
        char name[128];
        char quote = 0;
        if (sscanf(at, "#include %c%127[^\">\n]", &quote, name) == 2 &&
            strchr("\"<", quote) != NULL) {
            check_include(f, s, name, quote == '"');
        } else {
            wall_found(f, s, "has an include that can't be read:", "write its name out");
        }
    }
}

static void check_words(struct findings *f, const struct source *s)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (listed(s->path, words[i].places)) {
            continue;
        }
        for (const char *at = s->code; (at = source_word(at, words[i].name)) != NULL; at++) {
            const char *next = at + strlen(words[i].name);
            next += strspn(next, " \t\n");
            const bool member = at > s->code && (at[-1] == '.' || at[-1] == '>');
            const bool call = *next == '(' && !member;
            if (call || strcmp(words[i].name, "stderr") == 0 ||
                strcmp(words[i].name, "stdout") == 0 ||
                strcmp(words[i].name, "STDERR_FILENO") == 0) {
                wall_found(f, s, "must not use", words[i].name);
                break;
            }
        }
    }
}

/* Whether a declaration (up to its = or ;) makes something that can change: it has no const, or has
 * a pointer without const behind it. */
static bool mutable_declaration(const char *text)
{
    const char *star = strrchr(text, '*');
    return source_word(star == NULL ? text : star, "const") == NULL;
}

static void check_declaration(struct findings *f, const struct source *s, char *text)
{
    text += strspn(text, " \n\t");
    text[strcspn(text, "=")] = '\0';
    const char *opened = strchr(text, '(');
    const bool pointer = opened != NULL && opened[1] == '*'; /* to a function */
    if (*text == '\0' || source_word(text, "typedef") == text || (opened != NULL && !pointer)) {
        return; /* nothing, a type, a function */
    }
    char kind[16];
    char name[64];
    char more[2] = "";
    const int words_read = sscanf(text, "%15s %63s %1s", kind, name, more);
    if ((strcmp(kind, "struct") == 0 || strcmp(kind, "enum") == 0 || strcmp(kind, "union") == 0) &&
        words_read <= 2 && !pointer) {
        return; /* a type and nothing of it */
    }
    if (mutable_declaration(text)) {
        wall_found(f, s, "has state at file scope:", text);
    }
}

/* The declaration that starts at `at`, up to its = or ; and without what is in braces. */
static void copy_declaration(char *to, size_t room, const char *at)
{
    int depth = 0;
    for (; *at != '\0' && room > 1 && (depth > 0 || (*at != '=' && *at != ';')); at++) {
        depth += (*at == '{') - (*at == '}');
        if (depth == 0 && *at != '}') {
            *to++ = *at;
            room--;
        }
    }
    *to = '\0';
}

/* Goes through the file's declarations, with what is in braces left out. A brace that follows a
 * parenthesis opens the body of a function; its static variables are looked at too. */
static void check_state(struct findings *f, const struct source *s)
{
    char text[1024];
    size_t length = 0;
    int depth = 0;
    bool line_start = true;
    for (const char *at = s->code; *at != '\0'; at++) {
        if (line_start && *at == '#') {
            while (*at != '\0' && (*at != '\n' || at[-1] == '\\')) {
                at++;
            }
        }
        line_start = *at == '\n';
        if (*at == '{') {
            depth++;
        } else if (*at == '}') {
            depth--;
            if (depth == 0 && memchr(text, '(', length) != NULL &&
                memchr(text, '=', length) == NULL) {
                length = 0; /* the end of a function */
            }
        } else if (depth == 0 && *at == ';') {
            text[length] = '\0';
            check_declaration(f, s, text);
            length = 0;
        } else if (depth == 0 && length + 1 < sizeof text) {
            text[length++] = *at;
        } else if (depth > 0 && source_word(at, "static") == at) {
            char local[256];
            copy_declaration(local, sizeof local, at);
            if (mutable_declaration(local)) {
                wall_found(f, s, "has state in a function:", local);
            }
        }
    }
}

void wall_check_length(struct findings *f, const struct source *s)
{
    if (s->lines > LINES_MAX) {
        wall_found(f, s, "has more lines than", "400: part it");
    }
}

void wall_check(struct findings *f, const struct source *s)
{
    check_includes(f, s);
    check_words(f, s);
    check_state(f, s);
    wall_check_length(f, s);
}
