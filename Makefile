# The acts on this project, each doing its own set-up first. Windows: the same words after `make`
# (make.cmd). What they do is written once, in installer/.
PYTHON ?= python3
ACTS = setup run test check bench lock bundle pictures

.PHONY: help $(ACTS)
help $(ACTS):
	@$(PYTHON) -m installer $@ $(ARGS)
