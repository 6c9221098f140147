#include "base/vietnamese.h"

#include <string.h>

static const uint16_t letters_of[VIET_VOWELS][VIET_TONES] = {
    [VIET_A] = {'a', 0xe0, 0x1ea3, 0xe3, 0xe1, 0x1ea1},
    [VIET_A_BREVE] = {0x103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7},
    [VIET_A_CIRCUMFLEX] = {0xe2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead},
    [VIET_E] = {'e', 0xe8, 0x1ebb, 0x1ebd, 0xe9, 0x1eb9},
    [VIET_E_CIRCUMFLEX] = {0xea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7},
    [VIET_I] = {'i', 0xec, 0x1ec9, 0x129, 0xed, 0x1ecb},
    [VIET_O] = {'o', 0xf2, 0x1ecf, 0xf5, 0xf3, 0x1ecd},
    [VIET_O_CIRCUMFLEX] = {0xf4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9},
    [VIET_O_HORN] = {0x1a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3},
    [VIET_U] = {'u', 0xf9, 0x1ee7, 0x169, 0xfa, 0x1ee5},
    [VIET_U_HORN] = {0x1b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1},
    [VIET_Y] = {'y', 0x1ef3, 0x1ef7, 0x1ef9, 0xfd, 0x1ef5},
};

uint32_t viet_letter(enum viet_vowel vowel, enum viet_tone tone)
{
    return letters_of[vowel][tone];
}

bool viet_parts(uint32_t letter, enum viet_vowel *vowel, enum viet_tone *tone)
{
    for (int v = 0; v < VIET_VOWELS; v++) {
        for (int t = 0; t < VIET_TONES; t++) {
            if (letters_of[v][t] == letter) {
                *vowel = (enum viet_vowel)v;
                *tone = (enum viet_tone)t;
                return true;
            }
        }
    }
    return false;
}

/* A syllable is looked at in small bytes, so that it can be compared with strings: a vowel as its
 * letter of the key below, d with stroke as D, all others as they are. */
static const char vowel_keys[] = "aAZeEioOQuUy"; /* a ă â, e ê, i, o ô ơ, u ư, y */

/* Rhymes without tones; the trade of a dictionary, with rare ones of loans ("oong") as well. Those
 * that stand behind qu only are in the second list. */
static const char rhymes[] =
    " a ac ach ai am an ang anh ao ap at au ay"
    " Ac Am An Ang Ap At"
    " Zc Zm Zn Zng Zp Zt Zu Zy"
    " e ec em en eng eo ep et"
    " E Ech Em En Enh Ep Et Eu"
    " i ia ich im in inh ip it iu iEc iEm iEn iEng iEp iEt iEu"
    " o oa oac oach oai oam oan oang oanh oao oap oat oay oAc oAm oAn oAng oAt oc oe oen oeo oet oi"
    " om on ong ooc oong op ot"
    " O Oc Oi Om On Ong Op Ot"
    " Q Qi Qm Qn Qp Qt"
    " u ua uZn uZng uZt uZy uc uE uEch uEnh ui um un ung uQ up ut uy uya uych uynh uyt uyu uyEn "
    "uyEt"
    " uOc uOi uOm uOn uOng uOt"
    " U Ua Uc Ui Ung Ut Uu UQc UQi UQm UQn UQng UQp UQt UQu"
    " y yEm yEn yEng yEt yEu ";
static const char rhymes_of_qu[] =
    " a ac ach ai an ang anh ao at au ay Ac Am An Ang At Zn Zng Zt Zy e en eo et E En Enh Et Eu"
    " i it Oc Q Qt y ych yn ynh yt yEn yEt yEu ";

static bool in_list(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at++) {
        if (at[-1] == ' ' && at[length] == ' ') {
            return true;
        }
    }
    return false;
}

static bool fits(const char *initial, const char *rhyme)
{
    bool front = strchr("eEiy", rhyme[0]) != NULL;
    if (strcmp(initial, "qu") == 0) {
        return in_list(rhymes_of_qu, rhyme);
    }
    if (strcmp(initial, "c") == 0 || strcmp(initial, "ng") == 0) {
        return !front && in_list(rhymes, rhyme);
    }
    if (strcmp(initial, "k") == 0 || strcmp(initial, "gh") == 0 || strcmp(initial, "ngh") == 0) {
        return front && in_list(rhymes, rhyme);
    }
    if (strcmp(initial, "g") == 0) {
        return (!front || rhyme[0] == 'i') && in_list(rhymes, rhyme);
    }
    if (initial[0] == '\0' && strncmp(rhyme, "iE", 2) == 0) {
        return false; /* is written yê */
    }
    return (initial[0] == '\0' || rhyme[0] != 'y' || rhyme[1] == '\0') && in_list(rhymes, rhyme);
}

static bool is_vowel(char key)
{
    return key != '\0' && strchr(vowel_keys, key) != NULL;
}

/* Whether the tone may stand on the vowel at `at` of the rhyme: on the last of those that have a
 * mark of their own; else on the last before a consonant; else on the middle one of three and the
 * first of two, or also the second of oa, oe and uy. */
static bool tone_fits(const char *rhyme, size_t at)
{
    size_t vowels = strspn(rhyme, vowel_keys);
    for (size_t i = vowels; i > 0; i--) {
        if (strchr("AZEOQU", rhyme[i - 1]) != NULL) {
            return at == i - 1;
        }
    }
    if (rhyme[vowels] != '\0') {
        return at == vowels - 1;
    }
    if (vowels == 2 &&
        (strcmp(rhyme, "oa") == 0 || strcmp(rhyme, "oe") == 0 || strcmp(rhyme, "uy") == 0)) {
        return true;
    }
    return at == (vowels == 3 ? 1 : 0);
}

static bool stopped(const char *rhyme)
{
    size_t length = strlen(rhyme);
    return length >= 2 &&
           (strchr("cpt", rhyme[length - 1]) != NULL || strcmp(rhyme + length - 2, "ch") == 0);
}

/* The syllable with its tone on the letter at `tone_at`. */
static bool check(const char *syllable, enum viet_tone tone, size_t tone_at)
{
    static const char initials[][4] = {"",   "b",  "c",  "ch", "d", "D",  "g",  "gh",  "gi",
                                       "h",  "k",  "kh", "l",  "m", "n",  "ng", "ngh", "nh",
                                       "ph", "qu", "r",  "s",  "t", "th", "tr", "v",   "x"};
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t length = strlen(initials[i]);
        const char *rhyme = syllable + length;
        if (strncmp(syllable, initials[i], length) != 0 || !is_vowel(*rhyme) ||
            !fits(initials[i], rhyme)) {
            continue;
        }
        bool right =
            tone == VIET_LEVEL || (tone_at >= length && tone_fits(rhyme, tone_at - length));
        if (right && (!stopped(rhyme) || tone == VIET_ACUTE || tone == VIET_DOT)) {
            return true;
        }
    }
    return false;
}

bool viet_syllable(const uint32_t *letters, size_t count)
{
    enum { LONGEST = 7, D_STROKE = 0x111 }; /* nghiêng */
    char syllable[LONGEST + 1] = "";
    enum viet_tone tone = VIET_LEVEL;
    size_t tone_at = 0;
    if (count == 0 || count > LONGEST) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        enum viet_vowel vowel;
        enum viet_tone own;
        if (viet_parts(letters[i], &vowel, &own)) {
            syllable[i] = vowel_keys[vowel];
            if (own != VIET_LEVEL && tone != VIET_LEVEL) {
                return false;
            }
            if (own != VIET_LEVEL) {
                tone = own;
                tone_at = i;
            }
        } else if (letters[i] == D_STROKE) {
            syllable[i] = 'D';
        } else if (letters[i] >= 'a' && letters[i] <= 'z') {
            syllable[i] = (char)letters[i];
        } else {
            return false;
        }
    }
    return check(syllable, tone, tone_at);
}
