// must not use abort
void f(void)
{
    abort ();
}
