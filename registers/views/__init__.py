"""Pages of the registers, one module per noun; those of the plain ones serve each of them."""
