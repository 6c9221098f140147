/* The signatures of the real minisign(1) are accepted; a signed file or a signature of which a bit,
 * or the end, is another never is. */
#include "command.h"
#include "signer.h"
#include "sqlite_shell.h"
#include "update/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static struct scratch scratch; /* with the folder of trusted keys "trusted" */
static struct signer office, stranger;
static struct keys keys;

struct pair {
    unsigned char *file;
    size_t file_size;
    char *signature;
    size_t signature_size;
};

static struct io io;

static struct scratch_path in_scratch(const char *name)
{
    return scratch_path(&scratch, name);
}

static struct pair sign(const struct signer *signer, const void *bytes, size_t size,
                        const char *options)
{
    struct pair pair;
    struct scratch_path path = in_scratch("kiosk.db");
    write_file(path.text, bytes, size);
    signer_sign(signer, path.text, options);
    pair.file = whole_file(path.text, &pair.file_size);
    pair.signature = (char *)whole_file(in_scratch("kiosk.db.minisig").text, &pair.signature_size);
    return pair;
}

static void pair_free(struct pair *pair)
{
    free(pair->file);
    free(pair->signature);
}

static int memory_file(const void *bytes, size_t size)
{
    int fd = memfd_create("kiosk", MFD_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, size), size);
    return fd;
}

static struct hashed hash(const void *bytes, size_t size)
{
    struct hashed h;
    struct verdict v = {0};
    int fd = memory_file(bytes, size);
    if (!verify_hash(&io, fd, "memory", (struct progress){0}, &h, &v)) {
        fail_msg("%s", v.err.text);
    }
    (void)close(fd);
    return h;
}

static enum reason judge(const struct pair *pair, struct verdict *v)
{
    struct hashed h = hash(pair->file, pair->file_size);
    *v = (struct verdict){0};
    bool good = verify_signature(&keys, pair->signature, pair->signature_size, &h, v);
    assert_true(good == (v->reason == REASON_NONE));
    assert_true(good || v->err.status != STATUS_OK);
    return v->reason;
}

static void expect(const struct pair *pair, enum reason want, const char *words)
{
    struct verdict v;
    enum reason got = judge(pair, &v);
    if (got != want || strstr(v.err.text, words) == NULL) {
        fail_msg("%s, not %s: %s", reason_name(got), reason_name(want), v.err.text);
    }
}

static const char content[] = "Not a data file: to the signature all files are alike.\n";

static void what_minisign_signs_is_accepted(void **state)
{
    (void)state;
    static const char *const options[] = {"",
                                          "-H",
                                          "-t ''",
                                          "-t 'Bản tin số 7, của văn phòng'",
                                          "-c 'my own words'",
                                          "-t 'a=b\tc' -c ''"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        struct pair pair = sign(&office, content, sizeof content - 1, options[i]);
        expect(&pair, REASON_NONE, "");
        pair_free(&pair);
    }
    struct pair empty = sign(&office, "", 0, "");
    expect(&empty, REASON_NONE, "");
    pair_free(&empty);
    size_t size = 3 * 65536; /* whole pieces, so that the end is found by a read of nothing */
    char *large = calloc(1, size + 1);
    assert_non_null(large);
    struct pair pair = sign(&office, large, size, "");
    expect(&pair, REASON_NONE, "");
    pair_free(&pair);
    pair = sign(&office, large, size + 1, "");
    expect(&pair, REASON_NONE, "");
    pair_free(&pair);
    free(large);
}

static void line_ends_of_windows_are_no_harm(void **state)
{
    (void)state;
    struct pair pair = sign(&office, content, sizeof content - 1, "");
    char *with = malloc(2 * pair.signature_size);
    size_t size = 0;
    assert_non_null(with);
    for (size_t i = 0; i < pair.signature_size; i++) {
        if (pair.signature[i] == '\n') {
            with[size++] = '\r';
        }
        with[size++] = pair.signature[i];
    }
    free(pair.signature);
    pair.signature = with;
    pair.signature_size = size;
    expect(&pair, REASON_NONE, "");
    pair_free(&pair);
}

static void each_refusal_has_its_own_words(void **state)
{
    (void)state;
    char name[17];
    struct pair pair = sign(&stranger, content, sizeof content - 1, "");
    signer_key(&stranger, name);
    expect(&pair, REASON_WRONG_KEY, name);
    signer_key(&office, name);
    expect(&pair, REASON_WRONG_KEY, name);
    pair_free(&pair);
    pair = sign(&office, content, sizeof content - 1, "-l");
    expect(&pair, REASON_OLD_SIGNATURE, "old form");
    pair_free(&pair);
    pair = sign(&office, content, sizeof content - 1, "-t 'number 7'");
    char *comment = strstr(pair.signature, "number 7");
    assert_non_null(comment);
    comment[7] = '8';
    expect(&pair, REASON_COMMENT, "trusted comment");
    comment[7] = '7';
    pair.file[0] ^= 1;
    expect(&pair, REASON_ALTERED, "not the one that was signed");
    pair.file[0] ^= 1;
    pair.signature_size /= 2;
    expect(&pair, REASON_BAD_SIGNATURE, "less than its four lines");
    pair.signature_size = 0;
    expect(&pair, REASON_BAD_SIGNATURE, "less than its four lines");
    pair_free(&pair);
}

/* The head of an SQLite file tells its size, so that a copy that ended early is told from a change.
 */
static void a_cut_or_lengthened_data_file_is_told(void **state)
{
    (void)state;
    struct scratch_path path = in_scratch("head.db");
    shell_new(path.text, NULL);
    size_t size;
    unsigned char *bytes = whole_file(path.text, &size);
    struct pair pair = sign(&office, bytes, size, "");
    expect(&pair, REASON_NONE, "");
    pair.file_size -= 100;
    expect(&pair, REASON_CUT_OFF, "it lacks 100 of the ");
    pair.file_size += 100;
    unsigned char *longer = calloc(1, size + 7);
    assert_non_null(longer);
    memcpy(longer, bytes, size);
    free(pair.file);
    pair.file = longer;
    pair.file_size = size + 7;
    expect(&pair, REASON_ADDED_TO, "7 bytes more");
    pair.file_size = 50; /* less than a head */
    expect(&pair, REASON_ALTERED, "not the one");
    pair_free(&pair);
    free(bytes);
}

static void no_byte_of_the_file_can_change(void **state)
{
    (void)state;
    enum { SIZE = 700 };
    unsigned char bytes[SIZE];
    for (size_t i = 0; i < SIZE; i++) {
        bytes[i] = (unsigned char)(i * 7 >> 2);
    }
    struct pair pair = sign(&office, bytes, SIZE, "");
    struct verdict v;
    size_t tried = 0;
    for (size_t i = 0; i < SIZE; i++) {
        for (int bit = 0; bit < 8; bit++, tried++) {
            pair.file[i] ^= (unsigned char)(1 << bit);
            assert_int_equal(judge(&pair, &v), REASON_ALTERED);
            pair.file[i] ^= (unsigned char)(1 << bit);
        }
    }
    for (pair.file_size = 0; pair.file_size < SIZE; pair.file_size++, tried++) {
        assert_int_equal(judge(&pair, &v), REASON_ALTERED);
    }
    assert_int_equal(judge(&pair, &v), REASON_NONE); /* and nothing else was the matter */
    pair_free(&pair);
    print_message("    %zu altered or cut files, none accepted\n", tried);
}

/* The words of the untrusted comment are not signed (so minisign calls them), and not looked at. */
static void no_byte_of_the_signature_can_change(void **state)
{
    (void)state;
    struct pair pair = sign(&office, content, sizeof content - 1, "-t 'number 7' -c 'free words'");
    const char *words = strstr(pair.signature, "free words");
    assert_non_null(words);
    const size_t from = (size_t)(words - pair.signature);
    const size_t until = from + strlen("free words");
    struct verdict v;
    size_t tried = 0;
    size_t of_words = 0;
    for (size_t i = 0; i < pair.signature_size; i++) {
        for (int change = 1; change < 256; change++) {
            pair.signature[i] ^= (char)change;
            enum reason got = judge(&pair, &v);
            pair.signature[i] ^= (char)change;
            if (i >= from && i < until) {
                of_words += got == REASON_NONE;
            } else if (got == REASON_NONE) {
                fail_msg("byte %zu ^ %d was accepted", i, change);
            }
            tried += i < from || i >= until;
        }
    }
    assert_true(of_words > 0);
    size_t whole = pair.signature_size;
    for (pair.signature_size = 0; pair.signature_size < whole; pair.signature_size++, tried++) {
        assert_int_equal(judge(&pair, &v), REASON_BAD_SIGNATURE);
    }
    assert_int_equal(judge(&pair, &v), REASON_NONE);
    char *longer = calloc(1, whole + 1);
    assert_non_null(longer);
    memcpy(longer, pair.signature, whole);
    free(pair.signature);
    pair.signature = longer;
    pair.signature_size = whole + 1;
    for (int last = 0; last < 256; last++, tried++) {
        longer[whole] = (char)last;
        assert_int_equal(judge(&pair, &v), REASON_BAD_SIGNATURE);
    }
    pair_free(&pair);
    print_message("    %zu altered, cut or longer signatures, none accepted\n", tried);
}

/* Two good halves of different signatures are not a good whole. */
static void signatures_are_not_mixed(void **state)
{
    (void)state;
    struct pair a = sign(&office, content, sizeof content - 1, "-t 'number 7'");
    struct pair b = sign(&office, "other", 5, "-t 'number 8'");
    char mixed[2048];
    const char *a_comment = strstr(a.signature, "trusted comment: number");
    const char *b_comment = strstr(b.signature, "trusted comment: number");
    assert_true(a_comment != NULL && b_comment != NULL);
    size_t front = (size_t)(a_comment - a.signature);
    size_t rest = b.signature_size - (size_t)(b_comment - b.signature);
    assert_true(front + rest < sizeof mixed);
    memcpy(mixed, a.signature, front);
    memcpy(mixed + front, b_comment, rest);
    struct pair pair = {a.file, a.file_size, mixed, front + rest};
    expect(&pair, REASON_COMMENT, "trusted comment");
    pair = (struct pair){a.file, a.file_size, b.signature, b.signature_size};
    expect(&pair, REASON_ALTERED, "not the one");
    pair_free(&a);
    pair_free(&b);
}

static void several_keys_for_a_change_over(void **state)
{
    (void)state;
    char line[600];
    int status;
    struct keys both;
    struct verdict v = {0};
    (void)snprintf(line, sizeof line,
                   "cd '%s' && mkdir both empty && cp trusted/office.pub stranger.pub both && echo "
                   "x > both/notes.txt && echo y > both/bad.pub && mkdir both/folder.pub && cp "
                   "both/bad.pub both/.hidden.pub",
                   scratch.folder);
    free(command_output(line, &status));
    assert_int_equal(status, 0);
    assert_true(keys_read(&both, &io, in_scratch("both").text, &v));
    assert_int_equal(both.count, 2);
    assert_string_not_equal(both.broken, "");
    struct pair pair = sign(&stranger, content, sizeof content - 1, "");
    struct hashed h = hash(pair.file, pair.file_size);
    assert_true(verify_signature(&both, pair.signature, pair.signature_size, &h, &v));
    pair_free(&pair);
    assert_false(keys_read(&both, &io, in_scratch("empty").text, &v));
    assert_int_equal(v.reason, REASON_NO_KEYS);
    assert_non_null(strstr(v.err.text, "trusts no key"));
    assert_false(keys_read(&both, &io, in_scratch("none").text, &v));
    assert_int_equal(v.reason, REASON_NO_KEYS);
    assert_non_null(strstr(v.err.text, "No such file"));
    (void)snprintf(line, sizeof line, "cd '%s' && cp both/bad.pub empty", scratch.folder);
    free(command_output(line, &status));
    assert_false(keys_read(&both, &io, in_scratch("empty").text, &v));
    assert_non_null(strstr(v.err.text, "bad.pub"));
}

static void every_reason_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < REASON_COUNT; i++) {
        assert_int_equal(reason_named(reason_name((enum reason)i)), i);
        struct verdict v = {0};
        assert_false(verdict_set(&v, (enum reason)i, "x"));
        assert_true(i == REASON_NONE || v.err.status >= STATUS_NO_FILE);
    }
    assert_int_equal(reason_named("what"), REASON_NONE);
}

static int set_up(void **state)
{
    (void)state;
    char line[400];
    int status;
    io = io_system();
    scratch = scratch_make();
    (void)snprintf(line, sizeof line, "mkdir '%s/trusted'", scratch.folder);
    free(command_output(line, &status));
    office = signer_make(in_scratch("trusted").text, "office");
    stranger = signer_make(scratch.folder, "stranger");
    struct verdict v;
    return keys_read(&keys, &io, in_scratch("trusted").text, &v) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    scratch_remove(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_minisign_signs_is_accepted),
        cmocka_unit_test(line_ends_of_windows_are_no_harm),
        cmocka_unit_test(each_refusal_has_its_own_words),
        cmocka_unit_test(a_cut_or_lengthened_data_file_is_told),
        cmocka_unit_test(no_byte_of_the_file_can_change),
        cmocka_unit_test(no_byte_of_the_signature_can_change),
        cmocka_unit_test(signatures_are_not_mixed),
        cmocka_unit_test(several_keys_for_a_change_over),
        cmocka_unit_test(every_reason_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
