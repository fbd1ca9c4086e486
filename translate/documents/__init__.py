"""Text in, text out: what is to be translated taken out of a document, and the rest kept as it is.

`formats` says which formats there are; every other module is one of them, or a part that several share.
"""
