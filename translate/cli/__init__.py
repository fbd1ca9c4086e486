"""The command line: one module for each group of commands, each with options, calls and printing only."""
