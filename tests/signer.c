#include "signer.h"

#include "command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void must(const char *line)
{
    int status = 0;
    char *text = command_output(line, &status);
    if (status != 0) {
        fail_msg("%s: status %d: %s", line, status, text);
    }
    free(text);
}

struct signer signer_make(const char *folder, const char *name)
{
    struct signer s;
    char line[600];
    (void)snprintf(s.secret, sizeof s.secret, "%s/%s.key", folder, name);
    (void)snprintf(s.public, sizeof s.public, "%s/%s.pub", folder, name);
    (void)snprintf(line, sizeof line, "minisign -G -f -W -s '%s' -p '%s'", s.secret, s.public);
    must(line);
    return s;
}

void signer_sign(const struct signer *s, const char *file, const char *options)
{
    char line[900];
    (void)snprintf(line, sizeof line, "minisign -S %s -s '%s' -m '%s'", options, s->secret, file);
    must(line);
}

void signer_key(const struct signer *s, char name[17])
{
    char line[256] = "";
    FILE *file = fopen(s->public, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    (void)fclose(file);
    assert_int_equal(sscanf(line, "untrusted comment: minisign public key %16s", name), 1);
}
