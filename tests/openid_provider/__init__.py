"""Two identity providers in processes of their own, for the tests of signing in: one that lets everybody be whom they
say, and a certified one that is written in JavaScript."""
