// must not include paint/paint.h
#include "paint/paint.h"
