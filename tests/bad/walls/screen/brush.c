// must not include paint/brush.h
#include "paint/brush.h"
