#include "update_place.h"

#include "base/err.h"
#include "command.h"
#include "commands/commands.h"
#include "xvfb.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void place_shell(const struct place *p, const char *format, ...)
{
    char line[1200];
    int status;
    size_t used = (size_t)snprintf(line, sizeof line, "cd '%s' && ", p->scratch.folder);
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line + used, sizeof line - used, format, args);
    va_end(args);
    char *text = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s: %s", line, text);
    }
    free(text);
}

void place_bring(const struct place *p, int serial, const char *sql)
{
    char settings[1000];
    (void)snprintf(settings, sizeof settings,
                   "INSERT INTO setting (name, value) VALUES ('title', 'Edition %d'), "
                   "('organisation', 'O'), ('language', 'en'), ('serial', '%d');"
                   "INSERT INTO slide (id, position, kind, heading, body) VALUES (1, 1, "
                   "'announcement', 'Open', 'From %d:00.');%s",
                   serial, serial, serial, sql);
    place_shell(p, "rm -rf stick && mkdir stick");
    shell_new(p->file.text, settings);
    signer_sign(&p->office, p->file.text, "");
}

int place_set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    assert_non_null(p);
    p->scratch = scratch_make();
    p->store = scratch_path(&p->scratch, "store");
    p->keys = scratch_path(&p->scratch, "keys");
    p->stick = scratch_path(&p->scratch, "stick");
    p->file = scratch_path(&p->scratch, "stick/kiosk.db");
    place_shell(p, "mkdir keys");
    p->office = signer_make(p->keys.text, "office");
    p->stranger = signer_make(p->scratch.folder, "stranger");
    *state = p;
    return 0;
}

int place_tear_down(void **state)
{
    struct place *p = *state;
    scratch_remove(&p->scratch);
    free(p);
    return 0;
}

void place_expect(const struct place *p, int status, const char *said)
{
    run_expect(command_install, PLACE_INSTALL(p, p->stick.text), status, said);
}

void place_status_says(const struct place *p, const char *said)
{
    run_expect(command_status, WORDS("--store", p->store.text), STATUS_OK, said);
}

pid_t place_start(const struct place *p, const char *program, const char *folder)
{
    const char *words[] = {"sh",          "-c",      "exec \"$0\" \"$@\" >/dev/null 2>&1",
                           program,       "install", "--store",
                           p->store.text, "--keys",  p->keys.text,
                           folder,        NULL};
    return program_start(words, NULL);
}
