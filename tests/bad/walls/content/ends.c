// must not use exit
#include <stdlib.h>
void f(void)
{
    exit(1);
}
