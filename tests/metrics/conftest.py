"""Property tests here compare with libraries; on a busy machine one example may be slow, which is no failure."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
