/* What is in an old encoding is found, and what is not is never taken for it. */
#include "base/legacy.h"

#include "base/text.h"
#include "base/vietnamese.h"
#include "legacy_encode.h"
#include "sqlite_shell.h"
#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* In other languages, and signs of all sorts: ours, and some that nearly are Vietnamese. */
static const char *const western[] = {
    "Où est la bibliothèque ? « Là-bas », répondit-il aussitôt.",
    "L'été dernier, nous étions à la côte : thé, café, crêpes et pâtisseries à volonté.",
    "Le maïs, la coïncidence, Noël, Israël, l'aéroport, le goût d'août, naïf, thaï, ambiguïté.",
    "Réunion créée à Genève : dégâts des eaux, tôle, rôti, blé, né, ré, dû, mûr.",
    "Les élèves reçoivent leur diplôme ; la cérémonie aura lieu mercredi à dix-huit heures.",
    "Ça va très bien, merci. À bientôt ! Voilà déjà l'hôtel où dîne le maître.",
    "« On » a dit «non», «ou», «un» et «le».",
    "Die Schüler der Klasse 5 hören schöne Lieder; größere Säle öffnen früher.",
    "Straße, Füße, Käse, Öl, Übung, Ärger, tät, rät, Tür, für, müde, läuft, gemütlich.",
    "Öffnungszeiten: Mo–Fr 8–12 Uhr; über Änderungen hängen wir Zettel aus.",
    "§ 5 Abs. 2 und §7, ±2 °C, 5 µm, 10 µg, 3½ Stunden, 1¼, x², m³, ©2020 Kiosk®",
    "Él no sabía qué más decir; tú sí, mañana, el niño, la señora, aún no, deán, país.",
    "¿Dónde está el baño? ¡Aquí! Sí, tú. Sé. Dé. Mí. Té. Más. Mª Carmen, 1ª y 2º.",
    "La biblioteca abrirá el sábado próximo; habrá café, té y música en español.",
    "Não, São João, coração, irmãos, limões, avô, avó, pé, fé, já, só, três, mês, ações.",
    "Perché no? Così è più facile: città, caffè, però, già, lunedì, tè, è, può.",
    "Smörgåsbord, fjörd, Ångström, räksmörgås, poäng, två, är, ön, å, på, nå, så.",
    "Rødgrød med fløde, søen, øl, på, få, blå, når, gør, København, Århus, Færøerne.",
    "Põhjamaade sõbrad, õhtu, jõulud, öö, töö, üks, küla; hyvää yötä, äiti, öljy.",
    "L'àvia Mercè és a Olot; col·legi, paral·lel, cançó, què, però, això, raó, més.",
    "Reykjavík, þorn, Ísland, það, ég, já, nóg, sjór, Þingvellir, ævintýri.",
    "naïve café, résumé, façade, déjà vu, piñata, jalapeño, Zoë, Chloë, Brontë, Håkon",
    "McÁllister, Ó Briain, Éire, Seán, Siân, Jürgen Müller, Léa, Noé, José, Raúl, Inés, Thaïs",
    "★ ▲ ▼ № ✓ → 📚 € £5 ¥100 ¢ ¤ ¦ ¬ ¯ ´ ¸ × ÷ “x” ‘y’ …",
    "10 × 15 cm, 4÷2, A×B, 3×4, £20, E£ 5, cho¹, ba², note¹, Word™, 20 °C, 1º",
    "Donau\u00addampf\u00adschiff\u00adfahrt, in\u00adfor\u00adma\u00adtion",
    "L'été à C«ng est très agréable, déjà",  /* one word by chance, and many that are none */
    "Ã©tÃ© Ã  la cÃ´te, dá»¥ng, Viá»‡t Nam", /* UTF-8 taken for Western: another fault */
    "HÀ NỘI",
    "ĐÀ LẠT",
    "là và có",
    "Tôi có hai con cá",
    "hoà bình",
    "cô Hà",
    "BÌNH ĐỊNH",
};

static void western_text_is_no_legacy(void **state)
{
    (void)state;
    for (size_t i = 0; i < SUPPORT_COUNT(western); i++) {
        enum legacy guess = legacy_guess(western[i], strlen(western[i]));
        if (guess != LEGACY_NONE) {
            fail_msg("%s: %s", legacy_name(guess), western[i]);
        }
        /* and no word of it alone */
        char *copy = strdup(western[i]);
        assert_non_null(copy);
        char *rest = copy;
        for (const char *word; (word = strsep(&rest, " ,;.:!?")) != NULL;) {
            guess = legacy_guess(word, strlen(word));
            if (guess != LEGACY_NONE && strcmp(word, "C«ng") != 0) {
                fail_msg("%s: %s", legacy_name(guess), word);
            }
        }
        free(copy);
    }
}

/* Any syllables of Vietnamese that Western letters can write, in any order. */
static void vietnamese_in_western_letters_is_no_legacy(void **state)
{
    (void)state;
    static const char *const syllables[] = {
        "là",  "và",   "có",   "cá",  "tôi", "cô",  "bé", "nhà", "hôm", "không", "bà",   "hà",
        "nói", "thì",  "mình", "còn", "rõ",  "hát", "tê", "êm",  "đi",  "à",     "ôn",   "sân",
        "bên", "trên", "quê",  "hè",  "mùa", "đó",  "ý",  "hòa", "hoà", "khoé",  "thúy", "quý"};
    struct rng rng = {11};
    for (int i = 0; i < 20000; i++) {
        char text[256] = "";
        for (size_t n = 1 + rng_below(&rng, 8); n > 0; n--) {
            const char *word = syllables[rng_below(&rng, SUPPORT_COUNT(syllables))];
            if (strstr(word, "đ") == NULL) {
                (void)strcat(strcat(text, word), " ");
            }
        }
        enum legacy guess = legacy_guess(text, strlen(text));
        if (guess != LEGACY_NONE) {
            fail_msg("%s: %s", legacy_name(guess), text);
        }
    }
}

/* All texts of both example files, of each language table and of the samples for new files. */
struct texts {
    char *all;    /* ended by a line feed each */
    size_t count; /* of those with more than ASCII */
    struct scratch scratch;
};

static void add_texts(struct texts *t, const char *db)
{
    static const char query[] =
        "SELECT replace(x, char(10), ' ') FROM (SELECT value AS x FROM setting UNION ALL SELECT "
        "caption FROM image UNION ALL SELECT heading FROM slide UNION ALL SELECT lead FROM slide "
        "UNION ALL SELECT body FROM slide UNION ALL SELECT note FROM slide UNION ALL SELECT label "
        "FROM slide UNION ALL SELECT axis FROM slide UNION ALL SELECT presenter FROM slide UNION "
        "ALL SELECT presenter_office FROM slide UNION ALL SELECT label FROM statistic UNION ALL "
        "SELECT series FROM statistic UNION ALL SELECT recipient FROM award UNION ALL SELECT "
        "category FROM award UNION ALL SELECT honour FROM award UNION ALL SELECT reason FROM "
        "award) WHERE x GLOB '*[^ -~]*';";
    enum { ROOM = 1 << 18 };
    char *output = malloc(ROOM);
    assert_non_null(output);
    assert_int_equal(shell_run(db, query, output, ROOM), 0);
    assert_true(strlen(output) + 1 < ROOM);
    t->all = realloc(t->all, (t->all == NULL ? 0 : strlen(t->all)) + strlen(output) + 1);
    assert_non_null(t->all);
    if (t->count == 0) {
        t->all[0] = '\0';
    }
    (void)strcat(t->all, output);
    for (const char *c = output; *c != '\0'; c++) {
        t->count += *c == '\n';
    }
    free(output);
}

static int read_texts(void **state)
{
    struct texts *t = calloc(1, sizeof *t);
    assert_non_null(t);
    t->scratch = scratch_make();
    static const char *const files[] = {".read data/duc-trong.sql", ".read data/truong-mau.sql",
                                        ".read data/new-vi.sql", ".read data/new-en.sql"};
    for (size_t i = 0; i < SUPPORT_COUNT(files); i++) {
        char name[16];
        (void)snprintf(name, sizeof name, "%zu.db", i);
        struct scratch_path db = scratch_path(&t->scratch, name);
        shell_new(db.text, i < 2 ? files[i]
                                 : "INSERT INTO image (id, name, media_type, data) VALUES "
                                   "(1, 'x', 'image/jpeg', X'FFD8FF');");
        if (i >= 2) {
            shell_must(db.text, files[i]);
        }
        add_texts(t, db.text);
    }
    *state = t;
    return 0;
}

static int free_texts(void **state)
{
    struct texts *t = *state;
    scratch_remove(&t->scratch);
    free(t->all);
    free(t);
    return 0;
}

static void examples_are_no_legacy(void **state)
{
    const struct texts *t = *state;
    char *copy = strdup(t->all);
    char *rest = copy;
    size_t count = 0;
    for (const char *text; (text = strsep(&rest, "\n")) != NULL;) {
        enum legacy guess = legacy_guess(text, strlen(text));
        if (guess != LEGACY_NONE) {
            fail_msg("%s: %s", legacy_name(guess), text);
        }
        count += *text != '\0';
    }
    assert_true(count > 150 && count == t->count);
    free(copy);
}

static char *nfc_line(struct arena *arena, const char *text)
{
    char *line = text_nfc(arena, text, strlen(text), NULL);
    assert_non_null(line);
    return line;
}

/* The same texts in each of the old encodings are found, and come back as they were; in TCVN3 but
 * for capitals. */
static void examples_in_old_encodings_are_found(void **state)
{
    const struct texts *t = *state;
    for (int e = LEGACY_TCVN3; e <= LEGACY_VNI; e++) {
        enum legacy encoding = (enum legacy)e;
        char *copy = strdup(t->all);
        char *rest = copy;
        size_t count = 0;
        size_t found = 0;
        for (const char *line; (line = strsep(&rest, "\n")) != NULL;) {
            struct arena arena = {0};
            const char *text = nfc_line(&arena, line);
            char *encoded = encode_text(encoding, text);
            size_t length = strlen(encoded);
            enum legacy guess = legacy_guess(encoded, length);
            assert_true(guess == LEGACY_NONE || guess == encoding);
            if (legacy_touches(encoding, encoded, length) && strstr(text, "★") == NULL) {
                count++;
                found += guess == encoding;
                assert_true(guess == encoding ||
                            legacy_fits(encoding, encoded, length) != LEGACY_NO_FIT);
                const char *back = legacy_convert(&arena, encoding, encoded, length);
                char *again = encode_text(encoding, back);
                assert_string_equal(again, encoded);
                assert_true(encoding == LEGACY_TCVN3 || strcmp(back, text) == 0);
                free(again);
            }
            free(encoded);
            arena_free(&arena);
        }
        print_message("%s: %zu of %zu texts found\n", legacy_name(encoding), found, count);
        assert_true(found * 100 >= count * 80);
        free(copy);
    }
}

static void short_texts_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum legacy encoding;
    } cases[] = {
        {"TuyÓn dông", LEGACY_TCVN3},
        {"Tuyeån duïng", LEGACY_VNI},
        {"C«ng ty", LEGACY_TCVN3},
        {"Coâng ty", LEGACY_VNI},
        {"Hµ Néi", LEGACY_TCVN3},
        {"Haø Noäi", LEGACY_VNI},
        {"Lª V¨n T¸m", LEGACY_TCVN3},
        {"Leâ Vaên Taùm", LEGACY_VNI},
        {"Tr\u00ad"
         "êng",
         LEGACY_TCVN3},
        {"Tröôøng", LEGACY_VNI},
        {"NguyÔn", LEGACY_TCVN3},
        {"Nguyeãn", LEGACY_VNI},
        {"HéI NGHÞ", LEGACY_TCVN3},
        {"HOÄI NGHÒ", LEGACY_VNI},
        {"®i", LEGACY_TCVN3},
        {"100%, «TuyÓn» Facebook", LEGACY_TCVN3},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        enum legacy guess = legacy_guess(cases[i].text, strlen(cases[i].text));
        if (guess != cases[i].encoding) {
            fail_msg("%s: %s", legacy_name(guess), cases[i].text);
        }
    }
}

static void fits_is_weaker(void **state)
{
    (void)state;
    static const struct {
        enum legacy encoding;
        const char *text;
        enum legacy_fit fit;
    } cases[] = {
        {LEGACY_TCVN3, "Trô", LEGACY_EITHER_WAY},
        {LEGACY_TCVN3, "Häc sinh giái", LEGACY_FITS},
        {LEGACY_TCVN3, "Häc für", LEGACY_NO_FIT},
        {LEGACY_TCVN3, "Trụ", LEGACY_NO_FIT},
        {LEGACY_TCVN3, "abc", LEGACY_NO_FIT},
        {LEGACY_VNI, "Tröng", LEGACY_FITS},
        {LEGACY_VNI, "thò", LEGACY_EITHER_WAY},
        {LEGACY_VNI, "bình", LEGACY_NO_FIT}, /* the same in both */
        {LEGACY_NONE, "Trô", LEGACY_NO_FIT},
    };
    for (size_t i = 0; i < SUPPORT_COUNT(cases); i++) {
        assert_int_equal(legacy_fits(cases[i].encoding, cases[i].text, strlen(cases[i].text)),
                         cases[i].fit);
    }
}

/* Nothing happens to memory whatever is guessed. */
static void any_text_is_looked_at(void **state)
{
    (void)state;
    struct rng rng = {5};
    for (int i = 0; i < 4000; i++) {
        char text[512] = "";
        size_t length = 0;
        for (size_t n = rng_below(&rng, 100); n > 0; n--) {
            uint32_t c = rng_once_in(&rng, 3)   ? 0x20 + (uint32_t)rng_below(&rng, 0x5f)
                         : rng_once_in(&rng, 9) ? 0x100 + (uint32_t)rng_below(&rng, 0x2000)
                                                : 0xa0 + (uint32_t)rng_below(&rng, 0x60);
            length += (size_t)utf8proc_encode_char((utf8proc_int32_t)c,
                                                   (utf8proc_uint8_t *)text + length);
        }
        char *exact = malloc(length + 1); /* so that one byte too many is seen */
        assert_non_null(exact);
        memcpy(exact, text, length);
        exact[length] = '\0';
        struct arena arena = {0};
        (void)legacy_guess(exact, length);
        for (int e = LEGACY_NONE; e <= LEGACY_VNI; e++) {
            (void)legacy_fits((enum legacy)e, exact, length);
            const char *to = legacy_convert(&arena, (enum legacy)e, exact, length);
            assert_non_null(to);
            assert_true(text_valid(to, strlen(to)));
        }
        arena_free(&arena);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(western_text_is_no_legacy),
        cmocka_unit_test(vietnamese_in_western_letters_is_no_legacy),
        cmocka_unit_test(examples_are_no_legacy),
        cmocka_unit_test(examples_in_old_encodings_are_found),
        cmocka_unit_test(short_texts_are_found),
        cmocka_unit_test(fits_is_weaker),
        cmocka_unit_test(any_text_is_looked_at),
    };
    return cmocka_run_group_tests(tests, read_texts, free_texts);
}
