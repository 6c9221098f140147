// has an include that can't be read: write its name out
#include HEADER
