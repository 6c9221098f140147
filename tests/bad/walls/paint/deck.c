// must not include content/deck.h
#include "content/deck.h"
