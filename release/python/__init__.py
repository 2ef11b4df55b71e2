"""rofz: stability functions of integrators, exactly. The command is verify; python -m rofz runs it, too."""
