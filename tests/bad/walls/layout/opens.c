// must not use fopen
void f(void)
{
    (void)fopen("x", "r");
}
