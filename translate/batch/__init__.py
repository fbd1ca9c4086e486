"""Batch jobs: many documents translated as one stream of sentences, killed and resumed, on one machine or many.

`run` is the loop; `plan` cuts documents into blocks, an engine (`local` or `cluster`) translates them, `journal` and
`cache` remember.
"""
