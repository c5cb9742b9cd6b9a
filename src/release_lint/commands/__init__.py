"""One file per subcommand: ``configure(parser)`` adds its options, ``run(args)`` does its work.

A command's module is imported only when it is called; what is heavy, it imports when it runs.
"""
