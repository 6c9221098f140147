// must not include layout/scene.h
#include "content/deck.h"
#include "layout/scene.h"
