// must not include base/log.h
#include "base/log.h"
