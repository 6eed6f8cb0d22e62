"""Reading one article: each stage reads some layers and writes one."""
